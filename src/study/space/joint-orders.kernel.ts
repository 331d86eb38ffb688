import { type Half } from "./halves.kernel.ts";

/**
 * Meeting in the middle (Horowitz & Sahni 1974): a package of the first half is a point that has some of a value, and one
 * of the second a query for what is missing to a threshold; together they are a package of the space, and it reaches the
 * threshold where the point fits the query. Points are numbers from 0, queries the numbers after those. An order is of both,
 * such that a query comes after just the points that fit it, so that counting needs no values any more.
 */
export class JointOrders {
  readonly points: number;
  readonly queries: number;
  readonly #halves: readonly [Half, Half];
  /** By party: of either half, packages by rising sum, and their sums. */
  readonly #rising = new Map<number, readonly [Rising, Rising]>();
  readonly #orders = new Map<string, Int32Array>();

  constructor(one: Half, other: Half) {
    this.points = one.size;
    this.queries = other.size;
    this.#halves = [one, other];
  }

  /** By what is worth at least so much to a party; worked out once. Cost: to sort for a party, then to merge. */
  reaching(party: number, threshold: number): Int32Array {
    const key = `${party} ${threshold}`;
    const order = this.#orders.get(key) ?? mergeAt(threshold, ...this.#risingBy(party));
    this.#orders.set(key, order);
    return order;
  }

  #risingBy(party: number): readonly [Rising, Rising] {
    const [one, other] = this.#halves;
    const rising = this.#rising.get(party) ?? [sort(one.sums[party] as Float64Array), sort(other.sums[party] as Float64Array)];
    this.#rising.set(party, rising);
    return rising;
  }
}

/** Of each point and query by number: of a point, its place among the points, from 1; of a query, less how many fit it. */
export function placesOf(order: Int32Array, points: number): Int32Array {
  const places = new Int32Array(order.length);
  let passed = 0;
  for (const entry of order) places[entry] = entry < points ? ++passed : -passed;
  return places;
}

interface Rising {
  readonly order: Int32Array;
  readonly sums: Float64Array;
}

function sort(keys: Float64Array): Rising {
  const order = orderOf(keys);
  const sums = new Float64Array(order.length);
  for (let k = 0; k < order.length; k++) sums[k] = keys[order[k] as number] as number;
  return { order, sums };
}

/** Points by falling and queries by rising sum: what brings little needs points that have much, and those come first. */
function mergeAt(threshold: number, points: Rising, queries: Rising): Int32Array {
  const count = points.order.length;
  const together = new Int32Array(count + queries.order.length);
  let [left, at] = [count - 1, 0];
  for (let k = 0; k < queries.order.length; k++) {
    const missing = threshold - (queries.sums[k] as number);
    while (left >= 0 && (points.sums[left] as number) >= missing) together[at++] = points.order[left--] as number;
    together[at++] = count + (queries.order[k] as number);
  }
  while (left >= 0) together[at++] = points.order[left--] as number;
  return together;
}

const DIGITS = 2 ** 11;

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
  const starts = new Int32Array(DIGITS + 1);
  for (let divisor = 1; divisor <= high - low; divisor *= DIGITS) {
    starts.fill(0);
    for (let k = 0; k < n; k++) {
      const digit = digitOf((keys[k] as number) - low, divisor);
      starts[digit + 1] = (starts[digit + 1] as number) + 1;
    }
    for (let digit = 1; digit < starts.length; digit++) starts[digit] = (starts[digit] as number) + (starts[digit - 1] as number);
    for (let k = 0; k < n; k++) {
      const at = from[k] as number;
      const digit = digitOf((keys[at] as number) - low, divisor);
      into[starts[digit] as number] = at;
      starts[digit] = (starts[digit] as number) + 1;
    }
    [from, into] = [into, from];
  }
  return from;
}

/** A remainder without %, which is slow for what is past 2^31. */
function digitOf(x: number, divisor: number): number {
  const whole = Math.floor(x / divisor);
  return whole - Math.floor(whole / DIGITS) * DIGITS;
}
