import { Worker } from "node:worker_threads";
import type { WrittenQuestion } from "../lab/window/read-question.ts";
import type { ReadCase } from "./case-jobs.ts";
import type { WindowJob, WindowNews } from "./window-jobs.ts";
import type { FaultOnWire, WindowProgress } from "./wire.ts";

/** From source and from dist alike; in an address, unlike in an import, the compiler leaves the ending as it is. */
const SCRIPT = new URL(import.meta.url.endsWith(".ts") ? "./window-worker.ts" : "./window-worker.js", import.meta.url);

/** At once; each takes all cores there are. The rest wait their turn. */
const MOST_AT_WORK = 2;
/** Answers kept, in characters of JSON. */
const KEEP_LENGTH = 32 * 1024 * 1024;

/** The answer as JSON, or why there is none. */
export type WindowEnd =
  | { readonly ok: true; readonly answer: string }
  | { readonly ok: false; readonly faults: readonly FaultOnWire[] };

export interface WindowAsker {
  readonly onProgress: (at: WindowProgress) => void;
  /** Aborted when whoever asked has gone. */
  readonly signal: AbortSignal;
}

interface Flight {
  readonly job: WindowJob;
  readonly askers: Set<WindowAsker>;
  readonly landed: Promise<WindowEnd>;
  readonly land: (end: WindowEnd) => void;
  worker: Worker | undefined;
  last: WindowProgress;
}

/**
 * Windows of cases, each worked out in a thread of its own, so that the one that answers requests is never held up. Who
 * asks the same of the same case shares the work; when all of them have gone, it is stopped. An answer is kept as long as
 * there is room for it: the same case and question have the same answer.
 */
export class Windows {
  readonly #flights = new Map<string, Flight>();
  readonly #waiting: Flight[] = [];
  /** In order of last use. */
  readonly #kept = new Map<string, string>();
  #closed = false;

  /** Never rejects. Faults besides those of the question: `server/window-failed`, `server/closing`. */
  async ask(
    { bundle, entityTag }: Pick<ReadCase, "bundle" | "entityTag">, question: WrittenQuestion, asker: WindowAsker,
  ): Promise<WindowEnd> {
    // The tag names the bundle's bytes, so a case that has changed is another case.
    const key = JSON.stringify([entityTag, question]);
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.#keep(key, kept);
      return { ok: true, answer: kept };
    }
    if (this.#closed || asker.signal.aborted) return CLOSING;
    const flight = this.#flights.get(key) ?? this.#begin(key, { bundle, question });
    flight.askers.add(asker);
    asker.onProgress(flight.last);
    const leave = (): void => {
      flight.askers.delete(asker);
      if (flight.askers.size === 0) flight.land(CLOSING);
    };
    asker.signal.addEventListener("abort", leave, { once: true });
    const end = await flight.landed;
    asker.signal.removeEventListener("abort", leave);
    return end;
  }

  async close(): Promise<void> {
    this.#closed = true;
    const flights = [...this.#flights.values()];
    for (const { land } of flights) land(CLOSING);
    await Promise.all(flights.flatMap(({ worker }) => (worker ? [worker.terminate()] : [])));
  }

  #begin(key: string, job: WindowJob): Flight {
    const { promise: landed, resolve: land } = Promise.withResolvers<WindowEnd>();
    const flight: Flight = { job, askers: new Set(), landed, land, worker: undefined, last: { progress: 0, stage: "waiting for others" } };
    this.#flights.set(key, flight);
    this.#waiting.push(flight);
    void landed.then((end) => {
      if (end.ok) this.#keep(key, end.answer);
      this.#flights.delete(key);
      if (this.#waiting.includes(flight)) this.#waiting.splice(this.#waiting.indexOf(flight), 1);
      void flight.worker?.terminate();
      this.#next();
    });
    this.#next();
    return flight;
  }

  #next(): void {
    const atWork = [...this.#flights.values()].filter(({ worker }) => worker).length;
    const flight = atWork < MOST_AT_WORK && !this.#closed ? this.#waiting.shift() : undefined;
    if (flight) this.#start(flight);
  }

  #start(flight: Flight): void {
    const worker = new Worker(SCRIPT, { execArgv: [], workerData: flight.job });
    flight.worker = worker;
    flight.last = { progress: 0, stage: "reading the record" };
    worker.on("message", (news: WindowNews) => {
      if (news.kind === "window") flight.land({ ok: true, answer: news.answer });
      else if (news.kind === "faults") flight.land({ ok: false, faults: news.faults });
      else {
        flight.last = news.at;
        for (const { onProgress } of flight.askers) onProgress(news.at);
      }
    });
    worker.on("error", (error: unknown) => {
      process.stderr.write(`working out a window failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    });
    worker.on("exit", () => {
      flight.land(FAILED);
    });
  }

  #keep(key: string, answer: string): void {
    this.#kept.delete(key);
    this.#kept.set(key, answer);
    let length = 0;
    for (const each of this.#kept.values()) length += each.length;
    for (const [other, each] of this.#kept) {
      if (length <= KEEP_LENGTH || other === key) break;
      this.#kept.delete(other);
      length -= each.length;
    }
  }
}

const CLOSING: WindowEnd = { ok: false, faults: [{ code: "server/closing", detail: "the work was stopped" }] };
const FAILED: WindowEnd = {
  ok: false,
  faults: [{ code: "server/window-failed", detail: "working out the window failed", hint: "what went wrong is on the server's standard error" }],
};
