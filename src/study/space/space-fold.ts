import { type SpaceProblem } from "./problem.ts";
import { Staircase } from "./staircase.kernel.ts";
import { Undominated } from "./undominated.kernel.ts";

/** What is known of the packages looked at so far. Folds of parts of a space add up, in any order: see `joinFolds`. */
export interface SpaceFold {
  /** Packages that keep the constraints. */
  allowed: number;
  readonly min: Float64Array;
  readonly max: Float64Array;
  /** [set of parties as bits]: packages that just these take. */
  readonly takenBy: Float64Array;
  /** The same, only of packages that all take once the bonus is counted. */
  readonly takenByWithBonus: Float64Array;
  readonly frontier: Frontier;
  /** Points of the frontier past which it ends early, as soon as that is noticed. */
  readonly room: number;
  /** Whether it ended early because it was told to. */
  cancelled: boolean;
  /** Where it ended early because the frontier had no room left: the number of the package to go on with; else −1. */
  fullAt: number;
}

/** What a fold is to find: a frontier, none but the counts, or the packages of a frontier that is known. */
export type FoldAim = boolean | WitnessTargets;

export type Frontier =
  | { readonly kind: "pairs"; readonly points: Staircase }
  | { readonly kind: "rows"; readonly points: Undominated }
  | { readonly kind: "none" }
  /** Instead of finding a frontier, lists the packages with the values of one that is known. */
  | { readonly kind: "witnesses"; readonly targets: WitnessTargets };

export interface WitnessTargets {
  /** [point × party], units, by rising first value. */
  readonly rows: Float64Array;
  /** By point: numbers of packages with its values, the lowest `most` of them, rising. */
  readonly found: readonly number[][];
  readonly most: number;
}

/** An empty fold, for so many points of the frontier or a few more. */
export function startFold(problem: SpaceProblem, aim: FoldAim = true, room = Infinity): SpaceFold {
  const { parties } = problem;
  return {
    allowed: 0,
    min: new Float64Array(parties).fill(Infinity),
    max: new Float64Array(parties).fill(-Infinity),
    takenBy: new Float64Array(2 ** parties),
    takenByWithBonus: new Float64Array(2 ** parties),
    frontier: startFrontier(problem, aim),
    room,
    cancelled: false,
    fullAt: -1,
  };
}

function startFrontier(problem: SpaceProblem, aim: FoldAim): Frontier {
  if (typeof aim !== "boolean") return { kind: "witnesses", targets: aim };
  if (!aim) return { kind: "none" };
  if (problem.parties !== 2) return { kind: "rows", points: new Undominated(problem.parties) };
  const [low, high] = boundsOf(problem, 0);
  return { kind: "pairs", points: new Staircase(low, high) };
}

/** Bounds on a party's values in units, not always reached. */
function boundsOf({ worth, offsets, issues, boxes }: SpaceProblem, party: number): [number, number] {
  const total = offsets[issues] as number;
  let [low, high] = [0, 0];
  for (const value of boxes[party]?.values ?? []) {
    low += Math.min(0, value);
    high += Math.max(0, value);
  }
  for (let i = 0; i < issues; i++) {
    const table = worth.subarray(party * total + (offsets[i] as number), party * total + (offsets[i + 1] as number));
    let [least, most] = [Infinity, -Infinity];
    for (const x of table) {
      least = Math.min(least, x);
      most = Math.max(most, x);
    }
    low += least;
    high += most;
  }
  return [low, high];
}

/** Points that a fold holds. */
export function pointsOf({ frontier }: SpaceFold): number {
  return frontier.kind === "pairs" || frontier.kind === "rows" ? frontier.points.length : 0;
}

/**
 * Adds the second fold to the first. In whatever order the parts of a space are joined, and however it was cut, the result
 * is the same: of equal points the lowest package stays, and only the order of the points may differ.
 */
export function joinFolds(into: SpaceFold, other: SpaceFold): void {
  into.allowed += other.allowed;
  into.cancelled ||= other.cancelled;
  for (let q = 0; q < into.min.length; q++) {
    into.min[q] = Math.min(into.min[q] as number, other.min[q] as number);
    into.max[q] = Math.max(into.max[q] as number, other.max[q] as number);
  }
  for (let mask = 0; mask < into.takenBy.length; mask++) {
    into.takenBy[mask] = (into.takenBy[mask] as number) + (other.takenBy[mask] as number);
    into.takenByWithBonus[mask] = (into.takenByWithBonus[mask] as number) + (other.takenByWithBonus[mask] as number);
  }
  joinFrontiers(into.frontier, other.frontier);
}

function joinFrontiers(into: Frontier, other: Frontier): void {
  if (into.kind === "pairs" && other.kind === "pairs") {
    into.points.join(other.points);
  } else if (into.kind === "rows" && other.kind === "rows") {
    const { rows, width, id, length } = other.points;
    for (let k = 0; k < length; k++) into.points.join(rows, k * width, id[k] as number);
  } else if (into.kind === "witnesses" && other.kind === "witnesses") {
    for (const [point, list] of other.targets.found.entries()) {
      const all = into.targets.found[point];
      if (!all || list.length === 0) continue;
      const sorted = [...all, ...list].sort((x, y) => x - y);
      all.splice(0, all.length, ...sorted.slice(0, into.targets.most));
    }
  }
}
