import { prepareHalves } from "./count-halves.kernel.ts";
import { countByStates, type TakenCount } from "./count-states.kernel.ts";
import { type Steps } from "./fold-job.ts";
import { type Part } from "./parts.ts";
import { type SpaceProblem } from "./problem.ts";
import { type SpaceFold } from "./space-fold.ts";

/** Up to here halves are quicker than states, which depend on the values. */
const QUICK_HALVES = 10n ** 11n;
/** Up to here looking at every package is quickest. */
const QUICK_ENUMERATION = 1_000_000;

/**
 * How many packages of an additive space are taken by whom, exactly, or undefined where none of the ways fits: halves for
 * two parties (to about 10^12 packages), states where sums coincide (of any size), every package (to `maxPackages`).
 */
export function* countTakers(
  problem: SpaceProblem, parts: readonly Part[], maxPackages: number,
): Steps<TakenCount | undefined> {
  const { parties, takes, takesWithBonus } = problem;
  const size = problem.sizes.reduce((product, options) => product * options, 1);
  const allowed = parts.reduce((product, part) => product * BigInt(part.ways), 1n);
  const byHalves = (): TakenCount | undefined => (parties === 2 ? countByHalves(problem, parts) : undefined);
  const byWit = (): TakenCount | undefined => countByStates(parts, parties, takes, takesWithBonus) ?? byHalves();
  const halves = allowed <= QUICK_HALVES ? byHalves() : undefined;
  if (halves) return halves;
  const counted = size > Math.min(QUICK_ENUMERATION, maxPackages) ? byWit() : undefined;
  if (counted || size > maxPackages) return counted;
  const fold = yield { problem, size, aim: false, room: Infinity };
  return fold.cancelled ? undefined : takenOf(fold);
}

/** The counts of a fold, as exact whole numbers. */
export function takenOf(fold: SpaceFold): TakenCount {
  const toMap = (counts: Float64Array): Map<number, bigint> =>
    new Map(Array.from(counts, (count, mask): [number, bigint] => [mask, BigInt(count)]));
  return { takenBy: toMap(fold.takenBy), takenByWithBonus: toMap(fold.takenByWithBonus) };
}

/** From how many are worth at least this to the one and that to the other, by inclusion and exclusion. */
function countByHalves(problem: SpaceProblem, parts: readonly Part[]): TakenCount | undefined {
  const counter = prepareHalves(parts);
  if (!counter) return undefined;
  const [a = 0, b = 0] = problem.takes;
  const [bonusA = 0, bonusB = 0] = problem.takesWithBonus;
  const takenBy = split(
    (x, y) => counter.atLeast(x ?? -Infinity, y ?? -Infinity), a, b, undefined, undefined,
  );
  if (!problem.hasBonus) return { takenBy, takenByWithBonus: new Map() };
  // With the bonus both take from (bonusA, bonusB) on: what each takes without it is counted among those.
  const takenByWithBonus = split(
    (x, y) => counter.atLeast(Math.max(bonusA, x ?? -Infinity), Math.max(bonusB, y ?? -Infinity)), a, b, bonusA, bonusB,
  );
  return { takenBy, takenByWithBonus };
}

function split(
  atLeast: (a: number | undefined, b: number | undefined) => number, a: number, b: number,
  anyA: number | undefined, anyB: number | undefined,
): Map<number, bigint> {
  const [both, first, second, any] = [atLeast(a, b), atLeast(a, anyB), atLeast(anyA, b), atLeast(anyA, anyB)];
  return new Map([[0, any - first - second + both], [1, first - both], [2, second - both], [3, both]]
    .map(([mask = 0, count = 0]): [number, bigint] => [mask, BigInt(count)]));
}
