import { describe, expect, it } from "vitest";
import { additive, scenarioOf } from "../../../test/made-spaces.ts";
import { type Scenario, valueOf } from "../../case/scenario.ts";
import { type AnalyseOptions, type SpaceAnalysis } from "./analysis.ts";
import { analyse } from "./analyse.ts";

function analysed(scenario: Scenario, options: AnalyseOptions = {}): SpaceAnalysis {
  const result = analyse(scenario, options);
  if (!result.ok) throw new Error(result.faults.map((fault) => fault.message).join("\n"));
  return result.value;
}

function codesOf(scenario: Scenario, options: AnalyseOptions = {}): string[] {
  const result = analyse(scenario, options);
  return result.ok ? [] : result.faults.map((fault) => fault.code);
}

const few = scenarioOf([2, 3], [
  { value: additive([[0, 4], [1, 2, 6]]), reservation: 2 },
  { value: additive([[5, 0], [6, 3, 0]]), reservation: 1, strict: true },
]);

describe("analyse", () => {
  it("names ranges, frontier and solutions of a space small enough to see through", () => {
    const found = analysed(few);
    expect(found.size).toBe("6");
    expect(found.exact).toBe(true);
    expect(found.ranges).toEqual([
      { party: "a", min: 1, max: 10, reservation: 2 },
      { party: "b", min: 0, max: 11, reservation: 1 },
    ]);
    expect(found.frontier.map((point) => point.values)).toEqual([[10, 0], [6, 5], [5, 6], [2, 8], [1, 11]]);
    expect(found.rational.count).toBe("4");
    expect(found.solutions.nash?.values).toEqual([6, 5]);
    expect(found.solutions.egalitarian?.values).toEqual([6, 5]);
    expect(found.solutions.utilitarian?.values).toEqual([1, 11]);
    // As much as [5, 6] is in sum, but the smaller package.
    expect(found.solutions.utilitarianRational?.values).toEqual([6, 5]);
    expect(found.solutions.nash?.definition.reference).toBe("Nash 1950");
  });

  it("has a zone of agreement only where some package suits all", () => {
    const never = scenarioOf([2], [{ value: additive([[0, 9]]), reservation: 5 }, { value: additive([[9, 0]]), reservation: 5 }]);
    const found = analysed(never);
    expect(found.zopa).toBe(false);
    expect(found.solutions.nash).toBeNull();
    expect(found.solutions.equalValues).not.toBeNull();
    expect(found.frontier).toHaveLength(2);
  });

  it("tells points apart by value and not by the last digit of a float", () => {
    // 0.1 + 0.2 is 0.30000000000000004 in floats: the two packages are one point all the same, and as good as 0.3.
    const tenths = scenarioOf([2, 2], [
      { value: additive([[0.1, 0.3], [0.2, 0]]), reservation: 0.3 },
      { value: additive([[0.1, 0.3], [0.2, 0]]), reservation: 0.3 },
    ]);
    const found = analysed(tenths, { witnesses: 9 });
    expect(found.frontier.map((point) => point.package)).toEqual([[1, 0]]);
    expect(found.rational.count).toBe("3");
    const third = { value: additive([[1 / 3, 0], [1 / 3, 0], [1 / 3, 1]]), reservation: 1 };
    const thirds = scenarioOf([2, 2, 2], [third, third]);
    expect(analysed(thirds).frontier[0]?.values[0]).toBeCloseTo(5 / 3, 12);
    expect(analysed(thirds).rational.count).toBe("5");
  });

  it("answers exactly for 10^30 packages, and for 10^400", () => {
    const tables = Array.from({ length: 400 }, (_, i) => Array.from({ length: 10 }, (_, o) => (o * (i + 3)) % 7));
    const mirrored = tables.map((table) => table.map((x) => 6 - x));
    const of = (issues: number): Scenario => scenarioOf(
      Array.from({ length: issues }, () => 10),
      [{ value: additive(tables.slice(0, issues)), reservation: issues * 3 }, { value: additive(mirrored.slice(0, issues)) }],
    );
    const thirty = analysed(of(30));
    expect(thirty.size).toBe(`1${"0".repeat(30)}`);
    expect(thirty.exact).toBe(true);
    expect(thirty.rational.count).toMatch(/^\d{28,30}$/);
    const first = additive(tables.slice(0, 30));
    for (const { package: one, values } of thirty.frontier) expect(values[0]).toBe(valueOf(first, one));
    expect(analysed(of(400), { maxPoints: 100_000 }).size).toHaveLength(401);
  });

  it("says all that is wrong with what it is given", () => {
    const wrong = scenarioOf([2, 2], [
      { value: additive([[0, Number.NaN], [1]]), reservation: Infinity },
      { value: additive([[0, 1]]) },
    ]);
    expect(codesOf(wrong).sort()).toEqual(["space/missing-option", "space/no-number", "space/no-number", "space/other-domain"]);
    expect(codesOf(few, { parties: ["a", "nobody"] })).toEqual(["space/no-such-party"]);
    expect(codesOf(few, { epsilon: 0 })).toEqual(["space/epsilon"]);
    expect(codesOf(scenarioOf([], [{ value: additive([]) }]))).toEqual(["space/no-issues"]);
    const choice = { issue: 0, option: 7 };
    const constraints = [{ kind: "excludes" as const, one: choice, other: choice }];
    const elsewhere = scenarioOf([2], [{ value: additive([[0, 1]]) }], { constraints });
    expect(codesOf(elsewhere)).toEqual(["space/constraint", "space/constraint"]);
  });

  it("does not begin what does not fit, and ends when told to", () => {
    expect(codesOf(few, { method: "enumeration", maxPackages: 5 })).toEqual(["space/too-large"]);
    const tables = Array.from({ length: 20 }, (_, i) => [0, i]);
    const large = scenarioOf(tables.map(() => 2), [{ value: additive(tables) }]);
    expect(codesOf(large, { method: "enumeration", isCancelled: () => true })).toEqual(["space/cancelled"]);
  });

  it("finds nothing where constraints allow nothing", () => {
    const none = { ...few, constraints: [{ kind: "at-most" as const, count: -1, of: [] }] };
    for (const method of ["enumeration", "merge"] as const) {
      const found = analysed(none, { method });
      expect(found.frontier).toEqual([]);
      expect(found.allowed).toBe("0");
      expect(found.opposition).toBeNull();
    }
  });

  it("enumerates boxes as it searches them", () => {
    const boxes = scenarioOf([4, 4, 4], [0, 1].map((q) => ({
      value: {
        kind: "boxes" as const, scale: 10,
        boxes: [
          { sides: [{ issue: 0, low: q, high: 2 }, { issue: 1, low: 0, high: 1 }], value: 4 },
          { sides: [{ issue: 2, low: 1 + q, high: 3 }], value: 3 },
          { sides: [{ issue: 0, low: 3 * q, high: 3 * q }, { issue: 2, low: 0, high: 1 }], value: 6 },
          { sides: [], value: -1 },
        ],
      },
      reservation: 0.2,
    })));
    const [one, other] = [analysed(boxes, { method: "enumeration" }), analysed(boxes, { method: "boxes" })];
    expect(other.frontier).toEqual(one.frontier);
    expect(other.solutions).toEqual(one.solutions);
    expect(other.rational).toEqual(one.rational);
    expect(other.ranges).toEqual(one.ranges);
  });
});
