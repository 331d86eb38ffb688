import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Chronology } from "../../../src/study/chronology.ts";
import { acrossByOrder, acrossByTime, usualScale } from "./across.ts";

const DAY = 86_400_000;
const START = Date.UTC(2024, 9, 1);

function chronology(bounds: readonly (readonly [number, number])[]): Chronology {
  return {
    startMs: Float64Array.from(bounds, ([from]) => from),
    endMs: Float64Array.from(bounds, ([, to]) => to),
    basis: new Uint8Array(bounds.length),
    soft: new Uint8Array(bounds.length),
    firstMs: START,
    lastMs: START + 100 * DAY,
  };
}

const day = (n: number): readonly [number, number] => [START + n * DAY, START + (n + 1) * DAY];

describe("places from left to right", () => {
  it("by order is a column each, a date named once for all that share it", () => {
    const across = acrossByOrder([0, 1, 2, 3], chronology([day(0), day(0), day(1), day(9)]), 40, 440);
    expect([0, 1, 2, 3].map((event) => across.at(event))).toEqual([80, 180, 280, 380]);
    expect(across.ticks).toEqual([{ x: 80, label: "1 Oct" }, { x: 280, label: "2 Oct" }, { x: 380, label: "10 Oct" }]);
    expect(across.stretchOf(0)).toBeUndefined();
  });

  it("by time keeps the distances of the calendar and shows a stretch that is long enough", () => {
    const across = acrossByTime([0, 1, 2], chronology([day(0), day(10), [START + 10 * DAY, START + 20 * DAY]]), 0, 1000);
    const [a, b, c] = [0, 1, 2].map((event) => across.at(event)) as [number, number, number];
    expect((b - a) / (c - b)).toBeCloseTo(10 / 4.5, 1);
    expect(across.stretchOf(2)?.[1]).toBeGreaterThan(c);
  });

  it("never puts an event before the one earlier in the journal, nor outside, whatever is known of their times", () => {
    const bound = fc.oneof(
      fc.constant([-Infinity, Infinity] as const),
      fc
        .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 21 }))
        .map(([from, days]) => [START + from * DAY, START + (from + days) * DAY] as const),
    );
    fc.assert(
      fc.property(fc.array(bound, { minLength: 1, maxLength: 40 }), (bounds) => {
        const events = bounds.map((_, i) => i);
        const across = acrossByTime(events, chronology(bounds), 30, 330);
        const xs = events.map((event) => across.at(event));
        for (const [i, x] of xs.entries()) {
          expect(x).toBeGreaterThanOrEqual(30);
          expect(x).toBeLessThanOrEqual(330);
          if (i > 0) expect(x).toBeGreaterThan(xs[i - 1] ?? -Infinity);
        }
      }),
    );
  });

  it("goes by order where a burst would stand on top of itself", () => {
    expect(usualScale([0, 1, 2, 3], chronology([day(0), day(20), day(40), day(60)]))).toBe("time");
    expect(usualScale([0, 1, 2, 3], chronology([day(0), day(0), day(1), day(90)]))).toBe("order");
    expect(usualScale([], chronology([]))).toBe("time");
  });
});
