import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { accountId } from "../../case/ids.ts";
import type { AccountText } from "../account.ts";
import { PlainText } from "../language/plain-text.ts";
import { parseText } from "../language/tokens.ts";
import { Lexicon, loadLexicon } from "../lexicon.ts";
import { alignPrints } from "./align.ts";
import { comparePrints } from "./compare.ts";
import { readLineage } from "./lineage.ts";
import { PrintReader } from "./print-reader.ts";

let lexicon = new Lexicon();
beforeAll(async () => {
  const loaded = await loadLexicon();
  if (!loaded.ok) throw new Error(loaded.faults.map((fault) => fault.message).join("\n"));
  lexicon = loaded.value;
});

function account(id: string, text: string, published?: string): AccountText {
  return { id: accountId.parse(id), document: { file: `${id}.txt`, kind: "text", text, published }, parsed: parseText(new PlainText(text)) };
}

const REPORT = [
  "The trawlers of Port Ansgar may fish the Kelder Bank again after a deal that took eleven weeks, three officials said.",
  "Ingrid Solheim, the fisheries envoy of Norland, met Dario Venn of the Skerry Boatmen at a hotel in Maravia on 4 February.",
  "She offered 14,500 tonnes of herring a year and a ban on night landings.",
  "Mr. Venn asked for 18,000 tonnes and the release of the seized trawler Halcyon.",
  "Two days later the Maravian minister, Tomas Reyle, carried a note from one floor to the other.",
  "It spoke of 16,200 tonnes, according to two people who have seen it.",
  "A spokesman for Norland declined to comment on the note.",
  "The boatmen voted 212 to 87 to accept it on Sunday night in the chapel at Ansgar.",
  "The Halcyon left the naval harbour at Brask on Tuesday with its crew of nine.",
  "Ms. Solheim said that the ban on night landings would be looked at again in 2031.",
];
const OTHER = [
  "Port Ansgar woke on Monday to the news that its boats would sail.",
  "For the wives of the nine men held at Brask since November, the vote in the chapel was the end of a winter without wages.",
  "Dario Venn, who has led the Skerry Boatmen for twenty years, cried when the count of 212 was read out.",
  "He had promised them 18,000 tonnes of herring and came home with less.",
  "In Norland the opposition called the deal a surrender and asked for the resignation of Ingrid Solheim.",
  "Her ministry published a table of catches since 2019 that shows a fall by half.",
  "Scientists at the Kelder station doubt that any such catch can last.",
];
const text = (sentences: readonly string[]): string => sentences.join(" ");
const spun = (sentence: string): string =>
  sentence
    .replace(/\bofficials\b/g, "officers").replace(/\bsaid\b/g, "mentioned").replace("declined to comment", "refused to remark").replace(/\bdeal\b/g, "bargain")
    .replace("asked for", "requested for").replace("offered", "supplied").replace("hotel", "lodge").replace("carried", "transported").replace("according to two", "in accordance with two")
    .replace("voted", "balloted").replace("left", "departed").replace("released", "launched").replace("note", "notice").replace("seized", "grabbed");

