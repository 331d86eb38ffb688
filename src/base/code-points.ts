/**
 * Spans count Unicode code points, JavaScript strings UTF-16 units. The two differ only where a text holds characters
 * beyond U+FFFF (emoji, some scripts), so the index remembers just those.
 */
export class CodePointIndex {
  readonly text: string;
  /** Code points in the text. */
  readonly length: number;
  /** Position, in code points, of every character that takes two UTF-16 units; ascending. */
  readonly #wide: readonly number[];

  constructor(text: string) {
    this.text = text;
    const wide: number[] = [];
    let points = 0;
    for (let unit = 0; unit < text.length; unit++, points++) {
      if ((text.codePointAt(unit) ?? 0) > 0xffff) {
        wide.push(points);
        unit++;
      }
    }
    this.length = points;
    this.#wide = wide;
  }

  /** UTF-16 offset of a code-point offset in 0..length. Cost: O(log wide characters). */
  unitOf(point: number): number {
    return point + countBelow(this.#wide, point);
  }

  /** Code-point offset of a UTF-16 offset that does not split a surrogate pair. */
  pointOf(unit: number): number {
    let low = 0;
    let high = this.#wide.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#wide[middle] ?? 0) + middle < unit) low = middle + 1;
      else high = middle;
    }
    return unit - low;
  }

  /** The text from `start` to `end` (exclusive), both in code points; undefined where they leave the text. */
  slice(start: number, end: number): string | undefined {
    if (start < 0 || end < start || end > this.length) return undefined;
    return this.text.slice(this.unitOf(start), this.unitOf(end));
  }
}

function countBelow(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
