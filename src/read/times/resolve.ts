import type { TimeFound } from "../findings.ts";
import { addMonths, type Days, dayNumber, monthDays, nearestWeekday, printDays, weekDays, yearDays, ymdOf } from "./calendar.ts";
import type { Core, Part, TimeExpression } from "./expression.ts";
import { locateDate, locateMonth, locateNumericDate, locateSeason } from "./locate-date.ts";
import { locateCurrent, locateWeekday } from "./locate-weekday.ts";
import { clockOn } from "./on-the-clock.ts";
import { orderOf } from "./order.ts";
import { fromPublication, type Located, partGround, partOf, type Place, type Standpoint, step, vagueness } from "./standpoint.ts";

/** Days that a time lies in, how it is written, and what that rests on. */
export interface Resolved {
  readonly days?: Days | undefined;
  readonly edtf?: string | undefined;
  readonly order?: TimeFound["order"];
  readonly confidence: number;
  readonly restsOn: readonly string[];
}

/** Resolves one expression; without a day to count from, what is left is the order. */
export function resolve(time: TimeExpression, place: Place, standpoint: Standpoint): Resolved {
  const order = orderOf(time, place.tense);
  const located = locate(time.core, time, place, standpoint);
  if (!located)
    return {
      order,
      confidence: order ? 0.7 : 0.45,
      restsOn: [order ? "an order in words; no day to count from" : "no day is known to count from"],
    };
  const about = time.about && time.clock === undefined;
  const clock = located.days.first === located.days.last ? clockOn(time, located.days.first) : undefined;
  const approximate = about || (located.approximate ?? false);
  const edtf = clock?.edtf ?? bounded(printDays(located.days, approximate), located.days, time.bound);
  return {
    days: located.days,
    edtf,
    order,
    confidence: clock?.doubt ? Math.min(located.confidence, 0.7) : located.confidence,
    restsOn: clock ? [...located.restsOn, clock.ground] : located.restsOn,
  };
}

/** `since` a day is a stretch that stays open; a day that bounds something in another way is told as that day. */
function bounded(edtf: string, days: Days, bound: TimeExpression["bound"]): string {
  return bound === "since" ? `${edtf.split("/")[0] ?? printDays(days)}/..` : edtf;
}

/** The days of a core. [T5]–[T20] in RULES.md */
export function locate(core: Core, time: TimeExpression, place: Place, standpoint: Standpoint): Located | undefined {
  switch (core.kind) {
    case "date":
      return locateDate(core, time, place, standpoint);
    case "numeric-date":
      return locateNumericDate(core, standpoint);
    case "month":
      return locateMonth(core, time, place, standpoint);
    case "year":
      return {
        days: partOf(yearDays(core.year), core.part, 3),
        confidence: 0.95,
        restsOn: ["a year in words", ...partGround(core.part)],
      };
    case "decade":
      return {
        days: { first: yearDays(core.year).first, last: yearDays(core.year + 9).last },
        confidence: 0.9,
        restsOn: ["a decade in words"],
      };
    case "season":
      return locateSeason(core, place, standpoint);
    case "quarter": {
      const year = core.year ?? fromPublication(standpoint, (day) => ({ first: ymdOf(day).year, last: 0 }))?.days.first;
      if (year === undefined) return undefined;
      const months = 12 / core.of;
      const first = dayNumber(year, (core.number - 1) * months + 1, 1);
      return {
        days: { first, last: addMonths(first, months) - 1 },
        confidence: core.year === undefined ? 0.8 : 0.92,
        restsOn: ["a part of a year in words"],
      };
    }
    case "week-of":
      return locateWeekOf(core, time, place, standpoint);
    case "weekday-of": {
      const inner = locate(core.of, time, place, standpoint);
      if (!inner || inner.days.last - inner.days.first > 30) return undefined;
      const day =
        core.number < 0
          ? nearestWeekday(inner.days.last, core.weekday, false)
          : nearestWeekday(inner.days.first, core.weekday, true) + 7 * (core.number - 1);
      return { ...inner, days: { first: day, last: day } };
    }
    case "weekday":
      return locateWeekday(core, place, standpoint);
    case "current":
      return locateCurrent(core, place, standpoint);
    case "edge-of":
      return locateEdge(core, time, place, standpoint);
    case "range": {
      const from = locate(core.from, time, place, standpoint);
      const to = locate(core.to, time, place, standpoint);
      if (!from || !to || to.days.last < from.days.first) return undefined;
      return {
        days: { first: from.days.first, last: to.days.last },
        confidence: Math.min(from.confidence, to.confidence),
        restsOn: from.restsOn,
      };
    }
    case "from-publication":
      return fromPublication(standpoint, (day) => step(day, core.distance, core.ahead), vagueness(core.distance));
    case "window":
      return locateWindow(core, standpoint);
    case "step":
      return locateStep(core, time, place, standpoint);
    case "same":
    case "clock-alone":
      return locateSame(core, time, place, standpoint);
  }
}

