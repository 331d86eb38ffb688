import { scaleUtc } from "d3-scale";
import { utcFormat } from "d3-time-format";
import type { SeenEvent } from "./seen.ts";
import type { Placement } from "./placement.ts";

interface Tick {
  /** In the scale's unit. */
  readonly at: number;
  readonly label: string;
}

/** A larger unit over the ticks: `March 2025` over its days. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly label: string;
  /** Shorter, where the whole does not fit. */
  readonly brief: string;
}

interface Axis {
  readonly ticks: readonly Tick[];
  readonly stretches: readonly Stretch[];
}

const DAY_MS = 86_400_000;
const year = utcFormat("%Y");
const month = utcFormat("%b");
const monthYear = utcFormat("%B %Y");
const day = utcFormat("%-d");
const dayMonth = utcFormat("%-d %b");
const dayMonthYear = utcFormat("%-d %b %Y");
const clock = utcFormat("%H:%M");

/** Ticks of the calendar (UTC) from years to minutes, with the larger unit they belong to. */
export function timeAxis(from: number, to: number, widthPx: number): Axis {
  const scale = scaleUtc([from, to], [0, widthPx]);
  const moments = scale.ticks(Math.max(2, Math.floor(widthPx / 64)));
  const step = moments.length > 1 ? Number(moments[1]) - Number(moments[0]) : to - from;
  if (step >= 360 * DAY_MS)
    return { ticks: moments.map((moment) => ({ at: Number(moment), label: year(moment) })), stretches: [] };
  const [print, larger, floor]: [(at: Date) => string, (at: Date) => [string, string], (at: Date) => Date] =
    step >= 27 * DAY_MS
      ? [month, (at) => [year(at), year(at)], (at) => new Date(Date.UTC(at.getUTCFullYear(), 0, 1))]
      : step >= DAY_MS
        ? [
            (at) => day(at),
            (at) => [monthYear(at), month(at)],
            (at) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1)),
          ]
        : [clock, (at) => [dayMonthYear(at), dayMonth(at)], (at) => new Date(Math.floor(Number(at) / DAY_MS) * DAY_MS)];
  return {
    ticks: moments.map((moment) => ({ at: Number(moment), label: print(moment) })),
    stretches: stretchesOf(from, to, larger, floor, step),
  };
}

function stretchesOf(
  from: number,
  to: number,
  print: (at: Date) => [string, string],
  floor: (at: Date) => Date,
  step: number,
): Stretch[] {
  const stretches: Stretch[] = [];
  // Some way into the next unit, whatever its length: a year has 366 days at most, a month 31, a day one.
  const beyond = step >= 27 * DAY_MS ? 380 * DAY_MS : step >= DAY_MS ? 32 * DAY_MS : DAY_MS;
  for (let start = Number(floor(new Date(from))); start < to && stretches.length < 100;) {
    const next = Number(floor(new Date(start + beyond)));
    const [label, brief] = print(new Date(start));
    stretches.push({ from: start, to: next, label, brief });
    start = next;
  }
  return stretches;
}

/** Headings over columns: the month, and under it the day or days that neighbouring events share. */
export function orderAxis({ shown }: Placement): { months: readonly Stretch[]; days: readonly Stretch[]; gaps: readonly Tick[] } {
  const months: Stretch[] = [];
  const days: Stretch[] = [];
  const gaps: Tick[] = [];
  let before = -Infinity;
  shown.forEach((seen, i) => {
    const dated = seen.timing !== "hidden" && seen.timing !== "ordered" && Number.isFinite(seen.startMs) && Number.isFinite(seen.endMs);
    // An order without a date takes its neighbours' month.
    const start = dated ? new Date(seen.startMs) : undefined;
    const last = months.at(-1);
    extend(months, i, start ? monthYear(start) : (last?.label ?? ""), start ? `${month(start)} ’${year(start).slice(-2)}` : (last?.brief ?? ""));
    extend(days, i, dayHeading(seen, dated), dated ? day(new Date(seen.startMs)) : "");
    if (!dated) return;
    if (Number.isFinite(before) && seen.startMs - before >= 7 * DAY_MS)
      gaps.push({ at: i, label: gapWords(seen.startMs - before) });
    before = Math.max(before, seen.endMs);
  });
  return { months, days, gaps };
}

function extend(stretches: Stretch[], i: number, label: string, brief: string): void {
  const last = stretches.at(-1);
  if (last?.label === label) stretches[stretches.length - 1] = { ...last, to: i + 1 };
  else stretches.push({ from: i, to: i + 1, label, brief });
}

function dayHeading(seen: SeenEvent, dated: boolean): string {
  if (!dated) return "[ ]";
  const [from, to] = [new Date(seen.startMs), new Date(seen.endMs - 1)];
  const about = seen.soft ? "~" : "";
  if (dayMonthYear(from) === dayMonthYear(to)) return `${about}${day(from)}`;
  if (year(from) !== year(to)) return `${about}${dayMonthYear(from)} – ${dayMonthYear(to)}`;
  return monthYear(from) === monthYear(to) ? `${about}${day(from)}–${day(to)}` : `${about}${day(from)} – ${dayMonth(to)}`;
}

function gapWords(ms: number): string {
  const days = Math.round(ms / DAY_MS);
  if (days < 14) return `${days} days`;
  return days < 90 ? `${Math.round(days / 7)} weeks` : `${Math.round(days / 30.4)} months`;
}
