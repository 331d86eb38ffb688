import { type MergeLevel } from "./merge-level.ts";
import { bestWays, type Part } from "./parts.ts";

/**
 * All sums of a way of a part and a point of the rest, by falling first value, then second, and so on; of equal ones that
 * of the first way is first. The points of the rest must be in that order. A heap of one list per way: log ways a step.
 */
export class SortedSums {
  /** [party]: the sum it is at. */
  readonly point: Float64Array;
  /** −1 once there are no more. */
  way = -1;
  back = 0;
  readonly #worth: Float64Array;
  readonly #rest: MergeLevel;
  readonly #ways: Int32Array;
  /** [way of `#ways`]: the point its list is at. */
  readonly #at: Int32Array;
  /** Places in `#ways`, the first in order on top; each above the two at 2k + 1 and 2k + 2. */
  readonly #heap: Int32Array;
  #lists: number;

  constructor(part: Part, parties: number, rest: MergeLevel) {
    this.point = new Float64Array(parties);
    this.#worth = part.worth;
    this.#rest = rest;
    this.#ways = bestWays(part, parties);
    this.#lists = rest.length === 0 ? 0 : this.#ways.length;
    this.#at = new Int32Array(this.#ways.length);
    this.#heap = Int32Array.from(this.#ways, (_, k) => k);
    for (let k = (this.#lists >> 1) - 1; k >= 0; k--) this.#sink(k);
    this.#read();
  }

  /** Goes on to the next sum; says whether there is one. */
  next(): boolean {
    const top = this.#heap[0] as number;
    this.#at[top] = (this.#at[top] as number) + 1;
    if (this.#at[top] === this.#rest.length) this.#heap[0] = this.#heap[--this.#lists] as number;
    this.#sink(0);
    this.#read();
    return this.way >= 0;
  }

  /** Bounds on the sums of a party. */
  rangeOf(party: number): [number, number] {
    if (this.#lists === 0) return [0, 0];
    const width = this.point.length;
    let [low, high, least, most] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const way of this.#ways) {
      low = Math.min(low, this.#worth[way * width + party] as number);
      high = Math.max(high, this.#worth[way * width + party] as number);
    }
    for (let k = 0; k < this.#rest.length; k++) {
      least = Math.min(least, this.#rest.rows[k * width + party] as number);
      most = Math.max(most, this.#rest.rows[k * width + party] as number);
    }
    return [low + least, high + most];
  }

  #read(): void {
    if (this.#lists === 0) {
      this.way = -1;
      return;
    }
    const list = this.#heap[0] as number;
    const width = this.point.length;
    this.way = this.#ways[list] as number;
    this.back = this.#at[list] as number;
    for (let q = 0; q < width; q++) {
      this.point[q] = (this.#rest.rows[this.back * width + q] as number) + (this.#worth[this.way * width + q] as number);
    }
  }

  #sink(from: number): void {
    const heap = this.#heap;
    let k = from;
    const list = heap[k] as number;
    for (;;) {
      let child = 2 * k + 1;
      if (child >= this.#lists) break;
      if (child + 1 < this.#lists && this.#isBefore(heap[child + 1] as number, heap[child] as number)) child++;
      if (!this.#isBefore(heap[child] as number, list)) break;
      heap[k] = heap[child] as number;
      k = child;
    }
    heap[k] = list;
  }

  #isBefore(list: number, other: number): boolean {
    const width = this.point.length;
    const { rows } = this.#rest;
    const [i, j] = [(this.#at[list] as number) * width, (this.#at[other] as number) * width];
    const [v, w] = [(this.#ways[list] as number) * width, (this.#ways[other] as number) * width];
    for (let q = 0; q < width; q++) {
      const x = (rows[i + q] as number) + (this.#worth[v + q] as number);
      const y = (rows[j + q] as number) + (this.#worth[w + q] as number);
      if (x !== y) return x > y;
    }
    return list < other;
  }
}
