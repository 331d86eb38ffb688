import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { loadHighs } from "../../src/lab/highs/highs-solver.ts";
import { type MadeAct, type MadeMind, problemOfActs } from "../made-acts.ts";
import { identify, type PackageThen } from "../../src/study/window/identified/identified.ts";
import type { LpSolver } from "../../src/study/window/identified/lp.ts";
import { type ActKind, type Direction, packageOfNoDeal, type WindowProblem } from "../../src/study/window/problem.ts";

/**
 * The oracle goes through a grid of parties, one by one: weights in quarters, shapes in halves. Each of them is a member of
 * the set or not, by the meaning of its acts alone; so what holds of all members holds of those of the grid.
 */
const SIZES = [3, 2, 2];
const SEGMENTS = 2;

let solver: LpSolver;
beforeAll(async () => {
  solver = await loadHighs();
});

/** By issue, what each level adds. */
type Values = readonly (readonly number[])[];

/** All shapes of so many levels in halves that touch 0 and 1, and run in the direction. */
function shapesOf(levels: number, direction: Direction): number[][] {
  const digits = Array.from({ length: levels }, (_, k) => 3 ** k);
  const all = Array.from({ length: 3 ** levels }, (_, code) => digits.map((digit) => (Math.floor(code / digit) % 3) / 2));
  const runs = (shape: number[]): boolean => shape.every((value, k) => {
    const before = shape[k - 1] ?? value;
    return direction === "unknown" || (direction === "more" ? value >= before : value <= before);
  });
  return all.filter((shape) => Math.min(...shape) === 0 && Math.max(...shape) === 1 && runs(shape));
}

const QUARTERS = [0, 1, 2, 3, 4];
const WEIGHTS = QUARTERS.flatMap((a) => QUARTERS.filter((b) => a + b <= 4).map((b) => [a / 4, b / 4, (4 - a - b) / 4]));

type Stated = NonNullable<MadeMind["weights"]>;

function fits(share: number, stated: Stated[number]): boolean {
  if (stated === undefined) return true;
  return typeof stated === "number" ? stated === share : stated.low <= share && share <= stated.high;
}

function gridOf(directions: readonly Direction[], stated: Stated): Values[] {
  const shapes = SIZES.map((levels, i) => shapesOf(levels, directions[i] ?? "unknown"));
  const weights = WEIGHTS.filter((weight) => weight.every((share, i) => fits(share, stated[i])));
  const [first = [], second = [], third = []] = shapes;
  return weights.flatMap((weight) => first.flatMap((a) => second.flatMap((b) => third.map((c) => {
    return [a, b, c].map((shape, i) => shape.map((value) => value * (weight[i] ?? 0)));
  }))));
}

function valueOf(values: Values, terms: readonly (readonly number[])[], pick: (...values: number[]) => number): number {
  return terms.reduce((sum, levels, i) => sum + pick(...levels.map((level) => values[i]?.[level] ?? 0)), 0);
}

const YES = new Set<ActKind>(["accept", "would-accept"]);
const NO = new Set<ActKind>(["refuse", "would-refuse", "withdraw", "lapse"]);

/** The most that no deal can be worth in a segment to a party with these values; undefined where it cannot have acted so. */
function mostReservation(values: Values, problem: WindowProblem, segment: number, anchored: boolean): number | undefined {
  const { acts } = problem;
  const noDeal = packageOfNoDeal(problem);
  const own = acts.filter((act) => act.segment === segment);
  const best = own.filter(({ kind }) => !NO.has(kind)).map(({ terms }) => valueOf(values, terms, Math.max));
  const aspired = own.filter(({ kind }) => YES.has(kind)).map(({ terms }) => valueOf(values, terms, Math.max));
  const short = own.filter(({ kind }) => NO.has(kind)).map(({ terms }) => valueOf(values, terms, Math.min));
  if (Math.min(...aspired) <= Math.max(...short)) return undefined;
  const most = Math.min(...best);
  if (!anchored || noDeal === undefined) return most;
  const worth = valueOf(values, noDeal.map((level) => [level]), Math.max);
  return worth <= most ? worth : undefined;
}

const KINDS: ActKind[] = ["offer", "ultimatum", "state", "accept", "accept", "would-accept", "refuse", "refuse", "withdraw", "lapse"];
const direction = fc.constantFrom<Direction>("more", "less", "unknown");
const levelsOf = (levels: number): fc.Arbitrary<number[]> => fc.oneof(
  { weight: 3, arbitrary: fc.nat(levels - 1).map((level) => [level]) },
  { weight: 1, arbitrary: fc.uniqueArray(fc.nat(levels - 1), { minLength: 1 }).map((open) => open.sort((a, b) => a - b)) },
);
const terms = fc.tuple(...SIZES.map(levelsOf));
const act: fc.Arbitrary<MadeAct> = fc.record({
  kind: fc.constantFrom(...KINDS), terms, segment: fc.nat(SEGMENTS - 1), credence: fc.constantFrom(0.3, 0.6, 1),
});
const stated = fc.constantFrom<Stated>(
  [undefined, undefined, undefined], [undefined, undefined, 0.25], [0.5, 0.25, 0.25], [undefined, 0.5, undefined],
  [{ low: 0.25, high: 0.75 }, undefined, undefined], [{ low: 0, high: 0.25 }, { low: 0.5, high: 1 }, 0.25],
);
const made = fc.record({
  directions: fc.tuple(direction, direction, direction),
  weights: stated,
  acts: fc.array(act, { maxLength: 7 }),
  noDeal: fc.option(fc.tuple(...SIZES.map((levels) => fc.nat(levels - 1))), { nil: undefined }),
  asked: fc.array(fc.record({ terms, segments: fc.tuple(fc.nat(SEGMENTS - 1)) }), { minLength: 1, maxLength: 4 }),
  anchored: fc.boolean(),
});
type Made = typeof made extends fc.Arbitrary<infer T> ? T : never;

