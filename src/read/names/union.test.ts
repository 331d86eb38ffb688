import fc from "fast-check";
import { expect, it } from "vitest";
import { VetoedUnion } from "./union.ts";

it("joins what is joined, and never two of which the veto says that they are apart", () => {
  const pairs = fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 40 });
  fc.assert(
    fc.property(pairs, pairs, (joins, apart) => {
      const veto = (a: number, b: number): boolean =>
        a !== b && apart.some(([x, y]) => (x === a && y === b) || (x === b && y === a));
      const union = new VetoedUnion(12, veto);
      for (const [a, b] of joins) expect(union.join(a, b)).toBe(union.groupOf(a) === union.groupOf(b));
      for (let a = 0; a < 12; a++) {
        expect(union.membersOf(union.groupOf(a))).toContain(a);
        for (let b = 0; b < 12; b++) if (veto(a, b)) expect(union.groupOf(a)).not.toBe(union.groupOf(b));
      }
    }),
  );
});

it("joins everything that is linked where there is no veto", () => {
  const union = new VetoedUnion(5, () => false);
  union.join(0, 1);
  union.join(3, 4);
  union.join(1, 3);
  expect([0, 1, 3, 4].map((i) => union.groupOf(i) === union.groupOf(0))).toEqual([true, true, true, true]);
  expect(union.groupOf(2)).toBe(2);
});
