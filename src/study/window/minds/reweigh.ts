import { smoothWeights } from "./pareto.ts";
import type { PartyPosterior } from "../posterior.ts";
import type { Assumptions, WindowProblem } from "../problem.ts";
import { mindsOf, type Seen } from "./sample.ts";

/** A problem seen under assumptions. */
export interface Supposed {
  readonly problem: WindowProblem;
  readonly assumptions: Assumptions;
}

export interface Reweighed {
  /** The same latents seen otherwise: values worked out anew, `weights` set. */
  readonly posterior: PartyPosterior;
  /** Shape of the tail of the weights (Vehtari et al. 2024); above 0.7 the weights are not to be trusted. */
  readonly kHat: number;
  /** Kish's effective number of draws behind the weights. */
  readonly ess: number;
}

/**
 * A party under other assumptions, or in another problem with the same issues and segments (other directions, other acts),
 * without sampling anew: every prior is a standard normal seen through a transform, so a draw keeps its latents, its values
 * are worked out anew, and its weight is the ratio of the likelihoods, Pareto-smoothed. `from` must be drawn under the first
 * supposition and have no weights. Cost: draws × (levels + acts × issues).
 */
export function reweigh(from: PartyPosterior, after: Supposed): Reweighed {
  const { party, draws, latents } = from;
  const minds = seenAlike(from, after);
  const logWeights = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) logWeights[draw] = sumOf(minds, draw) - sumOf(from, draw);
  const { weights, kHat } = smoothWeights(logWeights);
  const ess = 1 / weights.reduce((sum, weight) => sum + weight * weight, 0);
  return { posterior: { ...minds, party, latents, weights, diagnostics: from.diagnostics }, kHat, ess };
}

/** By posterior, and then by all that values and choices hang on, how its draws were seen. */
const SEEN = new WeakMap<PartyPosterior, Map<string, Seen & { readonly problem: WindowProblem }>>();

/** Minds of the draws; where they were seen under suppositions that made the same values and choices of them, from those. */
function seenAlike(from: PartyPosterior, { problem, assumptions }: Supposed): ReturnType<typeof mindsOf> {
  const known = SEEN.get(from) ?? new Map<string, Seen & { readonly problem: WindowProblem }>();
  SEEN.set(from, known);
  const { weightSpread, shapeSpread, sharpness, inertia, reach, custom, concession } = assumptions;
  const key = [weightSpread, shapeSpread, sharpness, inertia, reach, custom, concession].join();
  const before = known.get(key);
  const alike = before?.problem === problem ? before : undefined;
  const keep = before ? undefined : (seen: Seen): void => { known.set(key, { ...seen, problem }); };
  return mindsOf(problem, from.party, assumptions, from.latents, alike, keep);
}

function sumOf({ acts, logLikelihood }: Pick<PartyPosterior, "acts" | "logLikelihood">, draw: number): number {
  let sum = 0;
  for (let k = 0; k < acts.length; k++) sum += logLikelihood[draw * acts.length + k] as number;
  return sum;
}

/** The same with one act dropped, by number in the problem: the problem stays, only the weights change. Cost: draws. */
export function reweighWithout(from: PartyPosterior, act: number): Reweighed {
  const at = from.acts.indexOf(act);
  const { draws, acts, logLikelihood } = from;
  const logWeights = Float64Array.from({ length: draws }, (_, draw) =>
    at < 0 ? 0 : -(logLikelihood[draw * acts.length + at] as number),
  );
  const { weights, kHat } = smoothWeights(logWeights);
  const ess = 1 / weights.reduce((sum, weight) => sum + weight * weight, 0);
  return { posterior: { ...from, weights }, kHat, ess };
}
