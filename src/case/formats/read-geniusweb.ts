import { z } from "zod";
import { accept, type Fault, refuse, type Result } from "../../base/fault.ts";
import { FaultsAt } from "../faults-at.ts";
import type { Scenario, ScenarioParty, SpaceIssue } from "../scenario.ts";
import { shapeFaults } from "../shape-faults.ts";
import { parseYaml, type Path, type SourceFile } from "../source-file.ts";
import { amountAt, indexes, nameAmount, stepsOf } from "../steps.ts";
import { type FormatFile, stemOf } from "./format-file.ts";
import { makeIds } from "./make-ids.ts";
import { numberOf } from "./xml-faults.ts";

/** Numbers are written as such or, since they are decimals of any length, as text. */
const decimal = z.union([z.number(), z.string()]);
const valueSet = z.union([z.strictObject({ values: z.array(decimal) }), z.strictObject({ range: z.array(decimal).length(3) })]);
const domainFile = z.looseObject({ name: z.string(), issuesValues: z.record(z.string(), valueSet) });

const numberForm = z.looseObject({ lowValue: decimal, lowUtility: decimal, highValue: decimal, highUtility: decimal });
const discreteForm = z.looseObject({ valueUtilities: z.record(z.string(), decimal) });
const additive = z.looseObject({
  name: z.string().optional(),
  issueUtilities: z.record(z.string(), z.record(z.string(), z.unknown())),
  issueWeights: z.record(z.string(), decimal),
  domain: domainFile.optional(),
  reservationBid: z.looseObject({ issueValues: z.record(z.string(), decimal) }).nullish(),
});
const profileFile = z.looseObject({ LinearAdditiveUtilitySpace: additive });
type Additive = z.infer<typeof additive>;

const DISCRETE = ["DiscreteValueSetUtilities", "discreteutils"];
const NUMBER = ["NumberValueSetUtilities", "numberutils"];
/** Options of one issue; more is taken for a slip. */
const MOST = 1_000_000;

/**
 * Reads a GeniusWeb domain and `LinearAdditiveUtilitySpace` profiles, with utilities by option
 * (`DiscreteValueSetUtilities`) or between two numbers (`NumberValueSetUtilities`, linear). Utilities and weights are taken
 * as they stand; weights that do not come to 1 are noted. A reservation bid becomes the value of that bid; without one the
 * reservation is 0. Parties are called after their files. Collects every fault: `file/*`, `geniusweb/*`. Cost: linear.
 */
export function readGeniusWeb(domain: FormatFile, profiles: readonly FormatFile[]): Result<Scenario> {
  const faults: Fault[] = [];
  const notes: string[] = [];
  const sources = [domain, ...profiles].map(({ name, text }) => parseYaml(name, text.replaceAll("\t", " ")));
  for (const each of sources) if (!each.ok) faults.push(...each.faults);
  const [first, ...rest] = sources;
  if (!first?.ok) return refuse(...faults);
  const shaped = shapeOf(domainFile, first.value, faults);
  if (!shaped) return refuse(...faults);
  const before = faults.length;
  const issues = issuesOf(shaped, first.value, faults);
  const isWhole = faults.length === before;
  const ids = makeIds(profiles.map(({ name }) => stemOf(name)), "party");
  const parties = rest.flatMap((source, i) => {
    const profile = source.ok ? shapeOf(profileFile, source.value, faults) : undefined;
    if (!source.ok || !profile || !isWhole) return [];
    const name = stemOf(profiles[i]?.name ?? "");
    return [partyOf(profile.LinearAdditiveUtilitySpace, { id: ids[i] ?? "", name, issues, source: source.value, faults, notes })];
  });
  if (faults.length > 0) return refuse(...faults);
  return accept({ name: shaped.name, issues, parties, rule: { kind: "unanimity" }, constraints: [], basis: "stated", notes });
}

function shapeOf<T>(schema: z.ZodType<T>, source: SourceFile, faults: Fault[]): T | undefined {
  const shaped = schema.safeParse(source.value);
  if (shaped.success) return shaped.data;
  faults.push(...shapeFaults(shaped.error, source, schema));
  return undefined;
}

function issuesOf(domain: z.infer<typeof domainFile>, source: SourceFile, faults: Fault[]): SpaceIssue[] {
  const at = new FaultsAt(source);
  const names = Object.keys(domain.issuesValues);
  const ids = makeIds(names, "issue");
  if (names.length === 0) at.add("geniusweb/no-issues", ["issuesValues"], "the domain has no issues");
  const issues = names.flatMap((name, i): SpaceIssue[] => {
    const given = domain.issuesValues[name];
    const path = ["issuesValues", name];
    const id = ids[i] ?? "";
    if (given && "values" in given) {
      const options = given.values.map(String);
      if (options.length === 0) at.add("geniusweb/no-options", path, `“${name}” has no options`);
      options.forEach((option, j) => {
        if (options.indexOf(option) < j) at.add("geniusweb/duplicate", [...path, "values", j], `the option “${option}” stands twice in “${name}”`);
      });
      return [{ id, name, kind: "choice", options, size: options.length }];
    }
    const [min, max, step] = (given?.range ?? []).map((each, j) => numberAt(each, [...path, "range", j], at));
    if (min === undefined || max === undefined || step === undefined) return [];
    if (min > max || step <= 0) {
      at.add("geniusweb/range", [...path, "range"], `“${name}” runs from ${min} to ${max} by ${step}`, "lowest, highest, and a step above 0");
      return [];
    }
    const size = stepsOf(min, max, step);
    if (size > MOST) {
      at.add("geniusweb/too-many", [...path, "range"], `“${name}” has ${size} options; at most ${MOST} are read`);
      return [];
    }
    const kind = Number.isInteger(min) && Number.isInteger(step) ? "integer" : "real";
    return [{ id, name, kind, options: indexes(size).map((j) => nameAmount(min, step, j)), size, min, max, step }];
  });
  faults.push(...at.faults);
  return issues;
}

