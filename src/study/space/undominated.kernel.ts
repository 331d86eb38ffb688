/**
 * Points of any number of values that no other point beats, kept while points come one by one. A point that has just beaten
 * another is looked at first next time.
 */
export class Undominated {
  readonly width: number;
  /** [point × value], row-major. */
  rows: Float64Array<ArrayBuffer>;
  /** What came with a point. */
  id = new Float64Array(64);
  length = 0;
  readonly #swap: Float64Array;

  constructor(width: number) {
    this.width = width;
    this.rows = new Float64Array(64 * width);
    this.#swap = new Float64Array(width);
  }

  /** Whether a point at or above `point` (from `at` on) in every value is there. Cost: points × values. */
  covers(point: Float64Array, at: number): boolean {
    const { width, rows } = this;
    for (let row = 0, k = 0; k < this.length; k++, row += width) {
      let q = 0;
      while (q < width && (rows[row + q] as number) >= (point[at + q] as number)) q++;
      if (q === width) {
        this.#bringForward(k);
        return true;
      }
    }
    return false;
  }

  /** Takes a point in unless one is there that covers it; of equal points the first stays. */
  add(point: Float64Array, at: number, id: number): void {
    const { width } = this;
    if (this.covers(point, at)) return;
    const rows = this.rows;
    let kept = 0;
    for (let row = 0, k = 0; k < this.length; k++, row += width) {
      let q = 0;
      while (q < width && (rows[row + q] as number) <= (point[at + q] as number)) q++;
      if (q === width) continue;
      if (kept !== k) {
        rows.copyWithin(kept * width, row, row + width);
        this.id[kept] = this.id[k] as number;
      }
      kept++;
    }
    this.length = kept;
    this.append(point, at, id);
  }

  /** `add` for points in any order: of equal points the one with the lowest `id` stays. Cost: points × values, always. */
  join(point: Float64Array, at: number, id: number): void {
    const { width, rows } = this;
    for (let row = 0, k = 0; k < this.length; k++, row += width) {
      let q = 0;
      while (q < width && rows[row + q] === point[at + q]) q++;
      if (q < width) continue;
      if (id < (this.id[k] as number)) this.id[k] = id;
      return;
    }
    this.add(point, at, id);
  }

  /** Takes a point in that is known to be beaten by none, and to beat none. */
  append(point: Float64Array, at: number, id: number): void {
    const { width } = this;
    if (this.length === this.id.length) {
      const [rows, ids] = [new Float64Array(this.rows.length * 2), new Float64Array(this.id.length * 2)];
      rows.set(this.rows);
      ids.set(this.id);
      [this.rows, this.id] = [rows, ids];
    }
    for (let q = 0; q < width; q++) this.rows[this.length * width + q] = point[at + q] as number;
    this.id[this.length] = id;
    this.length++;
  }

  #bringForward(k: number): void {
    if (k < 8) return;
    const { width, rows } = this;
    const to = k >> 1;
    this.#swap.set(rows.subarray(k * width, (k + 1) * width));
    rows.copyWithin(k * width, to * width, (to + 1) * width);
    rows.set(this.#swap, to * width);
    const id = this.id[k] as number;
    this.id[k] = this.id[to] as number;
    this.id[to] = id;
  }
}
