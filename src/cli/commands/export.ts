import { printJsonLines } from "../../journal/print-journal.ts";
import { printEventsCsv } from "../../study/events-csv.ts";
import { studyRecord } from "../../study/study.ts";
import { EXIT, Exit } from "../exit.ts";
import { openCase } from "../open.ts";
import { printAll } from "./study.ts";

export interface ExportOptions {
  readonly accounts: string[];
  readonly csv?: boolean;
  readonly jsonl?: boolean;
  readonly genius?: string;
  readonly negmas?: string;
}

/** Prints the events as CSV or the journal as JSON Lines on standard output, or writes files of another tool. */
export async function exportCase(folder: string, options: ExportOptions): Promise<void> {
  const chosen = [options.csv, options.jsonl, options.genius, options.negmas].filter((each) => each !== undefined);
  if (chosen.length !== 1) {
    process.stderr.write("say which: --csv, --jsonl, --genius DIR or --negmas DIR\n");
    throw new Exit(EXIT.usage);
  }
  if (options.genius !== undefined || options.negmas !== undefined) {
    await (await import("./export-scenario.ts")).exportScenario(folder, options);
    return;
  }
  const { record } = await openCase(folder, options.accounts);
  await printAll(options.csv ? printEventsCsv(studyRecord(record)) : printJsonLines(record.events));
}
