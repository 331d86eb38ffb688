import { countByHalves } from "./count-by-halves.ts";
import { countByStates, type TakenCount } from "./count-states.kernel.ts";
import { type Steps } from "./fold-job.ts";
import { type Part } from "./parts.ts";
import { type SpaceProblem } from "./problem.ts";
import { type SpaceFold } from "./space-fold.ts";

/** Up to here halves are quicker than states, which depend on the values: of up to two parties, and of three. */
const QUICK_HALVES_OF_FEW = 10n ** 11n;
const QUICK_HALVES_OF_THREE = 10n ** 9n;
/** Up to here looking at every package is quickest. */
const QUICK_ENUMERATION = 1_000_000;

/**
 * How many packages of an additive space are taken by whom, exactly, or undefined where none of the ways fits: halves for
 * up to two parties (to about 10^12 packages) and three (to about 10^11, some two seconds; to 10^9 where there is a bonus on
 * unanimity), states where sums coincide (of any size), every package (to `maxPackages`). `tick` is told the share that is
 * done and says whether to stop: then undefined too.
 */
export function* countTakers(
  problem: SpaceProblem, parts: readonly Part[], maxPackages: number, tick?: (share: number) => boolean,
): Steps<TakenCount | undefined> {
  const { parties, takes, takesWithBonus } = problem;
  const size = problem.sizes.reduce((product, options) => product * options, 1);
  const allowed = parts.reduce((product, part) => product * BigInt(part.ways), 1n);
  const byHalves = (): TakenCount | undefined => countByHalves(problem, parts, tick);
  const byWit = (): TakenCount | undefined => countByStates(parts, parties, takes, takesWithBonus) ?? byHalves();
  const quickHalves = parties < 3 ? QUICK_HALVES_OF_FEW : QUICK_HALVES_OF_THREE;
  const halves = allowed <= quickHalves ? byHalves() : undefined;
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
