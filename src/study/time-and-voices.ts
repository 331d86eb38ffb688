import { printEdtf } from "../case/edtf.ts";
import type { EventDraft, Report, Standing } from "../journal/event.ts";
import { STANDINGS } from "../journal/vocabulary.ts";
import type { Study } from "./study.ts";

/** The stretch of an event as EDTF: as written where it is dated, else as bounded. */
export function timeOf({ record, chronology }: Study, event: number): string | undefined {
  return record.events[event]?.at ?? printEdtf(chronology.startMs[event] ?? -Infinity, chronology.endMs[event] ?? Infinity);
}

/** Independent voices that report an event; who denies it or will not comment does not report it. */
export function voicesOf({ voices }: Study, event: EventDraft): number {
  const accounts: string[] = [];
  for (const report of event.reports) if (isAssertion(report)) accounts.push(report.account);
  return voices.count(accounts);
}

function isAssertion({ standing }: Report): boolean {
  return standing !== "denial" && standing !== "no-comment";
}

export function firmest(reports: readonly Report[]): Standing | undefined {
  return STANDINGS.find((standing) => reports.some((report) => report.standing === standing));
}
