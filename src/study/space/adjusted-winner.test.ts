import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Scenario } from "../../case/scenario.ts";
import { type AdjustedWinner, divideByAdjustedWinner, itemsOf, type ItemPoints } from "./adjusted-winner.ts";

/** Points of the United States and of Panama in the talks over the canal, as in Brams & Taylor 1996. */
const PANAMA_CANAL: readonly ItemPoints[] = [
  { item: "defence rights", first: 22, second: 9 },
  { item: "use rights", first: 22, second: 15 },
  { item: "land and water", first: 15, second: 15 },
  { item: "expansion rights", first: 14, second: 3 },
  { item: "duration", first: 11, second: 15 },
  { item: "expansion routes", first: 6, second: 5 },
  { item: "compensation", first: 4, second: 11 },
  { item: "jurisdiction", first: 2, second: 7 },
  { item: "US military rights", first: 2, second: 7 },
  { item: "defence role of Panama", first: 2, second: 13 },
];

function divided(items: readonly ItemPoints[]): AdjustedWinner {
  const result = divideByAdjustedWinner(items);
  if (!result.ok) throw new Error(result.faults.map((fault) => fault.message).join("\n"));
  return result.value;
}

describe("divideByAdjustedWinner", () => {
  it("divides the Panama Canal: land and water is split, 2/15 of it to the United States, and each has 66", () => {
    const { shares, points, split } = divided(PANAMA_CANAL);
    expect(split).toBe("land and water");
    expect(shares.find(({ item }) => item === "land and water")?.first).toBeCloseTo(2 / 15, 12);
    expect(points[0]).toBeCloseTo(66, 12);
    expect(points[1]).toBeCloseTo(66, 12);
    const whole = shares.filter(({ first }) => first === 1).map(({ item }) => item);
    expect(whole).toEqual(["defence rights", "use rights", "expansion rights", "expansion routes"]);
  });

  it("gives both as many points, at least half, with at most one item shared", () => {
    const item = fc.record({ item: fc.string(), first: fc.nat(50), second: fc.nat(50) });
    const wanted = fc.array(item, { minLength: 1, maxLength: 8 }).filter(
      (items) => items.some(({ first }) => first > 0) && items.some(({ second }) => second > 0),
    );
    fc.assert(
      fc.property(wanted, (items) => {
        const { shares, points } = divided(items);
        expect(points[0]).toBeCloseTo(points[1], 9);
        expect(points[0]).toBeGreaterThanOrEqual(50 - 1e-9);
        expect(shares.filter(({ first }) => first > 0 && first < 1).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2000 },
    );
  });

  it("has every fault of the points", () => {
    const result = divideByAdjustedWinner([{ item: "a", first: -1, second: 2 }, { item: "b", first: 1, second: Number.NaN }]);
    expect(!result.ok && result.faults.map((fault) => fault.code)).toEqual(["space/points", "space/points"]);
    expect(divideByAdjustedWinner([]).ok).toBe(false);
    expect(divideByAdjustedWinner([{ item: "a", first: 0, second: 2 }]).ok).toBe(false);
  });

  it("takes issues for things: from worst to best option, weighed; nothing to either is left out", () => {
    const party = (id: string, weights: number[]): Scenario["parties"][number] => ({
      id, name: id, reservation: 0, strict: false, value: { kind: "additive", weights, values: [[0, 1], [0.5, 0, 1], [1, 1]] },
    });
    const issue = (name: string, size: number): Scenario["issues"][number] => ({ id: name, name, kind: "choice", size });
    const scenario: Scenario = {
      name: "pier", issues: [issue("berth", 2), issue("toll", 3), issue("flag", 2)], parties: [party("a", [3, 1, 1]), party("b", [1, 1, 1])],
      rule: { kind: "unanimity" }, constraints: [], basis: "stated", notes: [],
    };
    expect(itemsOf(scenario, "a", "b")).toEqual([{ item: "berth", first: 3, second: 1 }, { item: "toll", first: 1, second: 1 }]);
    expect(itemsOf(scenario, "a", "nobody")).toBeUndefined();
  });
});
