/**
 * Pareto-smoothed importance weights (Vehtari, Simpson, Gelman, Yao & Gabry 2024, algorithm 1): the largest of the raw
 * weights are replaced by the expected order statistics of a generalised Pareto fitted to them. `kHat` is its shape: up to
 * 0.7 the weights are to be trusted. Fewer than 25 draws are left as they are, with kHat Infinity.
 */
export function smoothWeights(logWeights: Float64Array): { weights: Float64Array; kHat: number } {
  const n = logWeights.length;
  const top = logWeights.reduce((most, log) => Math.max(most, log), -Infinity);
  const weights = logWeights.map((log) => Math.exp(log - top));
  if (n < 25) return { weights: normalise(weights), kHat: Infinity };
  const size = Math.ceil(Math.min(0.2 * n, 3 * Math.sqrt(n)));
  const order = Uint32Array.from(weights, (_, k) => k).sort((a, b) => (weights[a] as number) - (weights[b] as number) || a - b);
  const cut = weights[order[n - size - 1] as number] as number;
  const tail = order.subarray(n - size);
  const excess = Float64Array.from(tail, (k) => (weights[k] as number) - cut);
  // Weights that hardly differ have no tail to speak of.
  if (!((excess[size - 1] as number) > 1e-12)) return { weights: normalise(weights), kHat: -Infinity };
  const { k: shape, sigma } = fitPareto(excess.map((x) => Math.max(x, 1e-300)));
  tail.forEach((draw, j) => {
    const p = (j + 0.5) / size;
    const value = Math.abs(shape) < 1e-9 ? -sigma * Math.log1p(-p) : (sigma / shape) * (Math.pow(1 - p, -shape) - 1);
    weights[draw] = Math.min(1, cut + value);
  });
  return { weights: normalise(weights), kHat: shape };
}

function normalise(weights: Float64Array): Float64Array {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** The generalised Pareto of rising positive excesses: Zhang & Stephens (2009), the shape drawn a little towards one half. */
function fitPareto(excess: Float64Array): { k: number; sigma: number } {
  const n = excess.length;
  const grid = 30 + Math.floor(Math.sqrt(n));
  const largest = excess[n - 1] as number;
  const quarter = excess[Math.floor(n / 4 + 0.5) - 1] as number;
  const mean = (b: number): number => excess.reduce((sum, x) => sum + Math.log1p(-b * x), 0) / n;
  const candidates = Array.from({ length: grid }, (_, j) => 1 / largest + (1 - Math.sqrt(grid / (j + 0.5))) / (3 * quarter));
  const profile = candidates.map((b) => {
    const k = mean(b);
    return n * (Math.log(-b / k) - k - 1);
  });
  let b = 0;
  candidates.forEach((candidate, j) => {
    const weight = 1 / profile.reduce((sum, other) => sum + Math.exp(other - (profile[j] as number)), 0);
    b += candidate * weight;
  });
  const k = mean(b);
  return { k: (n * k + 5) / (n + 10), sigma: -k / b };
}
