import type { Package, Scenario } from "../../src/case/scenario.ts";
import type { TabledOffer } from "../../src/study/window/record/problem-of-offers.ts";

/** What a method may see: no value of anybody. */
export interface Seen {
  readonly issues: Scenario["issues"];
  readonly parties: readonly { readonly id: string; readonly name: string }[];
  readonly deals: readonly Package[];
  readonly turns: readonly TabledOffer[];
}

/** What a method makes of one party. */
export interface Judgement {
  /** By deal; only their order counts. */
  readonly values: Float64Array;
  /** By deal: what the curve of chances takes in. */
  readonly inputs: Float64Array;
}

export interface Method {
  readonly name: string;
  /** Whether a curve is fitted; otherwise the odds are even. */
  readonly fitted: boolean;
  judge(seen: Seen, party: number): Judgement;
}

/** Options of which nothing is said are listed in an order of their own: so it is in scorable games, whose reader cannot tell. */
export const CHOICES_ORDERED = true;

/** Sums of the options' values, rounded so that equal deals stay equal in whatever order their parts are added. */
export function dealValues(deals: readonly Package[], values: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from(deals, (deal) => {
    const sum = deal.reduce((total, option, i) => total + (values[i]?.[option] ?? 0), 0);
    return Math.round(sum * 1e12) / 1e12;
  });
}
