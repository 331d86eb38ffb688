import { readNumeral } from "../quantities/numerals.ts";
import type { SentenceWords } from "../quantities/sentence-words.ts";
import { readDate } from "./date-grammar.ts";
import type { Anchor, Core } from "./expression.ts";
import { readCurrent, readPeriod } from "./period-grammar.ts";
import type { TimeWords } from "./time-words.ts";
import { readWeekday } from "./weekday-grammar.ts";

/** Words at which an event in words ends. */
const ANCHOR_ENDS = new Set(
  "and but or who which that when while because as said says told according so though although where whose if until since by with over he she they we".split(
    " ",
  ),
);
const PRONOUNS = new Set("that this it then".split(" "));

/** How many tokens an event in words may take: a longer one has run into the clause that follows. */
const ANCHOR_TOKENS = 8;

/** The event, or the date, that a distance is counted from; the thing told before where there is none in words. */
export function readAnchor(words: SentenceWords, i: number, vocabulary: TimeWords): { anchor: Anchor; next: number } {
  const named = readNamed(words, i, vocabulary);
  const at = (to: number): { start: number; end: number } => ({ start: words.startOf(i), end: words.endOf(to) });
  if (named) {
    return {
      anchor: { kind: "event", at: at(named.next), words: words.words(i, named.next), date: named.core },
      next: named.next,
    };
  }
  // “Two days after she has proposed …”, without a comma, is “two days later she proposed” come back from another language.
  if (/^(?:he|she|they|we)$/.test(words.lower(i)) && !hasComma(words, i)) return { anchor: { kind: "previous" }, next: i };
  if (PRONOUNS.has(words.lower(i)) && (words.at(i + 1)?.kind !== "word" || words.lower(i) !== "that"))
    return { anchor: { kind: "previous" }, next: i + 1 };
  let next = i;
  while (next < i + ANCHOR_TOKENS && continuesAnchor(words, next, i)) next++;
  if (next === i) return { anchor: { kind: "previous" }, next: i };
  const on = words.lower(next) === "on" ? 1 : 0;
  const date = on ? readNamed(words, next + on, vocabulary) : undefined;
  return { anchor: { kind: "event", at: at(next), words: words.words(i, next), date: date?.core }, next };
}

function hasComma(words: SentenceWords, i: number): boolean {
  for (let k = i; k < i + 12; k++) if (words.lower(k) === ",") return true;
  return false;
}

function continuesAnchor(words: SentenceWords, k: number, first: number): boolean {
  const token = words.at(k);
  if (
    !token ||
    token.lower === "on" ||
    (ANCHOR_ENDS.has(token.lower) && k > first) ||
    (k === first && /^(?:and|but|or|with|in|at)$/.test(token.lower))
  )
    return false;
  if (token.kind === "number" || (k > first && readNumeral(words, k))) return false;
  if (token.kind !== "sign") return true;
  // Stops inside initials and abbreviations belong to a name; every other sign ends the phrase.
  return token.text === "." && words.joins(k) && words.isCapital(k - 1) && words.at(k + 1) !== undefined && k > first;
}

/** A date, weekday or period that can stand as an anchor. */
export function readNamed(words: SentenceWords, i: number, vocabulary: TimeWords): { core: Core; next: number } | undefined {
  const the = words.lower(i) === "the" ? 1 : 0;
  const date = readDate(words, i + the, vocabulary) ?? readWeekday(words, i, vocabulary);
  const named = date ?? readCurrent(words, i, vocabulary) ?? readPeriod(words, i + the, vocabulary);
  // “the March meeting” is an event that a month names.
  return named &&
    !(words.isWord(named.next) && the && !/^(?:and|in|at|when|to|with|by|as|he|she|they|it)$/.test(words.lower(named.next)))
    ? named
    : undefined;
}
