import type { Package, Scenario } from "../../../src/case/scenario.ts";
import type { OfferBox } from "./offer-boxes.ts";

/** A package as the URL keeps it: option numbers between dots. */
export function printChosen(of: Package): string {
  return of.join(".");
}

/** Undefined where it is none of this scenario's. */
export function parseChosen(text: string | undefined, scenario: Pick<Scenario, "issues">): Package | undefined {
  if (text === undefined || text === "") return undefined;
  const options = text.split(".").map(Number);
  if (options.length !== scenario.issues.length) return undefined;
  const isSound = scenario.issues.every(({ size }, i) => {
    const option = options[i] ?? -1;
    return Number.isInteger(option) && option >= 0 && option < size;
  });
  return isSound ? options : undefined;
}

/** A package with what an offer settles; where it leaves a choice, the package keeps its own as far as the offer allows. */
export function applyOffer(of: Package, { possible }: Pick<OfferBox, "possible">): Package {
  return of.map((option, i) => {
    const options = possible[i] ?? [];
    return options.length === 0 || options.includes(option) ? option : (options[0] ?? option);
  });
}
