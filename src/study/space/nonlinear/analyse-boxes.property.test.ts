import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Constraint, isAllowed, type Scenario, type SpaceIssue, type Valuation, valueOf } from "../../../case/scenario.ts";
import { analyseBoxes, type BoxAnalysis } from "./analyse-boxes.ts";
import { countBoxes } from "./count-boxes.ts";
import { equalPackages } from "./equal-packages.ts";

/*
 * The slow and plain way: every package is valued and compared with every other.
 */
interface Valued {
  readonly package: readonly number[];
  readonly values: readonly number[];
}

function all({ issues, parties, constraints }: Scenario): Valued[] {
  const packages = issues.reduce<number[][]>(
    (rows, issue) => rows.flatMap((row) => Array.from({ length: issue.size }, (_, option) => [...row, option])),
    [[]],
  );
  return packages
    .filter((one) => isAllowed(constraints, one))
    .map((one) => ({ package: one, values: parties.map((party) => valueOf(party.value, one)) }));
}

/** The unbeaten ones, the first package of each list of values, in the order of the analysis. */
function frontierOf(packages: readonly Valued[]): Valued[] {
  const first = new Map<string, Valued>();
  for (const one of packages) if (!first.has(one.values.join())) first.set(one.values.join(), one);
  const distinct = [...first.values()];
  const beats = (a: Valued, b: Valued): boolean => a !== b && a.values.every((value, p) => value >= (b.values[p] ?? 0));
  return distinct.filter((one) => !distinct.some((other) => beats(other, one))).sort((a, b) => {
    const p = a.values.findIndex((value, at) => value !== b.values[at]);
    return (b.values[p] ?? 0) - (a.values[p] ?? 0);
  });
}

function analysisOf(scenario: Scenario, maxNodes?: number): BoxAnalysis {
  const result = analyseBoxes(scenario, { maxNodes });
  if (!result.ok) throw new Error(result.faults.map((fault) => fault.message).join("\n"));
  return result.value;
}

const worth = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 9 }) },
  { weight: 1, arbitrary: fc.integer({ min: -9, max: 0 }) },
);

function valuations(issues: readonly SpaceIssue[], additive: boolean): fc.Arbitrary<Valuation> {
  const side = fc.nat(issues.length - 1).chain((issue) => {
    const last = (issues[issue]?.size ?? 1) - 1;
    return fc.tuple(fc.integer({ min: -1, max: last + 1 }), fc.integer({ min: -1, max: last + 1 })).map(([a, b]) => ({
      issue, low: Math.min(a, b), high: Math.max(a, b),
    }));
  });
  // No side at all: every package lies in it. Twice the same issue: both must hold, and perhaps nothing lies in it.
  const box = fc.record({ sides: fc.array(side, { maxLength: 4 }), value: worth });
  const boxes = fc.record({
    kind: fc.constant("boxes" as const), boxes: fc.array(box, { maxLength: 10 }), scale: fc.constantFrom(1, 1, 4),
  });
  const table = fc.record({
    kind: fc.constant("additive" as const),
    weights: fc.tuple(...issues.map(() => fc.nat(3))),
    values: fc.tuple(
      ...issues.map(({ size }) => fc.array(fc.integer({ min: -4, max: 9 }), { minLength: size, maxLength: size })),
    ),
  });
  return additive ? fc.oneof({ weight: 2, arbitrary: boxes }, { weight: 1, arbitrary: table }) : boxes;
}

function limits(issues: readonly SpaceIssue[]): fc.Arbitrary<Constraint> {
  const choice = fc.nat(issues.length - 1).chain((issue) => fc.record({
    issue: fc.constant(issue), option: fc.nat((issues[issue]?.size ?? 1) - 1),
  }));
  return fc.oneof(
    fc.record({ kind: fc.constant("requires" as const), if: choice, then: choice }),
    fc.record({ kind: fc.constant("excludes" as const), one: choice, other: choice }),
    fc.record({ kind: fc.constant("at-most" as const), count: fc.nat(2), of: fc.array(choice, { maxLength: 4 }) }),
  );
}

interface Shape {
  readonly parties: number;
  readonly additive?: boolean;
  readonly constraints?: number;
}

