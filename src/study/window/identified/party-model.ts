import type { Weight } from "../../../case/weight.ts";
import { costsOf, type LinearSum, LpBuilder, type LpModel, sumOf } from "./lp.ts";
import { type Act, type ActKind, type Levels, packageOfNoDeal, type WindowProblem } from "../problem.ts";

/** What each kind of act says of the value of its package: no less than the reservation, or the aspiration, or short of it. */
const SAYS: Readonly<Record<ActKind, "worth" | "reaches" | "short">> = {
  "offer": "worth",
  "ultimatum": "worth",
  "state": "worth",
  "accept": "reaches",
  "would-accept": "reaches",
  "refuse": "short",
  "would-refuse": "short",
  "withdraw": "short",
  "lapse": "short",
};

/** How far short is short, in shares of all value: well above what solvers take for equal, far below what anybody could mean. */
const SHORT_BY = 1e-5;

/** Whether an act of this kind, where it is believed, says of some package that it was worth no less than no deal. */
export function says(kind: ActKind): "worth" | "reaches" | "short" {
  return SAYS[kind];
}

/** Terms judged: by issue, the levels they allow. */
export type Terms = readonly (readonly number[])[];

/** What one party's acts say, as a linear program over what it may be like. */
export interface PartyModel {
  readonly lp: LpModel;
  /** By act of the party, in journal order: its number in the problem and its row. All other rows hold for any party. */
  readonly acts: readonly { readonly act: number; readonly row: number }[];
  /** By the packages it was made for, in order: costs of the value of its best completion above what no deal is worth then. */
  readonly gains: readonly Float64Array[];
}

/** A package, and the party's segment in which it is judged. */
export interface Judged {
  readonly terms: Terms;
  readonly segment: number;
}

/**
 * The linear program of one party: its unknowns are what each level of each issue adds to the value of a package, at least 0,
 * and a reservation and an aspiration for each segment, of any size, the aspiration no lower.
 *
 * Where the direction is known, the worst level adds nothing and every step towards the best adds no less than nothing; the
 * steps together are the issue's weight. Where it is not known, every level adds from nothing to the weight: that some level
 * adds nothing and some level the whole weight is left out, being no linear matter. Weights sum to 1; stated ones are fixed,
 * or lie in their ranges.
 *
 * Terms that leave several levels open are read with the level that suits what was said best (an offer: the best for its
 * maker; a refusal: the worst). Where the direction is known that is the last or first of them; where not, it is any number
 * in the convex hull of the best (worst) of numbers from nothing to the weight. So the set may be larger than the truth where
 * directions are unknown, and never smaller.
 *
 * `anchored`: no deal is worth exactly the package that it leaves in place, where that is known of every issue, in every
 * segment. Cost: levels + acts × issues.
 */
export function partyModelOf(problem: WindowProblem, party: number, judged: readonly Judged[], anchored: boolean): PartyModel {
  const builder = new LpBuilder();
  const mind = new MindUnknowns(builder, problem, party);
  const { reservations, aspirations } = mind;
  const noDeal = anchored ? packageOfNoDeal(problem) : undefined;
  if (noDeal) {
    const worth = mind.best(settled(noDeal));
    for (const reservation of reservations) builder.row(0, sumOf([1, reservation], [-1, worth]), 0);
  }
  const acts = problem.acts.flatMap((act, number) => {
    if (act.party !== party) return [];
    return [{ act: number, row: actRow(builder, mind, act) }];
  });
  const gains = judged.map(({ terms, segment }) => sumOf([1, mind.best(terms)], [-1, at(reservations, segment)]));
  return { lp: builder.model(), acts, gains: gains.map((gain) => costsOf(gain, builder.columns)) };

  function actRow(into: LpBuilder, of: MindUnknowns, { kind, terms, segment }: Act): number {
    const level = at(says(kind) === "worth" ? reservations : aspirations, segment);
    if (says(kind) === "short") return into.row(SHORT_BY, sumOf([1, level], [-1, of.worst(terms)]), Infinity);
    return into.row(0, sumOf([1, of.best(terms)], [-1, level]), Infinity);
  }
}

function settled(levels: Levels): Terms {
  return levels.map((level) => [level]);
}

function at<T>(list: readonly T[], number: number): T {
  const item = list[number];
  if (item === undefined) throw new RangeError(`nothing at ${number} of ${list.length}`);
  return item;
}

const NOTHING: LinearSum = new Map();

/** One issue as a party may see it: the sums for its weight and for what each level adds. */
interface IssueUnknowns {
  readonly weight: LinearSum;
  readonly levels: readonly LinearSum[];
  /** 1: later levels are worth no less; −1: no more; 0: not known. */
  readonly slope: 1 | -1 | 0;
  /** Sums for the best and the worst of several levels, by the levels, where the slope is 0. */
  readonly extremes: Map<string, { readonly best: LinearSum; readonly worst: LinearSum }>;
}

