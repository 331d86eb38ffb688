import { accept, Fault, refuse, type Result } from "../../base/fault.ts";
import type { CaseDraft } from "../case-file.ts";
import type {
  AgreementRule, Box, Choice, Constraint, Scenario, ScenarioParty, SpaceIssue, Valuation,
} from "../scenario.ts";
import { indexes } from "../steps.ts";
import type { CaseValues, PartyValues, ValuesDraft } from "./values-file.ts";

interface Applied {
  readonly issues: readonly SpaceIssue[];
  readonly values: CaseValues;
  /** The rule of case.yaml, where values.yaml states none. */
  readonly rule: AgreementRule;
  readonly parties?: readonly string[] | undefined;
}

/** Exact values put in the place of preferences. Fault: `case/unknown-party`. Cost: linear in the options. */
export function applyValues(from: CaseDraft, { issues, values, rule, parties }: Applied): Result<Scenario> {
  const known = new Map<string, PartyValues>(values.parties.map((each) => [each.party, each]));
  const unknown = (parties ?? []).filter((id) => !known.has(id));
  if (unknown.length > 0) {
    const hint = `with values: ${[...known.keys()].join(", ")}`;
    return refuse(...unknown.map((id) => new Fault({ code: "case/unknown-party", detail: `values.yaml says nothing of “${id}”`, hint })));
  }
  const chosen = parties ? [...new Set(parties)].flatMap((id) => known.get(id) ?? []) : values.parties;
  const numbers = new Map<string, number>(issues.map(({ id }, i) => [id, i]));
  return accept({
    name: from.title,
    issues: issues.map((issue) => ({ ...issue, kind: new Map<string, SpaceIssue["kind"]>(Object.entries(values.kinds)).get(issue.id) ?? issue.kind })),
    parties: chosen.map((each) => partyOf(from, each, issues, numbers)),
    rule: values.rule ?? rule,
    constraints: values.constraints.map((constraint) => constraintOf(from, constraint, numbers)),
    basis: values.basis,
    notes: values.notes,
  });
}

function partyOf(
  from: CaseDraft, given: PartyValues, issues: readonly SpaceIssue[], numbers: ReadonlyMap<string, number>,
): ScenarioParty {
  const { party: id, reservation, strict, discount, veto, unanimityBonus, original } = given;
  return {
    id,
    name: from.parties.find((party) => party.id === id)?.name ?? id,
    value: valuationOf(from, given, issues, numbers),
    reservation,
    strict,
    ...(discount === undefined ? {} : { discount }),
    ...(veto === undefined ? {} : { veto }),
    ...(unanimityBonus === undefined ? {} : { unanimityBonus }),
    ...(original === undefined ? {} : { original }),
  };
}

function valuationOf(
  from: CaseDraft,
  { weights, values, boxes, scale }: PartyValues,
  issues: readonly SpaceIssue[],
  numbers: ReadonlyMap<string, number>,
): Valuation {
  if (boxes) return { kind: "boxes", boxes: boxes.map((box) => boxOf(box, numbers)), scale: scale ?? 1 };
  const byIssue = new Map<string, Record<string, number> | number[]>(Object.entries(values ?? {}));
  const weightOf = new Map<string, number>(Object.entries(weights ?? {}));
  return {
    kind: "additive",
    weights: issues.map(({ id }) => weightOf.get(id) ?? 1),
    values: from.issues.map((issue, i) => {
      const given = byIssue.get(issue.id);
      const at = (j: number): number | undefined => {
        if (Array.isArray(given)) return given[j];
        return issue.kind === "quantity" ? undefined : given?.[issue.options[j]?.id ?? ""];
      };
      return indexes(issues[i]?.size ?? 0).map((j) => at(j) ?? 0);
    }),
  };
}

function boxOf({ value, sides }: NonNullable<PartyValues["boxes"]>[number], numbers: ReadonlyMap<string, number>): Box {
  return {
    value,
    sides: Object.entries(sides).flatMap(([id, [low, high]]) => {
      const issue = numbers.get(id);
      return issue === undefined ? [] : [{ issue, low, high }];
    }),
  };
}

function constraintOf(from: CaseDraft, given: ValuesDraft["constraints"][number], numbers: ReadonlyMap<string, number>): Constraint {
  const choice = ({ issue: id, option }: { issue: string; option: string | number }): Choice => {
    const issue = numbers.get(id) ?? -1;
    const within = from.issues[issue];
    const number = typeof option === "number" || within === undefined || within.kind === "quantity"
      ? Number(option)
      : within.options.findIndex((each) => each.id === option);
    return { issue, option: number };
  };
  if (given.kind === "requires") return { kind: "requires", if: choice(given.if), then: choice(given.then) };
  if (given.kind === "excludes") return { kind: "excludes", one: choice(given.one), other: choice(given.other) };
  return { kind: "at-most", count: given.count, of: given.of.map(choice) };
}
