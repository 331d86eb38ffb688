import { Fault } from "../../../base/fault.ts";
import type { Choice, Constraint, Scenario, ScenarioParty, SpaceIssue } from "../../../case/scenario.ts";

/** More options than this in all are not a list that anybody chooses from, and would not fit beside the boxes. */
export const MOST_OPTIONS = 100_000;

/**
 * Everything in a scenario that its packages cannot be valued with: `space/not-a-number`, `space/no-such-issue`,
 * `space/no-such-option`, `space/missing-option`, `space/size`, `space/too-many-options`. Empty where all is well.
 */
export function checkBoxes(scenario: Scenario): Fault[] {
  const { issues, parties, constraints } = scenario;
  const sizes = issues.filter((issue) => !Number.isInteger(issue.size) || issue.size < 1);
  if (sizes.length > 0) {
    return sizes.map((issue) => new Fault({ code: "space/size", detail: `issue ${issue.name} has ${issue.size} options` }));
  }
  const options = issues.reduce((sum, issue) => sum + issue.size, 0);
  if (options > MOST_OPTIONS) {
    return [
      new Fault({
        code: "space/too-many-options",
        detail: `the issues have ${options} options together, and at most ${MOST_OPTIONS} are studied`,
        hint: "use a larger step for the amounts",
      }),
    ];
  }
  return [...parties.flatMap((party) => faultsOf(party, issues)), ...constraints.flatMap((one, c) => faultsIn(one, c, issues))];
}

function faultsOf(party: ScenarioParty, issues: readonly SpaceIssue[]): Fault[] {
  const { value } = party;
  const fault = (code: string, detail: string): Fault => new Fault({ code, detail: `${party.name}: ${detail}` });
  if (value.kind === "additive") {
    return issues.flatMap((issue, i) => {
      const values = value.values[i] ?? [];
      if (values.length !== issue.size) {
        return [fault("space/missing-option", `${values.length} values for the ${issue.size} options of ${issue.name}`)];
      }
      const isNumber = [value.weights[i] ?? 0, ...values].every(Number.isFinite);
      return isNumber ? [] : [fault("space/not-a-number", `a weight or value of ${issue.name} is not a finite number`)];
    });
  }
  const scale = Number.isFinite(value.scale) && value.scale > 0;
  return [
    ...(scale ? [] : [fault("space/not-a-number", `values are over ${value.scale}, which is not a positive number`)]),
    ...value.boxes.flatMap((box, b) => [
      ...(Number.isFinite(box.value) ? [] : [fault("space/not-a-number", `box ${b + 1} is worth ${box.value}`)]),
      ...box.sides.flatMap((side) => [
        ...(issues[side.issue] ? [] : [fault("space/no-such-issue", `box ${b + 1} has a side on issue ${side.issue}`)]),
        ...(Number.isNaN(side.low + side.high) ? [fault("space/not-a-number", `a side of box ${b + 1} has no end`)] : []),
      ]),
    ]),
  ];
}

function faultsIn(constraint: Constraint, number: number, issues: readonly SpaceIssue[]): Fault[] {
  const of: readonly Choice[] = constraint.kind === "at-most"
    ? constraint.of
    : constraint.kind === "requires" ? [constraint.if, constraint.then] : [constraint.one, constraint.other];
  const detail = `constraint ${number + 1}`;
  if (constraint.kind === "at-most" && Number.isNaN(constraint.count)) {
    return [new Fault({ code: "space/not-a-number", detail: `${detail} has no count` })];
  }
  return of.flatMap(({ issue, option }) => {
    const { size } = issues[issue] ?? {};
    if (size === undefined) return [new Fault({ code: "space/no-such-issue", detail: `${detail} names issue ${issue}` })];
    if (Number.isInteger(option) && option >= 0 && option < size) return [];
    return [new Fault({ code: "space/no-such-option", detail: `${detail} names option ${option} of issue ${issue}` })];
  });
}
