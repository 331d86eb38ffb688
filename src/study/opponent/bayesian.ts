import type { Package } from "../../case/scenario.ts";
import { evaluationShapes } from "./hypotheses.ts";
import { JointBelief } from "./joint-belief.ts";
import { type ModelledIssue, mustFit, type OpponentModel } from "./opponent-model.ts";
import { SeparateBeliefs } from "./separate-beliefs.ts";

export interface BayesianOptions {
  /** What the party is taken to give up from one offer to the next, as a share of its best package's value. */
  readonly concession?: number;
  /** The tactic goes no lower, however many offers there are. */
  readonly floor?: number;
  /** Standard deviation of an offer's value around what the tactic asks for. */
  readonly spread?: number;
  /** Beyond so many joint hypotheses, the scalable variant is used. */
  readonly mostJoint?: number;
}

/**
 * The Bayesian model of Hindriks & Tykhonov (2008, "Opponent modelling in automated multi-issue negotiation using Bayesian
 * learning", AAMAS). A hypothesis is a ranking of the issues, which fixes their weights (2·rank / n(n+1)), and for each issue
 * a shape of evaluation: downhill, uphill, or triangular with its peak on an inner option. The party is taken to begin with
 * what it likes best and to concede in a straight line, so its offer number k, from 0, has the likelihood
 * normal(u(offer) − max(floor, 1 − concession·k), spread). A package is worth the posterior mean over hypotheses.
 *
 * `concession` is the paper's 0.05 a round, `spread` the 0.25 of its authors' code. The floor is ours: the paper's talks are
 * short enough not to need one. Shapes need an order; on an unordered issue they are one favourite each.
 *
 * Up to `mostJoint` hypotheses (five issues of four options have 122,880) all are weighed together, exactly; beyond, the
 * paper's scalable variant. Cost: hypotheses × issues an offer, or issues × (options + issues) for the scalable one.
 */
export class BayesianModel implements OpponentModel {
  readonly #issues: readonly ModelledIssue[];
  readonly #concession: number;
  readonly #floor: number;
  readonly #belief: JointBelief | SeparateBeliefs;
  #offers = 0;

  constructor(issues: readonly ModelledIssue[], options: BayesianOptions = {}) {
    const { concession = 0.05, floor = 0.5, spread = 0.25, mostJoint = 250_000 } = options;
    this.#issues = issues;
    this.#concession = concession;
    this.#floor = floor;
    const shapes = issues.map(({ size, ordered }) => evaluationShapes(size, ordered));
    const joint = shapes.reduce((product, each, i) => product * each.length * (i + 1), 1);
    this.#belief = joint <= mostJoint ? new JointBelief(shapes, spread) : new SeparateBeliefs(shapes, spread);
  }

  observe(offer: Package): void {
    mustFit(this.#issues, offer);
    this.#belief.learn(offer, Math.max(this.#floor, 1 - this.#concession * this.#offers));
    this.#offers++;
  }

  values(): number[][] {
    return this.#belief.values();
  }
}
