import type { Sensitivity } from "../answer.ts";
import type { Assumptions, WindowProblem } from "../problem.ts";
import type { PartyPosterior } from "../posterior.ts";
import { askWhetherSome, chanceOf, type Question } from "./chances.ts";
import { kishOf, worldsOf, type Worlds } from "./draws.ts";
import { type Need, needOf } from "./need.ts";
import type { TurnedParty, TurnedTurn, TurnedWay } from "./turn.ts";

/** Worlds that other moments than the chosen one are looked at with. */
const COARSE_WORLDS = 100;

/** How the probability at each moment moves when one thing is turned; by moment, in probability. */
export interface Moved {
  readonly turned: TurnedTurn;
  /** The most it falls (0 or less) and rises (0 or more). */
  readonly down: Float64Array;
  readonly up: Float64Array;
  readonly by: Sensitivity["by"];
}

/**
 * Looks at turns at every moment. Turned and unturned worlds are the same worlds wherever that is possible, and what is
 * told is the difference, so that most of the error of sampling cancels. Weights of several parties are multiplied where
 * enough is left of the draws, else each party's draws are taken as often as they weigh. `chosen` is looked at with all draws
 * of `base`, other moments with a part of them. Cost of a turn: moments × worlds where it changes minds, little else.
 */
export class Moves {
  readonly base: readonly PartyPosterior[];
  readonly #moments: number;
  readonly #lookers: readonly Looker[];
  readonly #known = new WeakMap<TurnedTurn, Moved>();

  constructor(problem: WindowProblem, assumptions: Assumptions, need: Need, base: readonly PartyPosterior[], chosen: number) {
    const others = problem.moments.flatMap((_, m) => (m === chosen ? [] : [m]));
    this.base = base;
    this.#moments = problem.moments.length;
    this.#lookers = [
      new Looker(problem, assumptions, need, base, [chosen], Infinity),
      new Looker(problem, assumptions, need, base, others, COARSE_WORLDS),
    ];
  }

  /** What a turn moves; asked again, it knows. */
  of(turned: TurnedTurn): Moved {
    const known = this.#known.get(turned);
    if (known) return known;
    const down = new Float64Array(this.#moments);
    const up = new Float64Array(this.#moments);
    for (const way of turned.ways) {
      for (const looker of this.#lookers) {
        looker.differencesOf(way).forEach((difference, k) => {
          const moment = looker.moments[k] as number;
          down[moment] = Math.min(down[moment] as number, difference);
          up[moment] = Math.max(up[moment] as number, difference);
        });
      }
    }
    const moved = { turned, down, up, by: byOf(turned) };
    this.#known.set(turned, moved);
    return moved;
  }
}

function byOf({ ways }: TurnedTurn): Sensitivity["by"] {
  const all = ways.flatMap(({ parties }) => [...parties.values()].map(({ by }) => by));
  return all.includes("rough") ? "rough" : all.includes("sampling") ? "sampling" : "reweighting";
}

/** Some moments, seen with at most so many worlds. */
class Looker {
  readonly moments: readonly number[];
  readonly #problem: WindowProblem;
  readonly #bind: boolean;
  readonly #need: Need;
  readonly #base: readonly PartyPosterior[];
  readonly #worlds: Worlds;
  readonly #verdicts: readonly Uint8Array[];
  readonly #before: readonly number[];

  constructor(
    problem: WindowProblem, assumptions: Assumptions, need: Need, base: readonly PartyPosterior[], moments: readonly number[],
    most: number,
  ) {
    this.moments = moments;
    this.#problem = problem;
    this.#bind = assumptions.mandatesBind;
    this.#need = need;
    this.#base = base;
    this.#worlds = worldsOf(base, most);
    const answered = askWhetherSome(problem, this.#worlds, this.#questions(need, this.#bind));
    this.#verdicts = answered.map(({ verdicts }) => verdicts);
    this.#before = answered.map(({ chance }) => chance.point);
  }

  differencesOf(turned: TurnedWay): readonly number[] {
    const after = this.#after(turned);
    return this.#before.map((before, k) => (after[k] ?? before) - before);
  }

  #questions(need: Need, bind: boolean): Question[] {
    return this.moments.flatMap((m) => {
      const situation = this.#problem.moments[m];
      return situation ? [{ situation, need, level: "reservation" as const, bind }] : [];
    });
  }

  #ask(worlds: Worlds, need = this.#need, bind = this.#bind): readonly number[] {
    return askWhetherSome(this.#problem, worlds, this.#questions(need, bind)).map(({ chance }) => chance.point);
  }

  #after({ way, parties }: TurnedWay): readonly number[] {
    switch (way.kind) {
      case "mandates":
        return this.#ask(this.#worlds, this.#need, way.bind);
      case "unneeded": {
        const need = needOf(this.#problem, way.party);
        return need ? this.#ask(this.#worlds, need) : this.#before;
      }
      case "never": {
        const coalitions = this.#need.coalitions.filter((coalition) => !coalition.includes(way.party));
        return coalitions.length > 0 ? this.#ask(this.#worlds, { ...this.#need, coalitions }) : this.#before.map(() => 0);
      }
      case "without":
      case "suppose":
        return this.#reseen(parties);
    }
  }

  /** Parties seen otherwise, each as likely as its weights say. */
  #reseen(parties: ReadonlyMap<number, TurnedParty>): readonly number[] {
    const weights = this.#product(parties);
    const changed = [...parties].some(([, { posterior }]) => posterior !== undefined);
    const posteriors = this.#base.map((posterior, p) => parties.get(p)?.posterior ?? posterior);
    if (!weights) {
      const weighed = posteriors.map((posterior, p) => ({ ...posterior, weights: parties.get(p)?.weights }));
      return this.#ask(worldsOf(weighed, this.#worlds.count));
    }
    if (!changed) return this.#verdicts.map((verdicts) => chanceOf(verdicts, weights).point);
    const answered = askWhetherSome(this.#problem, { ...this.#worlds, posteriors }, this.#questions(this.#need, this.#bind));
    return answered.map(({ verdicts }) => chanceOf(verdicts, weights).point);
  }

  /** By world the product of the parties' weights; undefined where too few worlds would bear it, or draws do not pair off. */
  #product(parties: ReadonlyMap<number, TurnedParty>): Float64Array | undefined {
    const { count, rows } = this.#worlds;
    const product = new Float64Array(count).fill(1);
    for (const [party, { posterior, weights }] of parties) {
      const draws = this.#base[party]?.draws;
      if (draws === undefined || (posterior && posterior.draws !== draws)) return undefined;
      if (!weights) continue;
      const row = rows[party] as Int32Array;
      for (let n = 0; n < count; n++) {
        product[n] = (product[n] as number) * (weights[row[n] as number] as number) * draws;
      }
    }
    return kishOf(product) >= Math.min(count / 2, 40) ? product : undefined;
  }
}

