import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Weight } from "../../../case/weight.ts";
import { type Assumptions, DEFAULT_ASSUMPTIONS, type Direction, type WindowProblem } from "../problem.ts";
import { Stream } from "./stream.ts";
import { Transform } from "./transform.kernel.ts";

function problemOf(sizes: readonly number[], directions: readonly Direction[], anchored: boolean): WindowProblem {
  let offset = 0;
  const issues = sizes.map((size, i) => {
    const at = offset;
    offset += size;
    const levels = Array.from({ length: size }, (_, level) => `${level}`);
    return {
      id: `i${i}`,
      name: `i${i}`,
      ordered: i % 2 === 0,
      offset: at,
      levels,
      places: levels.map((_, k) => (size === 1 ? 0 : k / (size - 1))),
      amounts: undefined,
    };
  });
  return {
    issues,
    stride: offset,
    rule: "unanimity",
    acts: [],
    moments: [],
    noDeal: anchored ? sizes.map(() => 0) : undefined,
    notes: [],
    parties: [
      {
        id: "a",
        name: "a",
        required: true,
        principal: undefined,
        directions,
        bases: sizes.map(() => "assumed" as const),
        weights: sizes.map(() => undefined),
        segments: 3,
        turns: [4, 9],
      },
    ],
  };
}

