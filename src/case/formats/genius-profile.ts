import { findNearest } from "../../base/nearest.ts";
import type { Box, ScenarioParty, Valuation } from "../scenario.ts";
import { issueElements, type GeniusIssue } from "./genius-domain.ts";
import { evaluateAll, type GeniusEvaluator } from "./genius-evaluators.ts";
import type { XmlElement } from "./read-xml.ts";
import { childrenOf, type XmlFaults } from "./xml-faults.ts";

/** GENIUS gives 0 to all options of an issue whose largest evaluation is below this (EvaluatorDiscrete.normalize). */
const LEAST_MAXIMUM = 1e-5;
/** Weights that miss 1 by no more than this are left as they stand, so that a file read twice stays as it is. */
const SUM_TOLERANCE = 1e-12;

/**
 * One utility space as a party. Undefined where faults were found. An evaluation is divided by the largest of its issue,
 * weights by their sum; the reservation holds in discounted files too.
 */
export function readGeniusProfile(
  root: XmlElement, id: string, name: string, issues: readonly GeniusIssue[], faults: XmlFaults, notes: string[],
): ScenarioParty | undefined {
  const before = faults.faults.length;
  const utility = findBelow(root, "utility");
  const isNonlinear = utility !== undefined && findBelow(utility, "ufun") !== undefined;
  const evaluators: Record<string, GeniusEvaluator> = {};
  const value = isNonlinear
    ? boxesOf(utility, name, issues, faults, notes)
    : additiveOf(root, name, issues, faults, notes, evaluators);
  const reservation = optionalNumber(root, "reservation", faults) ?? 0;
  let discount = optionalNumber(root, "discount_factor", faults);
  if (discount !== undefined && (discount <= 0 || discount > 1)) {
    notes.push(`${name}: a discount factor of ${discount} is outside 0 to 1; taken for none, as GENIUS does.`);
    discount = undefined;
  }
  if (!value || faults.faults.length > before) return undefined;
  return {
    id, name, value, reservation, strict: false,
    ...(discount === undefined || discount === 1 ? {} : { discount }),
    ...(Object.keys(evaluators).length === 0 ? {} : { original: { evaluators } }),
  };
}

function additiveOf(
  root: XmlElement, name: string, issues: readonly GeniusIssue[], faults: XmlFaults, notes: string[],
  evaluators: Record<string, GeniusEvaluator>,
): Valuation | undefined {
  const elements = new Map<string, XmlElement>();
  for (const element of issueElements(root)) {
    const called = faults.text(element, "name") ?? "";
    if (elements.has(called)) faults.add("genius/duplicate", element.at, `the issue “${called}” stands twice`);
    elements.set(called, element);
  }
  const known = issues.map(({ space }) => space.name);
  for (const [called, element] of elements) {
    if (known.includes(called) || called === "") continue;
    const near = findNearest(called, known);
    faults.add("genius/other-domain", element.attributes.get("name")?.at ?? element.at, `the domain has no issue “${called}”`, near === undefined ? "is this the profile of another domain?" : `did you mean “${near}”?`);
  }
  const weightAt = weightsOf(root, faults);
  const weights: number[] = [];
  const values: number[][] = [];
  for (const { space, index } of issues) {
    const element = elements.get(space.name);
    if (!element) {
      faults.add("genius/missing-issue", root.at, `nothing is said of the issue “${space.name}”`, "is this the profile of another domain?");
      continue;
    }
    const own = element.attributes.get("index")?.value ?? index;
    const weight = weightAt.get(own);
    if (weight === undefined) faults.add("genius/missing-weight", element.at, `“${space.name}” has no weight`, `write <weight index="${own}" value="…"/>`);
    weights.push(weight ?? 0);
    if (space.kind === "choice") values.push(evaluationsOf(element, space.name, space.options ?? [], faults, notes, name));
    else {
      const evaluator = evaluatorOf(element, space.kind === "integer", faults);
      if (evaluator) evaluators[space.id] = evaluator;
      values.push(evaluator ? evaluateAll(evaluator, space) : []);
    }
  }
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (faults.faults.length > 0) return undefined;
  if (sum === 0) {
    faults.add("genius/weights", root.at, "all weights are 0");
    return undefined;
  }
  if (Math.abs(sum - 1) <= SUM_TOLERANCE) return { kind: "additive", weights, values };
  if (Math.abs(sum - 1) > 1e-6) notes.push(`${name}: its weights come to ${Number(sum.toPrecision(8))}; divided by that, as GENIUS does.`);
  return { kind: "additive", weights: weights.map((weight) => weight / sum), values };
}

