/** Sums of the parts from some part to the last that no other such sum beats, and how each came about. */
export interface MergeLevel {
  readonly length: number;
  /** [point × party], row-major, units. By falling first value, then second, and so on. */
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
  /** The share of the ranges that a level may lose at first; more until it fits. */
  readonly start: number;
  /** The share that a level let go of last. */
  last: number;
  /** Counted up: the share of its range that no party loses more than, all levels together. */
  lost: number;
}

/** How much more a level lets go of where it still had too many points. */
const WIDER = 1.5;

/** Tries a level again and again, letting go of more each time, until it fits; so it loses no more than the last share. */
export function widen(
  thinning: Thinning, make: (share: number, most: number) => MergeLevel | undefined,
): MergeLevel | undefined {
  let share = Math.max(thinning.start, thinning.last / WIDER);
  let made: MergeLevel | undefined;
  while (!made) {
    made = make(share, share < 1 ? thinning.perLevel : Infinity);
    if (!made) share = Math.min(1, share * WIDER);
  }
  thinning.last = share;
  thinning.lost += share;
  return made;
}
