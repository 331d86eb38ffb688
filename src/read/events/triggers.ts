import { EVENT_TYPES } from "../../journal/vocabulary.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Token } from "../language/tokens.ts";
import type { EventType } from "../../journal/event.ts";
import { formsOf, type VerbForm } from "../language/verb-forms.ts";

/** Words that mean an event of one type, and how often they do. */
export interface Trigger {
  readonly type: EventType;
  readonly answer: "accept" | "reject" | "reserve" | "counter" | undefined;
  readonly weight: number;
  readonly verb: string;
  /** What must follow the verb; `*` stands for up to three words, `0` for a number. */
  readonly rest: readonly string[];
}

/** A trigger found: its verb, and one past the last token of its words. */
export interface TriggerAt {
  readonly trigger: Trigger;
  readonly token: number;
  readonly end: number;
  readonly forms: ReadonlySet<VerbForm>;
}

const GAP = 3;
const ANSWERS = ["accept", "reject", "reserve", "counter"] as const;

/** The lexicon's acts, by every form of their verbs. */
export class Triggers {
  readonly #byForm = new Map<string, { readonly trigger: Trigger; readonly forms: ReadonlySet<VerbForm> }[]>();

  /** Of a section of the lexicon, such as `events/acts`. */
  constructor(lexicon: Lexicon, section: string) {
    const irregular = lexicon.meanings("events/irregular");
    for (const [pattern, meaning] of lexicon.meanings(section)) {
      const trigger = readTrigger(pattern, meaning);
      if (!trigger) continue;
      for (const [text, forms] of formsOf(trigger.verb, irregular)) {
        const entries = this.#byForm.get(text) ?? [];
        entries.push({ trigger, forms });
        this.#byForm.set(text, entries);
      }
    }
    // The longest pattern that fits is the one that is meant.
    for (const entries of this.#byForm.values()) entries.sort((a, b) => literals(b.trigger) - literals(a.trigger));
  }

  /** The most specific trigger whose verb is the token at `at`; undefined where there is none before `limit`. */
  match(tokens: readonly Token[], at: number, limit: number): TriggerAt | undefined {
    for (const { trigger, forms } of this.#byForm.get(tokens[at]?.lower ?? "") ?? []) {
      const end = follow(tokens, at + 1, limit, trigger.rest, 0);
      if (end !== undefined) return { trigger, token: at, end, forms };
    }
    return undefined;
  }
}

function literals(trigger: Trigger): number {
  return trigger.rest.filter((word) => word !== "*").length;
}

function follow(
  tokens: readonly Token[],
  at: number,
  limit: number,
  rest: readonly string[],
  from: number,
): number | undefined {
  const word = rest[from];
  if (word === undefined) return at;
  if (word === "*") {
    for (let skip = 0; skip <= GAP && at + skip <= limit; skip++) {
      const end = follow(tokens, at + skip, limit, rest, from + 1);
      if (end !== undefined) return end;
      if (tokens[at + skip]?.kind === "sign") return undefined;
    }
    return undefined;
  }
  const token = at < limit ? tokens[at] : undefined;
  const fits = word === "0" ? token?.kind === "number" || SMALL_NUMBERS.has(token?.lower ?? "") : token?.lower === word;
  return fits ? follow(tokens, at + 1, limit, rest, from + 1) : undefined;
}

const SMALL_NUMBERS = new Set("one two three four five six seven eight nine ten twelve several few".split(" "));

function readTrigger(pattern: string, meaning: string): Trigger | undefined {
  const [kind = "", weight = "0.5"] = meaning.split(" ");
  const [type = "", answer] = kind.split("/");
  const [verb = "", ...rest] = pattern.split(" ");
  const found = EVENT_TYPES.find((word) => word === type);
  if (!found) return undefined;
  return { type: found, answer: ANSWERS.find((word) => word === answer), weight: Number(weight), verb, rest };
}
