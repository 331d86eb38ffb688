import type { Issue } from "./case-file.ts";
import type { FaultsAt } from "./faults-at.ts";
import type { Path } from "./source-file.ts";
import type { TermDraft, TermsDraft } from "./terms.ts";
import { UNSETTLED } from "./vocabulary.ts";

/** Faults of terms against the issues of their case: `case/unknown-issue`, `-option`, `-phase`, `case/terms-*`. */
export function checkTerms(
  terms: TermsDraft,
  path: Path,
  known: { readonly issues: ReadonlyMap<string, Issue>; readonly phases: ReadonlyMap<string, { name: string }> },
  faults: FaultsAt,
): void {
  for (const id in terms) {
    const term = terms[id];
    if (term === undefined) continue;
    const here = [...path, id];
    const issue = known.issues.get(id);
    if (!issue) {
      faults.mustKnow("case/unknown-issue", here, "issue", id, known.issues);
      continue;
    }
    if (typeof term === "object" && term.phase !== undefined) {
      faults.mustKnow("case/unknown-phase", [...here, "phase"], "phase", term.phase, known.phases);
    }
    checkTerm(term, here, issue, faults);
  }
}

function checkTerm(term: TermDraft, path: Path, issue: Issue, faults: FaultsAt): void {
  if (typeof term === "number") checkAmount(term, path, issue, faults);
  else if (typeof term === "string") {
    if (!UNSETTLED.some((word) => word === term)) checkOption(term, path, issue, faults);
  } else if ("option" in term) {
    const options = Array.isArray(term.option) ? term.option : [term.option];
    options.forEach((option, i) => {
      checkOption(option, [...path, "option", ...(Array.isArray(term.option) ? [i] : [])], issue, faults);
    });
  } else if (!("state" in term)) {
    const given = (["amount", "atLeast", "atMost"] as const).filter((key) => term[key] !== undefined);
    if (given.length === 0) faults.add("case/terms-empty", path, "the term gives no amount", "write amount, or atLeast and atMost");
    for (const key of given) checkAmount(term[key] ?? 0, [...path, key], issue, faults);
    if (term.amount !== undefined && given.length > 1) {
      faults.add("case/terms-both", [...path, "amount"], "an exact amount and a range at once", "keep one of them");
    }
    if (term.atLeast !== undefined && term.atMost !== undefined && term.atLeast > term.atMost) {
      faults.add("case/terms-reversed", [...path, "atLeast"], `at least ${String(term.atLeast)} and at most ${String(term.atMost)} leave nothing`);
    }
    if (term.unit !== undefined && issue.kind === "quantity" && term.unit !== issue.unit) {
      faults.add("case/wrong-unit", [...path, "unit"], `“${issue.name}” is counted in ${issue.unit}, not ${term.unit}`);
    }
  }
}

function checkAmount(amount: number, path: Path, issue: Issue, faults: FaultsAt): void {
  if (issue.kind !== "quantity") {
    faults.add("case/terms-kind", path, `“${issue.name}” is settled by an option, not an amount`, `one of ${issue.options.map((option) => option.id).join(", ")}`);
    return;
  }
  if (amount < issue.min || amount > issue.max) {
    faults.add(
      "case/terms-range", path,
      `${String(amount)} is outside “${issue.name}”, which runs from ${String(issue.min)} to ${String(issue.max)} ${issue.unit}`,
      "widen the issue's min and max if the accounts say so",
    );
  } else if (issue.step !== undefined && !isOnStep(amount, issue.min, issue.step)) {
    faults.add("case/terms-step", path, `${String(amount)} is not a step of “${issue.name}” (from ${String(issue.min)} by ${String(issue.step)})`);
  }
}

function isOnStep(amount: number, min: number, step: number): boolean {
  const steps = (amount - min) / step;
  return Math.abs(steps - Math.round(steps)) < 1e-9 * Math.max(1, Math.abs(steps));
}

function checkOption(option: string, path: Path, issue: Issue, faults: FaultsAt): void {
  if (issue.kind === "quantity") {
    faults.add("case/terms-kind", path, `“${issue.name}” is settled by an amount of ${issue.unit}, not by “${option}”`, "a number, or open, unspecified, ruled-out");
    return;
  }
  if (issue.options.some((item) => item.id === option)) return;
  const options = new Map<string, { name: string }>(issue.options.map((item) => [item.id, item]));
  faults.mustKnow("case/unknown-option", path, "option", option, options, ` in “${issue.name}”`);
}
