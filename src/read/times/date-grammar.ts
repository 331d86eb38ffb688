import { readNumeral, readOrdinal } from "../quantities/numerals.ts";
import type { SentenceWords } from "../quantities/sentence-words.ts";
import { isDate } from "./calendar.ts";
import type { Core, Part } from "./expression.ts";
import type { TimeWords } from "./time-words.ts";

export interface CoreRead {
  readonly core: Core;
  readonly next: number;
}

/** Dates that name a day: 5 March 2025 · March 5 · Tuesday, Oct. 7th · 2025-03-05 · 5/3/2025. */
export function readDate(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  return (
    readIsoDate(words, i) ??
    readNumericDate(words, i) ??
    readWeekdayDate(words, i, vocabulary) ??
    readPlainDate(words, i, vocabulary)
  );
}

function readIsoDate(words: SentenceWords, i: number): CoreRead | undefined {
  if (!/^\d{4}$/.test(words.lower(i)) || words.lower(i + 1) !== "-" || words.lower(i + 3) !== "-") return undefined;
  if (![1, 2, 3, 4].every((k) => words.joins(i + k)) || !/^\d\d$/.test(words.lower(i + 2)) || !/^\d\d$/.test(words.lower(i + 4)))
    return undefined;
  const [year, month, day] = [words.lower(i), words.lower(i + 2), words.lower(i + 4)].map(Number);
  if (year === undefined || month === undefined || day === undefined || !isDate(year, month, day)) return undefined;
  return { core: { kind: "date", year, month, day }, next: i + 5 };
}

/** 5/3/2025 and 5.3.2025; which of the two is the month is settled later. */
function readNumericDate(words: SentenceWords, i: number): CoreRead | undefined {
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(words.lower(i));
  if (dotted) return numericDate(Number(dotted[1]), Number(dotted[2]), Number(dotted[3]), i + 1, true);
  const sign = words.lower(i + 1);
  if (!/^[/-]$/.test(sign) || words.lower(i + 3) !== sign || ![1, 2, 3, 4].every((k) => words.joins(i + k))) return undefined;
  if (!/^\d{1,2}$/.test(words.lower(i)) || !/^\d{1,2}$/.test(words.lower(i + 2)) || !/^\d{4}$/.test(words.lower(i + 4)))
    return undefined;
  return numericDate(Number(words.lower(i)), Number(words.lower(i + 2)), Number(words.lower(i + 4)), i + 5, false);
}

function numericDate(first: number, second: number, year: number, next: number, dayFirst: boolean): CoreRead | undefined {
  const [dayMonth, monthDay] = [isDate(year, second, first), !dayFirst && isDate(year, first, second)];
  if (dayMonth && (dayFirst || first === second)) return { core: { kind: "date", year, month: second, day: first }, next };
  if (dayMonth && monthDay) return { core: { kind: "numeric-date", first, second, year }, next };
  if (dayMonth) return { core: { kind: "date", year, month: second, day: first, figures: "day-first" }, next };
  return monthDay ? { core: { kind: "date", year, month: first, day: second, figures: "month-first" }, next } : undefined;
}

