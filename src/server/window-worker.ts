import { parentPort, workerData } from "node:worker_threads";
import { runWindowJob, type WindowJob } from "./window-jobs.ts";

/** The thread that works out one window; whoever wants it no more ends it, and the threads that it has started with it. */
await runWindowJob(workerData as WindowJob, (news) => {
  parentPort?.postMessage(news);
});
