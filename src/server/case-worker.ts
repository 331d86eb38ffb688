import { parentPort } from "node:worker_threads";
import { type CaseJob, runCaseJob, transfersOf } from "./case-jobs.ts";

/** The thread that reads cases. Started by CaseWorkers; one job at a time, each answered by one message. */
parentPort?.on("message", (job: CaseJob) => {
  void runCaseJob(job).then((answer) => {
    parentPort?.postMessage(answer, transfersOf(answer));
  });
});
