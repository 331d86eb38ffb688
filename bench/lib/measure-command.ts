import { spawnSync } from "node:child_process";
import { join } from "node:path";

export interface Measured {
  /** Whole process, start-up included. */
  readonly seconds: number;
  readonly peakMB: number;
  readonly output: string;
}

/** Runs a backchannel command several times as a process of its own; gives the fastest run. Throws where it fails. */
export function measureCommand(args: readonly string[], runs = 3): Measured {
  const main = join(import.meta.dirname, "measured-main.ts");
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    const result = spawnSync(process.execPath, [main, ...args], { stdio: ["ignore", "pipe", "inherit", "pipe"], maxBuffer: 2 ** 31 });
    const seconds = (performance.now() - start) / 1000;
    if (result.status !== 0) throw new Error(`${args.join(" ")} ended with ${String(result.status)}`);
    return { seconds, peakMB: Number(result.output[3]?.toString("utf8")) / 1024, output: result.stdout.toString("utf8") };
  }).reduce((best, run) => (run.seconds < best.seconds ? run : best));
}

export function printMeasured({ seconds, peakMB }: Measured): string {
  return `${seconds.toFixed(2)} s, ${peakMB.toFixed(0)} MB`;
}
