import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CodePointIndex } from "./code-points.ts";
import { sha256Of } from "./sha256.ts";

/** Whole characters of every awkward kind: wide ones, combining marks, right-to-left, line ends, joiners. */
const CHARACTERS = [
  "a", " ", "\r\n", "\n", "\t", "é", "e\u0301", "\u0301", "שלום", "دوحة", "\u202e", "\u200d", "漢", "😀", "👩\u200d👩\u200d👧", "🇶🇦", "𝒟", "𐤀",
  "\ufeff", "\u0000", "<b>", "&amp;",
];
const text = fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 60 }).map((parts) => parts.join(""));

describe("CodePointIndex", () => {
  it("counts and cuts as a list of code points does", () => {
    fc.assert(
      fc.property(text, fc.nat(80), fc.nat(80), (whole, a, b) => {
        const points = [...whole];
        const index = new CodePointIndex(whole);
        expect(index.length).toBe(points.length);
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        const expected = end > points.length ? undefined : points.slice(start, end).join("");
        expect(index.slice(start, end)).toBe(expected);
      }),
    );
  });

  it("goes between code points and UTF-16 units and back", () => {
    fc.assert(
      fc.property(text, (whole) => {
        const index = new CodePointIndex(whole);
        let unit = 0;
        for (const [point, character] of [...whole].entries()) {
          expect(index.unitOf(point)).toBe(unit);
          expect(index.pointOf(unit)).toBe(point);
          unit += character.length;
        }
        expect(index.unitOf(index.length)).toBe(whole.length);
        expect(index.pointOf(whole.length)).toBe(index.length);
      }),
    );
  });

  it("counts a lone half of a pair as one, like a list of code points", () => {
    const whole = "a\ud83d😀\ude00b";
    const index = new CodePointIndex(whole);
    expect(index.length).toBe(Array.from(whole).length);
    expect(index.slice(2, 3)).toBe("😀");
    expect(index.slice(4, 5)).toBe("b");
  });

  it("gives nothing where a span leaves the text", () => {
    const index = new CodePointIndex("दोहा");
    expect(index.slice(-1, 1)).toBeUndefined();
    expect(index.slice(2, 1)).toBeUndefined();
    expect(index.slice(0, 5)).toBeUndefined();
    expect(index.slice(4, 4)).toBe("");
  });
});

describe("sha256Of", () => {
  it("hashes UTF-8 bytes, as sha256sum does", () => {
    expect(sha256Of("")).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(sha256Of("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(sha256Of("😀")).toBe("f0443a342c5ef54783a111b51ba56c938e474c32324d90c3a60c9c8e3a37e2d9");
  });
});
