import { parseEdtf, type TimeRange } from "../case/edtf.ts";
import { Voices } from "../study/voices.ts";
import type { SourcedRecord } from "../journal/record.ts";
import type { GalleryCase } from "./wire.ts";

/** What the gallery says of a case, apart from where it lies. */
export type CaseSummary = Omit<GalleryCase, "key" | "origin" | "folder" | "faults">;

export function summarise({ case: theCase, accounts: { accounts }, events }: SourcedRecord): CaseSummary {
  const readable = accounts.filter((account) => !account.lost).map((account) => account.id);
  const { first, last } = extentOf(events.flatMap(({ at }) => (at === undefined ? [] : [at])));
  return {
    title: theCase.title,
    summary: theCase.summary,
    fictional: theCase.fictional === true,
    events: events.length,
    reports: events.reduce((sum, event) => sum + event.reports.length, 0),
    accounts: readable.length,
    voices: new Voices(accounts).count(readable),
    parties: theCase.parties.map((party) => party.short ?? party.name),
    ...(first === undefined ? {} : { from: first }),
    ...(last === undefined ? {} : { until: last }),
  };
}

/** The times that begin first and end last, as written; ends that are open do not count. */
function extentOf(texts: readonly string[]): { first: string | undefined; last: string | undefined } {
  let first: TimeRange | undefined;
  let last: TimeRange | undefined;
  for (const text of texts) {
    const time = parseEdtf(text);
    if (!time.ok) continue;
    const { startMs, endMs } = time.value;
    if (Number.isFinite(startMs) && (!first || startMs < first.startMs)) first = time.value;
    if (Number.isFinite(endMs) && (!last || endMs > last.endMs)) last = time.value;
  }
  return { first: first?.edtf, last: last?.edtf };
}
