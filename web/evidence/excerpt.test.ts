import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sha256Of } from "../../src/base/sha256.ts";
import type { Account } from "../../src/case/accounts-file.ts";
import { excerptOf, readText } from "./excerpt.ts";

const account = (text: string): Account => ({ id: "a", publisher: "A", lineage: { kind: "original" }, sha256: sha256Of(text) });

function cut(text: string, words: string, whole = false): ReturnType<typeof excerptOf> {
  const before = text.slice(0, text.indexOf(words));
  const start = Array.from(before).length;
  const sha256 = sha256Of(words);
  return excerptOf(readText(text, account(text)), { start, end: start + Array.from(words).length, sha256 }, whole);
}

describe("excerpts", () => {
  it("keeps the paragraph of the words and one on each side", () => {
    const found = cut("one\n\ntwo\n\nthree 🕊 here it is\n\nfour\n\nfive", "here it");
    expect(found).toEqual({ before: "two\n\nthree 🕊 ", words: "here it", after: " is\n\nfour", cutBefore: true, cutAfter: true, verified: true });
  });

  it("shows the whole text on demand and then says that nothing is cut", () => {
    const text = "one\n\ntwo\n\nthree\n\nfour\n\nfive";
    expect(cut(text, "three", true)).toMatchObject({ before: "one\n\ntwo\n\n", after: "\n\nfour\n\nfive", cutBefore: false, cutAfter: false });
  });

  it("tells other words from the ones that were read", () => {
    const text = "as it stood";
    const read = readText(text, account("as it was"));
    expect(read.sameText).toBe(false);
    expect(excerptOf(read, { start: 0, end: 2, sha256: sha256Of("at") }, false)?.verified).toBe(false);
    expect(excerptOf(read, { start: 0, end: 99, sha256: "" }, false)).toBeUndefined();
  });

  it("is a stretch of the text, whatever the text, and parts no character", () => {
    const piece = fc.constantFrom("word ", "🕊", "\n", "\n\n", "  ", "longwithoutanyspace".repeat(60), "שלום ", "🕊".repeat(500));
    fc.assert(fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), fc.nat(), fc.nat(), (pieces, a, b) => {
      const text = pieces.join("");
      const points = Array.from(text);
      const start = a % points.length;
      const end = start + 1 + (b % (points.length - start));
      const words = points.slice(start, end).join("");
      const found = excerptOf(readText(text, account(text)), { start, end, sha256: sha256Of(words) }, false);
      if (!found) throw new Error("a span inside the text has an excerpt");
      expect(found.words).toBe(words);
      expect(text).toContain(found.before + found.words + found.after);
      expect((found.before + found.after).isWellFormed()).toBe(true);
      expect(found.before.length).toBeLessThanOrEqual(701);
      expect(found.after.length).toBeLessThanOrEqual(701);
      expect(found.cutBefore || points.slice(0, start).join("").trimStart() === found.before.trimStart()).toBe(true);
    }));
  });
});
