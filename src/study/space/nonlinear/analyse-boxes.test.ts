import { describe, expect, test } from "vitest";
import type { Box, Scenario, Valuation } from "../../../case/scenario.ts";
import { analyseBoxes, type BoxAnalysis, type BoxOptions, type BoxProgress } from "./analyse-boxes.ts";

const box = (value: number, ...sides: readonly (readonly [issue: number, low: number, high: number])[]): Box => ({
  value,
  sides: sides.map(([issue, low, high]) => ({ issue, low, high })),
});

const boxes = (...of: readonly Box[]): Valuation => ({ kind: "boxes", boxes: of, scale: 1 });

function space(sizes: readonly number[], values: readonly Valuation[], more: Partial<Scenario> = {}): Scenario {
  return {
    name: "two issues",
    issues: sizes.map((size, i) => ({ id: `i${String(i)}`, name: `issue ${String(i)}`, kind: "integer", size })),
    parties: values.map((value, p) => ({ id: `p${p}`, name: `Party ${p}`, value, reservation: 0, strict: false })),
    rule: { kind: "unanimity" },
    constraints: [],
    basis: "stated",
    notes: [],
    ...more,
  };
}

function analysisOf(scenario: Scenario, options?: BoxOptions): BoxAnalysis {
  const result = analyseBoxes(scenario, options);
  if (!result.ok) throw new Error(result.faults.map((fault) => fault.message).join("\n"));
  return result.value;
}

const codesOf = (scenario: Scenario, options?: BoxOptions): string[] => {
  const result = analyseBoxes(scenario, options);
  return result.ok ? [] : result.faults.map((fault) => fault.code);
};

describe("what is found", () => {
  test("two boxes that no package is in at once make two points, each with its first package", () => {
    const found = analysisOf(space([10, 10], [boxes(box(5, [0, 2, 4], [1, 3, 9])), boxes(box(7, [0, 5, 9], [1, 1, 8]))]));
    expect(found.frontier).toEqual([{ package: [2, 3], values: [5, 0] }, { package: [5, 1], values: [0, 7] }]);
    expect(found.ranges).toEqual([{ min: 0, max: 5, within: 0 }, { min: 0, max: 7, within: 0 }]);
  });

  test("without any box every package is worth nothing, and the first stands for all", () => {
    const found = analysisOf(space([3, 4], [boxes(), boxes()]));
    expect(found.frontier).toEqual([{ package: [0, 0], values: [0, 0] }]);
    expect(found.proof.parts).toBe(2);
  });

  test("a box around everything adds to every package", () => {
    const found = analysisOf(space([3], [boxes(box(2), box(1, [0, 0, 2]), box(4, [0, 1, 1]))]));
    expect(found.frontier).toEqual([{ package: [1], values: [7] }]);
    expect(found.ranges).toEqual([{ min: 3, max: 7, within: 0 }]);
  });

  test("values are over the scale", () => {
    const value: Valuation = { kind: "boxes", boxes: [box(3, [0, 1, 1])], scale: 4 };
    expect(analysisOf(space([2], [value])).frontier).toEqual([{ package: [1], values: [0.75] }]);
  });

  test("nothing allowed is an empty frontier, not a fault", () => {
    const never = { kind: "at-most", count: -1, of: [] } as const;
    const found = analysisOf(space([2], [boxes()], { constraints: [never] }));
    expect([found.frontier, found.ranges, found.exact]).toEqual([[], [], true]);
    const both = [0, 1].map((option) => ({ kind: "at-most", count: 0, of: [{ issue: 0, option }] }) as const);
    expect(analysisOf(space([2, 2], [boxes()], { constraints: both })).frontier).toEqual([]);
  });

  test("a space without issues has one package", () => {
    const found = analysisOf(space([], [boxes(box(3)), boxes()]));
    expect(found.frontier).toEqual([{ package: [], values: [3, 0] }]);
    expect(found.ranges).toEqual([3, 0].map((only) => ({ min: only, max: only, within: 0 })));
  });

  test("an issue of very many options, each worth something else, beside boxes", () => {
    const size = 20_000;
    const each = Array.from({ length: size }, (_, option) => (option * 7919) % size);
    const table: Valuation = { kind: "additive", weights: [1, 1], values: [each, [0, 5]] };
    const found = analysisOf(space([size, 2], [table, boxes(box(9, [0, 0, 9], [1, 0, 0]))]));
    expect(found.frontier.map((point) => point.values)).toEqual([[size + 4, 0], [Math.max(...each.slice(0, 10)), 9]]);
  });

  test("issues that nothing joins are searched apart: 10^40 packages take next to nothing", () => {
    const pairs = Array.from({ length: 20 }, (_, i) => i * 2);
    const first = boxes(...pairs.map((i) => box(i + 1, [i, 0, 4], [i + 1, 5, 9])));
    const second = boxes(...pairs.map((i) => box(41 - i, [i, 4, 9], [i + 1, 0, 5])));
    const found = analysisOf(space(new Array<number>(40).fill(10), [first, second]));
    expect([found.proof.parts, found.exact, found.frontier.length]).toEqual([20, true, 1]);
    expect(found.frontier[0]?.package.slice(0, 4)).toEqual([4, 5, 4, 5]);
    expect(found.explored).toBeLessThan(2000);
  });

  test("a party with a table beside one with boxes", () => {
    const table: Valuation = { kind: "additive", weights: [0.6, 0.4], values: [[0, 0.5, 1], [1, 0.25, 0]] };
    const found = analysisOf(space([3, 3], [table, boxes(box(1, [0, 0, 1], [1, 1, 2]))]));
    expect(found.frontier.map((point) => point.package)).toEqual([[2, 0], [1, 1]]);
    expect(found.proof.rounding).toEqual([0, 0]);
  });
});

