import { isAllowed, type Package, type Scenario, type ScenarioParty, valueOf } from "../../case/scenario.ts";

/** A change of one or two issues of a package. */
export interface Trade {
  /** One or two; issues and options by number. */
  readonly changes: readonly Change[];
  readonly package: Package;
  readonly values: readonly number[];
  /** By party, over the package in hand; none below 0. */
  readonly gains: readonly number[];
}

export interface Change {
  readonly issue: number;
  readonly from: number;
  readonly to: number;
}

export interface TradeMeasure {
  /** By party: the range its values are measured by. */
  readonly spans: readonly number[];
  /** Gains closer to 0 than this share of the range count as none. */
  readonly near: number;
}

/** Most pairs of changes to try. */
const MOST_PAIRS = 2_000_000;

/**
 * The change of one or two issues that adds most to the sum of scaled values and takes nothing from anybody: two issues
 * that the parties weigh differently are the simplest trade there is (logrolling). Fewer changes first where equal. Pairs
 * are tried where there are at most two million. Cost: pairs of options × parties where additive, × issues or boxes else.
 */
export function bestTrade(
  scenario: Scenario, parties: readonly ScenarioParty[], of: Package, { spans, near }: TradeMeasure,
): { readonly trade: Trade | null; readonly triedPairs: boolean } {
  const before = parties.map((party) => valueOf(party.value, of));
  const valuesAfter = (changes: readonly Change[]): number[] => {
    const changed = applyTo(of, changes);
    return parties.map((party) => valueOf(party.value, changed));
  };
  const isAdditive = parties.every((party) => party.value.kind === "additive");
  const singles = scenario.issues.flatMap((issue, i) =>
    Array.from({ length: issue.size }, (_, to): Change => ({ issue: i, from: of[i] ?? 0, to }))
      .filter(({ from, to }) => from !== to),
  );
  const scaledGains = (changes: readonly Change[]): number[] =>
    valuesAfter(changes).map((value, q) => (value - (before[q] ?? 0)) / (spans[q] ?? 1));
  const gainsOf = singles.map((change) => scaledGains([change]));
  let best: { readonly changes: readonly Change[]; readonly sum: number } | undefined;
  const offer = (gains: readonly number[], changes: readonly Change[]): void => {
    let sum = 0;
    for (const gain of gains) {
      if (gain < -near) return;
      sum += gain;
    }
    if (sum <= (best?.sum ?? 0) + near || !isAllowed(scenario.constraints, applyTo(of, changes))) return;
    best = { changes, sum };
  };
  for (const [k, change] of singles.entries()) offer(gainsOf[k] ?? [], [change]);
  const triedPairs = singles.length ** 2 / 2 <= MOST_PAIRS;
  if (triedPairs) {
    const gains = parties.map(() => 0);
    for (const [j, one] of singles.entries()) {
      for (let k = j + 1; k < singles.length; k++) {
        const other = singles[k] as Change;
        if (other.issue === one.issue) continue;
        // Additive gains of two issues add up.
        for (let q = 0; q < gains.length; q++) gains[q] = (gainsOf[j]?.[q] ?? 0) + (gainsOf[k]?.[q] ?? 0);
        offer(isAdditive ? gains : scaledGains([one, other]), [one, other]);
      }
    }
  }
  if (!best) return { trade: null, triedPairs };
  const values = valuesAfter(best.changes);
  const gains = values.map((value, q) => Math.max(0, value - (before[q] ?? 0)));
  return { trade: { changes: best.changes, package: applyTo(of, best.changes), values, gains }, triedPairs };
}

function applyTo(of: Package, changes: readonly Change[]): Package {
  const changed = [...of];
  for (const { issue, to } of changes) changed[issue] = to;
  return changed;
}
