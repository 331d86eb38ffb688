import type { Study } from "../../../src/study/study.ts";
import { EVENT_TYPES } from "../../../src/journal/vocabulary.ts";
import { TYPE_NAMES } from "../../words/names.ts";
import type { SeenEvent } from "./seen.ts";

export const FACETS = ["channels", "parties", "people", "types"] as const;
export type Facet = (typeof FACETS)[number];

/** What is let through, by facet; an empty set lets everything through. */
export type Filters = Readonly<Record<Facet, ReadonlySet<string>>>;

/** Stands among the channels for events of which no channel is known. */
export const NO_CHANNEL = "none";

export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

export function parseFilters(params: Readonly<Record<string, string>>): Filters {
  const read = (facet: Facet): ReadonlySet<string> => new Set((params[`tl-${facet}`] ?? "").split(",").filter(Boolean));
  return { channels: read("channels"), parties: read("parties"), people: read("people"), types: read("types") };
}

/** The URL's parameter for a facet; undefined where nothing is chosen. */
export function printFacet(chosen: ReadonlySet<string>): string | undefined {
  return chosen.size === 0 ? undefined : [...chosen].sort().join(",");
}

export function isFiltering(filters: Filters): boolean {
  return FACETS.some((facet) => filters[facet].size > 0);
}

export function applyFilters(study: Study, events: readonly SeenEvent[], filters: Filters): readonly SeenEvent[] {
  if (!isFiltering(filters)) return events;
  const asked = FACETS.filter((facet) => filters[facet].size > 0);
  return events.filter((seen) => asked.every((facet) => valuesOf(study, seen, facet).some((value) => filters[facet].has(value))));
}

/** What can be chosen in each facet and how many of these events each choice holds. Cost: linear. */
export function choicesOf(study: Study, events: readonly SeenEvent[]): Readonly<Record<Facet, readonly Choice[]>> {
  const counts: Record<Facet, Map<string, number>> = {
    channels: new Map(),
    parties: new Map(),
    people: new Map(),
    types: new Map(),
  };
  for (const seen of events) {
    for (const facet of FACETS) {
      for (const value of valuesOf(study, seen, facet)) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
    }
  }
  const choices = (facet: Facet, names: Iterable<readonly [string, string]>): Choice[] =>
    [...names].map(([id, name]) => ({ id, name, count: counts[facet].get(id) ?? 0 }));
  const { index } = study;
  const used = (choice: Choice): boolean => choice.count > 0;
  return {
    channels: choices("channels", [...[...index.channel.values()].map(({ id, name }) => [id, name] as const), [NO_CHANNEL, "channel not known"]]),
    parties: choices("parties", index.parties.map(({ id, name }) => [id, name])),
    people: choices("people", [...index.person.values()].map(({ id, name }) => [id, name])).filter(used),
    types: choices("types", EVENT_TYPES.map((type) => [type, TYPE_NAMES[type]])).filter(used),
  };
}

function valuesOf(study: Study, seen: SeenEvent, facet: Facet): readonly string[] {
  if (facet === "channels") return [seen.channel ?? NO_CHANNEL];
  if (facet === "types") return [seen.type];
  if (facet === "people") return seen.people;
  return seen.parts.filter((part) => part.role !== "source").map((part) => study.index.parties[part.party]?.id ?? "");
}
