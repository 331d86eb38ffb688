import { CodePointIndex } from "../src/base/code-points.ts";
import { sha256Of } from "../src/base/sha256.ts";
import type { Span } from "../src/case/accounts-file.ts";
import type { AccountId, EventId } from "../src/case/ids.ts";
import { type Reading, reading } from "../src/read/reading.ts";

/** Two invented accounts of a quarrel about herring. */
export const TEXTS = {
  gazette:
    "🐟 Talks on herring\nOn 3 March 2031 Ilse Maran of the Northern Fleet met Tomas Orr of the Fjord Council in Vik. " +
    "On 5 March the fleet offered to leave 40 boats in harbour. Two days later the council rejected the offer. " +
    "On 9 March the harbour pilot carried a second offer of 60 boats. Nobody knows who told the press on 11 March.\n",
  courier:
    "Herring talks.\r\nThe fleet offered 40 boats on March 5, 2031, two officials said. The council refused it on March 7. " +
    "If the ice holds, the council may accept 60 boats.\r\n",
} as const;

export type TextName = keyof typeof TEXTS;

/** Where words stand in one of the texts. */
export function spanIn(account: TextName, words: string): Span {
  const text: string = TEXTS[account];
  const at = text.indexOf(words);
  if (at < 0) throw new RangeError(`${account} does not say: ${words}`);
  const points = new CodePointIndex(text);
  return { start: points.pointOf(at), end: points.pointOf(at + words.length), sha256: sha256Of(words) };
}

const outlet = { kind: "outlet" } as const;
const sure = { confidence: 0.9, restsOn: ["a verb of offering"] };

function report(account: TextName, words: string, more: object = {}): object {
  return { account, span: spanIn(account, words), attribution: outlet, standing: "fact", ...more };
}

function named(account: TextName, ...words: readonly string[]): object[] {
  return words.map((text) => ({ text, account, span: spanIn(account, text) }));
}

/** A reading of them, as a reader might give it; without `courier` as it was before that was there. */
export function smallReading(accounts: readonly TextName[] = ["gazette", "courier"]): Reading {
  const has = (account: TextName): boolean => accounts.includes(account);
  const only = (found: readonly object[]): object[] =>
    found.filter((one) => !("account" in one) || has(one.account as TextName));
  const read = {
    version: 1,
    accounts: accounts.map((id) => ({
      id, file: `${id}.txt`, kind: "text", publisher: `The ${id}`, published: "2031-03-12", publishedFrom: "given",
      sha256: sha256Of(TEXTS[id]), length: [...TEXTS[id]].length,
      lineage: id === "gazette"
        ? { kind: "original", siblings: [], independent: true, ...sure }
        : { kind: "summary", siblings: [], names: "the Harbour Post", independent: true, ...sure },
    })),
    names: [
      { id: "northern-fleet", kind: "party", name: "Northern Fleet", variants: only([...named("gazette", "Northern Fleet", "the fleet"), ...named("courier", "The fleet")]), ...sure },
      { id: "fjord-council", kind: "party", name: "Fjord Council", variants: only([...named("gazette", "Fjord Council", "the council"), ...named("courier", "The council")]), ...sure },
      { id: "maran", kind: "person", name: "Ilse Maran", party: "northern-fleet", role: "skipper", variants: named("gazette", "Ilse Maran"), ...sure },
      { id: "orr", kind: "person", name: "Tomas Orr", party: "fjord-council", variants: named("gazette", "Tomas Orr"), ...sure },
      { id: "pilot", kind: "person", name: "the harbour pilot", variants: named("gazette", "the harbour pilot"), confidence: 0.3, restsOn: ["acts once"] },
      { id: "vik", kind: "place", name: "Vik", variants: named("gazette", "Vik"), ...sure },
    ],
    alignments: [],
    drift: [],
    sentences: [],
    times: only([
      { account: "gazette", span: spanIn("gazette", "On 3 March 2031"), edtf: "2031-03-03", ...sure },
      { account: "gazette", span: spanIn("gazette", "On 5 March"), edtf: "2031-03-05", ...sure },
      { account: "courier", span: spanIn("courier", "March 5, 2031"), edtf: "2031-03-05", ...sure },
    ]),
    quantities: only([
      { account: "gazette", span: spanIn("gazette", "40 boats"), amount: 40, unit: "boats", ...sure },
      { account: "courier", span: spanIn("courier", "40 boats"), amount: 40, unit: "boats", ...sure },
    ]),
    issues: [{ id: "boats", name: "boats", unit: "boats", min: 0, max: 60 }],
    candidates: [
      {
        id: "meeting-1", type: "meeting", title: "Maran and Orr meet", at: "2031-03-03", by: ["maran", "orr"], present: ["maran", "orr"], place: "vik",
        reports: [report("gazette", "On 3 March 2031 Ilse Maran of the Northern Fleet met Tomas Orr of the Fjord Council in Vik.")], ...sure,
      },
      {
        id: "offer-1", type: "offer", title: "The fleet offers 40 boats", at: "2031-03-05", by: ["northern-fleet"], to: ["fjord-council"], terms: { boats: 40 },
        reports: only([
          report("gazette", "On 5 March the fleet offered to leave 40 boats in harbour."),
          report("courier", "The fleet offered 40 boats on March 5, 2031, two officials said.", {
            attribution: { kind: "anonymous", affiliation: "officials", count: 2 }, standing: "promise",
          }),
        ]), ...sure,
      },
      {
        id: "response-1", type: "response", title: "The council rejects", at: "2031-03-07", by: ["fjord-council"], answers: "offer-1", answer: "reject",
        reports: only([report("gazette", "Two days later the council rejected the offer."), report("courier", "The council refused it on March 7.")]), ...sure,
      },
      {
        id: "offer-2", type: "offer", title: "A second offer of 60 boats", at: "2031-03-09", after: [{ event: "response-1", gap: "P2D" }],
        by: ["northern-fleet"], through: ["pilot"], terms: { boats: { atLeast: 60 } },
        reports: [report("gazette", "On 9 March the harbour pilot carried a second offer of 60 boats.")], confidence: 0.6, restsOn: ["an ordinal"],
      },
      {
        id: "leak-1", type: "leak", title: "The press is told", by: [],
        reports: [report("gazette", "Nobody knows who told the press on 11 March.")], confidence: 0.5, restsOn: ["a verb of telling"],
      },
      ...(has("courier")
        ? [{
            id: "response-2", type: "response", title: "The council may accept", by: ["fjord-council"], answers: "offer-2", answer: "accept",
            reports: [report("courier", "If the ice holds, the council may accept 60 boats.", { standing: "hypothesis" })], confidence: 0.45, restsOn: ["may"],
          }]
        : []),
    ],
    notes: [],
  };
  return reading.parse(read);
}

/** The texts by account, as a draft takes them. */
export function smallTexts(accounts: readonly TextName[] = ["gazette", "courier"]): ReadonlyMap<string, string> {
  return new Map(accounts.map((id) => [id, TEXTS[id]]));
}

export function eventId(id: string): EventId {
  return id;
}

export function accountId(id: string): AccountId {
  return id;
}