interface Whose {
  readonly id: string;
  readonly name: string;
  readonly issues: readonly SpaceIssue[];
  readonly source: SourceFile;
  readonly faults: Fault[];
  readonly notes: string[];
}

function partyOf(profile: Additive, { id, name, issues, source, faults, notes }: Whose): ScenarioParty {
  const at = new FaultsAt(source);
  const root = ["LinearAdditiveUtilitySpace"];
  for (const key of ["issueUtilities", "issueWeights"] as const) {
    for (const called of Object.keys(profile[key])) {
      at.mustKnow("geniusweb/other-domain", [...root, key, called], "issue", called, new Map(issues.map((issue) => [issue.name, {}])), " in the domain; is this the profile of another?");
    }
  }
  const values = issues.map((issue) => utilitiesOf(profile, issue, root, at));
  const weights = issues.map((issue) => {
    const given = profile.issueWeights[issue.name];
    const path = [...root, "issueWeights", issue.name];
    if (given === undefined) {
      at.add("geniusweb/missing-weight", path, `“${issue.name}” has no weight`);
      return 0;
    }
    const weight = numberAt(given, path, at) ?? 0;
    if (weight < 0) at.add("geniusweb/negative", path, `the weight ${weight} is below 0`);
    return weight;
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (Math.abs(sum - 1) > 1e-6) notes.push(`${name}: its weights come to ${Number(sum.toPrecision(8))}, not 1; taken as they stand.`);
  const bid = profile.reservationBid;
  const reservation = bid ? issues.reduce((total, issue, i) => {
    const given = bid.issueValues[issue.name];
    const option = given === undefined ? -1 : optionOf(issue, given);
    if (option < 0) at.add("geniusweb/reservation", [...root, "reservationBid"], `the reservation bid does not settle “${issue.name}”`, "give one of its options");
    return total + (weights[i] ?? 0) * (values[i]?.[option] ?? 0);
  }, 0) : 0;
  faults.push(...at.faults);
  return { id, name, value: { kind: "additive", weights, values }, reservation, strict: false };
}

function utilitiesOf(profile: Additive, issue: SpaceIssue, root: Path, at: FaultsAt): number[] {
  const given = profile.issueUtilities[issue.name];
  const path = [...root, "issueUtilities", issue.name];
  if (!given) {
    at.add("geniusweb/missing-issue", path, `nothing is said of the issue “${issue.name}”`, "is this the profile of another domain?");
    return [];
  }
  const [form = ""] = Object.keys(given);
  const inner = [...path, form];
  const discrete = DISCRETE.includes(form) ? discreteForm.safeParse(given[form]) : undefined;
  if (discrete?.success) {
    const options = issue.options ?? [];
    for (const option of Object.keys(discrete.data.valueUtilities)) {
      at.mustKnow("geniusweb/unknown-option", [...inner, "valueUtilities", option], "option", option, new Map(options.map((each) => [each, {}])), ` in “${issue.name}”`);
    }
    return options.map((option) => {
      const utility = discrete.data.valueUtilities[option];
      const where = [...inner, "valueUtilities", option];
      if (utility === undefined) at.add("geniusweb/missing-option", where, `nothing is said of the option “${option}” of “${issue.name}”`);
      return utility === undefined ? 0 : (numberAt(utility, where, at) ?? 0);
    });
  }
  const number = NUMBER.includes(form) ? numberForm.safeParse(given[form]) : undefined;
  if (number?.success && issue.kind !== "choice") {
    const [low, from, high, to] = (["lowValue", "lowUtility", "highValue", "highUtility"] as const).map((key) => numberAt(number.data[key], [...inner, key], at) ?? 0);
    const [start, end] = [low ?? 0, high ?? 0];
    return indexes(issue.size).map((i) => {
      const amount = amountAt(issue.min ?? 0, issue.step ?? 1, i);
      return end === start ? (from ?? 0) : (from ?? 0) + ((amount - start) / (end - start)) * ((to ?? 0) - (from ?? 0));
    });
  }
  const known = [...DISCRETE, ...NUMBER].includes(form);
  at.add("geniusweb/utilities", path, known ? `“${form}” does not fit “${issue.name}”` : `“${form}” is no kind of utilities known here`, "DiscreteValueSetUtilities with valueUtilities, or NumberValueSetUtilities with lowValue, lowUtility, highValue, highUtility");
  return [];
}

function optionOf(issue: SpaceIssue, given: string | number): number {
  return (issue.options ?? []).findIndex((option) => option === String(given) || (issue.kind !== "choice" && Number(option) === Number(given)));
}

function numberAt(given: string | number, path: Path, at: FaultsAt): number | undefined {
  const number = typeof given === "number" ? given : numberOf(given);
  if (number === undefined || !Number.isFinite(number)) {
    at.add("geniusweb/not-a-number", path, `“${String(given).slice(0, 40)}” is not a finite number`);
    return undefined;
  }
  return number;
}
