import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { additive, constraintsOf, scenarioOf } from "../../../test/made-spaces.ts";
import { isAllowed, type Scenario, sizeOf, valueOf } from "../../case/scenario.ts";
import { countByStates } from "./count-states.kernel.ts";
import { takenOf } from "./count-takers.ts";
import { fillValues, indexOf, packageAt } from "./fill-values.ts";
import { foldRange } from "./odometer.kernel.ts";
import { partsOf } from "./parts.ts";
import { layOut, type SpaceProblem } from "./problem.ts";
import { joinFolds, startFold } from "./space-fold.ts";

const SCORES = { min: -3, max: 9 };
const spaces = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }).chain((sizes) =>
  fc.record({
    parties: fc.array(
      fc.record({
        tables: fc.tuple(...sizes.map((size) => fc.tuple(...Array.from({ length: size }, () => fc.integer(SCORES))))),
        reservation: fc.integer({ min: -5, max: 25 }),
        bonus: fc.constantFrom(0, 3),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    constraints: fc.oneof(fc.constant([]), constraintsOf(sizes)),
  }).map(({ parties, constraints }) =>
    scenarioOf(sizes, parties.map((party) => ({ ...party, value: additive(party.tables) })), { constraints }),
  ),
);

function laidOut(scenario: Scenario): SpaceProblem {
  const result = layOut(scenario);
  if (!result.ok) throw new Error("a made space has faults");
  return result.value;
}

describe("the kernels of a space", () => {
  it("find the same in parts of a space, joined, as in the whole", () => {
    fc.assert(
      fc.property(spaces, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }), (scenario, cuts) => {
        const problem = laidOut(scenario);
        const size = Number(sizeOf(scenario));
        const whole = startFold(problem);
        foldRange(problem, 0, size, whole);
        const joined = startFold(problem);
        const ends = [0, ...cuts.map((cut) => Math.floor(cut * size)), size].sort((x, y) => x - y);
        for (const [k, end] of ends.entries()) {
          if (k === 0) continue;
          const part = startFold(problem);
          foldRange(problem, ends[k - 1] ?? 0, end, part);
          joinFolds(joined, part);
        }
        const idsOf = ({ frontier }: typeof whole): number[] =>
          frontier.kind === "pairs" || frontier.kind === "rows" ? [...frontier.points.id.subarray(0, frontier.points.length)].sort() : [];
        expect(idsOf(joined)).toEqual(idsOf(whole));
        for (const part of ["allowed", "min", "max", "takenBy", "takenByWithBonus"] as const) expect(joined[part]).toEqual(whole[part]);
      }),
      { numRuns: 1000 },
    );
  });

  it("count by states what counting packages counts", () => {
    fc.assert(
      fc.property(spaces, (scenario) => {
        const problem = laidOut(scenario);
        const fold = startFold(problem, false);
        foldRange(problem, 0, Number(sizeOf(scenario)), fold);
        const found = countByStates(partsOf(problem) ?? [], problem.parties, problem.takes, problem.takesWithBonus);
        const some = (counts: ReadonlyMap<number, bigint> | undefined): [number, bigint][] =>
          [...(counts ?? [])].filter(([, count]) => count > 0n).sort(([x], [y]) => x - y);
        expect(some(found?.takenBy)).toEqual(some(takenOf(fold).takenBy));
        if (problem.hasBonus) expect(some(found?.takenByWithBonus)).toEqual(some(takenOf(fold).takenByWithBonus));
      }),
      { numRuns: 1000 },
    );
  });

  it("fill in the values of packages to the last bit, whatever the range", () => {
    fc.assert(
      fc.property(spaces, fc.double({ min: 0.01, max: 3, noNaN: true }), fc.nat(), (whole, by, start) => {
        const parties = whole.parties.map((party) => {
          const { value } = party;
          if (value.kind !== "additive") return party;
          return { ...party, value: { ...value, weights: value.weights.map((weight, i) => (weight + i) * by) } };
        });
        const scenario = { ...whole, parties };
        const size = Number(sizeOf(scenario));
        const from = start % size;
        const width = parties.length;
        const out = new Float64Array((size - from) * width);
        fillValues(scenario, parties.map((party) => party.id), from, size, out);
        for (let n = from; n < size; n++) {
          const one = packageAt(scenario, n);
          expect(indexOf(scenario, one)).toBe(n);
          const values = parties.map((party) => (isAllowed(scenario.constraints, one) ? valueOf(party.value, one) : NaN));
          expect([...out.subarray((n - from) * width, (n - from + 1) * width)]).toEqual(values);
        }
      }),
      { numRuns: 500 },
    );
  });
});
