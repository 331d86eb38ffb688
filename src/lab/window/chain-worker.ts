import { serveJobs } from "../serve-jobs.ts";
import { runChainJob, transfersOfChain } from "./chain-jobs.ts";

// The thread that samples. It loads the sampler and nothing else, so that it starts in a few hundredths of a second.
serveJobs(runChainJob, transfersOfChain);
