import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FREE, posteriorsAtRandom, problemOfShape } from "../../../../test/made-minds.ts";
import type { PartyPosterior } from "../posterior.ts";
import type { WindowProblem } from "../problem.ts";
import { bestPackage } from "./best-package.ts";
import { blocksOf } from "./blocking.ts";
import { worldsOf } from "./draws.ts";
import { Minds, type Terms } from "./minds.ts";
import { needOf } from "./need.ts";
import { unblock } from "./unblocking.ts";

const seeds = fc.integer({ min: 0, max: 1e6 });

function setting(problem: WindowProblem, posteriors: readonly PartyPosterior[]) {
  const worlds = worldsOf(posteriors, Infinity);
  const [situation] = problem.moments;
  const need = needOf(problem) ?? expect.fail("nobody");
  return { worlds, minds: new Minds(problem, worlds), need, situation: situation ?? expect.fail("no moment") };
}

function everyPackage(problem: WindowProblem): Terms[] {
  const joined = (all: number[][], { levels }: { levels: readonly string[] }): number[][] =>
    all.flatMap((some) => levels.map((_, level) => [...some, level]));
  return problem.issues.reduce(joined, [[]])
    .map((levels) => levels.map((level) => [level]));
}

describe("the chance of a package", () => {
  it("is the share of draws in which its mean over what is open is worth no deal", () => {
    const problem = problemOfShape({ parties: 1, levels: [2, 3] });
    const [posterior] = posteriorsAtRandom(problem, 200, 4);
    const { minds } = setting(problem, posterior ? [posterior] : []);
    let count = 0;
    for (let d = 0; d < 200; d++) {
      const v = (place: number): number => posterior?.values[d * 5 + place] ?? 0;
      count += Number(v(1) + (v(2) + v(4)) / 2 >= (posterior?.reservation[d] ?? 0));
    }
    expect(minds.chance(0, 0, [[1], [0, 2]])).toBe(count / 200);
  });
});

describe("the best package", () => {
  it("is within a hair of the likeliest of all, and no single change betters it", () => {
    fc.assert(fc.property(seeds, fc.constantFrom("unanimity" as const, "majority" as const), (seed, rule) => {
      const problem = problemOfShape({ parties: 3, levels: [3, 2, 3], rule });
      const posteriors = posteriorsAtRandom(problem, 100, seed, 0.6);
      const { minds, worlds, need, situation } = setting(problem, posteriors);
      const found = bestPackage(minds, worlds, situation, need, true, []) ?? expect.fail("nothing found");
      const most = Math.max(...everyPackage(problem).map((terms) => minds.joint(need, situation.segments, terms)));
      expect(found.chance).toBeGreaterThan(most - 0.12);
      problem.issues.forEach((issue, i) => {
        issue.levels.forEach((_, level) => {
          const terms = found.package.map((had, k) => [k === i ? level : had]);
          expect(minds.joint(need, situation.segments, terms)).toBeLessThanOrEqual(found.chance + 0.02);
        });
      });
    }), { numRuns: 60 });
  });

  it("stays within mandates, and is nothing where nobody may commit", () => {
    const problem = problemOfShape({
      parties: 2, levels: [3, 3], moments: [{ mandates: [{ kind: "bound", leaves: [{ mandate: "m", allowed: [[1], [0, 2]] }] }, FREE] }],
    });
    const { minds, worlds, need, situation } = setting(problem, posteriorsAtRandom(problem, 50, 2));
    const found = bestPackage(minds, worlds, situation, need, true, [[[0], [1]]]) ?? expect.fail("nothing found");
    expect(found.package[0]).toBe(1);
    expect([0, 2]).toContain(found.package[1]);
    expect(bestPackage(minds, worlds, { ...situation, mandates: [{ kind: "bound", leaves: [] }, FREE] }, need, true, [])).toBeUndefined();
  });
});

/** A party for which only the second issue matters, and one for which any package will do. */
function oneMinded(): { problem: WindowProblem; posteriors: PartyPosterior[] } {
  const problem = problemOfShape({ parties: 2, levels: [2, 3] });
  const posteriors = posteriorsAtRandom(problem, 100, 1).map((each, p) => ({
    ...each, values: each.values.map((_, k) => [0, 0, 0, 0.5, 1][k % 5] ?? 0),
    reservation: each.reservation.map((_, d) => (p === 0 ? (d < 80 ? 0.4 : 0.9) : -1)),
  }));
  return { problem, posteriors };
}

describe("who stood in the way", () => {
  it("is the party that would have refused, on the issue that would have won it over", () => {
    const { problem, posteriors } = oneMinded();
    const { minds, need, situation } = setting(problem, posteriors);
    expect(blocksOf(minds, situation, need, [[0], [0]])).toEqual([{ party: 0, issue: 1, chance: 0, gain: 1 }]);
    expect(blocksOf(minds, situation, need, [[0], [1]]))
      .toEqual([{ party: 0, issue: 1, chance: 0.8, gain: expect.closeTo(0.2, 9) as number }]);
    expect(blocksOf(minds, situation, need, [[1], [2]])).toEqual([]);
  });
});

describe("the smallest change", () => {
  it("is the one step that wins the party over, not the two that win it more surely", () => {
    const { problem, posteriors } = oneMinded();
    const { minds, need, situation } = setting(problem, posteriors);
    expect(unblock(minds, situation, need, true, [[0], [0]])).toEqual({ changes: [{ issue: 1, to: 1 }], before: 0, after: 0.8 });
    expect(unblock(minds, situation, need, true, [[0], [1]])).toBeUndefined();
    const nobody = { ...situation, mandates: [{ kind: "bound" as const, leaves: [] }, FREE] };
    expect(unblock(minds, nobody, need, true, [[0], [0]])).toBeUndefined();
    const second = { ...situation, mandates: [{ kind: "bound" as const, leaves: [{ mandate: "m", allowed: [[0, 1], [0, 2]] }] }, FREE] };
    expect(unblock(minds, second, need, true, [[0], [0]])?.changes).toEqual([{ issue: 1, to: 2 }]);
  });

  it("changes as few issues as any change that makes a deal likelier than not", () => {
    fc.assert(fc.property(seeds, (seed) => {
      const problem = problemOfShape({ parties: 2, levels: [3, 3, 3] });
      const { minds, need, situation } = setting(problem, posteriorsAtRandom(problem, 60, seed, 0.55));
      const table = [[0], [1], [2]];
      const enough = everyPackage(problem).filter((terms) => minds.joint(need, situation.segments, terms) > 0.5);
      const change = unblock(minds, situation, need, true, table);
      const changed = (terms: Terms): number => terms.filter((levels, i) => levels[0] !== table[i]?.[0]).length;
      const fewest = Math.min(...enough.map(changed));
      if (minds.joint(need, situation.segments, table) > 0.5) expect(change).toBeUndefined();
      else if (fewest <= 2) {
        expect(change?.changes.length).toBe(fewest);
        expect(change?.after).toBeGreaterThan(0.5);
      } else if (change) expect(change.after).toBeGreaterThan(change.before);
    }), { numRuns: 100 });
  });
});