const scenarios = ({ parties, additive = false, constraints = 0 }: Shape): fc.Arbitrary<Scenario> =>
  fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }).chain((sizes) => {
    const issues = sizes.map((size, i): SpaceIssue => ({ id: `i${String(i)}`, name: `i${String(i)}`, kind: "integer", size }));
    const values = fc.array(valuations(issues, additive), { minLength: parties, maxLength: parties });
    return fc.tuple(values, fc.array(limits(issues), { maxLength: constraints })).map(([of, bound]): Scenario => ({
      name: "generated", issues, constraints: bound, rule: { kind: "unanimity" }, basis: "assumed", notes: [],
      parties: of.map((value, p) => ({ id: `p${String(p)}`, name: `p${String(p)}`, value, reservation: 0, strict: false })),
    }));
  });

/** Thousands of spaces, on a machine that may be busy. */
const FOR_MS = 60_000;

const SHAPES: readonly (readonly [string, Shape, number])[] = [
  ["two parties with boxes", { parties: 2 }, 3000],
  ["boxes, tables and constraints", { parties: 2, additive: true, constraints: 3 }, 3000],
  ["one party", { parties: 1, additive: true, constraints: 1 }, 500],
  ["three parties", { parties: 3, additive: true, constraints: 1 }, 1000],
  ["four parties", { parties: 4 }, 500],
];

describe.each(SHAPES)("%s", (_, shape, numRuns) => {
  test("agree with the slow way on every small space: frontier, first witnesses, ranges", () => {
    fc.assert(fc.property(scenarios(shape), (scenario) => {
      const packages = all(scenario);
      const found = analysisOf(scenario);
      expect(found.frontier).toEqual(frontierOf(packages));
      expect(found.ranges).toEqual(packages.length === 0 ? [] : scenario.parties.map((__, p) => ({
        min: Math.min(...packages.map((one) => one.values[p] ?? 0)),
        max: Math.max(...packages.map((one) => one.values[p] ?? 0)),
        within: 0,
      })));
      expect([found.exact, found.epsilon, found.proof.complete, found.proof.smallest]).toEqual([true, 0, true, true]);
    }), { numRuns });
  }, FOR_MS);
});

test("past the budget every package is within ε of a found one, and the ranges within what is said", () => {
  const tally = { approximate: 0, exact: 0 };
  const shape: Shape = { parties: 2, additive: true, constraints: 1 };
  fc.assert(fc.property(scenarios(shape), fc.integer({ min: 1, max: 60 }), (scenario, maxNodes) => {
    const found = analysisOf(scenario, maxNodes);
    const packages = all(scenario);
    tally[found.exact ? "exact" : "approximate"]++;
    expect(found.exact).toBe(found.epsilon === 0);
    for (const { package: one, values } of found.frontier) {
      expect(packages.find((other) => other.package.join() === one.join())?.values).toEqual(values);
    }
    for (const { values } of packages) {
      const isNear = (point: Pick<Valued, "values">): boolean =>
        point.values.every((value, p) => value + (found.within[p] ?? 0) >= (values[p] ?? 0) - 1e-9);
      expect(found.frontier.some(isNear)).toBe(true);
      for (const [p, range] of found.ranges.entries()) {
        expect(values[p]).toBeLessThanOrEqual(range.max + range.within + 1e-9);
        expect(values[p]).toBeGreaterThanOrEqual(range.min - range.within - 1e-9);
        expect(found.within[p]).toBeLessThanOrEqual(found.epsilon * (range.max - range.min + 2 * range.within) + 1e-9);
      }
    }
    const valuesOf = (points: BoxAnalysis["frontier"]): unknown => points.map(({ values }) => values);
    if (found.exact) expect(valuesOf(found.frontier)).toEqual(valuesOf(frontierOf(packages)));
  }), { numRuns: 1500 });
  expect(tally.approximate).toBeGreaterThan(100);
  expect(tally.exact).toBeGreaterThan(100);
}, FOR_MS);

test("a tenth is a tenth: values of few decimals give the packages that whole ones give", () => {
  const shape: Shape = { parties: 2, additive: true, constraints: 1 };
  fc.assert(fc.property(scenarios(shape), fc.constantFrom(10, 1000), (scenario, by) => {
    const found = analysisOf(dividedBy(scenario, by));
    expect(found.frontier.map((point) => point.package)).toEqual(analysisOf(scenario).frontier.map((point) => point.package));
    expect(found.proof.rounding).toEqual([0, 0]);
  }), { numRuns: 1000 });
}, FOR_MS);

