import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chanceAt, fitCurve } from "./curve.ts";
import { brier, logLoss, ranksOf, spearman, standardised, topTenthHits } from "./measures.ts";
import { type Cell, intervalOf, meanOf } from "./resample.ts";

const VALUES = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 40 });

describe("ranks", () => {
  it("are the mean of one more than those below and those not above", () => {
    fc.assert(fc.property(VALUES, (values) => {
      const count = (is: (other: number) => boolean): number => values.filter(is).length;
      const naive = values.map((value) => (count((other) => other < value) + 1 + count((other) => other <= value)) / 2);
      expect([...ranksOf(values)]).toEqual(naive);
    }));
  });

  it("correlate wholly with themselves, the other way with their opposite, and not with what is even", () => {
    expect(spearman([1, 5, 5, 9], [2, 3, 3, 40])).toBeCloseTo(1, 12);
    expect(spearman([1, 5, 5, 9], [-2, -3, -3, -40])).toBeCloseTo(-1, 12);
    expect(spearman([1, 5, 5, 9], [7, 7, 7, 7])).toBe(0);
    // Kendall & Gibbons, a case with ties worked by hand: ranks 1 2.5 2.5 4 and 1 2 3.5 3.5.
    expect(spearman([1, 2, 2, 3], [1, 2, 3, 3])).toBeCloseTo(3.75 / Math.sqrt(4.5 * 4.5), 12);
  });
});

describe("the top tenth", () => {
  const truth = Float64Array.from({ length: 20 }, (_, k) => k);

  it("is found, missed, or a tenth of it where nothing is told apart", () => {
    expect(topTenthHits(truth, truth)).toBe(1);
    expect(topTenthHits(truth.map((value) => -value), truth)).toBe(0);
    expect(topTenthHits(truth.map(() => 3), truth)).toBeCloseTo(0.1, 12);
  });

  it("shares its edge among equals", () => {
    expect(topTenthHits(truth.map((value) => Math.min(value, 17)), truth)).toBeCloseTo(2 / 3, 12);
  });
});

describe("chances", () => {
  it("are scored as Brier and log loss have it", () => {
    expect(brier([0.5, 0.5], [true, false])).toBe(0.25);
    expect(brier([1, 0.8], [true, false])).toBeCloseTo(0.32, 12);
    expect(logLoss([0.5, 0.5], [true, false])).toBeCloseTo(Math.log(2), 12);
    expect(logLoss([0], [true])).toBeCloseTo(-Math.log(1e-6), 9);
  });

  it("are standardised", () => {
    expect([...standardised(Float64Array.of(1, 3))]).toEqual([-1, 1]);
    expect([...standardised(Float64Array.of(4, 4))]).toEqual([0, 0]);
  });
});

describe("the curve", () => {
  it("is where the likelihood is greatest", () => {
    const inputs = [-2, -1, -1, 0, 0, 1, 1, 2, 3];
    const so = [false, false, true, false, true, true, false, true, true];
    const points = (from: number, to?: number) => ({ inputs: inputs.slice(from, to), so: so.slice(from, to) });
    const fitted = fitCurve([points(0, 4), points(4)]);
    const lossOf = (curve: typeof fitted): number => logLoss(inputs.map((input) => chanceAt(curve, input)), so);
    for (const [a, b] of [[0.05, 0], [-0.05, 0], [0, 0.05], [0, -0.05]] as const) {
      expect(lossOf({ intercept: fitted.intercept + a, slope: fitted.slope + b })).toBeGreaterThan(lossOf(fitted));
    }
  });

  it("comes down to the share where there is nothing to go by, and stays finite where points are split cleanly", () => {
    const quarter = { inputs: Array.from({ length: 400 }, () => 0), so: Array.from({ length: 400 }, (_, k) => k % 4 === 0) };
    const flat = fitCurve([quarter]);
    expect(chanceAt(flat, 0)).toBeCloseTo(0.25, 3);
    const clean = fitCurve([{ inputs: [-1, 1], so: [false, true] }]);
    expect(Number.isFinite(clean.slope)).toBe(true);
    expect(chanceAt(clean, 1)).toBeGreaterThan(0.9);
  });
});

describe("intervals", () => {
  const cells = (value: (session: number, role: number) => number): Cell[] =>
    Array.from({ length: 60 }, (_, k) => {
      const [session, role] = [k % 20, Math.floor(k / 20)];
      return { game: "g", session: `s${session}`, role: `r${role}`, value: value(session, role) };
    });

  it("are a point where what is drawn anew makes no difference", () => {
    const byRole = cells((_, role) => role);
    expect(intervalOf(byRole, "sessions", 1)).toEqual([1, 1]);
    const [low, high] = intervalOf(byRole, "roles", 1);
    expect([low, high]).toEqual([0, 2]);
  });

  it("come near the textbook's for independent sessions, with the same seed the same", () => {
    const bySession = cells((session) => session);
    const [low, high] = intervalOf(bySession, "sessions", 7);
    const error = Math.sqrt((20 ** 2 - 1) / 12 / 20);
    expect(meanOf(bySession)).toBeCloseTo(9.5, 12);
    expect(low).toBeGreaterThan(9.5 - 2.4 * error);
    expect(low).toBeLessThan(9.5 - 1.5 * error);
    expect(high).toBeGreaterThan(9.5 + 1.5 * error);
    expect(intervalOf(bySession, "both", 7)).toEqual(intervalOf(bySession, "both", 7));
  });
});
