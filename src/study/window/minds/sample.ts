import { diagnose } from "./diagnostics.ts";
import { Likelihood } from "./likelihood.kernel.ts";
import { type Diagnostics, ENOUGH_ESS, MOST_R_HAT, type PartyPosterior } from "../posterior.ts";
import type { Assumptions, WindowProblem } from "../problem.ts";
import { EllipticalSlice } from "./slice.kernel.ts";
import { Stream } from "./stream.ts";
import {
  type Changed,
  CHOICE_ONLY,
  EVERYTHING,
  type Layout,
  LEVELS_ONLY,
  shapeIn,
  Transform,
  WEIGHTS_ONLY,
} from "./transform.kernel.ts";

/** How long to sample. Results depend on all of it and on nothing else. */
export interface SamplingPlan {
  readonly seed: number;
  readonly chains: number;
  /** Sweeps thrown away at the start of each chain. */
  readonly warmup: number;
  /** Draws kept of each chain. */
  readonly keep: number;
  /** Sweeps for each draw kept. */
  readonly thin: number;
}

/** Enough for two dozen acts on fifteen issues; what samples goes on where `sound` comes out false. */
export const DEFAULT_PLAN: SamplingPlan = { seed: 1, chains: 4, warmup: 60, keep: 250, thin: 1 };

/** What a chain leaves behind: [draw × latents]. A plain array, so that it can be handed from thread to thread. */
export interface Chain {
  readonly latents: Float64Array;
}

/**
 * One chain of one party: the piece of work that may go to another thread. The same plan, chain and start give the same
 * bytes. It starts at the latents given, to go on from an earlier chain (under another number, so that its random numbers
 * are others), or else at a draw from the prior. Cost: sweeps × (levels + acts × issues), some twenty times over.
 */
export function sampleChain(
  problem: WindowProblem,
  party: number,
  assumptions: Assumptions,
  plan: SamplingPlan,
  chain: number,
  start?: Float64Array,
): Chain {
  const transform = new Transform(problem, party, assumptions);
  const likelihood = new Likelihood(problem, party, assumptions);
  const stream = new Stream(plan.seed, party, chain);
  const slice = new EllipticalSlice(transform, likelihood, stream, start);
  const blocks = blocksOf(problem, transform.layout);
  const { latents: size } = transform.layout;
  const latents = new Float64Array(plan.keep * size);
  const sweep = (): void => {
    for (const { from, to, changed } of blocks) slice.step(from, to, changed);
  };
  // A party that did nothing is as its prior has it, and one step of all its latents forgets everything.
  const warmup = likelihood.acts.length === 0 ? 0 : plan.warmup;
  for (let k = 0; k < warmup; k++) sweep();
  for (let draw = 0; draw < plan.keep; draw++) {
    if (likelihood.acts.length === 0) for (let k = 0; k < size; k++) slice.latents[k] = stream.normal();
    else for (let k = 0; k < plan.thin; k++) sweep();
    latents.set(slice.latents, draw * size);
  }
  return { latents };
}

/**
 * Draws moved on, each by so many sweeps from where it is: how draws that were weighed to fit other acts or assumptions, and
 * taken as often as they weigh, come to fit them (resample–move, Gilks & Berzuini 2001). `starts` and what comes back are
 * [draw × latents]; `stretch` takes the place of a chain's number. Cost: as that of a chain of so many sweeps.
 */
export function moveDraws(
  problem: WindowProblem,
  party: number,
  assumptions: Assumptions,
  seed: number,
  stretch: number,
  starts: Float64Array,
  sweeps: number,
): Chain {
  const transform = new Transform(problem, party, assumptions);
  const likelihood = new Likelihood(problem, party, assumptions);
  const stream = new Stream(seed, party, stretch);
  const blocks = blocksOf(problem, transform.layout);
  const { latents: size } = transform.layout;
  const latents = new Float64Array(starts.length);
  for (let at = 0; at < starts.length; at += size) {
    const slice = new EllipticalSlice(transform, likelihood, stream, starts.subarray(at, at + size));
    for (let k = 0; k < sweeps; k++) for (const { from, to, changed } of blocks) slice.step(from, to, changed);
    latents.set(slice.latents, at);
  }
  return { latents };
}

interface Block {
  readonly from: number;
  readonly to: number;
  readonly changed: Changed;
}

/**
 * What a sweep moves, in turn: the weights, whole and by halves; the shape of each issue; the levels; how offers are chosen.
 * Weights hang together most and mix slowest. What no deal is worth hangs on them, so both levels move after each.
 */
function blocksOf(problem: WindowProblem, layout: Layout): readonly Block[] {
  const middle = layout.weights + Math.ceil((layout.shapes - layout.weights) / 2);
  const levels = { from: layout.reservation, to: layout.sharpness, changed: LEVELS_ONLY };
  const shapes = problem.issues.map((_, issue) => {
    const [from, to] = shapeIn(layout, problem, issue);
    return { from, to, changed: issue };
  });
  return [
    { from: layout.weights, to: layout.shapes, changed: WEIGHTS_ONLY },
    levels,
    { from: layout.weights, to: middle, changed: WEIGHTS_ONLY },
    levels,
    { from: middle, to: layout.shapes, changed: WEIGHTS_ONLY },
    ...shapes,
    { from: layout.reservation, to: layout.aspiration, changed: LEVELS_ONLY },
    { from: layout.aspiration, to: layout.sharpness, changed: LEVELS_ONLY },
    levels,
    { from: layout.sharpness, to: layout.latents, changed: CHOICE_ONLY },
  ];
}

