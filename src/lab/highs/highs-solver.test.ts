import { beforeAll, describe, expect, it } from "vitest";
import fc from "fast-check";
import { costsOf, type LinearSum, LpBuilder, type LpModel, type LpSolver, sumOf, withoutRows } from "../../study/window/identified/lp.ts";
import { loadHighs } from "./highs-solver.ts";

let solver: LpSolver;
beforeAll(async () => {
  solver = await loadHighs();
});

function sum(...coefficients: number[]): LinearSum {
  return new Map(coefficients.map((coefficient, column) => [column, coefficient]));
}

/** x and y, at least 0, and rows given as lower bound, coefficients, upper bound. */
function modelOf(...rows: readonly (readonly [number, number[], number])[]): LpModel {
  const builder = new LpBuilder();
  builder.unknown(0, Infinity);
  builder.unknown(0, Infinity);
  for (const [lower, coefficients, upper] of rows) builder.row(lower, sum(...coefficients), upper);
  return builder.model();
}

describe("a program that has solutions", () => {
  const model = modelOf([-Infinity, [1, 1], 4], [-Infinity, [1, 3], 6]);

  it("has a best and a worst for each objective, in order", () => {
    const outcomes = solver.optimise(model, [
      { goal: "most", costs: Float64Array.of(1, 2) }, { goal: "least", costs: Float64Array.of(1, 2) },
      { goal: "most", costs: Float64Array.of(0, 1) }, { goal: "least", costs: Float64Array.of(-1, 0) },
    ]);
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(["optimal", "optimal", "optimal", "optimal"]);
    [5, 0, 2, -4].forEach((value, k) => {
      expect(outcomes[k]).toEqual({ kind: "optimal", value: expect.closeTo(value, 9) as number });
    });
  });

  it("has no conflict", () => {
    expect(solver.conflict(model)).toBeUndefined();
  });

  it("may have neither columns nor rows", () => {
    expect(solver.optimise(new LpBuilder().model(), [{ goal: "least", costs: new Float64Array() }])).toEqual([{ kind: "optimal", value: 0 }]);
    expect(solver.conflict(new LpBuilder().model())).toBeUndefined();
  });

  it("asked for nothing answers nothing", () => {
    expect(solver.optimise(model, [])).toEqual([]);
  });
});

describe("a program without an end", () => {
  it("is unbounded in one direction and not in the other", () => {
    const costs = Float64Array.of(1, 0);
    expect(solver.optimise(modelOf([0, [1, -1], Infinity]), [{ goal: "most", costs }, { goal: "least", costs }])).toEqual([
      { kind: "unbounded" }, { kind: "optimal", value: 0 },
    ]);
  });
});

describe("a program without solutions", () => {
  const model = modelOf([-5, [1, -1], 5], [1, [1, 1], 1], [0.7, [1, 0], Infinity], [0, [0, 1], 9], [0.7, [0, 1], Infinity]);

  it("is infeasible for every objective", () => {
    const costs = Float64Array.of(1, 1);
    expect(solver.optimise(model, [{ goal: "most", costs }, { goal: "least", costs }])).toEqual([{ kind: "infeasible" }, { kind: "infeasible" }]);
  });

  it("names rows that cannot all hold", () => {
    expect(solver.conflict(model)).toEqual([1, 2, 4]);
  });

  it("has solutions once rows of the conflict ask for nothing", () => {
    expect(solver.conflict(withoutRows(model, [2]))).toBeUndefined();
  });

  it("may lie in a bound of a column and one row", () => {
    expect(solver.conflict(modelOf([0, [1, 1], 3], [-Infinity, [1, 0], -1]))).toEqual([1]);
  });

  it("always names rows that conflict by themselves", () => {
    const coefficient = fc.integer({ min: -2, max: 2 });
    const row = fc.tuple(fc.integer({ min: -3, max: 3 }), fc.array(coefficient, { minLength: 3, maxLength: 3 }));
    fc.assert(fc.property(fc.array(row, { minLength: 2, maxLength: 8 }), (rows) => {
      const builder = new LpBuilder();
      for (let k = 0; k < 3; k++) builder.unknown(0, 1);
      for (const [lower, coefficients] of rows) builder.row(lower, sumOf([1, sum(...coefficients)]), Infinity);
      const conflict = solver.conflict(builder.model());
      const [outcome] = solver.optimise(builder.model(), [{ goal: "least", costs: costsOf(sum(1), 3) }]);
      expect(outcome?.kind).toBe(conflict === undefined ? "optimal" : "infeasible");
      if (conflict === undefined) return;
      const others = rows.flatMap((_, number) => (conflict.includes(number) ? [] : [number]));
      expect(solver.conflict(withoutRows(builder.model(), others))).toBeDefined();
    }), { numRuns: 30 });
  });
});

describe("a model that is none", () => {
  const model = modelOf([0, [1, 1], 1]);

  it.each([
    ["not a number as a bound", { ...model, columnLower: Float64Array.of(NaN, 0) }],
    ["a column that is not there", { ...model, indices: Int32Array.of(0, 5) }],
    ["a column twice in a row", { ...model, indices: Int32Array.of(1, 1) }],
    ["rows without an end", { ...model, starts: Int32Array.of(0) }],
  ])("throws: %s", (_, bad) => {
    expect(() => solver.conflict(bad)).toThrow();
    expect(() => solver.optimise(bad, [{ goal: "least", costs: Float64Array.of(0, 0) }])).toThrow();
  });

  it("throws at costs of another length", () => {
    for (const costs of [Float64Array.of(0), Float64Array.of(0, 0, 0)]) {
      expect(() => solver.optimise(model, [{ goal: "least", costs }])).toThrow("costs for 2 columns");
    }
  });

  it("leaves the solver as it was", () => {
    expect(solver.optimise(model, [{ goal: "most", costs: Float64Array.of(1, 0) }])).toEqual([{ kind: "optimal", value: 1 }]);
  });
});

describe("the solver", () => {
  it("is loaded once, and says what it is", async () => {
    expect(await loadHighs()).toBe(solver);
    expect(solver.name).toMatch(/^HiGHS \d+\.\d+\.\d+$/);
  });
});
