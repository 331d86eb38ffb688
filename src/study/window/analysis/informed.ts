import { mindsOf } from "../minds/sample.ts";
import { Stream } from "../minds/stream.ts";
import type { PartyPosterior } from "../posterior.ts";
import type { Assumptions, WindowProblem } from "../problem.ts";
import { worldsOf } from "./draws.ts";
import { Minds, shareOf, type Terms } from "./minds.ts";

/** How far a party's acts moved what is thought of it. */
export interface Informed {
  readonly party: number;
  /** Acts that speak of it. */
  readonly acts: number;
  /** Largest distance between the distributions of its slack before and after its acts: 0 nothing learned, towards 1 much. */
  readonly distance: number;
  /** Its chance of finding the package acceptable before its acts were looked at. */
  readonly before: number;
}

/** Below this the answer is nearly all prior. */
export const HARDLY_MOVED = 0.1;
const PRIOR_DRAWS = 600;

/**
 * All parties as they are thought of before anything they did is looked at, by party number: latents drawn afresh, standard
 * normal as the model has them. Seeded by the posteriors. Cost: parties × PRIOR_DRAWS × levels.
 */
export function priorsOf(
  problem: WindowProblem, assumptions: Assumptions, posteriors: readonly PartyPosterior[],
): readonly PartyPosterior[] {
  const without: WindowProblem = { ...problem, acts: [] };
  return posteriors.map((posterior) => {
    const { party, draws, latents } = posterior;
    const stream = new Stream(posterior.diagnostics.seed, party, -1);
    const drawn = Float64Array.from({ length: (latents.length / draws) * PRIOR_DRAWS }, () => stream.normal());
    return { ...posterior, ...mindsOf(without, party, assumptions, drawn), latents: drawn, weights: undefined };
  });
}

/**
 * How much of what is said of each party and a package comes from its acts: the distance of Kolmogorov and Smirnov between
 * what the package is worth to it above no deal before (`priors`) and after. Cost: parties × draws × levels.
 */
export function informedBy(
  problem: WindowProblem, priors: readonly PartyPosterior[], posteriors: readonly PartyPosterior[], parties: readonly number[],
  segments: readonly number[], terms: Terms,
): readonly Informed[] {
  const before = new Minds(problem, worldsOf(priors, Infinity), parties);
  const after = new Minds(problem, worldsOf(posteriors, Infinity), parties);
  return parties.map((party) => {
    const segment = segments[party] ?? 0;
    const acts = problem.acts.filter((act) => act.party === party).length;
    const slack = before.slack(party, segment, terms);
    const distance = acts === 0 ? 0 : distanceOf(slack, after.slack(party, segment, terms));
    return { party, acts, distance, before: shareOf(slack) };
  });
}

/** The largest distance between two empirical distribution functions. Cost: n log n. */
export function distanceOf(a: Float64Array, b: Float64Array): number {
  const [first, second] = [a.toSorted(), b.toSorted()];
  let [i, j, most] = [0, 0, 0];
  while (i < first.length && j < second.length) {
    const at = Math.min(first[i] as number, second[j] as number);
    while (i < first.length && (first[i] as number) <= at) i++;
    while (j < second.length && (second[j] as number) <= at) j++;
    most = Math.max(most, Math.abs(i / first.length - j / second.length));
  }
  return most;
}
