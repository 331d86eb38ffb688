import { describe, expect, test } from "vitest";
import type { AccountText } from "../account.ts";
import type { LineageFound, NameFound, StatementFound, TimeFound } from "../findings.ts";
import { PlainText } from "../language/plain-text.ts";
import { parseText } from "../language/tokens.ts";
import { loadLexicon } from "../lexicon.ts";
import type { Candidate } from "../reading.ts";
import { readEvents } from "./candidates.ts";

const loaded = await loadLexicon();
if (!loaded.ok)
  throw new Error(loaded.faults.map((fault) => `${fault.at?.file ?? ""}:${String(fault.at?.line)} ${fault.detail}`).join("\n"));
const LEXICON = loaded.value;

const PEOPLE = { "Marta Olsen": "olsen", Olsen: "olsen", "Idris Bello": "bello", Bello: "bello", Quist: "quist" };
const PARTIES = { Norland: "norland", Sudmark: "sudmark", "the dockers": "dockers", "the company": "company" };
const PLACES = { Vell: "vell" };

function accountsOf(texts: readonly string[]): AccountText[] {
  return texts.map((text, i) => ({
    id: `a${String(i)}`,
    document: { file: `a${String(i)}.txt`, kind: "text", text },
    parsed: parseText(new PlainText(text)),
  }));
}

function namesIn(texts: readonly string[]): NameFound[] {
  const found = new Map<string, NameFound & { mentions: { account: number; start: number; end: number }[] }>();
  for (const [kind, list] of [
    ["person", PEOPLE],
    ["party", PARTIES],
    ["place", PLACES],
  ] as const) {
    for (const [text, id] of Object.entries(list)) {
      const name = found.get(id) ?? { id, kind, name: text, confidence: 1, restsOn: ["given"], mentions: [] };
      texts.forEach((whole, account) => {
        for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + 1)) {
          if (!name.mentions.some((one) => one.account === account && one.start <= at && at < one.end))
            name.mentions.push({ account, start: at, end: at + text.length });
        }
      });
      found.set(id, name);
    }
  }
  return [...found.values()];
}

function read(
  texts: readonly string[],
  extra: { statements?: StatementFound[]; times?: TimeFound[]; lineages?: LineageFound[] } = {},
): readonly Candidate[] {
  const accounts = accountsOf(texts);
  return readEvents(
    {
      accounts,
      names: namesIn(texts),
      statements: extra.statements ?? [],
      times: extra.times ?? [],
      quantities: [],
      lineages: extra.lineages ?? [],
      alignments: [],
    },
    LEXICON,
  ).candidates;
}

const sketch = ({ type, by, to, present }: Candidate): unknown => ({
  type,
  by,
  ...(to ? { to } : {}),
  ...(present ? { present } : {}),
});

describe("mentions", () => {
  test("[E1] the longest pattern is meant", () => {
    expect(read(["Norland withdrew its last offer."]).map(sketch)).toEqual([{ type: "withdrawal", by: ["norland"] }]);
  });

  test("[E2] nouns, infinitives and plans are no events", () => {
    expect(read(["The offer stood.", "Olsen hoped to meet Bello.", "Their demand was clear."])).toEqual([]);
  });

  test("[E3] through an apposition, a relative clause and a coordination", () => {
    expect(read(["Marta Olsen, the envoy of Norland, met Idris Bello in Vell."]).map(sketch)[0]).toMatchObject({
      type: "meeting",
      present: ["olsen", "bello"],
    });
    expect(read(["Olsen met Bello and rejected the offer."]).map(sketch)[1]).toMatchObject({ type: "response", by: ["olsen"] });
    expect(read(["Marta Olsen arrived. She offered Sudmark a truce."]).map(sketch)).toEqual([
      { type: "offer", by: ["olsen"], to: ["sudmark"] },
    ]);
    expect(read(["The offer was rejected by Sudmark."]).map(sketch)).toEqual([{ type: "response", by: ["sudmark"] }]);
  });

  test("[E4] to, with, through", () => {
    const [message] = read(["Norland sent a message to Sudmark through Quist."]);
    expect(message).toMatchObject({ type: "message", by: ["norland"], to: ["sudmark"], through: ["quist"] });
  });

  test("[E5] who speaks is no event", () => {
    expect(read(["Two officials told the agency."])).toEqual([]);
  });

  test("[E6] what may come is no event", () => {
    expect(read(["Norland could attack Sudmark."])).toEqual([]);
  });

  test("[E7] not to accept is to refuse", () => {
    expect(read(["Sudmark did not accept the offer of Norland."])[0]).toMatchObject({
      type: "response",
      answer: "reject",
      by: ["sudmark"],
    });
    expect(read(["Sudmark did not meet Norland."])).toEqual([]);
  });

  test("[E8] habits", () => {
    expect(read(["Norland usually rejected such offers from Sudmark."])).toEqual([]);
  });
});

describe("merging", () => {
  const ONE = "Marta Olsen met Idris Bello in the harbour office at Vell to discuss the frozen cargo.";
  const OTHER = "In Vell, Olsen met with Bello over the frozen cargo in an office of the harbour.";

  test("two accounts of one meeting are one candidate with two reports", () => {
    const [meeting, ...rest] = read([ONE, OTHER]);
    expect(rest).toEqual([]);
    expect(meeting?.reports.map((report) => report.account)).toEqual(["a0", "a1"]);
    expect(meeting?.place).toBe("vell");
  });

  test("[M3] the first meeting is not the second", () => {
    expect(
      read(["At the first meeting in Vell, Olsen met Bello.", "At the second meeting in Vell, Olsen met Bello."]),
    ).toHaveLength(2);
  });

  test("[M5] a copy adds less than an independent account", () => {
    const lineage = (account: number, of?: number): LineageFound => ({
      account,
      kind: of === undefined ? "original" : "copy",
      of,
      siblings: [],
      independent: of === undefined,
      confidence: 1,
      restsOn: [],
    });
    const independent = read([ONE, OTHER], { lineages: [lineage(0), lineage(1)] })[0]?.confidence ?? 0;
    const copied = read([ONE, OTHER], { lineages: [lineage(0), lineage(1, 0)] })[0]?.confidence ?? 0;
    const alone = read([ONE], { lineages: [lineage(0)] })[0]?.confidence ?? 0;
    expect(independent).toBeGreaterThan(copied);
    expect(copied).toBeGreaterThan(alone);
  });

  test("an answer speaks of the other side's last offer", () => {
    const candidates = read(["Norland offered Sudmark a truce of ninety days. A week later Sudmark rejected the offer."]);
    expect(candidates[1]?.answers).toBe(candidates[0]?.id);
  });
});
