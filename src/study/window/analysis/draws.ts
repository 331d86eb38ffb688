import type { PartyPosterior } from "../posterior.ts";

/**
 * Worlds to ask: in world n party p is as in its draw rows[p][n]. The posteriors of the parties are independent, so any pairing
 * that gives each draw its weight serves. All worlds weigh the same.
 */
export interface Worlds {
  readonly count: number;
  /** By party number. */
  readonly posteriors: readonly PartyPosterior[];
  /** By party number: [world] a draw. */
  readonly rows: readonly Int32Array[];
}

/**
 * At most `most` worlds, the same for the same posteriors: evenly spaced draws, paired by number; of weighed draws, each as
 * often as its weight says (systematic resampling; Kitagawa 1996).
 */
export function worldsOf(posteriors: readonly PartyPosterior[], most: number): Worlds {
  const count = Math.min(most, ...posteriors.map((posterior) => posterior.draws));
  return { count, posteriors, rows: posteriors.map((posterior) => rowsOf(posterior, count)) };
}

function rowsOf({ draws, weights }: PartyPosterior, count: number): Int32Array {
  if (!weights) return Int32Array.from({ length: count }, (_, n) => Math.floor(((n + 0.5) * draws) / count));
  const rows = new Int32Array(count);
  let sum = 0;
  let draw = -1;
  for (let n = 0; n < count; n++) {
    const goal = (n + 0.5) / count;
    while (sum < goal && draw < draws - 1) sum += weights[++draw] as number;
    rows[n] = Math.max(0, draw);
  }
  return rows;
}

/** Every k-th draw as a posterior of its own, at most `most`: what is asked many times need not ask them all. */
export function thinned(posterior: PartyPosterior, most: number): PartyPosterior {
  if (posterior.draws <= most) return posterior;
  const rows = rowsOf({ ...posterior, weights: undefined }, most);
  const take = (from: Float64Array): Float64Array => {
    const width = from.length / posterior.draws;
    const to = new Float64Array(most * width);
    rows.forEach((row, n) => { to.set(from.subarray(row * width, (row + 1) * width), n * width); });
    return to;
  };
  const weights = posterior.weights && take(posterior.weights);
  const sum = weights?.reduce((a, b) => a + b, 0) ?? 1;
  return {
    party: posterior.party, draws: most, values: take(posterior.values), reservation: take(posterior.reservation),
    aspiration: take(posterior.aspiration), latents: take(posterior.latents), weights: weights?.map((weight) => weight / sum),
    acts: posterior.acts, logLikelihood: take(posterior.logLikelihood), diagnostics: posterior.diagnostics,
  };
}

/** Number of equally weighed draws that would be as good (Kish 1965). */
export function kishOf(weights: Float64Array): number {
  let sum = 0;
  let squares = 0;
  for (const weight of weights) {
    sum += weight;
    squares += weight * weight;
  }
  return squares > 0 ? (sum * sum) / squares : 0;
}
