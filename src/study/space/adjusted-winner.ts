import { accept, Fault, refuse, type Result } from "../../base/fault.ts";
import type { Scenario, ScenarioParty } from "../../case/scenario.ts";

/** A thing that two parties divide: what each would give for it, in points. */
export interface ItemPoints {
  readonly item: string;
  readonly first: number;
  readonly second: number;
}

export interface AdjustedWinner {
  /** By item, as given: the share of it that the first party gets, from 0 to 1. */
  readonly shares: readonly { readonly item: string; readonly first: number }[];
  /** Points out of 100 that each gets. */
  readonly points: readonly [first: number, second: number];
  /** The one item that is shared, if any. */
  readonly split: string | null;
}

/** Points add up to this for each, once scaled. */
const POINTS = 100;

/**
 * Divides items so that neither party would rather have the other's share, both have the same number of points, and nothing
 * is better for both; at most one item is shared (Adjusted Winner: Brams & Taylor 1996, chapter 4). Each item goes to whoever
 * has more points on it, ties to the first; then items go from whoever is ahead to the other, in rising order of the ratio of
 * their points (ties in the order given), the last of them in part. Points are scaled to 100 for each. Linear and additive
 * points are taken for granted. Faults: `space/points` for negative points or none. Cost: items × log items.
 */
export function divideByAdjustedWinner(items: readonly ItemPoints[]): Result<AdjustedWinner> {
  const faults: Fault[] = [];
  for (const { item, first, second } of items) {
    if (!(Number.isFinite(first) && Number.isFinite(second) && first >= 0 && second >= 0)) {
      faults.push(new Fault({ code: "space/points", detail: `points on ${item} are ${first} and ${second}`, hint: "0 or more" }));
    }
  }
  const totalOf = (side: "first" | "second"): number => items.reduce((sum, item) => sum + item[side], 0);
  const [firstTotal, secondTotal] = [totalOf("first"), totalOf("second")];
  if (faults.length === 0 && !(firstTotal > 0 && secondTotal > 0)) {
    faults.push(new Fault({ code: "space/points", detail: "a party has no points on anything", hint: "divide 100 points" }));
  }
  if (faults.length > 0) return refuse(...faults);

  // Scaled by the other's total instead of down to 100, whole points stay whole and sums exact.
  const scaled = items.map(({ item, first, second }) => ({ item, first: first * secondTotal, second: second * firstTotal }));
  const share = scaled.map(({ first, second }): number => (first >= second ? 1 : 0));
  let ahead = 0;
  for (const [k, { first, second }] of scaled.entries()) ahead += share[k] === 1 ? first : -second;
  const giver: "first" | "second" = ahead >= 0 ? "first" : "second";
  const taker = giver === "first" ? "second" : "first";
  const order = [...scaled.keys()]
    .filter((k) => share[k] === (giver === "first" ? 1 : 0))
    .sort((j, k) => compareRatios(scaled[j], scaled[k], giver, taker) || j - k);
  let rest = Math.abs(ahead);
  let split: string | null = null;
  for (const k of order) {
    const item = scaled[k];
    if (!item || rest <= 0) break;
    // Each part given costs the giver and serves the taker: the lead shrinks by both.
    const both = item.first + item.second;
    if (both === 0) continue;
    const part = Math.min(1, rest / both);
    share[k] = giver === "first" ? 1 - part : part;
    if (part < 1) {
      split = item.item;
      break;
    }
    rest -= both;
  }
  let [pointsOfFirst, pointsOfSecond] = [0, 0];
  for (const [k, { first, second }] of scaled.entries()) {
    pointsOfFirst += first * (share[k] ?? 0);
    pointsOfSecond += second * (1 - (share[k] ?? 0));
  }
  const per = (firstTotal * secondTotal) / POINTS;
  return accept({
    shares: scaled.map(({ item }, k) => ({ item, first: share[k] ?? 0 })),
    points: [pointsOfFirst / per, pointsOfSecond / per],
    split,
  });
}

interface Points {
  readonly first: number;
  readonly second: number;
}

/** By giver's points over taker's, without dividing: an item the taker does not want at all comes last. */
function compareRatios(one: Points | undefined, other: Points | undefined, giver: keyof Points, taker: keyof Points): number {
  if (!one || !other) return 0;
  return one[giver] * other[taker] - other[giver] * one[taker];
}

/**
 * The issues of a scenario as things to divide between two of its parties: to win an issue is to have one's own best option,
 * and its points are what lies between that and one's worst. Undefined unless both value issue by issue. Read with care: an
 * issue on which both want the same, or that cannot be shared, is divided on paper only; one that
 * is nothing to either is left out. Cost: linear in the options.
 */
export function itemsOf(scenario: Scenario, first: string, second: string): ItemPoints[] | undefined {
  const one = scenario.parties.find(({ id }) => id === first);
  const other = scenario.parties.find(({ id }) => id === second);
  if (one?.value.kind !== "additive" || other?.value.kind !== "additive") return undefined;
  return scenario.issues
    .map(({ name }, issue) => ({ item: name, first: rangeOf(one, issue), second: rangeOf(other, issue) }))
    .filter((item) => item.first + item.second > 0);
}

function rangeOf({ value }: ScenarioParty, issue: number): number {
  if (value.kind !== "additive") return 0;
  const worth = (value.values[issue] ?? []).map((each) => each * (value.weights[issue] ?? 0));
  return worth.length === 0 ? 0 : worth.reduce((a, b) => Math.max(a, b)) - worth.reduce((a, b) => Math.min(a, b));
}
