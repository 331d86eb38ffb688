import { type Part } from "./parts.ts";

/** Most packages in either half. */
export const LARGEST_HALF = 1 << 20;

/** All sums of some parts. */
interface Half {
  readonly size: number;
  readonly a: Float64Array;
  readonly b: Float64Array;
}

/**
 * Counts the packages of a two-party space worth at least (a, b), by meeting in the middle (Horowitz & Sahni 1974): each
 * package is one of one half and one of the other, and for each of the one the fitting ones of the other are counted by a
 * sweep over the first value and a tree over the second (Fenwick 1994). Undefined where a half would be too large, which is
 * past about 10^12 packages. Cost: √packages × log packages.
 */
export function prepareHalves(parts: readonly Part[]): HalvesCounter | undefined {
  const sorted = [...parts].sort((x, y) => y.ways - x.ways);
  const sides: [Part[], Part[]] = [[], []];
  const sizes: [number, number] = [1, 1];
  for (const part of sorted) {
    const side = sizes[0] <= sizes[1] ? 0 : 1;
    sides[side].push(part);
    sizes[side] *= part.ways;
    if (sizes[side] > LARGEST_HALF) return undefined;
  }
  return new HalvesCounter(sumsOf(sides[0], sizes[0]), sumsOf(sides[1], sizes[1]));
}

export class HalvesCounter {
  /** By rising first value. */
  readonly #one: Half;
  /** By falling first value. */
  readonly #other: Half;
  /** Second values of the other half, rising, and where each of its packages stands among them. */
  readonly #seconds: Float64Array;
  readonly #rank: Int32Array;

  constructor(one: Half, other: Half) {
    this.#one = ordered(one, orderOf(one.a), false);
    this.#other = ordered(other, orderOf(other.a), true);
    const order = orderOf(this.#other.b);
    this.#seconds = new Float64Array(order.length);
    this.#rank = new Int32Array(order.length);
    for (let k = 0; k < order.length; k++) {
      this.#seconds[k] = this.#other.b[order[k] as number] as number;
      this.#rank[order[k] as number] = k;
    }
  }

  /** Packages worth at least `a` to the first and `b` to the second; −Infinity for any. */
  atLeast(a: number, b: number): number {
    const [one, other, rank, seconds] = [this.#one, this.#other, this.#rank, this.#seconds];
    if (a === -Infinity) return b === -Infinity ? one.size * other.size : this.#atLeastToSecond(b);
    const tree = new Int32Array(b === -Infinity ? 0 : other.size + 1);
    let [put, total] = [0, 0];
    for (let k = 0; k < one.size; k++) {
      const needA = a - (one.a[k] as number);
      // Later ones need less of the first value: what was put in stays in.
      while (put < other.size && (other.a[put] as number) >= needA) {
        for (let at = (rank[put] as number) + 1; at < tree.length; at += at & -at) tree[at] = (tree[at] as number) + 1;
        put++;
      }
      let lower = 0;
      if (b !== -Infinity) {
        for (let at = countBelow(seconds, b - (one.b[k] as number)); at > 0; at -= at & -at) lower += tree[at] as number;
      }
      total += put - lower;
    }
    return total;
  }

  #atLeastToSecond(b: number): number {
    let total = 0;
    for (const x of this.#one.b) total += this.#seconds.length - countBelow(this.#seconds, b - x);
    return total;
  }
}

function sumsOf(parts: readonly Part[], size: number): Half {
  const [a, b] = [new Float64Array(size), new Float64Array(size)];
  let filled = 1;
  for (const { ways, worth } of parts) {
    for (let w = ways - 1; w >= 0; w--) {
      const [da, db] = [worth[w * 2] as number, worth[w * 2 + 1] as number];
      for (let k = 0; k < filled; k++) {
        a[w * filled + k] = (a[k] as number) + da;
        b[w * filled + k] = (b[k] as number) + db;
      }
    }
    filled *= ways;
  }
  return { size, a, b };
}

function ordered(half: Half, order: Int32Array, falling: boolean): Half {
  if (falling) order.reverse();
  const [a, b] = [new Float64Array(half.size), new Float64Array(half.size)];
  for (let k = 0; k < half.size; k++) {
    a[k] = half.a[order[k] as number] as number;
    b[k] = half.b[order[k] as number] as number;
  }
  return { size: half.size, a, b };
}

const DIGIT_BITS = 11;

/** Positions of whole numbers less than 2^50 apart, in rising order: radix sort, as many passes as they need. */
function orderOf(keys: Float64Array): Int32Array {
  const n = keys.length;
  let [low, high] = [Infinity, -Infinity];
  for (let k = 0; k < n; k++) {
    low = Math.min(low, keys[k] as number);
    high = Math.max(high, keys[k] as number);
  }
  let from = new Int32Array(n);
  let into = new Int32Array(n);
  for (let k = 0; k < n; k++) from[k] = k;
  const starts = new Int32Array(2 ** DIGIT_BITS + 1);
  for (let divisor = 1; divisor <= high - low; divisor *= 2 ** DIGIT_BITS) {
    starts.fill(0);
    for (let k = 0; k < n; k++) {
      const digit = Math.floor(((keys[k] as number) - low) / divisor) % 2 ** DIGIT_BITS;
      starts[digit + 1] = (starts[digit + 1] as number) + 1;
    }
    for (let digit = 1; digit < starts.length; digit++) starts[digit] = (starts[digit] as number) + (starts[digit - 1] as number);
    for (let k = 0; k < n; k++) {
      const at = from[k] as number;
      const digit = Math.floor(((keys[at] as number) - low) / divisor) % 2 ** DIGIT_BITS;
      into[starts[digit] as number] = at;
      starts[digit] = (starts[digit] as number) + 1;
    }
    [from, into] = [into, from];
  }
  return from;
}

function countBelow(rising: Float64Array, x: number): number {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rising[middle] as number) < x) low = middle + 1;
    else high = middle;
  }
  return low;
}
