import { parentPort } from "node:worker_threads";
import type { Sent, SentBack } from "./threads.ts";

/**
 * The other end of `Threads`: runs each job that comes and sends its answer back. `transfers` names the buffers of an answer
 * that may be handed over instead of being copied. What a job throws ends the thread, and with it the run.
 */
export function serveJobs<Job, Answer>(run: (job: Job) => Answer, transfers: (answer: Answer) => ArrayBuffer[] = () => []): void {
  parentPort?.on("message", ({ number, job }: Sent<Job>) => {
    const answer = run(job);
    parentPort?.postMessage({ number, answer } satisfies SentBack<Answer>, transfers(answer));
  });
}
