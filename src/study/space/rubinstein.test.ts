import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rubinsteinShares } from "./rubinstein.ts";

describe("rubinsteinShares", () => {
  it("gives an equally patient first proposer 1 / (1 + δ)", () => {
    expect(rubinsteinShares(0.5, 0.5)[0]).toBeCloseTo(2 / 3, 12);
    expect(rubinsteinShares(0.9, 0.9)[0]).toBeCloseTo(1 / 1.9, 12);
  });

  it("gives all to the proposer where the other cannot wait, and the rest of δ2 where it cannot wait itself", () => {
    expect(rubinsteinShares(0.3, 0)).toEqual([1, 0]);
    expect(rubinsteinShares(0, 0.25)[0]).toBe(0.75);
  });

  it("leaves each indifferent between taking now and proposing a round later", () => {
    const delta = fc.double({ min: 0, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(delta, delta, (one, two) => {
        const [first, second] = rubinsteinShares(one, two);
        expect(first + second).toBeCloseTo(1, 12);
        expect(second).toBeCloseTo(two * rubinsteinShares(two, one)[0], 9);
      }),
    );
  });

  it("takes no other factors", () => {
    expect(() => rubinsteinShares(1, 0.5)).toThrow(RangeError);
    expect(() => rubinsteinShares(0.5, Number.NaN)).toThrow(RangeError);
  });
});
