import type { SentenceWords } from "../quantities/sentence-words.ts";
import type { TimeWords } from "./time-words.ts";

export type Tense = "ahead" | "behind" | "unknown";

/** A verb behind a time tells less about it than one in front. */
const BEHIND_COSTS = 1.5;
/** Where another clause begins, whose verb is not the time's. */
const OTHER_CLAUSE = /^(?:and|but|;|while|whereas)$/;
/** Words between a time and the verb that is taken to be its own, at most. */
const REACH = 14;

/**
 * Whether what happens at tokens `from` to `to` lies ahead or behind: by the nearest word that tells, in front of it
 * first. `would` tells nothing by itself. Cost: at most 14 tokens on each side.
 */
export function tenseAt(words: SentenceWords, from: number, to: number, vocabulary: TimeWords): Tense {
  let best: Tense = "unknown";
  let nearest = Infinity;
  let ended = false;
  for (let step = 1; step <= REACH; step++) {
    ended ||= OTHER_CLAUSE.test(words.lower(to - 1 + step));
    for (const [at, cost] of [
      [from - step, step],
      [to - 1 + step, step * BEHIND_COSTS],
    ] as const) {
      if (ended && at >= to) continue;
      const tense = cost < nearest ? tenseOf(words, at, vocabulary) : undefined;
      if (tense === undefined) continue;
      best = tense;
      nearest = cost;
    }
  }
  return best;
}

function tenseOf(words: SentenceWords, i: number, vocabulary: TimeWords): Tense | undefined {
  const word = words.lower(i);
  if (!words.isWord(i)) return undefined;
  if (vocabulary.ahead.has(word) || (words.at(i)?.text ?? "").endsWith("'ll")) {
    // “the next day”, “set the terms” look ahead to nothing; “is set to”, “was due to” do.
    if (word === "set" || word === "going") return words.lower(i + 1) === "to" ? "ahead" : undefined;
    if (word === "next" || word === "last") return undefined;
    return "ahead";
  }
  // “To be exchanged on Thursday”, “to take effect on 1 May”: an infinitive of what is agreed.
  if (word === "be" || (words.lower(i - 1) === "be" && word.endsWith("ed"))) {
    const to = word === "be" ? i - 1 : i - 2;
    return /^(?:to|will|shall|must|would)$/.test(words.lower(to)) ? "ahead" : undefined;
  }
  if (word === "to" && vocabulary.aheadTo.has(words.lower(i - 1))) return "ahead";
  if (words.lower(i - 1) === "to" && /^(?:take|begin|start|end|expire|resume|return|meet|vote|open|close)$/.test(word))
    return "ahead";
  if (vocabulary.behind.has(word)) return "behind";
  return !words.isCapital(i) && word.length > 4 && /[^e]ed$/.test(word) ? "behind" : undefined;
}

/** Whether the clause before token `i` tells of what came earlier still: “had cut her limit on the Monday”. */
export function isEarlierStill(words: SentenceWords, i: number): boolean {
  for (let k = i - 1; k >= Math.max(words.first, i - 12); k--) {
    if (/^(?:had|'d)$/.test(words.lower(k))) return true;
    if (/^[;:—]$/.test(words.lower(k))) return false;
  }
  return false;
}

/** Whether a time stands in a clause that only describes something: “which struck the port on 7 June”. */
export function isAside(words: SentenceWords, i: number): boolean {
  for (let k = i - 1; k >= Math.max(words.first, i - 15); k--) {
    const word = words.lower(k);
    if (/^(?:which|who|whose|whom|since)$/.test(word)) return true;
    if (/^[,;:—]$/.test(word) && k < i - 1) return /^(?:which|who|whose|where)$/.test(words.lower(k + 1));
  }
  return false;
}
