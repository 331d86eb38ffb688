import type { FaultsAt } from "../faults-at.ts";
import type { Box, ScenarioParty, SpaceIssue, Valuation } from "../scenario.ts";
import { amountsOf, functionOf, functionValues, type NegmasFunction } from "./negmas-functions.ts";
import { isFields } from "./negmas-domain.ts";

type Fields = Readonly<Record<string, unknown>>;
type Path = readonly PropertyKey[];

interface Read {
  readonly issues: readonly SpaceIssue[];
  readonly at: FaultsAt;
  readonly notes: string[];
  readonly name: string;
}

/** A utility function as a party; undefined where faults were found. Faults: `negmas/*`. */
export function readNegmasUfun(
  given: unknown, id: string, name: string, issues: readonly SpaceIssue[], at: FaultsAt, notes: string[],
): ScenarioParty | undefined {
  const read: Read = { issues, at, notes, name };
  if (!isFields(given)) {
    at.add("negmas/ufun", [], "the file holds no utility function");
    return undefined;
  }
  let fields: Fields = given;
  let path: Path = [];
  let discount: number | undefined;
  if (typeOf(fields) === "ExpDiscountedUFun" && isFields(fields["ufun"])) {
    discount = numberAt(fields["discount"], ["discount"], "the discount", read);
    if (fields["factor"] !== "relative_time") notes.push(`${name}: its discount counts steps; here it counts time from 0 to 1.`);
    fields = fields["ufun"];
    path = ["ufun"];
  }
  const functions: Record<string, NegmasFunction> = {};
  const value = valuationOf(fields, path, functions, read);
  const said = given["reserved_value"] ?? fields["reserved_value"];
  const isNone = said === -Infinity;
  const none = Math.min(0, value ? leastOf(value) : 0);
  const reservation = said === undefined || said === null ? 0 : isNone ? none : numberAt(said, ["reserved_value"], "the reserved value", read);
  if (isNone) notes.push(`${name}: any deal is better than none, so no deal counts ${none}.`);
  if (discount !== undefined && (discount < 0 || discount > 1)) at.add("negmas/range", ["discount"], `the discount ${discount} is outside 0 to 1`);
  if (!value || at.faults.length > 0) return undefined;
  const original = { ...(Object.keys(functions).length === 0 ? {} : { functions }), ...(isNone ? { reservedValue: "-inf" } : {}) };
  return {
    id, name, value, reservation: reservation ?? 0, strict: false,
    ...(discount === undefined || discount === 1 ? {} : { discount }),
    ...(Object.keys(original).length === 0 ? {} : { original }),
  };
}

function leastOf(value: Valuation): number {
  if (value.kind === "boxes") return value.boxes.reduce((sum, box) => sum + Math.min(0, box.value), 0) / value.scale;
  return value.weights.reduce((sum, weight, i) => sum + weight * Math.min(...(value.values[i] ?? [0])), 0);
}

function typeOf(fields: Fields): string {
  return typeof fields["type"] === "string" ? fields["type"].replace(/^.*\./, "") : "";
}

function valuationOf(fields: Fields, path: Path, functions: Record<string, NegmasFunction>, read: Read): Valuation | undefined {
  const type = typeOf(fields);
  if (type === "HyperRectangleUtilityFunction") return boxesOf(fields, path, read);
  if (type === "LinearUtilityFunction" || type === "AffineUtilityFunction") return linearOf(fields, path, read);
  if (type !== "LinearAdditiveUtilityFunction" && type !== "LinearUtilityAggregationFunction") {
    read.at.add("negmas/ufun", [...path, "type"], `“${type}” is no utility function known here`, "LinearAdditiveUtilityFunction, LinearUtilityFunction and HyperRectangleUtilityFunction are read");
    return undefined;
  }
  const weights = weightsOf(fields["weights"], [...path, "weights"], read);
  const values = read.issues.map((issue, i) => {
    const [given, where] = memberOf(fields["values"], issue.name, i, [...path, "values"]);
    return valuesOf(given, where, issue, functions, read);
  });
  const bias = fields["bias"] === undefined ? 0 : (numberAt(fields["bias"], [...path, "bias"], "the bias", read) ?? 0);
  return bias === 0 ? { kind: "additive", weights, values } : withBias(weights, values, bias);
}

