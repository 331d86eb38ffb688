/** Steps that the range of a value is cut into. */
const STEPS = 64;

/**
 * Points of any number of values, to be asked whether one is at or above another. For each value and each step of its range
 * there is a set of the points at or above the step, as bits; what is in the sets of all values is looked at exactly.
 * Cost of a question: values × points / 32, and less where the answer is yes.
 */
export class Dominators {
  readonly #width: number;
  readonly #lows: Float64Array;
  readonly #perUnit: Float64Array;
  #length = 0;
  /** [point × value]. */
  #rows: Float64Array;
  /** Words of a set. */
  #words = 4;
  /** [value × step × word]. */
  #sets: Int32Array;
  /** [value]: where the set begins that the question is about. */
  readonly #from: Int32Array;

  /** Bounds of each value. */
  constructor(ranges: readonly (readonly [number, number])[]) {
    this.#width = ranges.length;
    this.#lows = Float64Array.from(ranges, ([low]) => low);
    this.#perUnit = Float64Array.from(ranges, ([low, high]) => (high > low ? (STEPS - 1) / (high - low) : 0));
    this.#rows = new Float64Array(this.#words * 32 * this.#width);
    this.#sets = new Int32Array(this.#width * STEPS * this.#words);
    this.#from = new Int32Array(this.#width);
  }

  /** Whether a point is there that is less than `point` (from `at` on) by no more than the margin in each value. */
  covers(point: Float64Array, at: number, margin: Float64Array): boolean {
    const [width, words, sets, from] = [this.#width, this.#words, this.#sets, this.#from];
    if (width === 0) return this.#length > 0;
    for (let q = 0; q < width; q++) {
      from[q] = (q * STEPS + this.#stepOf((point[at + q] as number) - (margin[q] as number), q)) * words;
    }
    const used = (this.#length + 31) >> 5;
    for (let w = 0; w < used; w++) {
      let bits = sets[(from[0] as number) + w] as number;
      for (let q = 1; q < width && bits !== 0; q++) bits &= sets[(from[q] as number) + w] as number;
      while (bits !== 0) {
        const row = (w * 32 + 31 - Math.clz32(bits & -bits)) * width;
        let q = 0;
        while (q < width && (this.#rows[row + q] as number) + (margin[q] as number) >= (point[at + q] as number)) q++;
        if (q === width) return true;
        bits &= bits - 1;
      }
    }
    return false;
  }

  add(point: Float64Array, at: number): void {
    const width = this.#width;
    if (this.#length === this.#words * 32) this.#grow();
    const word = this.#length >> 5;
    for (let q = 0; q < width; q++) {
      const x = point[at + q] as number;
      this.#rows[this.#length * width + q] = x;
      for (let step = this.#stepOf(x, q); step >= 0; step--) {
        const place = (q * STEPS + step) * this.#words + word;
        this.#sets[place] = (this.#sets[place] as number) | (1 << (this.#length & 31));
      }
    }
    this.#length++;
  }

  #stepOf(x: number, q: number): number {
    return Math.max(0, ((x - (this.#lows[q] as number)) * (this.#perUnit[q] as number)) | 0);
  }

  #grow(): void {
    const [rows, sets, words] = [this.#rows, this.#sets, this.#words];
    this.#words = words * 2;
    this.#rows = new Float64Array(rows.length * 2);
    this.#rows.set(rows);
    this.#sets = new Int32Array(sets.length * 2);
    for (let set = 0; set * words < sets.length; set++) {
      this.#sets.set(sets.subarray(set * words, (set + 1) * words), set * this.#words);
    }
  }
}
