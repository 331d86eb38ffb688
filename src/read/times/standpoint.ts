import type { SentenceWords } from "../quantities/sentence-words.ts";
import { addMonths, type Days, dayNumber, daysInMonth, monthDays, ymdOf } from "./calendar.ts";
import type { Distance, Part } from "./expression.ts";
import type { Narrative } from "./focus.ts";
import type { Publication } from "./publication.ts";
import type { Tense } from "./tense.ts";

/** What a time is resolved against. */
export interface Standpoint {
  readonly publication: Publication | undefined;
  /** A year that the text's weekdays fix, where no publication does. */
  readonly year: number | undefined;
  /** Which way round 5/3/2025 is in this account, where other dates in it tell. */
  readonly dayFirst: boolean | undefined;
  readonly narrative: Narrative;
  /** The year that this day and month stand with elsewhere in the account. */
  readonly yearTold: (month: number, day: number) => number | undefined;
  /** The next whole day that the narrative comes to, where one is told soon after. */
  readonly dayAfter: (index: number) => number | undefined;
  /** Days told of events, by what they are called: the day of “the first meeting”. */
  readonly dayOfEvent: (words: string) => Days | undefined;
}

/** Where an expression stands. */
export interface Place {
  readonly words: SentenceWords;
  /** Of the expression, among those of the account. */
  readonly index: number;
  readonly sentence: number;
  readonly paragraph: number;
  readonly tense: Tense;
  /** In a clause of what came before the rest: “had cut the limit on the Monday”. */
  readonly earlierStill: boolean;
}

/** The days of an expression, before they are written down. */
export interface Located {
  readonly days: Days;
  readonly confidence: number;
  readonly restsOn: readonly string[];
  readonly approximate?: boolean;
}

/** Counts months and years by the calendar, the rest in days; hours within a day stay on it. */
export function step(day: number, { count, unit }: Distance, ahead: boolean): Days {
  const n = (count ?? 0) * (ahead ? 1 : -1);
  const at =
    unit === "MO"
      ? addMonths(day, Math.round(n))
      : unit === "Y"
        ? addMonths(day, Math.round(n * 12))
        : unit === "W"
          ? day + Math.round(7 * n)
          : unit === "D"
            ? day + Math.round(n)
            : day + Math.trunc(n / (unit === "H" ? 24 : unit === "M" ? 1440 : 86_400));
  return { first: at, last: at };
}

/** Weeks and longer are rounded by whoever tells them. */
export const vagueness = ({ unit, about }: Distance): boolean => about || unit === "W" || unit === "MO" || unit === "Y";

/**
 * [T6] What follows from the day of publication. Where that is known as a stretch, both its ends must agree, or the
 * time lies somewhere between the two, if that is within a fortnight.
 */
export function fromPublication(
  { publication }: Standpoint,
  of: (day: number) => Days,
  approximate = false,
  within = 14,
): Located | undefined {
  if (!publication) return undefined;
  const [one, other] = [of(publication.days.first), of(publication.days.last)];
  const ground = publication.from === "given" ? "the day of publication" : "the day of publication, as its byline has it";
  const base = publication.open ? 0.75 : publication.from === "given" ? 0.9 : 0.85;
  const grounds = publication.open ? [`${ground}, of which only the earliest is known`] : [ground];
  if (one.first === other.first && one.last === other.last) return { days: one, confidence: base, restsOn: grounds, approximate };
  if (publication.days.last - publication.days.first > within) return undefined;
  return {
    days: { first: Math.min(one.first, other.first), last: Math.max(one.last, other.last) },
    confidence: 0.5,
    restsOn: [...grounds, "known only within some days"],
    approximate,
  };
}

/** [T5] Thirds of a month: 1–10, 11–20, 21 to its end. Of a year, `months` at either end; the middle is what is between. */
export function partOf(days: Days, part: Part | undefined, months: number | undefined): Days {
  if (part === undefined) return days;
  const { year, month } = ymdOf(days.first);
  if (months !== undefined) {
    const [from, to] = part === "early" ? [1, months] : part === "mid" ? [5, 8] : [12 - months + 1, 12];
    return { first: dayNumber(year, from, 1), last: monthDays(year, to).last };
  }
  const [from, to] = part === "early" ? [1, 10] : part === "mid" ? [11, 20] : [21, daysInMonth(year, month)];
  return { first: dayNumber(year, month, from), last: dayNumber(year, month, to) };
}

export const partGround = (part: Part | undefined): string[] =>
  part === undefined ? [] : [`${part}: by thirds of a month, quarters of a year`];