/** NegMAS gives lists in the order of the issues, or mappings by their names. */
function memberOf(all: unknown, name: string, i: number, path: Path): [unknown, Path] {
  if (Array.isArray(all)) return [all[i], [...path, i]];
  return [isFields(all) ? all[name] : undefined, [...path, name]];
}

function weightsOf(all: unknown, path: Path, read: Read): number[] {
  const { issues, at, notes, name } = read;
  if (all === undefined || all === null) return issues.map(() => 1);
  if (Array.isArray(all) && all.length !== issues.length) {
    at.add("negmas/other-domain", path, `${all.length} weights for ${issues.length} issues`, "is this a utility function of another domain?");
  }
  const weights = issues.map((issue, i) => {
    const [given, where] = memberOf(all, issue.name, i, path);
    const weight = numberAt(given, where, `the weight of “${issue.name}”`, read) ?? 0;
    if (weight < 0) at.add("negmas/negative", where, `the weight ${weight} is below 0`);
    return weight;
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (Math.abs(sum - 1) > 1e-6) notes.push(`${name}: its weights come to ${Number(sum.toPrecision(8))}, not 1; taken as they stand, as NegMAS does.`);
  return weights;
}

function valuesOf(
  given: unknown, path: Path, issue: SpaceIssue, functions: Record<string, NegmasFunction>, read: Read,
): number[] {
  const { at } = read;
  if (given === undefined) {
    at.add("negmas/missing-issue", path, `nothing is said of the issue “${issue.name}”`, "is this a utility function of another domain?");
    return [];
  }
  const fun = functionOf(given);
  if (fun) {
    const amounts = amountsOf(issue);
    if (!amounts) {
      at.add("negmas/function", path, `a function of numbers cannot value “${issue.name}”, whose options are words`, "TableFun with a mapping");
      return [];
    }
    functions[issue.id] = fun;
    return functionValues(fun, amounts);
  }
  const isTable = isFields(given) && (typeOf(given) === "TableFun" || given["type"] === undefined);
  const mapping = isTable ? (typeOf(given) === "TableFun" ? given["mapping"] : given) : undefined;
  if (!isFields(mapping)) {
    const type = isFields(given) ? typeOf(given) : "";
    at.add("negmas/function", path, type === "" ? `“${issue.name}” is not valued` : `“${type}” is not read`, "TableFun, AffineFun, LinearFun, IdentityFun, ConstFun and TriangularFun are");
    return [];
  }
  const inner = typeOf(given as Fields) === "TableFun" ? [...path, "mapping"] : path;
  const keys = new Map<string, unknown>(Object.entries(mapping));
  const amounts = issue.options ? undefined : amountsOf(issue);
  const options = issue.options ?? amounts?.map(String) ?? [];
  for (const key of keys.keys()) {
    if (!options.includes(key)) at.add("negmas/unknown-option", inner, `“${key}” is no option of “${issue.name}”`, options.length <= 8 ? `its options: ${options.join(", ")}` : undefined);
  }
  return options.map((option) => {
    if (!keys.has(option)) {
      at.add("negmas/missing-option", inner, `nothing is said of the option “${option}” of “${issue.name}”`);
      return 0;
    }
    return numberAt(keys.get(option), [...inner, option], `the value of “${option}”`, read) ?? 0;
  });
}

function linearOf(fields: Fields, path: Path, read: Read): Valuation | undefined {
  const weights = weightsOf(fields["weights"], [...path, "weights"], read);
  const values = read.issues.map((issue, i) => {
    const amounts = amountsOf(issue);
    if (!amounts) read.at.add("negmas/function", [...path, "weights"], `“${issue.name}” is not of numbers, so it has no linear value`);
    return (amounts ?? []).map((amount) => amount * (weights[i] ?? 0));
  });
  const bias = fields["bias"] === undefined ? 0 : (numberAt(fields["bias"], [...path, "bias"], "the bias", read) ?? 0);
  return withBias(values.map(() => 1), values, bias);
}

/** A bias is part of every package, so of every option of the first issue. */
function withBias(weights: readonly number[], values: readonly (readonly number[])[], bias: number): Valuation {
  return {
    kind: "additive",
    weights: weights.map(() => 1),
    values: values.map((row, i) => row.map((value) => value * (weights[i] ?? 1) + (i === 0 ? bias : 0))),
  };
}

function boxesOf(fields: Fields, path: Path, read: Read): Valuation {
  const ranges: readonly unknown[] = Array.isArray(fields["outcome_ranges"]) ? fields["outcome_ranges"] : [];
  const utilities: readonly unknown[] = Array.isArray(fields["utilities"]) ? fields["utilities"] : [];
  const weights: readonly unknown[] = Array.isArray(fields["weights"]) ? fields["weights"] : ranges.map(() => 1);
  if (ranges.length === 0) read.at.add("negmas/ufun", [...path, "outcome_ranges"], "there are no hyper-rectangles");
  if (utilities.length !== ranges.length) read.at.add("negmas/ufun", [...path, "utilities"], `${utilities.length} utilities for ${ranges.length} hyper-rectangles`);
  const boxes = ranges.map((range, i): Box => {
    const value = (numberAt(utilities[i], [...path, "utilities", i], "the utility", read) ?? 0) * (numberAt(weights[i] ?? 1, [...path, "weights", i], "the weight", read) ?? 0);
    return { sides: isFields(range) ? sidesOf(range, [...path, "outcome_ranges", i], read) : [], value };
  });
  const bias = fields["bias"] === undefined ? 0 : (numberAt(fields["bias"], [...path, "bias"], "the bias", read) ?? 0);
  const real = boxes.filter(({ sides }) => sides.every(({ low, high }) => low <= high));
  return { kind: "boxes", boxes: bias === 0 ? real : [...real, { sides: [], value: bias }], scale: 1 };
}

function sidesOf(range: Fields, path: Path, { issues, at }: Read): Box["sides"] {
  return Object.entries(range).flatMap(([key, bounds]) => {
    const issue = issues.findIndex(({ name }, i) => name === key || String(i) === key);
    const space = issues[issue];
    const where = [...path, key];
    const [min, max] = Array.isArray(bounds) ? (bounds as readonly unknown[]) : [bounds, bounds];
    const amounts = space ? amountsOf(space) : undefined;
    if (!space) at.add("negmas/other-domain", where, `there is no issue “${key}”`);
    else if (!amounts) at.add("negmas/range", where, `“${space.name}” is not of numbers, so it has no side of a rectangle`);
    else if (typeof min !== "number" || typeof max !== "number" || min > max) at.add("negmas/range", where, "a side runs from a number to a higher one", "[lowest, highest]");
    else {
      const low = amounts.findIndex((amount) => amount >= min);
      const high = amounts.findLastIndex((amount) => amount <= max);
      return [{ issue, low: low < 0 ? amounts.length : low, high }];
    }
    return [];
  }).sort((a, b) => a.issue - b.issue);
}

function numberAt(given: unknown, path: Path, what: string, { at }: Read): number | undefined {
  if (typeof given === "number" && Number.isFinite(given)) return given;
  at.add("negmas/not-a-number", path, `${what} is not a finite number`, typeof given === "string" || typeof given === "number" ? `it is ${String(given).slice(0, 40)}` : undefined);
  return undefined;
}
