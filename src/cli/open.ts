import { type OpenedCase, readCaseFolder } from "../journal/adapters/case-folder.ts";
import { EXIT, Exit, printFaults } from "./exit.ts";

/** Opens a case for a command, or prints every fault and ends with status 1. */
export async function openCase(folder: string, accounts: readonly string[]): Promise<OpenedCase> {
  const opened = await readCaseFolder(folder, accounts);
  if (opened.ok) return opened.value;
  printFaults(opened.faults, folder);
  throw new Exit(EXIT.faults);
}