function locateWeekOf(
  core: Core & { kind: "week-of" },
  time: TimeExpression,
  place: Place,
  standpoint: Standpoint,
): Located | undefined {
  const inner = locate(core.of, time, place, standpoint);
  if (!inner || inner.days.last - inner.days.first > 31) return undefined;
  const first = core.number < 0 ? inner.days.last - 6 : inner.days.first + (core.number - 1) * 7;
  return { ...inner, days: { first, last: Math.min(first + 6, inner.days.last) }, confidence: inner.confidence * 0.9 };
}

function locateEdge(
  core: Core & { kind: "edge-of" },
  time: TimeExpression,
  place: Place,
  standpoint: Standpoint,
): Located | undefined {
  const inner = locate(core.of, time, place, standpoint);
  if (!inner) return undefined;
  const { first, last } = inner.days;
  const year = last - first > 300;
  const part: Part = core.edge === "start" ? "early" : core.edge === "end" ? "late" : "mid";
  if (time.bound === "by" || time.bound === "until" || time.bound === "before") {
    const day = core.edge === "start" ? first : core.edge === "end" ? last : first + Math.floor((last - first) / 2);
    return { ...inner, days: { first: day, last: day }, restsOn: [...inner.restsOn, "its edge bounds something: the very day"] };
  }
  return {
    ...inner,
    days: last - first < 10 ? inner.days : partOf(inner.days, part, year ? 3 : undefined),
    confidence: inner.confidence * 0.85,
  };
}

function locateWindow(core: Core & { kind: "window" }, standpoint: Standpoint): Located | undefined {
  if (core.distance.count === undefined || core.distance.unit === "H" || core.distance.unit === "M") return undefined;
  return fromPublication(standpoint, (day) => {
    const other = step(day, core.distance, core.ahead).first;
    return core.ahead ? { first: day, last: other } : { first: other, last: day };
  });
}

function locateStep(
  core: Core & { kind: "step" },
  time: TimeExpression,
  place: Place,
  standpoint: Standpoint,
): Located | undefined {
  const { distance, relation } = core;
  const from = anchorDays(core.anchor, time, place, standpoint);
  if (!from || (distance?.count === undefined && !(core.shortly && from.restsOn.includes("its anchor's own date"))))
    return undefined;
  const moved = distance
    ? {
        first: step(from.days.first, distance, relation === "after").first,
        last: step(from.days.last, distance, relation === "after").first,
      }
    : from.days;
  return {
    days: moved,
    confidence: from.confidence * 0.95,
    restsOn: [...from.restsOn, distance ? "the distance told from it" : "close to it"],
    approximate: distance ? vagueness(distance) || core.distance?.about === true : true,
  };
}

function locateSame(
  core: Core & { kind: "same" | "clock-alone" },
  time: TimeExpression,
  place: Place,
  standpoint: Standpoint,
): Located | undefined {
  const from = anchorDays(core.kind === "same" ? core.anchor : { kind: "previous" }, time, place, standpoint);
  if (!from) return undefined;
  if (core.kind === "clock-alone") return { ...from, confidence: from.confidence * 0.85 };
  const { year, month } = ymdOf(from.days.first);
  const days =
    core.unit === "W"
      ? weekDays(from.days.first)
      : core.unit === "MO"
        ? monthDays(year, month)
        : core.unit === "Y"
          ? yearDays(year)
          : from.days;
  return { ...from, days };
}

function anchorDays(
  anchor: (Core & { kind: "step" })["anchor"],
  time: TimeExpression,
  place: Place,
  standpoint: Standpoint,
): Located | undefined {
  if (anchor.kind === "publication") return fromPublication(standpoint, (day) => ({ first: day, last: day }));
  if (anchor.kind === "previous") {
    const focus = standpoint.narrative.reach(place.paragraph);
    if (!focus) return undefined;
    return { days: focus, confidence: 0.85 * focus.confidence, restsOn: ["counted from the day told of before"] };
  }
  if (anchor.date) {
    const dated = locate(anchor.date, { ...time, bound: undefined }, place, standpoint);
    return dated && { ...dated, restsOn: [...dated.restsOn, "its anchor's own date"] };
  }
  const days = standpoint.dayOfEvent(anchor.words);
  return days && { days, confidence: 0.65, restsOn: ["the day told elsewhere of what has the same name"] };
}
