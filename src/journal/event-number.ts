import type { EventDraft } from "./event.ts";

/** Events by number: their places in the journal, which index every table by event. Of two with one id, the first. */
export type EventNumber = ReadonlyMap<string, number>;

/** Journals are read once and asked many times. */
const numbered = new WeakMap<readonly EventDraft[], EventNumber>();

/** Cost: linear in the events the first time that a journal is asked for. */
export function numberEvents(events: readonly EventDraft[]): EventNumber {
  const known = numbered.get(events);
  if (known) return known;
  const numberOf = new Map<string, number>();
  for (let i = 0; i < events.length; i++) {
    const id = events[i]?.id ?? "";
    if (!numberOf.has(id)) numberOf.set(id, i);
  }
  numbered.set(events, numberOf);
  return numberOf;
}
