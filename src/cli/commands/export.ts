import { printJsonLines } from "../../journal/print-journal.ts";
import { printEventsCsv } from "../../study/events-csv.ts";
import { studyRecord } from "../../study/study.ts";
import { EXIT, Exit } from "../exit.ts";
import { openCase } from "../open.ts";
import { printAll } from "./study.ts";

/** Prints the events as CSV, or the journal as JSON Lines, on standard output. */
export async function exportCase(folder: string, options: { csv?: boolean; jsonl?: boolean; accounts: string[] }): Promise<void> {
  if (options.csv === options.jsonl) {
    process.stderr.write("say which: --csv or --jsonl\n");
    throw new Exit(EXIT.usage);
  }
  const { record } = await openCase(folder, options.accounts);
  await printAll(options.csv ? printEventsCsv(studyRecord(record)) : printJsonLines(record.events));
}
