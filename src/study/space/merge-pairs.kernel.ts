import { type MergeBounds, type MergeLevel, type Thinning } from "./merge-level.ts";
import { bestWays, type Part } from "./parts.ts";

/** A list of pairs by falling first and rising second value, with room to grow. */
interface PairList {
  length: number;
  a: Float64Array;
  b: Float64Array;
  way: Int32Array;
  back: Int32Array;
}

/** One level of a merge for two parties, exact or thinned. Undefined past the bounds. Cost: points × ways. */
export function mergePairs(
  part: Part, rest: MergeLevel, level: number, bounds: MergeBounds, held: number,
): MergeLevel | undefined {
  const { worth } = part;
  let [into, from] = [emptyPairs(rest.length), emptyPairs(rest.length)];
  const prefersSecond = bounds.prefersSecond;
  for (const way of bestWays(part, 2)) {
    [into, from] = [from, into];
    if (into.a.length < from.length + rest.length) into = emptyPairs(2 * (from.length + rest.length));
    const [da, db] = [worth[way * 2] as number, worth[way * 2 + 1] as number];
    let [i, k, n, last] = [0, 0, 0, -Infinity];
    while (i < from.length || k < rest.length) {
      const a = k < rest.length ? (rest.rows[k * 2] as number) + da : -Infinity;
      const b = k < rest.length ? (rest.rows[k * 2 + 1] as number) + db : -Infinity;
      const oldA = i < from.length ? (from.a[i] as number) : -Infinity;
      const oldB = i < from.length ? (from.b[i] as number) : -Infinity;
      let old = i < from.length && (k >= rest.length || oldA > a || (oldA === a && oldB >= b));
      if (prefersSecond && old && oldA === a && oldB === b && k < rest.length) {
        old = !prefersSecond(level, from.way[i] as number, from.back[i] as number, way, k);
      }
      if (old) {
        if (oldB > last) {
          last = put(into, n++, oldA, oldB, from.way[i] as number, from.back[i] as number);
        }
        i++;
      } else {
        if (b > last) last = put(into, n++, a, b, way, k);
        k++;
      }
    }
    into.length = n;
    if (!bounds.thinning && held + n > bounds.maxPoints) return undefined;
  }
  if (bounds.thinning) thinPairs(into, bounds.thinning);
  const rows = new Float64Array(into.length * 2);
  for (let k = 0; k < into.length; k++) {
    rows[k * 2] = into.a[k] as number;
    rows[k * 2 + 1] = into.b[k] as number;
  }
  return { length: into.length, rows, way: into.way.slice(0, into.length), back: into.back.slice(0, into.length) };
}

function put(list: PairList, at: number, a: number, b: number, way: number, back: number): number {
  list.a[at] = a;
  list.b[at] = b;
  list.way[at] = way;
  list.back[at] = back;
  return b;
}

function emptyPairs(room: number): PairList {
  return {
    length: 0, a: new Float64Array(room), b: new Float64Array(room), way: new Int32Array(room), back: new Int32Array(room),
  };
}

/**
 * Keeps as few as a sweep can such that each point has a kept one that is less by at most a margin in either value: from
 * the first point not yet covered, the furthest that still covers it. The margin is the first of the ladder that will do.
 */
function thinPairs(list: PairList, thinning: Thinning): void {
  const { perLevel, start, spans } = thinning;
  if (list.length <= perLevel) return;
  let share = start;
  while (share < 1 && sweep(list, share * (spans[0] as number), share * (spans[1] as number), false) > perLevel) share *= 2;
  thinning.lost += Math.min(1, share);
  list.length = sweep(list, share * (spans[0] as number), share * (spans[1] as number), true);
}

function sweep(list: PairList, da: number, db: number, keep: boolean): number {
  let kept = 0;
  let k = 0;
  while (k < list.length) {
    const least = (list.a[k] as number) - da;
    while (k + 1 < list.length && (list.a[k + 1] as number) >= least) k++;
    const most = (list.b[k] as number) + db;
    if (keep) put(list, kept, list.a[k] as number, list.b[k] as number, list.way[k] as number, list.back[k] as number);
    kept++;
    k++;
    while (k < list.length && (list.b[k] as number) <= most) k++;
  }
  return kept;
}
