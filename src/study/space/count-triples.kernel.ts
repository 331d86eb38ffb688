import { placesOf } from "./joint-orders.kernel.ts";

/** Up to so many entries in a row, each is compared with each: quicker than merging them. */
const BLOCK = 64;

/**
 * Pairs of a point and a query that it fits in all three orders of `JointOrders`. Stretches of the first order are merged
 * two by two: each is in the second order by then, so that a sweep over it and a tree over the third (Fenwick 1994) count
 * the pairs of a point of the earlier and a query of the later (multidimensional divide and conquer, Bentley 1980).
 * Exact below 2^53. Undefined where `tick`, given the share that is done, says to stop. Cost: length × log² length.
 */
export function countTriples(
  first: Int32Array, second: Int32Array, third: Int32Array, points: number, tick?: (share: number) => boolean,
): number | undefined {
  const { length } = first;
  let from = entriesOf(first, second, third, points);
  let into: Entries = { second: new Int32Array(length), third: new Int32Array(length) };
  const tree = new Int32Array(points + 1);
  let total = 0;
  for (let start = 0; start < length; start += BLOCK) total += countBlock(from, start, Math.min(start + BLOCK, length));
  const levels = Math.ceil(Math.log2(Math.max(1, length / BLOCK)));
  for (let level = 0; level < levels; level++) {
    if (tick?.(level / levels)) return undefined;
    const width = BLOCK * 2 ** level;
    for (let start = 0; start < length; start += 2 * width) {
      total += mergeTwo(from, into, start, Math.min(start + width, length), Math.min(start + 2 * width, length), tree);
    }
    [from, into] = [into, from];
  }
  return total;
}

/** Points and queries, at first in the first order. */
interface Entries {
  /** Places in the second order: a point fits a query that it stands before. */
  readonly second: Int32Array;
  /** Of a point: its place among the points in the third order, from 1. Of a query: less how many of those fit it. */
  readonly third: Int32Array;
}

function entriesOf(first: Int32Array, second: Int32Array, third: Int32Array, points: number): Entries {
  const { length } = first;
  const at = new Int32Array(length);
  for (let k = 0; k < length; k++) at[second[k] as number] = k;
  const places = placesOf(third, points);
  return { second: first.map((entry) => at[entry] as number), third: first.map((entry) => places[entry] as number) };
}

/** Counts the pairs within a short stretch, and puts it in the order of the second value. */
function countBlock({ second, third }: Entries, start: number, end: number): number {
  let total = 0;
  for (let k = start; k < end; k++) {
    const [place, fits] = [second[k] as number, third[k] as number];
    let at = k;
    // Those that stand before it are counted in any order, so the stretch may be sorted on the way.
    while (at > start && (second[at - 1] as number) > place) {
      second[at] = second[at - 1] as number;
      third[at] = third[at - 1] as number;
      at--;
    }
    second[at] = place;
    third[at] = fits;
    if (fits >= 0) continue;
    for (let p = start; p < at; p++) if ((third[p] as number) > 0 && (third[p] as number) <= -fits) total++;
  }
  return total;
}

/** Merges two sorted stretches, and counts the pairs of a point of the first and a query of the second. Empties the tree. */
function mergeTwo(from: Entries, into: Entries, start: number, middle: number, end: number, tree: Int32Array): number {
  const { second, third } = from;
  let [left, right, total] = [start, middle, 0];
  for (let at = start; at < end; at++) {
    const isLeft = left < middle && (right >= end || (second[left] as number) < (second[right] as number));
    const k = isLeft ? left++ : right++;
    const fits = third[k] as number;
    into.second[at] = second[k] as number;
    into.third[at] = fits;
    if (isLeft) {
      if (fits > 0) for (let t = fits; t < tree.length; t += t & -t) tree[t] = (tree[t] as number) + 1;
    } else {
      for (let t = -fits; t > 0; t -= t & -t) total += tree[t] as number;
    }
  }
  for (let k = start; k < middle; k++) {
    for (let t = third[k] as number; t > 0 && t < tree.length; t += t & -t) tree[t] = 0;
  }
  return total;
}
