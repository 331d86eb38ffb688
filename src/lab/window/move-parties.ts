import { thinned, worldsOf } from "../../study/window/analysis/draws.ts";
import type { PartyPosterior } from "../../study/window/posterior.ts";
import { reweigh, type Supposed } from "../../study/window/minds/reweigh.ts";
import { joinChains } from "../../study/window/minds/sample.ts";
import type { RunOptions } from "../threads.ts";
import type { MoveJob } from "./chain-jobs.ts";
import type { ChainSampler } from "./chain-sampler.ts";

/** A party whose draws are to fit something else: `from` are its draws under what they were sampled for, unweighed. */
export interface Moving extends Supposed {
  readonly from: PartyPosterior;
}

export interface MoveOptions extends RunOptions {
  readonly seed: number;
  /** Draws to come out for each; a multiple of `STRETCHES`. */
  readonly draws: number;
  /** Sweeps for each draw. */
  readonly sweeps: number;
}

/** Each party's draws are moved in so many stretches: jobs for threads, and what its diagnostics take for chains. */
export const STRETCHES = 2;
/** So many draws at hand are weighed for each that is to come out. */
const WEIGHED_FOR_EACH = 2;
/** Stretches have numbers beyond those of any chain, so that their random numbers are others. */
const FIRST_STRETCH = 1000;

/**
 * Posteriors of parties under something else than they were sampled for, in the order asked for: draws at hand are taken as
 * often as they weigh under it, and moved on. Where the weights are bad few draws stand for many, and the moves draw those
 * apart again; how well shows in the diagnostics. The same on any number of threads. Cost: draws × sweeps.
 */
export async function moveParties(
  wanted: readonly Moving[], sampler: ChainSampler, { seed, draws, sweeps, ...run }: MoveOptions,
): Promise<readonly PartyPosterior[]> {
  const jobs = wanted.flatMap(({ problem, assumptions, from }): MoveJob[] => {
    const starts = resampled(thinned(from, WEIGHED_FOR_EACH * draws), { problem, assumptions }, draws);
    return Array.from({ length: STRETCHES }, (_, n) => ({
      problem, party: from.party, assumptions, seed, stretch: FIRST_STRETCH + n, draws: draws / STRETCHES, sweeps,
      starts: starts.slice((n * starts.length) / STRETCHES, ((n + 1) * starts.length) / STRETCHES),
    }));
  });
  const moved = await sampler.run(jobs, run);
  const plan = { seed, chains: STRETCHES, warmup: 0, keep: draws / STRETCHES, thin: sweeps };
  return wanted.map(({ problem, assumptions, from }, number) =>
    joinChains(problem, from.party, assumptions, plan, moved.slice(number * STRETCHES, (number + 1) * STRETCHES)));
}

/** Latents of so many draws, each taken as often as it weighs. */
function resampled(from: PartyPosterior, under: Supposed, draws: number): Float64Array {
  const { posterior } = reweigh(from, under);
  const [rows] = worldsOf([posterior], draws).rows;
  const size = from.latents.length / from.draws;
  const latents = new Float64Array(draws * size);
  rows?.forEach((row, n) => { latents.set(from.latents.subarray(row * size, (row + 1) * size), n * size); });
  return latents;
}
