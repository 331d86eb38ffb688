import { accept, Fault, refuse, type Result } from "../base/fault.ts";

/**
 * A time as the record holds it: never a bare instant, always the stretch in which the thing may have happened.
 * `startMs` inclusive, `endMs` exclusive, in milliseconds since 1970-01-01T00:00Z; infinite where the time is open on
 * that side. A date without a zone is a UTC day: the record keeps the day an account names, and does not guess a zone.
 */
export interface TimeRange {
  /** The text as written. */
  readonly edtf: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly precision: "second" | "day" | "month" | "year" | "decade" | "century" | "range";
  /** `~` or `%`: about this time; the true one may lie outside the stretch. */
  readonly approximate: boolean;
  /** `?` or `%`: the time itself is in doubt. */
  readonly uncertain: boolean;
}

const DAY_MS = 86_400_000;

const DATE =
  /^(-?\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX)(?:T(\d{2}):(\d{2}):(\d{2})(Z|[+-]\d{2}(?::?\d{2})?)?)?)?)?([?~%])?$/;

/**
 * Reads an Extended Date/Time Format text (Library of Congress, EDTF 2019; ISO 8601-2:2019 annex A): level 0 whole,
 * and of level 1 the qualifiers `? ~ %`, unspecified digits (`2025-XX`, `201X`) and open or unknown interval ends.
 * Seasons and the sets of level 2 are refused, since a season names no months without a hemisphere.
 * Faults: `time/not-edtf`, `time/impossible-date`, `time/reversed`. Cost: O(length) the first time that it meets a text.
 */
export function parseEdtf(text: string): Result<TimeRange> {
  const known = remembered.get(text);
  if (known) return known;
  const read = parseAnew(text);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(text, read);
  return read;
}

/** Many events share a day, and many reports a time; every room reads them. */
const remembered = new Map<string, Result<TimeRange>>();
const MOST_REMEMBERED = 32_768;

function parseAnew(text: string): Result<TimeRange> {
  const slash = text.indexOf("/");
  if (slash < 0) return parseDate(text, text);

  const from = text.slice(0, slash);
  const to = text.slice(slash + 1);
  const openStart = from === ".." || from === "";
  const openEnd = to === ".." || to === "";
  if (openStart && openEnd) return notEdtf(text, "an interval needs at least one end");
  const start = openStart ? undefined : parseDate(from, text);
  const end = openEnd ? undefined : parseDate(to, text);
  if (start && !start.ok) return start;
  if (end && !end.ok) return end;
  const range: TimeRange = {
    edtf: text,
    startMs: start?.value.startMs ?? -Infinity,
    endMs: end?.value.endMs ?? Infinity,
    precision: "range",
    approximate: Boolean(start?.value.approximate) || Boolean(end?.value.approximate),
    uncertain: Boolean(start?.value.uncertain) || Boolean(end?.value.uncertain),
  };
  if (range.endMs <= range.startMs) {
    return refuse(
      new Fault({ code: "time/reversed", detail: `the interval ${text} ends before it starts`, hint: `write ${to}/${from}` }),
    );
  }
  return accept(range);
}

function parseDate(text: string, whole: string): Result<TimeRange> {
  const match = DATE.exec(text);
  if (!match) return notEdtf(whole, hintFor(text));
  const [, year = "", month, day, hour, minute, second, zone, qualifier] = match;
  const approximate = qualifier === "~" || qualifier === "%";
  const uncertain = qualifier === "?" || qualifier === "%";
  const range = (startMs: number, endMs: number, precision: TimeRange["precision"]): Result<TimeRange> =>
    accept({ edtf: whole, startMs, endMs, precision, approximate, uncertain });

  if (year.endsWith("X")) {
    if (month !== undefined) return notEdtf(whole, "a year with unspecified digits takes no month");
    const span = year.endsWith("XX") ? 100 : 10;
    const first = Number(year.replaceAll("X", "0"));
    return range(yearMs(first), yearMs(first + span), span === 100 ? "century" : "decade");
  }
  const y = Number(year);
  if (month === undefined) return range(yearMs(y), yearMs(y + 1), "year");
  if (month === "XX") {
    if (day !== undefined && day !== "XX") return notEdtf(whole, "a day needs its month");
    return range(yearMs(y), yearMs(y + 1), "year");
  }
  const m = Number(month);
  if (m >= 21 && m <= 24) return notEdtf(whole, `a season names no months without a hemisphere; write ${year}-MM/${year}-MM`);
  if (m < 1 || m > 12) return impossible(whole, `there is no month ${month}`);
  if (day === undefined || day === "XX") return range(dayMs(y, m, 1), m === 12 ? yearMs(y + 1) : dayMs(y, m + 1, 1), "month");
  const d = Number(day);
  if (d < 1 || d > daysIn(y, m)) return impossible(whole, `${year}-${month} has ${String(daysIn(y, m))} days`);
  const midnight = dayMs(y, m, d);
  if (hour === undefined) return range(midnight, midnight + DAY_MS, "day");

  const [h, min, s] = [Number(hour), Number(minute), Number(second)];
  if (h > 23 || min > 59 || s > 59) return impossible(whole, `there is no time ${hour}:${String(minute)}:${String(second)}`);
  const offset = zoneMs(zone);
  if (offset === undefined) return impossible(whole, `no clock is ${String(zone)} from UTC`);
  const at = midnight + ((h * 60 + min) * 60 + s) * 1000 - offset;
  return range(at, at + 1000, "second");
}

