import type { How } from "../../../src/study/knowledge.kernel.ts";
import type { Lens } from "../../../src/study/lens.ts";
import type { Study } from "../../../src/study/study.ts";
import { FIELD_WORDS, HOW_WORDS, partyShort } from "../../words/names.ts";
import { printEventTime } from "../../words/time.ts";
import { type Cell, type KnownCell, lagOf, LATER, printLag } from "./cells.ts";

/** One word or two under the mark of a cell. */
export const HOW_SHORT: Readonly<Record<How, string>> = {
  present: "took part", told: "told", relayed: "by relay", leaked: "leak", intercepted: "intercepted", public: "public", unstated: "not said how",
};

export function nameOf(study: Study, party: number): string {
  return study.index.parties[party]?.name ?? "";
}

/** What of an event a party knew: all of it, that it happened, or which particulars. */
export function printFields(cell: KnownCell): string {
  if (cell.fields === undefined) return cell.partAtFirst ? "in part at first" : "";
  if (cell.fields.length === 0) return "only that it happened";
  return `in part: ${cell.fields.map((field) => FIELD_WORDS[field]).join(", ")}`;
}

export function printSince(study: Study, lens: Lens, event: number, cell: KnownCell): string {
  const lag = printLag(lagOf(study, lens, event, cell.via), event === cell.via);
  return cell.byThen && event !== cell.via && lag !== LATER ? `by ${lag}` : lag;
}

/** `since 3 Mar 2025`, `by 13 Apr 2025`: when somebody knew, from the event through which. */
export function printSinceWhen(study: Study, via: number, byThen: boolean): string {
  const time = printEventTime(study, via);
  return /^(by|from|time|known) /.test(time) ? time : `${byThen ? "by" : "since"} ${time}`;
}

/** A cell in full, for those who do not see it. */
export function printCell(study: Study, lens: Lens, event: number, party: number, cell: Cell): string {
  const who = partyShort(study.index, party);
  switch (cell.state) {
    case "silent":
      return `${who}: the record does not say that it knew`;
    case "hidden":
      return `${who}: whether it knew is not known to ${partyShort(study.index, lens.party ?? -1)}`;
    case "not-yet":
      return `${who}: did not know yet; learned ${printEventTime(study, cell.via)}`;
    case "known":
      return [
        `${who}: knew ${printSinceWhen(study, cell.via, cell.byThen)} (${printLag(lagOf(study, lens, event, cell.via), event === cell.via)})`,
        HOW_WORDS[cell.how], printFields(cell), cell.certainty === "possible" ? "possibly not yet" : "",
      ].filter(Boolean).join(", ");
  }
}
