import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";

export interface Measured {
  /** Whole process by the clock, start-up included. */
  readonly seconds: number;
  /** Processor time of all its threads: what the clock would show on a machine with nothing else to do, or a little more. */
  readonly cpuSeconds: number;
  readonly peakMB: number;
  readonly output: string;
}

/**
 * Runs a backchannel command several times as a process of its own, started as bin/run.mjs starts it (the bench has its
 * flags from there); gives the fastest run. Throws where it fails.
 */
export function measureCommand(args: readonly string[], runs = 3): Measured {
  const main = join(import.meta.dirname, "measured-main.ts");
  const env = { ...process.env, NODE_COMPILE_CACHE: resolve(import.meta.dirname, "../../node_modules/.cache/compiled") };
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    const result = spawnSync(process.execPath, [...process.execArgv, main, ...args], {
      stdio: ["ignore", "pipe", "ignore", "pipe"], maxBuffer: 2 ** 31, env,
    });
    const seconds = (performance.now() - start) / 1000;
    if (result.status !== 0) throw new Error(`${args.join(" ")} ended with ${String(result.status)}`);
    const cost = JSON.parse(result.output[3]?.toString("utf8") ?? "") as Pick<Measured, "cpuSeconds" | "peakMB">;
    return { seconds, ...cost, output: result.stdout.toString("utf8") };
  }).reduce((best, run) => (run.seconds < best.seconds ? run : best));
}

export function printMeasured({ seconds, cpuSeconds, peakMB }: Measured): string {
  return `${seconds.toFixed(2)} s (${cpuSeconds.toFixed(2)} s cpu, ${peakMB.toFixed(0)} MB)`;
}
