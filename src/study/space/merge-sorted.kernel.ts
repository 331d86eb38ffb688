import { Dominators } from "./dominators.kernel.ts";
import { type MergeBounds, type MergeLevel, widen } from "./merge-level.ts";
import { type Part } from "./parts.ts";
import { SortedSums } from "./sorted-sums.kernel.ts";
import { Staircase } from "./staircase.kernel.ts";

/**
 * One level of a merge for any number of parties, exact or thinned. The sums come by falling first value, so one is beaten
 * if and only if one before it is at or above it in all the others (Kung, Luccio & Preparata 1975, “On finding the maxima
 * of a set of vectors”): a staircase knows that of two values, `Dominators` of more. Points come out in the order of the sums.
 * Thinned, a sum is also let go where one before it falls short by no more than a margin in any of the others, so a level
 * loses one margin. Undefined past the bounds. Cost: points × ways × log points for three parties, × points / 32 for more.
 */
export function mergeSorted(
  part: Part, parties: number, rest: MergeLevel, level: number, bounds: MergeBounds, held: number,
): MergeLevel | undefined {
  const { thinning } = bounds;
  if (!thinning) return sweep(part, parties, rest, level, bounds, bounds.maxPoints - held, 0);
  const exact = sweep(part, parties, rest, level, bounds, thinning.perLevel, 0);
  return exact ?? widen(thinning, (share, most) => sweep(part, parties, rest, level, bounds, most, share));
}

function sweep(
  part: Part, parties: number, rest: MergeLevel, level: number, { thinning, prefersSecond }: MergeBounds,
  most: number, share: number,
): MergeLevel | undefined {
  const sums = new SortedSums(part, parties, rest);
  const { point } = sums;
  const margin = Float64Array.from({ length: parties - 1 }, (_, q) => share * (thinning?.spans[q + 1] ?? 0));
  const seen = parties === 3 ? new Steps(sums.rangeOf(1)) : new Dominators(Array.from(margin, (_, q) => sums.rangeOf(q + 1)));
  let [rows, way, back] = [new Float64Array(64 * parties), new Int32Array(64), new Int32Array(64)];
  let length = 0;
  for (; sums.way >= 0; sums.next()) {
    if (length > 0 && isAt(rows, (length - 1) * parties, point)) {
      // Equal ones come one after another.
      const isSmaller = prefersSecond?.(level, way[length - 1] as number, back[length - 1] as number, sums.way, sums.back);
      if (isSmaller !== true) continue;
      way[length - 1] = sums.way;
      back[length - 1] = sums.back;
      continue;
    }
    if (seen.covers(point, 1, margin)) continue;
    if (length >= most) return undefined;
    seen.add(point, 1);
    if (length === way.length) [rows, way, back] = [longer(rows), longerWhole(way), longerWhole(back)];
    rows.set(point, length * parties);
    way[length] = sums.way;
    back[length] = sums.back;
    length++;
  }
  return { length, rows: rows.slice(0, length * parties), way: way.slice(0, length), back: back.slice(0, length) };
}

function isAt(rows: Float64Array, row: number, point: Float64Array): boolean {
  let q = 0;
  while (q < point.length && rows[row + q] === point[q]) q++;
  return q === point.length;
}

/** What `Dominators` are, for two values. */
class Steps {
  readonly #steps: Staircase;

  constructor([low, high]: readonly [number, number]) {
    this.#steps = new Staircase(low, high);
  }

  covers(point: Float64Array, at: number, margin: Float64Array): boolean {
    return this.#steps.covers((point[at] as number) - (margin[0] as number), (point[at + 1] as number) - (margin[1] as number));
  }

  add(point: Float64Array, at: number): void {
    this.#steps.add(point[at] as number, point[at + 1] as number, 0);
  }
}

function longer(from: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const to = new Float64Array(from.length * 2);
  to.set(from);
  return to;
}

function longerWhole(from: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const to = new Int32Array(from.length * 2);
  to.set(from);
  return to;
}
