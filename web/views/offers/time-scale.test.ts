import { describe, expect, it } from "vitest";
import type { SeenRung } from "./seen.ts";
import { acrossByOrder, shareOut } from "./time-scale.ts";

describe("shareOut", () => {
  it("puts an event in the middle of its stretch", () => {
    expect(shareOut([[0, 10]])).toEqual([5]);
  });

  it("shares one stretch among those that have it, in order", () => {
    expect(shareOut([[0, 30], [0, 30]])).toEqual([10, 20]);
  });

  it("keeps the order where stretches overlap, and never leaves a stretch for it", () => {
    const moments = shareOut([[0, 100], [20, 40], [10, 30]]);
    expect(moments).toEqual([50, 40, 30]);
    expect(shareOut([[0, 20], [5, 11]])).toEqual([10, 10]);
  });
});

describe("acrossByOrder", () => {
  const rung = (number: number, event: number): SeenRung => ({ number, rung: { event } }) as unknown as SeenRung;

  it("steps evenly and puts an answer between the rungs around it", () => {
    const across = acrossByOrder([rung(1, 4), rung(2, 9), rung(3, 20)], [11], 0, 300);
    expect(across.at(9) - across.at(4)).toBeCloseTo(100);
    expect(across.at(11)).toBeGreaterThan(across.at(9));
    expect(across.at(11)).toBeLessThan(across.at(20));
    expect(across.at(0)).toBe(0);
  });

  it("joins numbers that would overlap", () => {
    const across = acrossByOrder([rung(1, 1), rung(2, 2), rung(3, 3)], [], 0, 30);
    expect(across.marks.length).toBeLessThan(3);
    expect(across.marks[0]?.first.number).toBe(1);
  });
});
