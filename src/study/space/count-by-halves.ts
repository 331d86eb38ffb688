import { countPairs, countSingles } from "./count-pairs.kernel.ts";
import { type TakenCount } from "./count-states.kernel.ts";
import { countTriples } from "./count-triples.kernel.ts";
import { splitInHalves } from "./halves.kernel.ts";
import { JointOrders } from "./joint-orders.kernel.ts";
import { type Part } from "./parts.ts";
import { type SpaceProblem } from "./problem.ts";

/** Most packages in either half: of one or two parties; of three, some two seconds; of three with a bonus, up to eight counts. */
const LARGEST_OF_FEW = 2 ** 20;
const LARGEST_OF_THREE = 2 ** 19;
const LARGEST_WITH_BONUS = 2 ** 16;

/**
 * How many packages of an additive space of up to three parties are taken by whom, exactly, by meeting in the middle
 * (Horowitz & Sahni 1974). Undefined of more parties, where a half would be too large (past about 10^12 packages of two
 * parties, 10^11 of three, 10^9 of three where there is a bonus), and where `tick` says to stop. Cost: √packages × log
 * packages for two parties, × their logarithm once more for three.
 */
export function countByHalves(
  problem: SpaceProblem, parts: readonly Part[], tick?: (share: number) => boolean,
): TakenCount | undefined {
  const { parties, takes, takesWithBonus, hasBonus } = problem;
  if (parties > 3) return undefined;
  const halves = splitInHalves(parts, parties, parties < 3 ? LARGEST_OF_FEW : hasBonus ? LARGEST_WITH_BONUS : LARGEST_OF_THREE);
  if (!halves) return undefined;
  const orders = new JointOrders(...halves);
  const takenBy = countSubsets(orders, takes, new Float64Array(parties).fill(-Infinity), tick);
  if (!takenBy || !hasBonus) return takenBy && { takenBy, takenByWithBonus: new Map() };
  // With the bonus all take from `takesWithBonus` on: what each takes without it is counted among those.
  const takenByWithBonus = countSubsets(orders, takes, takesWithBonus, tick);
  return takenByWithBonus && { takenBy, takenByWithBonus };
}

/**
 * [set of parties as bits] → packages worth at least `all` to everybody, and `takes` to just those parties. From how many
 * are worth it to those at least, by inclusion and exclusion.
 */
function countSubsets(
  orders: JointOrders, takes: Float64Array, all: Float64Array, tick?: (share: number) => boolean,
): Map<number, bigint> | undefined {
  const parties = takes.length;
  const counts = new Float64Array(2 ** parties);
  for (let mask = 0; mask < counts.length; mask++) {
    const least = all.map((x, q) => (mask & (1 << q) ? Math.max(x, takes[q] as number) : x));
    const count = countAtLeast(orders, least, tick);
    if (count === undefined) return undefined;
    counts[mask] = count;
  }
  for (let q = 0; q < parties; q++) {
    for (let mask = 0; mask < counts.length; mask++) {
      if ((mask & (1 << q)) === 0) counts[mask] = (counts[mask] as number) - (counts[mask | (1 << q)] as number);
    }
  }
  return new Map(Array.from(counts, (count, mask): [number, bigint] => [mask, BigInt(count)]));
}

/** Packages worth at least so much, [party], in units; −Infinity for any. On no more values than are asked for. */
function countAtLeast(orders: JointOrders, least: Float64Array, tick?: (share: number) => boolean): number | undefined {
  const { points, queries } = orders;
  const [first, second, third] =
    Array.from(least.keys()).filter((q) => least[q] !== -Infinity).map((q) => orders.reaching(q, least[q] as number));
  if (!first) return points * queries;
  if (!second) return countSingles(first, points);
  return third ? countTriples(first, second, third, points, tick) : countPairs(first, second, points);
}
