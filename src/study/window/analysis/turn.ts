import { smoothWeights } from "../minds/pareto.ts";
import type { PartyPosterior } from "../posterior.ts";
import type { Assumptions, WindowProblem } from "../problem.ts";
import { reweigh } from "../minds/reweigh.ts";
import { kishOf, thinned } from "./draws.ts";
import type { Turn, Way } from "./turns.ts";

/** Draws that turns are looked at with. */
export const TURN_DRAWS = 200;
/** Above this the weights are not to be trusted (Vehtari et al. 2024). */
const MOST_K_HAT = 0.7;
/** Nor below so many draws that would be as good. */
const LEAST_ESS = 25;

/** What is sampled anew is compared with the answer, and need not be as exact as it. */
const LEAST_ESS_ANEW = 50;
const MOST_R_HAT_ANEW = 1.1;

/** The parties as they are when something is turned one way. */
export interface TurnedWay {
  readonly way: Way;
  /** Of the parties that it touches, by number: weighed, sampled anew, or as good as it could be done. */
  readonly parties: ReadonlyMap<number, TurnedParty>;
}

export interface TurnedParty {
  /**
   * Undefined: values and reservations are the same as before, draw by draw, and at most their weights are others; aspirations
   * are not looked at when things are turned.
   */
  readonly posterior: PartyPosterior | undefined;
  /** [draw] undefined where all weigh the same. */
  readonly weights: Float64Array | undefined;
  readonly by: "reweighting" | "sampling" | "rough";
}

/** A party to be sampled anew, because its draws could not be weighed to fit. Pure data, for other threads. */
export interface Alternative {
  readonly key: string;
  readonly party: number;
  readonly problem: WindowProblem;
  readonly assumptions: Assumptions;
}

export interface TurnedTurn {
  readonly turn: Turn;
  readonly ways: readonly TurnedWay[];
}

/** Posteriors as turns are looked at with: by party number. */
export function thinnedAll(posteriors: readonly PartyPosterior[]): readonly PartyPosterior[] {
  return posteriors.map((posterior) => thinned(posterior, TURN_DRAWS));
}

/**
 * Turns one thing each way. `base`: thinned posteriors by party number, unweighed. `anew`: posteriors sampled for
 * alternatives, by key. Cost of a party: draws × (levels + acts × issues), or draws alone where an act is dropped.
 */
export function takeTurn(turn: Turn, base: readonly PartyPosterior[], anew: ReadonlyMap<string, PartyPosterior>): TurnedTurn {
  const ways = turn.ways.map((way, number): TurnedWay => {
    const parties = new Map<number, TurnedParty>();
    for (const party of touched(way, base)) {
      const from = base[party];
      if (!from) continue;
      const sampled = anew.get(keyOf(turn, number, party));
      parties.set(party, sampled ? sampledAnew(sampled, from.draws) : weighed(way, from));
    }
    return { way, parties };
  });
  return { turn, ways };
}

/** What is to be turned, and on what. Plain data, for other threads. */
export interface TurnsToTake {
  readonly turns: readonly Turn[];
  readonly base: readonly PartyPosterior[];
}

/** Everything turned, by weighing draws alone. Cost: see `takeTurn`. */
export function takeTurns({ turns, base }: TurnsToTake): readonly TurnedTurn[] {
  const nothingAnew = new Map<string, PartyPosterior>();
  return turns.map((turn) => takeTurn(turn, base, nothingAnew));
}

/** What would have to be sampled anew for the turn to be looked at well. */
export function alternativesOf(
  { turn, ways }: TurnedTurn, problem: WindowProblem, assumptions: Assumptions,
): readonly Alternative[] {
  return ways.flatMap(({ way, parties }, number) => [...parties].flatMap(([party, { by }]): Alternative[] => {
    if (by !== "rough") return [];
    const key = keyOf(turn, number, party);
    if (way.kind === "suppose") return [{ key, party, problem: way.problem, assumptions: way.assumptions }];
    if (way.kind !== "without") return [];
    return [{ key, party, problem: { ...problem, acts: problem.acts.filter((_, a) => !way.acts.includes(a)) }, assumptions }];
  }));
}

function keyOf(turn: Turn, way: number, party: number): string {
  return `${turn.key}/${way}/${party}`;
}

function touched(way: Way, base: readonly PartyPosterior[]): readonly number[] {
  if (way.kind === "suppose") return way.parties;
  if (way.kind !== "without") return [];
  return base.filter(({ acts }) => acts.some((act) => way.acts.includes(act))).map(({ party }) => party);
}

function sampledAnew(posterior: PartyPosterior, draws: number): TurnedParty {
  const { ess, rHat } = posterior.diagnostics;
  const settled = ess >= LEAST_ESS_ANEW && rHat <= MOST_R_HAT_ANEW;
  return { posterior: thinned(posterior, draws), weights: undefined, by: settled ? "sampling" : "rough" };
}

function weighed(way: Way, from: PartyPosterior): TurnedParty {
  if (way.kind === "without") {
    const { acts, draws, logLikelihood } = from;
    const dropped = acts.flatMap((act, k) => (way.acts.includes(act) ? [k] : []));
    const logs = Float64Array.from({ length: draws }, (_, draw) =>
      -dropped.reduce((sum, k) => sum + (logLikelihood[draw * acts.length + k] as number), 0));
    const { weights, kHat } = smoothWeights(logs);
    return { posterior: undefined, weights, by: byOf(weights, kHat) };
  }
  if (way.kind !== "suppose") return { posterior: undefined, weights: undefined, by: "reweighting" };
  const { posterior, kHat } = reweigh(from, { problem: way.problem, assumptions: way.assumptions });
  const same = isSame(posterior.values, from.values) && isSame(posterior.reservation, from.reservation);
  const { weights } = posterior;
  const turned = same ? undefined : { ...posterior, weights: undefined };
  return { posterior: turned, weights, by: weights ? byOf(weights, kHat) : "reweighting" };
}

function byOf(weights: Float64Array, kHat: number): TurnedParty["by"] {
  return kHat > MOST_K_HAT || kishOf(weights) < LEAST_ESS ? "rough" : "reweighting";
}

function isSame(a: Float64Array, b: Float64Array): boolean {
  for (let n = 0; n < a.length; n++) if (a[n] !== b[n]) return false;
  return a.length === b.length;
}
