import type { Scenario } from "../../../src/case/scenario.ts";
import type { OfferBox, Span } from "./offer-boxes.ts";
import { labelOf, printDefinition, type SolutionMark } from "./solutions.ts";
import { printOption, printPackage, printWorth } from "./words.ts";

/** Past this many, unsettled issues are counted and not named. */
const NAMED_AT_MOST = 3;

/** `0.310 to 0.560`, or one figure where both ends are the same. */
export function printSpan([low, high]: Span): string {
  const [from, to] = [printWorth(low), printWorth(high)];
  return from === to ? from : `${from} to ${to}`;
}

/** An offer for somebody who cannot see its box. */
export function offerWords(box: OfferBox, scenario: Scenario, x: string, y: string): string {
  return `${String(box.rung.number)}. ${box.title}. Worth ${printSpan(box.x)} to ${x}, ${printSpan(box.y)} to ${y}. ${settledWords(box, scenario)}`;
}

/** What of an offer is settled, and what makes it a range. */
export function settledWords(box: OfferBox, scenario: Scenario): string {
  const unsettled = scenario.issues.filter((_, i) => (box.possible[i]?.length ?? 0) > 1).map(({ name }) => name);
  const settled = box.settled.map((i) => {
    const issue = scenario.issues[i];
    return issue ? `${issue.name}: ${printOption(issue, box.possible[i]?.[0] ?? 0)}` : "";
  });
  return `${settled.join("; ")}. ${unsettledWords(unsettled)}`;
}

function unsettledWords(names: readonly string[]): string {
  if (names.length === 0) return "Nothing is left open.";
  if (names.length > NAMED_AT_MOST) return `The other ${String(names.length)} issues are not settled, so this is worst to best.`;
  return `Not settled, so this is worst to best: ${names.join(", ")}.`;
}

/** A named solution for somebody who cannot see its mark. */
export function solutionWords(mark: SolutionMark, scenario: Scenario, x: string, y: string): string {
  const [first] = mark.names;
  const what = first ? printPackage(scenario, first.solution.package) : "";
  return `${labelOf(mark)}: ${mark.names.map(printDefinition).join(" ")} Worth ${printWorth(mark.x)} to ${x}, ${printWorth(mark.y)} to ${y}. ${what}`;
}
