import type { Weight } from "../../../case/weight.ts";
import { type Assumptions, spreadOf, type WindowProblem } from "../problem.ts";
import { normalCdf } from "./normal.kernel.ts";

/**
 * From standard normal latents to a party's mind. Every prior is a standard normal seen through this transform, so the
 * sampler needs no other prior, and another assumption is another transform of the same latents.
 *
 * Latents of a party, one after another: log weights [issue]; shapes [of every issue: its levels and one more]; reservation
 * [segment]; aspiration [1 + segment]; sharpness; inertia; reach. They are laid out alike whatever the directions are.
 */
export interface Layout {
  readonly weights: number;
  readonly shapes: number;
  readonly reservation: number;
  readonly aspiration: number;
  readonly sharpness: number;
  readonly inertia: number;
  readonly reach: number;
  readonly latents: number;
}

export function layoutOf(problem: WindowProblem, party: number): Layout {
  const segments = problem.parties[party]?.segments ?? 1;
  const shapes = problem.issues.length;
  const reservation = shapes + problem.stride + problem.issues.length;
  const aspiration = reservation + segments;
  const sharpness = aspiration + 1 + segments;
  return {
    weights: 0,
    shapes,
    reservation,
    aspiration,
    sharpness,
    inertia: sharpness + 1,
    reach: sharpness + 2,
    latents: sharpness + 3,
  };
}

/** The latents of the shape of an issue, by number: from, and up to. */
export function shapeIn({ shapes }: Layout, { issues }: WindowProblem, issue: number): readonly [from: number, to: number] {
  const { offset, levels } = issues[issue] ?? { offset: 0, levels: [] };
  const from = shapes + offset + issue;
  return [from, from + levels.length + 1];
}

/** What of a mind changed: the shape of one issue, by number; or one of the two below. */
export type Changed = number;
export const EVERYTHING = -1;
/** Only what no deal is worth and what is held out for. */
export const LEVELS_ONLY = -2;
/** Only the weights. */
export const WEIGHTS_ONLY = -3;
/** Only how offers are chosen. */
export const CHOICE_ONLY = -4;

/** A party's mind by numbers; written over by each call of the transform. */
export interface Mind {
  /** [level of every issue] what it adds to the value of a package. */
  readonly values: Float64Array;
  /** [segment] */
  readonly reservation: Float64Array;
  /** [segment] */
  readonly aspiration: Float64Array;
  /** Log odds per unit of value, per issue changed, and for the whole length of an ordered issue. */
  sharpness: number;
  inertia: number;
  reach: number;
  /** e^(−inertia) */
  keep: number;
}

/** Directions not known: of an issue whose levels are in order, and of one in none. */
const EITHER = 0;
const LOOSE = 2;
/** How much a stated weight is trusted: the part of the spread of log weights that is left to it. */
const STATED_SPREAD = 0.2;
/** No weight is less, so that each has a logarithm. */
const LEAST_WEIGHT = 1e-3;
/** The least of a range counts as no smaller a part of its most: "from 0" says that it may be small, and not how small. */
const WIDEST_RANGE = 20;
/** Nine tenths of a normal lie within so many standard deviations of its middle. */
const NINE_TENTHS = 1.645;
/** How much a shape whose direction is not known bends, beside how much it drifts. */
const BEND = 0.75;
/** Standard deviation of Φ⁻¹ of the reservation where nothing anchors it. */
const LOOSE_RESERVATION = 0.7;
/** Standard deviations of the log of the aspiration's gap: shared by all segments, and of each. */
const GAP_SHARED = 0.5;
const GAP_OWN = 0.5;
/** Standard deviations of log sharpness, log inertia and log reach. */
const SHARPNESS_SPREAD = 0.6;
const INERTIA_SPREAD = 0.4;
const REACH_SPREAD = 0.4;

/**
 * By issue: median of the weight and standard deviation of its log, before weights are made to sum to 1. Nine tenths of the
 * prior of a range lie within it; but it is trusted no further than a single number is. Weights of which nothing is said
 * share alike what the medians of the others leave of 1, and have the whole `weightSpread`.
 */
