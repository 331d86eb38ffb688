import { printYaml } from "../print-yaml.ts";
import type { Choice, Constraint, Scenario, ScenarioParty, SpaceIssue } from "../scenario.ts";
import type { FormatFile } from "./format-file.ts";
import { makeIds } from "./make-ids.ts";

/** Names longer than this do not fit case.yaml; they are cut. */
const LONGEST = { title: 120, name: 200, short: 24 } as const;

/**
 * A scenario as the files of a new case: case.yaml with parties, issues and what can be said of preferences there, and
 * values.yaml with the exact values. `from` says where it came from. Cost: linear.
 */
export function caseOfScenario(scenario: Scenario, from: string): readonly FormatFile[] {
  const { name, issues, parties, rule } = scenario;
  const ids = issues.map(optionIds);
  const caseFile = {
    version: 1,
    id: makeIds([name], "case")[0],
    title: cut(name, LONGEST.title),
    summary: `Read from ${from}: ${issues.length} issues, ${parties.length} parties. The exact values are in values.yaml.`,
    parties: parties.map((party) => ({ id: party.id, name: cut(party.name, LONGEST.name), kind: "organisation" })),
    issues: issues.map((issue, i) => issueOf(issue, ids[i] ?? [])),
    preferences: parties.flatMap((party) => preferencesOf(party, issues)),
    agreement: {
      rule: rule.kind === "majority" ? "majority" : "unanimity",
      required: parties.map((party) => party.id),
      ...(rule.kind === "all-but" ? { note: `All but ${rule.k}, and whoever has a veto; values.yaml says so.` } : {}),
    },
  };
  const values = {
    version: 1,
    basis: scenario.basis,
    rule,
    kinds: Object.fromEntries(issues.map(({ id, kind }) => [id, kind])),
    parties: parties.map((party) => valuesOf(party, issues, ids)),
    constraints: scenario.constraints.map((constraint) => constraintOf(constraint, issues, ids)),
    notes: scenario.notes,
  };
  return [{ name: "case.yaml", text: printYaml(caseFile) }, { name: "values.yaml", text: printYaml(values) }];
}

function optionIds({ kind, options }: SpaceIssue): readonly string[] {
  return kind === "choice" || kind === "scale" ? makeIds(options ?? [], "option") : [];
}

function issueOf(issue: SpaceIssue, ids: readonly string[]): unknown {
  const { id, name, kind, options, min = 0, max = 0, step = 1, unit } = issue;
  const common = { id, name: cut(name, LONGEST.name) };
  if (kind === "choice" || kind === "scale") {
    const named = ids.map((option, j) => ({ id: option, name: cut(options?.[j] ?? option, LONGEST.name) }));
    return { ...common, kind, options: named };
  }
  return { ...common, kind: "quantity", unit: unit ?? "units", min, max, step };
}

function cut(text: string, length: number): string {
  const plain = text.trim() === "" ? "(no name)" : text;
  return plain.length <= length ? plain : `${plain.slice(0, length - 1)}…`;
}

/** What case.yaml can hold of values: which way they run along an order, and the share of the issue in the whole. */
function preferencesOf({ id, value }: ScenarioParty, issues: readonly SpaceIssue[]): unknown[] {
  if (value.kind !== "additive") return issues.map((issue) => ({ party: id, issue: issue.id, wants: "unknown", basis: "stated" }));
  const spans = value.values.map((row, i) => {
    let [least, most] = [Infinity, -Infinity];
    for (const worth of row) [least, most] = [Math.min(least, worth), Math.max(most, worth)];
    return (value.weights[i] ?? 0) * (most - least);
  });
  const total = spans.reduce((sum, span) => sum + span, 0);
  return issues.map((issue, i) => {
    const row = value.values[i] ?? [];
    const isOrdered = issue.kind !== "choice" && (spans[i] ?? 0) > 0;
    const rises = row.every((worth, j) => j === 0 || worth >= (row[j - 1] ?? 0));
    const falls = row.every((worth, j) => j === 0 || worth <= (row[j - 1] ?? 0));
    const wants = !isOrdered || rises === falls ? "unknown" : rises ? "more" : "less";
    // Rounded down, so that together they never pass 1.
    const weight = total > 0 ? Math.floor(((spans[i] ?? 0) / total) * 1e4) / 1e4 : 0;
    return { party: id, issue: issue.id, wants, weight, basis: "stated" };
  });
}

function valuesOf(party: ScenarioParty, issues: readonly SpaceIssue[], ids: readonly (readonly string[])[]): unknown {
  const { id, reservation, strict, discount, veto, unanimityBonus, value, original } = party;
  const worth = value.kind === "additive"
    ? {
        weights: Object.fromEntries(issues.map((issue, i) => [issue.id, value.weights[i] ?? 0])),
        values: Object.fromEntries(issues.map((issue, i) => {
          const row = value.values[i] ?? [];
          const named = ids[i] ?? [];
          return [issue.id, named.length === 0 ? row : Object.fromEntries(named.map((option, j) => [option, row[j] ?? 0]))];
        })),
      }
    : {
        scale: value.scale,
        boxes: value.boxes.map((box) => ({
          value: box.value,
          sides: Object.fromEntries(box.sides.map(({ issue, low, high }) => [issues[issue]?.id ?? "", [low, high]])),
        })),
      };
  return {
    party: id, reservation, strict,
    ...(discount === undefined ? {} : { discount }),
    ...(veto === undefined ? {} : { veto }),
    ...(unanimityBonus === undefined ? {} : { unanimityBonus }),
    ...worth,
    ...(original === undefined ? {} : { original }),
  };
}

function constraintOf(constraint: Constraint, issues: readonly SpaceIssue[], ids: readonly (readonly string[])[]): unknown {
  const choice = ({ issue, option }: Choice): unknown => ({ issue: issues[issue]?.id, option: ids[issue]?.[option] ?? option });
  if (constraint.kind === "requires") return { kind: "requires", if: choice(constraint.if), then: choice(constraint.then) };
  if (constraint.kind === "excludes") return { kind: "excludes", one: choice(constraint.one), other: choice(constraint.other) };
  return { kind: "at-most", count: constraint.count, of: constraint.of.map(choice) };
}
