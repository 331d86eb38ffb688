import type { Scenario, ScenarioParty } from "../scenario.ts";

/** What of a scenario the files of other tools have no place for, in words. */
export function whatIsLost({ rule, constraints, parties, basis, notes }: Scenario): string[] {
  const about = (what: string, has: (party: ScenarioParty) => boolean): string[] => {
    const names = parties.filter(has).map(({ name }) => name);
    return names.length === 0 ? [] : [`${what} of ${names.join(", ")}`];
  };
  return [
    ...(rule.kind === "unanimity" ? [] : ["the rule of agreement: there everybody must accept"]),
    ...(constraints.length === 0 ? [] : ["the constraints across issues"]),
    ...about("the veto", ({ veto }) => veto === true),
    ...about("the bonus for unanimity", ({ unanimityBonus }) => (unanimityBonus ?? 0) !== 0),
    ...about("that a deal worth just the reservation is refused,", ({ strict }) => strict),
    ...(basis === "stated" ? [] : [`that values are ${basis}`]),
    ...(notes.length === 0 ? [] : ["the notes"]),
  ];
}
