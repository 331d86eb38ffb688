import { PUBLIC } from "../../src/case/vocabulary.ts";
import type { EventDraft, EventType } from "../../src/journal/event.ts";
import { seesField, type Sight } from "../../src/study/lens.ts";
import type { Study } from "../../src/study/study.ts";

/** Stands for a party where an event names none. */
export const NO_PARTY = -1;

/**
 * What a party does in an event; `source` is not in it at all: what a leak or an interception carried off came from its lane.
 */
export type Role = "acts" | "receives" | "carries" | "present" | "source";

export interface Part {
  readonly party: number;
  readonly role: Role;
}

const FIELDS_OF_PARTS = ["by", "to", "through", "present"] as const;

/** Who did what in an event, each party once, as far as a sight takes that in. */
export function partsOf(study: Study, draft: EventDraft, sight: Sight): Part[] {
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

/** Ids of the people named in an event, as far as a sight takes that in. */
export function peopleOf(study: Study, draft: EventDraft, sight: Sight): string[] {
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

/** The party in whose lane and colour an event's glyph stands: who acted, else the first named. */
export function primaryPart(event: { readonly parts: readonly Part[] }): Part | undefined {
  return event.parts.find((part) => part.role === "acts") ?? event.parts.find((part) => part.role !== "source") ?? event.parts[0];
}