function weightsOf(root: XmlElement, faults: XmlFaults): Map<string, number> {
  const weights = new Map<string, number>();
  const walk = (element: XmlElement): void => {
    for (const child of element.children) {
      if (child.tag.toLowerCase() !== "weight") {
        walk(child);
        continue;
      }
      const index = faults.text(child, "index");
      const value = faults.number(child, "value");
      if (index === undefined) continue;
      if (value !== undefined && value < 0) faults.add("genius/negative", child.attributes.get("value")?.at ?? child.at, `the weight ${value} is below 0`);
      if (weights.has(index)) faults.add("genius/duplicate", child.at, `a second weight for index ${index}`);
      weights.set(index, value ?? 0);
    }
  };
  walk(root);
  return weights;
}

function evaluationsOf(
  element: XmlElement, issue: string, options: readonly string[], faults: XmlFaults, notes: string[], party: string,
): number[] {
  const found = new Map<string, number>();
  for (const item of childrenOf(element, "item")) {
    const option = faults.text(item, "value");
    const evaluation = faults.number(item, "evaluation");
    if (option === undefined) continue;
    if (!options.includes(option)) {
      const near = findNearest(option, options);
      faults.add("genius/unknown-option", item.at, `the domain has no option “${option}” in “${issue}”`, near === undefined ? undefined : `did you mean “${near}”?`);
    }
    if (found.has(option)) faults.add("genius/duplicate", item.at, `the option “${option}” stands twice in “${issue}”`);
    if (evaluation !== undefined && evaluation < 0) faults.add("genius/negative", item.attributes.get("evaluation")?.at ?? item.at, `the evaluation ${evaluation} is below 0`);
    found.set(option, evaluation ?? 0);
  }
  for (const option of options) {
    if (!found.has(option)) faults.add("genius/missing-option", element.at, `nothing is said of the option “${option}” of “${issue}”`);
  }
  const largest = Math.max(...found.values(), 0);
  if (largest >= LEAST_MAXIMUM) return options.map((option) => (found.get(option) ?? 0) / largest);
  notes.push(`${party}: no option of “${issue}” is worth anything.`);
  return options.map(() => 0);
}

function evaluatorOf(element: XmlElement, isInteger: boolean, faults: XmlFaults): GeniusEvaluator | undefined {
  const [found] = childrenOf(element, "evaluator");
  if (!found) {
    faults.add("genius/no-evaluator", element.at, "the issue's amounts are not valued", 'write <evaluator ftype="linear" …/>');
    return undefined;
  }
  const ftype = (found.attributes.get("ftype")?.value ?? "linear").toLowerCase();
  const linear = (slopeKey: string, offsetKey: string): GeniusEvaluator | undefined => {
    const slope = faults.number(found, slopeKey);
    const offset = faults.number(found, offsetKey);
    return slope === undefined || offset === undefined ? undefined : { ftype: "linear", slope, offset };
  };
  if (ftype === "linear") {
    return isInteger && !found.attributes.has("parameter1") ? linear("slope", "offset") : linear("parameter1", "parameter0");
  }
  if (ftype === "constant") {
    const value = faults.number(found, "parameter0");
    return value === undefined ? undefined : { ftype, value };
  }
  if (ftype === "triangular") {
    const [low, high, top] = ["parameter0", "parameter1", "parameter2"].map((key) => faults.number(found, key));
    return low === undefined || high === undefined || top === undefined ? undefined : { ftype, low, high, top };
  }
  faults.add("genius/evaluator", found.at, `“${ftype}” is no function known here`, "linear, constant and triangular are read");
  return undefined;
}

