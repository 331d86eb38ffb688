import type { EventField } from "../../../src/journal/event.ts";
import type { How } from "../../../src/study/knowledge.kernel.ts";
import { byThen, type Lens, seesField, sightOf } from "../../../src/study/lens.ts";
import type { Study } from "../../../src/study/study.ts";

const DAY_MS = 86_400_000;

/** What one cell of the matrix says of one party and one event, through the lens. */
export type Cell =
  | {
      readonly state: "known";
      readonly how: How;
      /** The event whose time is since when. */
      readonly via: number;
      readonly certainty: "certain" | "possible";
      /** Particulars known; undefined: all. */
      readonly fields: readonly EventField[] | undefined;
      /** All of it by the moment of the lens, but only a part when it first knew. */
      readonly partAtFirst: boolean;
      /** Only known to have known by then: it may have known earlier. */
      readonly byThen: boolean;
    }
  /** It learned after the moment of the lens. */
  | { readonly state: "not-yet"; readonly via: number }
  /** The record does not say that it knew. */
  | { readonly state: "silent" }
  /** The party whose knowledge is shown did not know whether this one knew. */
  | { readonly state: "hidden" };

export type KnownCell = Extract<Cell, { state: "known" }>;

const SILENT: Cell = { state: "silent" };
const HIDDEN: Cell = { state: "hidden" };

/**
 * What the lens shows of a party's knowledge of an event. As known to a party, what others knew shows only where that
 * party knew that they did, and since the occasion at which it saw them know.
 */
export function cellOf(study: Study, lens: Lens, event: number, party: number): Cell {
  const { knowledge } = study;
  if (lens.party !== undefined && lens.party !== party) {
    const of = knowledge.findKnower(event, party, lens.party);
    const certainty = of && byThen(study, of.via, lens.atMs);
    if (!of || !certainty) return HIDDEN;
    const first = knowledge.find(event, party);
    const isFirst = first?.via === of.occasion;
    return {
      state: "known", how: isFirst ? first.how : "unstated", via: of.occasion, certainty,
      fields: isFirst ? first.fields : undefined, partAtFirst: false, byThen: !isFirst || first.how === "unstated",
    };
  }
  const sight = sightOf(study, { party, atMs: lens.atMs }, event);
  if (!sight?.knowing) {
    const later = knowledge.find(event, party);
    return later ? { state: "not-yet", via: later.via } : SILENT;
  }
  const { knowing, certainty, fields } = sight;
  const { how, via } = knowing;
  return { state: "known", how, via, certainty, fields, partAtFirst: !fields && knowing.fields !== undefined, byThen: how === "unstated" };
}

/** A lag of which nothing is known but that it was one. */
export const LATER = "later";

/** Whole days from an event to when it was learned of, at least and at most; Infinity where nothing bounds it. */
export interface Lag {
  readonly least: number;
  readonly most: number;
}

export function lagOf(study: Study, lens: Lens, event: number, via: number): Lag {
  if (event === via) return { least: 0, most: 0 };
  // Counted from an event whose time the party did not know, a lag would tell that time.
  const sight = lens.party === undefined ? undefined : sightOf(study, lens, event);
  if (sight && !seesField(sight, "at")) return { least: 0, most: Infinity };
  const { startMs, endMs } = study.chronology;
  const day = (ms: number): number => Math.floor(ms / DAY_MS);
  const [from, to] = [day(startMs[event] ?? -Infinity), day((endMs[event] ?? Infinity) - 1)];
  const [viaFrom, viaTo] = [day(startMs[via] ?? -Infinity), day((endMs[via] ?? Infinity) - 1)];
  const least = Math.max(0, viaFrom - to);
  return { least: Number.isNaN(least) ? 0 : least, most: Math.max(least, viaTo - from) };
}

/** `at once`, `same day`, `+3 days`, `≤ 3 days`, `+2–5 days`, `later`: how long after an event it was learned of. */
export function printLag(lag: Lag, isSelf: boolean): string {
  if (isSelf) return "at once";
  const { least, most } = lag;
  if (!Number.isFinite(most)) return least > 0 ? `${String(least)} days or more` : LATER;
  if (most === 0) return "same day";
  if (least === 0) return `≤ ${String(most)} ${most === 1 ? "day" : "days"}`;
  if (least === most) return `+${String(most)} ${most === 1 ? "day" : "days"}`;
  return `+${String(least)}–${String(most)} days`;
}

/** How early, in steps that the wash of a cell shows: 0 at once, 1 by the next day, 2 within a week, 3 a month, 4 later. */
export function earliness(lag: Lag, isSelf: boolean): number {
  if (isSelf) return 0;
  if (lag.most <= 1) return 1;
  if (lag.most <= 7) return 2;
  return lag.most <= 31 ? 3 : 4;
}
