import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accountId } from "../../case/ids.ts";
import { parseYaml } from "../../case/source-file.ts";
import type { NameFound, StatementFound } from "../findings.ts";
import { PlainText } from "../language/plain-text.ts";
import { parseText } from "../language/tokens.ts";
import { Lexicon, OWN_LEXICONS } from "../lexicon.ts";
import { readStatements } from "./statements.ts";

const lexicon = new Lexicon();
for (const topic of ["speech", "standing", "affiliations"]) {
  const parsed = parseYaml(topic, readFileSync(join(OWN_LEXICONS, `${topic}.yaml`), "utf8"));
  if (!parsed.ok) throw new Error(parsed.faults.map((fault) => fault.message).join("\n"));
  lexicon.add(topic, parsed.value);
}

/** People, parties and places of the invented stories; each stands wherever its words do. */
const KNOWN = [
  { id: "reis", kind: "person", name: "Paula Reis", also: ["Reis"], party: "portovel", role: "environment minister" },
  { id: "okonjo", kind: "person", name: "Idris Okonjo", also: ["Okonjo"] },
  { id: "portovel", kind: "party", name: "Portovel", also: [] },
  { id: "sandria", kind: "party", name: "Sandria", also: [] },
] as const;

function namesIn(text: string): NameFound[] {
  return KNOWN.map((known) => {
    const mentions = [known.name, ...known.also].flatMap((words) =>
      [...text.matchAll(new RegExp(`\\b${words}\\b`, "g"))].map((m) => ({
        account: 0,
        start: m.index,
        end: m.index + words.length,
      })),
    );
    const whole = mentions.filter((m) => !mentions.some((o) => o !== m && o.start <= m.start && m.end <= o.end));
    return { ...known, mentions: whole.sort((a, b) => a.start - b.start), confidence: 0.9, restsOn: ["given"] };
  });
}

function read(text: string, publisher?: string): readonly StatementFound[] {
  const parsed = parseText(new PlainText(text));
  const account = { id: accountId.parse("a"), document: { file: "a.txt", kind: "text", text, publisher }, parsed } as const;
  return readStatements(account, 0, namesIn(parsed.plain.text), lexicon);
}

/** `anonymous×2 Israeli officials`, `named Paula Reis`: an attribution in a line. */
function said({ attribution }: StatementFound): string {
  const who = attribution.kind === "anonymous" ? attribution.affiliation : attribution.name;
  return [attribution.kind + (attribution.count === undefined ? "" : `×${String(attribution.count)}`), who]
    .filter((part) => part !== undefined)
    .join(" ");
}

const voices = (text: string, publisher?: string): string[] => read(text, publisher).map(said);
const standings = (text: string): string[] => read(text).map(({ standing }) => standing);

