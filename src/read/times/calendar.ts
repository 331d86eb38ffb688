/** Days of the proleptic Gregorian calendar, counted from 1970-01-01. All of it is integer arithmetic: no clock, no zone. */
export interface Ymd {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAY_MS = 86_400_000;

export function dayNumber(year: number, month: number, day: number): number {
  return Math.round(Date.UTC(year, month - 1, day) / DAY_MS);
}

export function ymdOf(day: number): Ymd {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 1 is Monday, 7 Sunday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

export function daysInMonth(year: number, month: number): number {
  return dayNumber(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - dayNumber(year, month, 1);
}

export function isDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** First and last day (both inclusive) of a stretch of days. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

export function monthDays(year: number, month: number): Days {
  return { first: dayNumber(year, month, 1), last: dayNumber(year, month, daysInMonth(year, month)) };
}

export function yearDays(year: number): Days {
  return { first: dayNumber(year, 1, 1), last: dayNumber(year, 12, 31) };
}

/** The Monday-to-Sunday week that holds a day (ISO 8601). */
export function weekDays(day: number): Days {
  const monday = day - weekdayOf(day) + 1;
  return { first: monday, last: monday + 6 };
}

/** The same day of the month, or that month's last, so many months on. */
export function addMonths(day: number, months: number): number {
  const { year, month, day: dom } = ymdOf(day);
  const index = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return dayNumber(y, m, Math.min(dom, daysInMonth(y, m)));
}

export function printDay(day: number): string {
  const { year, month, day: dom } = ymdOf(day);
  return `${printYear(year)}-${two(month)}-${two(dom)}`;
}

export function printYear(year: number): string {
  return String(year).padStart(4, "0");
}

export function printMonth(year: number, month: number): string {
  return `${printYear(year)}-${two(month)}`;
}

export function two(n: number): string {
  return String(n).padStart(2, "0");
}

/**
 * A stretch of days as EDTF: a whole year, month or day in its own form, anything else as an interval whose ends are
 * whole months where both can be.
 */
export function printDays({ first, last }: Days, approximate = false): string {
  const mark = approximate ? "~" : "";
  const [from, to] = [ymdOf(first), ymdOf(last)];
  if (first === last) return printDay(first) + mark;
  const wholeMonths = from.day === 1 && to.day === daysInMonth(to.year, to.month);
  if (!wholeMonths) return `${printDay(first)}${mark}/${printDay(last)}${mark}`;
  if (from.month === 1 && to.month === 12) {
    return from.year === to.year ? printYear(from.year) + mark : `${printYear(from.year)}${mark}/${printYear(to.year)}${mark}`;
  }
  if (from.year === to.year && from.month === to.month) return printMonth(from.year, from.month) + mark;
  return `${printMonth(from.year, from.month)}${mark}/${printMonth(to.year, to.month)}${mark}`;
}

/** The day of this weekday nearest on or before `day`, or with `ahead` on or after it. */
export function nearestWeekday(day: number, weekday: number, ahead: boolean): number {
  const distance = ahead ? (weekday - weekdayOf(day) + 7) % 7 : -((weekdayOf(day) - weekday + 7) % 7);
  return day + distance;
}

const OFFSETS = new Map<string, Intl.DateTimeFormat>();

/** What a clock in this IANA zone (or at this fixed offset) shows against UTC on a day at an hour, as `+03:00`. */
export function offsetOf(zone: string, day: number, hour: number): string {
  if (/^[+-]/.test(zone)) return zone;
  const format = OFFSETS.get(zone) ?? new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "longOffset" });
  OFFSETS.set(zone, format);
  const parts = format.formatToParts(new Date(day * DAY_MS + hour * 3_600_000));
  const name = parts.find((part) => part.type === "timeZoneName")?.value ?? "GMT";
  return name === "GMT" ? "+00:00" : name.slice(3);
}
