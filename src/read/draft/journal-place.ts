import { parseEdtf, type TimeRange } from "../../case/edtf.ts";
import type { EventDraft } from "../../journal/event.ts";

/** Fields of an event that point at one earlier event. */
const POINTERS = ["answers", "withdraws", "replaces", "settles", "approves", "ratifies", "of"] as const;

/** The earlier events that an event names. */
function namedBy(event: EventDraft): ReadonlySet<string> {
  const fields = event as Readonly<Record<string, unknown>>;
  const pointed = POINTERS.map((key) => fields[key]).filter((id) => typeof id === "string");
  const revealed = "reveals" in event ? (event.reveals ?? []) : [];
  const listed = [...(event.after ?? []), ...revealed].map((item) => (typeof item === "string" ? item : item.event));
  return new Set<string>([...pointed, ...listed]);
}

/**
 * Where among the events of a journal a new one belongs: after all it names, before those in `later`; among these by
 * its time, after those that start with it; without a time, after the event `following`. Cost: linear.
 */
export function placeInJournal(
  events: readonly EventDraft[], event: EventDraft, later: ReadonlySet<string>, following: string | undefined,
): number {
  const named = namedBy(event);
  const low = events.findLastIndex(({ id }) => named.has(id)) + 1;
  const before = events.findIndex(({ id }, i) => i >= low && later.has(id));
  const high = before < 0 ? events.length : before;
  const time = timeOf(event);
  if (!time) {
    const at = following === undefined ? -1 : events.findIndex(({ id }) => id === following);
    if (at < 0) return named.size > 0 ? low : high;
    return Math.min(Math.max(low, at + 1), high);
  }
  const first = events.findIndex((other, i) => i >= low && i < high && (timeOf(other)?.startMs ?? -Infinity) > time.startMs);
  return first < 0 ? high : first;
}

/** Without the orders that its own time contradicts: those after events which begin when it is over. */
export function withoutContradiction(event: EventDraft, events: readonly EventDraft[]): { event: EventDraft; dropped: number } {
  const time = timeOf(event);
  if (!time || time.approximate || !event.after) return { event, dropped: 0 };
  const after = event.after.filter((item) => {
    const id = typeof item === "string" ? item : item.event;
    const other = events.find((one) => one.id === id);
    const its = other && timeOf(other);
    return !its || its.approximate || its.startMs < time.endMs;
  });
  const dropped = event.after.length - after.length;
  if (dropped === 0) return { event, dropped };
  const ordered = { ...event, after };
  if (after.length === 0) Reflect.deleteProperty(ordered, "after");
  return { event: ordered, dropped };
}

function timeOf({ at }: EventDraft): TimeRange | undefined {
  const time = at === undefined ? undefined : parseEdtf(at);
  return time?.ok ? time.value : undefined;
}
