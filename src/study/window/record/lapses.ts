import { parseEdtf } from "../../../case/edtf.ts";
import type { Study } from "../../study.ts";

/** That an offer ran out with its deadline. Events and parties by number in the journal and the case. */
export interface Lapse {
  readonly offer: number;
  /** The event that says so; undefined where only the dates do. */
  readonly at: number | undefined;
  /** Those it was put to, by name, who had not answered by then. A word of reserve is no answer, an agreement on it is one. */
  readonly silent: readonly number[];
}

/**
 * Offers whose deadline lapsed while they stood: by an event, or, where none speaks of it, by a date that was past when the
 * record's last event began. Cost: linear in the events.
 */
export function lapsesOf(study: Study): readonly Lapse[] {
  const { record, eventNumber, chronology } = study;
  const waiting = new Map<string, Set<number>>();
  const deadlineOf = new Map<number, string>();
  const lapses: Lapse[] = [];
  const end = (id: string): void => {
    const offer = eventNumber.get(id) ?? -1;
    waiting.get(deadlineOf.get(offer) ?? "")?.delete(offer);
  };
  record.events.forEach((event, i) => {
    if (event.type === "withdrawal") end(event.withdraws);
    else if (event.type === "offer") {
      if (event.replaces !== undefined) end(event.replaces);
      if (event.deadline === undefined) return;
      const offers = waiting.get(event.deadline);
      if (offers) offers.add(i);
      else waiting.set(event.deadline, new Set([i]));
      deadlineOf.set(i, event.deadline);
    } else if (event.type === "deadline-lapsed") {
      for (const offer of waiting.get(event.deadline) ?? []) lapses.push({ offer, at: i, silent: silentOn(offer, i, study) });
      waiting.delete(event.deadline);
    }
  });
  const last = record.events.length - 1;
  for (const [deadline, endMs] of endsOf(study)) {
    if (endMs > (chronology.startMs[last] ?? -Infinity)) continue;
    for (const offer of waiting.get(deadline) ?? []) {
      lapses.push({ offer, at: undefined, silent: silentOn(offer, last + 1, study) });
    }
  }
  return lapses;
}

function silentOn(offer: number, before: number, { record, index, offers }: Study): number[] {
  const event = record.events[offer];
  if (event?.type !== "offer") return [];
  const spoken = new Set((event.by ?? []).map((actor) => index.partyOf(actor)));
  for (const { event: at, party, answer } of offers.answersTo.get(offer) ?? []) {
    if (at < before && answer !== "reserve") spoken.add(party);
  }
  for (const { event: at, type, about, parties } of offers.ladder) {
    if (at < before && type === "agreement" && about === offer) for (const party of parties) spoken.add(party);
  }
  const addressed = new Set(event.to.map((actor) => index.partyOf(actor)));
  return [...addressed].flatMap((party) => (party === undefined || spoken.has(party) ? [] : [party]));
}

/** When each deadline was last set to end, ms since 1970 UTC, exclusive, where a date is given. */
function endsOf({ record }: Study): ReadonlyMap<string, number> {
  const until = new Map<string, string | undefined>(record.case.deadlines.map(({ id, at }) => [id, at]));
  for (const event of record.events) {
    if (event.type !== "deadline-set" && event.type !== "deadline-moved") continue;
    // Moved to nobody knows when: no date is known any more.
    until.set(event.deadline, event.until);
  }
  const ends = new Map<string, number>();
  for (const [id, text] of until) {
    const time = text === undefined ? undefined : parseEdtf(text);
    if (time?.ok) ends.set(id, time.value.endMs);
  }
  return ends;
}
