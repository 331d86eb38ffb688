import type { Package } from "../../case/scenario.ts";
import { type ModelledIssue, mustFit, type OpponentModel } from "./opponent-model.ts";

/**
 * The nearness rule: an option is liked the more, the nearer it lies to those the party tabled. On an ordered issue its
 * value is 1 less its mean distance to the tabled options, as a share of the issue's length; on an unordered one, the share
 * of offers that had it. All issues weigh the same. It has no source beyond being the simplest thing
 * that uses the order of options. Before any offer every option is worth 0. Cost: options an offer.
 */
export class NearnessModel implements OpponentModel {
  readonly #issues: readonly ModelledIssue[];
  readonly #sums: readonly number[][];
  #offers = 0;

  constructor(issues: readonly ModelledIssue[]) {
    this.#issues = issues;
    this.#sums = issues.map(({ size }) => Array.from({ length: size }, () => 0));
  }

  observe(offer: Package): void {
    mustFit(this.#issues, offer);
    this.#offers++;
    this.#issues.forEach(({ size, ordered }, i) => {
      const tabled = offer[i] ?? 0;
      const sums = this.#sums[i] ?? [];
      for (let option = 0; option < size; option++) {
        const away = ordered && size > 1 ? Math.abs(option - tabled) / (size - 1) : Number(option !== tabled);
        sums[option] = (sums[option] ?? 0) + 1 - away;
      }
    });
  }

  values(): number[][] {
    return this.#sums.map((sums) => sums.map((sum) => (this.#offers === 0 ? 0 : sum / this.#offers)));
  }
}
