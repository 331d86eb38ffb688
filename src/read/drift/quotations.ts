import type { Stretch } from "../account.ts";
import type { DriftFound } from "../findings.ts";
import { GRAMMAR_WORDS } from "../lineage/grammar-words.ts";
import { driftAt, type View } from "./drawing.ts";
import { type Passage, wordsAt } from "./passage.ts";
import { stemOf } from "./word-diff.ts";

interface Quotation extends Stretch {
  readonly words: readonly string[];
}

/** Words within quotation marks that differ, where both accounts quote. A part of a quotation, word for word, is no change. */
export function quotationDrift({ from, to }: View): DriftFound[] {
  const theirs = quotationsOf(to);
  const mine = quotationsOf(from);
  const drift: DriftFound[] = [];
  const taken = new Set<Quotation>();
  for (const quotation of mine) {
    const pair = theirs
      .filter((other) => !taken.has(other))
      .map((other) => ({ other, likeness: likeness(quotation, other) }))
      .sort((a, b) => b.likeness - a.likeness)[0];
    const alone = mine.length === 1 && theirs.length === 1;
    if (!pair || (pair.likeness < 0.25 && !alone)) continue;
    taken.add(pair.other);
    if (holds(quotation.words, pair.other.words) || holds(pair.other.words, quotation.words)) continue;
    if (sense(quotation.words) === sense(pair.other.words)) continue;
    const confidence = alone ? 0.7 + 0.25 * pair.likeness : 0.5 + 0.45 * pair.likeness;
    const restsOn = [`quoted in both, ${String(Math.round(pair.likeness * 100))} % of the words the same`];
    drift.push(driftAt("quotation-altered", [from, quotation], [to, pair.other], { confidence, restsOn }));
  }
  if (mine.length === 0) drift.push(...invented(from, to, theirs));
  return drift;
}

/** Words that the origin tells without quoting and the retelling puts between quotation marks. */
function invented(from: Passage, to: Passage, theirs: readonly Quotation[]): DriftFound[] {
  const told = new Set(from.tokens.map((token) => stemOf(token.lower)));
  return theirs
    .filter(({ words }) => {
      const matter = words.filter((word) => !GRAMMAR_WORDS.has(word));
      const kept = matter.filter((word) => told.has(stemOf(word))).length;
      return words.length >= 4 && matter.length >= 2 && kept >= matter.length * 0.5;
    })
    .map((quotation) => {
      const restsOn = ["told without quoting there, quoted here"];
      return driftAt("quotation-altered", [from, from], [to, quotation], { confidence: 0.55, restsOn });
    });
}

/** Stretches between quotation marks, the marks left out; one that does not close in the passage ends with it. */
function quotationsOf(passage: Passage): Quotation[] {
  const found: Quotation[] = [];
  let open = -1;
  let last = 0;
  const close = (end: number): void => {
    const stretch = { start: open, end };
    const parts = wordsAt(passage, stretch).toLowerCase().split(/[^\p{L}\p{N}']+/u);
    const words = parts.map((word) => word.replace(/^'|'$/g, "")).filter((word) => word !== "");
    // Single words in marks are names, titles and distance.
    if (words.length >= 2) found.push({ ...stretch, words });
    open = -1;
  };
  for (const token of passage.tokens) {
    if (token.text === '"') {
      if (open < 0) open = token.end;
      else close(token.start);
    }
    last = token.end;
  }
  if (open >= 0 && last > open) close(last);
  return found;
}

/** The words that carry the matter, and whether they are denied: "until" for "till" changes nothing. */
function sense(words: readonly string[]): string {
  return words.filter((word) => !GRAMMAR_WORDS.has(word) || /^(?:no|not|never|none|nor|neither)$|n't$/.test(word)).join(" ");
}

/** Whether the longer has the shorter, word for word. */
function holds(longer: readonly string[], shorter: readonly string[]): boolean {
  return ` ${longer.join(" ")} `.includes(` ${shorter.join(" ")} `);
}

function likeness(one: Quotation, other: Quotation): number {
  const stems = (words: readonly string[]): Set<string> => new Set(words.filter((word) => !GRAMMAR_WORDS.has(word)).map(stemOf));
  const [a, b] = [stems(one.words), stems(other.words)];
  const shared = [...a].filter((stem) => b.has(stem)).length;
  return shared / Math.max(1, Math.min(a.size, b.size));
}
