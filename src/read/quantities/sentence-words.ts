import type { Parsed, Sentence, Token } from "../language/tokens.ts";

/** The tokens of one sentence, asked for by number; what lies outside the sentence is empty. Indices are those of the text. */
export class SentenceWords {
  readonly text: string;
  readonly first: number;
  readonly last: number;
  readonly sentence: Sentence;
  readonly #tokens: readonly Token[];

  constructor(parsed: Parsed, sentence: Sentence) {
    this.#tokens = parsed.tokens;
    this.text = parsed.plain.text;
    this.sentence = sentence;
    this.first = sentence.firstToken;
    this.last = sentence.lastToken;
  }

  at(i: number): Token | undefined {
    return i >= this.first && i < this.last ? this.#tokens[i] : undefined;
  }

  /** In lower case, without a possessive ’s; empty outside the sentence. */
  lower(i: number): string {
    return this.at(i)?.lower ?? "";
  }

  isWord(i: number): boolean {
    return this.at(i)?.kind === "word";
  }

  isNumber(i: number): boolean {
    return this.at(i)?.kind === "number";
  }

  isCapital(i: number): boolean {
    return this.at(i)?.capital ?? false;
  }

  /** No space between this token and the one before. */
  joins(i: number): boolean {
    const token = this.at(i);
    return token !== undefined && this.at(i - 1)?.end === token.start;
  }

  isPossessive(i: number): boolean {
    return /'s?$/i.test(this.at(i)?.text ?? "");
  }

  /** The words of tokens `from` (inclusive) to `to` (exclusive). */
  words(from: number, to: number): string {
    return this.text.slice(this.startOf(from), this.endOf(to));
  }

  startOf(from: number): number {
    return this.at(from)?.start ?? this.sentence.start;
  }

  /** Where token `to` (exclusive) leaves off. */
  endOf(to: number): number {
    return this.at(to - 1)?.end ?? this.sentence.end;
  }
}

/** How many tokens from `i` on spell these words, one after the other; 0 where they do not. */
function spelled(words: SentenceWords, i: number, phrase: readonly string[]): number {
  for (let k = 0; k < phrase.length; k++) if (words.lower(i + k) !== phrase[k]) return 0;
  return phrase.length;
}

/** Phrases by their first word, the longest first, so that the longest that is there is found. */
export class Phrases<T> {
  readonly #byFirst = new Map<string, { readonly words: readonly string[]; readonly meaning: T }[]>();

  constructor(phrases: Iterable<readonly [string, T]>) {
    for (const [phrase, meaning] of phrases) {
      const words = phrase.split(" ");
      const first = words[0] ?? "";
      this.#byFirst.set(
        first,
        [...(this.#byFirst.get(first) ?? []), { words, meaning }].sort((a, b) => b.words.length - a.words.length),
      );
    }
  }

  /** The longest phrase that begins at token `i`. */
  at(words: SentenceWords, i: number): { readonly next: number; readonly meaning: T } | undefined {
    for (const phrase of this.#byFirst.get(words.lower(i)) ?? []) {
      const length = spelled(words, i, phrase.words);
      if (length > 0) return { next: i + length, meaning: phrase.meaning };
    }
    return undefined;
  }
}