function weightPriors(
  weights: readonly (Weight | undefined)[], weightSpread: number,
): readonly { readonly median: number; readonly spread: number }[] {
  const bounds = weights.map((weight) => weight && { ...weight, low: Math.max(weight.low, weight.high / WIDEST_RANGE) });
  const medians = bounds.map((bound) => bound && Math.sqrt(bound.low * bound.high));
  const stated = medians.reduce<number>((sum, median) => sum + (median ?? 0), 0);
  const bare = medians.filter((median) => median === undefined).length;
  const rest = Math.max(0.05, 1 - stated) / bare;
  return bounds.map((bound, i) => {
    const median = Math.max(LEAST_WEIGHT, medians[i] ?? rest);
    if (!bound) return { median, spread: weightSpread };
    const width = bound.high > bound.low ? Math.log(bound.high / bound.low) / (2 * NINE_TENTHS) : 0;
    return { median, spread: Math.max(STATED_SPREAD * weightSpread, width) };
  });
}

/** Prepared once for a party and its assumptions; `apply` allocates nothing. Cost of `apply`: levels. */
export class Transform {
  readonly layout: Layout;
  readonly unit: number;
  readonly #assumptions: Assumptions;
  readonly #segments: number;
  /** Of what no deal is worth, in units. */
  readonly #shift: number;
  readonly #logWeight: Float64Array;
  readonly #weightSpread: Float64Array;
  /** By issue, and one more: where its levels begin in a row of values. */
  readonly #bounds: Int32Array;
  /** By issue: the place in a row of values of its level without a deal; −1: not known. */
  readonly #noDeal: Int32Array | undefined;
  /** By issue: 1 more, −1 less, EITHER or LOOSE. */
  readonly #shape: Int8Array;
  /** [level] distance from the level before it on its issue; those of an issue sum to 1. */
  readonly #gap: Float64Array;
  readonly #weights: Float64Array;
  /** [level] */
  readonly #shapes: Float64Array;

