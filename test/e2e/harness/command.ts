import { execFile } from "node:child_process";
import { ROOT } from "./served.ts";

export interface Ran {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command of Backchannel to its end; throws where it fails. */
export async function run(...args: string[]): Promise<Ran> {
  const ran = await tryRun(...args);
  if (ran.status !== 0) throw new Error(`${args.join(" ")} ended with ${String(ran.status)}\n${ran.stderr}`);
  return ran;
}

/** Runs a command to its end, whatever that is. */
export function tryRun(...args: string[]): Promise<Ran> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ["src/cli/main.ts", ...args], { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error && typeof error.code !== "number") reject(new Error(`${args.join(" ")} did not end`, { cause: error }));
      else resolve({ status: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}
