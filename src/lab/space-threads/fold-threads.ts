import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { type FoldJob, stretchOf } from "../../study/space/fold-job.ts";
import { foldRange } from "../../study/space/odometer.kernel.ts";
import { bytesOfCandidate } from "../../study/space/memory-bound.ts";
import { joinFolds, pointsOf, type SpaceFold, startFold } from "../../study/space/space-fold.ts";
import { Control } from "./control.ts";
import { type ThreadAnswer, type ThreadJob } from "./fold-stretches.ts";
import { unpackFold } from "./packed-fold.ts";
import { shareAim, shareProblem } from "./shared-problem.ts";

/** From source and from dist alike; in an address, unlike in an import, the compiler leaves the ending as it is. */
const SCRIPT = new URL(import.meta.url.endsWith(".ts") ? "./fold-worker.ts" : "./fold-worker.js", import.meta.url);

export interface FoldThreadsOptions {
  /** Threads at work, the calling one among them; at least 1. */
  readonly threads: number;
  /** Bytes that the other threads' candidates may take, all together. */
  readonly memory: number;
  /** Packages of a stretch; as `stretchOf` has it by default. */
  readonly stretch?: number | undefined;
  readonly onProgress?: ((share: number) => void) | undefined;
  readonly isCancelled?: (() => boolean) | undefined;
}

/**
 * Threads that look at the packages of a space together with the calling thread, which begins at once and goes on
 * answering its events between two stretches. Whoever has done a stretch takes the next from a counter in shared memory.
 * What comes out is the same for any number of threads. Threads are started at the first job and kept until `close`.
 */
export class FoldThreads {
  readonly #options: FoldThreadsOptions;
  readonly #workers: Worker[] = [];

  constructor(options: FoldThreadsOptions) {
    this.#options = options;
  }

  /** The fold of all packages, unless it was cancelled or is full. Rejects with `ThreadFailure`. */
  async fold(job: FoldJob): Promise<SpaceFold> {
    const { threads, memory, isCancelled, onProgress } = this.#options;
    const { size, aim, room } = job;
    const problem = shareProblem(job.problem);
    const stretch = this.#options.stretch ?? stretchOf(problem, size);
    const control = new Control(threads);
    const fold = startFold(problem, aim, room);
    const others = Math.min(threads, Math.ceil(size / stretch)) - 1;
    const each = Math.max(1, Math.floor(memory / Math.max(1, others) / bytesOfCandidate(problem)));
    const common = { control: control.words, problem, aim: shareAim(aim), size, stretch, room: each };
    const join = (thread: number, answer: ThreadAnswer): void => {
      if (!control.isStopped()) joinFolds(fold, unpackFold(answer.fold, problem, aim));
      if (pointsOf(fold) > room) stopFull();
      control.countJoined(thread);
    };
    const stopFull = (): void => {
      fold.fullAt = Math.max(0, fold.fullAt);
      control.stop();
    };
    const running = Array.from({ length: Math.max(0, others) }, (_, thread) => this.#run({ ...common, thread }, join));
    // A failure is told at the end, and looked at as soon as it happens.
    const failed = Promise.all(running.map(({ ended }) => ended)).catch(() => { control.stop(); });
    const tick = (): boolean => {
      onProgress?.(Math.min(1, (control.done() * stretch) / size));
      if (isCancelled?.() === true) control.stop();
      return control.isStopped();
    };
    for (let k = control.takeNext(); k * stretch < size && !control.isStopped(); k = control.takeNext()) {
      foldRange(problem, k * stretch, Math.min(size, (k + 1) * stretch), fold, tick);
      control.addDone();
      if (fold.fullAt >= 0) stopFull();
      tick();
      await setImmediate();
    }
    const watch = setInterval(tick, BETWEEN_LOOKS_MS);
    try {
      for (const [thread, { giveUp }] of running.entries()) if (control.giveUp(thread)) giveUp();
      await failed;
      await Promise.all(running.map(({ ended }) => ended));
    } finally {
      clearInterval(watch);
    }
    onProgress?.(1);
    if (isCancelled?.() === true) fold.cancelled = true;
    return fold;
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.splice(0).map((worker) => worker.terminate()));
  }

  #run(job: ThreadJob, join: (thread: number, answer: ThreadAnswer) => void): Running {
    const worker = (this.#workers[job.thread] ??= startWorker());
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const end = (): void => {
      worker.off("message", take).off("error", fail).off("exit", leave);
      resolve(undefined);
    };
    const take = (answer: ThreadAnswer): void => {
      join(job.thread, answer);
      if (answer.isLast) end();
    };
    const fail = (error: unknown): void => {
      reject(new ThreadFailure(error instanceof Error ? error.message : String(error)));
      end();
    };
    const leave = (): void => { fail("a thread ended before its work did"); };
    worker.on("message", take).on("error", fail).on("exit", leave);
    worker.postMessage(job);
    return { ended: promise, giveUp: end };
  }
}

/** One that fails while nobody listens, before it began or after it ended, harms nobody. */
function startWorker(): Worker {
  return new Worker(SCRIPT, { execArgv: [] }).on("error", () => undefined);
}

/** A thread at work: when it has ended, and how to stop listening to one that never began. */
interface Running {
  readonly ended: Promise<undefined>;
  readonly giveUp: () => void;
}

/** A thread that could not go on: it had no memory, or could not be started. */
export class ThreadFailure extends Error {}

/** While others are still at their last stretch. */
const BETWEEN_LOOKS_MS = 20;
