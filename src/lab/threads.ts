import { setImmediate as nextTurn } from "node:timers/promises";
import { Worker } from "node:worker_threads";

/**
 * What a thread is sent: all jobs, and how many of them are taken, in memory that all threads share. Each takes the next
 * until there is none, and waits for nobody. Answers find their way home by number.
 */
export interface Sent<Job> {
  readonly jobs: readonly Job[];
  readonly taken: Int32Array;
}
export interface SentBack<Answer> {
  readonly number: number;
  readonly answer: Answer;
}

export interface RunOptions {
  /** Rejects with its reason as soon as it is aborted; the threads at work are ended. */
  readonly signal?: AbortSignal | undefined;
  /** Called after each job, with how many of them are done; in what order they end depends on the machine. */
  readonly onDone?: ((done: number, of: number) => void) | undefined;
}

/** The number of the next job that nobody has taken; no less than there are jobs where all are. */
export function takeNext(taken: Int32Array): number {
  return Atomics.add(taken, 0, 1);
}

export interface OnAnswer<Answer> {
  /** Called with each answer as it comes, before `onDone`; in what order they come depends on the machine. */
  readonly onAnswer?: ((number: number, answer: Answer) => void) | undefined;
}

/**
 * Threads that all run one script and take whatever job comes next. Answers come back in the order of the jobs, so that
 * nothing that is made of them hangs on which thread was quicker, or on how many there are. A thread starts when there is
 * a job for it and lives until `close`.
 */
export class Threads<Job, Answer> {
  readonly #script: URL;
  readonly #limit: number;
  readonly #here: ((job: Job) => Answer) | undefined;
  readonly #workers: Worker[] = [];

  /**
   * `script` is a module that calls `serveJobs`. With `here`, which runs a job in the calling thread, that thread is one of
   * the `limit`: it begins at once, and what it runs it need not learn again afterwards; it hears nothing else meanwhile.
   */
  constructor(script: URL, limit: number, here?: (job: Job) => Answer) {
    this.#script = script;
    this.#here = here;
    this.#limit = here ? Math.max(0, limit - 1) : Math.max(1, limit);
  }

  /** Starts threads before there is work for them, so that it need not wait; as many as may run. */
  start(): void {
    this.#startUpTo(this.#limit);
  }

  #startUpTo(count: number): void {
    while (this.#workers.length < count) this.#workers.push(new Worker(this.#script, { execArgv: [] }));
  }

  /** All answers, by number of the job. Whatever a job throws, this rejects with. One run at a time. */
  async run(jobs: readonly Job[], { signal, onDone, onAnswer }: RunOptions & OnAnswer<Answer> = {}): Promise<Answer[]> {
    signal?.throwIfAborted();
    if (jobs.length === 0) return [];
    this.#startUpTo(Math.min(this.#limit, jobs.length));
    const answers = new Array<Answer>(jobs.length);
    const taken = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    let done = 0;
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const take = (number: number, answer: Answer): void => {
      answers[number] = answer;
      done += 1;
      onAnswer?.(number, answer);
      onDone?.(done, jobs.length);
      if (done === jobs.length) resolve(undefined);
    };
    const undo = this.#workers.map((worker) => {
      const onMessage = ({ number, answer }: SentBack<Answer>): void => {
        take(number, answer);
      };
      const onExit = (): void => {
        reject(new Error("a thread ended before its work was done"));
      };
      worker.on("message", onMessage).on("error", reject).on("exit", onExit);
      return () => worker.off("message", onMessage).off("error", reject).off("exit", onExit);
    });
    const onAbort = (): void => {
      reject(signal?.reason as Error);
    };
    signal?.addEventListener("abort", onAbort);
    for (const worker of this.#workers) worker.postMessage({ jobs, taken } satisfies Sent<Job>);
    const runHere = async (here: (job: Job) => Answer): Promise<void> => {
      for (;;) {
        // Between two jobs, what the threads have sent is taken, and who wants to stop is heard.
        await nextTurn();
        if (signal?.aborted === true) return;
        const number = takeNext(taken);
        const job = jobs[number];
        if (job === undefined) return;
        take(number, here(job));
      }
    };
    try {
      if (this.#here) runHere(this.#here).catch(reject);
      await promise;
      return answers;
    } catch (error) {
      await this.close();
      throw error;
    } finally {
      signal?.removeEventListener("abort", onAbort);
      for (const each of undo) each();
    }
  }

  /** Ends the threads; a later run starts others. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.splice(0).map((worker) => worker.terminate()));
  }
}
