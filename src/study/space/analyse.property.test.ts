import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Constraint, isAllowed, type Package, type Scenario, valueOf } from "../../case/scenario.ts";
import { type AnalyseOptions, type SpaceAnalysis } from "./analysis.ts";
import { analyse } from "./analyse.ts";
import { packageAt } from "./fill-values.ts";
import { additive, constraintsOf, scenarioOf } from "../../../test/made-spaces.ts";

const SCORES = { min: -3, max: 9 };

/** Small whole values, so that ties abound and brute force in floats is exact. */
const spaces = (parties: { min: number; max: number }, constrained: boolean): fc.Arbitrary<Scenario> =>
  fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }).chain((sizes) =>
    fc.record({
      parties: fc.array(
        fc.record({
          tables: fc.tuple(...sizes.map((size) => fc.tuple(...Array.from({ length: size }, () => fc.integer(SCORES))))),
          reservation: fc.integer({ min: -5, max: 25 }),
          strict: fc.boolean(),
          veto: fc.boolean(),
          bonus: fc.constantFrom(0, 0, 4),
        }),
        { minLength: parties.min, maxLength: parties.max },
      ),
      constraints: constrained ? constraintsOf(sizes) : fc.constant<Constraint[]>([]),
      rule: fc.constantFrom<Scenario["rule"]>({ kind: "unanimity" }, { kind: "majority" }, { kind: "all-but", k: 1 }),
    }).map(({ parties: made, constraints, rule }) =>
      scenarioOf(sizes, made.map((party) => ({ ...party, value: additive(party.tables) })), { constraints, rule }),
    ),
  );

/** The same by going through all packages in the plainest way. */
function bruteForce(scenario: Scenario): Pick<SpaceAnalysis, "rational" | "ranges" | "frontier" | "agreement" | "allowed"> {
  const size = scenario.issues.reduce((product, issue) => product * issue.size, 1);
  const all = Array.from({ length: size }, (_, n) => packageAt(scenario, n)).filter((of) => isAllowed(scenario.constraints, of));
  const valued = all.map((of) => ({ package: of, values: scenario.parties.map((party) => valueOf(party.value, of)) }));
  const atLeast = (x: readonly number[], y: readonly number[]): boolean => x.every((value, q) => value >= (y[q] ?? 0));
  const takesWith = (values: readonly number[], q: number, bonus: number): boolean => {
    const { reservation, strict } = scenario.parties[q] ?? { reservation: 0, strict: false };
    const value = (values[q] ?? 0) + bonus;
    return strict ? value > reservation : value >= reservation;
  };
  const passes = (takes: readonly boolean[]): boolean => {
    const count = takes.filter(Boolean).length;
    if (scenario.rule.kind === "unanimity") return count === takes.length;
    if (scenario.rule.kind === "majority") return count > takes.length / 2;
    const vetoed = scenario.parties.some((party, q) => party.veto === true && takes[q] !== true);
    return !vetoed && count >= Math.max(1, takes.length - scenario.rule.k);
  };
  let [count, unanimous, withBonus] = [0, 0, 0];
  const frontier: { package: Package; values: number[] }[] = [];
  for (const one of valued) {
    const takes = scenario.parties.map((_, q) => takesWith(one.values, q, 0));
    const bonus = scenario.parties.every((party, q) => takesWith(one.values, q, party.unanimityBonus ?? 0));
    if (passes(takes)) count++;
    if (takes.every(Boolean)) unanimous++;
    if (passes(takes) || (bonus && scenario.parties.some((party) => (party.unanimityBonus ?? 0) !== 0))) withBonus++;
    const beaten = valued.some(({ values }) => atLeast(values, one.values) && !atLeast(one.values, values));
    const first = valued.find(({ values }) => values.every((value, q) => value === one.values[q]));
    if (!beaten && first === one) frontier.push(one);
  }
  frontier.sort((x, y) => x.values.map((value, q) => (y.values[q] ?? 0) - value).find((difference) => difference !== 0) ?? 0);
  return {
    allowed: String(all.length),
    rational: { count: String(unanimous), fraction: all.length === 0 ? null : unanimous / all.length },
    ranges: scenario.parties.map(({ id, reservation }, q) => {
      const values = valued.map((one) => one.values[q] ?? 0);
      const [min, max] = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 0];
      return { party: id, min, max, reservation };
    }),
    frontier,
    agreement: { rule: scenario.rule, count: String(count), all: String(unanimous), countWithBonus: String(withBonus) },
  };
}

