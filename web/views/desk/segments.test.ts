import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CodePointIndex } from "../../../src/base/code-points.ts";
import { segmentsOf } from "./segments.ts";

describe("segments of a text", () => {
  test("overlapping highlights are cut where they begin and end", () => {
    const segments = segmentsOf(new CodePointIndex("abcdef"), [
      { item: "x", start: 1, end: 4 },
      { item: "y", start: 3, end: 5 },
    ]);
    expect(segments.map(({ text, items }) => [text, ...items])).toEqual([
      ["a"],
      ["bc", "x"],
      ["d", "x", "y"],
      ["e", "y"],
      ["f"],
    ]);
  });

  test("together they are the text, and every character knows its highlights", () => {
    const highlight = fc.record({ item: fc.constantFrom("x", "y", "z"), start: fc.nat(20), end: fc.nat(20) });
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 20 }), fc.array(highlight, { maxLength: 6 }), (text, highlights) => {
        const index = new CodePointIndex(text);
        const segments = segmentsOf(index, highlights);
        expect(segments.map((segment) => segment.text).join("")).toBe(text);
        for (const { start, items } of segments) {
          const here = highlights.filter(
            (one) => one.start < one.end && one.end <= index.length && one.start <= start && start < one.end,
          );
          expect(new Set(items)).toEqual(new Set(here.map((one) => one.item)));
        }
      }),
    );
  });
});
