import { expect, test } from "vitest";
import type { Box, Scenario } from "../../../case/scenario.ts";
import { countBoxes } from "./count-boxes.ts";

/** Ten issues of ten options, one party: each box of two sides, of which a package may lie in any number. */
function tenByTen(reservation: number, boxes: number): Scenario {
  const of = Array.from({ length: boxes }, (_, b): Box => ({
    value: b + 1,
    sides: [{ issue: b % 10, low: 0, high: 4 }, { issue: (b * 3 + 1) % 10, low: b % 5, high: 9 }],
  }));
  return {
    name: "ten by ten", rule: { kind: "unanimity" }, constraints: [], basis: "assumed", notes: [],
    issues: Array.from({ length: 10 }, (_, i) => ({ id: `i${String(i)}`, name: `i${String(i)}`, kind: "integer", size: 10 })),
    parties: [{ id: "a", name: "A", value: { kind: "boxes", boxes: of, scale: 1 }, reservation, strict: false }],
  };
}

test("10^10 packages that are all taken are counted at once", () => {
  expect(countBoxes(tenByTen(0, 50))).toMatchObject({ ok: true, value: { takenBy: new Map([[1, 10n ** 10n]]), nodes: 1 } });
});

test("those inside one box of two sides are a quarter", () => {
  const result = countBoxes(tenByTen(1, 1));
  expect(result.ok && result.value?.takenBy).toEqual(new Map([[1, 5n * 10n ** 9n], [0, 5n * 10n ** 9n]]));
});

test("where the nodes do not suffice nothing is said", () => {
  expect(countBoxes(tenByTen(300, 50), { maxNodes: 100 })).toEqual({ ok: true, value: undefined });
});

test("nor where values had to be rounded", () => {
  const scenario = tenByTen(1 / 3, 1);
  expect(countBoxes({ ...scenario, parties: scenario.parties.map((party) => ({ ...party, reservation: Math.PI })) })).toEqual({
    ok: true, value: undefined,
  });
});

test("a reservation that is no number is a fault, and so is being cancelled", () => {
  const codes = (scenario: Scenario, isCancelled: () => boolean): string[] => {
    const result = countBoxes(scenario, { isCancelled });
    return result.ok ? [] : result.faults.map((fault) => fault.code);
  };
  expect(codes(tenByTen(Number.NaN, 1), () => false)).toEqual(["space/not-a-number"]);
  expect(codes(tenByTen(600, 50), () => true)).toEqual(["space/cancelled"]);
});

test("a space without issues has one package", () => {
  const scenario: Scenario = { ...tenByTen(0, 0), issues: [] };
  expect(countBoxes(scenario)).toMatchObject({ ok: true, value: { takenBy: new Map([[1, 1n]]), allowed: 1n } });
});
