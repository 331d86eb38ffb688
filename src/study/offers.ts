import type { CaseIndex } from "../case/case-index.ts";
import type { Issue } from "../case/case-file.ts";
import { readTerm, type Term } from "../case/term.ts";
import type { TermsDraft } from "../case/terms.ts";
import type { Journal } from "../journal/check-journal.ts";
import type { EventDraft } from "../journal/event.ts";
import { type EventNumber, numberEvents } from "../journal/event-number.ts";

/** One step of the bargaining: an offer, an answer to one, a withdrawal, terms put in public, or an agreement. */
export interface Rung {
  readonly event: number;
  readonly type: "offer" | "response" | "withdrawal" | "statement" | "agreement";
  /** The party that acted, by number; undefined where nobody says who. */
  readonly party: number | undefined;
  /** The parties whose position it states: of an agreement, all that made it. */
  readonly parties: readonly number[];
  /** The offer answered, withdrawn or settled, by event number. */
  readonly about: number | undefined;
  readonly terms: ReadonlyMap<string, Term>;
  /** The rung it is compared with: the same party's last word, or the offer it replaces. */
  readonly from: number | undefined;
  /** What moved since `from`, issue by issue, in the case's order; issues that stand still are left out. */
  readonly moved: readonly Move[];
}

export interface Move {
  readonly issue: string;
  readonly was: Term | undefined;
  readonly became: Term | undefined;
  /** more/less: a larger or smaller amount, a later or earlier option of a scale; the rest as they say. */
  readonly change: "more" | "less" | "other" | "added" | "dropped" | "opened" | "unspecified" | "ruled-out" | "qualified";
}

/** What a party held out for on one issue, from one event until another. Events by number. */
export interface Position {
  readonly issue: string;
  readonly party: number;
  readonly term: Term;
  readonly from: number;
  /** The event that ended it: the party's next word on the issue, or a withdrawal; undefined: it stood to the end. */
  readonly until: number | undefined;
}

export interface Answer {
  readonly event: number;
  readonly party: number | undefined;
  readonly answer: "accept" | "reject" | "reserve" | "counter";
  readonly tentative: boolean;
}

export interface OfferStudy {
  readonly ladder: readonly Rung[];
  readonly positions: readonly Position[];
  /** Answers by the offer's event number, in order. */
  readonly answersTo: ReadonlyMap<number, readonly Answer[]>;
}

/** Follows what was put on the table. Cost: linear in the events that carry terms. */
export function studyOffers(events: Journal, index: CaseIndex, numberOf = numberEvents(events)): OfferStudy {
  const ladder: Rung[] = [];
  const answersTo = new Map<number, Answer[]>();
  const spoken = new LastWords();
  events.forEach((event, i) => {
    const type = rungType(event);
    if (!type) return;
    const parties = partiesOf(event, index);
    const party = parties[0];
    const about = aboutOf(event, numberOf);
    const terms = termsOf(event, index);
    const replaced = event.type === "offer" && event.replaces !== undefined ? numberOf.get(event.replaces) : undefined;
    const before = replaced === undefined ? spoken.last(party, event.channel) : spoken.at(replaced);
    const rung = new Step({ event: i, type, party, parties, about, terms }, before, index);
    ladder.push(rung);
    if (terms.size > 0) spoken.add(rung, event.channel);
    if (event.type === "response" && about !== undefined) {
      const answers = answersTo.get(about) ?? [];
      answers.push({ event: i, party, answer: event.answer, tentative: event.tentative === true });
      answersTo.set(about, answers);
    }
  });
  let positions: readonly Position[] | undefined;
  return {
    ladder,
    answersTo,
    get positions() {
      return (positions ??= positionsOf(ladder));
    },
  };
}

const NO_MOVES: readonly Move[] = [];

/** A rung that works out what moved when it is asked: a long ladder is seldom looked at whole. */
class Step implements Rung {
  readonly event: number;
  readonly type: Rung["type"];
  readonly party: number | undefined;
  readonly parties: readonly number[];
  readonly about: number | undefined;
  readonly terms: Rung["terms"];
  readonly #before: Rung | undefined;
  readonly #index: CaseIndex;
  #moved: readonly Move[] | undefined;

  constructor({ event, type, party, parties, about, terms }: Omit<Rung, "from" | "moved">, before: Rung | undefined, index: CaseIndex) {
    this.event = event;
    this.type = type;
    this.party = party;
    this.parties = parties;
    this.about = about;
    this.terms = terms;
    this.#before = before;
    this.#index = index;
  }

  get from(): number | undefined {
    return this.#before?.event;
  }

  get moved(): readonly Move[] {
    const before = this.#before;
    this.#moved ??= before && this.terms.size > 0 ? movesBetween(before.terms, this.terms, this.#index) : NO_MOVES;
    return this.#moved;
  }
}

/** Each party's last word that carried terms: in a channel, or else in any. */
class LastWords {
  readonly #byEvent = new Map<number, Rung>();
  readonly #inChannel = new Map<string | undefined, Map<number, Rung>>();
  readonly #anywhere = new Map<number, Rung>();