/** The unknowns that stand for a party's mind, with the rows that hold whatever it did. */
class MindUnknowns {
  readonly reservations: readonly LinearSum[];
  readonly aspirations: readonly LinearSum[];
  readonly #builder: LpBuilder;
  readonly #issues: readonly IssueUnknowns[];

  constructor(builder: LpBuilder, problem: WindowProblem, party: number) {
    const who = at(problem.parties, party);
    this.#builder = builder;
    this.#issues = problem.issues.map(({ levels }, i) => issueUnknowns(builder, levels.length, who.directions[i] ?? "unknown"));
    if (problem.issues.length > 0) builder.row(1, sumOf(...this.#issues.map(({ weight }) => [1, weight] as const)), 1);
    statedShares(who.weights).forEach((share, i) => {
      if (share) builder.row(share.low, at(this.#issues, i).weight, share.high);
    });
    const levels = (): LinearSum[] => Array.from({ length: who.segments }, () => builder.unknown(-Infinity, Infinity));
    this.reservations = levels();
    this.aspirations = levels();
    this.aspirations.forEach((aspiration, s) => builder.row(0, sumOf([1, aspiration], [-1, at(this.reservations, s)]), Infinity));
  }

  /** The value of the package, what is open settled as this party likes it best. */
  best(terms: Terms): LinearSum {
    return sumOf(...terms.map((levels, i) => [1, this.#extreme(at(this.#issues, i), levels, "best")] as const));
  }

  /** The value of the package, what is open settled as this party likes it least. */
  worst(terms: Terms): LinearSum {
    return sumOf(...terms.map((levels, i) => [1, this.#extreme(at(this.#issues, i), levels, "worst")] as const));
  }

  #extreme(issue: IssueUnknowns, levels: readonly number[], end: "best" | "worst"): LinearSum {
    if (levels.length === 1 || issue.slope !== 0) {
      const last = (issue.slope === 1) === (end === "best");
      return at(issue.levels, last ? Math.max(...levels) : Math.min(...levels));
    }
    const key = levels.join();
    const known = issue.extremes.get(key) ?? this.#hull(issue, levels);
    issue.extremes.set(key, known);
    return known[end];
  }

  /**
   * The best and the worst of several numbers from 0 to the weight: between any one of them and the convex hull of all that
   * can be (the best is at most their sum; the worst at least what is left of the weight when every other is at its least).
   */
  #hull({ weight, levels }: IssueUnknowns, among: readonly number[]): { best: LinearSum; worst: LinearSum } {
    const builder = this.#builder;
    const each = among.map((level) => at(levels, level));
    const sum = sumOf(...each.map((level) => [1, level] as const));
    const best = builder.unknown(0, Infinity);
    const worst = builder.unknown(0, Infinity);
    for (const level of each) {
      builder.row(0, sumOf([1, best], [-1, level]), Infinity);
      builder.row(0, sumOf([1, level], [-1, worst]), Infinity);
    }
    builder.row(0, sumOf([1, weight], [-1, best]), Infinity);
    builder.row(0, sumOf([1, sum], [-1, best]), Infinity);
    builder.row(0, sumOf([1, worst], [-1, sum], [each.length - 1, weight]), Infinity);
    return { best, worst };
  }
}

function issueUnknowns(builder: LpBuilder, levels: number, direction: "more" | "less" | "unknown"): IssueUnknowns {
  const extremes: IssueUnknowns["extremes"] = new Map();
  if (direction === "unknown" || levels < 2) {
    const weight = builder.unknown(0, 1);
    const each = Array.from({ length: levels }, () => builder.unknown(0, 1));
    for (const level of each) builder.row(0, sumOf([1, weight], [-1, level]), Infinity);
    return { weight, levels: each, slope: 0, extremes };
  }
  // From the worst level on, each is the one before it and one step more.
  const rising: LinearSum[] = [NOTHING];
  for (let k = 1; k < levels; k++) rising.push(sumOf([1, at(rising, k - 1)], [1, builder.unknown(0, 1)]));
  const weight = at(rising, levels - 1);
  return direction === "more" ? { weight, levels: rising, slope: 1, extremes } : { weight, levels: rising.toReversed(), slope: -1, extremes };
}

/**
 * Stated weights as shares of 1. As they stand, shares that sum to 1 may not fit them: then they are scaled so that some
 * just do, to the sum of the least where that is above 1, and of the most where every issue has one and that is below 1.
 */
function statedShares(stated: readonly (Weight | undefined)[]): readonly (Weight | undefined)[] {
  const sum = (end: "low" | "high"): number => stated.reduce((total, weight) => total + (weight?.[end] ?? 0), 0);
  const all = stated.every((weight) => weight !== undefined);
  const scale = sum("low") > 1 ? sum("low") : all ? Math.min(1, sum("high")) : 1;
  if (scale === 0) return stated.map(() => undefined);
  return stated.map((weight) => weight && { low: weight.low / scale, high: weight.high / scale });
}