  constructor(problem: WindowProblem, party: number, assumptions: Assumptions) {
    const { issues, stride } = problem;
    const who = problem.parties[party];
    if (who === undefined) throw new RangeError(`no party ${party}`);
    this.#assumptions = assumptions;
    this.layout = layoutOf(problem, party);
    this.unit = spreadOf(issues.length);
    this.#segments = who.segments;
    this.#shift = assumptions.reservationShift;
    const priors = weightPriors(who.weights, assumptions.weightSpread);
    this.#logWeight = Float64Array.from(priors, ({ median }) => Math.log(median));
    this.#weightSpread = Float64Array.from(priors, ({ spread }) => spread);
    this.#shape = Int8Array.from(issues, ({ ordered }, i) => {
      const direction = who.directions[i] ?? "unknown";
      if (direction === "more") return 1;
      if (direction === "less") return -1;
      return ordered ? EITHER : LOOSE;
    });
    this.#gap = new Float64Array(stride);
    for (const { offset, levels, places } of issues) {
      for (let k = 1; k < levels.length; k++) this.#gap[offset + k] = Math.max(1e-6, (places[k] ?? 0) - (places[k - 1] ?? 0));
    }
    this.#weights = new Float64Array(issues.length);
    this.#shapes = new Float64Array(stride);
    this.#bounds = Int32Array.from([...issues.map(({ offset }) => offset), stride]);
    this.#noDeal = problem.noDeal && Int32Array.from(issues, ({ offset }, i) => {
      const level = problem.noDeal?.[i];
      return level === undefined ? -1 : offset + level;
    });
  }

  /** A mind to be written over. */
  empty(): Mind {
    return {
      values: new Float64Array(this.#gap.length),
      reservation: new Float64Array(this.#segments),
      aspiration: new Float64Array(this.#segments),
      sharpness: 0,
      inertia: 0,
      reach: 0,
      keep: 1,
    };
  }

  /** Works out a mind from the latents at `from` in `z`; where only a part `changed`, the rest must be as this left it. */
  apply(z: Float64Array, from: number, mind: Mind, changed: Changed = EVERYTHING): void {
    if (changed === EVERYTHING || changed === WEIGHTS_ONLY) this.#weigh(z, from);
    if (changed === EVERYTHING || changed === CHOICE_ONLY) this.#choice(z, from, mind);
    if (changed >= 0) {
      this.#shapeOf(changed, z, from + this.layout.shapes + changed);
      this.#scale(changed, mind.values);
    } else if (changed === EVERYTHING || changed === WEIGHTS_ONLY) {
      for (let i = 0; i < this.#weights.length; i++) {
        if (changed === EVERYTHING) this.#shapeOf(i, z, from + this.layout.shapes + i);
        this.#scale(i, mind.values);
      }
    }
    if (changed !== CHOICE_ONLY) this.#levels(z, from, mind);
  }

  #choice(z: Float64Array, from: number, mind: Mind): void {
    const a = this.#assumptions;
    mind.sharpness = (a.sharpness / this.unit) * Math.exp(SHARPNESS_SPREAD * (z[from + this.layout.sharpness] as number));
    mind.inertia = a.inertia * Math.exp(INERTIA_SPREAD * (z[from + this.layout.inertia] as number));
    mind.keep = Math.exp(-mind.inertia);
    mind.reach = a.reach * Math.exp(REACH_SPREAD * (z[from + this.layout.reach] as number));
  }

  #weigh(z: Float64Array, from: number): void {
    const weights = this.#weights;
    let sum = 0;
    for (let i = 0; i < weights.length; i++) {
      const weight = Math.exp((this.#logWeight[i] as number) + (this.#weightSpread[i] as number) * (z[from + i] as number));
      weights[i] = weight;
      sum += weight;
    }
    for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] as number) / sum;
  }

  /** The shape of an issue, from 0 to 1; `from`: where its latents would begin were its first level the first of all. */
  #shapeOf(issue: number, z: Float64Array, from: number): void {
    const values = this.#shapes;
    const spread = this.#assumptions.shapeSpread;
    const start = this.#bounds[issue] as number;
    const end = this.#bounds[issue + 1] as number;
    const shape = this.#shape[issue] as number;
    const drift = z[from + start] as number;
    const bend = BEND * (z[from + end] as number);
    let place = 0;
    let value = shape === LOOSE ? (z[from + start] as number) : 0;
    let low = value;
    let high = value;
    values[start] = value;
    for (let k = start + 1; k < end; k++) {
      const normal = z[from + k] as number;
      if (shape === LOOSE) value = normal;
      else {
        const before = place;
        place += this.#gap[k] as number;
        // A drift and a bend turn at most once, however long their steps are made: up to a peak, or down into a valley.
        const slope = shape === EITHER ? drift + bend * (1 - before - place) : shape;
        value += slope * (this.#gap[k] as number) * Math.exp(spread * normal);
      }
      values[k] = value;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const scale = high - low > 1e-12 ? 1 / (high - low) : 0;
    for (let k = start; k < end; k++) values[k] = ((values[k] as number) - low) * scale;
  }

  /** The shape of an issue times its weight. */
  #scale(issue: number, values: Float64Array): void {
    const weight = this.#weights[issue] as number;
    const end = this.#bounds[issue + 1] as number;
    for (let k = this.#bounds[issue] as number; k < end; k++) values[k] = weight * (this.#shapes[k] as number);
  }

  #levels(z: Float64Array, from: number, mind: Mind): void {
    const { unit } = this;
    const a = this.#assumptions;
    const { reservation, aspiration } = mind;
    const at = from + this.layout.reservation;
    const up = from + this.layout.aspiration;
    let level: number;
    if (this.#noDeal) {
      level = this.#shift * unit + a.reservationSpread * unit * (z[at] as number);
      for (let i = 0; i < this.#noDeal.length; i++) level += this.#withoutDeal(i, this.#noDeal[i] as number, mind.values);
    } else {
      level = normalCdf(LOOSE_RESERVATION * a.reservationSpread * (z[at] as number)) + this.#shift * unit;
    }
    const shared = GAP_SHARED * (z[up] as number);
    for (let s = 0; s < this.#segments; s++) {
      if (s > 0) level += a.turn * unit * (z[at + s] as number);
      reservation[s] = level;
      aspiration[s] = level + a.aspirationGap * unit * Math.exp(shared + GAP_OWN * (z[up + 1 + s] as number));
    }
  }

  /** What an issue adds to the worth of no deal: its level then, or where that is not known all its levels alike. */
  #withoutDeal(issue: number, place: number, values: Float64Array): number {
    if (place >= 0) return values[place] as number;
    const start = this.#bounds[issue] as number;
    const end = this.#bounds[issue + 1] as number;
    let sum = 0;
    for (let k = start; k < end; k++) sum += values[k] as number;
    return sum / (end - start);
  }
}
