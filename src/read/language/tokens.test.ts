import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PlainText } from "./plain-text.ts";
import { parseText, sentenceAt, wordsOf } from "./tokens.ts";

const sentencesOf = (text: string): string[] => {
  const parsed = parseText(new PlainText(text));
  return parsed.sentences.map((sentence) => wordsOf(parsed, sentence));
};

describe("tokens", () => {
  test("numbers keep separators, words their hyphens and apostrophes, initials their dots", () => {
    const { tokens } = parseText(new PlainText("The U.S. asked for 1,200 of al-Amin's five-year bonds (3.5%)."));
    expect(tokens.map(({ text }) => text)).toEqual([
      "The",
      "U.S.",
      "asked",
      "for",
      "1,200",
      "of",
      "al-Amin's",
      "five-year",
      "bonds",
      "(",
      "3.5",
      "%",
      ")",
      ".",
    ]);
    expect(tokens.find(({ text }) => text === "al-Amin's")?.lower).toBe("al-amin");
  });
});

describe("sentences", () => {
  test.each([
    [
      "titles and initials",
      "Mr. Okoro met Gen. David E. Lund. They spoke.",
      ["Mr. Okoro met Gen. David E. Lund.", "They spoke."],
    ],
    [
      "U.S. before a name and at an end",
      "The U.S. State Department spoke to the U.S. The talks went on.",
      ["The U.S. State Department spoke to the U.S.", "The talks went on."],
    ],
    [
      "a quotation closes its sentence",
      '"We will not go." She left. "Why?" he asked.',
      ['"We will not go."', "She left.", '"Why?" he asked.'],
    ],
    ["the space between is lost", "It was needed.Why it matters: nothing.", ["It was needed.", "Why it matters: nothing."]],
    [
      "decimals and times",
      "It rose by 3.5 per cent at 10.30 p.m. on Sunday.",
      ["It rose by 3.5 per cent at 10.30 p.m. on Sunday."],
    ],
    ["every line is a paragraph", "A headline\nA line. Another.", ["A headline", "A line.", "Another."]],
  ])("%s", (_, text, expected) => {
    expect(sentencesOf(text)).toEqual(expected);
  });

  test("lines broken to fit a width are put together; a blank line parts paragraphs", () => {
    const wrapped = [
      "The minister of transport said on Tuesday that the talks over the",
      "northern ports had come to an end without any agreement, and that",
      "the blockade would stay in place until the other side had made a",
      "new offer in writing.",
      "",
      "The other side said that it had made one a week ago and that it had",
      "not been answered.",
    ].join("\n");
    const { sentences } = parseText(new PlainText(wrapped));
    expect(sentences.map(({ paragraph }) => paragraph)).toEqual([0, 1]);
  });

  test("every token belongs to one sentence, in order, and is found again by its offset", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("Mr.", "He", "said", "no.", "“Go!”", "U.S.", "\n", "at", "3.5", "Why?", "…"), {
          maxLength: 40,
        }),
        (words) => {
          const parsed = parseText(new PlainText(words.join(" ")));
          let next = 0;
          for (const sentence of parsed.sentences) {
            expect(sentence.firstToken).toBe(next);
            expect(sentence.lastToken).toBeGreaterThan(sentence.firstToken);
            next = sentence.lastToken;
            expect(sentenceAt(parsed, sentence.start)).toBe(sentence);
          }
          expect(next).toBe(parsed.tokens.length);
        },
      ),
    );
  });
});
