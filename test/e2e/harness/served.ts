import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** A server of its own, started as a person starts it. */
export interface Served {
  /** With a slash at the end. */
  readonly url: string;
  /** Tells it to stop; throws where it does not do so in order. */
  stop(): Promise<void>;
}

const START_MS = 60_000;
const STOP_MS = 5_000;

/** Runs `serve` with these arguments on a free port, its shelf in memory; resolves once it has printed its address. */
export async function serve(...args: string[]): Promise<Served> {
  const command = ["bin/run.mjs", "--page", "src/cli/main.ts", "serve", "--port", "0", "--store", ":memory:", ...args];
  const child = spawn(process.execPath, command, { cwd: ROOT, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "exit");
  const words: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => words.push(chunk.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string): void => {
      child.kill();
      reject(new Error(`the server ${why}\n${words.join("")}`));
    };
    const timer = setTimeout(() => { fail("printed no address"); }, START_MS);
    child.on("exit", (code) => { fail(`ended with ${String(code)}`); });
    createInterface(child.stdout).on("line", (line) => {
      const found = /^Backchannel is at (\S+)$/.exec(line)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    });
  });
  return {
    url,
    async stop() {
      child.kill("SIGTERM");
      const stopped = await Promise.race([ended, sleep(STOP_MS, undefined, { ref: false })]);
      if (stopped === undefined) child.kill("SIGKILL");
      if (child.exitCode !== 0) throw new Error(`the server did not stop in order\n${words.join("")}`);
    },
  };
}
