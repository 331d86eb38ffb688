import { readCaseValues } from "../../journal/adapters/case-values.ts";
import { count, EXIT, Exit, printFaults } from "../exit.ts";
import { openCase } from "../open.ts";

/** Says what a case holds, or everything that is wrong with it. */
export async function check(folder: string, options: { accounts: string[]; json?: boolean }): Promise<void> {
  const { record, evidence, folder: root } = await openCase(folder, options.accounts);
  const values = await readCaseValues(root, record.case);
  if (!values.ok) {
    printFaults(values.faults, folder);
    throw new Exit(EXIT.faults);
  }
  const reports = record.events.reduce((sum, event) => sum + event.reports.length, 0);
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ id: record.case.id, events: record.events.length, reports, evidence })}\n`);
    return;
  }
  const { spans, verified, unavailable } = evidence;
  process.stdout.write(`${record.case.id}: fine. ${count(record.events.length, "event")}, ${count(reports, "report")} from ${count(record.accounts.accounts.length, "account")}\n`);
  process.stdout.write(`evidence: ${String(verified)} of ${count(spans, "span")} verified, ${String(unavailable)} unavailable\n`);
  if (unavailable > 0 && options.accounts.length === 0) process.stderr.write("hint: --accounts DIR finds the texts by their hashes\n");
}
