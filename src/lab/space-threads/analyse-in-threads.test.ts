import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { additive, constraintsOf, randomSpace, scenarioOf } from "../../../test/made-spaces.ts";
import { type Scenario } from "../../case/scenario.ts";
import { analyse, analysisSteps } from "../../study/space/analyse.ts";
import { type AnalyseOptions } from "../../study/space/analysis.ts";
import { analyseInThreads, runInThreads } from "./analyse-in-threads.ts";
import { FoldThreads } from "./fold-threads.ts";

const SCORES = { min: -3, max: 9 };
/** Small spaces with many ties, some with constraints, some with boxes. */
const spaces = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }).chain((sizes) =>
  fc.record({
    parties: fc.array(
      fc.record({
        tables: fc.tuple(...sizes.map((size) => fc.tuple(...Array.from({ length: size }, () => fc.integer(SCORES))))),
        hasBoxes: fc.nat(5).map((n) => n === 0),
        reservation: fc.integer({ min: -5, max: 25 }),
        bonus: fc.constantFrom(0, 3),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    constraints: fc.oneof(fc.constant([]), constraintsOf(sizes)),
  }).map(({ parties, constraints }) =>
    scenarioOf(sizes, parties.map(({ tables, hasBoxes, ...party }) => ({
      ...party,
      value: hasBoxes
        ? { kind: "boxes" as const, scale: 1, boxes: [{ value: 4, sides: [{ issue: 0, low: 0, high: 0 }] }, { value: 3, sides: [] }] }
        : additive(tables),
    })), { constraints }),
  ),
);

const WITNESSES: AnalyseOptions = { method: "enumeration", witnesses: 3 };
const pools = [
  new FoldThreads({ threads: 1, memory: 2 ** 20, stretch: 5 }),
  new FoldThreads({ threads: 2, memory: 2 ** 20, stretch: 3 }),
  // Room for a point: every thread hands in what it has again and again.
  new FoldThreads({ threads: 3, memory: 1, stretch: 16 }),
];
afterAll(async () => { await Promise.all(pools.map((pool) => pool.close())); });

function sure(scenario: Scenario, options: AnalyseOptions = WITNESSES): string {
  return JSON.stringify(analyse(scenario, options));
}

describe("packages looked at in threads", { timeout: 60_000 }, () => {
  it("give the same bytes with one, two and three threads, whatever they have room for", async () => {
    await fc.assert(
      fc.asyncProperty(spaces, async (scenario) => {
        const expected = sure(scenario);
        for (const pool of pools) {
          expect(JSON.stringify(await runInThreads(analysisSteps(scenario, WITNESSES), pool, 0, WITNESSES))).toBe(expected);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("give the same where there are millions of them", async () => {
    const scenario = randomSpace(11, [10, 10, 10, 10, 10, 10], 3);
    for (const threads of [1, 2, 8]) {
      const found = await analyseInThreads(scenario, { method: "enumeration", threads, fewest: 0, stretch: 20_000 });
      expect(JSON.stringify(found)).toBe(sure(scenario, { method: "enumeration" }));
    }
  });

  it("end as cancelled soon after they are told to, and their threads go on with the next space", async () => {
    const scenario = randomSpace(12, [10, 10, 10, 10, 10, 10, 10], 2);
    let asked = 0;
    const options = { method: "enumeration" as const, isCancelled: () => ++asked > 3 };
    const pool = new FoldThreads({ threads: 2, memory: 2 ** 20, stretch: 100_000, isCancelled: options.isCancelled });
    try {
      const found = await runInThreads(analysisSteps(scenario, options), pool, 0, options);
      expect(found.ok ? [] : found.faults.map(({ code }) => code)).toEqual(["space/cancelled"]);
      expect(asked).toBeLessThan(30);
      asked = -Infinity;
      expect(JSON.stringify(await runInThreads(analysisSteps(scenario, options), pool, 0, options))).toBe(sure(scenario, { method: "enumeration" }));
    } finally {
      await pool.close();
    }
  });

  it("tell how much is done, from little to all", async () => {
    const shares: number[] = [];
    await analyseInThreads(randomSpace(13, [10, 10, 10, 10, 10, 10], 2), {
      method: "enumeration", threads: 2, fewest: 0, stretch: 50_000, onProgress: (share) => shares.push(share),
    });
    expect(shares).toEqual([...shares].sort((x, y) => x - y));
    expect([shares.length > 5, shares.at(-1)]).toEqual([true, 1]);
  });

  it("keep to the memory: an ε that is stated where values add up, else a fault that says what was needed", async () => {
    // What one gains the other loses, so that every package is on the frontier; the last issue ties them too tightly to merge.
    const sizes = [8, 8, 8, 8, 8];
    const tables = sizes.map((size, i) => Array.from({ length: size }, (_, o) => o * 8 ** i));
    const opposed = tables.map((table) => table.map((x) => -x));
    const free = scenarioOf(sizes, [{ value: additive(tables) }, { value: additive(opposed) }]);
    const options = { memory: 2 ** 20, threads: 2, fewest: 0, stretch: 4096, method: "enumeration" as const };
    const rough = await analyseInThreads(free, options);
    expect(rough.ok && [rough.value.exact, rough.value.method]).toEqual([false, "merge"]);
    const last = Array.from({ length: 64 }, () => 0);
    const parties = [{ value: additive([...tables, last]) }, { value: additive([...opposed, last]) }];
    const tied = scenarioOf([...sizes, 64], parties, {
      constraints: sizes.map((_, issue) => ({ kind: "requires", if: { issue, option: 7 }, then: { issue: 5, option: 0 } })),
    });
    const found = await analyseInThreads(tied, options);
    expect(found.ok ? [] : found.faults.map((fault) => fault.message)).toEqual([
      expect.stringMatching(/^space\/memory: .* \d+ points: at least 2 MB are needed, and 1 MB are allowed; hint: --memory 2MB/),
    ]);
    const roomy = await analyseInThreads(tied, { ...options, memory: 2 ** 28 });
    expect(roomy.ok && [roomy.value.exact, roomy.value.frontier.length]).toEqual([true, 8 ** 5]);
  });
});
