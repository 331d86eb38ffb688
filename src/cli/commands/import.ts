import { basename, resolve } from "node:path";
import { caseOfScenario } from "../../case/formats/case-of-scenario.ts";
import { writeCaseFolder } from "../../read/draft/case-folder-files.ts";
import { count, EXIT, Exit, printFaults } from "../exit.ts";
import { openScenario } from "../open-scenario.ts";

/** Makes a case of a scenario that another tool wrote: what is to be settled, by whom, and what each option is worth. */
export async function importScenario(path: string, { out }: { out: string }): Promise<void> {
  const opened = await openScenario(path);
  if (!opened.ok) {
    printFaults(opened.faults, path);
    throw new Exit(EXIT.faults);
  }
  const { scenario, from } = opened.value;
  const files = caseOfScenario(scenario, `${from}, ${basename(resolve(path))}`);
  const written = await writeCaseFolder(out, new Map(files.map(({ name, text }) => [name, text])));
  if (!written.ok) {
    printFaults(written.faults, out);
    throw new Exit(EXIT.faults);
  }
  for (const note of scenario.notes) process.stderr.write(`${note}\n`);
  process.stdout.write(`wrote ${out}: ${count(scenario.issues.length, "issue")}, ${scenario.parties.length === 1 ? "1 party" : `${scenario.parties.length} parties`}; the exact values are in values.yaml\n`);
}