describe("a mind from latents", () => {
  it("is additive from 0 to 1, monotone where a direction is known and else, in order, turning once at most, and holds out for no less than no deal is worth", () => {
    const issue = fc.record({
      size: fc.integer({ min: 1, max: 6 }),
      direction: fc.constantFrom<Direction>("more", "less", "unknown"),
    });
    fc.assert(
      fc.property(
        fc.array(issue, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        fc.infiniteStream(fc.double({ min: -4, max: 4, noNaN: true })),
        (of, anchored, normals) => {
          const problem = problemOf(
            of.map(({ size }) => size),
            of.map(({ direction }) => direction),
            anchored,
          );
          const transform = new Transform(problem, 0, DEFAULT_ASSUMPTIONS);
          const mind = transform.empty();
          transform.apply(
            Float64Array.from({ length: transform.layout.latents }, () => normals.next().value as number),
            0,
            mind,
          );
          let best = 0;
          problem.issues.forEach(({ offset, levels, ordered }, i) => {
            const own = [...mind.values.subarray(offset, offset + levels.length)];
            expect(Math.min(...own)).toBeCloseTo(0, 12);
            best += Math.max(...own);
            const sorted = [...own].sort((a, b) => a - b);
            if (of[i]?.direction === "more") expect(own).toEqual(sorted);
            if (of[i]?.direction === "less") expect(own).toEqual(sorted.reverse());
            const steps = own.slice(1).map((value, k) => value - (own[k] ?? 0));
            const ways = steps.filter((step) => ordered && Math.abs(step) > 1e-12).map(Math.sign);
            expect(ways.filter((way, k) => k > 0 && way !== ways[k - 1]).length).toBeLessThanOrEqual(1);
          });
          // An issue of a single level is worth nothing to anybody, since there is nothing to choose.
          expect(best).toBeLessThanOrEqual(1 + 1e-9);
          if (of.every(({ size, direction }) => size > 1 && direction !== "unknown")) expect(best).toBeCloseTo(1, 6);
          mind.aspiration.forEach((aspiration, s) => {
            expect(aspiration).toBeGreaterThanOrEqual(mind.reservation[s] ?? 0);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it("without a turn of events keeps what no deal is worth", () => {
    const problem = problemOf([3, 3], ["more", "less"], true);
    const transform = new Transform(problem, 0, { ...DEFAULT_ASSUMPTIONS, turn: 0, reservationSpread: 0 });
    const mind = transform.empty();
    transform.apply(new Float64Array(transform.layout.latents).fill(0.3), 0, mind);
    const noDeal = (mind.values[0] ?? 0) + (mind.values[3] ?? 0);
    for (const level of mind.reservation) expect(level).toBeCloseTo(noDeal, 12);
  });
});

describe("what no deal is worth, where it is not known what it leaves of some issue", () => {
  it("counts all levels of that issue alike", () => {
    const problem = { ...problemOf([3, 3], ["more", "unknown"], true), noDeal: [1, undefined] };
    const transform = new Transform(problem, 0, { ...DEFAULT_ASSUMPTIONS, turn: 0, reservationSpread: 0 });
    const mind = transform.empty();
    transform.apply(Float64Array.from({ length: transform.layout.latents }, (_, k) => Math.sin(k)), 0, mind);
    const [, known = 0, , a = 0, b = 0, c = 0] = mind.values;
    for (const level of mind.reservation) expect(level).toBeCloseTo(known + (a + b + c) / 3, 12);
  });
});

describe("weights that the case states", () => {
  /** The shares that a party gives to issues of two levels, for latents of its weights. */
  function sharesOf(weights: readonly (Weight | undefined)[], more: Partial<Assumptions> = {}): (...z: number[]) => number[] {
    const sizes = weights.map(() => 2);
    const made = problemOf(sizes, sizes.map(() => "more"), true);
    const problem = { ...made, parties: made.parties.map((party) => ({ ...party, weights })) };
    const transform = new Transform(problem, 0, { ...DEFAULT_ASSUMPTIONS, ...more });
    const mind = transform.empty();
    const latents = new Float64Array(transform.layout.latents);
    return (...z) => {
      latents.set(z);
      transform.apply(latents, 0, mind);
      return sizes.map((_, i) => mind.values[2 * i + 1] ?? 0);
    };
  }

  const settled = (share: number): Weight => ({ low: share, high: share });

  /** The weight of the first issue before all are made to sum to 1, the others standing still; the last stays `last`. */
  function firstAt(z: number, first: Weight, last: number, more?: Partial<Assumptions>): number {
    const [a = 0, b = 0] = sharesOf([first, settled(last)], more)(z);
    return (a / b) * last;
  }

  it("have a range's ends where one in twenty lies beyond, and its geometric middle in the middle", () => {
    const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
    fc.assert(fc.property(between(0.01, 0.6), between(1.8, 20), (low, times) => {
      const range = { low, high: low * times };
      expect(firstAt(-1.645, range, 0.5)).toBeCloseTo(range.low, 9);
      expect(firstAt(0, range, 0.5)).toBeCloseTo(Math.sqrt(range.low * range.high), 9);
      expect(firstAt(1.645, range, 0.5)).toBeCloseTo(range.high, 9);
    }));
  });

  it("have drawn shares with the quantiles of a range, where only that one is free", () => {
    const shares = sharesOf([{ low: 0.2, high: 0.5 }, settled(0.6)]);
    const stream = new Stream(5, 0);
    const drawn = Array.from({ length: 20_000 }, () => shares(stream.normal())[0] ?? 0).sort((a, b) => a - b);
    for (const [part, weight] of [[0.05, 0.2], [0.5, Math.sqrt(0.1)], [0.95, 0.5]] as const) {
      expect(drawn[Math.round(part * drawn.length)]).toBeCloseTo(weight / (weight + 0.6), 2);
    }
  });

  it("have what nothing is said of share what the middles leave", () => {
    const shares = sharesOf([{ low: 0.2, high: 0.8 }, undefined, settled(0.2), undefined]);
    for (const [i, share] of shares(0, 0, 0, 0).entries()) expect(share).toBeCloseTo([0.4, 0.2, 0.2, 0.2][i] ?? 0, 12);
  });

  it("trust a number, and a range as narrow, alike; a turned spread of weights moves both, and no wider range", () => {
    for (const weightSpread of [0.4, 0.8, 1.6]) {
      const more = { weightSpread };
      const narrow = { low: 0.3 / 1.05, high: 0.3 * 1.05 };
      expect(firstAt(1, settled(0.3), 0.5, more)).toBeCloseTo(0.3 * Math.exp(0.2 * weightSpread), 9);
      expect(firstAt(1, narrow, 0.5, more)).toBeCloseTo(0.3 * Math.exp(0.2 * weightSpread), 9);
      expect(firstAt(1.645, { low: 0.1, high: 0.5 }, 0.5, more)).toBeCloseTo(0.5, 9);
    }
  });

  it("take the least of a range for a twentieth of its most at least, so that none is endlessly wide", () => {
    expect(firstAt(-1.645, { low: 0, high: 0.6 }, 0.5)).toBeCloseTo(0.03, 9);
    expect(firstAt(1.645, { low: 0, high: 0.6 }, 0.5)).toBeCloseTo(0.6, 9);
    expect(firstAt(-1.645, { low: 0.001, high: 0.6 }, 0.5)).toBeCloseTo(0.03, 9);
    expect(firstAt(1, settled(0), 0.5)).toBeCloseTo(0.001 * Math.exp(0.16), 9);
    expect(firstAt(3, { low: 0, high: 1e-9 }, 0.5)).toBeLessThan(0.02);
  });
});
