import type { Package } from "../../case/scenario.ts";

/** Times that all issues are brought up to date for one offer, so that the order of issues does not matter much. */
const SWEEPS = 3;

/**
 * The scalable variant of Hindriks & Tykhonov (2008, section 5): each issue has a belief over its shape and one over its
 * rank, 1 to the number of issues, all as likely at first. An offer changes each with the other issues at their
 * expectation. Ranks are independent, so weights are normalised by what they are expected to sum to.
 */
export class SeparateBeliefs {
  readonly #shapes: readonly (readonly (readonly number[])[])[];
  readonly #spread: number;
  /** [issue][shape], and [issue][rank − 1]: probabilities. */
  readonly #ofShape: number[][];
  readonly #ofRank: number[][];

  constructor(shapes: readonly (readonly (readonly number[])[])[], spread: number) {
    this.#shapes = shapes;
    this.#spread = spread;
    this.#ofShape = shapes.map((each) => each.map(() => 1 / each.length));
    this.#ofRank = shapes.map(() => shapes.map(() => 1 / shapes.length));
  }

  /** An offer at a time when the tactic asks for packages worth `expected`. Cost: issues × (issues + options). */
  learn(offer: Package, expected: number): void {
    const before = { shape: [...this.#ofShape], rank: [...this.#ofRank] };
    for (let sweep = 0; sweep < SWEEPS; sweep++) {
      this.#shapes.forEach((shapes, i) => {
        const sum = this.#shapes.reduce((total, _, j) => total + this.#meanRank(j), 0);
        const others = this.#shapes.reduce(
          (total, _, j) => (j === i ? total : total + (this.#meanRank(j) / sum) * this.#meanWorth(j, offer[j] ?? 0)), 0,
        );
        const worth = this.#meanWorth(i, offer[i] ?? 0);
        const weight = this.#meanRank(i) / sum;
        const rest = sum - this.#meanRank(i);
        const values = shapes.map((shape) => others + weight * (shape[offer[i] ?? 0] ?? 0));
        this.#ofShape[i] = this.#updated(before.shape[i] ?? [], expected, values);
        const unscaled = others * sum;
        const ranks = before.rank[i] ?? [];
        this.#ofRank[i] = this.#updated(ranks, expected, ranks.map((_, r) => (unscaled + (r + 1) * worth) / (rest + r + 1)));
      });
    }
  }

  /** [issue][option] expected weight × expected evaluation. */
  values(): number[][] {
    const sum = this.#shapes.reduce((total, _, i) => total + this.#meanRank(i), 0);
    return this.#shapes.map((shapes, i) =>
      (shapes[0] ?? []).map((_, option) => (this.#meanRank(i) / sum) * this.#meanWorth(i, option)),
    );
  }

  #updated(prior: readonly number[], expected: number, values: readonly number[]): number[] {
    const mass = prior.map((p, k) => p * Math.exp(-((((values[k] ?? 0) - expected) / this.#spread) ** 2) / 2));
    const total = mass.reduce((sum, each) => sum + each, 0);
    return total > 0 ? mass.map((each) => each / total) : [...prior];
  }

  #meanRank(issue: number): number {
    return (this.#ofRank[issue] ?? []).reduce((sum, p, r) => sum + p * (r + 1), 0);
  }

  #meanWorth(issue: number, option: number): number {
    return (this.#ofShape[issue] ?? []).reduce((sum, p, s) => sum + p * (this.#shapes[issue]?.[s]?.[option] ?? 0), 0);
  }
}
