import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { problemOfShape } from "../../../../test/made-minds.ts";
import type { MandateState } from "../problem.ts";
import { boxesOf, jointChance, meets, needOf } from "./need.ts";

describe("whose word is needed", () => {
  it("is everybody required, with whom they answer to", () => {
    const problem = problemOfShape({
      parties: 4, levels: [2], required: (p) => p < 2, principal: (p) => (p === 1 ? 3 : p === 3 ? 1 : undefined),
    });
    expect(needOf(problem)).toEqual({ parties: [0, 1, 3], coalitions: [[0, 1, 3]] });
    expect(needOf(problem, 1)).toEqual({ parties: [0], coalitions: [[0]] });
    expect(needOf(problemOfShape({ parties: 2, levels: [2], required: () => false }))).toBeUndefined();
  });

  it("is each least majority, and nothing where they are too many to look at", () => {
    const three = problemOfShape({ parties: 3, levels: [2], rule: "majority" });
    expect(needOf(three)?.coalitions).toEqual([[0, 1], [0, 2], [1, 2]]);
    expect(needOf(problemOfShape({ parties: 14, levels: [2], rule: "majority" }))).toBeUndefined();
  });

  it("has the chance that some coalition agrees whole", () => {
    fc.assert(fc.property(
      fc.integer({ min: 1, max: 5 }), fc.constantFrom("unanimity" as const, "majority" as const),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }), fc.boolean(),
      (parties, rule, chances, answers) => {
        const problem = problemOfShape({ parties, levels: [1], rule, principal: (p) => (answers && p > 0 ? 0 : undefined) });
        const need = needOf(problem) ?? expect.fail("nobody");
        let sum = 0;
        for (let mask = 0; mask < 2 ** parties; mask++) {
          const agrees = (p: number): boolean => ((mask >> p) & 1) === 1;
          if (!need.coalitions.some((coalition) => coalition.every(agrees))) continue;
          sum += need.parties.reduce((product, p) => product * (agrees(p) ? chances[p] ?? 0 : 1 - (chances[p] ?? 0)), 1);
        }
        expect(jointChance(need, (p) => chances[p] ?? 0)).toBeCloseTo(sum, 10);
      },
    ));
  });
});

describe("what envoys may commit to", () => {
  const problem = problemOfShape({ parties: 2, levels: [3, 2] });
  const bound = (...leaves: (readonly (readonly number[])[])[]): MandateState =>
    ({ kind: "bound", leaves: leaves.map((allowed, l) => ({ mandate: `m${l}`, allowed })) });
  const free: MandateState = { kind: "free" };

  it("is everything where nobody is bound or mandates do not bind, and nothing where nobody may commit", () => {
    expect(boxesOf(problem, [0, 1], [free, free], true)).toEqual([[[0, 1, 2], [0, 1]]]);
    expect(boxesOf(problem, [0, 1], [bound(), free], true)).toEqual([]);
    expect(boxesOf(problem, [0, 1], [bound(), free], false)).toHaveLength(1);
    expect(boxesOf(problem, [1], [bound(), free], true)).toHaveLength(1);
  });

  it("is what lies within a leaf of each, boxes within others left out", () => {
    const wide = [[0, 1, 2], [0]];
    const narrow = [[0], [0]];
    expect(boxesOf(problem, [0, 1], [bound(wide, narrow, wide), free], true)).toEqual([wide]);
    expect(boxesOf(problem, [0, 1], [bound([[0, 1], [0, 1]]), bound([[1, 2], [1]])], true)).toEqual([[[1], [1]]]);
    expect(boxesOf(problem, [0, 1], [bound([[0], [0, 1]]), bound([[2], [1]])], true)).toEqual([]);
  });

  it("is met by a partial package that can be completed within it", () => {
    expect(meets([[0, 1], [1]], [[1, 2], [0, 1]])).toBe(true);
    expect(meets([[0, 1], [1]], [[1, 2], [0]])).toBe(false);
  });
});
