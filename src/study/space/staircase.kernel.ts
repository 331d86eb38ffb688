/**
 * Points of two values that no other point beats, kept while points come one by one. Ordered by falling first value, so
 * rising second; a table over the range of the first says of nearly every point at once that it is beaten.
 */
export class Staircase {
  /** Falling. */
  a = new Float64Array(64);
  /** Rising. */
  b = new Float64Array(64);
  /** What came with a point: the number of its package. */
  id = new Float64Array(64);
  length = 0;
  readonly #low: number;
  readonly #perUnit: number;
  /** [bucket]: the largest second value of any point in a bucket further right. */
  readonly #beyond = new Float64Array(BUCKETS + 1).fill(-Infinity);

  /** `low` and `high` bound the first value of all points to come. */
  constructor(low: number, high: number) {
    this.#low = low;
    this.#perUnit = high > low ? (BUCKETS - 1) / (high - low) : 0;
  }

  /** Whether a point at or above (a, b) in both has been seen; may say no where there is one, never yes where there is none. */
  surelyCovers(a: number, b: number): boolean {
    return b <= (this.#beyond[this.#bucketOf(a)] as number);
  }

  /** Whether a point at or above (a, b) in both has been seen. Cost: log of the points. */
  covers(a: number, b: number): boolean {
    const at = this.#after(a);
    return at > 0 && (this.b[at - 1] as number) >= b;
  }

  /** Takes a point in unless one at or above it is there; of equal points the one with the lowest `id` stays. */
  add(a: number, b: number, id: number): void {
    const bucket = this.#bucketOf(a);
    if (b <= (this.#beyond[bucket] as number)) return;
    const after = this.#after(a);
    if (after > 0 && (this.b[after - 1] as number) >= b) {
      if (id < (this.id[after - 1] as number) && this.a[after - 1] === a && this.b[after - 1] === b) this.id[after - 1] = id;
      return;
    }
    // Beaten ones: those with a first value at most a (from the equal one on) and a second at most b.
    let from = after;
    if (from > 0 && this.a[from - 1] === a) from--;
    let to = from;
    while (to < this.length && (this.b[to] as number) <= b) to++;
    if (to === from) this.#makeRoom(from);
    else if (to - from > 1) this.#close(from + 1, to);
    this.a[from] = a;
    this.b[from] = b;
    this.id[from] = id;
    for (let k = bucket - 1; k >= 0 && (this.#beyond[k] as number) < b; k--) this.#beyond[k] = b;
  }

  /** Takes in all points of another: of equal ones the lowest `id` stays. Cost: the points of both. */
  join(other: Staircase): void {
    const room = Math.max(64, this.length + other.length);
    const [a, b, id] = [new Float64Array(room), new Float64Array(room), new Float64Array(room)];
    let [i, k, n] = [0, 0, 0];
    while (i < this.length || k < other.length) {
      const [x, y] = [i < this.length ? (this.a[i] as number) : -Infinity, k < other.length ? (other.a[k] as number) : -Infinity];
      const [p, q] = [this.b[i] as number, other.b[k] as number];
      const isFirst = p > q || (p === q && (this.id[i] as number) <= (other.id[k] as number));
      const isOwn = k === other.length || x > y || (x === y && isFirst);
      const from = isOwn ? this : other;
      const at = isOwn ? i++ : k++;
      if (n > 0 && (from.b[at] as number) <= (b[n - 1] as number)) continue;
      a[n] = from.a[at] as number;
      b[n] = from.b[at] as number;
      id[n++] = from.id[at] as number;
    }
    [this.a, this.b, this.id, this.length] = [a, b, id, n];
    let highest = -Infinity;
    for (let bucket = BUCKETS, k = 0; bucket >= 0; bucket--) {
      this.#beyond[bucket] = highest;
      while (k < n && this.#bucketOf(a[k] as number) >= bucket) highest = Math.max(highest, b[k++] as number);
    }
  }

  /** For points that come as they are ordered here: by falling first and rising second value, none beaten. */
  static of(rows: Float64Array, id: Float64Array): Staircase {
    const made = new Staircase(0, 0);
    made.length = id.length;
    made.id = Float64Array.from(id);
    made.a = Float64Array.from(id, (_, k) => rows[k * 2] as number);
    made.b = Float64Array.from(id, (_, k) => rows[k * 2 + 1] as number);
    return made;
  }

  #bucketOf(a: number): number {
    return ((a - this.#low) * this.#perUnit) | 0;
  }

  /** How many points have a first value at or above `a`. */
  #after(a: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.a[middle] as number) >= a) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #makeRoom(at: number): void {
    if (this.length === this.a.length) {
      this.a = doubled(this.a);
      this.b = doubled(this.b);
      this.id = doubled(this.id);
    }
    for (const column of [this.a, this.b, this.id]) column.copyWithin(at + 1, at, this.length);
    this.length++;
  }

  #close(from: number, to: number): void {
    for (const column of [this.a, this.b, this.id]) column.copyWithin(from, to, this.length);
    this.length -= to - from;
  }
}

const BUCKETS = 8192;

function doubled(from: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const to = new Float64Array(from.length * 2);
  to.set(from);
  return to;
}
