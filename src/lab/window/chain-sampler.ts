import { availableParallelism } from "node:os";
import { setImmediate as nextTurn } from "node:timers/promises";
import { takeTurns, type TurnedTurn, type TurnsToTake } from "../../study/window/analysis/turn.ts";
import type { Chain } from "../../study/window/minds/sample.ts";
import { type OnAnswer, type RunOptions, Threads } from "../threads.ts";
import { type ChainJob, type Done, type Job, type MoveJob, runChainJob, runJob } from "./chain-jobs.ts";

/** From source and from dist alike; in an address, unlike in an import, the compiler leaves the ending as it is. */
const SCRIPT = new URL(import.meta.url.endsWith(".ts") ? "./chain-worker.ts" : "./chain-worker.js", import.meta.url);

/** Work that is done sooner than a thread starts, as `costOf` counts it: some 60 ms. */
const SMALL = 1_000_000;

/** So many turns are one job: some 50 ms. */
const TURNS = 6;

/**
 * Runs chains in as many threads as it is given, or in this one: where there is one only, and where the work is done
 * sooner than a thread starts. The chains are the same whatever it runs them in, and come back in the order asked for.
 */
export class ChainSampler {
  readonly #limit: number;
  readonly #threads: Threads<Job, Done>;

  /** `limit` 1: no other thread. */
  constructor(limit = availableParallelism()) {
    this.#limit = Math.max(1, Math.floor(limit));
    this.#threads = new Threads(SCRIPT, this.#limit, runJob);
  }

  /** Starts its threads before there is work, where it has any beside this one. */
  start(): void {
    if (this.#limit > 1) this.#threads.start();
  }

  /** Rejects with the signal's reason, at once where threads are at work and else after the chain at hand. */
  async run(jobs: readonly (ChainJob | MoveJob)[], options: RunOptions & OnAnswer<Chain> = {}): Promise<readonly Chain[]> {
    const isSmall = jobs.reduce((sum, job) => sum + costOf(job), 0) < SMALL;
    if (this.#limit > 1 && jobs.length > 1 && !isSmall) {
      return (await this.#threads.run(jobs, options as RunOptions & OnAnswer<Done>)) as Chain[];
    }
    const chains: Chain[] = [];
    for (const job of jobs) {
      await nextTurn();
      options.signal?.throwIfAborted();
      const chain = runChainJob(job);
      options.onAnswer?.(chains.length, chain);
      chains.push(chain);
      options.onDone?.(chains.length, jobs.length);
    }
    return chains;
  }

  /** Turns assumptions: in other threads, where it has any, while this one works on, and in this one once it waits. */
  async turn({ turns, base }: TurnsToTake, options: RunOptions = {}): Promise<readonly TurnedTurn[]> {
    if (this.#limit === 1) return takeTurns({ turns, base });
    const some = Array.from({ length: Math.ceil(turns.length / TURNS) }, (_, k) => turns.slice(k * TURNS, (k + 1) * TURNS));
    const turned = await this.#threads.run(some.map((each) => ({ toTake: { turns: each, base } })), options);
    return turned.flat() as readonly TurnedTurn[];
  }

  async close(): Promise<void> {
    await this.#threads.close();
  }
}

/** Steps of the innermost loops, roughly: about 60 ns each. */
function costOf(job: ChainJob | MoveJob): number {
  const { problem, party } = job;
  const acts = problem.acts.filter((act) => act.party === party).length;
  const sweeps = "stretch" in job ? job.draws * job.sweeps : job.plan.warmup + job.plan.keep * job.plan.thin;
  return acts === 0 ? sweeps * problem.stride : 20 * sweeps * (problem.stride + acts * problem.issues.length);
}
