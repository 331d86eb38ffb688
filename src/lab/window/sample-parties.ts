import type { PartyPosterior } from "../../study/window/posterior.ts";
import type { Supposed } from "../../study/window/minds/reweigh.ts";
import { type Chain, joinChains, type SamplingPlan } from "../../study/window/minds/sample.ts";
import type { ChainJob } from "./chain-jobs.ts";
import type { ChainSampler } from "./chain-sampler.ts";

/** A party to be sampled, by number, and under what. */
export interface Wanted extends Supposed {
  readonly party: number;
}

export interface SampleOptions {
  readonly plan: SamplingPlan;
  /** How often at most the chains of a party go on, each time until they are twice as long. */
  readonly rounds: number;
  readonly signal?: AbortSignal | undefined;
  /** Of what is known to be needed, how much is done: 0 to 1, never falling. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

/**
 * Posteriors of parties, in the order asked for. Where the chains of one have not mixed by its own diagnostics, they go on
 * until they are twice as long, and every other draw is kept, so that each party has as many draws as every other; and so
 * on until it is sound or the rounds are over: then its diagnostics say so. The same plan gives the same bytes on any number
 * of threads.
 */
export async function sampleParties(
  wanted: readonly Wanted[], sampler: ChainSampler, { plan, rounds, signal, onProgress }: SampleOptions,
): Promise<readonly PartyPosterior[]> {
  const found = new Array<PartyPosterior>(wanted.length);
  const chains = wanted.map((): readonly Chain[] => []);
  const put = (number: number, more: readonly Chain[], round: number): void => {
    const longer = round === 0 ? more : more.map((chain, c) => everyOther(chains[number]?.[c], chain, plan.keep));
    const { problem, party, assumptions } = wanted[number] as Wanted;
    chains[number] = longer;
    found[number] = joinChains(problem, party, assumptions, plan, longer);
  };
  let left = wanted.map((_, number) => number);
  let share = 0;
  for (let round = 0; round < rounds && left.length > 0; round++) {
    const jobs = left.flatMap((number) => jobsOf(wanted[number] as Wanted, chains[number] ?? [], plan, round));
    const before = share;
    // How many rounds it takes is not known: each is shown as half of what is left, the last as all of it.
    const part = (1 - before) * (round + 1 === rounds ? 1 : 0.5);
    const onDone = (done: number, of: number): void => {
      share = before + (part * done) / of;
      onProgress?.(share);
    };
    const drawn = left.map((): Chain[] => []);
    const missing = left.map(() => plan.chains);
    // A party is put together as soon as its chains are there, while other threads draw those of the next.
    const onAnswer = (job: number, chain: Chain): void => {
      const at = Math.floor(job / plan.chains);
      const own = drawn[at] as Chain[];
      own[job % plan.chains] = chain;
      missing[at] = (missing[at] as number) - 1;
      if (missing[at] === 0) put(left[at] as number, own, round);
    };
    await sampler.run(jobs, { signal, onDone, onAnswer });
    left = left.filter((number) => found[number]?.diagnostics.sound === false);
  }
  onProgress?.(1);
  return found;
}

/** The first round draws as planned; each further one draws as many again, as far apart as those that were kept. */
function jobsOf(wanted: Wanted, before: readonly Chain[], plan: SamplingPlan, round: number): ChainJob[] {
  const { problem, party, assumptions } = wanted;
  const more = round === 0 ? plan : { ...plan, warmup: 0, thin: plan.thin * 2 ** (round - 1) };
  return Array.from({ length: plan.chains }, (_, c) => ({
    problem, party, assumptions, plan: more,
    chain: round * plan.chains + c,
    start: lastOf(before[c], plan.keep),
  }));
}

/** The latents of the last draw. */
function lastOf(chain: Chain | undefined, keep: number): Float64Array | undefined {
  return chain?.latents.slice(((keep - 1) * chain.latents.length) / keep);
}

/** Two stretches of one chain, of as many draws each, as one of so many draws: the second of every two. */
function everyOther(first: Chain | undefined, second: Chain, keep: number): Chain {
  const size = second.latents.length / keep;
  const latents = new Float64Array(second.latents.length);
  for (let draw = 0; draw < keep; draw++) {
    const at = 2 * draw + 1;
    const [from, number] = at < keep ? [first ?? second, at] : [second, at - keep];
    latents.set(from.latents.subarray(number * size, (number + 1) * size), draw * size);
  }
  return { latents };
}
