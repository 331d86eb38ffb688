import type { Print } from "./print.ts";

/** Puts anchors together sentence by sentence, each once a sentence, in flat arrays that are used again for the next text. */
export class RowsOfAnchors {
  #anchors = new Uint32Array(1024);
  #weights = new Float32Array(1024);
  #from = new Uint32Array(1);
  #count = 0;
  #row = 0;
  /** By anchor: where it was last put, plus one. Puts before the row's begin do not count. */
  #last = new Int32Array(1024);
  /** By anchor: its place among those of the text. */
  #place = new Int32Array(1024);

  /** Begins a text of so many sentences; no anchor may be as high as `anchors`. */
  start(sentences: number, anchors: number): void {
    if (this.#last.length < anchors) {
      this.#last = new Int32Array(anchors * 2);
      this.#place = new Int32Array(anchors * 2);
    }
    this.#from = new Uint32Array(sentences + 1);
    this.#count = 0;
    this.#row = 0;
  }

  /** Of one anchor in a sentence, the highest weight stays. */
  add(anchor: number, weight: number): void {
    const at = (this.#last[anchor] ?? 0) - 1;
    const begin = this.#from[this.#row] ?? 0;
    if (at >= begin && at < this.#count && this.#anchors[at] === anchor) {
      if (weight > (this.#weights[at] ?? 0)) this.#weights[at] = weight;
      return;
    }
    if (this.#count === this.#anchors.length) this.#grow();
    this.#anchors[this.#count] = anchor;
    this.#weights[this.#count] = weight;
    this.#last[anchor] = ++this.#count;
  }

  endRow(): void {
    this.#from[++this.#row] = this.#count;
  }

  finish(): Pick<Print, "anchors" | "inRows" | "inRowsFrom" | "weights" | "rows" | "rowsFrom"> {
    const inRows = this.#anchors.slice(0, this.#count);
    const sorted = inRows.slice().sort();
    let n = 0;
    for (let i = 0; i < sorted.length; i++) {
      if (i > 0 && sorted[i] === sorted[i - 1]) continue;
      this.#place[sorted[i] ?? 0] = n;
      sorted[n++] = sorted[i] ?? 0;
    }
    const rowsFrom = new Uint32Array(n + 1);
    for (let i = 0; i < inRows.length; i++) {
      const place = this.#place[inRows[i] ?? 0] ?? 0;
      inRows[i] = place;
      rowsFrom[place + 1] = (rowsFrom[place + 1] ?? 0) + 1;
    }
    for (let anchor = 0; anchor < n; anchor++) rowsFrom[anchor + 1] = (rowsFrom[anchor + 1] ?? 0) + (rowsFrom[anchor] ?? 0);
    const next = rowsFrom.slice();
    const rows = new Uint32Array(inRows.length);
    for (let row = 0; row + 1 < this.#from.length; row++) {
      const end = this.#from[row + 1] ?? 0;
      for (let i = this.#from[row] ?? 0; i < end; i++) {
        const anchor = inRows[i] ?? 0;
        rows[next[anchor] ?? 0] = row;
        next[anchor] = (next[anchor] ?? 0) + 1;
      }
    }
    const weights = this.#weights.slice(0, this.#count);
    return { anchors: sorted.slice(0, n), inRows, inRowsFrom: this.#from, weights, rows, rowsFrom };
  }

  #grow(): void {
    const anchors = new Uint32Array(this.#count * 2);
    anchors.set(this.#anchors);
    this.#anchors = anchors;
    const weights = new Float32Array(this.#count * 2);
    weights.set(this.#weights);
    this.#weights = weights;
  }
}
