import { printTerm, readTerm } from "../case/term.ts";
import type { EventDraft } from "../journal/event.ts";
import { TIME_BASES } from "./chronology.ts";
import { timeOf, voicesOf } from "./time-and-voices.ts";
import type { Study } from "./study.ts";

const COLUMNS = [
  "id", "type", "title", "at", "time_basis", "place", "channel", "by", "to", "through", "present", "about", "terms", "voices", "reports", "accounts", "standings",
] as const;

/**
 * The events as CSV (RFC 4180), one a line after a line of column names; several values in one cell are set apart by
 * `; `. A cell that a spreadsheet would take for a formula gets a leading apostrophe.
 */
export function* printEventsCsv(study: Study): Generator<string> {
  yield `${COLUMNS.join(",")}\r\n`;
  for (const [i, event] of study.record.events.entries()) yield `${rowOf(study, event, i).map(printCell).join(",")}\r\n`;
}

function rowOf(study: Study, event: EventDraft, i: number): string[] {
  const { index, chronology } = study;
  const names = (ids: readonly string[] | undefined): string => (ids ?? []).map((id) => index.nameOf(id)).join("; ");
  return [
    event.id,
    event.type,
    event.title,
    timeOf(study, i) ?? "",
    TIME_BASES[chronology.basis[i] ?? 0] ?? "",
    event.place === undefined ? "" : (index.place.get(event.place)?.name ?? event.place),
    event.channel === undefined ? "" : (index.channel.get(event.channel)?.name ?? event.channel),
    names(event.by),
    "to" in event ? names(event.to) : "",
    "through" in event ? names(event.through) : "",
    names(event.present),
    (event.about ?? []).map((id) => index.issue.get(id)?.name ?? id).join("; "),
    termsIn(study, event),
    String(voicesOf(study, event)),
    String(event.reports.length),
    [...new Set(event.reports.map((report) => report.account))].join("; "),
    [...new Set(event.reports.map((report) => report.standing))].join("; "),
  ];
}

function termsIn({ index }: Study, event: EventDraft): string {
  if (!("terms" in event) || !event.terms) return "";
  return Object.entries(event.terms)
    .map(([id, term]) => {
      const issue = index.issue.get(id);
      return issue ? `${issue.name}: ${printTerm(readTerm(term, issue), issue)}` : id;
    })
    .join("; ");
}

function printCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
