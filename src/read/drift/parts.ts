import type { Stretch } from "../account.ts";
import type { Alignment, DriftFound } from "../findings.ts";
import type { Sentence, Token } from "../language/tokens.ts";
import { GRAMMAR_WORDS } from "../lineage/grammar-words.ts";
import { driftAt, type View } from "./drawing.ts";
import { type FindingsByPlace, type Passage, sentencePassage, wordsAt } from "./passage.ts";
import { stemOf } from "./word-diff.ts";

interface Telling {
  /** The one follows the other word for word, so that any sentence is missed. */
  readonly close: boolean;
  readonly found: FindingsByPlace;
}

/** Words that a sentence must have for its absence to be told. */
const LEAST_WORDS = 5;
/** And of these, words that are not grammar. */
const LEAST_MATTER = 3;

/**
 * Whole sentences that the one account has and the other has nothing for: dropped from the first, or added in the second.
 * Each is tied to the place in the other account where it would stand.
 */
export function sentenceDrift(
  alignment: Alignment,
  from: Passage,
  to: Passage,
  options: Telling & { readonly dropped: boolean },
): DriftFound[] {
  const drift: DriftFound[] = [];
  const neighbours = new Map(alignment.pairs.map((pair) => [pair.to, pair.from]));
  for (const sentence of to.sentences) {
    if (neighbours.has(sentence.number) || !tells(to, sentence, options)) continue;
    const place = beside(sentence.number, neighbours, from);
    drift.push(whole("added", from, place, to, sentence));
  }
  if (!options.dropped) return drift;
  const counterparts = new Map(alignment.pairs.map((pair) => [pair.from, pair.to]));
  for (const sentence of from.sentences) {
    if (counterparts.has(sentence.number) || !tells(from, sentence, options)) continue;
    drift.push(whole("dropped", from, sentence, to, beside(sentence.number, counterparts, to)));
  }
  return drift;
}

function whole(kind: "added" | "dropped", from: Passage, was: Stretch, to: Passage, became: Stretch): DriftFound {
  const drift = driftAt(kind, [from, was], [to, became], { confidence: 0.7, restsOn: ["no sentence of the other account answers to it"] });
  return kind === "added" ? { ...drift, was: "" } : { ...drift, became: "" };
}

/** The sentence of the other account that answers to the nearest one before; its first, where none does. */
function beside(number: number, pairs: ReadonlyMap<number, number>, other: Passage): Sentence {
  for (let i = number - 1; i >= 0; i--) {
    const pair = pairs.get(i);
    const sentence = pair === undefined ? undefined : other.sentences[pair];
    if (sentence) return sentence;
  }
  const first = other.sentences[0];
  if (!first) throw new RangeError("an account that is aligned has sentences");
  return first;
}

/** Whether a sentence says something that can be missed: it names or counts, or is long enough; in a close copy, any does. */
function tells(passage: Passage, sentence: Sentence, { found, close }: Telling): boolean {
  const one = sentencePassage(passage.text, passage.account, sentence.number);
  const words = one.tokens.filter((token) => token.kind !== "sign");
  const matter = words.filter((token) => !GRAMMAR_WORDS.has(token.lower)).length;
  if (words.length < LEAST_WORDS - 1) return false;
  if (close) return true;
  if (matter >= LEAST_MATTER && words.length > LEAST_WORDS) return true;
  return found.mentions(one).length + found.quantities(one).length + found.times(one).length > 0;
}

/** Part of the shorter sentence's words that must stand in the longer for the rest to be a clause more. */
const SAME = 0.88;
const CLAUSE = 3;

