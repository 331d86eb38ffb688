import { type Located } from "./gold.ts";

/** A finding, or a thing not found, as the developer is shown it. */
export interface Noted extends Located {
  readonly says: string;
}

/** What was found and what there was to find, of one kind. Both shares are sums, so that a mention may be right in part. */
export interface Tally {
  readonly kind: string;
  readonly found: number;
  /** Of `found`, how much is right: the numerator of precision. */
  readonly right: number;
  readonly gold: number;
  /** Of `gold`, how much was found: the numerator of recall. */
  readonly met: number;
  readonly misses: readonly Noted[];
  readonly wrong: readonly Noted[];
}

export interface Rates {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Precision, recall and their harmonic mean; nothing found is a precision of 1, nothing to find a recall of 1. */
export function ratesOf(tally: Tally): Rates {
  const precision = tally.found === 0 ? 1 : tally.right / tally.found;
  const recall = tally.gold === 0 ? 1 : tally.met / tally.gold;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

/** A tally of plain counts, from what was right, what was missed and what is wrong. */
export function tallyOf(kind: string, right: number, misses: readonly Noted[], wrong: readonly Noted[]): Tally {
  return { kind, found: right + wrong.length, right, gold: right + misses.length, met: right, misses, wrong };
}

/** A finding's account and span as one stretch. */
export function locate(account: string, { start, end }: { readonly start: number; readonly end: number }): Located {
  return { account, start, end };
}

/** Code points that two stretches of the same account share. */
export function shared(a: Located, b: Located): number {
  return a.account === b.account ? Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)) : 0;
}

/** Whether two stretches share more than half of the shorter. */
export function meet(a: Located, b: Located): boolean {
  return 2 * shared(a, b) > Math.min(a.end - a.start, b.end - b.start);
}

/** Whether more than half of `inner` lies in one of `outer`. */
export function liesIn(inner: Located, outer: readonly Located[]): boolean {
  return outer.some((one) => 2 * shared(inner, one) > inner.end - inner.start);
}

/**
 * Pairs of found and gold, each in one pair at most, the heaviest first; no pair of weight 0. Equal weights go by the
 * order of the lists. Greedy, so not always the heaviest sum; spans that overlap by halves leave it little to choose.
 */
export function pairUp<F, G>(found: readonly F[], gold: readonly G[], weigh: (f: F, g: G) => number): Map<F, G> {
  const candidates = found.flatMap((f) => gold.map((g) => ({ f, g, weight: weigh(f, g) }))).filter((one) => one.weight > 0);
  candidates.sort((a, b) => b.weight - a.weight);
  const pairs = new Map<F, G>();
  const taken = new Set<G>();
  for (const { f, g } of candidates) {
    if (pairs.has(f) || taken.has(g)) continue;
    pairs.set(f, g);
    taken.add(g);
  }
  return pairs;
}

/** The words of a phrase that carry its meaning, in lower case and without a plural's s. */
export function contentWords(phrase: string): string[] {
  return phrase.toLowerCase().split(/[^\p{L}\p{N}]+/u).map(singular).filter((word) => word !== "" && !EMPTY.has(word));
}

/** A noun in the singular, near enough to compare two. */
export function singular(noun: string): string {
  if (noun === "people") return "person";
  if (noun.endsWith("men")) return `${noun.slice(0, -2)}an`;
  if (noun.endsWith("ies")) return `${noun.slice(0, -3)}y`;
  return noun.endsWith("s") && !noun.endsWith("ss") ? noun.slice(0, -1) : noun;
}

const EMPTY = new Set("a an the of in on at to and or for with by from who one two three four six its his her their".split(" "));
