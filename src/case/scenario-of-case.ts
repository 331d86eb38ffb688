import { accept, Fault, refuse, type Result } from "../base/fault.ts";
import type { Basis, CaseDraft, Issue, Preference } from "./case-file.ts";
import type { Case } from "./check-case.ts";
import { applyValues } from "./formats/apply-values.ts";
import type { CaseValues } from "./formats/values-file.ts";
import { type AgreementRule, type Scenario, type ScenarioParty, type SpaceIssue } from "./scenario.ts";
import { leftByNoDeal } from "./no-deal.ts";
import { indexes, nameAmount, stepsOf } from "./steps.ts";
import { printWeight, readWeight } from "./weight.ts";

export interface ScenarioOfCaseOptions {
  /** Exact values of `values.yaml`, where the case has them; they go before the preferences of case.yaml. */
  readonly values?: CaseValues | undefined;
  /** Ids of the parties to reckon with; left out, those whose acceptance is needed, or all with preferences. */
  readonly parties?: readonly string[] | undefined;
}

/** Points of an amount that has no step of its own. */
const POINTS = 11;
/** An amount of more steps than this is reckoned by coarser ones, so that a slip in `step` cannot fill the memory. */
const MOST_STEPS = 10_001;

/**
 * What a case says of who wants what, as a bargaining problem. `wants: more` is worth 0 at the least amount or first
 * option and 1 at the last, in equal steps; `less` the other way. A weight that is a range counts as its middle; those
 * left out share what the others leave of 1. What is unknown counts for nothing, and the other weights of that party then
 * count for more in proportion, so that everybody's best package is worth 1. No deal is worth what the package is that it
 * leaves in place, where the case says so; issues that it is silent on stay at their least amount or first option; where it
 * says nothing, no deal counts 0. Every such reading is in `notes`, and `basis` is the weakest of all that was used.
 * Faults: `case/no-issues`, `case/unknown-party`, `case/no-preferences`. Cost: linear in the options.
 */
export function scenarioOfCase(from: Case, { values, parties }: ScenarioOfCaseOptions = {}): Result<Scenario> {
  if (from.issues.length === 0) {
    return refuse(new Fault({ code: "case/no-issues", detail: "the case has no issues, so there is nothing to agree on", at: { file: "case.yaml" }, hint: "list what is to be settled under issues" }));
  }
  const notes: string[] = [];
  if (values) {
    const issues = from.issues.map(exactIssueOf);
    return applyValues(from, { issues, values, rule: ruleOf(from, []), parties });
  }
  const issues = from.issues.map((issue) => spaceIssueOf(issue, notes));
  const chosen = choose(from, parties, notes);
  if (!chosen.ok) return chosen;
  const rule = ruleOf(from, notes);
  const bases = new Set<Basis>();
  const left = placesOfNoDeal(from, issues);
  const valued = chosen.value.map((id) => partyOf(from, id, issues, left, notes, bases));
  if (valued.length > 0) notes.push("Value rises in equal steps from the worst option or amount to the best: assumed.");
  noteNoDeal(from, notes, bases);
  const basis = (["assumed", "inferred", "stated"] as const).find((each) => bases.has(each)) ?? "assumed";
  return accept({ name: from.title, issues, parties: valued, rule, constraints: [], basis, notes });
}

/** An issue of a case by numbers. Options keep their order; an amount without step gets 11 points, and that is noted. */
export function spaceIssueOf(issue: Issue, notes: string[]): SpaceIssue {
  const { id, name } = issue;
  if (issue.kind !== "quantity") {
    return { id, name, kind: issue.kind, options: issue.options.map((option) => option.name), size: issue.options.length };
  }
  const { min, max, unit } = issue;
  let step = issue.step ?? (max > min ? (max - min) / (POINTS - 1) : 1);
  let size = stepsOf(min, max, step);
  if (issue.step === undefined && max > min) {
    notes.push(`“${name}” has no step; ${POINTS} amounts from ${min} to ${max} ${unit} stand for all.`);
  } else if (size > MOST_STEPS) {
    const times = Math.ceil((size - 1) / (MOST_STEPS - 1));
    step *= times;
    const had = size;
    size = stepsOf(min, max, step);
    notes.push(`“${name}” has ${had} amounts; every ${times}th stands for all, ${size} in number.`);
  }
  const kind = Number.isInteger(min) && Number.isInteger(step) ? "integer" : "real";
  const options = indexes(size).map((i) => nameAmount(min, step, i));
  return { id, name, kind, options, size, min, max, step, unit };
}

