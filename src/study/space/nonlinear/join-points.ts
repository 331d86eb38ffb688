import type { Points } from "./search-part.ts";

export interface Joined {
  readonly size: number;
  /** [size × P] */
  readonly values: Float64Array;
  /** [size × issues] */
  readonly options: Int32Array;
  /** [P] What thinning may have cost, at most. */
  readonly within: Float64Array;
}

export const EMPTY: Points = { size: 0, values: new Float64Array(0), options: new Int32Array(0) };

/** Points kept at most, by the number of parties: past it they are thinned. */
const MOST_POINTS = 1 << 17;
const MOST_POINTS_OF_MANY = 1 << 12;
/** Sums looked at together. */
const BATCH = 1 << 18;

/**
 * The frontier of two parts that nothing joins: every sum of a point of each that no other beats (Minkowski sum with
 * dominance pruning). Of equal sums the one with the smaller options stays, in the order of `places`: where in a package each
 * column of options stands, those of `one` first. Cost: sums × log (two parties), sums × points kept (more).
 */
export function joinPoints(one: Points, other: Points, parties: number, places: readonly number[], most?: number): Joined {
  const width = places.length;
  const left = columnsOf(one, width, other);
  const right = width - left;
  const order = places.map((place, column) => [place, column] as const).sort((a, b) => a[0] - b[0]).map(([, column]) => column);
  const within = new Float64Array(parties);
  const limit = most ?? (parties > 2 ? MOST_POINTS_OF_MANY : MOST_POINTS);
  const rows = Math.max(1, Math.floor(BATCH / Math.max(1, other.size)));
  let kept = EMPTY;
  for (let from = 0; from < one.size; from += rows) {
    const to = Math.min(one.size, from + rows);
    const size = kept.size + (to - from) * other.size;
    const values = new Float64Array(size * parties);
    const options = new Int32Array(size * width);
    values.set(kept.values);
    options.set(kept.options);
    let at = kept.size;
    for (let a = from; a < to; a++) {
      for (let b = 0; b < other.size; b++, at++) {
        for (let p = 0; p < parties; p++) {
          values[at * parties + p] = (one.values[a * parties + p] as number) + (other.values[b * parties + p] as number);
        }
        for (let i = 0; i < left; i++) options[at * width + i] = one.options[a * left + i] as number;
        for (let i = 0; i < right; i++) options[at * width + left + i] = other.options[b * right + i] as number;
      }
    }
    kept = thin(unbeaten({ size, values, options }, parties, order), parties, limit, within);
  }
  return { ...kept, within };
}

function columnsOf(one: Points, width: number, other: Points): number {
  return other.size > 0 ? width - other.options.length / other.size : one.size > 0 ? one.options.length / one.size : width;
}

/** Those that no other beats, one of each value, ascending by the first party's value. */
function unbeaten(points: Points, parties: number, order: readonly number[]): Points {
  const { values, options, size } = points;
  const width = order.length;
  const byValue = Array.from({ length: size }, (_, at) => at).sort((a, b) => {
    for (let p = 0; p < parties; p++) {
      const more = (values[b * parties + p] as number) - (values[a * parties + p] as number);
      if (more !== 0) return more;
    }
    for (const column of order) {
      const more = (options[a * width + column] as number) - (options[b * width + column] as number);
      if (more !== 0) return more;
    }
    return 0;
  });
  // What beats a point stands before it; for two parties, the best second value so far tells.
  const kept: number[] = [];
  for (const at of byValue) {
    const last = kept.at(-1);
    const isBeaten = parties <= 2
      ? last !== undefined && (parties === 1 || (values[last * 2 + 1] as number) >= (values[at * 2 + 1] as number))
      : kept.some((other) => isAsGood(values, other * parties, at * parties, parties));
    if (!isBeaten) kept.push(at);
  }
  return pick(points, parties, kept.reverse());
}

function isAsGood(values: Float64Array, one: number, other: number, parties: number): boolean {
  for (let p = 0; p < parties; p++) if ((values[one + p] as number) < (values[other + p] as number)) return false;
  return true;
}

/** Keeps one point in each cell of a grid, as fine as the limit allows, and adds the width of a cell to what is unsure. */
function thin(points: Points, parties: number, limit: number, within: Float64Array): Points {
  if (points.size <= limit) return points;
  const low = new Float64Array(parties).fill(Infinity);
  const high = new Float64Array(parties).fill(-Infinity);
  for (let at = 0; at < points.size * parties; at++) {
    const p = at % parties;
    low[p] = Math.min(low[p] as number, points.values[at] as number);
    high[p] = Math.max(high[p] as number, points.values[at] as number);
  }
  for (let cells = 1 << 20; ; cells /= 2) {
    const cell = high.map((most, p) => Math.ceil((most - (low[p] as number)) / cells) || 1);
    const seen = new Set<string>();
    const kept: number[] = [];
    for (let at = 0; at < points.size; at++) {
      const values = points.values.subarray(at * parties, (at + 1) * parties);
      const key = values.map((value, p) => Math.floor((value - (low[p] as number)) / (cell[p] as number))).join();
      if (seen.has(key)) continue;
      seen.add(key);
      kept.push(at);
    }
    // In a grid of one cell for each party two points at most are left of any number.
    if (kept.length > limit && cells > 1) continue;
    for (let p = 0; p < parties; p++) within[p] = (within[p] as number) + (cell[p] as number);
    return pick(points, parties, kept);
  }
}

function pick(points: Points, parties: number, kept: readonly number[]): Points {
  const width = points.size === 0 ? 0 : points.options.length / points.size;
  const values = new Float64Array(kept.length * parties);
  const options = new Int32Array(kept.length * width);
  for (const [to, at] of kept.entries()) {
    values.set(points.values.subarray(at * parties, (at + 1) * parties), to * parties);
    options.set(points.options.subarray(at * width, (at + 1) * width), to * width);
  }
  return { size: kept.length, values, options };
}
