import { Fault, refuse, type Result } from "../../base/fault.ts";
import { parseEdtf } from "../../case/edtf.ts";
import type { EventId } from "../../case/ids.ts";
import type { Decision, DecisionOf, DeskAct } from "./decision.ts";
import { type DeskEntry, type DeskState, findEntry, freeId, neededBy, newReportsOf } from "./desk.ts";

type Asked<A extends DeskAct["act"]> = Extract<DeskAct, { act: A }>;

/**
 * The decision an act comes to, where it changes no file of the case: all but accept and undo.
 * Faults: `desk/unknown-item`, `desk/accepted`, `desk/rejected`, `desk/nothing-to-do`, `desk/reports`, `time/*`.
 */
export function decide(
  state: DeskState, asked: Asked<"reject"> | Asked<"edit"> | Asked<"merge"> | Asked<"split">, number: number,
): Result<Decision> {
  const common = { version: 1, number } as const;
  switch (asked.act) {
    case "reject":
      return onOpen(state, asked.item, ({ mark, state: is }) =>
        is === "rejected" ? refuse(nothing("it is rejected already")) : made({ ...common, act: "reject", item: mark }));
    case "edit":
      return onOpen(state, asked.item, ({ mark }) => {
        const time = typeof asked.set.at === "string" ? parseEdtf(asked.set.at) : undefined;
        if (time?.ok === false) return time;
        if (Object.keys(asked.set).length === 0) return refuse(nothing("no field is named"));
        return made({ ...common, act: "edit", item: mark, set: asked.set });
      });
    case "merge":
      return decideMerge(state, asked, number);
    case "split":
      return onOpen(state, asked.item, ({ mark, id }) => {
        const passages = [...new Set(asked.reports)].sort((a, b) => a - b).flatMap((i) => mark.passages[i] ?? []);
        if (passages.length !== new Set(asked.reports).size || passages.length === mark.passages.length) {
          const detail = `“${id}” has ${mark.passages.length} reports; at least one of them stays`;
          return refuse(new Fault({ code: "desk/reports", detail, hint: "they are numbered from 0" }));
        }
        return made({ ...common, act: "split", item: mark, passages, into: freeId(id, state) });
      });
  }
}

function decideMerge(state: DeskState, { items }: Asked<"merge">, number: number): Result<Decision> {
  const found: DeskEntry[] = [];
  for (const id of items) {
    const entry = findEntry(state, id);
    if (!entry) return refuse(unknownItem(id));
    if (entry.state === "rejected") return refuse(rejected(id));
    // The first may have its event already: it then has further reports for it.
    if (entry.state === "accepted" && found.length > 0) return refuse(accepted(id));
    if (!found.includes(entry)) found.push(entry);
  }
  if (found.length < 2) return refuse(nothing("these are one already"));
  return made({ version: 1, number, act: "merge", items: found.map(({ mark }) => mark) });
}

/**
 * What is accepted with an item: the offer it speaks of first, where that is not accepted yet, then itself.
 * Faults: `desk/unknown-item`, `desk/rejected`, `desk/nothing-to-do`.
 */
export function toAccept(state: DeskState, id: EventId): Result<readonly DeskEntry[]> {
  const entry = findEntry(state, id);
  if (!entry) return refuse(unknownItem(id));
  if (entry.state === "accepted" && newReportsOf(entry).length === 0) return refuse(nothing("its event has all its reports already"));
  const first = neededBy(state, entry);
  if (first?.state === "rejected") {
    const detail = `“${id}” speaks of “${first.id}”, which was rejected`;
    return refuse(new Fault({ code: "desk/rejected", detail, hint: "accept that first, or edit what this one answers" }));
  }
  return { ok: true, value: first ? [first, entry] : [entry] };
}

/**
 * The decision that an undo takes back: the one named, or the last that stands. One on which a later one rests has to
 * wait. Faults: `desk/nothing-to-do`, `desk/unknown-decision`, `desk/later-decision`.
 */
export function toUndo({ standing }: DeskState, asked: Asked<"undo">): Result<Exclude<Decision, DecisionOf<"undo">>> {
  const at = asked.decision === undefined
    ? standing.length - 1
    : standing.findIndex(({ decision }) => decision.number === asked.decision);
  const found = standing[at];
  if (!found || found.decision.act === "undo") {
    if (asked.decision === undefined) return refuse(nothing("nothing has been decided, or all of it was taken back"));
    const detail = `there is no decision ${asked.decision} that stands`;
    return refuse(new Fault({ code: "desk/unknown-decision", detail }));
  }
  const later = standing.slice(at + 1).find(({ items }) => items.some((id) => found.items.includes(id)));
  if (later) {
    const detail = `decision ${later.decision.number} (${later.decision.act}) rests on this one`;
    return refuse(new Fault({ code: "desk/later-decision", detail, hint: "take that one back first" }));
  }
  return { ok: true, value: found.decision };
}

function onOpen(state: DeskState, id: EventId, then: (entry: DeskEntry) => Result<Decision>): Result<Decision> {
  const entry = findEntry(state, id);
  if (!entry) return refuse(unknownItem(id));
  return entry.state === "accepted" ? refuse(accepted(id)) : then(entry);
}

function made(value: Decision): Result<Decision> {
  return { ok: true, value };
}

function unknownItem(id: string): Fault {
  return new Fault({ code: "desk/unknown-item", detail: `there is no candidate “${id}” on the desk` });
}

function accepted(id: string): Fault {
  return new Fault({ code: "desk/accepted", detail: `“${id}” stands in the journal`, hint: "undo its acceptance first" });
}

function rejected(id: string): Fault {
  return new Fault({ code: "desk/rejected", detail: `“${id}” was rejected`, hint: "undo that first" });
}

function nothing(detail: string): Fault {
  return new Fault({ code: "desk/nothing-to-do", detail });
}
