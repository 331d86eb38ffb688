import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Package } from "../../case/scenario.ts";
import { BayesianModel } from "./bayesian.ts";
import { evaluationShapes, rankings } from "./hypotheses.ts";
import type { ModelledIssue } from "./opponent-model.ts";

describe("hypotheses", () => {
  it("are uphill, downhill and a triangle for each inner option", () => {
    expect(evaluationShapes(3, true)).toEqual([[1, 0.5, 0], [0, 1, 0], [0, 0.5, 1]]);
    expect(evaluationShapes(4, true)[1]).toEqual([0, 1, 0.5, 0]);
    expect(evaluationShapes(1, true)).toEqual([[1]]);
    expect(evaluationShapes(3, false)).toEqual([[1, 0, 0], [0, 1, 0], [0, 0, 1]]);
  });

  it("rank the issues in every order, each once", () => {
    expect(rankings(4)).toHaveLength(24);
    expect(new Set(rankings(4).map((row) => row.join())).size).toBe(24);
    for (const row of rankings(4)) expect(row.toSorted()).toEqual([1, 2, 3, 4]);
  });
});

function furthest(one: readonly (readonly number[])[], other: readonly (readonly number[])[]): number {
  return Math.max(...one.flatMap((each, i) => each.map((value, option) => Math.abs(value - (other[i]?.[option] ?? NaN)))));
}

/** Every hypothesis spelled out as a table of values, weighed one by one. */
function naive(issues: readonly ModelledIssue[], offers: readonly Package[]): number[][] {
  const n = issues.length;
  let tables: number[][][] = rankings(n).map((row) => row.map((rank) => [(2 * rank) / (n * (n + 1))]));
  issues.forEach(({ size, ordered }, i) => {
    tables = tables.flatMap((table) =>
      evaluationShapes(size, ordered).map((shape) => table.with(i, shape.map((worth) => worth * (table[i]?.[0] ?? 0)))),
    );
  });
  const weights = tables.map((table) =>
    offers.reduce((product, offer, k) => {
      const value = offer.reduce((sum, option, i) => sum + (table[i]?.[option] ?? 0), 0);
      return product * Math.exp(-((value - Math.max(0.5, 1 - 0.05 * k)) ** 2) / (2 * 0.25 ** 2));
    }, 1),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return issues.map(({ size }, i) =>
    Array.from({ length: size }, (_, option) =>
      tables.reduce((sum, table, h) => sum + ((weights[h] ?? 0) * (table[i]?.[option] ?? 0)) / total, 0),
    ),
  );
}

describe("BayesianModel", () => {
  it("weighs all hypotheses together as if each were written out", () => {
    const talk = fc
      .array(fc.record({ size: fc.integer({ min: 1, max: 4 }), ordered: fc.boolean() }), { minLength: 1, maxLength: 3 })
      .chain((issues) => {
        const offer = fc.tuple(...issues.map(({ size }) => fc.nat(size - 1)));
        return fc.tuple(fc.constant(issues), fc.array(offer, { maxLength: 14 }));
      });
    fc.assert(
      fc.property(talk, ([issues, offers]) => {
        const model = new BayesianModel(issues);
        for (const offer of offers) model.observe(offer);
        const expected = naive(issues, offers);
        expect(furthest(model.values(), expected)).toBeLessThan(1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it("learns the same separately as jointly where there is one issue, and much the same where there are three", () => {
    const apart = (sizes: readonly number[], offers: readonly Package[]): number => {
      const issues = sizes.map((size) => ({ size, ordered: true }));
      const models = [new BayesianModel(issues), new BayesianModel(issues, { mostJoint: 0 })];
      for (const offer of offers) for (const model of models) model.observe(offer);
      const [joint = [], separate = []] = models.map((model) => model.values());
      return furthest(joint, separate);
    };
    expect(apart([4], [[3], [3], [2]])).toBeLessThan(1e-9);
    expect(apart([4, 3, 3], [[3, 0, 2], [3, 0, 1], [3, 1, 2]])).toBeLessThan(0.05);
  });

  it("takes an issue that a party will not move on for the weightier one", () => {
    const model = new BayesianModel([{ size: 4, ordered: true }, { size: 4, ordered: true }]);
    for (const other of [0, 1, 2, 3, 2, 1]) model.observe([3, other]);
    const [first = [], second = []] = model.values();
    expect(Math.max(...first) - Math.min(...first)).toBeGreaterThan(Math.max(...second) - Math.min(...second));
  });

  it("goes on where there are too many hypotheses to weigh together", () => {
    const issues = Array.from({ length: 12 }, () => ({ size: 5, ordered: true }));
    const model = new BayesianModel(issues);
    model.observe(issues.map(() => 4));
    expect(model.values().every((each) => (each[4] ?? 0) > (each[0] ?? 0))).toBe(true);
  });
});
