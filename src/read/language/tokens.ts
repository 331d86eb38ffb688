import type { PlainText } from "./plain-text.ts";

/** A word, a number or a sign of a plain text. Offsets are UTF-16 units of the plain text, `end` exclusive. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** In lower case, without a possessive ’s: `Israel's` is `israel`. */
  readonly lower: string;
  readonly kind: "word" | "number" | "sign";
  /** Begins with a capital letter, or is of a script without them. */
  readonly capital: boolean;
}

/** Tokens and sentences of one text; sentences are stretches of tokens and know their paragraph. */
export interface Sentence {
  /** By number, from 0, in the order of the text. */
  readonly number: number;
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  /** Tokens `firstToken` (inclusive) to `lastToken` (exclusive). */
  readonly firstToken: number;
  readonly lastToken: number;
}

export interface Parsed {
  readonly plain: PlainText;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
}

// Numbers keep their separators (1,200; 3.5; 2007-08 stays two), words their inner apostrophes, hyphens and initials' dots.
const TOKEN =
  /\d+(?:[.,]\d+)*|(?:\p{Lu}\.){2,}|[\p{L}\p{M}]+(?:['-][\p{L}\p{M}\p{N}]+)*|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu;
const POSSESSIVE = /'s?$/;

/** Splits a text into tokens and sentences. Cost: linear. */
export function parseText(plain: PlainText): Parsed {
  const tokens: Token[] = [];
  for (const match of plain.text.matchAll(TOKEN)) {
    const text = match[0];
    const first = text.codePointAt(0) ?? 0;
    const kind = isDigit(first) ? "number" : /^[\p{L}\p{M}\p{N}]/u.test(text) ? "word" : "sign";
    tokens.push({
      start: match.index,
      end: match.index + text.length,
      text,
      lower: kind === "word" ? text.toLowerCase().replace(POSSESSIVE, "") : text,
      kind,
      capital: kind === "word" && /^(?:\p{Lu}|\p{Lt}|\p{Lo})/u.test(text),
    });
  }
  return { plain, tokens, sentences: splitSentences(plain.text, tokens) };
}

/** Tokens of a sentence. */
export function tokensOf(parsed: Parsed, sentence: Sentence): readonly Token[] {
  return parsed.tokens.slice(sentence.firstToken, sentence.lastToken);
}

/** The plain words of a sentence. */
export function wordsOf(parsed: Parsed, sentence: Sentence): string {
  return parsed.plain.text.slice(sentence.start, sentence.end);
}

/** The sentence that holds this offset; the nearest before it where it falls between two. Cost: O(log sentences). */
export function sentenceAt(parsed: Parsed, offset: number): Sentence | undefined {
  let low = 0;
  let high = parsed.sentences.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((parsed.sentences[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return parsed.sentences[low - 1];
}

/** A full stop after one of these ends no sentence. */
const ABBREVIATIONS = new Set(
  (
    "mr mrs ms dr prof gen col lt maj sgt capt cmdr adm brig rev hon sen rep gov pres sec amb st mt ft no nos vs etc al inc corp ltd co " +
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thurs fri sat sun approx " +
    "est dept univ u.s u.k u.n a.m p.m e.g i.e cf " +
    "jr sr fig vol art par para pp ed eds n.y n.j"
  ).split(" "),
);
/** These stand before names. */
const BEFORE_NAMES = new Set(
  "mr mrs ms dr prof gen col lt maj sgt capt cmdr adm brig rev hon sen rep gov pres sec amb st mt ft".split(" "),
);

const STOPS = new Set([".", "!", "?", "؟", "。", "۔"]);
const CLOSERS = new Set(['"', "'", ")", "]"]);

function splitSentences(text: string, tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = [];
  const isParagraphEnd = isWrapped(text) ? hasBlankLine : hasLineEnd;
  let paragraph = 0;
  let first = 0;
  const close = (end: number): void => {
    const [from, to] = [tokens[first], tokens[end - 1]];
    if (from && to) {
      sentences.push({
        number: sentences.length,
        paragraph,
        start: from.start,
        end: to.end,
        firstToken: first,
        lastToken: end,
      });
    }
    first = end;
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const next = tokens[i + 1];
    if (!token) break;
    if (!next) {
      close(i + 1);
      break;
    }
    const gap = text.slice(token.end, next.start);
    if (isParagraphEnd(gap)) {
      close(i + 1);
      paragraph++;
      continue;
    }
    if (i < first || !(STOPS.has(token.text) ? endsSentence(text, tokens, i) : endsWithInitials(token, next))) continue;
    let end = i + 1;
    // What closes a quotation belongs to the sentence that it closes.
    while (CLOSERS.has(tokens[end]?.text ?? "") && (tokens[end]?.start ?? 0) === (tokens[end - 1]?.end ?? -1)) end++;
    if (isParagraphEnd(text.slice(tokens[end - 1]?.end ?? 0, tokens[end]?.start ?? 0))) continue;
    close(end);
  }
  return sentences;
}

/** Whether lines were broken to fit a width, as in mail and old wires: many lines, none long, few ending in a stop. */
function isWrapped(text: string): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  if (lines.length < 4 || lines.some((line) => line.length > 100)) return false;
  const broken = lines.filter((line) => line.length > 50 && !/[.!?:"')\]]\s*$/.test(line));
  return broken.length > lines.length / 3;
}

const hasBlankLine = (gap: string): boolean => /\n[^\S\n]*\n/.test(gap);
const hasLineEnd = (gap: string): boolean => gap.includes("\n");

function endsSentence(text: string, tokens: readonly Token[], i: number): boolean {
  const [before, stop] = [tokens[i - 1], tokens[i]];
  if (!stop) return false;
  let follow = i + 1;
  while (CLOSERS.has(tokens[follow]?.text ?? "") && (tokens[follow]?.start ?? 0) === (tokens[follow - 1]?.end ?? -1)) follow++;
  // A run of stops ends at its last.
  if (STOPS.has(tokens[i + 1]?.text ?? "") && tokens[i + 1]?.start === stop.end) return false;
  let next = tokens[follow];
  const spaced = (next?.start ?? 0) > (tokens[follow - 1]?.end ?? 0);
  while (next && /^["'([—-]$/.test(next.text)) next = tokens[++follow];
  if (!next) return true;
  const word = before?.end === stop.start ? before.lower : "";
  if (stop.text === "." && isAbbreviation(word, before)) {
    if (BEFORE_NAMES.has(word)) return false;
    return spaced && next.capital && word.length > 1 && STARTERS.has(next.lower);
  }
  if (stop.text === "." && word === "m" && isClockTail(tokens, i, follow)) return false;
  // Text taken from a page often loses the space between sentences: “needed.Why it matters”.
  if (!spaced) return next.capital && next.kind === "word" && word.length > 1 && /^\p{Ll}/u.test(before?.text.slice(-1) ?? "");
  // “Why?” he asked: what goes on in lower case has not ended.
  return next.capital || next.kind === "number";
}

/** “… spoke to the U.S. The talks …”: the last dot of initials is their own and the sentence's. */
function endsWithInitials(token: Token, next: Token): boolean {
  return INITIALS.test(token.text) && next.start > token.end && next.capital && STARTERS.has(next.lower);
}

const INITIALS = /^(?:\p{Lu}\.){2,}$/u;

/** “3 p.m. GMT”, “9 a.m. London time”, “11 p.m. Friday”: a clock time goes on behind its stop. */
function isClockTail(tokens: readonly Token[], i: number, follow: number): boolean {
  if (!/^[ap]$/.test(tokens[i - 3]?.lower ?? "") || tokens[i - 2]?.text !== ".") return false;
  const next = tokens[follow];
  const time = tokens[follow + 1]?.lower === "time" || tokens[follow + 2]?.lower === "time";
  return time || /^[A-Z]{2,4}$/.test(next?.text ?? "") || /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/.test(next?.lower ?? "");
}

/** Words that begin sentences and hardly ever names: after “U.S.” or “a.m.” they tell that a sentence has ended. */
const STARTERS = new Set(
  "the a an in on at it he she they we i but and after before when while this that these those there for as by if his her its their".split(
    " ",
  ),
);

function isAbbreviation(word: string, token: Token | undefined): boolean {
  if (ABBREVIATIONS.has(word)) return true;
  // Initials: “David E. Sanger”, “U.S.” read as one token.
  return token !== undefined && (/^\p{Lu}$/u.test(token.text) || /^(?:\p{Lu}\.)+\p{Lu}?$/u.test(token.text));
}

function isDigit(point: number): boolean {
  return point >= 0x30 && point <= 0x39;
}