test("values that no few decimals hold are told apart as far as `rounding` says", () => {
  fc.assert(fc.property(scenarios({ parties: 2 }), (scenario) => {
    const odd = dividedBy(scenario, Math.PI);
    const found = analysisOf(odd);
    for (const rounding of found.proof.rounding) expect(rounding).toBeLessThan(1e-9);
    const packages = all(odd);
    // Nothing that was found is beaten by more than rounding, and nothing beats all that was found by more.
    const isMore = (one: number, p: number, than: Pick<Valued, "values">): boolean => one > (than.values[p] ?? 0) + 1e-9;
    for (const { values } of packages) {
      expect(found.frontier.some((point) => !values.some((value, p) => isMore(value, p, point)))).toBe(true);
      expect(found.frontier.some((point) => values.every((value, p) => isMore(value, p, point)))).toBe(false);
    }
  }), { numRuns: 500 });
}, FOR_MS);

test("the named solutions are all on the frontier", () => {
  const measures: readonly ((values: readonly number[], least: readonly number[]) => number)[] = [
    (values, least) => values.reduce((product, value, p) => product * (value - (least[p] ?? 0)), 1),
    (values, least) => Math.min(...values.map((value, p) => value - (least[p] ?? 0))),
    (values) => values.reduce((sum, value) => sum + value, 0),
  ];
  fc.assert(fc.property(scenarios({ parties: 2, additive: true }), (scenario) => {
    const found = analysisOf(scenario);
    const least = found.ranges.map((range) => range.min);
    const packages = all(scenario);
    for (const measure of measures) {
      const best = (of: readonly Pick<Valued, "values">[]): number =>
        Math.max(...of.map(({ values }) => measure(values, least)));
      expect(best(found.frontier)).toBe(best(packages));
    }
  }), { numRuns: 1000 });
}, FOR_MS);

test("all packages of every point of the frontier are listed, in order", () => {
  const shape: Shape = { parties: 2, additive: true, constraints: 2 };
  fc.assert(fc.property(scenarios(shape), fc.integer({ min: 1, max: 40 }), (scenario, most) => {
    const packages = all(scenario);
    const list = equalPackages(scenario);
    for (const { package: one, values } of analysisOf(scenario).frontier) {
      const expected = packages.filter((other) => other.values.join() === values.join()).map((other) => other.package);
      expect(list(one, most)).toEqual(expected.slice(0, most));
    }
  }), { numRuns: 700 });
}, FOR_MS);

test("packages are counted by who takes them, with and without the bonus", () => {
  const mind = fc.record({
    reservation: fc.integer({ min: -8, max: 20 }), strict: fc.boolean(), unanimityBonus: fc.constantFrom(undefined, 0, 3, -2),
  });
  fc.assert(fc.property(
    fc.integer({ min: 1, max: 3 }).chain((parties) =>
      fc.tuple(
        scenarios({ parties, additive: true, constraints: 2 }),
        fc.array(mind, { minLength: parties, maxLength: parties }),
      ),
    ),
    ([plain, minds]) => {
      const scenario: Scenario = { ...plain, parties: plain.parties.map((party, p) => ({ ...party, ...minds[p] })) };
      const result = countBoxes(scenario);
      const counts = result.ok ? result.value : undefined;
      const [takenBy, takenByWithBonus] = [new Map<number, bigint>(), new Map<number, bigint>()];
      const packages = all(scenario);
      for (const { values } of packages) {
        const takes = (bonus: boolean): number =>
          scenario.parties.reduce((set, { reservation, strict, unanimityBonus = 0 }, p) => {
            const value = (values[p] ?? 0) + (bonus ? unanimityBonus : 0);
            return (strict ? value > reservation : value >= reservation) ? set + 2 ** p : set;
          }, 0);
        takenBy.set(takes(false), (takenBy.get(takes(false)) ?? 0n) + 1n);
        const isForAll = takes(true) === 2 ** scenario.parties.length - 1;
        if (isForAll) takenByWithBonus.set(takes(false), (takenByWithBonus.get(takes(false)) ?? 0n) + 1n);
      }
      expect(counts?.takenBy).toEqual(takenBy);
      expect(counts?.takenByWithBonus).toEqual(takenByWithBonus);
      expect(counts?.allowed).toBe(BigInt(packages.length));
    },
  ), { numRuns: 2000 });
}, FOR_MS);

function dividedBy(scenario: Scenario, by: number): Scenario {
  return { ...scenario, parties: scenario.parties.map((party) => ({ ...party, value: lessened(party.value, by) })) };
}

function lessened(value: Valuation, by: number): Valuation {
  if (value.kind === "boxes") return { ...value, boxes: value.boxes.map((box) => ({ ...box, value: box.value / by })) };
  return { ...value, values: value.values.map((of) => of.map((one) => one / by)) };
}
