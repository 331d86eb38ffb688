import { addMonths, type Days, monthDays, nearestWeekday, weekDays, yearDays, ymdOf } from "./calendar.ts";
import type { Core } from "./expression.ts";
import { fromPublication, type Located, type Place, type Standpoint } from "./standpoint.ts";
import type { Tense } from "./tense.ts";

/** [T6] [T11] */
export function locateWeekday(core: Core & { kind: "weekday" }, place: Place, standpoint: Standpoint): Located | undefined {
  const { narrative } = standpoint;
  const one = (day: number, confidence: number, ground: string): Located => ({
    days: { first: day, last: day },
    confidence,
    restsOn: [ground],
  });
  const focus = core.which === "the" ? narrative.reach(place.paragraph) : narrative.near(place.sentence, place.paragraph, 0);
  const far = focus && standpoint.publication && standpoint.publication.days.first - focus.last > 7;
  const told = focus && focus.first === focus.last && /^(?:the|bare|following)$/.test(core.which) && place.tense !== "ahead";
  if (told && (core.which !== "bare" || far || !standpoint.publication)) {
    if (core.which === "the" && place.earlierStill) {
      return one(
        nearestWeekday(focus.first, core.weekday, false),
        0.65 * focus.confidence,
        "the last such day before the day told of, in a clause of what had come earlier",
      );
    }
    const from = core.which === "following" ? focus.first + 1 : focus.first;
    const day = nearestWeekday(from, core.weekday, true);
    const published = standpoint.publication?.days.last ?? Infinity;
    const next = standpoint.dayAfter(place.index) ?? Infinity;
    if (day <= published && day <= next)
      return one(day, 0.85 * focus.confidence, "the first such day after the day told of before");
    if (core.which === "the" && day > next)
      return one(day - 7, 0.6 * focus.confidence, "what is told next is earlier: the last such day before");
  }
  const placed = fromPublication(standpoint, (day) => {
    const at = weekdayIn(core, day, place.tense);
    return { first: at, last: at };
  });
  // Publication is known only within some days, and the narrative tells which of them.
  const back = placed && placed.days.first !== placed.days.last ? narrative.near(place.sentence, place.paragraph, 1) : undefined;
  if (placed && back) {
    const day = nearestWeekday(back.first, core.weekday, true);
    if (day >= placed.days.first && day <= placed.days.last)
      return one(day, 0.65, "the day told of before, within those of publication");
  }
  return placed;
}

function weekdayIn(core: Core & { kind: "weekday" }, published: number, tense: Tense): number {
  switch (core.which) {
    case "last":
      return nearestWeekday(published - 1, core.weekday, false);
    case "next":
    case "following":
      return nearestWeekday(published + 1, core.weekday, true);
    case "of-last-week":
      return weekDays(published).first - 7 + core.weekday - 1;
    case "of-next-week":
      return weekDays(published).first + 7 + core.weekday - 1;
    case "this":
      return weekDays(published).first + core.weekday - 1;
    case "the":
    case "bare":
      return tense === "ahead"
        ? nearestWeekday(published + 1, core.weekday, true)
        : nearestWeekday(published, core.weekday, false);
  }
}

/** Today, this week, last month, next year, the weekend. [T6] */
export function locateCurrent(core: Core & { kind: "current" }, place: Place, standpoint: Standpoint): Located | undefined {
  return fromPublication(
    standpoint,
    (day) => {
      if (core.unit === "D") return { first: day + core.step, last: day + core.step };
      if (core.unit === "W") return shift(weekDays(day), 7 * core.step);
      if (core.unit === "weekend") {
        const saturday =
          core.step > 0
            ? weekDays(day).first + 12
            : core.step < 0
              ? nearestWeekday(day - 2, 6, false)
              : nearestWeekday(day, 6, place.tense === "ahead");
        return { first: saturday, last: saturday + 1 };
      }
      const { year, month } = ymdOf(addMonths(day, core.unit === "MO" ? core.step : 12 * core.step));
      return core.unit === "MO" ? monthDays(year, month) : yearDays(year);
    },
    false,
    core.unit === "D" && core.step === 0 ? Infinity : undefined,
  );
}

const shift = ({ first, last }: Days, by: number): Days => ({ first: first + by, last: last + by });
