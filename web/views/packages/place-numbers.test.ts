import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeNumbers } from "./place-numbers.ts";

const FRAME = { width: 300, height: 200 };

describe("numbers of offers", () => {
  it("stand right above a sign that has room", () => {
    const [placed] = placeNumbers([{ at: { x: 100, y: 100 }, text: "7" }], FRAME);
    expect(placed?.isAway).toBe(false);
    expect(placed && placed.at.x > 100 && placed.at.y < 100).toBe(true);
  });

  it("stay in the frame, and leave out signs that are not in it", () => {
    const placed = placeNumbers([{ at: { x: 299, y: 1 }, text: "12" }, { at: { x: -5, y: 50 }, text: "3" }], FRAME);
    expect(placed[0] && placed[0].at.x < 299 && placed[0].at.y > 1).toBe(true);
    expect(placed[1]).toBeUndefined();
  });

  it("cover neither each other nor any sign, however near signs lie to each other", () => {
    const place = fc.record({ x: fc.integer({ min: 100, max: 140 }), y: fc.integer({ min: 90, max: 120 }) });
    fc.assert(fc.property(fc.array(place, { maxLength: 24 }), (places) => {
      const signs = places.map((at, i) => ({ at, text: String(i + 1) }));
      const placed = placeNumbers(signs, FRAME);
      const there = placed.flatMap((each, i) => (each ? [{ ...each.at, wide: String(i + 1).length * 6 }] : []));
      for (const [i, a] of there.entries()) {
        for (const b of there.slice(i + 1)) {
          expect(Math.abs(a.x - b.x) * 2 >= a.wide + b.wide || Math.abs(a.y - b.y) >= 11).toBe(true);
        }
        for (const { at } of signs) expect(Math.abs(a.x - at.x) >= 7 || Math.abs(a.y - at.y) >= 7).toBe(true);
      }
    }), { numRuns: 200 });
  });
});
