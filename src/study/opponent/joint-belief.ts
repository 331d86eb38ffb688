import type { Package } from "../../case/scenario.ts";
import { rankings } from "./hypotheses.ts";

/**
 * Belief over every combination of a ranking of the issues and a shape for each, all as likely at first. The hypothesis of
 * ranking r and shapes s1, s2, … has the number r·S + s1 + n1·(s2 + n2·(…)), S being the number of combinations of shapes.
 */
export class JointBelief {
  readonly #shapes: readonly (readonly (readonly number[])[])[];
  readonly #spread: number;
  /** [ranking][issue], summing to 1 in each ranking. */
  readonly #weights: readonly (readonly number[])[];
  readonly #combinations: number;
  /** By hypothesis: log likelihood of the offers so far. */
  readonly #log: Float64Array;

  constructor(shapes: readonly (readonly (readonly number[])[])[], spread: number) {
    const n = shapes.length;
    this.#shapes = shapes;
    this.#spread = spread;
    this.#weights = rankings(n).map((row) => row.map((rank) => (2 * rank) / (n * (n + 1))));
    this.#combinations = shapes.reduce((product, each) => product * each.length, 1);
    this.#log = new Float64Array(this.#weights.length * this.#combinations);
  }

  /** An offer at a time when the tactic asks for packages worth `expected`. Cost: hypotheses × issues. */
  learn(offer: Package, expected: number): void {
    const worth = this.#shapes.map((shapes, i) => Float64Array.from(shapes, (shape) => shape[offer[i] ?? 0] ?? 0));
    let h = 0;
    for (const weights of this.#weights) {
      for (let combination = 0; combination < this.#combinations; combination++) {
        let rest = combination;
        let value = 0;
        for (let i = 0; i < worth.length; i++) {
          const by = worth[i] as Float64Array;
          value += (weights[i] ?? 0) * (by[rest % by.length] ?? 0);
          rest = Math.floor(rest / by.length);
        }
        const off = (value - expected) / this.#spread;
        this.#log[h] = (this.#log[h] ?? 0) - (off * off) / 2;
        h++;
      }
    }
  }

  /** [issue][option] posterior mean of weight × evaluation. Cost: hypotheses × issues. */
  values(): number[][] {
    let most = -Infinity;
    for (const log of this.#log) most = Math.max(most, log);
    const mass = this.#shapes.map((shapes) => new Float64Array(shapes.length));
    let total = 0;
    let h = 0;
    for (const weights of this.#weights) {
      for (let combination = 0; combination < this.#combinations; combination++) {
        const likelihood = Math.exp((this.#log[h++] ?? 0) - most);
        total += likelihood;
        let rest = combination;
        for (let i = 0; i < mass.length; i++) {
          const by = mass[i] as Float64Array;
          const shape = rest % by.length;
          by[shape] = (by[shape] ?? 0) + likelihood * (weights[i] ?? 0);
          rest = Math.floor(rest / by.length);
        }
      }
    }
    return this.#shapes.map((shapes, i) => {
      const options = shapes[0]?.length ?? 0;
      return Array.from({ length: options }, (_, option) => {
        let sum = 0;
        shapes.forEach((shape, s) => (sum += (mass[i]?.[s] ?? 0) * (shape[option] ?? 0)));
        return sum / total;
      });
    });
  }
}
