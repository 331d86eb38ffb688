import type { Package } from "../../case/scenario.ts";
import { type ModelledIssue, mustFit, type OpponentModel } from "./opponent-model.ts";

/** The share of an even weight that an issue gains each time it is left unchanged, as published. */
const LEARNING = 0.2;

/**
 * The frequency model of HardHeaded (van Krimpen, Looije & Hajizadeh 2013, "HardHeaded", in Complex Automated Negotiations;
 * the agent won ANAC 2011). An issue that stays the same from one offer to the next matters more: its weight grows by
 * LEARNING / issues, and weights are normalised, none beyond what leaves each other issue that much. An option is liked the
 * more, the oftener it was offered: counts, from one each, over the largest of its issue.
 *
 * Two departures from the published code. It counts options from the second offer on; here the first counts too, which helps
 * where offers are few. Once an issue is at its most, its weights no longer sum to 1; here they always do. The order of
 * options plays no part, so `ordered` is ignored. Cost: issues an offer; options for the values.
 */
export class FrequencyModel implements OpponentModel {
  readonly #issues: readonly ModelledIssue[];
  readonly #counts: readonly number[][];
  #weights: readonly number[];
  #last: Package | undefined;

  constructor(issues: readonly ModelledIssue[]) {
    this.#issues = issues;
    this.#counts = issues.map(({ size }) => Array.from({ length: size }, () => 1));
    this.#weights = issues.map(() => 1 / issues.length);
  }

  observe(offer: Package): void {
    mustFit(this.#issues, offer);
    const last = this.#last;
    if (last) this.#weigh(offer.map((option, i) => option === last[i]));
    offer.forEach((option, i) => {
      const counts = this.#counts[i];
      if (counts) counts[option] = (counts[option] ?? 0) + 1;
    });
    this.#last = [...offer];
  }

  values(): number[][] {
    return this.#counts.map((counts, i) => {
      const most = Math.max(...counts);
      return counts.map((count) => ((this.#weights[i] ?? 0) * count) / most);
    });
  }

  #weigh(unchanged: readonly boolean[]): void {
    const gain = LEARNING / this.#issues.length;
    const most = 1 - (this.#issues.length * gain) / (1 + gain * unchanged.filter(Boolean).length);
    const grown = this.#weights.map((weight, i) => (unchanged[i] === true && weight < most ? weight + gain : weight));
    const sum = grown.reduce((total, weight) => total + weight, 0);
    this.#weights = grown.map((weight) => weight / sum);
  }
}