describe("attribution", () => {
  test.each([
    ["[A1] Two Sandrian officials said that the dam would be opened.", "anonymous×2 Sandrian officials"],
    ["[A1] Several officials said the talks had ended.", "anonymous officials"],
    ["[A1] People familiar with the talks said the price was settled.", "anonymous people familiar with the talks"],
    ["[A1] Idris Okonjo said the crew had not been paid.", "named Idris Okonjo"],
    ["[A1] The energy ministry said the valves were shut.", "official energy ministry"],
    ["[A1] The prime minister's office said nothing had changed.", "official prime minister's office"],
    ["[A1] A spokesman for the shippers declined to comment.", "official spokesman for the shippers"],
    ["[A1] Sandria said it had kept its word.", "official Sandria"],
    ["[A1] The Harbour Herald reported that the strike was over.", "document Harbour Herald"],
    ["[A1] Three officers mentioned the strike was finished.", "anonymous×3 officers"],
    ["[A2] Reis, who has led the talks since May, said a deal was near.", "named Paula Reis"],
    ["[A2] Hanna Tesfaye, the navy's spokeswoman, said the ship was safe.", "official Hanna Tesfaye"],
    ["[A2] Asked about the price, the broker smiled and said it was low.", "anonymous×1 broker"],
    ["[A2] The union - which has 900 members - says it is ready.", "official union"],
    ['[A3] "The last obstacle is the price," said Environment Minister Paula Reis.', "named Paula Reis"],
    ["[A3] The gates have been open since May, said two engineers on Monday.", "anonymous×2 engineers"],
    ["[A4] The firm signed without any firm guarantees of work.", "outlet"],
    ["[A4] The sailors discussed their wages on condition of anonymity.", "anonymous sailors"],
    ["[A5] According to four people briefed on the matter, the port was shut.", "anonymous×4 people briefed on the matter"],
    ["[A5] The port was shut, in accordance with a Western diplomat.", "anonymous×1 Western diplomat"],
    ["[A5] Okonjo said that he was tired, according to two of his aides.", "anonymous×2 aides"],
    ["[A5] The gates were opened according to the schedule.", "outlet"],
    ["[A5] Two diplomats, citing a secret memo, say the deal is dead.", "anonymous×2 diplomats"],
    ["[A5] In response to two executives and a banker, the bid was low.", "anonymous×3 executives and banker"],
    ["[A6] When the minister said no, the strikers went home.", "outlet"],
    ["[A6] Reis told Okonjo the price was final, three witnesses said.", "anonymous×3 witnesses"],
    ["[A8] Reis told Okonjo that the offer would lapse at midnight.", "outlet"],
    ["[A8] Reis told reporters that the offer had lapsed.", "named Paula Reis"],
    ["[A8] Reis told the Harbour Herald the offer had lapsed.", "named Paula Reis"],
    ["[A8] Reis believed that the offer would be refused.", "outlet"],
    ["[A10] On Monday beekeepers said the valley was dry.", "anonymous beekeepers"],
    ["[A13] The ferry left at six.", "outlet"],
    ["[A14] A memo seen by this newspaper puts the debt at 40 million.", "document memo"],
    ["[A14] The ship's log, read by two of the crew, shows a change of course.", "document ship's log"],
    ['[A15] Okonjo was more cautious: "There may still be room to talk about it."', "named Idris Okonjo"],
  ])("%s → %s", (text, expected) => {
    const found = read(text.replace(/^\[A\d+\] /, "")).at(-1);
    expect(found && said(found).replace(/^outlet .*/, "outlet")).toBe(expected);
  });

  test("[A5] several kinds of people are counted by kind", () => {
    const [found] = read("The sluices were open, two Sandrian officials, a Western official and a diplomat said.");
    expect(found?.attribution).toEqual({
      kind: "anonymous",
      affiliation: "Sandrian officials and Western official and diplomat",
      count: 4,
      groups: [
        { affiliation: "Sandrian officials", count: 2 },
        { affiliation: "Western official", count: 1 },
        { affiliation: "diplomat", count: 1 },
      ],
    });
  });

  test("[A7] numbers, nouns and affiliations lead back to those counted before", () => {
    const found = read(
      "The sluices were open, according to two Sandrian officials and a diplomat. Others were asked. All three officers spoke on condition of anonymity. " +
        "The diplomat mentioned that it was short. One of the Sandrian officials said it was in May. Two of them said it was a Monday.",
    );
    expect(found.map(({ attribution }) => attribution.count)).toEqual([3, undefined, 3, 1, 1, 2]);
    expect(found.map(({ attribution }) => attribution.affiliation)).toEqual([
      "Sandrian officials and diplomat",
      undefined,
      "Sandrian officials and diplomat",
      "diplomat",
      "Sandrian official",
      "Sandrian officials and diplomat",
    ]);
    // Where they were first named.
    expect(found[4]?.attributionAt?.start).toBe(
      found[0]?.start === undefined ? -1 : "The sluices were open, according to ".length,
    );
  });

  test("[A7] he and she are the last speaker, or whom the sentence before is about", () => {
    expect(voices("Reis said the river was low. She added that it was rising.")).toEqual([
      "named Paula Reis",
      "named Paula Reis",
    ]);
    expect(voices("Okonjo met the owners twice. He said they would not pay.")[1]).toBe("named Idris Okonjo");
    expect(
      voices("The statement was short. It was read out twice. The navy said so. The statement said nothing more.").at(-1),
    ).toBe("official navy");
  });

  test("[A9] a quotation over sentences and paragraphs is one person's", () => {
    const text = '"The dams are ours. We built them. We will keep them," Okonjo said. "That is final."\nThe river was low.';
    expect(voices(text)).toEqual([...Array<string>(4).fill("named Idris Okonjo"), "outlet"]);
    const paragraphs = "Okonjo said: “We have talked for a year.\n“We are tired of talking. We want to sleep.”\nNobody slept.";
    expect(voices(paragraphs)).toEqual([...Array<string>(3).fill("named Idris Okonjo"), "outlet"]);
  });

  test("[A11] a heading speaks for its list, and an item's own source before it", () => {
    const text =
      "According to several sources:\n- The first offer came in May.\n- Two bankers said it was low.\n- The second came in June.\nThe port is open.";
    expect(voices(text)).toEqual([
      "anonymous sources",
      "anonymous sources",
      "anonymous×2 bankers",
      "anonymous sources",
      "outlet",
    ]);
  });

  test("[A12] a body's own paper speaks with its word", () => {
    expect(voices("Communiqué No. 4, Lysvik, 3 May\nFrom: Office of the Board\nThe lease was signed today.").at(-1)).toBe(
      "official Office of the Board",
    );
    expect(voices("Ferry deal\nThe ministry issued a communiqué on Monday.\nThe ferry left.").at(-1)).toBe("outlet");
  });

  test("[A13] a publisher on itself is the outlet", () => {
    expect(voices("This newspaper reported the talks in May.")).toEqual(["outlet"]);
    expect(voices("The Harbour Herald reported the talks in May.", "Harbour Herald")).toEqual(["outlet"]);
  });
});

