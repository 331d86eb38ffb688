import type { Result } from "../base/fault.ts";
import { type CaseDraft, caseFile } from "./case-file.ts";
import { checkTerms } from "./check-terms.ts";
import { parseEdtf } from "./edtf.ts";
import { FaultsAt } from "./faults-at.ts";
import { leftByNoDeal } from "./no-deal.ts";
import { type Reading, readShape, resultOf } from "./read-shape.ts";
import type { SourceFile } from "./source-file.ts";
import { isSettled } from "./term.ts";
import { RESERVED_IDS } from "./vocabulary.ts";
import { readWeight } from "./weight.ts";

declare const checked: unique symbol;

/** A case whose ids all lead somewhere and whose numbers fit. Plain JSON: it crosses a wire unchanged. */
export type Case = CaseDraft & { readonly [checked]: "case" };

/**
 * The one door from a file to a Case; collects every fault.
 * Faults: `file/*` for the shape, then `case/*`: duplicate-id, reserved-id, unknown-*, terms-*, range, weights, circle,
 * no-deal, and the `time/*` of deadlines. Cost: linear in the file.
 */
export function checkCase(source: SourceFile): Result<Case> {
  return resultOf(readCase(source)) as Result<Case>;
}

/** What `checkCase` finds, with what could be read kept beside the faults, so that a journal can be held against it. */
export function readCase(source: SourceFile): Reading<CaseDraft> {
  const shape = readShape(caseFile, source);
  if (!shape.data) return shape;
  const faults = new FaultsAt(shape.source, shape.ghosts);
  checkIds(shape.data, faults);
  checkReferences(shape.data, faults);
  checkIssues(shape.data, faults);
  checkPreferences(shape.data, faults);
  checkPrincipals(shape.data, faults);
  checkNoDeal(shape.data, faults);
  return { ...shape, faults: [...shape.faults, ...faults.faults] };
}

