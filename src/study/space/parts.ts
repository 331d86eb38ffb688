import { type Constraint } from "../../case/scenario.ts";
import { choicesOf, type SpaceProblem } from "./problem.ts";
import { Undominated } from "./undominated.kernel.ts";

/**
 * Issues that constraints tie together, with every way to settle them that keeps the constraints. A space is the product of
 * its parts, and where preferences are additive its values are the sums of theirs.
 */
export interface Part {
  /** Issues by number, rising. */
  readonly issues: readonly number[];
  /** Ways to settle them, in the order of packages. */
  readonly ways: number;
  /** [way × issue of the part]: options by number. */
  readonly options: Int32Array;
  /** [way × party]: units, row-major. */
  readonly worth: Float64Array;
}

/** Most ways that one part may have: past it the constraints join too much. */
const MOST_WAYS = 1_000_000;

/** The parts of an additive space by their first issue, or undefined where constraints join more than fits. Cost: all ways. */
export function partsOf(problem: SpaceProblem): Part[] | undefined {
  const groups = groupIssues(problem.issues, problem.constraints);
  const parts: Part[] = [];
  for (const issues of groups) {
    let product = 1;
    for (const issue of issues) product *= problem.sizes[issue] ?? 1;
    if (issues.length > 1 && product > MOST_WAYS) return undefined;
    const inside = problem.constraints.filter((constraint) => {
      const choices = choicesOf(constraint);
      return choices.length === 0 || choices.some(({ issue }) => issues.includes(issue));
    });
    parts.push(makePart(problem, issues, product, inside));
  }
  return parts;
}

/** Whether the issues of one part lie between those of another, so that an order of parts is no order of issues. */
export function isInterleaved(parts: readonly Part[]): boolean {
  return parts.some((part, k) => (part.issues.at(-1) ?? 0) > (parts[k + 1]?.issues[0] ?? Infinity));
}

function groupIssues(issues: number, constraints: readonly Constraint[]): number[][] {
  const leader = Array.from({ length: issues }, (_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (leader[at] !== at) at = leader[at] ?? at;
    return at;
  };
  for (const constraint of constraints) {
    const [first, ...others] = choicesOf(constraint);
    if (!first) continue;
    for (const { issue } of others) {
      const [a, b] = [find(first.issue), find(issue)];
      leader[Math.max(a, b)] = Math.min(a, b);
    }
  }
  const groups = new Map<number, number[]>();
  for (let i = 0; i < issues; i++) {
    const at = find(i);
    const group = groups.get(at);
    if (group) group.push(i);
    else groups.set(at, [i]);
  }
  return [...groups.values()];
}

function makePart(problem: SpaceProblem, issues: readonly number[], product: number, constraints: readonly Constraint[]): Part {
  const { parties, offsets, worth, sizes } = problem;
  const total = offsets[problem.issues] ?? 0;
  const width = issues.length;
  const options = new Int32Array(product * width);
  const values = new Float64Array(product * parties);
  const turn = new Int32Array(width);
  const at = new Map(issues.map((issue, k) => [issue, k]));
  const has = ({ issue, option }: { issue: number; option: number }): boolean => turn[at.get(issue) ?? -1] === option;
  let ways = 0;
  for (let n = 0; n < product; n++) {
    if (constraints.every((one) => keeps(one, has))) {
      options.set(turn, ways * width);
      for (let q = 0; q < parties; q++) {
        let sum = 0;
        for (let k = 0; k < width; k++) sum += worth[q * total + (offsets[issues[k] ?? 0] ?? 0) + (turn[k] ?? 0)] ?? 0;
        values[ways * parties + q] = sum;
      }
      ways++;
    }
    for (let k = width - 1; k >= 0; k--) {
      turn[k] = (turn[k] ?? 0) + 1;
      if ((turn[k] ?? 0) < (sizes[issues[k] ?? 0] ?? 0)) break;
      turn[k] = 0;
    }
  }
  return { issues, ways, options: options.subarray(0, ways * width), worth: values.subarray(0, ways * parties) };
}

function keeps(constraint: Constraint, has: (choice: { issue: number; option: number }) => boolean): boolean {
  if (constraint.kind === "requires") return !has(constraint.if) || has(constraint.then);
  if (constraint.kind === "excludes") return !(has(constraint.one) && has(constraint.other));
  return constraint.of.filter(has).length <= constraint.count;
}

/** The ways of a part that no other of it beats, rising: of equal ones the first. */
export function bestWays(part: Part, parties: number): Int32Array {
  const best = new Undominated(parties);
  for (let k = 0; k < part.ways; k++) best.add(part.worth, k * parties, k);
  return Int32Array.from(best.id.subarray(0, best.length)).sort();
}

/** Least and most of a party over all ways of all parts. */
export function rangeOfParts(parts: readonly Part[], parties: number, party: number): [number, number] {
  let [low, high] = [0, 0];
  for (const { ways, worth } of parts) {
    let [least, most] = [Infinity, -Infinity];
    for (let k = 0; k < ways; k++) {
      least = Math.min(least, worth[k * parties + party] ?? 0);
      most = Math.max(most, worth[k * parties + party] ?? 0);
    }
    low += least;
    high += most;
  }
  return [low, high];
}
