import { serveJobs } from "../serve-jobs.ts";
import { runJob, transfersOf } from "./chain-jobs.ts";

// The thread that samples and turns assumptions. It loads what does so and nothing else, so that it starts fast.
serveJobs(runJob, transfersOf);
