import type { DriftFound } from "../findings.ts";
import type { Lexicon } from "../lexicon.ts";
import { PhraseFinder } from "../lineage/phrases.ts";
import { driftAt, type View } from "./drawing.ts";
import type { Passage } from "./passage.ts";

/** Part of the words that must be kept for a word's loss to mean something. */
const KEPT = 0.3;

/** Words that left something open, or narrowed it, and that the retelling has nothing for. */
export class HedgeDrift {
  readonly #hedges: PhraseFinder;
  readonly #narrowing: PhraseFinder;

  constructor(lexicon: Lexicon) {
    this.#hedges = new PhraseFinder(lexicon.words("drift/hedges"));
    this.#narrowing = new PhraseFinder(lexicon.words("drift/narrowing"));
  }

  /** Whether a passage leaves something open, by its words. */
  isOpen(passage: Passage): boolean {
    return holdsAny(passage, this.#hedges);
  }

  /** `hardened` tells whether the statements have shown it already. */
  within(view: View, hardened: boolean): DriftFound[] {
    if (view.words.kept < KEPT) return [];
    const drift: DriftFound[] = [];
    if (!hardened) drift.push(...lost(view, this.#hedges, "hardened"));
    if (view.words.kept >= KEPT * 2) drift.push(...lost(view, this.#narrowing, "qualifier-lost"));
    return drift;
  }
}

function lost({ from, to, words }: View, phrases: PhraseFinder, kind: "hardened" | "qualifier-lost"): DriftFound[] {
  if (holdsAny(to, phrases)) return [];
  for (let i = 0; i < from.tokens.length; i++) {
    const length = phrases.at(from.tokens, i);
    const [first, last] = [from.tokens[i], from.tokens[i + length - 1]];
    if (length === 0 || !first || !last || first.capital || !besideKept(words.to, i, i + length - 1)) continue;
    const stretch = { start: first.start, end: last.end };
    return [driftAt(kind, [from, stretch], [to, to], { confidence: 0.5, restsOn: [`nothing here for “${first.text}”`] })];
  }
  return [];
}

function holdsAny(passage: Passage, phrases: PhraseFinder): boolean {
  return passage.tokens.some((_, i) => phrases.at(passage.tokens, i) > 0);
}

/** What stood beside it was kept, so that it alone has gone, not the whole clause. */
function besideKept(pairs: Int32Array, first: number, last: number): boolean {
  for (let i = Math.max(0, first - 2); i <= Math.min(pairs.length - 1, last + 3); i++) if ((pairs[i] ?? -1) >= 0) return true;
  return false;
}
