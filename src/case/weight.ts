import type { Preference } from "./case-file.ts";

/** A share of a party's value in one form, however it was written: from `low` to `high`, which are the same of one number. */
export interface Weight {
  readonly low: number;
  readonly high: number;
}

/** Reads a weight whose shape has been checked. */
export function readWeight(draft: NonNullable<Preference["weight"]>): Weight {
  return typeof draft === "number" ? { low: draft, high: draft } : { low: draft.atLeast, high: draft.atMost };
}

/** `0.4`, `0.2 to 0.5`: how a weight reads in a table. */
export function printWeight({ low, high }: Weight): string {
  return low === high ? String(low) : `${low} to ${high}`;
}
