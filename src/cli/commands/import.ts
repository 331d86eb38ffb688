import { basename, resolve } from "node:path";
import { caseOfScenario } from "../../case/formats/case-of-scenario.ts";
import { writeCaseFolder } from "../../read/draft/case-folder-files.ts";
import { parseBonus, withBonus } from "../bonus.ts";
import { count, EXIT, Exit, printFaults } from "../exit.ts";
import { openScenario } from "../open-scenario.ts";

/** Makes a case of a scenario that another tool wrote: what is to be settled, by whom, and what each option is worth. */
export async function importScenario(path: string, { out, bonus }: { out: string; bonus?: string }): Promise<void> {
  const bonuses = bonus === undefined ? [] : parseBonus(bonus);
  const opened = await openScenario(path);
  const given = opened.ok ? withBonus(opened.value.scenario, bonuses) : opened;
  if (!opened.ok || !given.ok) {
    printFaults(opened.ok ? (given.ok ? [] : given.faults) : opened.faults, path);
    throw new Exit(EXIT.faults);
  }
  const [scenario, { from }] = [given.value, opened.value];
  const files = caseOfScenario(scenario, `${from}, ${basename(resolve(path))}`);
  const written = await writeCaseFolder(out, new Map(files.map(({ name, text }) => [name, text])));
  if (!written.ok) {
    printFaults(written.faults, out);
    throw new Exit(EXIT.faults);
  }
  for (const note of scenario.notes) process.stderr.write(`${note}\n`);
  process.stdout.write(`wrote ${out}: ${count(scenario.issues.length, "issue")}, ${scenario.parties.length === 1 ? "1 party" : `${scenario.parties.length} parties`}; the exact values are in values.yaml\n`);
}
