import { formsOf } from "../language/verb-forms.ts";

/** A phrase found in words: what the lexicon calls it, and how many words it took. */
export interface PhraseMatch {
  readonly entry: string;
  readonly length: number;
}

interface Phrase {
  readonly entry: string;
  readonly rest: readonly string[];
}

/** What phrases are looked for in: words in lower case. */
export type Words = readonly { readonly lower: string }[];

const ADVERBS = new Set(
  "also later then immediately yet just only even still once again first initially publicly privately repeatedly flatly".split(
    " ",
  ),
);

export function isAdverb(word: string): boolean {
  return (
    ADVERBS.has(word) ||
    (word.endsWith("ly") &&
      word.length > 4 &&
      !["reply", "apply", "supply", "family", "comply", "imply", "rely", "italy"].includes(word))
  );
}

/**
 * Phrases by their first word. With `verbs`, the first word is a verb in its base form and is found in all its forms,
 * and up to two adverbs may stand after it. Looking at one place costs as much as the phrases with that first word.
 */
export class PhraseTable {
  readonly #byFirst = new Map<string, Phrase[]>();
  readonly #adverbs: boolean;

  constructor(entries: Iterable<string>, verbs?: ReadonlyMap<string, string>) {
    this.#adverbs = verbs !== undefined;
    const irregular = new Map<string, string[]>();
    for (const [form, base] of verbs ?? []) irregular.set(base, [...(irregular.get(base) ?? []), form]);
    for (const entry of entries) {
      const [first = "", ...rest] = entry.split(" ");
      const forms = verbs ? [...formsOf(first).keys(), ...(irregular.get(first) ?? [])] : [first];
      for (const form of new Set(forms)) {
        const phrases = this.#byFirst.get(form) ?? [];
        phrases.push({ entry, rest });
        this.#byFirst.set(form, phrases);
      }
    }
    for (const phrases of this.#byFirst.values()) phrases.sort((a, b) => b.rest.length - a.rest.length);
  }

  /** The longest phrase that starts at this word. */
  at(words: Words, start: number): PhraseMatch | undefined {
    for (const { entry, rest } of this.#byFirst.get(words[start]?.lower ?? "") ?? []) {
      let at = start + 1;
      if (this.#adverbs && rest.length > 0) {
        for (let i = 0; i < 2 && isAdverb(words[at]?.lower ?? "") && words[at]?.lower !== rest[0]; i++) at++;
      }
      if (rest.every((word, i) => words[at + i]?.lower === word)) return { entry, length: at + rest.length - start };
    }
    return undefined;
  }

  /** The first place from `start` to `end` (exclusive) where a phrase stands; -1 where none does. */
  findIn(words: Words, start = 0, end = words.length): number {
    for (let i = start; i < end; i++) if (this.at(words, i)) return i;
    return -1;
  }

  /** Words that a phrase of this table may start with. */
  get firstWords(): Iterable<string> {
    return this.#byFirst.keys();
  }

  has(word: string): boolean {
    return this.#byFirst.get(word)?.some((phrase) => phrase.rest.length === 0) ?? false;
  }
}
