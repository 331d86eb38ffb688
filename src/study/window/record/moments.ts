import { printEdtf } from "../../../case/edtf.ts";
import { TIME_BASES } from "../../chronology.ts";
import type { Study } from "../../study.ts";
import type { TableAt } from "./acts.ts";
import type { MandateAt } from "./mandates.ts";
import type { Act, Moment } from "../problem.ts";
import { segmentAt } from "./segments.ts";

const DAY_MS = 86_400_000;

export interface MomentsFrom {
  readonly study: Study;
  readonly acts: readonly Act[];
  readonly tables: readonly TableAt[];
  /** By party of the problem: the events that begin its segments. */
  readonly turns: readonly (readonly number[])[];
  /** By party of the problem. */
  readonly mandates: readonly (readonly MandateAt[])[];
  readonly notes: string[];
}

/**
 * The moments of a record in journal order: one at every act, every turn of any party, every change of a mandate, and
 * every event that may move the table, lapsed deadlines included. `startMs` and `endMs` are the stretch in which the
 * event that began the moment may have happened, no further out than the record's dates. Cost: moments × parties.
 */
export function momentsOf({ study, acts, tables, turns, mandates, notes }: MomentsFrom): Moment[] {
  const events = new Set([...acts.map(({ event }) => event), ...tables.map(({ event }) => event), ...turns.flat()]);
  for (const states of mandates) for (const { event } of states) if (event >= 0) events.add(event);
  if (events.size === 0 && study.record.events.length > 0) events.add(0);
  const putBy = new Map<number, number>();
  acts.forEach(({ event, kind }, i) => {
    if ((kind === "offer" || kind === "ultimatum" || kind === "accept") && !putBy.has(event)) putBy.set(event, i);
  });
  let table = -1;
  const at = mandates.map(() => 0);
  return [...events].sort((a, b) => a - b).map((event) => {
    while ((tables[table + 1]?.event ?? Infinity) <= event) table++;
    mandates.forEach((states, party) => {
      while ((states[(at[party] ?? 0) + 1]?.event ?? Infinity) <= event) at[party] = (at[party] ?? 0) + 1;
    });
    const top = tables[table]?.top;
    const states = mandates.map((all, party) => all[at[party] ?? 0]);
    for (const state of states) if (state?.note !== undefined) notes.push(state.note);
    return {
      event,
      ...timeOf(study, event),
      segments: turns.map((own) => segmentAt(own, event)),
      mandates: states.map((state) => state?.state ?? { kind: "free" }),
      table: top?.levels,
      tableAct: top && putBy.get(top.event),
    };
  });
}

/** As the account dates it, or as worked out; where nothing bounds it on either side, by what went before it. */
function timeOf({ record, chronology }: Study, event: number): Pick<Moment, "at" | "startMs" | "endMs"> {
  const [startMs, endMs] = [chronology.startMs[event] ?? -Infinity, chronology.endMs[event] ?? Infinity];
  // A stretch worked out from "about a week after" ends at no hour in particular.
  const unit = endMs - startMs >= 2 * DAY_MS ? DAY_MS : 1;
  const worked = printEdtf(Math.floor(startMs / unit) * unit, Math.ceil(endMs / unit) * unit);
  const written = TIME_BASES[chronology.basis[event] ?? 0] === "dated" ? record.events[event]?.at : undefined;
  const before = record.events[event - 1]?.title;
  const at = written ?? worked ?? (before === undefined ? "at first" : `after “${before}”`);
  return { at, startMs: Math.max(startMs, chronology.firstMs), endMs: Math.min(endMs, chronology.lastMs) };
}
