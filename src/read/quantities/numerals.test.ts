import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PlainText } from "../language/plain-text.ts";
import { parseText } from "../language/tokens.ts";
import { readNumeral, readOrdinal, valueOfDigits } from "./numerals.ts";
import { SentenceWords } from "./sentence-words.ts";

function wordsOf(text: string): SentenceWords {
  const parsed = parseText(new PlainText(text));
  const [sentence] = parsed.sentences;
  if (!sentence) throw new Error("no sentence");
  return new SentenceWords(parsed, sentence);
}

const value = (text: string): number | undefined => readNumeral(wordsOf(text), 0)?.value;

describe("numbers as news writes them", () => {
  it.each([
    ["1,200 barges", 1200], ["3.5bn", 3.5e9], ["12 million tonnes", 12e6], ["3.3 million", 3_300_000], ["a dozen crew", 12],
    ["half a million", 5e5], ["half a dozen boats", 6], ["one and a half million", 1.5e6], ["two and a half years", 2.5],
    ["twenty-one", 21], ["twenty one ships", 21], ["two hundred and fifty-one thousand and six", 251_006],
    ["a hundred and ten dockers", 110], ["three dozen", 36], ["three thousand", 3000], ["1.200.000", 1_200_000], ["2 hundred thousand", 2e5],
  ])("%s", (text, expected) => {
    expect(value(text)).toBe(expected);
  });

  it.each(["a boat", "and two", "dozen", "hundred", "1.2.3", "barges"])("is none: %s", (text) => {
    expect(value(text)).toBeUndefined();
  });

  it("leaves two numbers two", () => {
    expect(readNumeral(wordsOf("two and three"), 0)).toMatchObject({ value: 2, next: 1 });
    expect(readNumeral(wordsOf("three thousand two"), 0)).toMatchObject({ value: 3002 });
    expect(readNumeral(wordsOf("five ten"), 0)).toMatchObject({ value: 5, next: 1 });
  });

  it("reads ordinals of days", () => {
    expect(readOrdinal(wordsOf("20th"), 0)?.value).toBe(20);
    expect(readOrdinal(wordsOf("twenty-first"), 0)?.value).toBe(21);
    expect(readOrdinal(wordsOf("30"), 0)).toBeUndefined();
  });

  it("reads groups and decimals, and nothing else", () => {
    expect(valueOfDigits("12,5")).toBe(12.5);
    expect(valueOfDigits("12,50,000")).toBe(1_250_000);
    expect(valueOfDigits("5.3.2025")).toBeUndefined();
  });
});

const ONES =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
const TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

function spell(n: number, and: boolean): string {
  if (n < 20) return ONES[n] ?? "";
  if (n < 100) return (TENS[Math.floor(n / 10)] ?? "") + (n % 10 ? `-${ONES[n % 10] ?? ""}` : "");
  if (n < 1000) return `${ONES[Math.floor(n / 100)] ?? ""} hundred${n % 100 ? `${and ? " and" : ""} ${spell(n % 100, and)}` : ""}`;
  const rest = n % 1000;
  return `${spell(Math.floor(n / 1000), and)} thousand${rest ? `${and && rest < 100 ? " and" : ""} ${spell(rest, and)}` : ""}`;
}

describe("number words", () => {
  it("are read back, from 0 to 999,999", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), fc.boolean(), (n, and) => {
        expect(value(`${spell(n, and)} barges`)).toBe(n);
      }),
      { numRuns: 500 },
    );
  });

  it("are read back from digits in groups", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), (n) => {
        expect(value(n.toLocaleString("en-GB"))).toBe(n);
      }),
    );
  });
});
