import type { AccountText } from "../account.ts";
import { type Sentence, type Token, tokensOf } from "../language/tokens.ts";
import type { Lexicon } from "../lexicon.ts";
import { PhraseFinder } from "./phrases.ts";

/** What an account says of the report it retells. */
export interface Telling {
  /** 0 for nothing; from 1 on it says so plainly. */
  readonly strength: number;
  /** The publisher or report, in the account's words. */
  readonly names?: string | undefined;
  /** Outlets that its first lines name: likely its own. */
  readonly own: readonly string[];
  /** Other outlets that it names anywhere. */
  readonly others: readonly string[];
}

/** Tokens of a name, `last` inclusive. */
interface Run {
  readonly first: number;
  readonly last: number;
}

/** Sentences at the top of a text, where an account says what it is about. */
const LEAD = 3;
/** Tokens of a line that can be a headline, dateline or byline. */
const HEADLINE = 16;

/** Finds the sentences by which an account says that it retells another. The lexicon's lists are taken once. */
export class TellingReader {
  readonly #reveals: ReadonlySet<string>;
  readonly #nouns: ReadonlySet<string>;
  readonly #outlets: ReadonlySet<string>;
  readonly #publishers: ReadonlySet<string>;
  readonly #authors: PhraseFinder;
  readonly #taken: PhraseFinder;
  readonly #credits: PhraseFinder;

  constructor(lexicon: Lexicon) {
    this.#reveals = lexicon.words("lineage/reveal-verbs");
    this.#nouns = lexicon.words("lineage/report-nouns");
    this.#outlets = lexicon.words("lineage/outlet-nouns");
    this.#publishers = lexicon.words("lineage/publisher-names");
    this.#authors = new PhraseFinder(lexicon.words("lineage/author-words"));
    this.#taken = new PhraseFinder(lexicon.words("lineage/taken-from"));
    this.#credits = new PhraseFinder(lexicon.words("lineage/credits"));
  }

  /** Cost: linear in the tokens. */
  read({ parsed, document }: Pick<AccountText, "parsed" | "document">): Telling {
    let strength = 0;
    const named = new Map<string, number>();
    const own = new Set<string>(document.publisher === undefined ? [] : [document.publisher]);
    const others = new Set<string>();
    for (const sentence of parsed.sentences) {
      const tokens = tokensOf(parsed, sentence);
      const publisher = this.#publisherIn(tokens);
      const weight = this.#weigh(tokens, sentence, publisher);
      if (publisher !== undefined) {
        const words = parsed.plain.text.slice(tokens[publisher.first]?.start, tokens[publisher.last]?.end).replace(/'s?$/, "");
        // A headline's lines, the dateline, the byline: an outlet may speak of itself there and of its own report later.
        if (sentence.number <= LEAD && tokens.length <= HEADLINE && weight === 0) own.add(words);
        if ([...own].some((mine) => sameName(mine, words))) continue;
        others.add(words);
        if (weight > 0) named.set(words, (named.get(words) ?? 0) + weight);
      }
      strength += weight;
    }
    const names = [...named].sort((a, b) => b[1] - a[1])[0]?.[0];
    return { strength: Math.round(strength * 100) / 100, names, own: [...own], others: [...others] };
  }

  #weigh(tokens: readonly Token[], sentence: Sentence, publisher: Run | undefined): number {
    const lead = sentence.number < LEAD;
    let weight = 0;
    const atLeast = (least: number): void => {
      weight = Math.max(weight, least);
    };
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i];
      if (token?.kind !== "word") continue;
      if (this.#credits.at(tokens, i) > 0) return 0;
      if (this.#taken.at(tokens, i) > 0 && (publisher !== undefined || lead)) atLeast(1.2);
      if (this.#nouns.has(token.lower)) atLeast(this.#weighReport(tokens, i, publisher, lead));
      const tells = this.#reveals.has(tokens[i + 1]?.lower ?? "");
      if (tells && this.#outlets.has(token.lower) && tokens[i - 1]?.lower === "the") atLeast(0.4);
      const behind = publisher !== undefined && i > publisher.last && i <= publisher.last + 3;
      if (behind && this.#reveals.has(token.lower)) atLeast(lead ? 1 : 0.3);
    }
    if (publisher !== undefined && accordingTo(tokens, publisher.first)) atLeast(lead ? 0.8 : 0.3);
    return weight;
  }

  /** A report that is spoken of: whose it is, who wrote it, what it says. */
  #weighReport(tokens: readonly Token[], at: number, publisher: Run | undefined, lead: boolean): number {
    const behind = publisher !== undefined && at > publisher.last && at <= publisher.last + 5;
    const theirs = behind && /'s?$/.test(tokens[publisher.last]?.text ?? "");
    if (!theirs && !isTheReport(tokens, at)) return 0;
    const next = tokens[at + 1]?.text === "," ? at + 2 : at + 1;
    if (this.#authors.at(tokens, next) > 0) return 1.2;
    if (theirs) return lead ? 1 : 0.5;
    if (this.#reveals.has(tokens[next]?.lower ?? "")) return 0.6;
    if (publisher !== undefined && accordingTo(tokens, at)) return lead ? 1 : 0.6;
    return 0;
  }

  /** The first run of capitals that has a publisher's word in it and is no dateline. */
  #publisherIn(tokens: readonly Token[]): Run | undefined {
    for (let i = 0; i < tokens.length; i++) {
      if (tokens[i]?.capital !== true) continue;
      let last = i;
      while (tokens[last + 1]?.capital === true) last++;
      for (let k = i; k <= last; k++) {
        const text = tokens[k]?.text.replace(/'s?$/, "") ?? "";
        // A single word such as Mail or Times at a sentence's start is an ordinary word as often.
        if (this.#publishers.has(text) && (last > i || /^[A-Z]{2,}$/.test(text) || i > 0)) return { first: i, last };
      }
      i = last;
    }
    return undefined;
  }
}

/** Whether a report is spoken of as known: the report, its investigation, a New Tribune article. */
function isTheReport(tokens: readonly Token[], index: number): boolean {
  for (let i = index - 1; i >= Math.max(0, index - 5); i--) {
    const word = tokens[i];
    if (word === undefined || word.kind === "sign") return false;
    if (["the", "its", "their", "this", "a", "an"].includes(word.lower)) return word.lower !== "a" || index - i > 1;
  }
  return false;
}

function accordingTo(tokens: readonly Token[], index: number): boolean {
  for (let i = index; i >= Math.max(1, index - 6); i--) {
    if (tokens[i]?.lower === "to" && tokens[i - 1]?.lower === "according") return true;
    if (tokens[i]?.lower === "citing" || (i > 0 && tokens[i - 1]?.lower === "citing")) return true;
  }
  return false;
}

/** Whether two names of an outlet are one, articles and case aside. */
export function sameName(one: string, other: string): boolean {
  const bare = (name: string): string => name.toLowerCase().replace(/^the\s+/, "").replace(/['’]s$/, "");
  const plain = (name: string): string => bare(name).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const [a, b] = [plain(one), plain(other)];
  return a === b || (a.length > 5 && b.endsWith(` ${a}`)) || (b.length > 5 && a.endsWith(` ${b}`));
}
