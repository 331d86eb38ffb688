import { accept, Fault, refuse, type Result } from "../../base/fault.ts";
import { type AnalyseOptions } from "./analysis.ts";
import { type Explored } from "./explored.ts";
import { countTakers, takenOf } from "./count-takers.ts";
import { packageOf } from "./fill-values.ts";
import { mergeExactly, mergeRoughly, witnessesOf } from "./frontier-by-merge.ts";
import { foldRange, type SpaceFold, startFold, type WitnessTargets } from "./odometer.kernel.ts";
import { type Part, rangeOfParts } from "./parts.ts";
import { type SpaceProblem } from "./problem.ts";
import { type FrontierSet } from "./solutions.ts";

const MAX_POINTS_OF_TWO = 4_000_000;
const MAX_POINTS_OF_MORE = 8_000;
/** An ε-frontier holds fewer: after each part so many. */
const ROUGH_POINTS_OF_TWO = 20_000;
const ROUGH_POINTS_OF_MORE = 1_000;
/** What a level lets go of at first, over the levels: doubled where it must. */
const EPSILON = 0.001;

const CANCELLED = new Fault({ code: "space/cancelled", detail: "the study of the space was cancelled" });

/** Looks at every package. */
export function exploreByEnumeration(problem: SpaceProblem, size: number, options: AnalyseOptions): Result<Explored> {
  const fold = startFold(problem);
  foldRange(problem, 0, size, fold, ticker(options, size));
  return fold.cancelled ? refuse(CANCELLED) : accept(exploredOf(problem, size, fold));
}

/** What a fold of the whole space says of it. Folds of ranges may be made elsewhere (in workers) and joined. */
export function exploredOf(problem: SpaceProblem, size: number, fold: SpaceFold): Explored {
  const set = setOf(problem, fold);
  const isEmpty = fold.allowed === 0;
  return {
    method: "enumeration", set, epsilon: undefined, allowed: BigInt(fold.allowed),
    ranges: isEmpty ? [] : Array.from(fold.min, (low, q): [number, number] => [low, fold.max[q] ?? low]),
    taken: takenOf(fold),
    witnessesOf: listWitnesses(problem, size, set),
    notes: [],
  };
}

/** Merges part by part; undefined where that is not exact and nothing else was wanted. */
export function exploreByMerge(
  problem: SpaceProblem, parts: readonly Part[], options: AnalyseOptions,
  { maxPackages, orElse }: { readonly maxPackages: number; readonly orElse: "epsilon" | "nothing" },
): Result<Explored> | undefined {
  const tick = ticker(options, 1);
  const maxPoints = options.maxPoints ?? (problem.parties === 2 ? MAX_POINTS_OF_TWO : MAX_POINTS_OF_MORE);
  let merged = mergeExactly(problem, parts, maxPoints, tick);
  if (merged.status === "full") {
    if (orElse === "nothing") return undefined;
    const few = problem.parties === 2 ? ROUGH_POINTS_OF_TWO : ROUGH_POINTS_OF_MORE;
    const perLevel = options.maxPoints === undefined ? few : Math.min(few, Math.max(1, Math.floor(maxPoints / parts.length)));
    merged = mergeRoughly(problem, parts, perLevel, (options.epsilon ?? EPSILON) / parts.length, tick);
  }
  if (merged.status === "cancelled") return refuse(CANCELLED);
  const allowed = parts.reduce((product, part) => product * BigInt(part.ways), 1n);
  const taken = countTakers(problem, parts, maxPackages, ticker(options, Infinity));
  if (options.isCancelled?.() === true) return refuse(CANCELLED);
  // Thinned by nothing, it is the frontier after all.
  const isRough = merged.epsilon !== undefined && merged.epsilon > 0;
  return accept({
    method: "merge", set: merged, epsilon: isRough ? merged.epsilon : undefined, allowed,
    ranges: allowed === 0n ? [] : Array.from(problem.takes, (_, q) => rangeOfParts(parts, problem.parties, q)),
    taken,
    witnessesOf: isRough ? undefined : witnessesOf(merged, parts, problem),
    notes: isRough ? ["the frontier has too many points to hold: this is one within ε of it, and so are the solutions"] : [],
  });
}

/** Passes progress on as a share of the whole, and asks whether to stop. */
export function ticker({ onProgress, isCancelled }: AnalyseOptions, whole: number): (done: number) => boolean {
  return (done) => {
    onProgress?.(Math.min(1, done / whole));
    return isCancelled?.() === true;
  };
}

function setOf(problem: SpaceProblem, { frontier }: SpaceFold): FrontierSet {
  const packageAt = (id: Float64Array) => (point: number): number[] => packageOf(problem.sizes, id[point] ?? 0);
  if (frontier.kind === "rows") {
    const { rows, id, length } = frontier.points;
    return { length, rows: rows.subarray(0, length * problem.parties), packageAt: packageAt(id) };
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

/** Goes through the space once more, at the first question. */
function listWitnesses(problem: SpaceProblem, size: number, set: FrontierSet): (point: number, most: number) => number[][] {
  const { parties } = problem;
  let found: number[][] | undefined;
  const place = new Int32Array(set.length);
  return (point, most) => {
    found ??= collect(most);
    return (found[place[point] ?? 0] ?? []).map((index) => packageOf(problem.sizes, index));
  };
  function collect(most: number): number[][] {
    const order = Array.from(place, (_, k) => k).sort((j, k) => (set.rows[j * parties] ?? 0) - (set.rows[k * parties] ?? 0));
    const rows = new Float64Array(set.length * parties);
    for (const [at, k] of order.entries()) {
      place[k] = at;
      rows.set(set.rows.subarray(k * parties, (k + 1) * parties), at * parties);
    }
    const targets: WitnessTargets = { rows, found: order.map((): number[] => []), most };
    foldRange(problem, 0, size, startFold(problem, targets));
    return [...targets.found];
  }
}
