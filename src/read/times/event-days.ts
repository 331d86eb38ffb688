import type { Parsed } from "../language/tokens.ts";
import type { Days } from "./calendar.ts";
import type { TimeExpression } from "./expression.ts";

/** Words that make no event another one. */
const PLAIN = new Set("the a an their his her its that this of and in on at to".split(" "));
/** How far before its date, in tokens, an event may be named. */
const REACH = 10;
/** How many dated events back a name is looked for. */
const FAR_BACK = 200;

/** [T15] The days of events, by the words that stand before them: “the first meeting, on 3 March”. */
export class EventDays {
  readonly #parsed: Parsed;
  readonly #told: { readonly before: string; readonly days: Days }[] = [];

  constructor(parsed: Parsed) {
    this.#parsed = parsed;
  }

  told(time: TimeExpression, days: Days): void {
    const sentence = this.#parsed.sentences[time.sentence];
    if (!sentence || days.last - days.first > 1 || !/^(?:date|weekday)$/.test(time.core.kind)) return;
    const first = Math.max(sentence.firstToken, time.firstToken - REACH);
    const before = this.#parsed.tokens.slice(first, time.firstToken).map(({ lower }) => lower);
    this.#told.push({ before: ` ${before.filter((word) => !PLAIN.has(word)).join(" ")} `, days });
  }

  /** The day of an event of this name, where one was told; the latest told. Names of a single word are too common to tell. */
  dayOf(words: string): Days | undefined {
    const name = words
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => !PLAIN.has(word));
    if (name.length < 2) return undefined;
    const wanted = ` ${name.join(" ")} `;
    return this.#told.slice(-FAR_BACK).findLast(({ before }) => before.includes(wanted))?.days;
  }
}
