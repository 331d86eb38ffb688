import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

const MAIN = new URL("../src/cli/main.ts", import.meta.url).pathname;
const CASES = new URL("../cases/", import.meta.url).pathname;

/** What a command said and how it ended. */
export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in a process of its own, from source. */
export async function runCli(...args: readonly string[]): Promise<Ran> {
  return run(process.execPath, [MAIN, ...args]);
}

/** The same behind a shell, for pipes: `$BACKCHANNEL` stands for the command. */
export async function runShell(script: string): Promise<Ran> {
  return run("bash", ["-c", script], { ...process.env, BACKCHANNEL: `${process.execPath} ${MAIN}` });
}

async function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Ran> {
  const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"] });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (piece: string) => (stdout += piece));
  child.stderr.setEncoding("utf8").on("data", (piece: string) => (stderr += piece));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (status) => {
      resolve({ status, stdout, stderr });
    });
  });
}

/** Where a shipped case lies. */
export function shippedCase(id: string): string {
  return CASES + id;
}

/** A new folder under the system's temporary one, gone when the test is over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "backchannel-cli-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** A copy of a shipped case that a test may spoil. */
export function copyOfCase(id: string): string {
  const folder = join(temporaryFolder(), id);
  cpSync(CASES + id, folder, { recursive: true });
  return folder;
}
