import { availableParallelism } from "node:os";
import { Fault, refuse, type Result } from "../../base/fault.ts";
import { type Scenario } from "../../case/scenario.ts";
import { analysisSteps } from "../../study/space/analyse.ts";
import { type AnalyseOptions, type SpaceAnalysis } from "../../study/space/analysis.ts";
import { foldHere, type FoldJob, type Steps } from "../../study/space/fold-job.ts";
import { memoryOf } from "../../study/space/memory-bound.ts";
import { FoldThreads, ThreadFailure } from "./fold-threads.ts";

export interface ThreadedOptions extends AnalyseOptions {
  /** Threads to look at packages with, this one among them: 1 to 8; as many as there are processors by default. */
  readonly threads?: number | undefined;
  /** Spaces of fewer packages are looked at in the calling thread; by what a package costs there, by default. */
  readonly fewest?: number | undefined;
  /** Packages that a thread takes at a time. */
  readonly stretch?: number | undefined;
}

export const MOST_THREADS = 8;

/**
 * Fewer packages than this take less time than a thread takes to start, which is some 50 to 100 ms: two parties' values that
 * add up freely take 5 to 6 ns a package, and two threads were quicker than one from 20 to 30 million on.
 */
const FEWEST_OF_TWO = 30_000_000;
/** The same for more parties, constraints and boxes: 30 ns a package and more. */
const FEWEST = 8_000_000;

/** Most packages to look at one by one where threads share them: half a minute at worst, seconds mostly. */
export const MOST_PACKAGES_IN_THREADS = 1_000_000_000;

/**
 * `analyse` with the packages looked at in several threads where there are many. The same answer to the last byte,
 * whatever the number of threads. The memory bound holds for all of them together: half for the frontier, half for what
 * the other threads hold of it. Faults: those of `analyse`, and `space/thread-failed`.
 */
export async function analyseInThreads(scenario: Scenario, options: ThreadedOptions = {}): Promise<Result<SpaceAnalysis>> {
  const { threads = Math.min(MOST_THREADS, availableParallelism()), fewest, stretch } = options;
  const given = { ...options, maxPackages: options.maxPackages ?? MOST_PACKAGES_IN_THREADS };
  const { onProgress, isCancelled } = given;
  const pool = new FoldThreads({ threads, stretch, memory: memoryOf(given) / 2, onProgress, isCancelled });
  try {
    return await runInThreads(analysisSteps(scenario, given), pool, fewest, given);
  } catch (error) {
    if (!(error instanceof ThreadFailure)) throw error;
    return refuse(new Fault({ code: "space/thread-failed", detail: error.message, hint: "one thread: --threads 1" }));
  } finally {
    await pool.close();
  }
}

/** Runs a study in steps, those of at least `fewest` packages in threads. Rejects with `ThreadFailure`. */
export async function runInThreads<T>(
  steps: Steps<T>, pool: FoldThreads, fewest: number | undefined, options: AnalyseOptions,
): Promise<T> {
  let next = steps.next();
  while (next.done !== true) {
    const job = next.value;
    next = steps.next(job.size < (fewest ?? fewestOf(job)) ? foldHere(job, options) : await pool.fold(job));
  }
  return next.value;
}

function fewestOf({ problem: { parties, additive, constraints } }: FoldJob): number {
  return parties === 2 && additive && constraints.length === 0 ? FEWEST_OF_TWO : FEWEST;
}