describe("a long search", () => {
  // Every pair of options of every two issues is worth something else: nothing to prune by.
  const hard = (seed: number): Valuation => {
    let state = seed;
    const next = (): number => (state = (state * 48271) % 2147483647);
    const of: Box[] = [];
    for (let i = 0; i < 8; i++) {
      for (let j = 0; j < i; j++) {
        for (let k = 0; k < 16; k++) of.push(box(next() % 1000, [i, k % 4, k % 4], [j, k >> 2, k >> 2]));
      }
    }
    return boxes(...of);
  };
  const scenario = space(new Array<number>(8).fill(4), [hard(1), hard(2)]);

  test("ends soon after its budget, and says within what it is right", () => {
    const found = analysisOf(scenario, { maxNodes: 400 });
    expect([found.exact, found.proof.complete, found.proof.smallest]).toEqual([false, false, false]);
    expect(found.epsilon).toBeGreaterThan(0);
    expect(found.explored).toBeLessThan(800);
    expect(found.frontier.length).toBeGreaterThan(0);
  });

  test("is the same every time", () => {
    expect(analysisOf(scenario, { maxNodes: 3000 })).toEqual(analysisOf(scenario, { maxNodes: 3000 }));
  });

  test("tells how far it is, never going back within a phase", () => {
    const told: BoxProgress[] = [];
    analysisOf(scenario, { onProgress: (progress) => told.push(progress) });
    expect([...new Set(told.map((one) => one.phase))]).toEqual(["ranges", "frontier", "witnesses"]);
    for (const [i, { phase, done }] of told.entries()) {
      const before = told[i - 1];
      if (before?.phase === phase) expect(done).toBeGreaterThanOrEqual(before.done);
      expect(done).toBeLessThanOrEqual(1);
    }
  });

  test("ends when it is cancelled", () => {
    let asked = 0;
    expect(codesOf(scenario, { isCancelled: () => ++asked > 8 })).toEqual(["space/cancelled"]);
    expect(asked).toBe(9);
  });
});

test.each([
  ["a side on no issue", space([2], [boxes(box(1, [3, 0, 0]))]), ["space/no-such-issue"]],
  ["a box worth no number", space([2], [boxes(box(Number.NaN, [0, 0, 0]))]), ["space/not-a-number"]],
  ["a box worth everything", space([2], [boxes(box(Infinity))]), ["space/not-a-number"]],
  ["a side without an end", space([2], [boxes(box(1, [0, Number.NaN, 1]))]), ["space/not-a-number"]],
  ["a scale of nothing", space([2], [{ kind: "boxes", boxes: [], scale: 0 }]), ["space/not-a-number"]],
  ["a table too short", space([2], [{ kind: "additive", weights: [1], values: [[1]] }]), ["space/missing-option"]],
  ["no weight", space([1], [{ kind: "additive", weights: [Number.NaN], values: [[1]] }]), ["space/not-a-number"]],
  ["an issue without options", space([0], [boxes()]), ["space/size"]],
  ["more options than can be held", space([10_000_000], [boxes()]), ["space/too-many-options"]],
  [
    "a constraint on what is not there",
    space([2], [boxes()], {
      constraints: [
        { kind: "excludes", one: { issue: 0, option: 2 }, other: { issue: 1, option: 0 } },
        { kind: "at-most", count: Number.NaN, of: [] },
      ],
    }),
    ["space/no-such-option", "space/no-such-issue", "space/not-a-number"],
  ],
])("%s is a fault", (_, scenario, codes) => {
  expect(codesOf(scenario)).toEqual(codes);
});
