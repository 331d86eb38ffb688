import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { additive, constraintsOf, randomSpace, scenarioOf, scoredSpace } from "../../../test/made-spaces.ts";
import { type Scenario, sizeOf } from "../../case/scenario.ts";
import { countByHalves } from "./count-by-halves.ts";
import { countPairs, countSingles } from "./count-pairs.kernel.ts";
import { countByStates } from "./count-states.kernel.ts";
import { takenOf } from "./count-takers.ts";
import { countTriples } from "./count-triples.kernel.ts";
import { Half, splitInHalves } from "./halves.kernel.ts";
import { JointOrders } from "./joint-orders.kernel.ts";
import { foldRange } from "./odometer.kernel.ts";
import { type Part, partsOf } from "./parts.ts";
import { layOut, type SpaceProblem } from "./problem.ts";
import { startFold } from "./space-fold.ts";

const PARTIES = 3;
const SCORES = { min: -3, max: 9 };

/** A part whose ways are worth these values to each of three parties. */
function partOf(rows: readonly (readonly number[])[]): Part {
  return { issues: [], ways: rows.length, options: new Int32Array(0), worth: Float64Array.from(rows.flat()) };
}

/** A few values, so that ties abound, or many and large ones. */
const worths = fc.constantFrom(2, 50, 2 ** 40).map((most) => fc.integer({ min: -most, max: most }));

/** Parts of a half: up to some four hundred packages, which is several blocks, as a rule; else a few, or none. */
const halfParts = fc.tuple(worths, fc.constantFrom(0, 10, 10)).chain(([worth, least]) => {
  const part = fc.array(fc.tuple(worth, worth, worth), { minLength: least, maxLength: 20, size: "max" });
  return fc.array(part, { minLength: least === 0 ? 0 : 2, maxLength: 2 });
}).map((parts) => parts.map(partOf));

/** A threshold: none, what no package reaches, or what some package is just worth, or nearly. */
type Want = "any" | "too much" | { readonly one: number; readonly other: number; readonly more: number };
const wants = fc.array(
  fc.oneof(
    { arbitrary: fc.constantFrom<Want[]>("any", "any", "too much"), weight: 1 },
    { arbitrary: fc.record({ one: fc.nat(), other: fc.nat(), more: fc.constantFrom(0, 0, 1, -1) }), weight: 6 },
  ),
  { minLength: PARTIES, maxLength: PARTIES },
);

function thresholdsOf([one, other]: readonly [Half, Half], wanted: readonly Want[]): Float64Array {
  const at = (half: Half, q: number, k: number): number => half.sums[q]?.[k % Math.max(1, half.size)] ?? 0;
  return Float64Array.from(wanted, (want, q) => {
    if (want === "any") return -Infinity;
    return want === "too much" ? 2 ** 43 : at(one, q, want.one) + at(other, q, want.other) + want.more;
  });
}

/** [set of parties as bits] → pairs that reach the thresholds of all of these at least: each with each. */
function countPlainly([one, other]: readonly [Half, Half], least: Float64Array): number[] {
  const counts = Array.from({ length: 2 ** PARTIES }, () => 0);
  const [a, b, c] = one.sums.map((sums, q) => sums.map((x) => (least[q] ?? 0) - x));
  const [d, e, f] = other.sums;
  for (let j = 0; j < one.size; j++) {
    for (let k = 0; k < other.size; k++) {
      const reached = Number((d?.[k] ?? 0) >= (a?.[j] ?? 0)) + 2 * Number((e?.[k] ?? 0) >= (b?.[j] ?? 0))
        + 4 * Number((f?.[k] ?? 0) >= (c?.[j] ?? 0));
      counts[reached] = (counts[reached] ?? 0) + 1;
    }
  }
  return counts.map((_, set) => counts.reduce((sum, count, reached) => ((reached & set) === set ? sum + count : sum), 0));
}

function laidOut(scenario: Scenario): SpaceProblem {
  const result = layOut(scenario);
  if (!result.ok) throw new Error("a made space has faults");
  return result.value;
}

const some = (counts: ReadonlyMap<number, bigint> | undefined): [number, bigint][] =>
  [...(counts ?? [])].filter(([, count]) => count > 0n).sort(([x], [y]) => x - y);

function foldOf(problem: SpaceProblem, size: number): ReturnType<typeof takenOf> & { allowed: number } {
  const fold = startFold(problem, false);
  foldRange(problem, 0, size, fold);
  return { ...takenOf(fold), allowed: fold.allowed };
}

