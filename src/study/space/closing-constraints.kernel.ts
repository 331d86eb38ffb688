import { type Constraint } from "../../case/scenario.ts";
import { type SpaceProblem } from "./problem.ts";

/** At which issue to look at which constraints: at its last issue, and "at most" at each of its issues. */
export function closingAt({ constraints, issues }: SpaceProblem): Constraint[][] {
  const closing = Array.from({ length: issues }, (): Constraint[] => []);
  for (const constraint of constraints) {
    if (constraint.kind === "at-most") {
      for (const issue of new Set(constraint.of.map((choice) => choice.issue))) closing[issue]?.push(constraint);
      if (constraint.count < 0) closing[0]?.push(constraint);
    } else if (constraint.kind === "requires") closing[Math.max(constraint.if.issue, constraint.then.issue)]?.push(constraint);
    else closing[Math.max(constraint.one.issue, constraint.other.issue)]?.push(constraint);
  }
  return closing;
}

/** Whether the options chosen so far break a constraint. Issues beyond `depth` hold what they held: they do not count. */
export function breaks(constraints: readonly Constraint[], chosen: Int32Array, depth: number): boolean {
  for (const constraint of constraints) {
    if (constraint.kind === "requires") {
      const { if: one, then } = constraint;
      if (chosen[one.issue] === one.option && chosen[then.issue] !== then.option) return true;
    } else if (constraint.kind === "excludes") {
      const { one, other } = constraint;
      if (chosen[one.issue] === one.option && chosen[other.issue] === other.option) return true;
    } else {
      let count = 0;
      for (const { issue, option } of constraint.of) if (issue <= depth && chosen[issue] === option) count++;
      if (count > constraint.count) return true;
    }
  }
  return false;
}
