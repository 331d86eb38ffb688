import type { EventDraft, EventField, EventType, Standing } from "../../../src/journal/event.ts";
import { TIME_BASES } from "../../../src/study/chronology.ts";
import { type Lens, type Sight, seesField, sightOf } from "../../../src/study/lens.ts";
import type { Study } from "../../../src/study/study.ts";
import { PUBLIC } from "../../../src/case/vocabulary.ts";
import { printSeenTitle } from "../../words/titles.ts";

/**
 * What a party does in an event; `source` is not in it at all: what a leak or an interception carried off came from its lane.
 */
export type Role = "acts" | "receives" | "carries" | "present" | "source";

export interface Part {
  readonly party: number;
  readonly role: Role;
}

/** How the time is known: to the moment, as a stretch, only by order, or (through the lens) not at all. */
type Timing = "stretch" | "counted" | "ordered" | "hidden";

export type Answer = "accept" | "reject" | "reserve" | "counter";

/** One event as the lens lets it be seen: what the lens hides is not in here. */
export interface SeenEvent {
  readonly event: number;
  readonly type: EventType;
  readonly title: string;
  /** Known in part only: what has no field of its own (an outcome, a limit, what it revealed) is hidden with the rest. */
  readonly inPart: boolean;
  /** Particulars that the lens hides, where it hides any. */
  readonly hidden: readonly EventField[];
  readonly parts: readonly Part[];
  readonly people: readonly string[];
  /** Id of the channel; undefined where the record (or the lens) does not say. */
  readonly channel: string | undefined;
  readonly startMs: number;
  readonly endMs: number;
  readonly timing: Timing;
  readonly soft: boolean;
  readonly standing: Standing;
  /** Within the stretch in which it may or may not have been so yet. */
  readonly possible: boolean;
  readonly answer: Answer | undefined;
  /** Approval or ratification: given or refused. */
  readonly given: boolean | undefined;
  /** Events that became known through this one, by number. */
  readonly reveals: readonly number[];
  /** Where it stands in the order: the journal's, or just before what told of it where its time is not known. */
  readonly order: number;
}

export interface Seen {
  readonly events: readonly SeenEvent[];
  /** Events of the record that the lens does not show. */
  readonly left: number;
}

const FIELDS_OF_PARTS = ["by", "to", "through", "present"] as const;

/** The record through a lens, in order. Cost: linear in the events and those named in them. */
export function seeEvents(study: Study, lens: Lens): Seen {
  const events: SeenEvent[] = [];
  study.record.events.forEach((draft, event) => {
    const sight = sightOf(study, lens, event);
    if (sight) events.push(see(study, draft, event, sight));
  });
  if (lens.party !== undefined) events.sort((a, b) => a.order - b.order);
  return { events: events.map((seen) => withSource(study, lens, seen)), left: study.record.events.length - events.length };
}

function see(study: Study, draft: EventDraft, event: number, sight: Sight): SeenEvent {
  const { chronology, eventNumber } = study;
  const knowsWhen = seesField(sight, "at");
  const via = sight.knowing?.via ?? event;
  const basis = TIME_BASES[chronology.basis[event] ?? 0];
  const hidden = sight.fields === undefined ? [] : hiddenOf(draft, sight);
  const reveals = sight.fields === undefined && "reveals" in draft && draft.reveals ? draft.reveals : [];
  return {
    event,
    type: draft.type,
    title: printSeenTitle(draft, sight),
    inPart: sight.fields !== undefined,
    hidden,
    parts: partsOf(study, draft, sight),
    people: peopleOf(study, draft, sight),
    channel: seesField(sight, "channel") ? draft.channel : undefined,
    startMs: knowsWhen ? (chronology.startMs[event] ?? -Infinity) : -Infinity,
    endMs: knowsWhen ? (chronology.endMs[event] ?? Infinity) : (chronology.endMs[via] ?? Infinity),
    timing: knowsWhen ? (basis === "dated" || basis === undefined ? "stretch" : basis) : "hidden",
    soft: knowsWhen && chronology.soft[event] === 1,
    standing: standingOf(study, draft),
    possible: sight.certainty === "possible",
    answer: draft.type === "response" && seesField(sight, "answer") ? draft.answer : undefined,
    given: sight.fields === undefined && (draft.type === "approval" || draft.type === "ratification") ? draft.given : undefined,
    reveals: reveals.map((item) => eventNumber.get(typeof item === "string" ? item : item.event)).filter((item) => item !== undefined),
    order: knowsWhen ? event : via - 0.5,
  };
}

