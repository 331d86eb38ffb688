import type { Package, SpaceIssue } from "../../case/scenario.ts";

/**
 * A guess at what another party wants, made from the packages it has put forward. All models here are additive: a package
 * is worth the sum of the values of its options.
 */
export interface OpponentModel {
  /** Takes in a package that the party itself put forward. Call in the order in which they came. */
  observe(offer: Package): void;
  /**
   * [issue][option] what each option adds to the value of a package. The scale is the model's own: only the order of
   * packages and the proportions of their differences mean anything. Before any offer, what the model begins with.
   */
  values(): number[][];
}

/** What a model needs to know of an issue. */
export type ModelledIssue = Pick<SpaceIssue, "size"> & {
  /** Neighbouring options are alike; otherwise the order of options means nothing. */
  readonly ordered: boolean;
};

/** Throws where a package does not belong to these issues: a mistake of the caller's, never of a party's. */
export function mustFit(issues: readonly ModelledIssue[], offer: Package): void {
  const fits = offer.length === issues.length && issues.every(({ size }, i) => {
    const option = offer[i] ?? -1;
    return Number.isInteger(option) && option >= 0 && option < size;
  });
  if (!fits) throw new RangeError(`a package of other issues: ${offer.join(" ")}`);
}
