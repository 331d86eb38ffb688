import { type Package, type Scenario } from "../../../case/scenario.ts";
import { packBoxes } from "./box-problem.ts";
import { equalsOf } from "./search-part.ts";

const MAX_NODES = 1_000_000;

/**
 * Lists, for points of the exact frontier that `analyseBoxes` found, all packages worth the same to every party: in
 * lexicographic order, `most` at most; undefined where a million nodes do not suffice. Of a scenario without faults.
 */
export function equalPackages(scenario: Scenario): (of: Package, most: number) => readonly Package[] | undefined {
  const { parts: [part] } = packBoxes(scenario, true);
  return (of, most) => (part === undefined ? [of] : equalsOf(part, of, most, MAX_NODES));
}
