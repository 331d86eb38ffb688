import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { CaseAnswer, CaseJob } from "./case-jobs.ts";

/** From source and from dist alike; in an address, unlike in an import, the compiler leaves the ending as it is. */
const SCRIPT = new URL(import.meta.url.endsWith(".ts") ? "./case-worker.ts" : "./case-worker.js", import.meta.url);

interface Waiting {
  readonly job: CaseJob;
  readonly resolve: (answer: CaseAnswer) => void;
}

/**
 * Threads that read cases, so that the one that answers requests is never held up: not by a case of a hundred
 * megabytes, nor, at the start, by loading what reading takes. Another thread starts when the first is busy, so that
 * a small case need not wait for a large one.
 */
export class CaseWorkers {
  readonly #limit: number;
  readonly #idle: Worker[] = [];
  readonly #busy = new Map<Worker, Waiting>();
  readonly #queue: Waiting[] = [];
  #closed = false;

  /** At most two at a time, and one core left for answering where there is more than one. */
  constructor(limit = Math.min(2, Math.max(1, availableParallelism() - 1))) {
    this.#limit = limit;
  }

  /** Faults besides the job's own: `server/reader-failed`, `server/closing`. */
  run(job: CaseJob): Promise<CaseAnswer> {
    return new Promise((resolve) => {
      this.#queue.push({ job, resolve });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    const workers = [...this.#idle, ...this.#busy.keys()];
    for (const { resolve } of [...this.#busy.values(), ...this.#queue.splice(0)]) resolve(CLOSING);
    this.#busy.clear();
    await Promise.all(workers.map((worker) => worker.terminate()));
  }

  #next(): void {
    const waiting = this.#queue[0];
    if (!waiting) return;
    if (this.#closed) {
      this.#queue.shift();
      waiting.resolve(CLOSING);
      return;
    }
    const worker = this.#idle.pop() ?? (this.#busy.size < this.#limit ? this.#start() : undefined);
    if (!worker) return;
    this.#queue.shift();
    this.#busy.set(worker, waiting);
    // A thread at work keeps the process alive, one that waits for work does not.
    worker.ref();
    worker.postMessage(waiting.job);
  }

  #start(): Worker {
    const worker = new Worker(SCRIPT, { execArgv: [] });
    worker.on("message", (answer: CaseAnswer) => {
      this.#settle(worker, answer);
      if (!this.#closed) this.#idle.push(worker);
      this.#next();
    });
    worker.on("error", (error: unknown) => {
      const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
      if (!this.#closed) process.stderr.write(`reading a case failed: ${what}\n`);
    });
    worker.on("exit", () => {
      const at = this.#idle.indexOf(worker);
      if (at >= 0) this.#idle.splice(at, 1);
      this.#settle(worker, FAILED);
      this.#next();
    });
    return worker;
  }

  #settle(worker: Worker, answer: CaseAnswer): void {
    this.#busy.get(worker)?.resolve(answer);
    this.#busy.delete(worker);
    worker.unref();
  }
}

const CLOSING: CaseAnswer = { ok: false, faults: [{ code: "server/closing", detail: "the server is closing" }] };
const FAILED: CaseAnswer = {
  ok: false,
  faults: [{ code: "server/reader-failed", detail: "reading the case failed", hint: "what went wrong is on the server's standard error" }],
};
