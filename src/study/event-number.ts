import type { Journal } from "../journal/check-journal.ts";

/** Events by number: their places in the journal, which index every table by event. */
export type EventNumber = ReadonlyMap<string, number>;

export function numberEvents(events: Journal): EventNumber {
  const numberOf = new Map<string, number>();
  for (let i = 0; i < events.length; i++) numberOf.set(events[i]?.id ?? "", i);
  return numberOf;
}
