import { parentPort } from "node:worker_threads";
import { Control } from "./control.ts";
import { foldStretches, type ThreadJob } from "./fold-stretches.ts";

/** A thread that looks at packages. Started by FoldThreads; one job at a time. */
parentPort?.on("message", (job: ThreadJob) => {
  const control = new Control(job.control);
  if (control.begin(job.thread)) foldStretches(job, control, (answer) => parentPort?.postMessage(answer));
});
