import { type Days, dayNumber, isDate, monthDays, weekdayOf, yearDays, ymdOf } from "./calendar.ts";
import type { Core, TimeExpression } from "./expression.ts";
import { fromPublication, type Located, partGround, partOf, type Place, type Standpoint } from "./standpoint.ts";
import type { Tense } from "./tense.ts";

/** A date with or without its year. [T4] [T8] [T9] [T13] */
export function locateDate(
  core: Core & { kind: "date" },
  time: TimeExpression,
  place: Place,
  standpoint: Standpoint,
): Located | undefined {
  const dayIn = (year: number): number | undefined =>
    isDate(year, core.month, core.day) ? dayNumber(year, core.month, core.day) : undefined;
  const found = (day: number | undefined, confidence: number, ground: string): Located | undefined => {
    if (day === undefined) return undefined;
    const agrees = core.weekday === undefined || weekdayOf(day) === core.weekday;
    const grounds =
      core.weekday === undefined ? [ground] : [ground, agrees ? "the weekday agrees" : "the weekday does not agree"];
    return { days: { first: day, last: day }, confidence: agrees ? confidence : 0.5, restsOn: grounds };
  };
  if (core.year !== undefined) return found(dayIn(core.year), 0.97, "a whole date");
  const told = time.attributive ? standpoint.yearTold(core.month, core.day) : undefined;
  if (told !== undefined) return found(dayIn(told), 0.9, "the year told with this date elsewhere");
  const frame = standpoint.narrative.frameOf(place.paragraph);
  if (frame !== undefined) return found(dayIn(frame), 0.8, "the year that its paragraph began with");
  const { publication } = standpoint;
  if (publication && core.yearStep !== undefined)
    return found(dayIn(ymdOf(publication.days.last).year + core.yearStep), 0.9, "its year, counted from publication");
  if (publication) {
    const near = ymdOf(publication.days.last).year;
    const days = [near - 2, near - 1, near, near + 1].map(dayIn).filter((day) => day !== undefined);
    const fitting = core.weekday === undefined ? days : days.filter((day) => weekdayOf(day) === core.weekday);
    const [next, last] = [
      fitting.find((at) => at >= publication.days.first),
      fitting.filter((at) => at <= publication.days.last).at(-1),
    ];
    const ahead = liesAhead(place.tense, time.bound, last && publication.days.last - last, next && next - publication.days.first);
    const day = ahead ? next : (last ?? next);
    if (day !== undefined)
      return found(
        day,
        ahead === (place.tense === "ahead") ? 0.9 : 0.75,
        ahead ? "the first such day after publication" : "the last such day before publication",
      );
    return found(dayIn(near), 0.5, "the year of publication");
  }
  if (standpoint.year !== undefined) return found(dayIn(standpoint.year), 0.75, "the year that the text's weekdays fix");
  const focus = standpoint.narrative.reach(place.paragraph);
  const year = focus && ymdOf(focus.first).year;
  return year === undefined ? undefined : found(dayIn(year), 0.55 * (focus?.confidence ?? 1), "the year of the date before it");
}

/** [T7] */
export function locateNumericDate(core: Core & { kind: "numeric-date" }, { dayFirst }: Standpoint): Located {
  if (dayFirst === undefined) {
    return {
      days: yearDays(core.year),
      confidence: 0.4,
      restsOn: ["day and month may be either way round; only the year is certain"],
    };
  }
  const day = dayFirst ? dayNumber(core.year, core.second, core.first) : dayNumber(core.year, core.first, core.second);
  return {
    days: { first: day, last: day },
    confidence: 0.85,
    restsOn: ["other dates of this account tell the day from the month"],
  };
}

/** Days beyond which a day or month is hardly named without its year, and within which the other is meant instead. */
const FAR_DAYS = { ahead: 280, behind: 330, unknown: 240 } as const;
const NEAR_DAYS = { ahead: 120, behind: 35, unknown: 130 } as const;

/**
 * [T8] Whether a date without its year lies after publication: by the tense, unless that leads most of a year away while
 * the other is near. What something lasts until, or starts from, is the nearer of the two.
 */
function liesAhead(
  tense: Tense,
  bound: TimeExpression["bound"],
  sinceLast: number | undefined,
  untilNext: number | undefined,
): boolean {
  if (untilNext === undefined || sinceLast === undefined) return untilNext !== undefined;
  if (bound === "by" || bound === "until" || bound === "from") return untilNext < sinceLast;
  if (tense === "ahead") return !(untilNext > FAR_DAYS[tense] && sinceLast < NEAR_DAYS[tense]);
  return sinceLast > FAR_DAYS[tense] && untilNext < NEAR_DAYS[tense];
}

/** A month, or an early, middle or late part of one. [T5] [T8] */
export function locateMonth(
  core: Core & { kind: "month" },
  time: TimeExpression,
  place: Place,
  standpoint: Standpoint,
): Located | undefined {
  const days = (year: number): Days => partOf(monthDays(year, core.month), core.part, undefined);
  const grounds = partGround(core.part);
  if (core.year !== undefined) return { days: days(core.year), confidence: 0.95, restsOn: ["a month and its year", ...grounds] };
  const frame = standpoint.narrative.frameOf(place.paragraph);
  if (frame !== undefined && core.which === undefined)
    return { days: days(frame), confidence: 0.8, restsOn: ["the year that its paragraph began with", ...grounds] };
  const published = standpoint.publication && ymdOf(standpoint.publication.days.last).month;
  const since = published === undefined ? 0 : ((published - core.month + 12) % 12) * 30;
  const ahead =
    core.which === "next" || (core.which !== "last" && since > 0 && liesAhead(place.tense, time.bound, since, 365 - since));
  const placed = fromPublication(standpoint, (day) => {
    const { year, month } = ymdOf(day);
    if (core.yearStep !== undefined) return days(year + core.yearStep);
    if (ahead) return days(month < core.month || (month === core.month && core.which !== "next") ? year : year + 1);
    return days(month > core.month || (month === core.month && core.which !== "last") ? year : year - 1);
  });
  if (placed)
    return {
      ...placed,
      confidence: Math.min(placed.confidence, 0.9),
      restsOn: [ahead ? "the first such month after publication" : "the last such month before publication", ...grounds],
    };
  const focus = standpoint.narrative.reach(place.paragraph);
  const year = standpoint.year ?? (focus && ymdOf(focus.first).year);
  return year === undefined
    ? undefined
    : { days: days(year), confidence: 0.55, restsOn: ["the year of the dates around it", ...grounds] };
}

/** [T5] */
export function locateSeason(core: Core & { kind: "season" }, place: Place, standpoint: Standpoint): Located | undefined {
  const days = (year: number): Days => ({
    first: dayNumber(year, core.from, 1),
    last: monthDays(core.to < core.from ? year + 1 : year, core.to).last,
  });
  const grounds = ["a season, taken as the northern hemisphere's"];
  if (core.year !== undefined) return { days: days(core.year), confidence: 0.6, restsOn: grounds, approximate: true };
  const ahead = core.which === "next" || (core.which !== "last" && place.tense === "ahead");
  const placed = fromPublication(standpoint, (day) => {
    const { year } = ymdOf(day);
    const choices = [year - 1, year, year + 1].map(days);
    return (ahead ? choices.find(({ last }) => last >= day) : choices.filter(({ first }) => first <= day).at(-1)) ?? days(year);
  });
  return placed && { ...placed, confidence: 0.5, restsOn: [...grounds, ...placed.restsOn], approximate: true };
}
