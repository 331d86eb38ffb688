/** Places from 1, smallest first; equals share the mean of theirs. Cost: n log n. */
export function ranksOf(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from({ length: values.length }, (_, k) => k).sort((j, k) => (values[j] ?? 0) - (values[k] ?? 0));
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to++;
    for (let k = from; k < to; k++) ranks[order[k] ?? 0] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

/** Spearman's rank correlation, ties averaged; 0 where one of the two is the same throughout. */
export function spearman(one: ArrayLike<number>, other: ArrayLike<number>): number {
  const a = ranksOf(one);
  const b = ranksOf(other);
  const mean = (a.length + 1) / 2;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let k = 0; k < a.length; k++) {
    const da = (a[k] ?? 0) - mean;
    const db = (b[k] ?? 0) - mean;
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb);
}

/**
 * Share of the truly best tenth found in the inferred best tenth. Where equals straddle an edge, each is in it by the same
 * part, so a model that tells nothing apart scores a tenth.
 */
export function topTenthHits(inferred: Float64Array, truth: Float64Array): number {
  const a = topTenth(inferred);
  const b = topTenth(truth);
  let both = 0;
  for (let k = 0; k < a.length; k++) both += (a[k] ?? 0) * (b[k] ?? 0);
  return both / Math.max(1, Math.round(a.length / 10));
}

/** How far each is in the best tenth, 0 to 1. */
function topTenth(values: Float64Array): Float64Array {
  const room = Math.max(1, Math.round(values.length / 10));
  const edge = values.toSorted().at(-room) ?? 0;
  let above = 0;
  let at = 0;
  for (const value of values) {
    if (value > edge) above++;
    else if (value === edge) at++;
  }
  const share = (room - above) / at;
  return values.map((value) => (value > edge ? 1 : value === edge ? share : 0));
}

/** Mean squared distance of the chances from what is so. */
export function brier(chances: ArrayLike<number>, so: ArrayLike<boolean>): number {
  let sum = 0;
  for (let k = 0; k < chances.length; k++) sum += ((chances[k] ?? 0) - Number(so[k])) ** 2;
  return sum / chances.length;
}

/** Mean of −ln of the chance given to what is so; chances are kept a millionth away from 0 and 1. */
export function logLoss(chances: ArrayLike<number>, so: ArrayLike<boolean>): number {
  let sum = 0;
  for (let k = 0; k < chances.length; k++) {
    const chance = Math.min(1 - 1e-6, Math.max(1e-6, chances[k] ?? 0));
    sum -= Math.log(so[k] === true ? chance : 1 - chance);
  }
  return sum / chances.length;
}

/** Less their mean, over their standard deviation; all 0 where they are the same. */
export function standardised(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / values.length);
  return values.map((value) => (deviation > 1e-12 ? (value - mean) / deviation : 0));
}
