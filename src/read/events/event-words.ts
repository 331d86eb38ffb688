import type { Token } from "../language/tokens.ts";
import type { Lexicon } from "../lexicon.ts";
import { formsOf } from "../language/verb-forms.ts";
import { Triggers } from "./triggers.ts";

/** Words one after another. */
export type Phrase = readonly string[];

/** The lexicon of events, as it is looked up. */
export class EventWords {
  readonly acts: Triggers;
  readonly nouns: Triggers;
  readonly owned: Triggers;
  readonly lasting: Triggers;
  readonly happening: readonly Phrase[];
  readonly habits: ReadonlySet<string>;
  /** Units that are no part of what is offered. */
  readonly noTerms: ReadonlySet<string>;
  readonly settings: readonly Phrase[];
  /** All forms of the verbs after which an infinitive was done. */
  readonly done: ReadonlySet<string>;

  constructor(lexicon: Lexicon) {
    const phrases = (section: string): Phrase[] => [...lexicon.words(section)].map((words) => words.split(" "));
    const irregular = lexicon.meanings("events/irregular");
    this.acts = new Triggers(lexicon, "events/acts");
    this.nouns = new Triggers(lexicon, "events/nouns");
    this.owned = new Triggers(lexicon, "events/owned");
    this.lasting = new Triggers(lexicon, "events/lasting");
    this.happening = phrases("events/happening");
    this.noTerms = lexicon.words("events/no-terms");
    this.habits = lexicon.words("events/habits");
    this.settings = phrases("events/public-settings");
    this.done = new Set([...lexicon.words("events/done")].flatMap((verb) => [...formsOf(verb, irregular).keys()]));
  }
}

/** Whether one of these phrases stands at a token; its last word may be a plural. */
export function startsWith(tokens: readonly Token[], at: number, phrases: readonly Phrase[]): boolean {
  return phrases.some((phrase) =>
    phrase.every((word, k) => {
      const lower = tokens[at + k]?.lower;
      return lower === word || (k === phrase.length - 1 && lower === `${word}s`);
    }),
  );
}
