import { accept, Fault, refuse, type Result } from "../../base/fault.ts";
import { type AnalyseOptions } from "./analysis.ts";
import { type Explored } from "./explored.ts";
import { countTakers, takenOf } from "./count-takers.ts";
import { packageOf } from "./fill-values.ts";
import { mergeExactly, mergeRoughly, witnessesOf } from "./frontier-by-merge.ts";
import { type Steps, ticker } from "./fold-job.ts";
import { roomForFrontier, roomForMerge } from "./memory-bound.ts";
import { type Part, rangeOfParts } from "./parts.ts";
import { type SpaceProblem } from "./problem.ts";
import { type FrontierSet } from "./solutions.ts";
import { pointsOf, type SpaceFold } from "./space-fold.ts";

const MAX_POINTS_OF_TWO = 4_000_000;
const MAX_POINTS_OF_THREE = 1_000_000;
const MAX_POINTS_OF_MORE = 120_000;
/** An ε-frontier holds fewer: after each part so many. */
const ROUGH_POINTS_OF_TWO = 20_000;
const ROUGH_POINTS_OF_THREE = 10_000;
const ROUGH_POINTS_OF_MORE = 6_000;
/** Packages that are counted one by one where nothing wiser fits: a second or two, and it is only for the counts. */
const MOST_COUNTED = 200_000_000;
/** What a level lets go of at first, over the levels: doubled where it must. */
const EPSILON = 0.001;

const CANCELLED = new Fault({ code: "space/cancelled", detail: "the study of the space was cancelled" });

/** Looks at every package. Undefined where the frontier has outgrown the memory. */
export function* exploreByEnumeration(
  problem: SpaceProblem, size: number, options: AnalyseOptions,
): Steps<Result<Explored> | undefined> {
  const room = roomForFrontier(problem, options);
  const fold = yield { problem, size, aim: true, room };
  if (fold.cancelled) return refuse(CANCELLED);
  if (fold.fullAt >= 0 || pointsOf(fold) > room) return undefined;
  const set = setOf(problem, fold);
  const isEmpty = fold.allowed === 0;
  const most = options.witnesses ?? 0;
  const witnessesOf = most > 0 ? yield* listWitnesses(problem, size, set, most) : undefined;
  return accept({
    method: "enumeration", set, epsilon: undefined, allowed: BigInt(fold.allowed),
    ranges: isEmpty ? [] : Array.from(fold.min, (low, q): [number, number] => [low, fold.max[q] ?? low]),
    taken: takenOf(fold),
    witnessesOf,
    notes: [],
  });
}

/** Merges part by part; undefined where that is not exact and nothing else was wanted. */
export function* exploreByMerge(
  problem: SpaceProblem, parts: readonly Part[], options: AnalyseOptions,
  { maxPackages, orElse }: { readonly maxPackages: number; readonly orElse: "epsilon" | "nothing" },
): Steps<Result<Explored> | undefined> {
  const tick = ticker(options, 1);
  const { parties } = problem;
  const most = options.maxPoints ?? (parties <= 2 ? MAX_POINTS_OF_TWO : parties === 3 ? MAX_POINTS_OF_THREE : MAX_POINTS_OF_MORE);
  const maxPoints = Math.min(most, roomForMerge(problem, options));
  let merged = mergeExactly(problem, parts, maxPoints, tick);
  if (merged.status === "full") {
    if (orElse === "nothing") return undefined;
    const few = parties <= 2 ? ROUGH_POINTS_OF_TWO : parties === 3 ? ROUGH_POINTS_OF_THREE : ROUGH_POINTS_OF_MORE;
    const perLevel = options.maxPoints === undefined ? few : Math.min(few, Math.max(1, Math.floor(maxPoints / parts.length)));
    merged = mergeRoughly(problem, parts, perLevel, (options.epsilon ?? EPSILON) / parts.length, tick);
  }
  if (merged.status === "cancelled") return refuse(CANCELLED);
  const allowed = parts.reduce((product, part) => product * BigInt(part.ways), 1n);
  const taken = yield* countTakers(problem, parts, Math.min(maxPackages, MOST_COUNTED), tick);
  if (options.isCancelled?.() === true) return refuse(CANCELLED);
  // Thinned by nothing, it is the frontier after all.
  const isRough = merged.epsilon !== undefined && merged.epsilon > 0;
  return accept({
    method: "merge", set: merged, epsilon: isRough ? merged.epsilon : undefined, allowed,
    ranges: allowed === 0n ? [] : Array.from(problem.takes, (_, q) => rangeOfParts(parts, parties, q)),
    taken,
    witnessesOf: isRough ? undefined : witnessesOf(merged, parts, problem),
    notes: isRough ? ["the frontier has too many points to hold: this is one within ε of it, and so are the solutions"] : [],
  });
}

function setOf(problem: SpaceProblem, { frontier }: SpaceFold): FrontierSet {
  const packageAt = (id: Float64Array) => (point: number): number[] => packageOf(problem.sizes, id[point] ?? 0);
  if (frontier.kind === "rows") {
    const { parties } = problem;
    const { rows, id, length } = frontier.points;
    // In the order of their packages: that of the points depends on how the space was cut.
    const order = Uint32Array.from({ length }, (_, k) => k).sort((j, k) => (id[j] ?? 0) - (id[k] ?? 0));
    const sorted = new Float64Array(length * parties);
    for (const [at, k] of order.entries()) sorted.set(rows.subarray(k * parties, (k + 1) * parties), at * parties);
    return { length, rows: sorted, packageAt: packageAt(Float64Array.from(order, (k) => id[k] ?? 0)) };
  }
  if (frontier.kind !== "pairs") return { length: 0, rows: new Float64Array(0), packageAt: () => [] };
  const { a, b, id, length } = frontier.points;
  const rows = new Float64Array(length * 2);
  for (let k = 0; k < length; k++) {
    rows[k * 2] = a[k] ?? 0;
    rows[k * 2 + 1] = b[k] ?? 0;
  }
  return { length, rows, packageAt: packageAt(id) };
}

/** Goes through the space once more. */
function* listWitnesses(
  problem: SpaceProblem, size: number, set: FrontierSet, most: number,
): Steps<(point: number, most: number) => number[][]> {
  const { parties, sizes } = problem;
  const place = new Int32Array(set.length);
  const order = Array.from(place, (_, k) => k).sort((j, k) => (set.rows[j * parties] ?? 0) - (set.rows[k * parties] ?? 0));
  const rows = new Float64Array(set.length * parties);
  for (const [at, k] of order.entries()) {
    place[k] = at;
    rows.set(set.rows.subarray(k * parties, (k + 1) * parties), at * parties);
  }
  const fold = yield { problem, size, aim: { rows, found: order.map((): number[] => []), most }, room: Infinity };
  const found = fold.frontier.kind === "witnesses" ? fold.frontier.targets.found : [];
  return (point) => (found[place[point] ?? 0] ?? []).map((index) => packageOf(sizes, index));
}
