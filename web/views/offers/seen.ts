import type { Issue } from "../../../src/case/case-file.ts";
import type { Term } from "../../../src/case/term.ts";
import type { EventDraft } from "../../../src/journal/event.ts";
import { type Lens, seesField, type Sight, sightOf } from "../../../src/study/lens.ts";
import { type Move, movesBetween, type Rung } from "../../../src/study/offers.ts";
import type { Study } from "../../../src/study/study.ts";
import { findReplies, type Reply } from "./replies.ts";

/** A rung as the lens shows it. Its number, from 1, is its place in the whole ladder, so that it is the same in every lens. */
export interface SeenRung {
  readonly number: number;
  readonly rung: Rung;
  readonly event: EventDraft;
  readonly sight: Sight;
  /** Who acted; empty where nobody says or the party does not know. */
  readonly parties: readonly number[];
  /** undefined: there were terms, and they are not known to the party. */
  readonly terms: ReadonlyMap<string, Term> | undefined;
  /** The rung it is compared with, among those that the lens shows. */
  readonly from: number | undefined;
  readonly moved: ReadonlyMap<string, Move>;
}

/** What a party held out for, with both ends among the events that the lens shows. */
export interface SeenPosition {
  readonly issue: string;
  readonly party: number;
  readonly term: Term;
  readonly from: number;
  readonly until: number | undefined;
  readonly ended: "moved" | "withdrawn" | undefined;
  /** The event at which the deadline of the offer passed while it stood. */
  readonly lapsed: number | undefined;
}

export interface OffersSeen {
  readonly rungs: readonly SeenRung[];
  readonly byEvent: ReadonlyMap<number, SeenRung>;
  /** Rungs that the lens leaves out. */
  readonly hidden: number;
  /** By party and issue, each in order. */
  readonly positions: readonly SeenPosition[];
  /** Issues that somebody spoke of, and those that nobody did, in the case's order. */
  readonly spoken: readonly Issue[];
  readonly silent: readonly Issue[];
  readonly repliesTo: ReadonlyMap<number, readonly Reply[]>;
}

/** The ladder and the positions as a lens shows them. Cost: linear in the events. */
export function seeOffers(study: Study, lens: Lens): OffersSeen {
  const rungs: SeenRung[] = [];
  const byEvent = new Map<number, SeenRung>();
  const allByEvent = new Map(study.offers.ladder.map((rung) => [rung.event, rung]));
  const mentioned = new Set<string>();
  study.offers.ladder.forEach((rung, i) => {
    const sight = sightOf(study, lens, rung.event);
    const event = study.record.events[rung.event];
    if (!sight || !event) return;
    const terms = rung.terms.size === 0 || seesField(sight, "terms") ? rung.terms : undefined;
    const parties = seesField(sight, "by") ? partiesOf(event, study) : [];
    const { from, moved } = comparison(rung, parties.length > 0 ? terms : undefined, byEvent, allByEvent, study);
    const seen: SeenRung = { number: i + 1, rung, event, sight, parties, terms, from, moved };
    rungs.push(seen);
    byEvent.set(rung.event, seen);
    for (const issue of terms?.keys() ?? []) mentioned.add(issue);
  });
  const repliesTo = findReplies(study, lens);
  const issues = study.record.case.issues;
  return {
    rungs,
    byEvent,
    hidden: study.offers.ladder.length - rungs.length,
    positions: seenPositions(study, byEvent, lens, repliesTo),
    spoken: issues.filter((issue) => mentioned.has(issue.id)),
    silent: issues.filter((issue) => !mentioned.has(issue.id)),
    repliesTo,
  };
}

function partiesOf(event: EventDraft, study: Study): number[] {
  const parties = new Set<number>();
  for (const actor of event.by ?? []) {
    const party = study.index.partyOf(actor);
    if (party !== undefined) parties.add(party);
  }
  return [...parties];
}

/** A lens may hide the rung that the study compares with; then the one before it is taken. */
function comparison(
  rung: Rung,
  terms: ReadonlyMap<string, Term> | undefined,
  seen: ReadonlyMap<number, SeenRung>,
  all: ReadonlyMap<number, Rung>,
  study: Study,
): { from: number | undefined; moved: ReadonlyMap<string, Move> } {
  const none = { from: undefined, moved: new Map<string, Move>() };
  if (!terms || terms.size === 0) return none;
  let from = rung.from;
  while (from !== undefined && !seen.get(from)?.terms) from = all.get(from)?.from;
  const before = from === undefined ? undefined : seen.get(from)?.terms;
  if (!before) return none;
  const moves = from === rung.from ? rung.moved : movesBetween(before, terms, study.index);
  return { from, moved: new Map(moves.map((move) => [move.issue, move])) };
}

function seenPositions(
  study: Study,
  seen: ReadonlyMap<number, SeenRung>,
  lens: Lens,
  repliesTo: ReadonlyMap<number, readonly Reply[]>,
): SeenPosition[] {
  const { events } = study.record;
  interface Held { issue: string; party: number; term: Term; from: number; withdrawn: number | undefined }
  const groups = new Map<string, Map<number, Held>>();
  const hold = (held: Held): void => {
    const key = `${String(held.party)} ${held.issue}`;
    const group = groups.get(key) ?? new Map<number, Held>();
    if (!group.has(held.from)) group.set(held.from, held);
    groups.set(key, group);
  };
  for (const { issue, party, term, from, until } of study.offers.positions) {
    const rung = seen.get(from);
    if (!rung?.terms || !rung.parties.includes(party)) continue;
    const taken = until !== undefined && events[until]?.type === "withdrawal" && sightOf(study, lens, until) !== undefined;
    // An agreement is the word of all who made it, and the study enters it for the first of them.
    const parties = rung.rung.type === "agreement" ? rung.parties : [party];
    for (const each of parties) hold({ issue, party: each, term, from, withdrawn: taken ? until : undefined });
  }
  const positions: SeenPosition[] = [];
  for (const group of groups.values()) {
    const ordered = [...group.values()].sort((a, b) => a.from - b.from);
    ordered.forEach(({ withdrawn, ...held }, i) => {
      const next = ordered[i + 1]?.from;
      const isWithdrawn = withdrawn !== undefined && (next === undefined || withdrawn < next);
      const until = isWithdrawn ? withdrawn : next;
      const lapse = (repliesTo.get(held.from) ?? []).find((reply) => reply.word === "lapsed")?.event;
      const lapsed = lapse !== undefined && (until === undefined || lapse < until) ? lapse : undefined;
      positions.push({ ...held, until, ended: isWithdrawn ? "withdrawn" : next === undefined ? undefined : "moved", lapsed });
    });
  }
  return positions;
}
