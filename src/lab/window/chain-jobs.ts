import { takeTurns, type TurnedTurn, type TurnsToTake } from "../../study/window/analysis/turn.ts";
import type { Assumptions, WindowProblem } from "../../study/window/problem.ts";
import { type Chain, moveDraws, sampleChain, type SamplingPlan } from "../../study/window/minds/sample.ts";

/** One chain of one party: the piece of work that a thread takes. Plain data. */
export interface ChainJob {
  readonly problem: WindowProblem;
  readonly party: number;
  readonly assumptions: Assumptions;
  readonly plan: SamplingPlan;
  readonly chain: number;
  /** Latents to go on from; undefined: a draw from the prior. */
  readonly start?: Float64Array | undefined;
}

/** Draws of one party to be moved on under other assumptions: the same for a stretch of draws, see `moveDraws`. */
export interface MoveJob {
  readonly problem: WindowProblem;
  readonly party: number;
  readonly assumptions: Assumptions;
  readonly seed: number;
  readonly stretch: number;
  readonly draws: number;
  readonly starts: Float64Array;
  readonly sweeps: number;
}

/** Assumptions to be turned on draws at hand: see `takeTurns`. */
export interface TurnJob {
  readonly toTake: TurnsToTake;
}

export type Job = ChainJob | MoveJob | TurnJob;
export type Done = Chain | readonly TurnedTurn[];

/** The same job gives the same bytes, in whatever thread. */
export function runJob(job: Job): Done {
  return "toTake" in job ? takeTurns(job.toTake) : runChainJob(job);
}

export function runChainJob(job: ChainJob | MoveJob): Chain {
  const { problem, party, assumptions } = job;
  if ("stretch" in job) return moveDraws(problem, party, assumptions, job.seed, job.stretch, job.starts, job.sweeps);
  return sampleChain(problem, party, assumptions, job.plan, job.chain, job.start);
}

/** The arrays that are made for an answer alone, which can be handed over whole: of what was turned, all but the latents. */
export function transfersOf(done: Done): ArrayBuffer[] {
  const arrays = "latents" in done ? [done.latents] : done.flatMap(({ ways }) => ways.flatMap(({ parties }) =>
    [...parties.values()].flatMap(({ posterior }) =>
      posterior ? [posterior.values, posterior.reservation, posterior.aspiration, posterior.logLikelihood] : [])));
  return arrays.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
}