describe("readLineage", () => {
  it("holds an account with another's sentences in another's order for a copy, and the fuller one for the origin", () => {
    const { lineages, alignments } = readLineage([account("copy", text(REPORT.filter((_, i) => i !== 6))), account("report", text(REPORT))], lexicon);
    expect(lineages[0]).toMatchObject({ kind: "copy", of: 1, independent: false });
    expect(lineages[1]).toMatchObject({ kind: "original", independent: true, siblings: [] });
    expect(alignments).toHaveLength(1);
    expect(alignments[0]).toMatchObject({ from: 1, to: 0 });
    expect(alignments[0]?.pairs).toHaveLength(9);
  });

  it("keeps two reports of the same events apart, though they share people, places and figures", () => {
    const { lineages, alignments } = readLineage([account("report", text(REPORT)), account("other", text(OTHER))], lexicon);
    expect(lineages.map(({ kind, independent }) => [kind, independent])).toEqual([["original", true], ["original", true]]);
    expect(alignments).toEqual([]);
  });

  it("finds the origin of a rewording by its numbers, names and order", () => {
    const { lineages } = readLineage([account("spin", text(REPORT.map(spun))), account("report", text(REPORT))], lexicon);
    expect(lineages[0]).toMatchObject({ kind: "respin", of: 1, independent: false });
    expect(lineages[1]).toMatchObject({ kind: "original", independent: true });
  });

  it("tells an excerpt from a copy", () => {
    const { lineages } = readLineage([account("report", text(REPORT)), account("part", text(REPORT.slice(1, 5)))], lexicon);
    expect(lineages[1]).toMatchObject({ kind: "excerpt", of: 0 });
  });

  it("believes an account that says it retells a report, and gives its words for it", () => {
    const retelling = [
      "The Ansgar Courier has revealed how Norland gave in over the Kelder Bank.",
      "The report, written by two of its editors, says that Ingrid Solheim met Dario Venn in Maravia on 4 February.",
      "The envoy put 14,500 tonnes of herring on the table.",
      "Venn wanted 18,000 tonnes and the trawler Halcyon.",
      "A note with 16,200 tonnes then passed between the floors.",
      "The fleet said yes by 212 to 87.",
      "So much for the strong hand of a government that has lost every battle it chose.",
    ];
    const { lineages } = readLineage([account("report", text(REPORT)), account("retold", text(retelling))], lexicon);
    expect(lineages[1]).toMatchObject({ kind: "retelling", of: 0, names: "The Ansgar Courier", independent: false });
  });

  it("holds two rewordings that each have what the other lacks for siblings of a lost original", () => {
    const one = [
      "The trawlers of Port Ansgar would possibly fish the Kelder Financial institution as soon as once more after a bargain that took eleven weeks, three officers mentioned.",
      "Ingrid Solheim, the fisheries emissary of Norland, encountered Dario Venn of the Skerry Boatmen at a lodge in Maravia on 4 February, in accordance with one.",
      "She supplied 14,500 tonnes of herring a yr and a prohibition on night time landings, she mentioned.",
      "Mr. Venn requested for 18,000 tonnes and the discharge of the grabbed trawler Halcyon, he mentioned.",
      "Two days afterward the Maravian minister, Tomas Reyle, conveyed a notice from one flooring to the opposite.",
      "A spokesman for Norland refused to remark on the notice, in accordance with two.",
      "The boatmen balloted 212 to 87 to simply accept it on Sunday night time within the chapel at Ansgar, in accordance with officers.",
      "The Halcyon departed the naval harbour at Brask on Tuesday with its staff of 9, they mentioned.",
      "Ms. Solheim mentioned that the prohibition on night time landings could be checked out once more in 2031.",
    ];
    const other = [
      "Three civil servants have told that the fishing boats of the port Ansgar have again the right to fish in the bank Kelder after an accord of eleven weeks.",
      "The envoy of Norland for the fish, Ingrid Solhaim, has encountered on 4 February in Maravia Dario Wenn of the boatmen of Skerry, in an inn.",
      "Monsieur Venn has demanded 18,000 tonnes and that one has liberated the seized boat Halcion.",
      "The minister of Maravia, Tomas Railey, has two days later borne a message between the storeys.",
      "The message has spoken of 16,200 tonnes, have said two persons that have seen it.",
      "The speaker of Norland has not wished to say anything on the message.",
      "In the chapel in Ansgar the boatmen have with 212 against 87 voices taken it in the night of Sunday.",
      "Tuesday the Halcyon with nine men has quitted the port of war Brask.",
      "Madame Solheim has said that in 2031 one has to regard anew the interdiction of the landing by night.",
    ];
    const { lineages } = readLineage([account("first", text(one)), account("second", text(other))], lexicon);
    expect(lineages.map(({ siblings, of, independent }) => ({ siblings, of, independent }))).toEqual([
      { siblings: [1], of: undefined, independent: false },
      { siblings: [0], of: undefined, independent: false },
    ]);
    expect(lineages[0]?.lost).toBe(lineages[1]?.lost);
    expect(lineages[0]?.lost).toBeDefined();
  });

  it("makes nothing of empty accounts and of none", () => {
    expect(readLineage([], lexicon)).toEqual({ lineages: [], alignments: [] });
    expect(readLineage([account("a", ""), account("b", "\n\n")], lexicon).lineages.map(({ kind }) => kind)).toEqual(["original", "original"]);
  });
});

