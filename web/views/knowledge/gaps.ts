import type { Lens } from "../../../src/study/lens.ts";
import type { Study } from "../../../src/study/study.ts";
import { type Cell, cellOf, type KnownCell } from "./cells.ts";

/** An event that one party knew of while another did not. */
export interface Gap {
  readonly event: number;
  readonly knew: KnownCell;
  readonly other: Cell;
  /** From the latest moment at which the one came to know to the earliest at which the other did, ms; never below 0. */
  readonly forMs: number;
  /** The other has not learned by the moment of the lens, or by the end of the record. */
  readonly open: boolean;
}

/** Gaps between two parties: those still open first, each group from the longest to the shortest. Cost: n log n. */
export function gapsBetween(study: Study, lens: Lens, events: readonly number[], knower: number, other: number): Gap[] {
  const { startMs, endMs, lastMs } = study.chronology;
  const untilMs = Math.min(lens.atMs ?? lastMs, lastMs);
  const gaps: Gap[] = [];
  for (const event of events) {
    const knew = cellOf(study, lens, event, knower);
    if (knew.state !== "known") continue;
    const cell = cellOf(study, lens, event, other);
    const open = cell.state !== "known";
    if (!open && cell.via <= knew.via) continue;
    const from = (endMs[knew.via] ?? Infinity) - 1;
    const to = open ? untilMs : (startMs[cell.via] ?? -Infinity);
    const forMs = Math.max(0, to - from);
    if (open || forMs > 0) gaps.push({ event, knew, other: cell, forMs: Number.isFinite(forMs) ? forMs : 0, open });
  }
  return gaps.sort((a, b) => Number(b.open) - Number(a.open) || b.forMs - a.forMs || a.event - b.event);
}

const DAY_MS = 86_400_000;

/** `12 days`, `3 hours`, `less than an hour`. */
export function printDuration(ms: number): string {
  const days = Math.floor(ms / DAY_MS);
  if (days > 0) return `${days.toLocaleString("en-GB")} ${days === 1 ? "day" : "days"}`;
  const hours = Math.floor(ms / 3_600_000);
  if (hours > 0) return `${String(hours)} ${hours === 1 ? "hour" : "hours"}`;
  return ms > 0 ? "less than an hour" : "how long is not known";
}
