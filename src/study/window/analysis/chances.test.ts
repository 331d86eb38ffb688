import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FREE, posteriorsAtRandom, problemOfShape, someByBrute } from "../../../../test/made-minds.ts";
import type { MandateState } from "../problem.ts";
import { askWhetherSome, chanceOf, type Question } from "./chances.ts";
import { worldsOf } from "./draws.ts";
import { boxesOf, needOf } from "./need.ts";

const seeds = fc.integer({ min: 0, max: 1e6 });

describe("whether there was some package", () => {
  it("is what looking at every package of every world says, whatever the rule and the mandates", () => {
    fc.assert(fc.property(seeds, fc.constantFrom("unanimity" as const, "majority" as const), fc.boolean(), (
      seed, rule, answers,
    ) => {
      const leaves = [{ mandate: "m", allowed: [[0, 1], [1, 2], [0]] }, { mandate: "n", allowed: [[2], [0], [1]] }];
      const bound: MandateState = { kind: "bound", leaves };
      const problem = problemOfShape({
        parties: 3, levels: [3, 3, 2], segments: 2, rule, principal: (p) => (answers && p === 0 ? 2 : undefined),
        moments: [{}, { mandates: [FREE, bound, FREE] }],
      });
      const posteriors = posteriorsAtRandom(problem, 12, seed, 0.6);
      const need = needOf(problem) ?? expect.fail("nobody");
      const questions = problem.moments.flatMap((situation): Question[] =>
        (["reservation", "aspiration"] as const).flatMap((level) => [true, false].map((bind) => ({ situation, need, level, bind }))));
      const answered = askWhetherSome(problem, worldsOf(posteriors, 12), questions);
      questions.forEach(({ situation, level, bind }, q) => {
        for (let world = 0; world < 12; world++) {
          const some = need.coalitions.some((coalition) => someByBrute(
            problem, boxesOf(problem, coalition, situation.mandates, bind),
            coalition.map((party) => ({
              values: posteriors[party]?.values ?? new Float64Array(), from: world * problem.stride,
              threshold: posteriors[party]?.[level][world * 2 + (situation.segments[party] ?? 0)] ?? 0,
            })),
          ));
          expect(answered[q]?.verdicts[world]).toBe(Number(some));
        }
      });
    }), { numRuns: 60 });
  });

  it("is no less likely when a party would take less, holds out for less than it takes, or mandates do not bind", () => {
    fc.assert(fc.property(seeds, fc.double({ min: 0, max: 0.3, noNaN: true }), (seed, by) => {
      const bound: MandateState = { kind: "bound", leaves: [{ mandate: "m", allowed: [[0, 1], [0, 1, 2], [0, 1, 2], [1, 2]] }] };
      const problem = problemOfShape({ parties: 3, levels: [3, 3, 3, 3], moments: [{ mandates: [bound, FREE, FREE] }] });
      const posteriors = posteriorsAtRandom(problem, 60, seed, 0.6);
      const lower = posteriors.map((each, p) => (p === 1 ? { ...each, reservation: each.reservation.map((r) => r - by) } : each));
      const need = needOf(problem) ?? expect.fail("nobody");
      const chance = (of: typeof posteriors, level: Question["level"], bind: boolean): number => {
        const [situation] = problem.moments;
        if (!situation) expect.fail("no moment");
        return askWhetherSome(problem, worldsOf(of, 60), [{ situation, need, level, bind }])[0]?.chance.point ?? 0;
      };
      const before = chance(posteriors, "reservation", true);
      expect(chance(lower, "reservation", true)).toBeGreaterThanOrEqual(before);
      expect(chance(posteriors, "reservation", false)).toBeGreaterThanOrEqual(before);
      expect(chance(posteriors, "aspiration", true)).toBeLessThanOrEqual(before);
    }), { numRuns: 60 });
  });

  it("is certain or impossible where every draw says so", () => {
    const problem = problemOfShape({ parties: 2, levels: [2, 2] });
    const need = needOf(problem) ?? expect.fail("nobody");
    const ask = (r: number): unknown => {
      const posteriors = posteriorsAtRandom(problem, 50, 1).map((each) => ({ ...each, reservation: each.reservation.fill(r) }));
      const questions = problem.moments.map((situation): Question => ({ situation, need, level: "reservation", bind: true }));
      return askWhetherSome(problem, worldsOf(posteriors, 50), questions)[0]?.chance;
    };
    expect(ask(-1)).toEqual({ point: 1, low: 1, high: 1 });
    expect(ask(2)).toEqual({ point: 0, low: 0, high: 0 });
  });

  it("counts what is not settled for half, and weighs worlds", () => {
    expect(chanceOf(Uint8Array.of(0, 1, 2, 1))).toEqual({ point: 0.625, low: 0.5, high: 0.75 });
    expect(chanceOf(Uint8Array.of(0, 1), Float64Array.of(3, 1))).toEqual({ point: 0.25, low: 0.25, high: 0.25 });
    expect(chanceOf(new Uint8Array())).toEqual({ point: 0, low: 0, high: 1 });
  });
});

describe("worlds", () => {
  it("take weighed draws as often as they weigh", () => {
    const problem = problemOfShape({ parties: 1, levels: [2] });
    const [posterior] = posteriorsAtRandom(problem, 4, 1);
    const weighed = posterior ? [{ ...posterior, weights: Float64Array.of(0.5, 0, 0.25, 0.25) }] : [];
    expect([...(worldsOf(weighed, 4).rows[0] ?? [])]).toEqual([0, 0, 2, 3]);
    expect([...(worldsOf(posteriorsAtRandom(problem, 10, 1), 5).rows[0] ?? [])]).toEqual([1, 3, 5, 7, 9]);
  });
});