function analysed(scenario: Scenario, options: AnalyseOptions): SpaceAnalysis {
  const result = analyse(scenario, options);
  if (!result.ok) throw new Error(result.faults.map((fault) => fault.message).join("\n"));
  return result.value;
}

function mustEqual(found: SpaceAnalysis, scenario: Scenario): void {
  const expected = bruteForce(scenario);
  expect(found.exact).toBe(true);
  expect(found.frontier).toEqual(expected.frontier);
  expect(found.ranges).toEqual(expected.ranges);
  expect(found.allowed).toBe(expected.allowed);
  expect(found.rational.count).toBe(expected.rational.count);
  if (expected.rational.fraction === null) expect(found.rational.fraction).toBeNull();
  else expect(found.rational.fraction).toBeCloseTo(expected.rational.fraction, 12);
  expect(found.agreement).toEqual(expected.agreement);
  expect(found.zopa).toBe(expected.rational.count !== "0");
}

const RUNS = { numRuns: 1000 };
const TIMEOUT = 60_000;

describe("analyse, against brute force", () => {
  it("by enumeration, from one party to four, with constraints", () => {
    fc.assert(
      fc.property(spaces({ min: 1, max: 4 }, true), (scenario) => {
        mustEqual(analysed(scenario, { method: "enumeration" }), scenario);
      }),
      RUNS,
    );
  }, TIMEOUT);

  it("by enumeration, in blocks, without constraints", () => {
    fc.assert(
      fc.property(spaces({ min: 1, max: 4 }, false), (scenario) => {
        mustEqual(analysed(scenario, { method: "enumeration" }), scenario);
      }),
      RUNS,
    );
  }, TIMEOUT);

  it("by merging, from one party to four, with constraints", () => {
    fc.assert(
      fc.property(spaces({ min: 1, max: 4 }, true), (scenario) => {
        mustEqual(analysed(scenario, { method: "merge" }), scenario);
      }),
      RUNS,
    );
    fc.assert(
      fc.property(spaces({ min: 3, max: 6 }, false), (scenario) => {
        mustEqual(analysed(scenario, { method: "merge" }), scenario);
      }),
      RUNS,
    );
  }, TIMEOUT);

  it("gives the same solutions and witnesses whichever way it goes", () => {
    fc.assert(
      fc.property(spaces({ min: 2, max: 3 }, false), (scenario) => {
        const one = analysed(scenario, { method: "enumeration", witnesses: 1000 });
        const other = analysed(scenario, { method: "merge", witnesses: 1000 });
        expect(other.solutions).toEqual(one.solutions);
        expect(other.frontier).toEqual(one.frontier);
        expect(other.opposition).toEqual(one.opposition);
        for (const point of one.frontier) expect(point.witnesses?.[0]).toEqual(point.package);
      }),
      RUNS,
    );
  }, TIMEOUT);

  it("keeps its ε: for every package a point that gives nobody less by more than that share of the range", () => {
    fc.assert(
      fc.property(spaces({ min: 2, max: 4 }, false), fc.integer({ min: 1, max: 8 }), (scenario, room) => {
        const rough = analysed(scenario, { method: "merge", maxPoints: room, epsilon: 0.05 });
        const exact = analysed(scenario, { method: "enumeration" });
        const epsilon = rough.epsilon ?? 0;
        expect(rough.exact).toBe(rough.epsilon === undefined);
        for (const { values } of exact.frontier) {
          const near = rough.frontier.some((point) =>
            point.values.every((value, q) => {
              const { min, max } = rough.ranges[q] ?? { min: 0, max: 0 };
              return value >= (values[q] ?? 0) - epsilon * (max - min) - 1e-9;
            }),
          );
          expect(near).toBe(true);
        }
        if (rough.zopa !== null) expect(rough.zopa).toBe(exact.zopa);
      }),
      RUNS,
    );
  }, TIMEOUT);
});