/** Ids of a draft, for telling what a journal refers to even while the case itself still has faults. */
export function namesOf(draft: CaseDraft) {
  const byId = <T extends { id: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
    new Map(items.map((item) => [item.id, item]));
  const parties = byId(draft.parties);
  const people = byId(draft.people);
  return {
    parties,
    actors: new Map<string, { name: string }>([...parties, ...people]),
    channels: byId(draft.channels),
    places: byId(draft.places),
    issues: byId(draft.issues),
    phases: byId(draft.phases),
    mandates: byId(draft.mandates),
    deadlines: byId(draft.deadlines),
  };
}
export type Names = ReturnType<typeof namesOf>;

function checkIds(draft: CaseDraft, faults: FaultsAt): void {
  for (const list of ["places", "channels", "issues", "phases", "mandates", "deadlines", "parties", "people"] as const) {
    faults.mustDiffer("case/duplicate-id", list, draft[list].map((item) => item.id));
  }
  const parties = new Set<string>(draft.parties.map((party) => party.id));
  draft.people.forEach((person, i) => {
    if (parties.has(person.id)) {
      faults.add("case/duplicate-id", ["people", i, "id"], `the id “${person.id}” is taken by a party`, "parties and people share one list of ids");
    }
  });
  for (const list of ["parties", "people", "channels", "issues"] as const) {
    draft[list].forEach((item, i) => {
      if (RESERVED_IDS.includes(item.id)) faults.add("case/reserved-id", [list, i, "id"], `“${item.id}” has a meaning of its own`, "choose another id");
    });
  }
}

function checkReferences(draft: CaseDraft, faults: FaultsAt): void {
  const names = namesOf(draft);
  const party = (id: string | undefined, path: PropertyKey[]): void => {
    if (id !== undefined) faults.mustKnow("case/unknown-party", path, "party", id, names.parties);
  };
  const actor = (id: string | undefined, path: PropertyKey[]): void => {
    if (id !== undefined) faults.mustKnow("case/unknown-person", path, "person or party", id, names.actors);
  };
  draft.parties.forEach((item, i) => { party(item.principal, ["parties", i, "principal"]); });
  draft.people.forEach((item, i) => { party(item.party, ["people", i, "party"]); });
  draft.channels.forEach((item, i) => {
    item.members.forEach((id, j) => { party(id, ["channels", i, "members", j]); });
    item.relays?.forEach((id, j) => { actor(id, ["channels", i, "relays", j]); });
  });
  draft.preferences.forEach((item, i) => {
    party(item.party, ["preferences", i, "party"]);
    faults.mustKnow("case/unknown-issue", ["preferences", i, "issue"], "issue", item.issue, names.issues);
  });
  draft.mandates.forEach((item, i) => {
    actor(item.envoy, ["mandates", i, "envoy"]);
    actor(item.principal, ["mandates", i, "principal"]);
    item.covers?.forEach((id, j) => faults.mustKnow("case/unknown-issue", ["mandates", i, "covers", j], "issue", id, names.issues));
    if (item.limits) checkTerms(item.limits, ["mandates", i, "limits"], names, faults);
  });
  draft.deadlines.forEach((item, i) => {
    actor(item.setBy, ["deadlines", i, "setBy"]);
    if (item.at !== undefined) {
      const time = parseEdtf(item.at);
      if (!time.ok) faults.addAt(["deadlines", i, "at"], time.faults);
    }
  });
  draft.agreement?.required.forEach((id, i) => { party(id, ["agreement", "required", i]); });
  if (draft.noDeal) checkTerms(draft.noDeal.leaves, ["noDeal", "leaves"], names, faults);
}

function checkIssues(draft: CaseDraft, faults: FaultsAt): void {
  draft.issues.forEach((issue, i) => {
    if (issue.kind === "quantity") {
      if (issue.min > issue.max) {
        faults.add("case/range", ["issues", i, "min"], `“${issue.name}” runs from ${String(issue.min)} down to ${String(issue.max)}`, "swap min and max");
      }
      return;
    }
    const seen = new Set<string>();
    issue.options.forEach((option, j) => {
      const path = ["issues", i, "options", j, "id"];
      if (seen.has(option.id)) faults.add("case/duplicate-id", path, `the option “${option.id}” stands twice in “${issue.name}”`);
      if (RESERVED_IDS.includes(option.id)) faults.add("case/reserved-id", path, `“${option.id}” has a meaning of its own in terms`, "choose another id");
      seen.add(option.id);
    });
  });
}

function checkPreferences(draft: CaseDraft, faults: FaultsAt): void {
  const total = new Map<string, { readonly least: number; readonly words: string }>();
  const seen = new Set<string>();
  draft.preferences.forEach((item, i) => {
    const key = `${item.party} ${item.issue}`;
    if (seen.has(key)) faults.add("case/duplicate-preference", ["preferences", i], `“${item.party}” already has a preference on “${item.issue}”`);
    seen.add(key);
    if (item.weight === undefined) return;
    const { low, high } = readWeight(item.weight);
    if (low > high) {
      const weighs = `“${item.party}” weighs “${item.issue}” from ${String(low)} down to ${String(high)}`;
      faults.add("case/range", ["preferences", i, "weight", "atLeast"], weighs, "swap atLeast and atMost");
    }
    const before = total.get(item.party) ?? { least: 0, words: "come to" };
    // Of ranges the least counts: only where that is too much can no weights be meant.
    const least = before.least + Math.min(low, high);
    const words = low === high ? before.words : "come to at least";
    total.set(item.party, { least, words });
    // Told once, at the weight that is too much.
    if (least > 1 + 1e-9 && before.least <= 1 + 1e-9) {
      const sum = `the weights of “${item.party}” ${words} ${String(Number(least.toFixed(6)))}`;
      faults.add("case/weights", ["preferences", i, "weight"], sum, "together at most 1");
    }
  });
}

function checkPrincipals(draft: CaseDraft, faults: FaultsAt): void {
  const principalOf = new Map<string, string | undefined>(draft.parties.map((party) => [party.id, party.principal]));
  draft.parties.forEach((party, i) => {
    let above: string | undefined = party.principal;
    for (let steps = 0; above !== undefined && steps <= draft.parties.length; steps++) {
      if (above === party.id) {
        faults.add("case/circle", ["parties", i, "principal"], `“${party.id}” answers to itself by way of its principals`);
        return;
      }
      above = principalOf.get(above);
    }
  });
}

/** Where nothing is agreed one thing stays in place, and not one of several. */
function checkNoDeal(draft: CaseDraft, faults: FaultsAt): void {
  for (const [issue, term] of leftByNoDeal(draft)) {
    if (isSettled(term)) continue;
    const hint = "one option or one exact amount; or leave the issue out, where it is not known";
    faults.add("case/no-deal", ["noDeal", "leaves", issue], `what no deal leaves of “${issue}” is not settled`, hint);
  }
}
