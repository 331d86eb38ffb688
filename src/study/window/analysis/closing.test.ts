import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FREE, posteriorsAtRandom, problemOfShape } from "../../../../test/made-minds.ts";
import { askWhetherSome } from "./chances.ts";
import { shutOf } from "./closing.ts";
import { worldsOf } from "./draws.ts";
import { needOf } from "./need.ts";

describe("what closed the window", () => {
  it("is the party whose turn took the packages away", () => {
    const problem = problemOfShape({ parties: 3, levels: [3, 3], segments: 2, moments: [{}, {}] });
    const posteriors = posteriorsAtRandom(problem, 100, 3).map((each, p) => ({
      ...each, reservation: each.reservation.map((_, k) => (p === 2 && k % 2 === 1 ? 1.5 : 0)),
    }));
    const shut = shutOf(problem, worldsOf(posteriors, 100), needOf(problem) ?? expect.fail("nobody"), true, [1, 0]);
    expect(shut).toMatchObject({ lastOpen: 0, closedAt: 1 });
    expect(shut.by[0]).toEqual({ party: 2, through: "reservation", fall: 1 });
    expect(shut.by.slice(1).map(({ fall }) => fall)).toEqual([0, 0]);
  });

  it("is the mandate that was taken away", () => {
    const problem = problemOfShape({ parties: 2, levels: [2], moments: [{}, { mandates: [{ kind: "bound", leaves: [] }, FREE] }] });
    const posteriors = posteriorsAtRandom(problem, 20, 3, -1);
    const worlds = worldsOf(posteriors, 20);
    const need = needOf(problem) ?? expect.fail("nobody");
    expect(shutOf(problem, worlds, need, true, [1, 0]).by).toEqual([{ party: 0, through: "mandate", fall: 1 }]);
    expect(shutOf(problem, worlds, need, false, [1, 1])).toEqual({ lastOpen: 1, closedAt: undefined, by: [] });
    expect(shutOf(problem, worlds, need, true, [0.4, undefined])).toEqual({ lastOpen: undefined, closedAt: undefined, by: [] });
  });

  it("falls add up to the whole fall", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
      const problem = problemOfShape({ parties: 3, levels: [3, 3, 3], segments: 2, moments: [{}, {}] });
      const posteriors = posteriorsAtRandom(problem, 40, seed, 0.6);
      const worlds = worldsOf(posteriors, 40);
      const need = needOf(problem) ?? expect.fail("nobody");
      const [open, shut] = askWhetherSome(problem, worlds, problem.moments.map((situation) => ({ situation, need, level: "reservation", bind: true })));
      const { by } = shutOf(problem, worlds, need, true, [0.5, 0.4]);
      expect(by.reduce((sum, { fall }) => sum + fall, 0)).toBeCloseTo((open?.chance.point ?? 0) - (shut?.chance.point ?? 0), 10);
    }), { numRuns: 30 });
  });
});