function problemOf({ directions, weights, acts, noDeal }: Made): WindowProblem {
  return problemOfActs(SIZES, [{ directions, weights }], acts, { segments: SEGMENTS, ...(noDeal ? { noDeal } : {}) });
}

interface Member {
  readonly values: Values;
  /** By segment: the most that no deal can be worth to it. */
  readonly most: readonly number[];
}

/** The parties of the grid that may have acted so. */
function membersOf(problem: WindowProblem, from: Made, anchored: boolean): Member[] {
  return gridOf(from.directions, from.weights).flatMap((values) => {
    const most = Array.from({ length: SEGMENTS }, (_, segment) => mostReservation(values, problem, segment, anchored));
    return most.every((level) => level !== undefined) ? [{ values, most }] : [];
  });
}

function withActs(problem: WindowProblem, numbers: readonly number[]): WindowProblem {
  return { ...problem, acts: problem.acts.filter((_, number) => numbers.includes(number)) };
}

describe("the identified set", () => {
  it("is not empty where the grid has a member", () => {
    fc.assert(fc.property(made, (from) => {
      const problem = problemOf(from);
      const { feasible } = identify(problem, solver, { packages: [], anchored: from.anchored });
      if (!feasible) expect(membersOf(problem, from, from.anchored)).toEqual([]);
    }), { numRuns: 100 });
  });

  it("says nothing that a member of the grid belies, of the acts it kept", () => {
    fc.assert(fc.property(made, (from) => {
      const all = problemOf(from);
      const packages: PackageThen[] = from.asked;
      const { standings, conflicts } = identify(all, solver, { packages, anchored: from.anchored });
      const dropped = new Set(conflicts.map((conflict) => conflict.dropped));
      const problem = withActs(all, all.acts.flatMap((_, number) => (dropped.has(number) ? [] : [number])));
      const anchored = from.anchored && from.noDeal !== undefined;
      const members = membersOf(problem, from, anchored);
      packages.forEach(({ terms: of, segments: [segment = 0] }, k) => {
        const standing = standings[k]?.[0];
        const belies = ({ values, most }: Member): boolean => {
          const gain = valueOf(values, of, Math.max) - (most[segment] ?? Infinity);
          if (standing === "must") return gain < -1e-5;
          // With an anchor, no deal is worth no less than the most it can be; without one, it may be worth anything less.
          if (standing === "cannot") return !anchored || gain >= 0;
          return standing === "unsaid" && !anchored && most[segment] !== Infinity;
        };
        expect(members.filter(belies)).toEqual([]);
      });
    }), { numRuns: 100 });
  });

  it("has conflicts that contradict themselves, and none of whose acts can be spared", () => {
    fc.assert(fc.property(made, (from) => {
      const problem = problemOf(from);
      const { conflicts, feasible } = identify(problem, solver, { packages: [], anchored: from.anchored });
      expect(feasible).toBe(conflicts.length === 0);
      for (const { acts, dropped, credences } of conflicts) {
        const holds = (numbers: readonly number[]): boolean => {
          return identify(withActs(problem, numbers), solver, { packages: [], anchored: from.anchored }).feasible;
        };
        expect(holds(acts)).toBe(false);
        for (const spared of acts) expect(holds(acts.filter((number) => number !== spared))).toBe(true);
        expect(problem.acts[dropped]?.credence).toBe(Math.min(...credences));
      }
      const dropped = new Set(conflicts.map((conflict) => conflict.dropped));
      const rest = problem.acts.flatMap((_, number) => (dropped.has(number) ? [] : [number]));
      expect(identify(withActs(problem, rest), solver, { packages: [], anchored: from.anchored }).feasible).toBe(true);
    }), { numRuns: 100 });
  });

  it("with fewer acts says no more", () => {
    fc.assert(fc.property(made, fc.nat(6), (from, without) => {
      const problem = problemOf({ ...from, anchored: false });
      const whole = identify(problem, solver, { packages: from.asked });
      const fewer = withActs(problem, problem.acts.flatMap((_, number) => (number === without ? [] : [number])));
      const part = identify(fewer, solver, { packages: from.asked });
      if (whole.feasible) expect(part.feasible).toBe(true);
      if (!whole.feasible) return;
      part.standings.forEach(([standing], k) => {
        if (standing === "must") expect(whole.standings[k]).toEqual(["must"]);
        if (standing === "may") expect(whole.standings[k]).not.toEqual(["unsaid"]);
      });
    }), { numRuns: 100 });
  });
});