function hiddenOf(draft: EventDraft, sight: Sight): EventField[] {
  const fields: readonly EventField[] = ["at", "place", "channel", "by", "to", "through", "present", "about", "terms", "answer", "facts"];
  return fields.filter((field) => (field in draft || (field === "at" && draft.after)) && !seesField(sight, field));
}

function partsOf(study: Study, draft: EventDraft, sight: Sight): Part[] {
  const roles = new Map<number, Role>();
  for (const field of FIELDS_OF_PARTS) {
    if (!seesField(sight, field)) continue;
    for (const actor of actorsIn(draft, field)) {
      const party = actor === PUBLIC ? undefined : study.index.partyOf(actor);
      if (party !== undefined && !roles.has(party)) roles.set(party, roleIn(draft.type, field));
    }
  }
  return [...roles].map(([party, role]) => ({ party, role }));
}

function roleIn(type: EventType, field: (typeof FIELDS_OF_PARTS)[number]): Role {
  if (field === "by" || (type === "meeting" && field === "present")) return "acts";
  return field === "to" ? "receives" : field === "through" ? "carries" : "present";
}

function peopleOf(study: Study, draft: EventDraft, sight: Sight): string[] {
  const people = new Set<string>();
  for (const field of FIELDS_OF_PARTS) {
    if (!seesField(sight, field)) continue;
    for (const actor of actorsIn(draft, field)) if (study.index.person.has(actor)) people.add(actor);
  }
  return [...people];
}

const NOBODY: readonly string[] = [];

function actorsIn(draft: EventDraft, field: (typeof FIELDS_OF_PARTS)[number]): readonly string[] {
  if (field === "by" || field === "present") return draft[field] ?? NOBODY;
  if (field === "to") return "to" in draft ? (draft.to ?? NOBODY) : NOBODY;
  return "through" in draft ? (draft.through ?? NOBODY) : NOBODY;
}

/** A leak or an interception gets the lanes it carried knowledge out of: those of the last event it revealed. */
function withSource(study: Study, lens: Lens, seen: SeenEvent): SeenEvent {
  if (seen.type !== "leak" && seen.type !== "interception") return seen;
  const source = seen.reveals.at(-1);
  const draft = source === undefined ? undefined : study.record.events[source];
  const sight = source === undefined ? undefined : sightOf(study, lens, source);
  if (!draft || !sight) return seen;
  const taken = new Set(seen.parts.map((part) => part.party));
  const from = partsOf(study, draft, sight).filter((part) => !taken.has(part.party) && part.role !== "carries");
  return from.length === 0 ? seen : { ...seen, parts: [...seen.parts, ...from.map(({ party }) => ({ party, role: "source" as const }))] };
}

const BY_STRENGTH: readonly Standing[] = ["fact", "belief", "allegation", "denial", "no-comment"];

/**
 * The strongest standing that an account vouches for. A copy that states as fact what its source only believes adds
 * nothing, so accounts that descend from others count only where no other asserts the event.
 */
function standingOf(study: Study, draft: EventDraft): Standing {
  let best = Infinity;
  let copied = Infinity;
  for (const report of draft.reports) {
    const strength = BY_STRENGTH.indexOf(report.standing);
    if (study.voices.lineages.get(report.account)?.copyOf === undefined) best = Math.min(best, strength);
    else copied = Math.min(copied, strength);
  }
  const asserted = best <= BY_STRENGTH.indexOf("allegation") ? best : Math.min(best, copied);
  return BY_STRENGTH[asserted] ?? "fact";
}

/** The party whose lane holds the event's own glyph: who acted, else the first named. */
export function primaryPart(seen: Pick<SeenEvent, "parts">): Part | undefined {
  return seen.parts.find((part) => part.role === "acts") ?? seen.parts.find((part) => part.role !== "source") ?? seen.parts[0];
}

/** Deadlines that pass and turning points cut through every lane. */
export function isVertical(type: EventType): boolean {
  return type === "deadline-lapsed" || type === "turning-point";
}
