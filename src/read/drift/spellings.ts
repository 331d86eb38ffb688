import { distance } from "fastest-levenshtein";
import type { AccountText, Stretch } from "../account.ts";
import type { DriftFound } from "../findings.ts";
import type { Token } from "../language/tokens.ts";
import { GRAMMAR_WORDS } from "../lineage/grammar-words.ts";
import { skeletonOf } from "../lineage/skeleton.ts";
import { driftAt, type View } from "./drawing.ts";
import { type FindingsByPlace, mentionOf, type Passage, wordsAt } from "./passage.ts";

/**
 * Names that the retelling spells as its origin never does. They are looked for in passages that answer to one another
 * and then among all the places where one name stands in both accounts; each new spelling is told once.
 */
export class SpellingDrift {
  readonly #from: ReadonlySet<string>;
  readonly #to: ReadonlySet<string>;
  readonly #small: readonly [ReadonlySet<string>, ReadonlySet<string>];
  readonly #told = new Set<string>();

  constructor(from: AccountText, to: AccountText) {
    this.#from = wordsOf(from);
    this.#to = wordsOf(to);
    this.#small = [smallOf(from), smallOf(to)];
  }

  /** Between two passages: new capitals on the one side that sound or look like capitals missing on the other. */
  within(view: View): DriftFound[] {
    const { from, to, found } = view;
    const here = new Set(from.tokens.map((token) => token.lower));
    const there = new Set(to.tokens.map((token) => token.lower));
    const lost = capitals(from, this.#small[0], this.#from).filter(({ lower }) => !there.has(lower));
    const fresh = capitals(to, this.#small[1], this.#to).filter(({ lower }) => {
      return !here.has(lower) && !knows(this.#from, lower) && !this.#told.has(lower);
    });
    const drift: DriftFound[] = [];
    for (const token of fresh) {
      const origin = lost
        .filter((other) => isVariant(other.lower, token.lower, !this.#to.has(other.lower)))
        .sort((a, b) => distance(a.lower, token.lower) - distance(b.lower, token.lower))[0];
      if (origin === undefined || this.#told.has(token.lower)) continue;
      this.#told.add(token.lower);
      drift.push(
        driftAt("name-changed", [from, whole(found, from, origin)], [to, whole(found, to, token)], {
          confidence: 0.85,
          restsOn: ["in sentences that answer to one another", "the origin never spells it so"],
        }),
      );
    }
    return drift;
  }

  /** Over the two accounts, for names that were brought together by those who read names. */
  across(found: FindingsByPlace, from: Passage, to: Passage): DriftFound[] {
    const origin = new Map<string, { words: Map<string, Stretch>; first: Stretch }>();
    for (const mention of found.mentionsIn(from.account)) {
      const entry = origin.get(mention.name.id) ?? { words: new Map<string, Stretch>(), first: mention };
      origin.set(mention.name.id, entry);
      for (const word of parts(wordsAt(from, mention))) if (!entry.words.has(word)) entry.words.set(word, mention);
    }
    const drift: DriftFound[] = [];
    for (const mention of found.mentionsIn(to.account)) {
      const entry = origin.get(mention.name.id);
      if (entry === undefined) continue;
      for (const word of parts(wordsAt(to, mention))) {
        if (this.#told.has(word) || knows(this.#from, word)) continue;
        const variants = [...entry.words.keys()].filter((other) => isVariant(other, word));
        const was = variants.sort((a, b) => distance(a, word) - distance(b, word))[0];
        if (was === undefined) continue;
        this.#told.add(word);
        drift.push({
          kind: "name-changed",
          from: mentionOf(from, entry.words.get(was) ?? entry.first),
          to: mentionOf(to, mention),
          was: wordsAt(from, entry.words.get(was) ?? entry.first),
          became: wordsAt(to, mention),
          confidence: 0.75 * mention.name.confidence,
          restsOn: ["read as one name", "the origin never spells it so"],
        });
      }
    }
    return drift;
  }
}

/** Words of an account, and the parts of hyphenated ones, in lower case. */
function wordsOf({ parsed }: AccountText): Set<string> {
  return new Set(parsed.tokens.filter((token) => token.kind === "word").flatMap((token) => [token.lower, ...token.lower.split("-")]));
}

function parts(words: string): string[] {
  return words.toLowerCase().split(/[^\p{L}\p{M}]+/u).filter((word) => word.length > 2 && !GRAMMAR_WORDS.has(word));
}

/** Capitals that are names: of words that never stand in small letters in their account. */
function capitals(passage: Passage, small: ReadonlySet<string>, words: ReadonlySet<string>): Token[] {
  return passage.tokens.filter(({ capital, lower }) => {
    return capital && lower.length > 2 && words.has(lower) && !GRAMMAR_WORDS.has(lower) && !small.has(lower);
  });
}

/** Words that stand in small letters somewhere in an account. */
function smallOf({ parsed }: AccountText): Set<string> {
  return new Set(parsed.tokens.filter((token) => !token.capital).map((token) => token.lower));
}

/** Whether an account has the word, or all parts of it. */
function knows(words: ReadonlySet<string>, word: string): boolean {
  return words.has(word) || word.split("-").every((part) => words.has(part));
}

/**
 * Whether two words are one name, spelled in two ways: they look alike, the more so the less they sound alike, and none is
 * the other with an ending. `alone` says that each stands in one of the accounts only: then more may differ.
 */
function isVariant(one: string, other: string, alone = false): boolean {
  if (one === other || one.length < 3 || other.length < 3) return false;
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  if (longer.startsWith(shorter) && isEnding(longer.slice(shorter.length))) return false;
  if (said(one) === said(other)) return true;
  const far = distance(one, other);
  const sounds = skeletonOf(one).replace("a", "") === skeletonOf(other).replace("a", "");
  if (sounds) return far <= Math.max(2, Math.floor(longer.length * 0.5));
  if (longer.length < 5) return false;
  const loose = alone && shorter.length > 5 && other.startsWith(one.charAt(0));
  return far <= Math.max(1, Math.floor(longer.length * (loose ? 0.45 : 0.3)));
}

function isEnding(rest: string): boolean {
  return rest.length > 2 || /^(?:i|s|n|an|es)$/.test(rest);
}

/** As it is said: doubled letters once, `ie` and `y` as `i`, `ph` as `f`. */
function said(word: string): string {
  const once = word.normalize("NFD").replace(/\p{M}/gu, "").replace(/(.)\1+/g, "$1");
  return once.replace(/(?:ie|ey|y)$/, "i").replace(/ph/g, "f").replace(/q/g, "k").replace(/c(?![eiyh])|ck/g, "k");
}

/** The whole name that a word is part of, where it was read as one. */
function whole(found: FindingsByPlace, passage: Passage, token: Token): Stretch {
  return found.mentions(passage).find((mention) => mention.start <= token.start && mention.end >= token.end) ?? token;
}