/** A clause gone from, or put into, a sentence that is otherwise the same word for word. */
export function clauseDrift({ from, to, words }: View): DriftFound[] {
  const restsOn = ["the sentence is the same without it"];
  const drift: DriftFound[] = [];
  if (keptOf(to, words.from) >= SAME) {
    for (const run of runs(from, words.to)) {
      drift.push({ ...driftAt(kindOf(from, run), [from, run], [to, to], { confidence: 0.75, restsOn }), became: "" });
    }
  }
  if (keptOf(from, words.to) >= SAME) {
    for (const run of runs(to, words.from)) {
      drift.push({ ...driftAt("added", [from, from], [to, run], { confidence: 0.75, restsOn }), was: "" });
    }
  }
  return drift;
}

/** A clause that names or counts was dropped; any other only narrowed what is said. */
function kindOf(passage: Passage, clause: Stretch): "dropped" | "qualifier-lost" {
  return /[\d\p{Lu}]/u.test(wordsAt(passage, clause).slice(1)) ? "dropped" : "qualifier-lost";
}

/** A clause, between commas and the like, that nothing in a reworded sentence answers to, and by which it is the shorter. */
export function reworded({ from, to, words }: View): DriftFound[] {
  const deficit = count(from.tokens) - count(to.tokens);
  if (deficit < CLAUSE) return [];
  const theirs = new Set(to.tokens.map((token) => stemOf(token.lower)));
  const drift: DriftFound[] = [];
  let left = deficit + 1;
  for (let i = 0; i < from.tokens.length; ) {
    let last = i;
    while (last < from.tokens.length && !/^[,;:—]$/.test(from.tokens[last]?.text ?? "")) last++;
    const clause = from.tokens.slice(i, last);
    const matter = clause.filter((token) => token.kind !== "sign" && !GRAMMAR_WORDS.has(token.lower));
    const kept = clause.some((token, k) => (words.to[i + k] ?? -1) >= 0 && !GRAMMAR_WORDS.has(token.lower));
    const stays = kept || matter.some((token) => theirs.has(stemOf(token.lower)));
    const [start, end] = [clause[0], clause.at(-1)];
    const size = count(clause);
    if (size >= CLAUSE && size <= left && matter.length >= 1 && !stays && start && end) {
      left -= size;
      const stretch = trimmed(from, start.start, end.end);
      const restsOn = ["nothing answers to it, and the sentence is shorter by as much"];
      drift.push({ ...driftAt(kindOf(from, stretch), [from, stretch], [to, to], { confidence: 0.55, restsOn }), became: "" });
    }
    i = last + 1;
  }
  return drift;
}

function count(tokens: readonly Token[]): number {
  return tokens.filter((token) => token.kind !== "sign").length;
}

function keptOf(passage: Passage, pairs: Int32Array): number {
  let [words, kept] = [0, 0];
  passage.tokens.forEach((token, i) => {
    if (token.kind === "sign") return;
    words++;
    if ((pairs[i] ?? -1) >= 0) kept++;
  });
  return words < LEAST_WORDS ? 0 : kept / words;
}

function runs(passage: Passage, pairs: Int32Array): Stretch[] {
  const found: Stretch[] = [];
  for (let i = 0; i < pairs.length; ) {
    let last = i;
    let matter = 0;
    let words = 0;
    while (last < pairs.length && ((pairs[last] ?? -1) < 0)) {
      const token: Token | undefined = passage.tokens[last];
      if (token && token.kind !== "sign") {
        words++;
        if (!GRAMMAR_WORDS.has(token.lower)) matter++;
      }
      last++;
    }
    const [start, end] = [passage.tokens[i], passage.tokens[last - 1]];
    if (words >= CLAUSE && matter >= 1 && start && end && last > i) found.push(trimmed(passage, start.start, end.end));
    i = Math.max(last, i + 1);
  }
  return found;
}

/** Without the signs and spaces at its ends. */
function trimmed(passage: Passage, start: number, end: number): Stretch {
  const words = wordsAt(passage, { start, end });
  const before = /^[\s,;:.—"-]*/.exec(words)?.[0].length ?? 0;
  const after = /[\s,;:.—"-]*$/.exec(words)?.[0].length ?? 0;
  return before + after < words.length ? { start: start + before, end: end - after } : { start, end };
}
