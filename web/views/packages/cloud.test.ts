import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAllowed, type Scenario, type ScenarioParty, valueOf } from "../../../src/case/scenario.ts";
import { type Cloud, makeCloud, packageAt, type Points } from "./cloud.ts";
import { gridInto } from "./value-grid.ts";

function finish(work: Generator<undefined, Cloud>): Cloud {
  for (let step = work.next(); ; step = work.next()) if (step.done === true) return step.value;
}

function partyOf(id: string, values: readonly (readonly number[])[]): ScenarioParty {
  return { id, name: id, value: { kind: "additive", weights: values.map(() => 1), values }, reservation: 0, strict: false };
}

function scenarioOf(parties: readonly ScenarioParty[], sizes: readonly number[], constraints: Scenario["constraints"] = []): Scenario {
  const issues = sizes.map((size, i) => ({ id: `i${String(i)}`, name: `I${String(i)}`, kind: "choice" as const, size }));
  return { name: "made", issues, parties, rule: { kind: "unanimity" }, constraints, basis: "assumed", notes: [] };
}

const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 });
const spaces = sizes.chain((of) => {
  const table = fc.tuple(...of.map((size) => fc.array(fc.integer({ min: 0, max: 100 }), { minLength: size, maxLength: size })));
  return fc.record({ of: fc.constant(of), a: table, b: table });
});

describe("the cloud", () => {
  it("has every package once, each where its values are", () => {
    fc.assert(
      fc.property(spaces, ({ of, a, b }) => {
        const scenario = scenarioOf([partyOf("a", a), partyOf("b", b)], of);
        const points = finish(makeCloud(scenario, 0, 1)) as Points;
        const seen = new Set<string>();
        expect(points.x.length).toBe(of.reduce((all, size) => all * size, 1));
        points.x.forEach((x, at) => {
          const options = packageAt(points, at);
          seen.add(options.join());
          expect(x).toBe(scenario.parties[0] && valueOf(scenario.parties[0].value, options));
          expect(points.y[at]).toBe(scenario.parties[1] && valueOf(scenario.parties[1].value, options));
        });
        expect(seen.size).toBe(points.x.length);
      }),
    );
  });

  it("draws nothing where a constraint forbids", () => {
    const constraints = [{ kind: "excludes", one: { issue: 0, option: 1 }, other: { issue: 1, option: 2 } }] as const;
    const scenario = scenarioOf([partyOf("a", [[1, 2], [3, 4, 5]]), partyOf("b", [[5, 4], [3, 2, 1]])], [2, 3], constraints);
    const points = finish(makeCloud(scenario, 0, 1)) as Points;
    points.x.forEach((x, at) => {
      expect(Number.isNaN(x)).toBe(!isAllowed(constraints, packageAt(points, at)));
    });
  });

  it("of boxes of packages is what they are worth", () => {
    const box: ScenarioParty = {
      id: "c", name: "c", reservation: 0, strict: false,
      value: { kind: "boxes", scale: 2, boxes: [{ sides: [{ issue: 0, low: 1, high: 1 }], value: 4 }, { sides: [], value: 2 }] },
    };
    const points = finish(makeCloud(scenarioOf([box, box], [2, 2]), 0, 1)) as Points;
    expect([...points.x]).toEqual([1, 1, 3, 3]);
  });

  it("counts every package of a space too large to hold, each near its place", () => {
    fc.assert(
      fc.property(spaces, ({ of, a, b }) => {
        const [one, other] = [partyOf("a", a).value, partyOf("b", b).value];
        if (one.kind !== "additive" || other.kind !== "additive") return;
        const grid = finish(gridInto(one, other, of));
        if (grid.kind !== "grid") throw new Error("no grid");
        const points = finish(makeCloud(scenarioOf([partyOf("a", a), partyOf("b", b)], of), 0, 1)) as Points;
        expect(grid.counts.reduce((all, count) => all + count, 0)).toBe(points.x.length);
        expect(grid.min).toEqual([Math.min(...points.x), Math.min(...points.y)]);
        expect(grid.max).toEqual([Math.max(...points.x), Math.max(...points.y)]);
      }),
      { numRuns: 20 },
    );
  });

  it("samples only where it must, and keeps what it drew", () => {
    const many = Array.from({ length: 9 }, () => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const constraints = [{ kind: "excludes", one: { issue: 0, option: 0 }, other: { issue: 1, option: 0 } }] as const;
    const points = finish(makeCloud(scenarioOf([partyOf("a", many), partyOf("b", many)], many.map(() => 10), constraints), 0, 1)) as Points;
    expect(points.drawn).toBeDefined();
    expect(points.x[7]).toBe(packageAt(points, 7).reduce((sum, option) => sum + option, 0));
  });
});
