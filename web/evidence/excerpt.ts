import { CodePointIndex } from "../../src/base/code-points.ts";
import { sha256Of } from "../../src/base/sha256.ts";
import type { Account, Span } from "../../src/case/accounts-file.ts";

/** An account's text, read once: its positions and whether it is the text that the record was read from. */
export interface ReadText {
  readonly index: CodePointIndex;
  readonly sameText: boolean;
}

export function readText(text: string, account: Account): ReadText {
  return { index: new CodePointIndex(text), sameText: account.sha256 !== undefined && sha256Of(text) === account.sha256 };
}

/** The words of a span with what stands around them. */
export interface Excerpt {
  readonly before: string;
  readonly words: string;
  readonly after: string;
  /** Text was left out at this end. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
  /** The words have the hash that the record holds. */
  readonly verified: boolean;
}

/** How much stands around the words at most, in UTF-16 units on each side, and how many paragraphs. */
const AROUND = 700;
const PARAGRAPHS = 2;

/**
 * The words of a span with up to two paragraphs on each side, cut at the end of a paragraph or else of a word; `whole`
 * leaves nothing out. Undefined where the span leaves the text.
 */
export function excerptOf({ index }: ReadText, span: Span, whole: boolean): Excerpt | undefined {
  const words = index.slice(span.start, span.end);
  if (words === undefined) return undefined;
  const { text } = index;
  const [start, end] = [index.unitOf(span.start), index.unitOf(span.end)];
  const from = whole ? 0 : startOfContext(text, start);
  const to = whole ? text.length : endOfContext(text, end);
  return {
    before: text.slice(from, start),
    words,
    after: text.slice(end, to),
    cutBefore: text.slice(0, from).trim() !== "",
    cutAfter: text.slice(to).trim() !== "",
    verified: sha256Of(words) === span.sha256,
  };
}

/** Back over the rest of the span's own paragraph and one more. */
function startOfContext(text: string, start: number): number {
  let at = start;
  for (let paragraph = 0; paragraph < PARAGRAPHS; paragraph++) {
    at = text.slice(0, at).trimEnd().lastIndexOf("\n") + 1;
    if (at === 0 || start - at > AROUND) break;
  }
  if (start - at <= AROUND) return at;
  const cut = start - AROUND;
  const gap = text.slice(cut, start).search(/\s/);
  return gap < 0 ? cut + lowHalf(text, cut) : cut + gap + 1;
}

function endOfContext(text: string, end: number): number {
  let at = end;
  for (let paragraph = 0; paragraph < PARAGRAPHS; paragraph++) {
    const rest = /\S/.exec(text.slice(at));
    const next = rest ? text.indexOf("\n", at + rest.index) : -1;
    at = next < 0 ? text.length : next;
    if (next < 0 || at - end > AROUND) break;
  }
  if (at - end <= AROUND) return at;
  const cut = end + AROUND;
  const gap = text.slice(end, cut).search(/\s\S*$/);
  return gap > 0 ? end + gap : cut - lowHalf(text, cut);
}

/** 1 where a cut would part the two halves of one character. */
function lowHalf(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? 1 : 0;
}