/** Clocks are at most 14 hours from UTC; undefined beyond. */
function zoneMs(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === "Z") return 0;
  const digits = zone.slice(1).replace(":", "");
  const [hours, minutes] = [Number(digits.slice(0, 2)), Number(digits.slice(2) || "0")];
  if (minutes > 59 || hours * 60 + minutes > 14 * 60) return undefined;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

function notEdtf(text: string, hint: string): Result<never> {
  return refuse(new Fault({ code: "time/not-edtf", detail: `“${text}” is not a time in EDTF`, hint }));
}

function impossible(text: string, why: string): Result<never> {
  return refuse(new Fault({ code: "time/impossible-date", detail: `“${text}” is no date: ${why}` }));
}

function hintFor(text: string): string {
  if (/T\d{2}:\d{2}(Z|[+-].*)?$/.test(text)) return "a time of day carries its seconds: 2025-05-11T22:00:00+03:00";
  if (/^\d{4}-\d(-|$)|^\d{4}-\d{2}-\d$/.test(text)) return "months and days take two digits: 2025-03-05";
  if (/^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/.test(text)) return "write year, month, day: 2025-03-05";
  return "write 2025-03-05, 2025-03, 2025-03-02/2025-03-04, 2025-03-05~ or 2025-05-11T22:00:00+03:00";
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function yearMs(year: number): number {
  return dayMs(year, 1, 1);
}

/**
 * Days of the proleptic Gregorian calendar since 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date
 * algorithms", 2013), in ms.
 */
function dayMs(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) * DAY_MS;
}

/** A stretch between two events: `P2D`, `P1W`, `PT3H`, `P7D~` (about). */
export interface Gap {
  readonly ms: number;
  readonly approximate: boolean;
}

const DURATION = /^P(?=\d|T\d)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?(~)?$/;

/**
 * Reads an ISO 8601 duration of weeks, days, hours, minutes and seconds, with `~` for "about". Months and years are
 * refused: they have no fixed length. Fault: `time/not-a-duration`.
 */
export function parseGap(text: string): Result<Gap> {
  const match = DURATION.exec(text);
  if (!match) {
    return refuse(
      new Fault({ code: "time/not-a-duration", detail: `“${text}” is not a duration`, hint: "write P2D, P1W, PT3H or P7D~ for about a week" }),
    );
  }
  const [weeks, days, hours, minutes, seconds] = match.slice(1, 6).map((part: string | undefined) => Number(part ?? "0"));
  const ms =
    ((weeks ?? 0) * 7 + (days ?? 0)) * DAY_MS + (hours ?? 0) * 3_600_000 + (minutes ?? 0) * 60_000 + (seconds ?? 0) * 1000;
  return accept({ ms, approximate: match[6] === "~" });
}

/**
 * A stretch as EDTF: whole days as dates, anything finer in whole seconds of UTC that hold it, an open end as `..`.
 * Undefined where both ends are open. Reading it back gives the same stretch, where it is one of whole seconds.
 */
export function printEdtf(fromMs: number, untilMs: number): string | undefined {
  if (!Number.isFinite(fromMs) && !Number.isFinite(untilMs)) return undefined;
  const startMs = Math.floor(fromMs / 1000) * 1000;
  const endMs = Math.ceil(untilMs / 1000) * 1000;
  const whole = (ms: number): boolean => !Number.isFinite(ms) || ms % DAY_MS === 0;
  if (whole(startMs) && whole(endMs)) {
    if (endMs - startMs === DAY_MS) return printDate(startMs);
    return `${printDate(startMs)}/${printDate(endMs - DAY_MS)}`;
  }
  if (endMs - startMs === 1000) return printSecond(startMs);
  return `${printSecond(startMs)}/${printSecond(endMs - 1000)}`;
}

function printDate(ms: number): string {
  return Number.isFinite(ms) ? new Date(ms).toISOString().replace(/T.*/, "").replace(/^([+-])00/, "$1") : "..";
}

function printSecond(ms: number): string {
  return Number.isFinite(ms) ? new Date(ms).toISOString().replace(/\.\d+Z$/, "Z") : "..";
}