describe("standing", () => {
  test.each([
    ["[S1] Okonjo declined to comment.", "no-comment"],
    ["[S1] The navy did not immediately respond to a request for comment.", "no-comment"],
    ["[S1] The owners could not be reached.", "no-comment"],
    ["[S1] Sandria has not confirmed those details.", "no-comment"],
    ["[S1] Neither side would confirm the figures.", "no-comment"],
    ["[S2] The ministry denied that a ransom had been paid.", "denial"],
    ["[S2] Sandria rejected the claim that it had moved troops.", "denial"],
    ["[S2] Sandria rejected the offer.", "fact"],
    ["[S2] Reis did not deny that a meeting had taken place.", "fact"],
    ['[S2] "That report is false," the ministry said.', "denial"],
    ['[S3] "Either the money comes by Sunday or we sink her," a gunman said.', "threat"],
    ['[S3] "If the gates stay shut, there will be consequences," Reis said.', "threat"],
    ["[S3] Reis warned that tariffs would follow if the gates stayed shut.", "threat"],
    ["[S3] The union threatened to close the port.", "threat"],
    ["[S4] The government promised to release 400 million cubic metres by June.", "promise"],
    ["[S4] The union said it would return to work.", "promise"],
    ["[S4] Reis promised to pay 400 crowns, two aides said.", "fact"],
    ["[S5] Reis accused the owners of lying.", "allegation"],
    ["[S5] The firm reportedly offered 20 million.", "allegation"],
    ["[S5] Portovel said Sandria had sabotaged the pumps.", "allegation"],
    ["[S5] Two officials said the meeting took place.", "fact"],
    ["[S6] Sandrian officials think the chances are slim.", "belief"],
    ["[S6] Two bankers said they believed the price was wrong.", "belief"],
    ["[S6] About 20 sailors are believed to be on board.", "belief"],
    ["[S6] The owners may have known of the danger.", "belief"],
    ["[S6] The deal appears to be close.", "belief"],
    ["[S6] Okonjo said that he believed the crew was safe, according to two mates.", "fact"],
    ["[S7] What if the navy had acted in June?", "hypothesis"],
    ["[S7] The accord could have saved the harvest.", "hypothesis"],
    ["[S7] If the talks fail, farmers would lose a third of their water.", "hypothesis"],
    ["[S7] Analysts said the accord could add 40 million to the bill.", "hypothesis"],
    ["[S7] Under the offer the crew would be flown home.", "fact"],
    ["[S8] The ministry said the ship had left.", "fact"],
    ["[S9] The ship left at six.", "fact"],
  ])("%s → %s", (text, expected) => {
    expect(standings(text.replace(/^\[S\d+\] /, "")).at(-1)).toBe(expected);
  });

  test("[S5] what the account goes on to call unconfirmed is an allegation", () => {
    expect(
      standings("According to a Sandrian official, Portovel offered two dams. Portovel has not confirmed those details."),
    ).toEqual(["allegation", "no-comment"]);
  });
});

describe("every account", () => {
  const piece = fc.constantFrom(
    ...[
      "said",
      "two officials",
      ",",
      ".",
      '"',
      "according to",
      "the ministry",
      "Reis",
      "declined to comment",
      "she",
      "that",
      "would",
      "believed",
      "\n",
      "- ",
      ":",
      "“",
      "”",
      "'",
      "one of the",
      "who",
      "and",
      "🐕",
      "לא",
      "\r\n",
    ],
  );

  test("one finding for each sentence, over its own stretch, the same every time", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join(" ");
        const { sentences } = parseText(new PlainText(text));
        const found = read(text);
        expect(found.map(({ sentence, start, end }) => [sentence, start, end])).toEqual(
          sentences.map(({ number, start, end }) => [number, start, end]),
        );
        for (const { confidence, restsOn, attribution } of found) {
          expect(confidence).toBeGreaterThan(0);
          expect(confidence).toBeLessThanOrEqual(1);
          expect(restsOn.length).toBeGreaterThan(0);
          expect(attribution.name === undefined || (attribution.name !== "" && attribution.name.length <= 200)).toBe(true);
        }
        expect(read(text)).toEqual(found);
      }),
      { numRuns: 150 },
    );
  });

  test("an empty text has no statements", () => {
    expect(read("")).toEqual([]);
  });
});
