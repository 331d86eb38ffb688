import { describe, expect, it } from "vitest";
import { Random } from "./random.ts";

const take = <T>(n: number, next: () => T): T[] => Array.from({ length: n }, next);

describe("Random", () => {
  it("gives the same stream for the same seed, for ever", () => {
    const random = new Random(1);
    expect(take(3, () => random.below(1_000_000))).toEqual([627_073, 2_735, 527_447]);
  });

  it("gives another stream for another seed", () => {
    const [one, two] = [new Random(1), new Random(2)];
    expect(take(5, () => one.next())).not.toEqual(take(5, () => two.next()));
  });

  it("stays within its bounds and reaches all of them", () => {
    const random = new Random(7);
    const seen = new Set(take(500, () => random.below(6)));
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(new Set(take(100, () => random.pick(["a", "b"])))).toEqual(new Set(["a", "b"]));
  });

  it("does not pick from nothing", () => {
    expect(() => new Random(1).pick([])).toThrow(RangeError);
  });
});
