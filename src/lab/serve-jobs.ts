import { parentPort } from "node:worker_threads";
import { type Sent, type SentBack, takeNext } from "./threads.ts";

/**
 * The other end of `Threads`: takes jobs as long as there are any, runs each and sends its answer back. `transfers` names the
 * buffers of an answer that may be handed over instead of being copied. What a job throws ends the thread, and with it the run.
 */
export function serveJobs<Job, Answer>(run: (job: Job) => Answer, transfers: (answer: Answer) => ArrayBuffer[] = () => []): void {
  parentPort?.on("message", ({ jobs, taken }: Sent<Job>) => {
    for (let number = takeNext(taken); number < jobs.length; number = takeNext(taken)) {
      const answer = run(jobs[number] as Job);
      parentPort?.postMessage({ number, answer } satisfies SentBack<Answer>, transfers(answer));
    }
  });
}
