import type { EventField } from "../journal/event.ts";
import type { Knowing } from "./knowledge.ts";
import type { Study } from "./study.ts";

/** The record as one party knew it at one moment, or as everybody may read it now. */
export interface Lens {
  /** By number; undefined: the whole record, whoever knew. */
  readonly party: number | undefined;
  /** Up to and including this moment, ms since 1970 UTC; undefined: to the end. */
  readonly atMs: number | undefined;
}

export const WHOLE_RECORD: Lens = { party: undefined, atMs: undefined };

/** How much of an event a lens lets through. */
export interface Sight {
  /** possible: within the stretch in which it may or may not have been so yet. */
  readonly certainty: "certain" | "possible";
  /** Particulars known; undefined: all; empty: only that it happened. */
  readonly fields: readonly EventField[] | undefined;
  /** How the party first knew, by then; undefined for the whole record. */
  readonly knowing: Knowing | undefined;
}

/** What a lens shows of an event, or undefined where it shows nothing. Cost: constant but for later pieces of knowledge. */
export function sightOf(study: Study, lens: Lens, event: number): Sight | undefined {
  const { party } = lens;
  if (party === undefined) {
    const certainty = byThen(study, event, lens.atMs);
    return certainty && { certainty, fields: undefined, knowing: undefined };
  }
  const first = study.knowledge.find(event, party);
  if (!first) return undefined;
  let knowing: Knowing | undefined;
  let certainty: Sight["certainty"] = "possible";
  let fields: Set<EventField> | undefined = new Set();
  // Journal order is not always the order of dates, so any piece may be the first to have arrived by then.
  for (const piece of [first, ...study.knowledge.later(event, party)]) {
    const when = byThen(study, piece.via, lens.atMs);
    if (!when) continue;
    knowing ??= piece;
    if (when === "certain") certainty = when;
    if (!piece.fields) fields = undefined;
    else for (const field of piece.fields) fields?.add(field);
  }
  return knowing && { certainty, fields: fields && [...fields], knowing };
}

/** Whether an event had happened by a moment: for certain, possibly, or (undefined) certainly not yet. */
export function byThen(study: Study, event: number, atMs: number | undefined): "certain" | "possible" | undefined {
  if (atMs === undefined) return "certain";
  const { startMs, endMs } = study.chronology;
  // A day is over at its last millisecond; endMs is one past it.
  if ((endMs[event] ?? Infinity) <= atMs + 1) return "certain";
  return (startMs[event] ?? -Infinity) <= atMs ? "possible" : undefined;
}

/** Whether a sight takes in this particular. */
export function seesField(sight: Sight, field: EventField): boolean {
  return sight.fields === undefined || sight.fields.includes(field);
}
