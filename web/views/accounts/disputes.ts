import type { EventField } from "../../../src/journal/event.ts";
import type { Disagreement } from "../../../src/study/disagreements.ts";
import { type Lens, seesField, sightOf } from "../../../src/study/lens.ts";
import type { Study } from "../../../src/study/study.ts";

/** Disagreements of one event, in the order found. */
export interface Dispute {
  readonly event: number;
  readonly on: readonly Disagreement[];
}

export interface DisputeFilter {
  /** A field of the event (`terms` for every issue), `standing` or `happened`; undefined: any. */
  readonly field: string | undefined;
  /** An account that gives one of the values. */
  readonly account: string | undefined;
  readonly independent: boolean;
}

export const headOf = (field: string): string => field.split(".", 1)[0] ?? field;

/** The disagreements that the lens shows: those on particulars that the party knew. Cost: linear in them. */
export function seeDisagreements(study: Study, lens: Lens): Disagreement[] {
  return study.disagreements.filter(({ event, field }) => {
    const sight = sightOf(study, lens, event);
    const head = headOf(field);
    return sight !== undefined && (head === "standing" || head === "happened" || seesField(sight, head as EventField));
  });
}

/** Those that pass the filter, by event. */
export function groupDisputes(seen: readonly Disagreement[], filter: DisputeFilter): Dispute[] {
  const disputes: { event: number; on: Disagreement[] }[] = [];
  for (const item of seen) {
    if (filter.independent && !item.independent) continue;
    if (filter.field !== undefined && headOf(item.field) !== filter.field) continue;
    if (filter.account !== undefined && !item.values.some(({ accounts }) => accounts.includes(filter.account ?? ""))) continue;
    const last = disputes.at(-1);
    if (last?.event === item.event) last.on.push(item);
    else disputes.push({ event: item.event, on: [item] });
  }
  return disputes;
}
