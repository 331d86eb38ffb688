import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { accept } from "../../base/fault.ts";
import type { FormatFile } from "../../case/formats/format-file.ts";
import { printGeniusXml } from "../../case/formats/print-genius-xml.ts";
import { printNegmasYaml } from "../../case/formats/print-negmas-yaml.ts";
import { EXIT, Exit, printFaults } from "../exit.ts";
import { openScenario } from "../open-scenario.ts";
import { writeWhole } from "../write-whole.ts";

/** Writes what a case says of options and their values as files of GENIUS or NegMAS, into a new or empty folder. */
export async function exportScenario(path: string, { genius, negmas }: { genius?: string; negmas?: string }): Promise<void> {
  const folder = genius ?? negmas ?? "";
  const opened = await openScenario(path);
  if (!opened.ok) {
    printFaults(opened.faults, path);
    throw new Exit(EXIT.faults);
  }
  const { scenario } = opened.value;
  const printed = genius === undefined ? accept(printNegmasYaml(scenario)) : printGeniusXml(scenario);
  if (!printed.ok) {
    printFaults(printed.faults, path);
    throw new Exit(EXIT.faults);
  }
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) {
    process.stderr.write(`${folder} holds something already, and is left as it is; name a folder that is new or empty\n`);
    throw new Exit(EXIT.faults);
  }
  await writeAll(folder, printed.value.files);
  for (const each of printed.value.lost) process.stderr.write(`not in these files: ${each}\n`);
  process.stdout.write(`wrote ${printed.value.files.map(({ name }) => join(folder, name)).join(", ")}\n`);
}

async function writeAll(folder: string, files: readonly FormatFile[]): Promise<void> {
  for (const { name, text } of files) await writeWhole(join(folder, name), text);
}
