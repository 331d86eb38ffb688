import { printYaml } from "../case/print-yaml.ts";
import type { EventDraft } from "./event.ts";

/** The journal as `journal.yaml`. */
export function printJournal(events: readonly EventDraft[]): string {
  return printYaml({ version: 1, events });
}

/** The journal as `journal.jsonl`: a line with the version, then an event a line. */
export function* printJsonLines(events: readonly EventDraft[]): Generator<string> {
  yield '{"version":1}\n';
  for (const event of events) yield `${JSON.stringify(event)}\n`;
}
