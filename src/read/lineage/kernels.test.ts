import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PlainText } from "../language/plain-text.ts";
import { parseText } from "../language/tokens.ts";
import { likelyPairs } from "./candidates.kernel.ts";
import { bestChain } from "./chain.kernel.ts";
import type { Cells } from "./likeness.kernel.ts";
import { PrintReader } from "./print-reader.ts";
import { skeletonOf } from "./skeleton.ts";

const SIDE = 6;
const FLOOR = 0.2;
const place = fc.nat(SIDE - 1);
const cell = fc
  .record({ row: place, rows: fc.constantFrom(1, 2), to: place, joined: fc.boolean(), like: fc.integer({ min: 24, max: 100 }) })
  .map(({ row, rows, to, joined, like }) => {
    const tos = rows === 1 && joined && to < SIDE - 1 ? 2 : 1;
    return { at: [row, row < SIDE - 1 ? rows : 1, to, tos] as const, likeness: like / 100 };
  });

interface PlainCell {
  readonly at: readonly [number, number, number, number];
  readonly likeness: number;
}

/** Every chain, tried out. */
function bestGain(cells: readonly PlainCell[], row = 0, to = 0): number {
  let best = 0;
  for (const { at: [from, rows, first, tos], likeness } of cells) {
    if (from < row || first < to) continue;
    const own = (likeness - FLOOR) * (Math.max(rows, tos) === 1 ? 1 : 1.8);
    best = Math.max(best, own + bestGain(cells, from + rows, first + tos));
  }
  return best;
}

describe("bestChain", () => {
  it("gains as much as the best of all chains, and goes forward on both sides", () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 9 }), (list) => {
        const at = Uint32Array.from(list.flatMap((one) => [...one.at]));
        const cells: Cells = { count: list.length, at, likeness: Float32Array.from(list.map(({ likeness }) => likeness)) };
        const chain = bestChain(cells, SIDE, SIDE, FLOOR).map((number) => list[number]);
        let gain = 0;
        let [row, to] = [0, 0];
        for (const one of chain) {
          if (!one) throw new Error("a cell that is not there");
          const [from, rows, first, tos] = one.at;
          expect(from).toBeGreaterThanOrEqual(row);
          expect(first).toBeGreaterThanOrEqual(to);
          [row, to] = [from + rows, first + tos];
          gain += (one.likeness - FLOOR) * (Math.max(rows, tos) === 1 ? 1 : 1.8);
        }
        expect(gain).toBeCloseTo(bestGain(list), 5);
      }),
    );
  });
});

describe("likelyPairs", () => {
  it("finds the accounts that share a trail of names and numbers, and no others", () => {
    const reader = new PrintReader();
    const people = ["Ansgar", "Solheim", "Reyle", "Halcyon", "Brask", "Kelder", "Maravia", "Norland"];
    const tell = (seed: number): string => people.map((person, i) => `They met ${person}${"aeiou"[seed % 5] ?? ""}k${String(seed)} over ${String(100 + seed * 37 + i)} tonnes.`).join(" ");
    const texts = [tell(1), tell(2), tell(3), tell(2).replaceAll("met", "encountered")];
    const prints = texts.map((text) => reader.read({ parsed: parseText(new PlainText(text)) }));
    expect([...likelyPairs(prints)]).toEqual([1, 3]);
  });
});

describe("skeletonOf", () => {
  it("is the same for spellings that are misheard or transliterated", () => {
    expect(skeletonOf("kessel")).toBe(skeletonOf("kesser"));
    expect(skeletonOf("oyelaran")).toBe(skeletonOf("oyeralan"));
    expect(skeletonOf("sørheim")).toBe(skeletonOf("sorhaim"));
  });

  it("keeps names apart that do not sound alike, and short ones whole", () => {
    expect(skeletonOf("venn")).not.toBe(skeletonOf("solheim"));
    expect(skeletonOf("ada")).toBe("ada");
  });
});
