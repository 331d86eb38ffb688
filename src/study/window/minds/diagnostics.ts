import { normalQuantile } from "./normal.kernel.ts";

/** What chains say of one quantity. */
export interface ChainDiagnostics {
  /** Effective number of independent draws. */
  readonly ess: number;
  /** 1 where the chains agree; above, they have not yet forgotten where they began. */
  readonly rHat: number;
}

/**
 * Rank-normalised split R-hat (the larger of bulk and folded) and bulk effective sample size: Vehtari, Gelman, Simpson,
 * Carpenter & Bürkner (2021), sections 3 and 4. `draws` holds chain after chain of equal length, at least 4 draws each. A
 * quantity that does not vary has ess = all draws and R-hat 1. Cost: n log n, and n × the lags that matter.
 */
export function diagnose(draws: Float64Array, chains: number): ChainDiagnostics {
  const length = Math.floor(draws.length / chains);
  const half = Math.floor(length / 2);
  if (half < 2 || constant(draws)) return { ess: draws.length, rHat: 1 };
  const split: Float64Array[] = [];
  for (let chain = 0; chain < chains; chain++) {
    split.push(draws.subarray(chain * length, chain * length + half));
    split.push(draws.subarray(chain * length + length - half, (chain + 1) * length));
  }
  const ranked = rankNormal(split);
  const median = medianOf(draws);
  const folded = rankNormal(split.map((part) => part.map((x) => Math.abs(x - median))));
  return { ess: effective(ranked), rHat: Math.max(rHatOf(ranked), rHatOf(folded)) };
}

function constant(draws: Float64Array): boolean {
  return draws.every((x) => x === draws[0]);
}

function medianOf(draws: Float64Array): number {
  const sorted = draws.slice().sort();
  const n = sorted.length;
  return ((sorted[(n - 1) >> 1] ?? 0) + (sorted[n >> 1] ?? 0)) / 2;
}

/** Ranks of all chains together, ties averaged, as normal scores (Blom 1958). */
function rankNormal(chains: readonly Float64Array[]): Float64Array[] {
  const length = chains[0]?.length ?? 0;
  const all = new Float64Array(chains.length * length);
  chains.forEach((chain, c) => {
    all.set(chain, c * length);
  });
  const sorted = all.toSorted();
  const scores = scoresOf(all.length);
  const scored = all.map((x) => {
    const first = placeOf(sorted, x);
    let last = first;
    while (sorted[last + 1] === x) last++;
    return scores[first + last] as number;
  });
  return chains.map((_, c) => scored.subarray(c * length, (c + 1) * length));
}

/** By number of draws: their scores, see `scoresOf`. */
const SCORES = new Map<number, Float64Array>();

/** Of so many draws, the normal score of the rank halfway between two places in their order: at the sum of the places. */
function scoresOf(draws: number): Float64Array {
  const known = SCORES.get(draws);
  if (known) return known;
  const scores = Float64Array.from({ length: 2 * draws - 1 }, (_, sum) => normalQuantile((sum / 2 + 1 - 0.375) / (draws + 0.25)));
  SCORES.set(draws, scores);
  return scores;
}

/** The first place in rising numbers of one that is among them. */
function placeOf(sorted: Float64Array, x: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Within-chain variance, and the pooled estimate that chains which differ make larger. */
function variances(chains: readonly Float64Array[]): { within: number; pooled: number } {
  const n = chains[0]?.length ?? 0;
  const means = chains.map((chain) => chain.reduce((sum, x) => sum + x, 0) / n);
  const grand = means.reduce((sum, mean) => sum + mean, 0) / chains.length;
  let within = 0;
  chains.forEach((chain, c) => {
    const mean = means[c] ?? 0;
    within += chain.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / (n - 1);
  });
  within /= chains.length;
  const between = means.reduce((sum, mean) => sum + (mean - grand) * (mean - grand), 0) / (chains.length - 1);
  return { within, pooled: ((n - 1) / n) * within + between };
}

function rHatOf(chains: readonly Float64Array[]): number {
  const { within, pooled } = variances(chains);
  return within > 0 ? Math.sqrt(pooled / within) : 1;
}

/** Geyer's (1992) initial monotone sequence over the chains' mean autocovariance. */
function effective(chains: readonly Float64Array[]): number {
  const n = chains[0]?.length ?? 0;
  const total = n * chains.length;
  const { within, pooled } = variances(chains);
  if (!(pooled > 0)) return total;
  const centred = chains.map((chain) => {
    const mean = chain.reduce((sum, x) => sum + x, 0) / n;
    return chain.map((x) => x - mean);
  });
  const correlation = (lag: number): number => {
    let sum = 0;
    for (const chain of centred) {
      let own = 0;
      for (let k = 0; k + lag < n; k++) own += (chain[k] as number) * (chain[k + lag] as number);
      sum += own / n;
    }
    // Autocovariance over n, as variance here is over n − 1.
    return 1 - (within - (sum / chains.length) * (n / (n - 1))) / pooled;
  };
  let tau = -1;
  let last = Infinity;
  for (let lag = 0; lag + 1 < n; lag += 2) {
    const pair = Math.min(last, (lag === 0 ? 1 : correlation(lag)) + correlation(lag + 1));
    if (pair <= 0) break;
    tau += 2 * pair;
    last = pair;
  }
  // Chains that swing about may do better than independent draws; not by more than this (Vehtari et al., section 3.2).
  return Math.min(total * Math.log10(total), total / Math.max(tau, 1e-9));
}
