/**
 * What it costs to check and study a journal as it grows: `npm run bench:study`. Every run is a process of its own, as
 * the command is. Prints the time per event beyond start-up, and how it grows from size to size (1.00 is linear).
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Measured, measureCommand, printMeasured } from "../lib/measure-command.ts";
import { generateCase } from "./generated-case.ts";

const SIZES = [1_000, 10_000, 100_000];
const SEED = 20_250_305;
const folder = mkdtempSync(join(tmpdir(), "backchannel-bench-"));

try {
  const idle = measureCommand(["--version"]);
  console.log(`start-up ${printMeasured(idle)}`);
  let before: { events: number; seconds: number } | undefined;
  for (const events of SIZES) {
    const home = join(folder, String(events));
    const megabytes = writeCase(home, events);
    const check = measureCommand(["check", home]);
    const study = measureCommand(["study", home]);
    const json = measureCommand(["study", home, "--json"]);
    mustCount(check, study, json, events);
    const seconds = study.seconds - idle.seconds;
    const growth = before ? `, growth ${(seconds / before.seconds / (events / before.events)).toFixed(2)}` : "";
    console.log(
      `${events.toLocaleString("en-GB")} events, ${megabytes.toFixed(1)} MB: check ${printMeasured(check)}; check and study ${printMeasured(study)}; ` +
        `as JSON (${(json.output.length / 1e6).toFixed(0)} MB) ${printMeasured(json)}; ${((seconds / events) * 1e6).toFixed(1)} µs an event${growth}`,
    );
    before = { events, seconds };
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function writeCase(home: string, events: number): number {
  const made = generateCase(events, SEED);
  mkdirSync(home);
  writeFileSync(join(home, "case.yaml"), made.caseYaml);
  writeFileSync(join(home, "accounts.yaml"), made.accountsYaml);
  writeFileSync(join(home, "journal.jsonl"), made.journalLines);
  return made.journalLines.length / 1e6;
}

function mustCount(check: Measured, study: Measured, json: Measured, events: number): void {
  const words = `${events.toLocaleString("en-GB")} events`;
  if (!check.output.includes(words) || !study.output.includes(words)) throw new Error(`the commands did not count ${words}`);
  const { events: listed } = JSON.parse(json.output) as { events: unknown[] };
  if (listed.length !== events) throw new Error(`the dossier lists ${String(listed.length)} events`);
}
