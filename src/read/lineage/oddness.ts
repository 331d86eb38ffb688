import { distance } from "fastest-levenshtein";
import type { AccountText } from "../account.ts";
import type { Lexicon } from "../lexicon.ts";
import { PhraseFinder } from "./phrases.ts";
import type { Print } from "./print.ts";

/**
 * Signs within one text that software has reworded or translated it. Thesaurus software leaves turns that nobody writes
 * (`tortured phrases`: Cabanac, Labbé, Magazinov 2021); machine translation spells one name in several ways and piles up
 * perfect tenses.
 */
export interface Oddness {
  /** Turns of the list a hundred words. */
  readonly turns: number;
  /** Fixed turns of plain news prose a hundred words. */
  readonly plain: number;
  /** Spellings beyond the first of names that are spelled in several ways. */
  readonly spellings: number;
  /** `has` and `have` a hundred words. */
  readonly perfects: number;
  /** All together; from 1 on the text is likely a machine's. */
  readonly total: number;
}

const USUAL_PERFECTS = 2;
const USUAL_PLAIN = 0.9;
/** Words from which on the want of fixed turns says something. */
const ENOUGH = 200;

export class OddnessReader {
  readonly #odd: PhraseFinder;
  readonly #plain: PhraseFinder;

  constructor(lexicon: Lexicon) {
    this.#odd = new PhraseFinder(lexicon.words("lineage/odd-phrases"));
    this.#plain = new PhraseFinder(lexicon.words("lineage/set-phrases"));
  }

  /** Cost: linear in the tokens. */
  read({ parsed }: Pick<AccountText, "parsed">, print: Print): Oddness {
    const words = Math.max(60, print.words.length) / 100;
    const turns = this.#odd.count(parsed.tokens) / words;
    const plain = this.#plain.count(parsed.tokens) / words;
    const spellings = otherSpellings(print);
    let has = 0;
    for (const token of parsed.tokens) if (token.lower === "has" || token.lower === "have") has++;
    const perfects = has / words;
    const stilted = print.words.length < ENOUGH ? 0 : Math.min(0.6, Math.max(0, USUAL_PLAIN - plain) * 0.8);
    const crowded = Math.min(1, Math.max(0, perfects - USUAL_PERFECTS) * 0.5);
    const total = Math.min(1.5, turns * 0.9) + Math.min(1.5, spellings * 0.4) + crowded + stilted;
    return { turns, plain, spellings, perfects, total };
  }
}

/** As many accounts as these are asked how a name is spelled; of more, names of different stories would be mixed. */
const ASKED = 200;

/**
 * Adds, to each account's oddness, names that it alone spells as it does while at least two others agree on another
 * spelling. Cost: linear in the spellings, for a small collection; none for a large one.
 */
export function oddAmong(prints: readonly Print[], odd: readonly Oddness[]): Oddness[] {
  if (prints.length > ASKED) return [...odd];
  const bySound = new Map<number, Map<string, number[]>>();
  prints.forEach((print, account) => {
    for (const [sound, spellings] of print.spellings) {
      const list = bySound.get(sound) ?? new Map<string, number[]>();
      bySound.set(sound, list);
      for (const spelling of spellings) list.set(spelling, [...(list.get(spelling) ?? []), account]);
    }
  });
  const alone = new Float64Array(prints.length);
  for (const list of bySound.values()) {
    const agreed = [...list].filter(([, accounts]) => accounts.length >= 2).map(([spelling]) => spelling);
    for (const [spelling, [account = 0, ...others]] of list) {
      if (others.length === 0 && agreed.some((usual) => isGarbled(usual, spelling))) alone[account] = (alone[account] ?? 0) + 1;
    }
  }
  return odd.map((mine, account) => ({ ...mine, total: mine.total + Math.min(1.2, (alone[account] ?? 0) * 0.4) }));
}

/** Spellings too many: of one sound, near one another, and no name with an ending. */
function otherSpellings(print: Print): number {
  let count = 0;
  for (const spellings of print.spellings.values()) {
    for (let i = 1; i < spellings.length; i++) {
      if (spellings.slice(0, i).some((other) => isGarbled(other, spellings[i] ?? ""))) count++;
    }
  }
  return count;
}

/** Whether two names of one sound are near enough to be one name, spelled twice. */
export function isGarbled(one: string, other: string): boolean {
  const length = Math.max(one.length, other.length);
  return length >= 4 && distance(one, other) <= Math.max(1, Math.floor(length * 0.45));
}
