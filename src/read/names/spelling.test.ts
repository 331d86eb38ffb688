import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldName, likenessOf, slugOf, soundOf } from "./spelling.ts";

describe("likeness of names", () => {
  it.each([
    ["kovalenko", "cowalenko"],
    ["kovalenko", "kovalenka"],
    ["kovalenko", "kavlenko"],
    ["mohammed", "muhammad"],
    ["khalil", "khaleel"],
    ["haddad", "hadad"],
    ["yusuf", "youssef"],
    ["lindqvist", "lindkvist"],
    ["brzezicki", "brezicki"],
    ["rahimi", "raheemi"],
  ])("%s and %s may be one", (a, b) => {
    expect(likenessOf(a, b)).toBeGreaterThanOrEqual(0.7);
  });

  it.each([
    ["anton", "elena"],
    ["igor", "pavel"],
    ["marrow", "karim"],
    ["lopez", "perez"],
    ["schmidt", "schulz"],
  ])("%s and %s are two", (a, b) => {
    expect(likenessOf(a, b)).toBeLessThan(0.7);
  });

  it("is the same from either side, between 0 and 1, and 1 only for the same letters", () => {
    const word = fc.string({
      unit: fc.constantFrom(..."a b c d e h i k l m n o r s t u v y z".split(" ")),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const likeness = likenessOf(a, b);
        expect(likeness).toBe(likenessOf(b, a));
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
        expect(likeness === 1).toBe(a === b);
      }),
    );
  });
});

it("folds accents, capitals, stops and joined articles", () => {
  const prefixes = new Set(["al", "el"]);
  expect(foldName("Ångström", prefixes)).toBe("angstrom");
  expect(foldName("al-Núñez", prefixes)).toBe("nunez");
  expect(foldName("O'Brien", prefixes)).toBe("obrien");
  expect(foldName("Jean-Pierre", prefixes)).toBe("jean-pierre");
  expect(foldName("Łukasz", prefixes)).toBe("lukasz");
});

it("hears one sound in spellings that only transliteration tells apart", () => {
  for (const [a, b] of [
    ["addie", "addy"],
    ["khaleel", "khalil"],
    ["aidan", "edan"],
    ["zoe", "so"],
  ] as const)
    expect(soundOf(a)).toBe(soundOf(b));
});

it("makes ids of letters, digits and hyphens, or nothing", () => {
  expect(slugOf("van der Meer")).toBe("van-der-meer");
  expect(slugOf("Larch & Quine")).toBe("larch-and-quine");
  expect(slugOf("3rd Army")).toBe("rd-army");
  expect(slugOf("Ковальчук")).toBe("");
});
