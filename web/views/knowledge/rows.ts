import type { EventDraft } from "../../../src/journal/event.ts";
import { type Lens, seesField, type Sight, sightOf } from "../../../src/study/lens.ts";
import type { Study } from "../../../src/study/study.ts";
import { utcFormat } from "d3-time-format";
import { cellOf } from "./cells.ts";

/** What the reader asked to see; kept in the URL. */
export interface Filters {
  readonly type: string;
  /** Id of a person or party that figures in the event. */
  readonly who: string;
  readonly closedOnly: boolean;
  readonly gapsOnly: boolean;
}

export function filtersFrom(params: Readonly<Record<string, string>>): Filters {
  return {
    type: params["kn-type"] ?? "",
    who: params["kn-who"] ?? "",
    closedOnly: params["kn-closed"] === "1",
    gapsOnly: params["kn-gaps"] === "1",
  };
}

export interface Seen {
  /** Events the lens lets through, by number, in journal order. */
  readonly seen: readonly number[];
  /** Those of them that the filters leave. */
  readonly shown: readonly number[];
}

/** Cost: linear in events × parties. */
export function selectEvents(study: Study, lens: Lens, filters: Filters): Seen {
  const { events } = study.record;
  const party = filters.who === "" ? undefined : study.index.partyNumber.get(filters.who);
  const seen: number[] = [];
  const shown: number[] = [];
  events.forEach((event, i) => {
    const sight = sightOf(study, lens, i);
    if (!sight) return;
    seen.push(i);
    if (filters.type !== "" && event.type !== filters.type) return;
    if (filters.closedOnly && !(seesField(sight, "channel") && isClosed(study, event))) return;
    if (filters.who !== "" && !actorsOf(event, sight).some((actor) => actor === filters.who || (party !== undefined && study.index.partyOf(actor) === party))) return;
    if (filters.gapsOnly && study.index.parties.every((_, other) => cellOf(study, lens, i, other).state === "known")) return;
    shown.push(i);
  });
  return { seen, shown };
}

function isClosed(study: Study, event: EventDraft): boolean {
  const secrecy = event.channel === undefined ? undefined : study.index.channel.get(event.channel)?.secrecy;
  return secrecy === "secret" || secrecy === "confidential";
}

/** Who figures in an event, as far as a sight takes that in. */
function actorsOf(event: EventDraft, sight: Sight): readonly string[] {
  return [
    ...(seesField(sight, "by") ? (event.by ?? []) : []),
    ...(seesField(sight, "present") ? (event.present ?? []) : []),
    ...("through" in event && seesField(sight, "through") ? (event.through ?? []) : []),
    ...("to" in event && seesField(sight, "to") ? (event.to ?? []) : []),
  ];
}

export type Row = { readonly kind: "heading"; readonly title: string } | { readonly kind: "event"; readonly event: number };

const DAY_MS = 86_400_000;
const asDay = utcFormat("%A, %-d %B %Y");
const asMonth = utcFormat("%B %Y");

/** Events under headings: days where the whole record is shorter than six weeks, else months. */
export function groupRows(study: Study, lens: Lens, events: readonly number[]): Row[] {
  const { startMs, firstMs, lastMs } = study.chronology;
  const format = lastMs - firstMs <= 45 * DAY_MS ? asDay : asMonth;
  const rows: Row[] = [];
  let latest = -Infinity;
  let title: string | undefined;
  for (const event of events) {
    const sight = sightOf(study, lens, event);
    const start = sight && seesField(sight, "at") ? (startMs[event] ?? -Infinity) : -Infinity;
    // An event that may be earlier than its place in the journal, or whose time is hidden, stays with its neighbours.
    if (start > latest) latest = start;
    const next = Number.isFinite(latest) ? format(new Date(latest)) : "Time not known";
    if (next !== title) rows.push({ kind: "heading", title: next });
    title = next;
    rows.push({ kind: "event", event });
  }
  return rows;
}
