import type { Lexicon } from "../lexicon.ts";
import { NUMBER_WORDS } from "../quantities/numerals.ts";
import { Phrases } from "../quantities/sentence-words.ts";
import type { Unit, Which } from "./expression.ts";

/** The lexicon of times, made ready for reading. */
export interface TimeWords {
  readonly months: ReadonlyMap<string, number>;
  readonly shortMonths: ReadonlyMap<string, number>;
  readonly doubtfulMonths: ReadonlySet<string>;
  readonly weekdays: ReadonlyMap<string, number>;
  readonly shortWeekdays: ReadonlyMap<string, number>;
  /** First and last month. */
  readonly seasons: ReadonlyMap<string, readonly [number, number]>;
  /** Singular and plural. */
  readonly units: ReadonlyMap<string, { readonly unit: Unit; readonly times: number }>;
  /** Hours of beginning and end. */
  readonly partsOfDay: ReadonlyMap<string, readonly [number, number]>;
  readonly vague: ReadonlySet<string>;
  readonly about: Phrases<true>;
  readonly shortly: ReadonlySet<string>;
  readonly ahead: ReadonlySet<string>;
  readonly aheadTo: ReadonlySet<string>;
  readonly behind: ReadonlySet<string>;
  readonly clocks: Phrases<string>;
  /** Words that a time may begin with, besides figures and words with a hyphen: all others are passed by. */
  readonly starters: ReadonlySet<string>;
  readonly which: ReadonlyMap<string, Which>;
  readonly turns: ReadonlyMap<string, "after" | "before">;
}

const READY = new WeakMap<Lexicon, TimeWords>();

export function timeWordsOf(lexicon: Lexicon): TimeWords {
  const ready = READY.get(lexicon) ?? prepare(lexicon);
  READY.set(lexicon, ready);
  return ready;
}

function prepare(lexicon: Lexicon): TimeWords {
  const numbers = (section: string): Map<string, number> =>
    new Map([...lexicon.meanings(`times/${section}`)].map(([word, number]) => [word, Number(number)]));
  const pairs = (section: string): Map<string, readonly [number, number]> =>
    new Map([...lexicon.meanings(`times/${section}`)].map(([word, pair]) => [word, pairOf(pair)]));
  return {
    months: numbers("months"),
    shortMonths: numbers("month-abbreviations"),
    doubtfulMonths: lexicon.words("times/months-and-other-words"),
    weekdays: numbers("weekdays"),
    shortWeekdays: numbers("weekday-abbreviations"),
    seasons: pairs("seasons"),
    units: unitsOf(lexicon.meanings("times/units")),
    partsOfDay: pairs("parts-of-day"),
    vague: lexicon.words("times/vague-counts"),
    about: new Phrases([...lexicon.words("times/about")].map((phrase) => [phrase, true])),
    shortly: lexicon.words("times/shortly"),
    ahead: lexicon.words("times/ahead"),
    aheadTo: lexicon.words("times/ahead-to"),
    behind: lexicon.words("times/behind"),
    clocks: new Phrases(lexicon.meanings("times/clocks")),
    starters: startersOf(lexicon),
    which: oneOf(lexicon.meanings("times/which"), ["last", "this", "next"]),
    turns: oneOf(lexicon.meanings("times/turns"), ["after", "before"]),
  };
}

/** Words of the grammar itself that begin times. */
const GRAMMAR_STARTERS = (
  "the that same this these his her its their in on eve early mid middle late later earlier end close start beginning outset last final opening closing " +
  "dying today tonight yesterday tomorrow couple just only barely exactly another fully full over under more less next following noon midday midnight q h"
).split(" ");

function startersOf(lexicon: Lexicon): Set<string> {
  const sections = lexicon.sections("times").filter((section) => !/\/(?:ahead|ahead-to|behind|clocks)$/.test(section));
  const words = sections.flatMap((section) =>
    [...lexicon.words(section)].flatMap((phrase) => [phrase.split(" ")[0] ?? phrase, `${phrase}s`]),
  );
  return new Set([...NUMBER_WORDS, ...GRAMMAR_STARTERS, ...words]);
}

function oneOf<T extends string>(meanings: ReadonlyMap<string, string>, known: readonly T[]): Map<string, T> {
  return new Map(
    [...meanings].flatMap(([word, meaning]) => known.filter((one) => one === meaning).map((one) => [word, one] as const)),
  );
}

function pairOf(text: string): readonly [number, number] {
  const [from, to] = text.split("-").map(Number);
  return [from ?? 0, to ?? from ?? 0];
}

const UNITS: readonly Unit[] = ["S", "M", "H", "D", "W", "MO", "Y"];

function unitsOf(meanings: ReadonlyMap<string, string>): Map<string, { unit: Unit; times: number }> {
  const units = new Map<string, { unit: Unit; times: number }>();
  for (const [word, meaning] of meanings) {
    const [, times = "", letters = ""] = /^(\d*)(\D+)$/.exec(meaning) ?? [];
    const unit = UNITS.find((known) => known === letters);
    if (!unit) continue;
    units.set(word, { unit, times: times === "" ? 1 : Number(times) });
    units.set(`${word}s`, { unit, times: times === "" ? 1 : Number(times) });
  }
  return units;
}