/** All chains of a party together, with their diagnostics. */
export function joinChains(
  problem: WindowProblem,
  party: number,
  assumptions: Assumptions,
  plan: SamplingPlan,
  chains: readonly Chain[],
): PartyPosterior {
  const { latents: size } = new Transform(problem, party, assumptions).layout;
  const latents = new Float64Array(chains.length * plan.keep * size);
  chains.forEach((chain, c) => {
    latents.set(chain.latents, c * plan.keep * size);
  });
  const minds = mindsOf(problem, party, assumptions, latents);
  return { ...minds, party, latents, weights: undefined, diagnostics: diagnosticsOf(problem, minds, plan) };
}

type Minds = Omit<PartyPosterior, "party" | "latents" | "weights" | "diagnostics">;

/** What a draw is but for its levels, by draw: its values, and what each act shows of all issues. */
export interface Seen {
  readonly values: Float64Array;
  readonly sums: Float64Array;
}

/**
 * Latents seen through a transform, with the likelihood of each act. `before`: the same latents as they were seen where only
 * levels and chances of error were supposed to be others, which spares the rest; `keep` is told what was seen.
 */
export function mindsOf(
  problem: WindowProblem, party: number, assumptions: Assumptions, latents: Float64Array, before?: Seen,
  keep?: (seen: Seen) => void,
): Minds {
  const transform = new Transform(problem, party, assumptions);
  const likelihood = new Likelihood(problem, party, assumptions);
  const { stride } = problem;
  const { acts } = likelihood;
  const mind = transform.empty();
  const segments = mind.reservation.length;
  const draws = latents.length / transform.layout.latents;
  const values = new Float64Array(draws * stride);
  const reservation = new Float64Array(draws * segments);
  const aspiration = new Float64Array(draws * segments);
  const logLikelihood = new Float64Array(draws * acts.length);
  const size = likelihood.sums.length;
  const sums = keep ? new Float64Array(draws * size) : undefined;
  const changed = before ? LEVELS_ONLY : EVERYTHING;
  for (let draw = 0; draw < draws; draw++) {
    if (before) {
      mind.values.set(before.values.subarray(draw * stride, (draw + 1) * stride));
      likelihood.sums.set(before.sums.subarray(draw * size, (draw + 1) * size));
    }
    transform.apply(latents, draw * transform.layout.latents, mind, changed);
    likelihood.of(mind, changed, logLikelihood, draw * acts.length);
    sums?.set(likelihood.sums, draw * size);
    values.set(mind.values, draw * stride);
    reservation.set(mind.reservation, draw * segments);
    aspiration.set(mind.aspiration, draw * segments);
  }
  if (sums) keep?.({ values: values.slice(), sums });
  return { draws, values, reservation, aspiration, acts, logLikelihood };
}

/** Over what is asked of the draws: what no deal is worth, what is held out for, and the slack of every package acted on. */
function diagnosticsOf(problem: WindowProblem, minds: Minds, plan: SamplingPlan): Diagnostics {
  const { draws, values, reservation, aspiration, acts } = minds;
  const segments = reservation.length / draws;
  const quantities: Float64Array[] = [];
  const per = (of: (draw: number) => number): void => {
    quantities.push(Float64Array.from({ length: draws }, (_, draw) => of(draw)));
  };
  for (let s = 0; s < segments; s++) {
    per((draw) => reservation[draw * segments + s] as number);
    per((draw) => aspiration[draw * segments + s] as number);
  }
  for (const number of acts) {
    const act = problem.acts[number];
    if (!act) continue;
    const levels = problem.issues.map(({ offset }, i) => offset + (act.terms[i]?.[0] ?? 0));
    per((draw) =>
      levels.reduce(
        (sum, level) => sum + (values[draw * problem.stride + level] as number),
        -(reservation[draw * segments + act.segment] as number),
      ),
    );
  }
  let ess = Infinity;
  let rHat = 1;
  for (const quantity of quantities) {
    const found = diagnose(quantity, plan.chains);
    ess = Math.min(ess, found.ess);
    rHat = Math.max(rHat, found.rHat);
  }
  return { ess, rHat, chains: plan.chains, draws, seed: plan.seed, sound: ess >= ENOUGH_ESS && rHat <= MOST_R_HAT };
}

/** The whole posterior of a party, in this thread. */
export function samplePosterior(
  problem: WindowProblem,
  party: number,
  assumptions: Assumptions,
  plan: SamplingPlan,
): PartyPosterior {
  const chains = Array.from({ length: plan.chains }, (_, chain) => sampleChain(problem, party, assumptions, plan, chain));
  return joinChains(problem, party, assumptions, plan, chains);
}