/** The same with every amount there is, as `values.yaml` values them. */
export function exactIssueOf(issue: Issue): SpaceIssue {
  if (issue.kind !== "quantity" || issue.step === undefined) return spaceIssueOf(issue, []);
  const { id, name, min, max, step, unit } = issue;
  const size = stepsOf(min, max, step);
  const kind = Number.isInteger(min) && Number.isInteger(step) ? "integer" : "real";
  const options = size > MOST_STEPS ? undefined : indexes(size).map((i) => nameAmount(min, step, i));
  return { id, name, kind, ...(options ? { options } : {}), size, min, max, step, unit };
}

function ruleOf({ agreement }: CaseDraft, notes: string[]): AgreementRule {
  if (!agreement) notes.push("No rule of agreement is stated; all parties must accept: assumed.");
  return { kind: agreement?.rule ?? "unanimity" };
}

function choose(from: CaseDraft, wanted: readonly string[] | undefined, notes: string[]): Result<readonly string[]> {
  const names = new Map<string, string>(from.parties.map(({ id, name }) => [id, name]));
  const speaks = (id: string): boolean => from.preferences.some(({ party, wants }) => party === id && wants !== "unknown");
  if (wanted) {
    const faults = [...new Set(wanted)].flatMap((id) => {
      if (!names.has(id)) {
        return [new Fault({ code: "case/unknown-party", detail: `there is no party “${id}”`, hint: `known: ${[...names.keys()].join(", ")}` })];
      }
      return speaks(id) ? [] : [noPreferences(`nothing is known of what “${id}” wants`)];
    });
    return faults.length > 0 ? refuse(...faults) : accept([...new Set(wanted)]);
  }
  const needed: readonly string[] = from.agreement?.required ?? from.parties.map(({ id }) => id);
  const chosen = [...names.keys()].filter((id) => needed.includes(id) && speaks(id));
  if (chosen.length === 0) return refuse(noPreferences("nothing is known of what any party whose acceptance is needed wants"));
  for (const [id, name] of names) {
    if (chosen.includes(id)) continue;
    if (from.agreement && needed.includes(id)) notes.push(`Nothing is known of what ${name} wants; left out, although it must accept.`);
    else if (speaks(id)) notes.push(`${name} has preferences but need not accept; left out.`);
  }
  return accept(chosen);
}

function noPreferences(detail: string): Fault {
  return new Fault({
    code: "case/no-preferences", detail, at: { file: "case.yaml" },
    hint: "list who wants more or less of what under preferences, or exact values in values.yaml",
  });
}

