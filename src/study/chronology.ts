import { parseEdtf, parseGap } from "../case/edtf.ts";
import type { Journal } from "../journal/check-journal.ts";
import { numberEvents } from "../journal/event-number.ts";

/** How an event came by its time: its own date, a stretch counted from another event, or only its place in the order. */
export const TIME_BASES = ["dated", "counted", "ordered"] as const;
export type TimeBasis = (typeof TIME_BASES)[number];

/** When each event may have happened. Arrays are by event, in journal order. */
export interface Chronology {
  /** Earliest moment, ms since 1970 UTC, inclusive; -Infinity where nothing bounds it. */
  readonly startMs: Float64Array;
  /** Latest moment, exclusive; Infinity where nothing bounds it. */
  readonly endMs: Float64Array;
  /** Index into TIME_BASES. */
  readonly basis: Uint8Array;
  /** 1 where the accounts give the time as approximate or doubtful. */
  readonly soft: Uint8Array;
  /** The whole stretch with a known date; both 0 where no event has one. */
  readonly firstMs: number;
  readonly lastMs: number;
}

const DAY_MS = 86_400_000;

/**
 * Places events in time. A dated event keeps its date. One counted from another (`after: {event, gap}`) takes that
 * event's stretch moved by the gap; "about" widens it by a quarter of the gap, at least a day. One with an order alone
 * lies between what the journal lists before it and after it. Cost: linear.
 */
export function chronologyOf(events: Journal, numberOf = numberEvents(events)): Chronology {
  const startMs = new Float64Array(events.length).fill(-Infinity);
  const endMs = new Float64Array(events.length).fill(Infinity);
  const basis = new Uint8Array(events.length).fill(TIME_BASES.indexOf("ordered"));
  const soft = new Uint8Array(events.length);

  events.forEach((event, i) => {
    const time = event.at === undefined ? undefined : parseEdtf(event.at);
    if (time?.ok) {
      startMs[i] = time.value.startMs;
      endMs[i] = time.value.endMs;
      basis[i] = TIME_BASES.indexOf("dated");
      soft[i] = Number(time.value.approximate || time.value.uncertain);
      return;
    }
    for (const item of event.after ?? []) {
      const anchor = numberOf.get(typeof item === "string" ? item : item.event);
      if (anchor === undefined || anchor === i) continue;
      const gap = typeof item === "string" ? undefined : parseGap(item.gap);
      const anchorStart = startMs[anchor] ?? -Infinity;
      if (!gap?.ok) {
        startMs[i] = Math.max(startMs[i] ?? -Infinity, anchorStart);
        continue;
      }
      const slack = gap.value.approximate ? Math.max(DAY_MS, gap.value.ms / 4) : 0;
      startMs[i] = Math.max(startMs[i] ?? -Infinity, anchorStart + gap.value.ms - slack);
      endMs[i] = Math.min(endMs[i] ?? Infinity, (endMs[anchor] ?? Infinity) + gap.value.ms + slack);
      basis[i] = TIME_BASES.indexOf("counted");
      soft[i] = (soft[i] ?? 0) | Number(gap.value.approximate) | (soft[anchor] ?? 0);
    }
  });
  boundByOrder(startMs, endMs, basis);
  return { startMs, endMs, basis, soft, ...extentOf(startMs, endMs) };
}

/** What has only an order lies after everything listed earlier began, and before anything listed later is over. */
function boundByOrder(startMs: Float64Array, endMs: Float64Array, basis: Uint8Array): void {
  const dated = TIME_BASES.indexOf("dated");
  let begun = -Infinity;
  for (let i = 0; i < startMs.length; i++) {
    if (basis[i] === dated) begun = Math.max(begun, startMs[i] ?? begun);
    else startMs[i] = Math.max(startMs[i] ?? begun, begun);
  }
  let over = Infinity;
  for (let i = endMs.length - 1; i >= 0; i--) {
    if (basis[i] === dated) over = Math.min(over, endMs[i] ?? over);
    else {
      // The count from another event may reach past the next dated one; an order never contradicts a date.
      endMs[i] = Math.max(Math.min(endMs[i] ?? over, over), (startMs[i] ?? 0) + 1);
    }
  }
}

function extentOf(startMs: Float64Array, endMs: Float64Array): { firstMs: number; lastMs: number } {
  let firstMs = Infinity;
  let lastMs = -Infinity;
  for (const bounds of [startMs, endMs]) {
    for (const ms of bounds) {
      if (ms === Infinity || ms === -Infinity) continue;
      if (ms < firstMs) firstMs = ms;
      if (ms > lastMs) lastMs = ms;
    }
  }
  return firstMs <= lastMs ? { firstMs, lastMs } : { firstMs: 0, lastMs: 0 };
}
