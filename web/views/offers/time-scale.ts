import { scaleUtc } from "d3-scale";
import { utcFormat } from "d3-time-format";
import type { Study } from "../../../src/study/study.ts";
import { seesField, type Lens } from "../../../src/study/lens.ts";
import type { SeenRung } from "./seen.ts";

/** Where events stand from left to right, in pixels. One for all charts, so that they can be read down. */
export interface AcrossScale {
  readonly by: "time" | "order";
  /** Where the step is drawn. */
  at(event: number): number;
  /** The stretch in which it may have happened; undefined where its length does not show or only the order counts. */
  stretchOf(event: number): readonly [number, number] | undefined;
  readonly left: number;
  /** Where positions that still stand leave off. */
  readonly right: number;
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
  /** The rungs' numbers, those that would overlap joined: `#3–5`. */
  readonly marks: readonly { readonly x: number; readonly first: SeenRung; readonly last: SeenRung }[];
}

const dayMonth = utcFormat("%-d %b");
const DAY_MS = 86_400_000;
/** Width of a figure over the charts. */
const CHARACTER_PX = 7.5;

/** Rungs in equal steps: for stories that happen in bursts. */
export function acrossByOrder(rungs: readonly SeenRung[], others: readonly number[], left: number, right: number): AcrossScale {
  const step = (right - left) / Math.max(rungs.length, 1);
  const at = new Map<number, number>();
  rungs.forEach((rung, i) => at.set(rung.rung.event, left + step * (i + 0.35)));
  const order = rungs.map((rung) => rung.rung.event);
  for (const event of others) if (!at.has(event)) at.set(event, left + step * (firstAfter(order, event) - 0.15));
  return {
    by: "order",
    at: (event) => at.get(event) ?? (event < (order[0] ?? 0) ? left : right),
    stretchOf: () => undefined,
    left,
    right,
    ticks: [],
    marks: joined(rungs, (event) => at.get(event) ?? left),
  };
}

/** How many of the ascending numbers are smaller. */
function firstAfter(order: readonly number[], event: number): number {
  const i = order.findIndex((number) => number > event);
  return i < 0 ? order.length : i;
}

/** Rungs and what was said of them where they fall in time; those of one stretch share it out in their order. */
export function acrossByTime(
  study: Study,
  lens: Lens,
  rungs: readonly SeenRung[],
  others: readonly number[],
  left: number,
  right: number,
): AcrossScale {
  const shown = [...new Set([...rungs.map((rung) => rung.rung.event), ...others])].sort((a, b) => a - b);
  const hiddenTime = new Map(rungs.filter((rung) => !seesField(rung.sight, "at")).map((rung) => [rung.rung.event, rung.sight.knowing?.via]));
  const { firstMs, lastMs } = study.chronology;
  const bounds = shown.map((event): [number, number] => {
    const via = hiddenTime.get(event);
    if (hiddenTime.has(event)) return [-Infinity, study.chronology.endMs[via ?? event] ?? Infinity];
    return [study.chronology.startMs[event] ?? -Infinity, study.chronology.endMs[event] ?? Infinity];
  });
  const finite = bounds.flat().filter(Number.isFinite);
  const low = finite.length > 0 ? finite.reduce((a, b) => Math.min(a, b)) : firstMs;
  const high = finite.length > 0 ? finite.reduce((a, b) => Math.max(a, b)) : lastMs;
  const span = Math.max(high - low, DAY_MS);
  const scale = scaleUtc([low - span * 0.02, high + span * 0.06], [left, right]);
  const clamp = (ms: number): number => Math.min(Math.max(scale(Math.min(Math.max(ms, low), high)), left), right);

  const moments = shareOut(bounds.map(([start, end]) => [Math.max(start, low), Math.min(end, high)]));
  const at = new Map(shown.map((event, i) => [event, clamp(moments[i] ?? low)]));
  const stretch = new Map(
    shown.map((event, i) => [event, [clamp(bounds[i]?.[0] ?? low), clamp(bounds[i]?.[1] ?? high)] as const]),
  );
  const end = lens.atMs === undefined ? right : Math.min(Math.max(scale(lens.atMs), left), right);
  const lastAt = Math.max(left, ...[...at.values()]);
  const count = Math.max(2, Math.floor((right - left) / 90));
  return {
    by: "time",
    at: (event) => at.get(event) ?? clamp(study.chronology.startMs[event] ?? low),
    stretchOf(event) {
      const found = stretch.get(event);
      return found && found[1] - found[0] >= 3 ? found : undefined;
    },
    left,
    right: Math.max(end, lastAt),
    ticks: ticksOf(scale, count),
    marks: joined(rungs, (event) => at.get(event) ?? left),
  };
}

function ticksOf(scale: ReturnType<typeof scaleUtc<number>>, count: number): { x: number; label: string }[] {
  const ticks = scale.ticks(count).filter((date) => date.getUTCHours() === 0);
  const years = new Set(ticks.map((date) => date.getUTCFullYear()));
  const [from, to] = scale.domain();
  const isLong = (to?.getTime() ?? 0) - (from?.getTime() ?? 0) > 300 * DAY_MS;
  const label = isLong || years.size > 1 ? utcFormat("%b %Y") : dayMonth;
  return ticks.map((date) => ({ x: scale(date), label: label(date) }));
}

/** A moment for each stretch: its middle, and where several share one stretch, evenly in order; never before the one earlier. */
export function shareOut(bounds: readonly (readonly [number, number])[]): number[] {
  const sharers = new Map<string, number>();
  const keyOf = ([start, end]: readonly [number, number]): string => `${String(start)} ${String(end)}`;
  for (const bound of bounds) sharers.set(keyOf(bound), (sharers.get(keyOf(bound)) ?? 0) + 1);
  const placed = new Map<string, number>();
  let before = -Infinity;
  return bounds.map((bound) => {
    const key = keyOf(bound);
    const nth = (placed.get(key) ?? 0) + 1;
    placed.set(key, nth);
    const [start, end] = bound;
    const wanted = start + ((end - start) * nth) / ((sharers.get(key) ?? 1) + 1);
    // The order is known even where the stretches overlap; a step never leaves its own stretch for it.
    before = Math.max(wanted, Math.min(before, end));
    return before;
  });
}

/** A rung's number as it stands over the charts; several that stand too close, as one stretch. */
export function printMark({ first, last }: AcrossScale["marks"][number]): string {
  return first === last ? `#${String(first.number)}` : `#${String(first.number)}–${String(last.number)}`;
}

function joined(rungs: readonly SeenRung[], at: (event: number) => number): AcrossScale["marks"] {
  const marks: { x: number; from: number; to: number; first: SeenRung; last: SeenRung }[] = [];
  for (const rung of rungs) {
    const x = at(rung.rung.event);
    let mark = { x, from: x, to: x, first: rung, last: rung };
    for (let before = marks.at(-1); before && isTight(before, mark); before = marks.at(-1)) {
      marks.pop();
      mark = { x: (before.from + x) / 2, from: before.from, to: x, first: before.first, last: rung };
    }
    marks.push(mark);
  }
  return marks;
}

function isTight(a: AcrossScale["marks"][number], b: AcrossScale["marks"][number]): boolean {
  return b.x - a.x < ((printMark(a).length + printMark(b).length) / 2) * CHARACTER_PX + 6;
}
