import { Document } from "yaml";
import type { Scenario, ScenarioParty, SpaceIssue } from "../scenario.ts";
import { nameAmount } from "../steps.ts";
import type { FormatFile } from "./format-file.ts";
import { makeIds } from "./make-ids.ts";
import { amountsOf, functionFor, type NegmasFunction } from "./negmas-functions.ts";
import { whatIsLost } from "./what-is-lost.ts";

/**
 * A scenario as NegMAS writes one: the outcome space first, then one utility function per party. Reading them gives it back,
 * but for what these files have no place for, which `lost` names. Cost: linear.
 */
export function printNegmasYaml(
  scenario: Scenario,
): { readonly files: readonly FormatFile[]; readonly lost: readonly string[] } {
  const { name, issues, parties } = scenario;
  const lost = whatIsLost(scenario);
  const forms = issues.map((issue, i) => {
    const form = formOf(issue, i, parties);
    if (issue.kind === "real" && form !== "ContinuousIssue") lost.push(`“${issue.name}” becomes a list of numbers, since no function of NegMAS gives its values`);
    return form;
  });
  const stems = makeIds(["domain", ...parties.map((party) => party.name)], "ufun").slice(1);
  const domain = { name, type: "CartesianOutcomeSpace", issues: issues.map((issue, i) => ({ name: issue.name, type: forms[i], ...valuesIn(issue, forms[i] ?? "") })) };
  return {
    files: [
      { name: "domain.yml", text: printYaml11(domain) },
      ...parties.map((party, p) => ({ name: `${stems[p] ?? ""}.yml`, text: printYaml11(withDiscount(party, issues, forms)) })),
    ],
    lost,
  };
}

function formOf(issue: SpaceIssue, i: number, parties: readonly ScenarioParty[]): string {
  if (issue.kind === "choice") return "CategoricalIssue";
  if (issue.kind === "integer" && issue.step === 1) return "ContiguousIssue";
  if (issue.kind === "scale") return isOfNumbers(issue) ? "DiscreteCardinalIssue" : "DiscreteOrdinalIssue";
  const amounts = amountsOf(issue) ?? [];
  const isFunction = parties.every(({ value, original }) => {
    return value.kind === "boxes" || functionFor(value.values[i] ?? [], amounts, keptFor(original, issue)) !== undefined;
  });
  return isFunction && (amounts.length === 11 || amounts.length === 1) ? "ContinuousIssue" : "DiscreteCardinalIssue";
}

/** Whether its options are numbers as they would be printed. */
function isOfNumbers(issue: SpaceIssue): boolean {
  return amountsOf(issue)?.every((amount, i) => String(amount) === issue.options?.[i]) ?? false;
}

function keptFor(original: ScenarioParty["original"], issue: SpaceIssue): unknown {
  const all: unknown = original?.["functions"];
  return typeof all === "object" && all !== null ? new Map<string, unknown>(Object.entries(all)).get(issue.id) : undefined;
}

function valuesIn(issue: SpaceIssue, form: string): Record<string, unknown> {
  const { min = 0, max = 0 } = issue;
  if (form === "ContiguousIssue") return { values: [min, max] };
  if (form === "ContinuousIssue") return { values: [min, max], n_levels: 10 };
  if (form === "DiscreteCardinalIssue") return { values: amountsOf(issue) };
  return { values: issue.options };
}

function withDiscount(party: ScenarioParty, issues: readonly SpaceIssue[], forms: readonly string[]): Record<string, unknown> {
  const reserved = party.original?.["reservedValue"] === "-inf" ? -Infinity : party.reservation;
  const ufun = { name: party.name, ...ufunOf(party, issues, forms), reserved_value: reserved };
  if (party.discount === undefined) return ufun;
  return { name: party.name, type: "ExpDiscountedUFun", discount: party.discount, factor: "relative_time", reserved_value: reserved, ufun };
}

function ufunOf(party: ScenarioParty, issues: readonly SpaceIssue[], forms: readonly string[]): Record<string, unknown> {
  const { value, original } = party;
  if (value.kind === "additive") {
    return {
      type: "LinearAdditiveUtilityFunction",
      values: issues.map((issue, i) => functionOrTable(value.values[i] ?? [], issue, forms[i] ?? "", keptFor(original, issue))),
      weights: value.weights,
    };
  }
  return {
    type: "HyperRectangleUtilityFunction",
    outcome_ranges: value.boxes.map(({ sides }) => new Map(sides.map(({ issue, low, high }) => {
      const amounts = issues[issue] ? (amountsOf(issues[issue]) ?? []) : [];
      return [issue, [amounts[low] ?? low, amounts[high] ?? high]];
    }))),
    utilities: value.boxes.map((box) => box.value / value.scale),
    weights: value.boxes.map(() => 1),
    bias: 0,
  };
}

function functionOrTable(
  values: readonly number[], issue: SpaceIssue, form: string, kept: unknown,
): NegmasFunction | Record<string, unknown> {
  const amounts = amountsOf(issue);
  const fun = amounts && (kept !== undefined || form === "ContinuousIssue") ? functionFor(values, amounts, kept) : undefined;
  if (fun) return fun;
  const isNumber = form === "ContiguousIssue" || form === "DiscreteCardinalIssue";
  const key = (i: number): string | number => {
    return isNumber ? (amounts?.[i] ?? i) : (issue.options?.[i] ?? nameAmount(issue.min ?? 0, issue.step ?? 1, i));
  };
  return { type: "TableFun", mapping: new Map(values.map((value, i) => [key(i), value])) };
}

/** As YAML 1.1, which NegMAS reads: `yes` in quotes, and a point in every number with an exponent. */
function printYaml11(value: unknown): string {
  const document = new Document(value, {
    version: "1.1",
    aliasDuplicateObjects: false,
    // A mapping with numbers for keys is one all the same.
    customTags: (tags) => tags.filter((tag) => typeof tag === "string" || tag.tag !== "tag:yaml.org,2002:omap"),
  });
  const text = document.toString({ lineWidth: 0, directives: false });
  return text.replace(/^(.*(?:: |- ))(-?\d+)e([-+]\d+)$/gm, "$1$2.0e$3");
}
