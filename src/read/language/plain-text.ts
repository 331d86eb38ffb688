import { CodePointIndex } from "../../base/code-points.ts";
import { sha256Of } from "../../base/sha256.ts";
import type { Span } from "../../case/accounts-file.ts";

/**
 * An account's text made plain for reading: line ends are one sign, quotation marks, dashes, apostrophes and spaces
 * come in one form, ligatures and full-width forms are taken apart, soft hyphens and invisible signs are gone. Every
 * reader works on `text` alone; `spanOf` leads from it back to the account's own words, so no clean-up can shift a span.
 */
export class PlainText {
  /** What readers read. Offsets into it are UTF-16 units. */
  readonly text: string;
  /** The account's own text, untouched. */
  readonly own: string;
  /** By unit of `text`, and one past the end: where in `own` (UTF-16) the character it came from starts, and ends. */
  readonly #starts: Uint32Array;
  readonly #ends: Uint32Array;
  readonly #points: CodePointIndex;

  /** Code points of the own text. */
  get length(): number {
    return this.#points.length;
  }

  /** Cost: linear in the text; about 30 ns a character. */
  constructor(own: string) {
    this.own = own;
    this.#points = new CodePointIndex(own);
    const parts: string[] = [];
    let starts = new Uint32Array(own.length);
    let ends = new Uint32Array(own.length);
    let length = 0;
    /** Start of the characters that are plain already and have not been taken over yet: they go in one piece. */
    let run = 0;
    for (let unit = 0; unit < own.length;) {
      const point = own.codePointAt(unit) ?? 0;
      let next = unit + (point > 0xffff ? 2 : 1);
      const isPlain = point >= 0x20 && point < 0x7f;
      if (point === 0x0d && own.charCodeAt(next) === 0x0a) next++;
      const plain = isPlain ? "" : plainForm(point);
      const added = isPlain ? 1 : plain.length;
      if (length + added > starts.length) [starts, ends] = [grown(starts, added), grown(ends, added)];
      starts.fill(unit, length, length + added);
      ends.fill(next, length, length + added);
      length += added;
      if (!isPlain) {
        if (run < unit) parts.push(own.slice(run, unit));
        if (plain !== "") parts.push(plain);
        run = next;
      }
      unit = next;
    }
    if (run < own.length) parts.push(own.slice(run));
    this.text = parts.join("");
    this.#starts = starts.slice(0, length);
    this.#ends = ends.slice(0, length);
  }

  /** The own words from `start` to `end` (exclusive) of `text`; whole characters, the invisible ones between them included. */
  wordsAt(start: number, end: number): string {
    return this.own.slice(this.#starts[start] ?? this.own.length, this.#ends[end - 1] ?? 0);
  }

  /** The span, in code points of the own text, of a stretch of `text` that is not empty. */
  spanOf(start: number, end: number): Span {
    const from = this.#starts[start];
    const to = this.#ends[end - 1];
    if (from === undefined || to === undefined || end <= start)
      throw new RangeError(`no stretch ${String(start)}–${String(end)} in ${String(this.text.length)} characters`);
    return { start: this.#points.pointOf(from), end: this.#points.pointOf(to), sha256: sha256Of(this.own.slice(from, to)) };
  }

  /** Where a span of the own text stands in `text`; undefined where it leaves the text or nothing of it is left. */
  stretchOf(span: { readonly start: number; readonly end: number }): { start: number; end: number } | undefined {
    if (span.start < 0 || span.end > this.#points.length || span.end <= span.start) return undefined;
    const from = this.#points.unitOf(span.start);
    const to = this.#points.unitOf(span.end);
    const start = firstAtLeast(this.#starts, from);
    const end = firstAtLeast(this.#starts, to);
    return end > start ? { start, end } : undefined;
  }
}

/** Signs that are seen as another: quotation marks, apostrophes, dashes, spaces. */
const SAME_AS = new Map<number, string>();
for (const [signs, plain] of [
  ["“”„‟«»〝〞＂", '"'],
  ["‘’‚‛‹›ʼʹ′＇", "'"],
  ["‐‑‒−﹣－", "-"],
  ["–―", "—"],
  ["\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v", " "],
  ["\u2028\u0085\f", "\n"],
  ["\u2029", "\n"],
  ["…", "..."],
] as const) {
  for (const sign of signs) SAME_AS.set(sign.codePointAt(0) ?? 0, plain);
}

/** Soft hyphens, joiners, directional marks, byte order marks, variation selectors: nothing that is read. */
const INVISIBLE = new RegExp(
  "^[\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f" +
    "\\ufe00-\\ufe0f\\ufeff\\ufff9-\\ufffb]$",
  "u",
);

function grown(array: Uint32Array<ArrayBuffer>, added: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2 + added);
  larger.set(array);
  return larger;
}

/** What is read for a character that is not plain ASCII. */
function plainForm(point: number): string {
  if (point === 0x0a || point === 0x0d) return "\n";
  const same = SAME_AS.get(point);
  if (same !== undefined) return same;
  if (point < 0x20 || point === 0x7f) return " ";
  if (point < 0xa0) return " ";
  const sign = String.fromCodePoint(point);
  if (INVISIBLE.test(sign)) return "";
  return isTakenApart(point) ? sign.normalize("NFKC") : sign;
}

/**
 * Ligatures, full-width forms and letter-like signs; letters with accents stay as they are, names depend on them. So do
 * fractions, which would run into the number before them (2⅓ is not 21⁄3), and the signs of a trade mark.
 */
function isTakenApart(point: number): boolean {
  // Beyond the first plane only letters in fancy dress: bold, script, in circles or squares. Notes of music are no letters.
  if (point > 0xffff) return (point >= 0x1d400 && point < 0x1d800) || (point >= 0x1f100 && point < 0x1f300);
  if (point >= 0xf900) return true;
  if (point < 0x2100 || point >= 0x2200) return false;
  return !(point >= 0x2150 && point < 0x2160) && point !== 0x2189 && point !== 0x2120 && point !== 0x2122;
}

function firstAtLeast(ascending: Uint32Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