  add(rung: Rung, channel: string | undefined): void {
    this.#byEvent.set(rung.event, rung);
    const here = this.#inChannel.get(channel) ?? new Map<number, Rung>();
    this.#inChannel.set(channel, here);
    for (const party of rung.parties) {
      this.#anywhere.set(party, rung);
      here.set(party, rung);
    }
  }

  at(event: number): Rung | undefined {
    return this.#byEvent.get(event);
  }

  last(party: number | undefined, channel: string | undefined): Rung | undefined {
    if (party === undefined) return undefined;
    return this.#inChannel.get(channel)?.get(party) ?? this.#anywhere.get(party);
  }
}

function rungType(event: EventDraft): Rung["type"] | undefined {
  if (event.type === "offer" || event.type === "response" || event.type === "withdrawal" || event.type === "agreement") return event.type;
  return event.type === "statement" && event.terms ? "statement" : undefined;
}

/** Who is bound by it: of an agreement all that made it, of the rest the party that spoke first. */
function partiesOf(event: EventDraft, index: CaseIndex): number[] {
  const parties: number[] = [];
  const actors = event.type === "agreement" ? [...(event.by ?? []), ...(event.to ?? [])] : (event.by ?? []);
  for (const actor of actors) {
    const party = index.partyOf(actor);
    if (party === undefined || parties.includes(party)) continue;
    parties.push(party);
    if (event.type !== "agreement") break;
  }
  return parties;
}

function aboutOf(event: EventDraft, numberOf: EventNumber): number | undefined {
  if (event.type === "response") return numberOf.get(event.answers);
  if (event.type === "withdrawal") return numberOf.get(event.withdraws);
  if (event.type === "agreement" && event.settles !== undefined) return numberOf.get(event.settles);
  return undefined;
}

const NO_TERMS: ReadonlyMap<string, Term> = new Map();

function termsOf(event: EventDraft, index: CaseIndex): ReadonlyMap<string, Term> {
  const draft: TermsDraft | undefined = "terms" in event ? event.terms : undefined;
  if (!draft) return NO_TERMS;
  const terms = new Map<string, Term>();
  for (const [id, term] of Object.entries(draft)) {
    const issue = index.issue.get(id);
    if (issue) terms.set(id, readTerm(term, issue));
  }
  return terms;
}

/** What moved between two packages, in the case's order of issues. */
export function movesBetween(before: ReadonlyMap<string, Term>, after: ReadonlyMap<string, Term>, index: CaseIndex): Move[] {
  const moves: Move[] = [];
  for (const [id, issue] of index.issue) {
    const was = before.get(id);
    const became = after.get(id);
    const change = changeOf(was, became, issue);
    if (change) moves.push({ issue: id, was, became, change });
  }
  return moves;
}

function changeOf(was: Term | undefined, became: Term | undefined, issue: Issue): Move["change"] | undefined {
  if (!became) return was ? "dropped" : undefined;
  if (was && isSameTerm(was, became)) return undefined;
  if (became.kind === "open") return was?.kind === "open" ? "qualified" : "opened";
  if (became.kind === "unspecified" || became.kind === "ruled-out") return was?.kind === became.kind ? "qualified" : became.kind;
  if (!was) return "added";
  if (was.kind === "amount" && became.kind === "amount") {
    const shift = became.atLeast - was.atLeast || became.atMost - was.atMost;
    return shift > 0 ? "more" : shift < 0 ? "less" : "qualified";
  }
  if (was.kind === "option" && became.kind === "option") {
    if (was.options.join() === became.options.join()) return "qualified";
    if (issue.kind !== "scale") return "other";
    const rank = (term: typeof was): number => issue.options.findIndex((option) => option.id === term.options[0]);
    const shift = rank(became) - rank(was);
    return shift > 0 ? "more" : shift < 0 ? "less" : "other";
  }
  return "other";
}

function isSameTerm(a: Term, b: Term): boolean {
  if (a.kind !== b.kind || a.phase !== b.phase || a.condition !== b.condition || a.note !== b.note) return false;
  if (a.kind === "amount" && b.kind === "amount") return a.atLeast === b.atLeast && a.atMost === b.atMost && a.about === b.about;
  return !(a.kind === "option" && b.kind === "option") || a.options.join() === b.options.join();
}

function positionsOf(ladder: readonly Rung[]): Position[] {
  type Held = { -readonly [Key in keyof Position]: Position[Key] };
  const positions: Held[] = [];
  /** By party and issue, what is held and not yet ended. */
  const open = new Map<number, Map<string, Held>>();
  for (const rung of ladder) {
    if (rung.type === "withdrawal") {
      for (const byIssue of open.values()) {
        for (const [issue, held] of byIssue) {
          if (held.from !== rung.about) continue;
          held.until = rung.event;
          byIssue.delete(issue);
        }
      }
      continue;
    }
    for (const party of rung.parties) {
      const byIssue = open.get(party) ?? new Map<string, Held>();
      open.set(party, byIssue);
      for (const [issue, term] of rung.terms) {
        const before = byIssue.get(issue);
        if (before) before.until = rung.event;
        const position: Held = { issue, party, term, from: rung.event, until: undefined };
        byIssue.set(issue, position);
        positions.push(position);
      }
    }
  }
  return positions;
}
