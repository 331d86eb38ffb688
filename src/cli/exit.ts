import pico from "picocolors";
import { type Fault, printPlace } from "../base/fault.ts";

/** What a command tells the shell. */
export const EXIT = { fine: 0, faults: 1, usage: 2 } as const;

/** Ends a command with this status; what there was to say has been said. */
export class Exit extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`exit ${String(status)}`);
    this.status = status;
  }
}

/** More than this many faults at once help nobody; the rest are counted. */
const SHOWN = 200;

/** Prints faults to standard error, one a line, places relative to the folder they were found in. */
export function printFaults(faults: readonly Fault[], folder: string): void {
  const lines = faults.slice(0, SHOWN).map(printFault);
  if (faults.length > SHOWN) lines.push(`… and ${String(faults.length - SHOWN)} more`);
  process.stderr.write(`${lines.join("\n")}\n${folder}: ${count(faults.length, "fault")}\n`);
}

// A pipe has no `isTTY` at all, and a build server would have colours everywhere: only a terminal gets them.
const colours = pico.createColors(process.stderr.isTTY ? pico.isColorSupported : false);

/** As `fault.message`, with the place standing out where standard error is a terminal. */
function printFault({ at, code, detail, hint }: Fault): string {
  const place = at ? `${colours.bold(printPlace(at))} ` : "";
  return `${place}${colours.red(code)}: ${detail}${hint === undefined ? "" : colours.dim(`; hint: ${hint}`)}`;
}

export function count(n: number, thing: string): string {
  return `${n.toLocaleString("en-GB")} ${thing}${n === 1 ? "" : "s"}`;
}
