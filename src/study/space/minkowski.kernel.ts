import { bestWays, type Part } from "./parts.ts";
import { Undominated } from "./undominated.kernel.ts";

/** Sums of the parts from some part to the last that no other such sum beats, and how each came about. */
export interface MergeLevel {
  readonly length: number;
  /** [point × party], row-major, units. For two parties by falling first value. */
  readonly rows: Float64Array;
  /** The way of this level's part. */
  readonly way: Int32Array;
  /** The point of the next level that the rest is. */
  readonly back: Int32Array;
}

export interface MergeBounds {
  /** Most points to hold, all levels together. */
  readonly maxPoints: number;
  /** To let go of points so that each level holds no more than it may; none for exact. */
  readonly thinning?: Thinning | undefined;
  /** Whether, of two choices with equal sums at a level, the second is the smaller package; else the first is. */
  readonly prefersSecond?: ((level: number, way: number, back: number, thanWay: number, thanBack: number) => boolean) | undefined;
  /** Told after each level; true to stop. */
  readonly tick?: ((share: number) => boolean) | undefined;
}

export interface Thinning {
  /** Most points of a level. */
  readonly perLevel: number;
  /** By party: the range that shares are of, in units. */
  readonly spans: Float64Array;
  /** The share of the ranges that a level may lose at first; doubled until it fits. */
  readonly start: number;
  /** Counted up: the share of its range that no party loses more than, all levels together. */
  lost: number;
}

/**
 * The frontier of a sum of parts, from the last part to the first: a sum can only be unbeaten if its summands are (Minkowski
 * sum with pruning; for two criteria the dynamic program of Nemhauser & Ullmann 1969). Levels are added to `levels`, in the
 * order of the parts, as they are made. Cost: per level, points × ways of the part (× points again for three parties and more).
 * With thinning, a level with too many points keeps some such that each other is missed by a small share of the ranges;
 * what the levels lose adds up (the rounding of Warburton 1987; that few points do is Papadimitriou & Yannakakis 2000).
 * Says whether it came to an end: "full" past `maxPoints`.
 */
export function mergeParts(
  parts: readonly Part[], parties: number, bounds: MergeBounds, levels: MergeLevel[],
): "done" | "full" | "cancelled" {
  let held = 0;
  let rest: MergeLevel = { length: 1, rows: new Float64Array(parties), way: new Int32Array(1), back: new Int32Array(1) };
  for (let level = parts.length - 1; level >= 0; level--) {
    const part = parts[level] as Part;
    const made = parties === 2 ? mergePairs(part, rest, level, bounds, held) : mergeRows(part, parties, rest, bounds, held);
    if (made === undefined) return "full";
    held += made.length;
    levels.unshift(made);
    rest = made;
    if (bounds.tick?.((parts.length - level) / parts.length)) return "cancelled";
  }
  return "done";
}

/** A list of pairs by falling first and rising second value, with room to grow. */
interface PairList {
  length: number;
  a: Float64Array;
  b: Float64Array;
  way: Int32Array;
  back: Int32Array;
}

function mergePairs(part: Part, rest: MergeLevel, level: number, bounds: MergeBounds, held: number): MergeLevel | undefined {
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

function mergeRows(part: Part, parties: number, rest: MergeLevel, bounds: MergeBounds, held: number): MergeLevel | undefined {
  const { thinning } = bounds;
  let points = new Undominated(parties);
  let share = 0;
  const point = new Float64Array(parties);
  for (const way of bestWays(part, parties)) {
    for (let k = 0; k < rest.length; k++) {
      for (let q = 0; q < parties; q++) {
        point[q] = (rest.rows[k * parties + q] as number) + (part.worth[way * parties + q] as number);
      }
      points.add(point, 0, way * rest.length + k);
      if (!thinning) {
        if (held + points.length > bounds.maxPoints) return undefined;
        continue;
      }
      while (points.length > thinning.perLevel && share < 1) {
        // What was let go may have been covered by what now is: the margins of all turns add up.
        share = share === 0 ? thinning.start : share * 2;
        thinning.lost += share;
        points = thinnedRows(points, thinning.spans, share);
      }
    }
  }
  return orderedBySum(points, rest.length);
}

function thinnedRows(from: Undominated, spans: Float64Array, share: number): Undominated {
  const thinned = new Undominated(from.width, spans.map((span) => span * share));
  for (let k = 0; k < from.length; k++) thinned.add(from.rows, k * from.width, from.id[k] as number);
  return thinned;
}

/** The largest sums first: they beat most, and what is beaten early costs least. */
function orderedBySum({ length, rows, width, id }: Undominated, restLength: number): MergeLevel {
  const sums = new Float64Array(length);
  for (let at = 0; at < length * width; at++) {
    const k = Math.floor(at / width);
    sums[k] = (sums[k] as number) + (rows[at] as number);
  }
  const order = Uint32Array.from(sums, (_, k) => k).sort((j, k) => (sums[k] as number) - (sums[j] as number) || j - k);
  const sorted = new Float64Array(length * width);
  for (let n = 0; n < length; n++) {
    const k = order[n] as number;
    for (let q = 0; q < width; q++) sorted[n * width + q] = rows[k * width + q] as number;
  }
  return {
    length,
    rows: sorted,
    way: Int32Array.from(order, (k) => Math.floor((id[k] as number) / restLength)),
    back: Int32Array.from(order, (k) => (id[k] as number) % restLength),
  };
}

/** The options by issue that a point of a level stands for, written into `out` [issue]; issues of earlier parts stay. */
export function optionsInto(
  out: Int32Array, parts: readonly Part[], levels: readonly MergeLevel[], level: number, point: number,
): void {
  let at = point;
  const first = parts.length - levels.length;
  for (let l = level; l < parts.length; l++) {
    const made = levels[l - first] as MergeLevel;
    wayInto(out, parts[l] as Part, made.way[at] as number);
    at = made.back[at] as number;
  }
}

/** The options of one way of a part. */
export function wayInto(out: Int32Array, part: Part, way: number): void {
  const width = part.issues.length;
  for (let k = 0; k < width; k++) out[part.issues[k] as number] = part.options[way * width + k] as number;
}
