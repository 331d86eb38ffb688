import type { AccountText } from "../account.ts";
import type { Parsed, Sentence, Token } from "../language/tokens.ts";
import { GRAMMAR_WORDS, NUMBER_WORDS } from "./grammar-words.ts";
import { hashOf, type Print } from "./print.ts";
import { RowsOfAnchors } from "./rows-of-anchors.ts";
import { skeletonOf } from "./skeleton.ts";

const WEIGHT = { number: 2, small: 1.2, spelled: 0.9, sounded: 0.9, word: 0.7, quoted: 1.5 };
const SMALL_NUMBER = 12;
/** Consonants from which a sound tells one name from another. */
const TELLING_SOUND = 3;

/** What is known of a word wherever it stands. Anchors are numbers of this reader. */
interface WordPrint {
  readonly hash: number;
  readonly grammar: boolean;
  /** Of a number: its anchor stands in for the word's. */
  readonly amount: number | undefined;
  readonly matter: number;
  readonly matterWeight: number;
  readonly amountHash: number;
  sound?: { readonly spelled: number; readonly anchor: number; readonly hash: number; readonly telling: boolean };
}

/** Reads accounts into prints, which can be compared only with those of the same reader. It remembers words it has met. */
export class PrintReader {
  readonly #words = new Map<string, WordPrint>();
  readonly #anchors = new Map<string, number>();
  readonly #rows = new RowsOfAnchors();

  /** Cost: linear in the tokens. */
  read({ parsed }: Pick<AccountText, "parsed">): Print {
    const common = commonOpenings(parsed);
    const rows = this.#rows;
    rows.start(parsed.sentences.length, this.#anchors.size + parsed.tokens.length * 3);
    const words = new Uint32Array(parsed.tokens.length);
    const grammar = new Uint8Array(parsed.tokens.length);
    const wordsFrom = new Uint32Array(parsed.sentences.length + 1);
    const trail: number[] = [];
    const spellings = new Map<number, string[]>();
    let count = 0;
    let quoting = false;
    let paragraph = -1;
    for (const sentence of parsed.sentences) {
      if (sentence.paragraph !== paragraph) quoting = false;
      paragraph = sentence.paragraph;
      for (let i = sentence.firstToken; i < sentence.lastToken; i++) {
        const token = parsed.tokens[i];
        if (!token) continue;
        if (token.kind === "sign") {
          if (token.text === '"') quoting = !quoting;
          continue;
        }
        const factor = quoting ? WEIGHT.quoted : 1;
        const print = this.#wordOf(token);
        words[count] = print.hash;
        grammar[count++] = print.grammar ? 1 : 0;
        if (print.amount !== undefined) {
          rows.add(print.matter, print.matterWeight);
          if (print.amount > SMALL_NUMBER) trail.push(print.amountHash);
        } else if (isName(token, sentence, i, common)) {
          const sound = this.#soundOf(token.lower, print);
          rows.add(sound.spelled, WEIGHT.spelled * factor);
          rows.add(sound.anchor, WEIGHT.sounded * factor);
          if (sound.telling) note(spellings, sound.anchor, token.lower);
          // The head of a name: what stands last of the capitals in a row.
          const next = parsed.tokens[i + 1];
          if (next?.kind !== "word" || !next.capital) trail.push(sound.hash);
        } else if (!print.grammar) {
          rows.add(print.matter, print.matterWeight * factor);
        }
      }
      rows.endRow();
      wordsFrom[sentence.number + 1] = count;
    }
    return {
      sentences: parsed.sentences.length,
      ...rows.finish(),
      words: words.slice(0, count),
      wordsFrom,
      grammar: grammar.slice(0, count),
      trail: Uint32Array.from(trail),
      spellings,
    };
  }

  #wordOf({ lower, kind }: Token): WordPrint {
    let print = this.#words.get(lower);
    if (print === undefined) {
      const amount = kind === "number" ? amountOf(lower) : NUMBER_WORDS.get(lower);
      const key = amount === undefined ? `~${lower.length > 6 ? lower.slice(0, 5) : lower.replace(/(?:ed|es|s|ing)$/, "")}` : `#${String(amount)}`;
      const weight = WEIGHT.word * Math.min(1.4, 0.4 + lower.length / 10);
      print = {
        hash: hashOf(lower),
        grammar: GRAMMAR_WORDS.has(lower),
        amount,
        matter: this.#anchorOf(key),
        matterWeight: amount === undefined ? weight : amount <= SMALL_NUMBER ? WEIGHT.small : WEIGHT.number,
        amountHash: amount === undefined ? 0 : hashOf(key),
      };
      this.#words.set(lower, print);
    }
    return print;
  }

  #soundOf(lower: string, print: WordPrint): NonNullable<WordPrint["sound"]> {
    if (print.sound === undefined) {
      // Of al-Rashid and Aune-Dahl, what others shorten them to.
      const skeleton = skeletonOf(lower.split("-").findLast((part) => part.length > 3) ?? lower);
      const key = `^${skeleton}`;
      const telling = skeleton.length >= TELLING_SOUND;
      print.sound = { spelled: this.#anchorOf(lower), anchor: this.#anchorOf(key), hash: hashOf(key), telling };
    }
    return print.sound;
  }

  #anchorOf(key: string): number {
    let anchor = this.#anchors.get(key);
    if (anchor === undefined) {
      anchor = this.#anchors.size;
      this.#anchors.set(key, anchor);
    }
    return anchor;
  }
}

/** Words that open a sentence with a capital but stand in small letters elsewhere, or never stand capital inside one. */
function commonOpenings({ sentences, tokens }: Parsed): ReadonlySet<string> {
  const opening = new Set<string>();
  for (const sentence of sentences) {
    const first = tokens[sentence.firstToken];
    if (first?.kind === "word" && first.capital) opening.add(first.lower);
  }
  const inside = new Set<string>();
  const small = new Set<string>();
  for (const sentence of sentences) {
    for (let i = sentence.firstToken; i < sentence.lastToken; i++) {
      const token = tokens[i];
      if (token?.kind !== "word" || !opening.has(token.lower)) continue;
      if (!token.capital) small.add(token.lower);
      else if (i > sentence.firstToken) inside.add(token.lower);
    }
  }
  return new Set([...opening].filter((word) => small.has(word) || !inside.has(word)));
}

function isName(token: Token, sentence: Sentence, index: number, common: ReadonlySet<string>): boolean {
  if (!token.capital || GRAMMAR_WORDS.has(token.lower)) return false;
  return index > sentence.firstToken || !common.has(token.lower);
}

/** Notes a spelling, unless it is a known one with another ending: Norway and Norwegian are no two spellings of a name. */
function note(spellings: Map<number, string[]>, sound: number, spelling: string): void {
  const known = spellings.get(sound);
  if (known === undefined) spellings.set(sound, [spelling]);
  else if (!known.some((other) => isEnding(other, spelling) || isEnding(spelling, other))) known.push(spelling);
}

function isEnding(one: string, other: string): boolean {
  return one.startsWith(other) || (other.endsWith("y") && one.startsWith(other.slice(0, -1)));
}

function amountOf(text: string): number {
  const amount = Number.parseFloat(text.replace(/,(?=\d{3})/g, "").replace(",", "."));
  return Number.isFinite(amount) ? amount : 0;
}
