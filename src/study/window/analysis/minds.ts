import type { WindowProblem } from "../problem.ts";
import type { Worlds } from "./draws.ts";
import { type Box, jointChance, meets, type Need } from "./need.ts";
import type { Situation } from "./chances.ts";

/** By issue: the levels that a package allows; one where it is settled. */
export type Terms = readonly (readonly number[])[];

/**
 * What packages are worth to the parties, world by world, turned so that what a level is worth lies in a row.
 * A partial package is judged by its mean over the levels it leaves open, each as likely as the next: whether a party would
 * have put up with what was left open on the average, not with the best or the worst that could come of it.
 */
export class Minds {
  readonly problem: WindowProblem;
  readonly worlds: number;
  /** [party][place]: a row of worlds. */
  readonly #worth: readonly (readonly Float64Array[])[];
  /** [party] [segment × worlds + world]. */
  readonly #reservation: readonly Float64Array[];

  /** `only`: the parties that will be asked about, by number; all where left out. */
  constructor(problem: WindowProblem, worlds: Worlds, only?: readonly number[]) {
    this.problem = problem;
    this.worlds = worlds.count;
    const turn = (from: Float64Array, width: number, rows: Int32Array): Float64Array => {
      const to = new Float64Array(width * rows.length);
      for (let n = 0; n < rows.length; n++) {
        const row = (rows[n] as number) * width;
        for (let w = 0; w < width; w++) to[w * rows.length + n] = from[row + w] as number;
      }
      return to;
    };
    const asked = (party: number): boolean => only?.includes(party) ?? true;
    this.#worth = worlds.posteriors.map(({ values }, p) =>
      asked(p) ? rowsOf(turn(values, problem.stride, worlds.rows[p] as Int32Array), worlds.count) : []);
    this.#reservation = worlds.posteriors.map(({ reservation }, p) =>
      asked(p) ? turn(reservation, problem.parties[p]?.segments ?? 1, worlds.rows[p] as Int32Array) : new Float64Array());
  }

  /** Worth of each place in a row of values, in each world: a view, not to be written to. */
  worthOf(party: number, issue: number, level: number): Float64Array {
    return this.#worth[party]?.[(this.problem.issues[issue]?.offset ?? 0) + level] as Float64Array;
  }

  /** What the package is worth above no deal, in each world. Cost: worlds × levels allowed. */
  slack(party: number, segment: number, terms: Terms): Float64Array {
    const slack = new Float64Array(this.worlds);
    const reservation = (this.#reservation[party] as Float64Array).subarray(segment * this.worlds, (segment + 1) * this.worlds);
    terms.forEach((levels, i) => {
      for (const level of levels) addTo(slack, this.worthOf(party, i, level), 1 / levels.length);
    });
    for (let n = 0; n < slack.length; n++) slack[n] = (slack[n] as number) - (reservation[n] as number);
    return slack;
  }

  /** What moves when an issue goes from some levels to one: to be added to a slack. */
  shift(party: number, issue: number, from: readonly number[], to: number): Float64Array {
    const shift = Float64Array.from(this.worthOf(party, issue, to));
    for (const level of from) addTo(shift, this.worthOf(party, issue, level), -1 / from.length);
    return shift;
  }

  chance(party: number, segment: number, terms: Terms): number {
    return shareOf(this.slack(party, segment, terms));
  }

  /** That everybody needed would have found it acceptable. */
  joint(need: Need, segments: readonly number[], terms: Terms): number {
    const chances = new Map(need.parties.map((party) => [party, this.chance(party, segments[party] ?? 0, terms)]));
    return jointChance(need, (party) => chances.get(party) ?? 0);
  }
}

function rowsOf(all: Float64Array, length: number): readonly Float64Array[] {
  const count = length === 0 ? 0 : all.length / length;
  return Array.from({ length: count }, (_, row) => all.subarray(row * length, (row + 1) * length));
}

function addTo(sum: Float64Array, row: Float64Array, times: number): void {
  for (let n = 0; n < sum.length; n++) sum[n] = (sum[n] as number) + times * (row[n] as number);
}

/** Rounding must not turn a package that is worth exactly no deal into one that is worth less. */
const ROUNDING = 1e-12;

/** The share of worlds in which a slack is not below 0. */
export function shareOf(slack: Float64Array): number {
  let count = 0;
  for (const each of slack) if (each >= -ROUNDING) count++;
  return slack.length > 0 ? count / slack.length : 0;
}

/** The share of worlds in which two rows together are not below 0. Cost: worlds; allocates nothing. */
export function shareOfSum(slack: Float64Array, shift: Float64Array, another?: Float64Array): number {
  let count = 0;
  if (another) {
    for (let n = 0; n < slack.length; n++) {
      if ((slack[n] as number) + (shift[n] as number) + (another[n] as number) >= -ROUNDING) count++;
    }
  } else for (let n = 0; n < slack.length; n++) if ((slack[n] as number) + (shift[n] as number) >= -ROUNDING) count++;
  return slack.length > 0 ? count / slack.length : 0;
}

/** Whether some coalition's envoys may commit to it, or to some completion of it. */
export function isWithin(boxes: readonly Box[], terms: Terms): boolean {
  return boxes.some((box) => meets(box, terms));
}

/** What a package, a coalition and the mandates come to be told apart by. */
export function keyOfTerms(terms: Terms | undefined): string {
  return terms?.map((levels) => levels.join()).join(";") ?? "";
}

export function keyOfSituation(situation: Situation, need: Need): string {
  return need.parties.map((party) => `${situation.segments[party]}${JSON.stringify(situation.mandates[party])}`).join("|");
}
