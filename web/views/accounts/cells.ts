import type { EventDraft, Standing } from "../../../src/journal/event.ts";
import type { Voices } from "../../../src/study/voices.ts";
import { STANDING_WORDS } from "../../words/names.ts";

/** One account's word on one event. */
export interface Cell {
  /** Its reports, by number within the event. */
  readonly reports: readonly number[];
  /** How they put it, each standing once. */
  readonly standings: readonly Standing[];
  /** It gives a value of its own for some particular. */
  readonly differs: boolean;
}

/** The cells of one row by account id; an account that is silent has none. */
export function cellsOf(event: EventDraft): ReadonlyMap<string, Cell> {
  const cells = new Map<string, { reports: number[]; standings: Standing[]; differs: boolean }>();
  event.reports.forEach(({ account, standing, says }, i) => {
    const cell = cells.get(account) ?? { reports: [], standings: [], differs: false };
    if (says && Object.keys(says).length > 0) cell.differs = true;
    cell.reports.push(i);
    if (!cell.standings.includes(standing)) cell.standings.push(standing);
    cells.set(account, cell);
  });
  return cells;
}

/** `stated as fact, denied; 3 reports`. */
export function printCell(cell: Cell | undefined): string {
  if (!cell) return "silent";
  const words = cell.standings.map((standing) => STANDING_WORDS[standing]).join(", ");
  const reports = cell.reports.length > 1 ? `; ${String(cell.reports.length)} reports` : "";
  return `${words}${reports}${cell.differs ? "; differs from the record" : ""}`;
}

export interface Weight {
  /** Independent voices that say it happened, and the accounts beyond the first of each. */
  readonly voices: number;
  readonly copies: number;
  readonly denials: number;
}

export function weightOf(event: EventDraft, voices: Voices): Weight {
  const assert = new Set<string>();
  const deny = new Set<string>();
  for (const { account, standing } of event.reports) {
    if (standing === "denial") deny.add(account);
    else if (standing !== "no-comment") assert.add(account);
  }
  const count = voices.count(assert);
  return { voices: count, copies: assert.size - count, denials: deny.size };
}

export const ROW_FILTERS = ["all", "disputed", "denied", "one-voice", "unreported"] as const;
export type RowFilter = (typeof ROW_FILTERS)[number];

export const ROW_FILTER_WORDS: Readonly<Record<RowFilter, string>> = {
  all: "all events", disputed: "on which accounts differ", denied: "that an account denies", "one-voice": "resting on one voice",
  unreported: "that no account asserts",
};

export function passes(filter: RowFilter, event: EventDraft, disputed: boolean, voices: Voices): boolean {
  switch (filter) {
    case "all":
      return true;
    case "disputed":
      return disputed;
    case "denied":
      return event.reports.some(({ standing }) => standing === "denial");
    case "one-voice":
      return weightOf(event, voices).voices === 1;
    case "unreported":
      return weightOf(event, voices).voices === 0;
  }
}
