import { isAllowed, type Package, type Scenario, type ScenarioParty, valueOf } from "../../case/scenario.ts";
import { type SolutionName, type SpaceAnalysis } from "./analysis.ts";
import { bestTrade, type Trade } from "./trade.ts";

/** What a package means to everybody, and what could be better. */
export interface Composition {
  readonly package: Package;
  /** Whether it keeps the constraints. */
  readonly allowed: boolean;
  readonly parties: readonly PartyShare[];
  /** Straight-line distance in values, each scaled to 0 to 1 over its party's range; null where there is no such solution. */
  readonly distances: Readonly<Record<SolutionName, number | null>>;
  /** The same to the nearest point of the frontier. */
  readonly toFrontier: number;
  readonly onFrontier: boolean;
  /** Points of the frontier at least as good for everybody and better for somebody: see `findImprovements`. */
  readonly improvements: readonly Improvement[];
  /** The change of one or two issues that adds most (scaled values summed) and costs nobody anything; null if there is none. */
  readonly trade: Trade | null;
  /** Whether changes of two issues were tried; with too many options only those of one are. */
  readonly triedPairs: boolean;
}

export interface PartyShare {
  readonly party: string;
  readonly value: number;
  /** Value less reservation. */
  readonly gain: number;
  /** 0 for the party's worst package, 1 for its best. */
  readonly scaled: number;
  /** Whether it takes this rather than no deal. */
  readonly takes: boolean;
}

export interface Improvement {
  readonly package: Package;
  readonly values: readonly number[];
  /** By party, over the package in hand; none below 0. */
  readonly gains: readonly number[];
}

/** Values closer than this share of a party's range count as equal, since sums of fractions are not exact. */
const NEAR = 1e-9;

/**
 * What a package is to the parties of `analysis`, which was made of the same scenario. Distances and improvements are to
 * the frontier that the analysis holds: within its ε where it is not exact. Cost: points of the frontier × parties, and
 * options squared for the trade.
 */
export function compose(scenario: Scenario, analysis: SpaceAnalysis, of: Package): Composition {
  const parties = partiesOf(scenario, analysis);
  const spans = spansOf(analysis);
  const values = parties.map((party) => valueOf(party.value, of));
  const distanceTo = (point: { readonly values: readonly number[] } | null): number | null =>
    point && Math.hypot(...point.values.map((value, q) => (value - (values[q] ?? 0)) / (spans[q] ?? 1)));
  let toFrontier = Infinity;
  for (const point of analysis.frontier) toFrontier = Math.min(toFrontier, distanceTo(point) ?? Infinity);
  const { trade, triedPairs } = bestTrade(scenario, parties, of, { spans, near: NEAR });
  const { solutions } = analysis;
  return {
    package: of,
    allowed: isAllowed(scenario.constraints, of),
    parties: parties.map((party, q) => shareOf(party, values[q] ?? 0, analysis, q)),
    distances: {
      nash: distanceTo(solutions.nash),
      kalaiSmorodinsky: distanceTo(solutions.kalaiSmorodinsky),
      egalitarian: distanceTo(solutions.egalitarian),
      leximin: distanceTo(solutions.leximin),
      utilitarian: distanceTo(solutions.utilitarian),
      utilitarianRational: distanceTo(solutions.utilitarianRational),
      equalValues: distanceTo(solutions.equalValues),
    },
    toFrontier: toFrontier < NEAR ? 0 : toFrontier,
    onFrontier: toFrontier < NEAR,
    improvements: findImprovements(analysis, values),
    trade,
    triedPairs,
  };
}

/**
 * What the parties could still change an agreement to, all of them better off or none worse (the post-settlement settlement
 * of Raiffa 1985): points of the frontier at least as good for everybody and better for somebody, the one with the largest
 * smallest gain first (gains scaled by the parties' ranges), then by sum. Empty for a package that nothing beats. Cost:
 * points × parties.
 */
export function findImprovements(analysis: SpaceAnalysis, values: readonly number[]): Improvement[] {
  const spans = spansOf(analysis);
  const scored: { readonly improvement: Improvement; readonly least: number; readonly sum: number }[] = [];
  for (const point of analysis.frontier) {
    const gains = point.values.map((value, q) => (value - (values[q] ?? 0)) / (spans[q] ?? 1));
    if (!gains.every((gain) => gain >= -NEAR) || !gains.some((gain) => gain > NEAR)) continue;
    const own = point.values.map((value, q) => Math.max(0, value - (values[q] ?? 0)));
    scored.push({
      improvement: { package: point.package, values: point.values, gains: own },
      least: Math.min(...gains),
      sum: gains.reduce((total, gain) => total + gain, 0),
    });
  }
  return scored.sort((x, y) => y.least - x.least || y.sum - x.sum).map(({ improvement }) => improvement);
}

function partiesOf(scenario: Scenario, analysis: SpaceAnalysis): ScenarioParty[] {
  return analysis.parties.flatMap((id) => scenario.parties.filter((party) => party.id === id));
}

function spansOf({ ranges }: SpaceAnalysis): number[] {
  return ranges.map(({ min, max }) => (max > min ? max - min : 1));
}

function shareOf(party: ScenarioParty, value: number, { ranges }: SpaceAnalysis, q: number): PartyShare {
  const { min, max } = ranges[q] ?? { min: 0, max: 1 };
  const tolerance = NEAR * (max > min ? max - min : 1);
  const takes = party.strict ? value > party.reservation + tolerance : value >= party.reservation - tolerance;
  return {
    party: party.id, value, gain: value - party.reservation, scaled: max > min ? (value - min) / (max - min) : 1, takes,
  };
}