const words = fc.constantFrom(..."herring trawler envoy minister Solheim Venn Brask Halcyon offered refused 212 16,200 signed harbour crew wages strike convoy".split(" "));
const sentence = fc.array(words, { minLength: 4, maxLength: 12 }).map((list) => `The ${list.join(" ")}.`);
const texts = fc.array(sentence, { minLength: 3, maxLength: 12 }).map((sentences) => sentences.join(" "));

describe("properties", () => {
  it("an account is aligned with itself sentence by sentence, with likeness 1", () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 3, maxLength: 12 }), (sentences) => {
        const unique = [...new Set(sentences)].map((one, i) => one.replace("The", `The ${String(1_000 + i)} boats of Ansgar${String.fromCharCode(97 + i)} and`));
        const reader = new PrintReader();
        const print = reader.read(account("a", text(unique)));
        const { aligned, sides, order, verbatim } = comparePrints(0, 1, [print, print]);
        expect(aligned.pairs.map(({ from, to }) => [from, to])).toEqual(unique.map((_, i) => [i, i]));
        for (const { likeness } of aligned.pairs) expect(likeness).toBe(1);
        expect([order, verbatim, sides[0].coverage]).toEqual([1, 1, 1]);
      }),
    );
  });

  it("the alignment gains as much from either side", () => {
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const reader = new PrintReader();
        const prints = [reader.read(account("a", one)), reader.read(account("b", other))] as const;
        // The best chain may not be the only one, but none is better: what it gains above the floor is the same.
        const gain = (first: number, second: number): number => {
          const { groups } = alignPrints(prints[first] ?? prints[0], prints[second] ?? prints[1]);
          const chain = groups.filter((group) => !group.moved);
          return chain.reduce((sum, { likeness, froms, tos }) => sum + (likeness - 0.192) * (froms + tos > 2 ? 1.8 : 1), 0);
        };
        expect(gain(0, 1)).toBeCloseTo(gain(1, 0), 4);
      }),
    );
  });

  it("the order of the input does not change what is found", () => {
    const accounts = [account("d", text(REPORT)), account("b", text(OTHER)), account("c", text(REPORT.map(spun))), account("a", text(REPORT.slice(0, 6)))];
    const told = (list: readonly AccountText[]): unknown => {
      const { lineages, alignments } = readLineage(list, lexicon);
      const id = (number: number | undefined): string | undefined => (number === undefined ? undefined : list[number]?.id);
      return {
        lineages: lineages.map((one) => ({ ...one, account: id(one.account), of: id(one.of), siblings: one.siblings.map(id).sort() })).sort((a, b) => ((a.account ?? "") < (b.account ?? "") ? -1 : 1)),
        alignments: alignments.map((one) => ({ ...one, from: id(one.from), to: id(one.to) })).sort((a, b) => (`${a.from ?? ""}${a.to ?? ""}` < `${b.from ?? ""}${b.to ?? ""}` ? -1 : 1)),
      };
    };
    const expected = told(accounts);
    fc.assert(
      fc.property(fc.shuffledSubarray(accounts, { minLength: 4 }), (shuffled) => {
        expect(told(shuffled)).toEqual(expected);
      }),
      { numRuns: 24 },
    );
  });
});
