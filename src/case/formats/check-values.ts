import { refuse, type Result } from "../../base/fault.ts";
import type { CaseDraft, Issue } from "../case-file.ts";
import { FaultsAt } from "../faults-at.ts";
import { readShape, resultOf } from "../read-shape.ts";
import type { SpaceIssue } from "../scenario.ts";
import type { Path, SourceFile } from "../source-file.ts";
import { type CaseValues, type PartyValues, valuesFile } from "./values-file.ts";

/**
 * Holds `values.yaml` against its case; every party must value every option, or say so in boxes. Collects every fault:
 * `file/*` for the shape, then `values/unknown-*`, `-missing`, `-range`, `-empty`, `-both`, `-duplicate`. Cost: linear.
 */
export function checkValues(source: SourceFile, from: CaseDraft, issues: readonly SpaceIssue[]): Result<CaseValues> {
  const shape = readShape(valuesFile, source);
  if (!shape.data) return refuse(...shape.faults);
  const at = new FaultsAt(shape.source, shape.ghosts);
  const parties = new Map<string, { name: string }>(from.parties.map((party) => [party.id, party]));
  const sizes = new Map<string, number>(issues.map(({ id, size }) => [id, size]));
  const known: Known = { issues: new Map<string, Issue>(from.issues.map((issue) => [issue.id, issue])), sizes, at };

  at.mustDiffer("values/duplicate", "parties", shape.data.parties.map(({ party }) => party), "party");
  shape.data.parties.forEach((given, i) => {
    at.mustKnow("values/unknown-party", ["parties", i, "party"], "party", given.party, parties);
    checkParty(given, ["parties", i], known);
  });
  for (const id of Object.keys(shape.data.kinds)) at.mustKnow("values/unknown-issue", ["kinds", id], "issue", id, known.issues);
  shape.data.constraints.forEach((constraint, i) => {
    const path = ["constraints", i];
    if (constraint.kind === "requires") for (const key of ["if", "then"] as const) checkChoice(constraint[key], [...path, key], known);
    else if (constraint.kind === "excludes") for (const key of ["one", "other"] as const) checkChoice(constraint[key], [...path, key], known);
    else constraint.of.forEach((choice, j) => { checkChoice(choice, [...path, "of", j], known); });
  });
  return resultOf({ ...shape, faults: [...shape.faults, ...at.faults] }) as Result<CaseValues>;
}

interface Known {
  readonly issues: ReadonlyMap<string, Issue>;
  readonly sizes: ReadonlyMap<string, number>;
  readonly at: FaultsAt;
}

function checkParty(given: PartyValues, path: Path, known: Known): void {
  const { issues, sizes, at } = known;
  for (const id of Object.keys(given.weights ?? {})) at.mustKnow("values/unknown-issue", [...path, "weights", id], "issue", id, issues);
  for (const id of Object.keys(given.values ?? {})) at.mustKnow("values/unknown-issue", [...path, "values", id], "issue", id, issues);
  if (given.boxes) {
    if (given.values) at.add("values/both", [...path, "boxes"], "values of options and boxes at once", "keep one of them");
    given.boxes.forEach(({ sides }, i) => {
      for (const [id, [low, high]] of Object.entries(sides)) {
        const where = [...path, "boxes", i, "sides", id];
        if (!at.mustKnow("values/unknown-issue", where, "issue", id, issues)) continue;
        const size = sizes.get(id) ?? 0;
        if (low > high || high >= size) at.add("values/range", where, `options ${low} to ${high} of an issue of ${size}`, `the first is 0, the last ${size - 1}`);
      }
    });
    return;
  }
  if (!given.values) {
    at.add("values/empty", path, `“${given.party}” has neither values nor boxes`);
    return;
  }
  const byIssue = new Map<string, Row>(Object.entries(given.values));
  for (const [id, issue] of issues) checkRow(byIssue.get(id), [...path, "values", id], issue, known);
}

type Row = Readonly<Record<string, number>> | readonly number[];

function checkRow(row: Row | undefined, path: Path, issue: Issue, known: Known): void {
  const { sizes, at } = known;
  const size = sizes.get(issue.id) ?? 0;
  if (row === undefined) {
    at.add("values/missing", path, `“${issue.name}” is not valued`, "give each option a number, 0 where it does not matter");
  } else if (Array.isArray(row)) {
    if (row.length !== size) at.add("values/missing", path, `${row.length} values for the ${size} options of “${issue.name}”`);
  } else if (issue.kind === "quantity") {
    at.add("values/missing", path, `“${issue.name}” is an amount; its values are a list of ${size}, step by step`);
  } else {
    const options = new Map<string, { name: string }>(issue.options.map((option) => [option.id, option]));
    for (const id of Object.keys(row)) at.mustKnow("values/unknown-option", [...path, id], "option", id, options, ` in “${issue.name}”`);
    for (const id of options.keys()) if (!(id in row)) at.add("values/missing", path, `the option “${id}” of “${issue.name}” is not valued`);
  }
}

function checkChoice(choice: { readonly issue: string; readonly option: string | number }, path: Path, known: Known): void {
  const { issue: id, option } = choice;
  const { issues, sizes, at } = known;
  const issue = issues.get(id);
  if (!issue) {
    at.mustKnow("values/unknown-issue", [...path, "issue"], "issue", id, issues);
  } else if (typeof option === "number") {
    const size = sizes.get(id) ?? 0;
    if (option >= size) at.add("values/range", [...path, "option"], `option ${option} of an issue of ${size}`, `the first is 0, the last ${size - 1}`);
  } else if (issue.kind === "quantity") {
    at.add("values/range", [...path, "option"], `“${issue.name}” is an amount; its options are the numbers of its steps, from 0`);
  } else {
    at.mustKnow("values/unknown-option", [...path, "option"], "option", option, new Map(issue.options.map((each) => [each.id, each])), ` in “${issue.name}”`);
  }
}
