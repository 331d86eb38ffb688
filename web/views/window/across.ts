import { scaleUtc } from "d3-scale";
import { utcFormat } from "d3-time-format";
import type { Chronology } from "../../../src/study/chronology.ts";
import { spread } from "../offers/rows.ts";

export const SCALES = ["time", "order"] as const;
export type ScaleName = (typeof SCALES)[number];

/** Where events stand from left to right, in pixels: one for the plot, its marks and the offers beneath it. */
export interface Across {
  readonly by: ScaleName;
  readonly left: number;
  readonly right: number;
  /** Of an event that is drawn; its moment begins here. */
  at(event: number): number;
  /** The stretch in which it may have happened; undefined where that is too short to show or only the order counts. */
  stretchOf(event: number): readonly [number, number] | undefined;
  readonly ticks: readonly { readonly x: number; readonly label: string }[];
}

const DAY_MS = 86_400_000;
const CHARACTER_PX = 6.6;
/** Neighbours are never drawn closer, so that each can be pointed at. */
const APART_PX = 4;
const dayMonth = utcFormat("%-d %b");
const dayOnly = utcFormat("%-d");
const monthYear = utcFormat("%b %Y");

/** A column each: for stories that happen in bursts. Events by number, rising. */
export function acrossByOrder(events: readonly number[], chronology: Chronology, left: number, right: number): Across {
  const step = (right - left) / Math.max(events.length, 1);
  const xs = events.map((_, i) => left + step * (i + 0.4));
  const named = events.map((event, i) => ({ x: xs[i] ?? left, label: dayOf(chronology, event) }));
  const changes = named.filter(({ label }, i) => label !== "" && label !== named[i - 1]?.label);
  return { by: "order", left, right, at: finder(events, xs, left), stretchOf: () => undefined, ticks: spaced(changes) };
}

/** Where the calendar puts them; those of one stretch share it out in their order. Events by number, rising. */
export function acrossByTime(events: readonly number[], chronology: Chronology, left: number, right: number): Across {
  const bounds = events.map((event): [number, number] => boundsOf(chronology, event));
  const finite = bounds.flat().filter(Number.isFinite);
  const low = finite.reduce((a, b) => Math.min(a, b), finite[0] ?? chronology.firstMs);
  const high = finite.reduce((a, b) => Math.max(a, b), finite[0] ?? chronology.lastMs);
  const span = Math.max(high - low, DAY_MS);
  const scale = scaleUtc([low - span * 0.02, low + span * 1.06], [left, right]);
  const clipped = bounds.map(([start, end]): [number, number] => [Math.max(start, low), Math.min(end, low + span)]);
  const apart = Math.min(APART_PX, (right - left) / (events.length + 1));
  const xs = spread(momentsIn(clipped).map((ms) => scale(ms)), apart, left, right - apart);
  const at = finder(events, xs, left);
  const ticks = scale.ticks(Math.max(2, Math.floor((right - left) / 84))).filter((date) => date.getUTCHours() === 0);
  const label = span > 300 * DAY_MS ? monthYear : dayMonth;
  return {
    by: "time",
    left,
    right,
    at,
    stretchOf(event) {
      const found = clipped[events.indexOf(event)];
      const [from, to] = found ? [scale(found[0]), scale(found[1])] : [0, 0];
      return to - from >= 8 ? [from, to] : undefined;
    },
    ticks: spaced(ticks.map((date) => ({ x: scale(date), label: label(date) }))),
  };
}

/** The scale that reads better: by order where by the calendar most would stand on top of their neighbours. */
export function usualScale(events: readonly number[], chronology: Chronology): ScaleName {
  const across = acrossByTime(events, chronology, 0, 600);
  const crowded = events.filter((event, i) => i > 0 && across.at(event) - across.at(events[i - 1] ?? event) < 14).length;
  return crowded * 3 > events.length ? "order" : "time";
}

/** A moment for each stretch: its middle, or evenly in order where several share it; never before the one earlier. */
function momentsIn(bounds: readonly (readonly [number, number])[]): number[] {
  const keyOf = ([start, end]: readonly [number, number]): string => `${String(start)} ${String(end)}`;
  const sharers = new Map<string, number>();
  for (const bound of bounds) sharers.set(keyOf(bound), (sharers.get(keyOf(bound)) ?? 0) + 1);
  const placed = new Map<string, number>();
  let before = -Infinity;
  return bounds.map((bound) => {
    const key = keyOf(bound);
    const nth = (placed.get(key) ?? 0) + 1;
    placed.set(key, nth);
    const [start, end] = bound;
    before = Math.max(before, start + ((end - start) * nth) / ((sharers.get(key) ?? 1) + 1));
    return before;
  });
}

function finder(events: readonly number[], xs: readonly number[], left: number): (event: number) => number {
  const places = new Map(events.map((event, i) => [event, xs[i] ?? left]));
  return (event) => places.get(event) ?? left;
}

function boundsOf(chronology: Chronology, event: number): [number, number] {
  return [chronology.startMs[event] ?? -Infinity, chronology.endMs[event] ?? Infinity];
}

function dayOf(chronology: Chronology, event: number): string {
  const [start, end] = boundsOf(chronology, event);
  if (!Number.isFinite(start) || !Number.isFinite(end)) return "";
  const [from, to] = [new Date(start), new Date(end - 1)];
  if (dayMonth(from) === dayMonth(to)) return dayMonth(from);
  return from.getUTCMonth() === to.getUTCMonth() ? `${dayOnly(from)}–${dayMonth(to)}` : `${dayMonth(from)} – ${dayMonth(to)}`;
}

function spaced(ticks: readonly { x: number; label: string }[]): { x: number; label: string }[] {
  let free = -Infinity;
  return ticks.filter(({ x, label }) => {
    const half = (label.length * CHARACTER_PX) / 2;
    if (x - half < free) return false;
    free = x + half + 6;
    return true;
  });
}
