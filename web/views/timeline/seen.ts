import type { EventDraft, EventField, EventType, Standing } from "../../../src/journal/event.ts";
import { TIME_BASES } from "../../../src/study/chronology.ts";
import { type Lens, type Sight, seesField, sightOf } from "../../../src/study/lens.ts";
import type { Study } from "../../../src/study/study.ts";
import type { Answer } from "../../marks/glyphs.tsx";
import { type Part, partsOf, peopleOf } from "../../words/parts.ts";
import { standingOf } from "../../words/standing.ts";
import { printSeenTitle } from "../../words/titles.ts";

/** How the time is known: to the moment, as a stretch, only by order, or (through the lens) not at all. */
type Timing = "stretch" | "counted" | "ordered" | "hidden";

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

/** Deadlines that pass and turning points cut through every lane. */
export function isVertical(type: EventType): boolean {
  return type === "deadline-lapsed" || type === "turning-point";
}