function partyOf(
  from: CaseDraft, id: string, issues: readonly SpaceIssue[], left: readonly number[] | undefined, notes: string[],
  bases: Set<Basis>,
): ScenarioParty {
  const name = from.parties.find((party) => party.id === id)?.name ?? id;
  const own = from.preferences.filter(({ party }) => party === id);
  const wishes = new Map<string, Preference>(own.map((wish) => [wish.issue, wish]));
  const known = issues.flatMap((issue) => {
    const wish = wishes.get(issue.id);
    return wish === undefined || wish.wants === "unknown" ? [] : [wish];
  });
  for (const wish of known) bases.add(wish.basis);
  const unordered = issues.filter((issue) => issue.kind === "choice" && known.some((wish) => wish.issue === issue.id));
  if (unordered.length > 0) {
    notes.push(`${name}: the options of ${listed(unordered)} are in no order; the order of the file is taken.`);
    bases.add("assumed");
  }
  const silent = issues.filter((issue) => !known.some((wish) => wish.issue === issue.id));
  if (silent.length > 0) notes.push(`${name}: not known what it wants on ${listed(silent)}; counts for nothing.`);

  const stated = [...wishes.values()].reduce((sum, wish) => sum + (middleOf(wish) ?? 0), 0);
  for (const wish of known) {
    const weight = wish.weight === undefined ? undefined : readWeight(wish.weight);
    if (!weight || weight.low === weight.high) continue;
    bases.add("assumed");
    const issue = issues.find(({ id: each }) => each === wish.issue)?.name ?? wish.issue;
    notes.push(`${name}: the weight of “${issue}” is ${printWeight(weight)}; the middle, ${tidy(middleOf(wish) ?? 0)}, is taken: assumed.`);
  }
  const bare = known.filter((wish) => wish.weight === undefined);
  const share = bare.length === 0 ? 0 : Math.max(0, 1 - stated) / bare.length;
  if (bare.length > 0) {
    bases.add("assumed");
    const none = bare.length === known.length;
    const what = none ? "no weights are stated; its issues count alike" : `weights not stated share the rest, ${tidy(share)} each`;
    notes.push(`${name}: ${what}: assumed.`);
  }
  const raw = issues.map((issue) => {
    const wish = known.find((each) => each.issue === issue.id);
    return wish === undefined ? 0 : (middleOf(wish) ?? share);
  });
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) notes.push(`${name}: all its weights are 0; every package is worth the same to it.`);
  else if (Math.abs(total - 1) > 1e-9) notes.push(`${name}: its known weights come to ${tidy(total)}; they are scaled to 1.`);
  const weights = total === 0 || Math.abs(total - 1) <= 1e-9 ? raw : raw.map((weight) => weight / total);
  const wants = issues.map((issue) => known.find((wish) => wish.issue === issue.id)?.wants);
  const values = issues.map((issue, i) => slope(issue, wants[i]));
  const worth = left?.map((place, i) => (weights[i] ?? 0) * heightAt(place, issues[i]?.size ?? 1, wants[i])) ?? [];
  const reservation = worth.reduce((sum, part) => sum + part, 0);
  return { id, name, value: { kind: "additive", weights, values }, reservation, strict: false };
}

/** By issue: how far along it no deal leaves things, 0 to 1; undefined where the case does not speak of it. */
function placesOfNoDeal(from: CaseDraft, spaces: readonly SpaceIssue[]): readonly number[] | undefined {
  const left = leftByNoDeal(from);
  return from.noDeal && from.issues.map((issue, i) => {
    const term = left.get(issue.id);
    const { size, min = 0, step = 1 } = spaces[i] ?? { size: 1 };
    let option = 0;
    if (term?.kind === "amount") option = Math.min((term.atLeast - min) / step, size - 1);
    else if (term?.kind === "option" && issue.kind !== "quantity") option = issue.options.findIndex(({ id }) => id === term.options[0]);
    // An amount that is one of the points is to be worth just what the point is.
    if (Math.abs(option - Math.round(option)) < 1e-9) option = Math.round(option);
    return size > 1 ? option / (size - 1) : 0;
  });
}

function noteNoDeal({ issues, noDeal, preferences }: CaseDraft, notes: string[], bases: Set<Basis>): void {
  if (!noDeal) {
    notes.push("What no deal is worth is not stated; it counts 0, as much as the worst package.");
    return;
  }
  bases.add(noDeal.basis);
  notes.push(`No deal is worth as much as what it leaves in place: ${noDeal.basis}. ${noDeal.note ?? ""}`.trim());
  // What nobody is known to want counts for nothing, wherever it stays.
  const silent = issues.filter(({ id }) => noDeal.leaves[id] === undefined && preferences.some(({ issue, wants }) => issue === id && wants !== "unknown"));
  if (silent.length === 0) return;
  bases.add("assumed");
  notes.push(`No deal leaves ${listed(silent)} at the least amount or first option: assumed.`);
}

function middleOf({ weight }: Preference): number | undefined {
  if (weight === undefined) return undefined;
  const { low, high } = readWeight(weight);
  return (low + high) / 2;
}

/** 0 to 1 in equal steps, or down again; a single option is as good as can be had. */
function slope({ size }: SpaceIssue, wants: Preference["wants"] | undefined): number[] {
  return indexes(size).map((i) => heightAt(size === 1 ? 0 : i / (size - 1), size, wants));
}

/** What a place along an issue, 0 to 1, is worth on it. */
function heightAt(place: number, size: number, wants: Preference["wants"] | undefined): number {
  if (wants === undefined || wants === "unknown") return 0;
  if (size === 1) return 1;
  return wants === "more" ? place : 1 - place;
}

function listed(issues: readonly { readonly name: string }[]): string {
  return issues.map(({ name }) => `“${name}”`).join(", ");
}

function tidy(amount: number): string {
  return String(Number(amount.toFixed(4)));
}