/** Where the score interval of Wilson (1927) lies about a share `p` of `n`, at 90 %. */
export function wilson(p: number, n: number): readonly [number, number] {
  const z = 1.6449;
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const reach = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  // At the ends rounding alone would leave a trace.
  return [p === 0 ? 0 : Math.max(0, centre - reach), p === 1 ? 1 : Math.min(1, centre + reach)];
}

/**
 * The interval of a moment: from the least to the most that any one turn makes of the probability, widened on each side by
 * how far the 90 % score interval (Wilson 1927) of `ess` draws lies beyond the probability, and by the unsettled share.
 */
export function intervalOf(
  probability: number, unsettled: number, ess: number, moment: number, moves: readonly Moved[],
): readonly [number, number] {
  let [low, high] = [probability, probability];
  for (const { down, up } of moves) {
    low = Math.min(low, probability + (down[moment] ?? 0));
    high = Math.max(high, probability + (up[moment] ?? 0));
  }
  const [below, above] = wilson(probability, Math.max(1, ess));
  return [clamp(low - (probability - below) - unsettled / 2), clamp(high + (above - probability) + unsettled / 2)];
}

/** The chosen moment's turns as told: widest first. */
export function toldMoves(
  moves: readonly Moved[], moment: number, probability: number, eventId: (event: number) => string,
): readonly Sensitivity[] {
  return moves
    .map(({ turned: { turn }, down, up, by }) => ({
      assumption: turn.assumption, kind: turn.kind, event: turn.event === undefined ? undefined : eventId(turn.event),
      low: clamp(probability + (down[moment] ?? 0)), high: clamp(probability + (up[moment] ?? 0)), turned: turn.turned, by,
    }))
    .sort((a, b) => b.high - b.low - (a.high - a.low));
}

function clamp(probability: number): number {
  return Math.min(1, Math.max(0, probability));
}
