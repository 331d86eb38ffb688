import { normalCdf } from "./normal.kernel.ts";
import { finalChance, type PreparedAct, prepareActs, type View } from "./prepared-acts.ts";
import { type Assumptions, spreadOf, type WindowProblem } from "../problem.ts";
import { type Changed, EVERYTHING, LEVELS_ONLY, type Mind, WEIGHTS_ONLY } from "./transform.kernel.ts";

/** Parts of a row: chance of the choice, mean and variance of the value of what the act allows, and those of all packages. */
const PARTS = 5;

/**
 * Log likelihood of a party's acts, prepared once and worked out millions of times. What an act says falls apart by issue, so
 * that a mind which changed on one issue costs that issue alone. Nothing is allocated on the way. The formulas stand in
 * docs/window.md.
 *
 * An offer is chosen among all packages by quantal response (McKelvey & Palfrey 1995): the log odds of a package grow with
 * sharpness × its value, and fall by the inertia for every issue on which it departs from the package on the table, further
 * the further it goes; what others commonly put is likelier too, and more than its maker asked for last less likely. Values being
 * additive, the choice falls apart into one for each issue, and what an offer leaves open drops out. Being offered at all, it
 * is worth no less than no deal, but for a bluff; over all packages that condition is worked out as if their values were normal.
 */
export class Likelihood {
  /** The acts of the party, by number in the problem. */
  readonly acts: readonly number[];
  readonly #acts: readonly PreparedAct[];
  /** By issue: what acts show of it; and where the parts of the first of them begin. */
  readonly #views: readonly (readonly View[])[];
  readonly #viewAt: Int32Array;
  /** [act × issue] where the parts of what the act shows of the issue begin. */
  readonly #shown: Int32Array;
  /** By issue, and one more: where its levels begin. */
  readonly #bounds: Int32Array;
  readonly #softness: number;
  readonly #unit: number;
  readonly #trust: boolean;
  readonly #concession: number;
  /** [level] odds of being chosen, were nothing on the table. */
  readonly #odds: Float64Array;
  /** [level] e^(−reach × place) and its inverse: the cost of going from one level to another is one of each. */
  readonly #far: Float64Array;
  readonly #near: Float64Array;
  readonly #place: Float64Array;
  /** [view of every issue × PARTS] */
  readonly #parts: Float64Array;
  /** What the parts of an issue were before it was weighed anew. */
  readonly #before: Float64Array;
  /** [act × PARTS] over the issues: the product of the chances and the sums of the rest, kept up as issues change. */
  readonly #whole: Float64Array;

