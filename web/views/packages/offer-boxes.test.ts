import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Issue } from "../../../src/case/case-file.ts";
import { type Scenario, type SpaceIssue, valueOf } from "../../../src/case/scenario.ts";
import type { Term } from "../../../src/case/term.ts";
import type { OffersSeen } from "../offers/seen.ts";
import { applyOffer, parseChosen, printChosen } from "./chosen.ts";
import { offerBoxes, possibleUnder } from "./offer-boxes.ts";

const issues = [
  { id: "pay", name: "Pay", kind: "quantity", unit: "crowns", min: 10, max: 20, step: 5 },
  { id: "crane", name: "Crane", kind: "choice", options: [{ id: "hands", name: "Hands" }, { id: "staff", name: "Staff" }] },
] as unknown as Issue[];
const space: SpaceIssue[] = [
  { id: "pay", name: "Pay", kind: "integer", size: 3, min: 10, max: 20, step: 5, unit: "crowns" },
  { id: "crane", name: "Crane", kind: "choice", size: 2, options: ["Hands", "Staff"] },
];
const terms = (of: Record<string, unknown>): Map<string, Term> => new Map(Object.entries(of) as [string, Term][]);
const amount = (atLeast: number, atMost: number) => ({ kind: "amount", atLeast, atMost, about: false });

function boxOf(of: Record<string, unknown>, scenario: Scenario) {
  const rung = { number: 1, rung: { event: 0, type: "offer" }, event: { type: "offer", title: "An offer" }, sight: {}, parties: [0], terms: terms(of) };
  return offerBoxes({ rungs: [rung] } as unknown as OffersSeen, issues, scenario, 0, 1)[0];
}

function scenarioOf(a: number[][], b: number[][]): Scenario {
  const [one, other] = [a, b].map((values, i) => ({
    id: String(i), name: String(i), value: { kind: "additive" as const, weights: [1, 1], values }, reservation: 0, strict: false,
  }));
  if (!one || !other) throw new Error("two parties");
  return { name: "made", issues: space, parties: [one, other], rule: { kind: "unanimity" }, constraints: [], basis: "assumed", notes: [] };
}

describe("an offer among the packages", () => {
  it("leaves possible what its terms do not settle", () => {
    expect(possibleUnder(terms({ pay: amount(15, 15) }), issues, space)).toEqual([[1], [0, 1]]);
    expect(possibleUnder(terms({ pay: amount(14, 20), crane: { kind: "option", options: ["staff"] } }), issues, space)).toEqual([[1, 2], [1]]);
    expect(possibleUnder(terms({ pay: { kind: "open" }, crane: { kind: "ruled-out" } }), issues, space)).toEqual([[0, 1, 2], [0, 1]]);
  });

  it("is a box from the worst to the best that can come of it, as found by trying everything", () => {
    const worths = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 });
    const pair = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(worths, pair, worths, pair, fc.integer({ min: 0, max: 2 }), (p, c, q, d, option) => {
        const scenario = scenarioOf([p, c], [q, d]);
        const box = boxOf({ pay: amount(10 + 5 * option, 10 + 5 * option) }, scenario);
        const all = [0, 1].map((crane) => scenario.parties.map(({ value }) => valueOf(value, [option, crane])));
        for (const [axis, span] of [box?.x, box?.y].entries()) {
          const found = all.map((each) => each[axis] ?? 0);
          expect(span).toEqual([Math.min(...found), Math.max(...found)]);
        }
      }),
    );
  });

  it("is no offer where it settles nothing", () => {
    expect(boxOf({ pay: { kind: "open" } }, scenarioOf([[0, 1, 2], [0, 1]], [[2, 1, 0], [1, 0]]))).toBeUndefined();
  });

  it("goes into a package, which keeps its own where the offer leaves a choice", () => {
    expect(applyOffer([2, 1], { possible: [[1], [0, 1]] })).toEqual([1, 1]);
    expect(applyOffer([0, 1], { possible: [[1, 2], [0]] })).toEqual([1, 0]);
  });
});

describe("a package in the address", () => {
  it("is read as it was written, and not where it is none of this space", () => {
    expect(parseChosen(printChosen([2, 1]), { issues: space })).toEqual([2, 1]);
    for (const text of [undefined, "", "2", "3.1", "1.-1", "x.1", "1.1.1"]) expect(parseChosen(text, { issues: space })).toBeUndefined();
  });
});
