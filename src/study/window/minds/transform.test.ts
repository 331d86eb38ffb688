import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DEFAULT_ASSUMPTIONS, type Direction, type WindowProblem } from "../problem.ts";
import { Transform } from "./transform.kernel.ts";

function problemOf(sizes: readonly number[], directions: readonly Direction[], anchored: boolean): WindowProblem {
  let offset = 0;
  const issues = sizes.map((size, i) => {
    const at = offset;
    offset += size;
    const levels = Array.from({ length: size }, (_, level) => `${level}`);
    return {
      id: `i${i}`,
      name: `i${i}`,
      ordered: i % 2 === 0,
      offset: at,
      levels,
      places: levels.map((_, k) => (size === 1 ? 0 : k / (size - 1))),
      amounts: undefined,
    };
  });
  return {
    issues,
    stride: offset,
    rule: "unanimity",
    acts: [],
    moments: [],
    noDeal: anchored ? sizes.map(() => 0) : undefined,
    notes: [],
    parties: [
      {
        id: "a",
        name: "a",
        required: true,
        principal: undefined,
        directions,
        bases: sizes.map(() => "assumed" as const),
        weights: sizes.map(() => undefined),
        segments: 3,
        turns: [4, 9],
      },
    ],
  };
}

describe("a mind from latents", () => {
  it("is additive from 0 to 1, monotone where a direction is known, and holds out for no less than no deal is worth", () => {
    const issue = fc.record({
      size: fc.integer({ min: 1, max: 6 }),
      direction: fc.constantFrom<Direction>("more", "less", "unknown"),
    });
    fc.assert(
      fc.property(
        fc.array(issue, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        fc.infiniteStream(fc.double({ min: -4, max: 4, noNaN: true })),
        (of, anchored, normals) => {
          const problem = problemOf(
            of.map(({ size }) => size),
            of.map(({ direction }) => direction),
            anchored,
          );
          const transform = new Transform(problem, 0, DEFAULT_ASSUMPTIONS);
          const mind = transform.empty();
          transform.apply(
            Float64Array.from({ length: transform.layout.latents }, () => normals.next().value as number),
            0,
            mind,
          );
          let best = 0;
          problem.issues.forEach(({ offset, levels }, i) => {
            const own = [...mind.values.subarray(offset, offset + levels.length)];
            expect(Math.min(...own)).toBeCloseTo(0, 12);
            best += Math.max(...own);
            const sorted = [...own].sort((a, b) => a - b);
            if (of[i]?.direction === "more") expect(own).toEqual(sorted);
            if (of[i]?.direction === "less") expect(own).toEqual(sorted.reverse());
          });
          // An issue of a single level is worth nothing to anybody, since there is nothing to choose.
          expect(best).toBeLessThanOrEqual(1 + 1e-9);
          if (of.every(({ size, direction }) => size > 1 && direction !== "unknown")) expect(best).toBeCloseTo(1, 6);
          mind.aspiration.forEach((aspiration, s) => {
            expect(aspiration).toBeGreaterThanOrEqual(mind.reservation[s] ?? 0);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it("without a turn of events keeps what no deal is worth", () => {
    const problem = problemOf([3, 3], ["more", "less"], true);
    const transform = new Transform(problem, 0, { ...DEFAULT_ASSUMPTIONS, turn: 0, reservationSpread: 0 });
    const mind = transform.empty();
    transform.apply(new Float64Array(transform.layout.latents).fill(0.3), 0, mind);
    const noDeal = (mind.values[0] ?? 0) + (mind.values[3] ?? 0);
    for (const level of mind.reservation) expect(level).toBeCloseTo(noDeal, 12);
  });
});
