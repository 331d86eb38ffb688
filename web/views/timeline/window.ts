import type { Placement } from "./placement.ts";

/** The part of the axis in view, in the scale's unit. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

const LEAST_MS = 10 * 60_000;
const LEAST_COLUMNS = 4;
/** Columns narrower than this leave no room for a slanted title each. */
const COLUMN_PX = 15;

export function wholeOf(placement: Placement): Window {
  return { from: placement.first, to: placement.last };
}

/** Keeps a window on the axis and no narrower than can be read. */
export function clampWindow({ from, to }: Window, placement: Placement): Window {
  const whole = placement.last - placement.first;
  const least = Math.min(placement.scale === "time" ? LEAST_MS : LEAST_COLUMNS, whole);
  const span = Math.min(Math.max(to - from, least), whole);
  const centre = (from + to) / 2;
  const start = Math.min(Math.max(to - from === span ? from : centre - span / 2, placement.first), placement.last - span);
  return { from: start, to: start + span };
}

/** Narrower by a factor about a point that stays where it is. */
export function zoomAbout(window: Window, factor: number, anchor: number): Window {
  return { from: anchor - (anchor - window.from) / factor, to: anchor + (window.to - anchor) / factor };
}

export function panBy(window: Window, by: number): Window {
  return { from: window.from + by, to: window.to + by };
}

/** The window moved as little as brings a point into view, with some air. */
export function bringIntoView(window: Window, at: number): Window {
  const span = window.to - window.from;
  const air = span * 0.08;
  if (at < window.from + air / 2) return panBy(window, at - air - window.from);
  if (at > window.to - air / 2) return panBy(window, at + air - window.to);
  return window;
}

/**
 * What is shown before anybody zooms: everything, or as many columns as can be read. It turns by half pages, so that
 * picking a neighbour moves nothing.
 */
export function firstWindow(placement: Placement, widthPx: number, picked: number | undefined): Window {
  const whole = wholeOf(placement);
  const columns = Math.max(Math.floor(widthPx / COLUMN_PX), LEAST_COLUMNS);
  if (placement.scale === "time" || placement.last <= columns) return whole;
  const half = columns / 2;
  const from = picked === undefined ? 0 : Math.floor((placement.at[picked] ?? 0) / half) * half - half / 2;
  return clampWindow({ from, to: from + columns }, placement);
}

export function parseWindow(placement: Placement, from: string | undefined, to: string | undefined): Window | undefined {
  const read = (text: string | undefined): number => (placement.scale === "time" ? Date.parse(text ?? "") : Number(text === "" ? NaN : text));
  const window = { from: read(from), to: read(to) };
  return Number.isFinite(window.from) && Number.isFinite(window.to) && window.from < window.to
    ? clampWindow(window, placement)
    : undefined;
}

/** The URL's two parameters; undefined where nothing was moved from what is shown at first. */
export function printWindow(window: Window, placement: Placement, first: Window): { from: string; to: string } | undefined {
  const slack = (window.to - window.from) * 0.001;
  if (Math.abs(window.from - first.from) <= slack && Math.abs(window.to - first.to) <= slack) return undefined;
  if (placement.scale === "order") return { from: window.from.toFixed(1), to: window.to.toFixed(1) };
  const iso = (ms: number): string => new Date(Math.round(ms / 1000) * 1000).toISOString().replace(".000", "");
  return { from: iso(window.from), to: iso(window.to) };
}

/** The window of another scale that shows the same events. */
export function carryOver(window: Window, from: Placement, to: Placement): Window {
  let [first, last] = [Infinity, -Infinity];
  from.at.forEach((at, i) => {
    if (at < window.from || at > window.to) return;
    first = Math.min(first, to.scale === "order" ? (to.from[i] ?? 0) : (to.at[i] ?? 0));
    last = Math.max(last, to.scale === "order" ? (to.to[i] ?? 0) : (to.at[i] ?? 0));
  });
  if (first > last) return wholeOf(to);
  const pad = to.scale === "time" ? (last - first) * 0.05 : 0;
  return clampWindow({ from: first - pad, to: last + pad }, to);
}
