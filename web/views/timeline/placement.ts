import { isVertical, type SeenEvent } from "./seen.ts";

export const SCALES = ["time", "order"] as const;
/** time: by the calendar. order: one column after another, so that a week of talks is not squeezed by a year of waiting. */
export type ScaleName = (typeof SCALES)[number];

/**
 * Where the events lie along the axis. Positions are in the scale's unit: ms since 1970 UTC, or columns. Arrays are by
 * the event's place among those shown.
 */
export interface Placement {
  readonly scale: ScaleName;
  readonly shown: readonly SeenEvent[];
  /** Where the glyph sits. */
  readonly at: Float64Array;
  /** The stretch the event may lie in. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Ends of the axis. */
  readonly first: number;
  readonly last: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

export function placeByOrder(shown: readonly SeenEvent[]): Placement {
  const at = Float64Array.from(shown, (_, i) => i + 0.5);
  return {
    scale: "order", shown, at,
    from: Float64Array.from(shown, (_, i) => i),
    to: Float64Array.from(shown, (_, i) => i + 1),
    first: 0,
    last: Math.max(shown.length, 1),
  };
}

/**
 * By the calendar. Events known to the same stretch sit in it side by side in the record's order, since all that is
 * known of their times is that order; so do those that have an order alone. Cost: linear.
 */
export function placeByTime(shown: readonly SeenEvent[], also: readonly number[] = []): Placement {
  const { first, last } = extentOf(shown, also);
  const from = Float64Array.from(shown, (seen) => Math.max(seen.startMs, first));
  const to = Float64Array.from(shown, (seen) => Math.min(seen.endMs, last));
  const sharing = new Map<string, { count: number; next: number }>();
  const keyOf = (i: number): string => `${from[i] ?? 0} ${to[i] ?? 0}`;
  shown.forEach((_, i) => {
    const group = sharing.get(keyOf(i)) ?? { count: 0, next: 1 };
    group.count++;
    sharing.set(keyOf(i), group);
  });
  const at = Float64Array.from(shown, (_, i) => {
    const [start, end] = [from[i] ?? 0, to[i] ?? 0];
    const group = sharing.get(keyOf(i)) ?? { count: 1, next: 1 };
    return start + ((end - start) * group.next++) / (group.count + 1);
  });
  return { scale: "time", shown, at, from, to, first, last };
}

function extentOf(shown: readonly SeenEvent[], also: readonly number[]): { first: number; last: number } {
  let [first, last] = [Infinity, -Infinity];
  for (const ms of also) [first, last] = [Math.min(first, ms), Math.max(last, ms)];
  for (const { startMs, endMs } of shown) {
    for (const ms of [startMs, endMs]) if (Number.isFinite(ms)) [first, last] = [Math.min(first, ms), Math.max(last, ms)];
  }
  if (first > last) [first, last] = [0, DAY_MS];
  const pad = Math.max((last - first) * 0.02, HOUR_MS);
  return { first: first - pad, last: last + pad };
}

/** Up to this many events the even spacing is worth more than the calendar. */
const ORDER_AT_MOST = 300;
/** So many in a twentieth of the time cannot be told apart by the calendar. */
const CROWD = 12;

/**
 * The scale that reads better: by order where a short stretch holds a crowd, as in most stories, and a column each is to
 * be had.
 */
export function defaultScale(events: readonly SeenEvent[]): ScaleName {
  if (events.length > ORDER_AT_MOST) return "time";
  const times = events.map(({ startMs, endMs }) => (startMs + endMs) / 2).filter(Number.isFinite).sort((a, b) => a - b);
  const span = (times.at(-1) ?? 0) - (times[0] ?? 0);
  const crowded = times.some((at, i) => (times[i + CROWD] ?? Infinity) - at <= span / 20);
  return crowded ? "order" : "time";
}

/** The first column whose event cannot have happened before this moment: where a date stands among columns. */
export function columnOfTime(shown: readonly SeenEvent[], ms: number): number {
  for (let i = shown.length - 1; i >= 0; i--) {
    const seen = shown[i];
    if (seen && seen.timing !== "ordered" && Number.isFinite(seen.startMs) && seen.startMs <= ms) return i + 1;
  }
  return 0;
}

export interface Vertical {
  readonly key: string;
  readonly kind: "deadline" | "turning-point";
  readonly label: string;
  /** In the scale's unit. */
  readonly at: number;
  /** The event to open, by number; undefined for a deadline that only the case names. */
  readonly event: number | undefined;
  /** When, in words. */
  readonly when: string;
}

/** Shown events that cut through every lane. */
export function verticalEvents(placement: Placement): { seen: SeenEvent; at: number }[] {
  const found: { seen: SeenEvent; at: number }[] = [];
  placement.shown.forEach((seen, i) => {
    if (isVertical(seen.type)) found.push({ seen, at: placement.at[i] ?? 0 });
  });
  return found;
}
