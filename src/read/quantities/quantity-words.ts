import type { Lexicon } from "../lexicon.ts";
import { NUMBER_WORDS } from "./numerals.ts";
import { Phrases } from "./sentence-words.ts";

export type Bound = "about" | "at-least" | "at-most" | "none";

/** The lexicon of quantities, made ready for reading. */
export interface QuantityWords {
  readonly front: Phrases<Bound>;
  readonly behind: Phrases<Bound>;
  readonly vague: Phrases<number>;
  readonly currencies: Phrases<string>;
  readonly perCent: Phrases<string>;
  /** Plural → singular. */
  readonly irregular: ReadonlyMap<string, string>;
  /** Singular → plural. */
  readonly irregularPlural: ReadonlyMap<string, string>;
  readonly collectives: ReadonlySet<string>;
  readonly labels: ReadonlySet<string>;
  readonly idle: ReadonlySet<string>;
  readonly changes: ReadonlySet<string>;
  readonly verbs: ReadonlySet<string>;
  readonly participles: ReadonlySet<string>;
  readonly objectParticiples: ReadonlySet<string>;
  readonly stops: ReadonlySet<string>;
  readonly overVerbs: ReadonlySet<string>;
  readonly countedThrough: ReadonlyMap<string, string>;
  readonly measures: ReadonlySet<string>;
  readonly fractions: ReadonlyMap<string, number>;
  readonly speakers: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  readonly ofPeople: ReadonlySet<string>;
  /** Words that a quantity's number may begin with, besides figures and words with a hyphen: all others are passed by. */
  readonly starters: ReadonlySet<string>;
  readonly joinedUnits: ReadonlyMap<string, string>;
}

const READY = new WeakMap<Lexicon, QuantityWords>();

export function quantityWordsOf(lexicon: Lexicon): QuantityWords {
  const ready = READY.get(lexicon) ?? prepare(lexicon);
  READY.set(lexicon, ready);
  return ready;
}

function prepare(lexicon: Lexicon): QuantityWords {
  const bounds = (section: string, bound: Bound): [string, Bound][] =>
    [...lexicon.words(`quantities/${section}`)].map((words) => [words, bound]);
  const firstWords = (section: string): string[] =>
    [...lexicon.words(`quantities/${section}`)].map((words) => words.split(" ")[0] ?? words);
  const irregular = lexicon.meanings("quantities/irregular-plurals");
  return {
    front: new Phrases([
      ...bounds("about", "about"),
      ...bounds("at-least", "at-least"),
      ...bounds("at-most", "at-most"),
      ...bounds("passed-over", "none"),
    ]),
    behind: new Phrases([
      ...bounds("after-about", "about"),
      ...bounds("after-at-least", "at-least"),
      ...bounds("after-at-most", "at-most"),
    ]),
    vague: new Phrases([...lexicon.meanings("quantities/vague-amounts")].map(([words, least]) => [words, Number(least)])),
    currencies: new Phrases(lexicon.meanings("quantities/currencies")),
    perCent: new Phrases(lexicon.meanings("quantities/per-cent")),
    irregular,
    irregularPlural: new Map([...irregular].map(([plural, singular]) => [singular, plural])),
    collectives: lexicon.words("quantities/collectives"),
    labels: lexicon.words("quantities/labels"),
    idle: lexicon.words("quantities/idle-units"),
    changes: lexicon.words("quantities/changes"),
    verbs: lexicon.words("quantities/verbs"),
    participles: lexicon.words("quantities/participles"),
    objectParticiples: lexicon.words("quantities/object-participles"),
    stops: lexicon.words("quantities/stops"),
    overVerbs: lexicon.words("quantities/over-verbs"),
    countedThrough: lexicon.meanings("quantities/counted-through"),
    measures: lexicon.words("quantities/measures"),
    fractions: new Map([...lexicon.meanings("quantities/fractions")].map(([word, share]) => [word, Number(share)])),
    starters: new Set([...NUMBER_WORDS, ...firstWords("vague-amounts"), ...firstWords("currencies"), ...firstWords("fractions")]),
    joinedUnits: lexicon.meanings("quantities/joined-units"),
    ofPeople: lexicon.words("quantities/of-people"),
    groups: lexicon.words("quantities/groups"),
    speakers: lexicon.words("quantities/speakers"),
  };
}
