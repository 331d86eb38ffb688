import { describe, expect, it } from "vitest";
import { FrequencyModel } from "./frequency.ts";

const ISSUES = [{ size: 3, ordered: true }, { size: 2, ordered: true }];

describe("FrequencyModel", () => {
  it("begins with even weights and no option before another", () => {
    expect(new FrequencyModel(ISSUES).values()).toEqual([[0.5, 0.5, 0.5], [0.5, 0.5]]);
  });

  it("counts options and weighs issues left unchanged, as published", () => {
    const model = new FrequencyModel(ISSUES);
    model.observe([2, 0]);
    model.observe([2, 1]);
    // The first issue stayed: (0.5 + 0.1) / 1.1 and 0.5 / 1.1; counts 1 1 3, and 2 2.
    const [first, second] = [0.6 / 1.1, 0.5 / 1.1];
    expect(model.values().map((each) => each.map((value) => value.toFixed(9)))).toEqual([
      [first / 3, first / 3, first].map((value) => value.toFixed(9)),
      [second, second].map((value) => value.toFixed(9)),
    ]);
  });

  it("keeps weights summing to 1, and none beyond what leaves each other issue its least", () => {
    const model = new FrequencyModel([...ISSUES, { size: 2, ordered: false }]);
    for (let k = 0; k < 200; k++) model.observe([0, k % 2, k % 2]);
    const weights = model.values().map((each) => Math.max(...each));
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
    expect(weights[0]).toBeLessThan(1);
    expect(weights[0]).toBeGreaterThan(0.7);
  });
});
