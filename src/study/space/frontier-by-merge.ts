import { type Package } from "../../case/scenario.ts";
import { type MergeLevel, type Thinning } from "./merge-level.ts";
import { mergeParts, optionsInto, wayInto } from "./minkowski.kernel.ts";
import { isInterleaved, type Part, rangeOfParts } from "./parts.ts";
import { type SpaceProblem } from "./problem.ts";
import { comparePackages, type FrontierSet } from "./solutions.ts";

export interface MergedFrontier extends FrontierSet {
  readonly status: "done" | "full" | "cancelled";
  /** Undefined where exact. */
  readonly epsilon: number | undefined;
  readonly levels: readonly MergeLevel[];
}

/** The exact frontier of an additive space, if it fits into `maxPoints`. */
export function mergeExactly(
  problem: SpaceProblem, parts: readonly Part[], maxPoints: number, tick?: (share: number) => boolean,
): MergedFrontier {
  const levels: MergeLevel[] = [];
  const bounds = { maxPoints, tick, prefersSecond: orderWhereTied(problem, parts, levels) };
  const status = mergeParts(parts, problem.parties, bounds, levels);
  return asFrontier(problem, parts, levels, status, undefined);
}

/**
 * An ε-frontier with at most `perLevel` points after each part: for every package a point that gives no party less by more
 * than ε of its range. ε is what it came to, since points are let go only where there are too many; `step` is the share of
 * the range that a level lets go of at first.
 */
export function mergeRoughly(
  problem: SpaceProblem, parts: readonly Part[], perLevel: number, step: number, tick?: (share: number) => boolean,
): MergedFrontier {
  const spans = Float64Array.from(problem.takes, (_, q) => {
    const [low, high] = rangeOfParts(parts, problem.parties, q);
    return high - low;
  });
  const thinning: Thinning = { perLevel, spans, start: step, last: 0, lost: 0 };
  const levels: MergeLevel[] = [];
  const status = mergeParts(parts, problem.parties, { maxPoints: Infinity, thinning, tick }, levels);
  return asFrontier(problem, parts, levels, status, Math.min(1, thinning.lost));
}

function asFrontier(
  problem: SpaceProblem, parts: readonly Part[], levels: readonly MergeLevel[], status: MergedFrontier["status"],
  epsilon: number | undefined,
): MergedFrontier {
  const done = status === "done" ? levels[0] : undefined;
  const out = new Int32Array(problem.issues);
  return {
    status, epsilon, levels,
    length: done?.length ?? 0,
    rows: done?.rows ?? new Float64Array(0),
    packageAt: (point) => {
      optionsInto(out, parts, levels, 0, point);
      return Array.from(out);
    },
  };
}

/**
 * The way of an earlier part settles which of two equal points is the smaller package, unless issues of the one lie
 * between those of the other: then both are written out and compared.
 */
function orderWhereTied(
  problem: SpaceProblem, parts: readonly Part[], levels: readonly MergeLevel[],
): ((level: number, way: number, back: number, thanWay: number, thanBack: number) => boolean) | undefined {
  if (!isInterleaved(parts)) return undefined;
  const [one, other] = [new Int32Array(problem.issues), new Int32Array(problem.issues)];
  return (level, way, back, thanWay, thanBack) => {
    for (const [out, chosen, rest] of [[one, way, back], [other, thanWay, thanBack]] as const) {
      wayInto(out, parts[level] as Part, chosen);
      if (level + 1 < parts.length) optionsInto(out, parts, levels, level + 1, rest);
    }
    return comparePackages(Array.from(other), Array.from(one)) < 0;
  };
}

/** All packages with the values of a point of an exact frontier, at most `most`, the smallest first. */
export function witnessesOf(
  merged: MergedFrontier, parts: readonly Part[], problem: SpaceProblem,
): (point: number, most: number) => Package[] {
  const { parties, issues } = problem;
  const keyOf = (rows: Float64Array, at: number): string => rows.subarray(at, at + parties).join();
  const known = merged.levels.map(({ rows, length }) => {
    const keys = new Set<string>();
    for (let k = 0; k < length; k++) keys.add(keyOf(rows, k * parties));
    return keys;
  });
  return (point, most) => {
    const found: Package[] = [];
    const chosen = new Int32Array(issues);
    const descend = (level: number, rest: Float64Array): void => {
      const part = parts[level];
      if (!part) {
        found.push(Array.from(chosen));
        return;
      }
      for (let way = 0; way < part.ways && found.length < most; way++) {
        const left = rest.map((x, q) => x - (part.worth[way * parties + q] ?? 0));
        const isThere = level + 1 < parts.length ? known[level + 1]?.has(keyOf(left, 0)) : left.every((x) => x === 0);
        if (isThere !== true) continue;
        wayInto(chosen, part, way);
        descend(level + 1, left);
      }
    };
    descend(0, merged.rows.slice(point * parties, (point + 1) * parties));
    return found.sort(comparePackages);
  };
}
