import { describe, expect, it } from "vitest";
import { additive, scenarioOf } from "../../../test/made-spaces.ts";
import { analyse } from "./analyse.ts";
import { type Composition, compose } from "./compose.ts";

/** Each cares most about one issue, and both have what the other wants. */
const swap = scenarioOf([2, 2, 2], [
  { value: additive([[0, 6], [2, 0], [1, 0]]), reservation: 2 },
  { value: additive([[2, 0], [0, 6], [1, 0]]), reservation: 2, strict: true },
]);

function composed(of: readonly number[], scenario = swap): Composition {
  const analysis = analyse(scenario);
  if (!analysis.ok) throw new Error("no analysis");
  return compose(scenario, analysis.value, of);
}

describe("compose", () => {
  it("says what a package is to each and how far it is from the best", () => {
    const { parties, onFrontier, toFrontier, allowed } = composed([0, 0, 1]);
    expect(allowed).toBe(true);
    expect(parties).toEqual([
      { party: "a", value: 2, gain: 0, scaled: 2 / 9, takes: true },
      { party: "b", value: 2, gain: 0, scaled: 2 / 9, takes: false },
    ]);
    expect(onFrontier).toBe(false);
    expect(toFrontier).toBeGreaterThan(0);
  });

  it("finds the trade over two issues that serves both", () => {
    const { trade } = composed([0, 0, 0]);
    expect(trade?.changes).toEqual([{ issue: 0, from: 0, to: 1 }, { issue: 1, from: 0, to: 1 }]);
    expect(trade?.gains).toEqual([4, 4]);
  });

  it("lists what all could still gain by, and nothing for a package that none beats", () => {
    const { improvements } = composed([0, 0, 1]);
    expect(improvements[0]?.package).toEqual([1, 1, 0]);
    expect(improvements.every(({ gains }) => gains.every((gain) => gain >= 0))).toBe(true);
    const best = composed([1, 1, 0]);
    expect(best.improvements).toEqual([]);
    expect(best.trade).toBeNull();
    expect(best.toFrontier).toBe(0);
    expect(best.distances.nash).toBe(0);
  });

  it("proposes no trade that breaks a constraint", () => {
    const choice = (issue: number): { issue: number; option: number } => ({ issue, option: 1 });
    const bound = { ...swap, constraints: [{ kind: "excludes" as const, one: choice(0), other: choice(1) }] };
    const { trade, allowed } = composed([0, 0, 1], bound);
    expect(allowed).toBe(true);
    expect(trade?.changes).toEqual([{ issue: 2, from: 1, to: 0 }]);
    expect(composed([1, 1, 0], bound).allowed).toBe(false);
  });
});
