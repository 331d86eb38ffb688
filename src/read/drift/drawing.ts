import type { Stretch } from "../account.ts";
import type { DriftFound } from "../findings.ts";
import { type Counterparts, type FindingsByPlace, mentionOf, type Passage, wordsAt } from "./passage.ts";
import type { WordPairs } from "./word-diff.ts";

/** Two passages with what was found in them, as each kind of drift looks at them. */
export interface View extends Counterparts {
  readonly found: FindingsByPlace;
  readonly words: WordPairs;
}

type DriftKind = DriftFound["kind"];

/** Longest words that are quoted for a drift; the spans hold the whole. */
const WORDS = 160;

/** A drift between two stretches of a pair of passages. */
export function driftAt(
  kind: DriftKind,
  [from, was]: readonly [Passage, Stretch],
  [to, became]: readonly [Passage, Stretch],
  sure: { readonly confidence: number; readonly restsOn: readonly string[]; readonly was?: string; readonly became?: string },
): DriftFound {
  return {
    kind,
    from: mentionOf(from, was),
    to: mentionOf(to, became),
    was: short(sure.was ?? wordsAt(from, was)),
    became: short(sure.became ?? wordsAt(to, became)),
    confidence: sure.confidence,
    restsOn: [...sure.restsOn],
  };
}

function short(words: string): string {
  const plain = words.replace(/\s+/g, " ").trim();
  return plain.length <= WORDS ? plain : `${plain.slice(0, WORDS - 1).replace(/\s+\S*$/, "")}…`;
}

export const overlaps = (one: Stretch, other: Stretch): boolean => one.start < other.end && other.start < one.end;
