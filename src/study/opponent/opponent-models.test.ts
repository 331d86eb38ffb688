import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BayesianModel } from "./bayesian.ts";
import { FrequencyModel } from "./frequency.ts";
import { NearnessModel } from "./nearness.ts";
import type { ModelledIssue, OpponentModel } from "./opponent-model.ts";

const MODELS: readonly (readonly [string, (issues: readonly ModelledIssue[]) => OpponentModel])[] = [
  ["frequency", (issues) => new FrequencyModel(issues)],
  ["Bayesian, joint", (issues) => new BayesianModel(issues)],
  ["Bayesian, scalable", (issues) => new BayesianModel(issues, { mostJoint: 0 })],
  ["nearness", (issues) => new NearnessModel(issues)],
];

const ISSUE = fc.record({ size: fc.integer({ min: 1, max: 4 }), ordered: fc.boolean() });
const ISSUES = fc.array(ISSUE, { minLength: 1, maxLength: 4 });
const TALK = ISSUES.chain((issues) =>
  fc.record({
    issues: fc.constant(issues),
    offers: fc.array(fc.tuple(...issues.map(({ size }) => fc.nat(size - 1))), { maxLength: 5 }),
  }),
);

describe.each(MODELS)("the %s model", (_, make) => {
  it("gives every option of every issue a value, and none that is not finite or below 0", () => {
    fc.assert(
      fc.property(TALK, ({ issues, offers }) => {
        const model = make(issues);
        for (const offer of offers) model.observe(offer);
        const values = model.values();
        expect(values.map((each) => each.length)).toEqual(issues.map(({ size }) => size));
        for (const value of values.flat()) expect(Number.isFinite(value) && value >= 0).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("holds a package no less dear for having been offered first", () => {
    fc.assert(
      fc.property(TALK.filter(({ offers }) => offers.length > 0), ({ issues, offers }) => {
        const [offer = []] = offers;
        const model = make(issues);
        const worth = (): number => model.values().reduce((sum, each, i) => sum + (each[offer[i] ?? 0] ?? 0), 0);
        const before = worth();
        model.observe(offer);
        expect(worth()).toBeGreaterThanOrEqual(before - 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it.each([[[0]], [[0, 3]], [[0, -1]], [[0, 0.5]], [[0, 0, 0]]])("refuses a package of other issues: %j", (offer) => {
    const model = make([{ size: 2, ordered: true }, { size: 3, ordered: true }]);
    expect(() => { model.observe(offer); }).toThrow(RangeError);
  });
});
