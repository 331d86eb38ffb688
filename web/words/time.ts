import { utcFormat } from "d3-time-format";
import { TIME_BASES } from "../../src/study/chronology.ts";
import type { Study } from "../../src/study/study.ts";

const DAY_MS = 86_400_000;
const day = utcFormat("%-d %b %Y");
const dayMonth = utcFormat("%-d %b");
const clock = utcFormat("%H:%M UTC");
const month = utcFormat("%B %Y");

/** A moment to the day: `6 Mar 2025`. */
export function printDay(ms: number): string {
  return day(new Date(ms));
}

/** A stretch as people write it: `6 Mar 2025`, `2–4 Mar 2025`, `March 2025`, `before 6 Mar 2025`. */
export function printStretch(startMs: number, endMs: number): string {
  const last = endMs - 1;
  if (!Number.isFinite(startMs) && !Number.isFinite(endMs)) return "time not known";
  if (!Number.isFinite(startMs)) return `by ${printDay(last)}`;
  if (!Number.isFinite(endMs)) return `from ${printDay(startMs)}`;
  if (endMs - startMs <= 3_600_000) return `${printDay(startMs)}, ${clock(new Date(startMs))}`;
  if (endMs - startMs <= DAY_MS && dayMonth(new Date(startMs)) === dayMonth(new Date(last))) return printDay(startMs);
  const [from, to] = [new Date(startMs), new Date(last)];
  if (isWholeMonth(from, endMs)) return month(from);
  if (from.getUTCFullYear() !== to.getUTCFullYear()) return `${day(from)} – ${day(to)}`;
  if (from.getUTCMonth() !== to.getUTCMonth()) return `${dayMonth(from)} – ${day(to)}`;
  return `${String(from.getUTCDate())}–${day(to)}`;
}

function isWholeMonth(from: Date, endMs: number): boolean {
  return (
    from.getTime() === Date.UTC(from.getUTCFullYear(), from.getUTCMonth(), 1) &&
    endMs === Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1)
  );
}

/** When an event happened, with how exactly that is known: `about 12 Mar 2025`, `between 5 and 12 Mar 2025 (by order)`. */
export function printEventTime(study: Study, event: number): string {
  const { startMs, endMs, basis, soft } = study.chronology;
  const stretch = printStretch(startMs[event] ?? -Infinity, endMs[event] ?? Infinity);
  const how = TIME_BASES[basis[event] ?? 0];
  const about = soft[event] === 1 ? "about " : "";
  if (how === "ordered") return stretch === "time not known" ? "known only by its place in the order" : `${stretch} (by order)`;
  if (how === "counted") return `${about}${stretch} (counted from another event)`;
  return `${about}${stretch}`;
}