const spaces = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 5 }).chain((sizes) =>
  fc.record({
    parties: fc.array(
      fc.record({
        tables: fc.tuple(...sizes.map((size) => fc.tuple(...Array.from({ length: size }, () => fc.integer(SCORES))))),
        unit: fc.constantFrom(1, 0.1, 1 / 3),
        reservation: fc.integer({ min: -20, max: 60 }),
        strict: fc.boolean(),
        bonus: fc.constantFrom(0, 0, 3, -2),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    constraints: fc.oneof(fc.constant([]), constraintsOf(sizes)),
  }).map(({ parties, constraints }) =>
    scenarioOf(
      sizes,
      parties.map(({ tables, unit, reservation, ...party }) =>
        ({ ...party, reservation: reservation * unit, value: additive(tables, tables.map(() => unit)) })),
      { constraints },
    ),
  ),
);

describe("counting by halves", () => {
  it("counts the pairs that reach three thresholds, two or one, as comparing each with each does", () => {
    fc.assert(
      fc.property(halfParts, halfParts, wants, (ones, others, wanted) => {
        const halves: [Half, Half] = [new Half(ones, PARTIES), new Half(others, PARTIES)];
        const least = thresholdsOf(halves, wanted);
        const plain = countPlainly(halves, least);
        const orders = new JointOrders(...halves);
        const { points } = orders;
        const reaching = (q: number): Int32Array => orders.reaching(q, least[q] ?? 0);
        expect(countTriples(reaching(0), reaching(1), reaching(2), points)).toBe(plain[7]);
        for (const q of [0, 1, 2]) {
          const next = (q + 1) % PARTIES;
          expect(countPairs(reaching(q), reaching(next), points)).toBe(plain[2 ** q + 2 ** next]);
          expect(countSingles(reaching(q), points)).toBe(plain[2 ** q]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("finds of every set of parties what counting packages finds, with a bonus and without, and leaves none out", () => {
    fc.assert(
      fc.property(spaces, (scenario) => {
        const problem = laidOut(scenario);
        const plain = foldOf(problem, Number(sizeOf(scenario)));
        const found = countByHalves(problem, partsOf(problem) ?? []);
        expect([...(found?.takenBy.keys() ?? [])]).toEqual(Array.from({ length: 2 ** problem.parties }, (_, mask) => mask));
        expect([...(found?.takenBy.values() ?? [])].reduce((sum, count) => sum + count, 0n)).toBe(BigInt(plain.allowed));
        expect(some(found?.takenBy)).toEqual(some(plain.takenBy));
        if (problem.hasBonus) expect(some(found?.takenByWithBonus)).toEqual(some(plain.takenByWithBonus));
      }),
      { numRuns: 1000 },
    );
  });

  it("counts a million packages of fractional values as looking at each does", () => {
    for (const parties of [1, 2, 3]) {
      const scenario = randomSpace(11, [10, 10, 10, 10, 10, 10], parties);
      const problem = laidOut(scenario);
      expect(some(countByHalves(problem, partsOf(problem) ?? [])?.takenBy)).toEqual(some(foldOf(problem, 10 ** 6).takenBy));
    }
  });

  it("counts a hundred million packages of whole scores as counting by states does", () => {
    const problem = laidOut(scoredSpace(5, 8, 3));
    const parts = partsOf(problem) ?? [];
    const found = countByHalves(problem, parts);
    expect(some(found?.takenBy)).toEqual(some(countByStates(parts, 3, problem.takes, problem.takesWithBonus)?.takenBy));
    expect([...(found?.takenBy.values() ?? [])].reduce((sum, count) => sum + count, 0n)).toBe(10n ** 8n);
  });

  it("does not begin what is too large or has more than three parties, and ends when told to", () => {
    const tens = (issues: number, parties: number): [SpaceProblem, Part[]] => {
      const problem = laidOut(randomSpace(3, Array.from({ length: issues }, () => 10), parties));
      return [problem, partsOf(problem) ?? []];
    };
    expect(countByHalves(...tens(13, 2))).toBeUndefined();
    expect(countByHalves(...tens(12, 3))).toBeUndefined();
    expect(countByHalves(...tens(3, 4))).toBeUndefined();
    expect(splitInHalves(tens(5, 2)[1], 2, 100)).toBeUndefined();
    expect(splitInHalves(tens(5, 2)[1], 2, 1000)?.map((half) => half.size)).toEqual([100, 1000]);
    const shares: number[] = [];
    const stop = (share: number): boolean => shares.push(share) === 3;
    expect(countByHalves(...tens(6, 3), stop)).toBeUndefined();
    expect(shares).toHaveLength(3);
    expect(shares.every((share, k) => share >= 0 && share < 1 && share >= (shares[k - 1] ?? 0))).toBe(true);
  });
});
