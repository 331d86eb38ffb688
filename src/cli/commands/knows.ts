import { parseEdtf } from "../../case/edtf.ts";
import { findNearest } from "../../base/nearest.ts";
import type { EventDraft } from "../../journal/event.ts";
import { printKnows } from "../../study/print-knowledge.ts";
import { type Study, studyRecord } from "../../study/study.ts";
import { count, EXIT, Exit } from "../exit.ts";
import { openCase } from "../open.ts";

/** Says what one party knew at one moment. */
export async function knows(
  folder: string,
  options: { who: string; at: string; json?: boolean; accounts: string[] },
): Promise<void> {
  const at = parseEdtf(options.at);
  if (!at.ok) {
    process.stderr.write(`--at: ${at.faults.map((fault) => fault.message).join("; ")}\n`);
    throw new Exit(EXIT.usage);
  }
  const { record } = await openCase(folder, options.accounts);
  const study = studyRecord(record);
  const party = partyNamed(study, options.who);
  const atMs = Number.isFinite(at.value.endMs) ? at.value.endMs - 1 : undefined;
  const known = printKnows(study, { party, atMs });
  if (options.json) {
    process.stdout.write(`${JSON.stringify(known)}\n`);
    return;
  }
  const name = study.index.parties[party]?.name ?? options.who;
  process.stdout.write(
    `${name}, by the end of ${options.at}: ${count(known.length, "event")} of ${String(record.events.length)}\n`,
  );
  for (const item of known) {
    const event = record.events[study.eventNumber.get(item.event) ?? -1];
    const maybe = item.certainty === "possible" ? " (possibly not yet)" : "";
    process.stdout.write(`  ${item.since ?? "undated"}  ${item.how.padEnd(11)}  ${event ? titleKnown(event, item.fields) : item.event}${maybe}\n`);
  }
}

/** A title tells all of an event, so one known in part goes by its type and what was known of it. */
function titleKnown({ title, type }: EventDraft, fields: readonly string[] | undefined): string {
  if (fields === undefined) return title;
  return `${type}, known in part: ${fields.length === 0 ? "only that it happened" : fields.join(", ")}`;
}

function partyNamed(study: Study, who: string): number {
  const { index } = study;
  const number = index.partyNumber.get(who) ?? index.partyOf(who);
  if (number !== undefined) return number;
  const ids = [...index.partyNumber.keys()];
  const near = findNearest(who, ids);
  process.stderr.write(`--who: there is no party “${who}”; ${near === undefined ? `parties: ${ids.join(", ")}` : `did you mean ${near}?`}\n`);
  throw new Exit(EXIT.usage);
}