  constructor(problem: WindowProblem, party: number, assumptions: Assumptions) {
    const own = problem.acts.flatMap((act, number) => (act.party === party ? [{ act, number }] : []));
    this.acts = own.map(({ number }) => number);
    const { acts, views } = prepareActs(
      own.map(({ act }) => act),
      problem,
      assumptions,
    );
    this.#acts = acts;
    this.#views = views;
    const viewAt = [0];
    for (const some of views) viewAt.push((viewAt.at(-1) ?? 0) + some.length * PARTS);
    this.#viewAt = Int32Array.from(viewAt);
    this.#shown = Int32Array.from(acts.flatMap((act) => act.views.map((view, i) => (viewAt[i] ?? 0) + view * PARTS)));
    this.#bounds = Int32Array.from([...problem.issues.map(({ offset }) => offset), problem.stride]);
    this.#unit = spreadOf(problem.issues.length);
    this.#softness = assumptions.softness * this.#unit;
    this.#trust = assumptions.trustReports;
    this.#concession = assumptions.concession;
    this.#odds = new Float64Array(problem.stride);
    this.#far = new Float64Array(problem.stride);
    this.#near = new Float64Array(problem.stride);
    this.#place = Float64Array.from(
      problem.issues.flatMap(({ ordered, places }) => places.map((place) => (ordered ? place : 0))),
    );
    this.#parts = new Float64Array(viewAt.at(-1) ?? 0);
    this.#before = new Float64Array(Math.max(0, ...views.map((some) => some.length * PARTS)));
    this.#whole = new Float64Array(own.length * PARTS);
  }

  /**
   * Of all acts together. `changed` says what the mind changed in since the last call; `each`, if given, takes the log
   * likelihood of each act from `at` on. Cost: levels × the different things that acts show of their issues.
   */
  of(mind: Mind, changed: Changed = EVERYTHING, each?: Float64Array, at = 0): number {
    if (changed >= 0) this.#change(changed, mind);
    else if (changed !== LEVELS_ONLY) {
      if (changed !== WEIGHTS_ONLY) this.#stretch(mind.reach);
      for (let issue = 0; issue < this.#views.length; issue++) this.#weighIssue(issue, mind);
      this.#sumUp();
    }
    let sum = 0;
    for (let k = 0; k < this.#acts.length; k++) {
      const log = this.#join(this.#acts[k] as PreparedAct, k * PARTS, mind);
      if (each) each[at + k] = log;
      sum += log;
    }
    return sum;
  }

  #stretch(reach: number): void {
    for (let level = 0; level < this.#far.length; level++) {
      const far = Math.exp(-reach * (this.#place[level] as number));
      this.#far[level] = far;
      this.#near[level] = 1 / far;
    }
  }

  /** Weighs one issue anew, and puts it in the place of what it was. */
  #change(issue: number, mind: Mind): void {
    const whole = this.#whole;
    const parts = this.#parts;
    const before = this.#before;
    const issues = this.#views.length;
    const start = this.#viewAt[issue] as number;
    const end = this.#viewAt[issue + 1] as number;
    for (let at = start; at < end; at++) before[at - start] = parts[at] as number;
    this.#weighIssue(issue, mind);
    for (let k = 0, to = 0; k < this.#acts.length; k++, to += PARTS) {
      const from = this.#shown[k * issues + issue] as number;
      const was = from - start;
      whole[to] = ((whole[to] as number) * (parts[from] as number)) / (before[was] as number);
      for (let part = 1; part < PARTS; part++) {
        whole[to + part] = (whole[to + part] as number) + (parts[from + part] as number) - (before[was + part] as number);
      }
    }
  }

  /** What acts show of all issues: so many numbers, which hang on neither level and on no chance of error. */
  get sums(): Float64Array {
    return this.#whole;
  }

  /** Puts together what every act shows of all issues. */
  #sumUp(): void {
    const parts = this.#parts;
    const shown = this.#shown;
    const issues = this.#views.length;
    for (let k = 0, to = 0, at = 0; k < this.#acts.length; k++, to += PARTS) {
      let chance = 1;
      let mean = 0;
      let variance = 0;
      let allMean = 0;
      let allVariance = 0;
      for (const last = at + issues; at < last; at++) {
        const from = shown[at] as number;
        chance *= parts[from] as number;
        mean += parts[from + 1] as number;
        variance += parts[from + 2] as number;
        allMean += parts[from + 3] as number;
        allVariance += parts[from + 4] as number;
      }
      this.#whole[to] = chance;
      this.#whole[to + 1] = mean;
      this.#whole[to + 2] = variance;
      this.#whole[to + 3] = allMean;
      this.#whole[to + 4] = allVariance;
    }
  }

  /** What acts show of one issue, under the mind. */
  #weighIssue(issue: number, mind: Mind): void {
    const start = this.#bounds[issue] as number;
    const end = this.#bounds[issue + 1] as number;
    for (let level = start; level < end; level++) this.#odds[level] = Math.exp(mind.sharpness * (mind.values[level] as number));
    const views = this.#views[issue] as readonly View[];
    let at = this.#viewAt[issue] as number;
    for (const view of views) {
      if (view.offer) this.#chooseOn(view, start, end, mind, at);
      else this.#judgeOn(view, start, end, mind.values, at);
      at += PARTS;
    }
  }

  /** An offer on one issue: how readily its levels are chosen, and what it and all others are worth. */
  #chooseOn(view: View, start: number, end: number, { values, keep }: Mind, at: number): void {
    const { custom, allowed, only, standing, own } = view;
    const odds = this.#odds;
    const far = this.#far;
    const near = this.#near;
    const parts = this.#parts;
    const here = standing < 0 ? -1 : start + standing;
    const down = here < 0 ? 1 : keep * (far[here] as number);
    const up = here < 0 ? 1 : keep * (near[here] as number);
    const one = only < 0 ? -1 : start + only;
    const asked = own < 0 ? Infinity : (values[start + own] as number);
    let all = 0;
    let allFirst = 0;
    let allSecond = 0;
    let some = 0;
    let someFirst = 0;
    let someSecond = 0;
    for (let level = start; level < end; level++) {
      const value = values[level] as number;
      let weight = (odds[level] as number) * (custom[level - start] as number);
      if (here >= 0) {
        if (level < here) weight *= down * (near[level] as number);
        else if (level > here) weight *= up * (far[level] as number);
      }
      if (value > asked) weight *= this.#concession;
      const first = weight * value;
      all += weight;
      allFirst += first;
      allSecond += first * value;
      if (level === one) some = weight;
      else if (one < 0 && allowed[level - start] === 1) {
        some += weight;
        someFirst += first;
        someSecond += first * value;
      }
    }
    const average = one < 0 ? someFirst / some : (values[one] as number);
    const allAverage = allFirst / all;
    parts[at] = Math.max(some / all, LEAST_ODDS);
    parts[at + 1] = average;
    parts[at + 2] = one < 0 ? someSecond / some - average * average : 0;
    parts[at + 3] = allAverage;
    parts[at + 4] = allSecond / all - allAverage * allAverage;
  }

  /** The package of an answer on one issue: what it is worth, every level that it leaves open alike. */
  #judgeOn({ allowed }: View, start: number, end: number, values: Float64Array, at: number): void {
    let count = 0;
    let first = 0;
    let second = 0;
    for (let level = start; level < end; level++) {
      if (allowed[level - start] === 0) continue;
      const value = values[level] as number;
      count++;
      first += value;
      second += value * value;
    }
    const average = first / count;
    this.#parts[at] = 1;
    this.#parts[at + 1] = average;
    this.#parts[at + 2] = second / count - average * average;
  }

  /** All issues of an act together: its log likelihood under the mind. */
  #join(act: PreparedAct, at: number, { reservation, aspiration }: Mind): number {
    const sums = this.#whole;
    const mean = sums[at + 1] as number;
    const soft = this.#softness * this.#softness;
    const sd = Math.sqrt(soft + Math.max(0, sums[at + 2] as number));
    const { error } = act;
    let chance: number;
    if (act.offer) {
      const floor = reservation[act.segment] as number;
      const meant = error + (1 - error) * normalCdf((mean - floor) / sd);
      const anySd = Math.sqrt(soft + Math.max(0, sums[at + 4] as number));
      const meantAtAll = error + (1 - error) * normalCdf(((sums[at + 3] as number) - floor) / anySd);
      const final = finalChance((mean - floor) / this.#unit);
      chance = ((sums[at] as number) * meant * (act.final ? final : 1 - final)) / meantAtAll;
    } else {
      const above = normalCdf((mean - (aspiration[act.segment] as number)) / sd);
      chance = error + (1 - 2 * error) * (act.yes ? above : 1 - above);
    }
    const { credence } = act;
    return Math.log(this.#trust || credence >= 1 ? Math.max(chance, LEAST) : credence * chance + (1 - credence) * act.flat);
  }
}

/** So that a chance too small for a number of this machine is no impossibility. */
const LEAST = 1e-300;
/** So that an issue which is taken out of a product can be put back in. */
const LEAST_ODDS = 1e-30;