function readWeekdayDate(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  const weekday = vocabulary.weekdays.get(words.lower(i)) ?? vocabulary.shortWeekdays.get(words.lower(i));
  if (weekday === undefined || !words.isWord(i)) return undefined;
  let at = i + 1;
  while (/^[,.(]$/.test(words.lower(at)) || words.lower(at) === "the") at++;
  const date = readPlainDate(words, at, vocabulary);
  if (date?.core.kind !== "date") return undefined;
  return { core: { ...date.core, weekday }, next: date.next + (words.lower(date.next) === ")" ? 1 : 0) };
}

/** A day and a month in either order, with or without the year. */
function readPlainDate(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  const month = readMonthName(words, i, vocabulary, true);
  if (month) {
    const the = words.lower(month.next) === "the" ? 1 : 0;
    const day = readDay(words, month.next + the, the > 0);
    if (day === undefined) return undefined;
    const year = readYearAfter(words, day.next);
    return { core: { kind: "date", month: month.month, day: day.day, year: year?.year }, next: year?.next ?? day.next };
  }
  const day = readDay(words, i, false);
  if (day === undefined) return undefined;
  const of = words.lower(day.next) === "of" ? 1 : 0;
  const named = readMonthName(words, day.next + of, vocabulary, true);
  if (!named || words.lower(named.next) === "-") return undefined;
  const year = readYearAfter(words, named.next);
  return { core: { kind: "date", month: named.month, day: day.day, year: year?.year }, next: year?.next ?? named.next };
}

/** Days of one month as a range: 3-5 March · March 3-5, 2025 · 3 to 5 March. */
export function readDayRange(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  const month = readMonthName(words, i, vocabulary, true);
  const from = readDay(words, month ? month.next : i, false);
  if (!from || !/^(?:-|—|to|and|until|through)$/.test(words.lower(from.next))) return undefined;
  const to = readDay(words, from.next + 1, false);
  if (!to || to.day <= from.day) return undefined;
  const of = words.lower(to.next) === "of" ? 1 : 0;
  const named = month ?? readMonthName(words, to.next + of, vocabulary, true);
  if (!named) return undefined;
  const year = readYearAfter(words, month ? to.next : named.next);
  const date = (day: number): Core => ({ kind: "date", month: named.month, day, year: year?.year });
  return { core: { kind: "range", from: date(from.day), to: date(to.day) }, next: year?.next ?? (month ? to.next : named.next) };
}

/** A month's name; abbreviations only where a day stands beside them. */
export function readMonthName(
  words: SentenceWords,
  i: number,
  vocabulary: TimeWords,
  besideDay: boolean,
): { month: number; next: number } | undefined {
  const word = words.lower(i);
  const month = vocabulary.months.get(word);
  if (month !== undefined) return words.isCapital(i) || besideDay ? { month, next: i + 1 } : undefined;
  const short = besideDay ? vocabulary.shortMonths.get(word) : undefined;
  if (short === undefined) return undefined;
  return { month: short, next: words.lower(i + 1) === "." && words.joins(i + 1) ? i + 2 : i + 1 };
}

function readDay(words: SentenceWords, i: number, afterThe: boolean): { day: number; next: number } | undefined {
  const ordinal = readOrdinal(words, i);
  if (ordinal && ordinal.value >= 1 && ordinal.value <= 31) {
    if (ordinal.spelled === "digits" || afterThe || words.lower(ordinal.next) === "of")
      return { day: ordinal.value, next: ordinal.next };
    return undefined;
  }
  if (!/^\d{1,2}$/.test(words.lower(i)) || /^[:%]$/.test(words.lower(i + 1))) return undefined;
  const day = Number(words.lower(i));
  return day >= 1 && day <= 31 ? { day, next: i + 1 } : undefined;
}

/** `, 2025` or ` 2025` after a day; the comma that closes it in American habit is left outside. */
function readYearAfter(words: SentenceWords, i: number): { year: number; next: number } | undefined {
  const comma = words.lower(i) === "," ? 1 : 0;
  const text = words.lower(i + comma);
  if (!/^(?:1[5-9]|20|21)\d\d$/.test(text) || (words.joins(i + comma + 1) && /^[:%]$/.test(words.lower(i + comma + 1))))
    return undefined;
  return { year: Number(text), next: i + comma + 1 };
}

/** A bare year, by its looks alone: whether it is one, its neighbours say. */
export function yearAt(words: SentenceWords, i: number): number | undefined {
  return /^(?:1[89]|20)\d\d$/.test(words.at(i)?.text ?? "") && words.isNumber(i) ? Number(words.lower(i)) : undefined;
}

/** early March · mid-January · late in 2023 · early-2024: the part, and where what it is a part of begins. */
export function readPart(words: SentenceWords, i: number): { part: Part; next: number } | undefined {
  const part = PARTS.get(words.lower(i));
  if (part === undefined) return undefined;
  const joined = words.lower(i + 1) === "-" ? 2 : 1;
  return { part, next: words.lower(i + joined) === "in" ? i + joined + 1 : i + joined };
}

const PARTS = new Map<string, Part>([
  ["early", "early"],
  ["mid", "mid"],
  ["middle", "mid"],
  ["late", "late"],
]);

/** Where `mid-January` is one token: its part and its month. */
export function splitPartMonth(
  words: SentenceWords,
  i: number,
  vocabulary: TimeWords,
): { part: Part; month: number } | undefined {
  const [front = "", name = ""] = words.lower(i).split("-");
  const part = PARTS.get(front);
  const month = vocabulary.months.get(name);
  return part && month !== undefined ? { part, month } : undefined;
}

/** How many: a numeral, or `a` and `one` for one. */
export function countAt(words: SentenceWords, i: number): { value: number; next: number } | undefined {
  if (/^(?:an?|one)$/.test(words.lower(i))) {
    const longer = readNumeral(words, i);
    return longer && longer.next > i + 1 ? longer : { value: 1, next: i + 1 };
  }
  return readNumeral(words, i);
}
