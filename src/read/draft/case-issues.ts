import type { CaseDraft, Issue } from "../../case/case-file.ts";
import type { OptionId } from "../../case/ids.ts";
import { type TermDraft, type TermsDraft } from "../../case/terms.ts";
import { UNSETTLED } from "../../case/vocabulary.ts";
import type { Reading, SuggestedIssue } from "../reading.ts";
import type { CaseNames } from "./case-names.ts";
import { makeId, untakenId } from "./make-id.ts";

/** Numbers a term speaks of. */
export function amountsOf(term: TermDraft): number[] {
  if (typeof term === "number") return [term];
  if (typeof term === "string" || "option" in term || "state" in term) return [];
  return [term.amount, term.atLeast, term.atMost].filter((amount) => amount !== undefined);
}

function optionsOf(term: TermDraft): OptionId[] {
  if (typeof term === "string") return UNSETTLED.some((word) => word === term) ? [] : [term];
  if (typeof term !== "object" || !("option" in term)) return [];
  return Array.isArray(term.option) ? term.option : [term.option];
}

/**
 * The terms of a candidate in the issues of the case: an issue that is missing is added, an option too, and a range that
 * leaves an amount out is widened. A unit is the issue's own and is not repeated.
 */
export function settleTerms(terms: TermsDraft, names: CaseNames, reading: Reading): TermsDraft {
  const settled: Record<string, TermDraft> = {};
  for (const [id, term] of Object.entries(terms)) {
    const suggested = reading.issues.find((issue) => issue.id === id);
    const issue = findIssue(names.draft, id, suggested, term) ?? addIssue(names, id, suggested, term, reading);
    makeRoom(names, issue, term);
    settled[issue.id] = withoutUnit(term);
  }
  return settled;
}

function withoutUnit(term: TermDraft): TermDraft {
  if (typeof term !== "object" || !("unit" in term)) return term;
  const bare = { ...term };
  delete bare.unit;
  return bare;
}

function findIssue(draft: CaseDraft, id: string, suggested: SuggestedIssue | undefined, term: TermDraft): Issue | undefined {
  const fits = (issue: Issue): boolean =>
    issue.kind === "quantity" ? optionsOf(term).length === 0 && isUnit(issue.unit, suggested?.unit) : amountsOf(term).length === 0;
  const name = suggested?.name.toLowerCase();
  return draft.issues.find((issue) => issue.id === id && fits(issue)) ??
    draft.issues.find((issue) => issue.name.toLowerCase() === name && fits(issue));
}

function isUnit(own: string, other: string | undefined): boolean {
  return other === undefined || own.toLowerCase() === other.toLowerCase();
}

/** Adds an issue as the reading suggests it, or as the term needs it; its range holds every amount found for it. */
export function addIssue(
  names: CaseNames, id: string, suggested: SuggestedIssue | undefined, term: TermDraft | undefined, reading: Reading,
): Issue {
  const common = {
    id: untakenId(makeId(id, "issue"), (taken) => names.draft.issues.some((issue) => issue.id === taken)),
    name: (suggested?.name ?? id.replaceAll("-", " ")).slice(0, 200),
  };
  const terms = reading.candidates.flatMap(({ terms: of }) => of?.[id] ?? []).concat(term === undefined ? [] : [term]);
  const amounts = [...terms.flatMap(amountsOf), ...[suggested?.min, suggested?.max].filter((amount) => amount !== undefined)];
  const options = new Map((suggested?.options ?? []).map((option) => [makeId(option, "option"), option]));
  for (const option of terms.flatMap(optionsOf)) if (!options.has(option)) options.set(option, option.replaceAll("-", " "));
  const issue: Issue = amounts.length > 0 || suggested?.unit !== undefined
    ? { ...common, kind: "quantity", unit: (suggested?.unit ?? "units").slice(0, 40), min: Math.min(0, ...amounts), max: Math.max(0, ...amounts) }
    : { ...common, kind: "choice", options: optionList(options) };
  names.add("issues", issue, `inferred: what ${offersOf(reading, id)} count or settle`);
  return issue;
}

function optionList(options: ReadonlyMap<string, string>): { id: OptionId; name: string }[] {
  // An issue that is spoken of without being settled still needs an option.
  const all = options.size > 0 ? [...options] : [["as-found", "as the accounts have it"] as const];
  return all.map(([id, name]) => ({ id: id, name: name.slice(0, 200) }));
}

function offersOf(reading: Reading, id: string): string {
  const ids = reading.candidates.filter(({ terms }) => terms?.[id] !== undefined).map((one) => one.id);
  return ids.length === 0 ? "the accounts" : ids.slice(0, 3).join(", ") + (ids.length > 3 ? " and others" : "");
}

function makeRoom(names: CaseNames, issue: Issue, term: TermDraft): void {
  const at = names.draft.issues.indexOf(issue);
  if (issue.kind === "quantity") {
    const amounts = amountsOf(term);
    const [least, most] = [Math.min(issue.min, ...amounts), Math.max(issue.max, ...amounts)];
    if (least < issue.min) names.edits.push({ path: ["issues", at, "min"], number: (issue.min = least) });
    if (most > issue.max) names.edits.push({ path: ["issues", at, "max"], number: (issue.max = most) });
    return;
  }
  for (const id of optionsOf(term)) {
    if (issue.options.some((option) => option.id === id)) continue;
    const option = { id, name: id.replaceAll("-", " ") };
    issue.options.push(option);
    names.edits.push({ path: ["issues", at, "options"], item: option, basis: "" });
  }
}
