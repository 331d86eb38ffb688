import { serveJobs } from "../src/lab/serve-jobs.ts";

/** A thread for tests of `Threads`: squares a number, after that many milliseconds; refuses what is below zero. */
serveJobs((job: { readonly root: number; readonly forMs: number }) => {
  if (job.root < 0) throw new RangeError(`no root is ${job.root}`);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, job.forMs);
  return job.root ** 2;
});