/** Hyper-rectangles: a package gets the value of each that it lies in (INCLUDES), or does not lie in (EXCLUDES). */
function boxesOf(
  utility: XmlElement, name: string, issues: readonly GeniusIssue[], faults: XmlFaults, notes: string[],
): Valuation | undefined {
  const scale = faults.number(utility, "maxutility");
  if (scale !== undefined && scale <= 0) faults.add("genius/range", utility.at, `maxutility is ${scale}`, "write the largest sum of values, above 0");
  const boxes: Box[] = [];
  const walk = (ufun: XmlElement, factor: number): void => {
    const aggregation = (ufun.attributes.get("aggregation")?.value ?? "sum").toLowerCase();
    if (aggregation !== "sum") faults.add("genius/aggregation", ufun.at, `rectangles are put together by “${aggregation}”`, "only sums are read");
    const weight = ufun.attributes.has("weight") ? (faults.number(ufun, "weight") ?? 1) : 1;
    for (const rectangle of childrenOf(ufun, "hyperRectangle")) boxes.push(...boxesIn(rectangle, factor * weight, issues, faults));
    for (const inner of childrenOf(ufun, "ufun")) walk(inner, factor * weight);
  };
  // GENIUS does not multiply by the outermost function's own weight unless it is inner to another; it is 1 in its files.
  for (const ufun of childrenOf(utility, "ufun").slice(0, 1)) walk(ufun, 1);
  if (scale === undefined) return undefined;
  const most = boxes.reduce((sum, box) => sum + Math.max(0, box.value), 0);
  if (most > scale * (1 + 1e-9)) notes.push(`${name}: GENIUS cuts values off at 1; here a package in many boxes may be worth up to ${Number((most / scale).toPrecision(4))}.`);
  return { kind: "boxes", boxes, scale };
}

function boxesIn(rectangle: XmlElement, factor: number, issues: readonly GeniusIssue[], faults: XmlFaults): Box[] {
  const utility = faults.number(rectangle, "utility");
  const weight = rectangle.attributes.has("weight") ? (faults.number(rectangle, "weight") ?? 1) : 1;
  const includes = childrenOf(rectangle, "INCLUDES");
  const excludes = childrenOf(rectangle, "EXCLUDES");
  const byIssue = new Map<number, { issue: number; low: number; high: number }>();
  for (const bound of excludes.length > 0 ? excludes : includes) {
    const index = faults.text(bound, "index");
    const [min, max] = [faults.number(bound, "min"), faults.number(bound, "max")];
    const issue = issues.findIndex((each) => each.index === index);
    const space = issues[issue]?.space;
    if (!space) {
      if (index !== undefined) faults.add("genius/other-domain", bound.at, `the domain has no issue of index ${index}`);
      continue;
    }
    if (space.kind !== "integer") {
      faults.add("genius/kind", bound.at, `“${space.name}” is not of whole numbers, so it has no side of a rectangle`);
      continue;
    }
    if (min === undefined || max === undefined) continue;
    if (min > max) faults.add("genius/range", bound.at, `the side runs from ${min} down to ${max}`, "swap min and max");
    const [low, high] = [Math.ceil(min - (space.min ?? 0)), Math.floor(max - (space.min ?? 0))];
    const before = byIssue.get(issue);
    byIssue.set(issue, {
      issue,
      low: Math.max(low, before?.low ?? 0),
      high: Math.min(high, before?.high ?? space.size - 1),
    });
  }
  if (utility === undefined) return [];
  const value = utility * weight * factor;
  const sides = [...byIssue.values()].sort((a, b) => a.issue - b.issue);
  // What lies outside of a box is everything less the box; a box beyond the issue's bounds holds nothing.
  const isSomewhere = sides.every(({ low, high }) => low <= high);
  const inside: Box[] = isSomewhere ? [{ sides, value: excludes.length > 0 ? -value : value }] : [];
  return excludes.length > 0 ? [{ sides: [], value }, ...inside] : inside;
}

function optionalNumber(root: XmlElement, tag: string, faults: XmlFaults): number | undefined {
  const found = findBelow(root, tag);
  return found ? faults.number(found, "value") : undefined;
}

function findBelow(element: XmlElement, tag: string): XmlElement | undefined {
  for (const child of element.children) {
    if (child.tag.toLowerCase() === tag) return child;
    const deeper = findBelow(child, tag);
    if (deeper) return deeper;
  }
  return undefined;
}
