import type { MandateState, WindowProblem } from "../problem.ts";

/** Who must find a package acceptable: everybody of one coalition, whichever it is. */
export interface Need {
  /** Everybody who stands in some coalition, by number, rising. */
  readonly parties: readonly number[];
  /** Each rising, none empty. Those required with all that they answer to. */
  readonly coalitions: readonly (readonly number[])[];
}

/** A majority of more parties than this is not worked out: 1,716 coalitions of 7 among 13. */
export const MOST_PARTIES_OF_A_MAJORITY = 13;

/**
 * The coalitions that can make a deal: under unanimity the one of all required parties, under a majority each of the least
 * majorities. `without`: a required party whose word is not needed, for this once. Undefined where nobody is required, or
 * too many for a majority.
 */
export function needOf(problem: WindowProblem, without?: number): Need | undefined {
  const required: number[] = [];
  problem.parties.forEach((party, p) => {
    if (party.required && p !== without) required.push(p);
  });
  if (required.length === 0) return undefined;
  if (problem.rule === "majority" && required.length > MOST_PARTIES_OF_A_MAJORITY) return undefined;
  const size = problem.rule === "majority" ? Math.floor(required.length / 2) + 1 : required.length;
  const coalitions = subsetsOf(required, size).map((members) => withPrincipals(problem, members));
  const parties = [...new Set(coalitions.flat())].sort((a, b) => a - b);
  return { parties, coalitions };
}

function subsetsOf(items: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  if (items.length < size) return [];
  const [first, ...rest] = items as [number, ...number[]];
  return [...subsetsOf(rest, size - 1).map((subset) => [first, ...subset]), ...subsetsOf(rest, size)];
}

function withPrincipals(problem: WindowProblem, members: readonly number[]): number[] {
  const all = new Set<number>();
  for (const member of members) {
    let party: number | undefined = member;
    while (party !== undefined && !all.has(party)) {
      all.add(party);
      party = problem.parties[party]?.principal;
    }
  }
  return [...all].sort((a, b) => a - b);
}

/**
 * The chance that some coalition agrees whole, where each party agrees with its own chance and apart from the others.
 * `chance` by party number. Cost: 2 to the number of parties of a majority; linear under unanimity.
 */
export function jointChance(need: Need, chance: (party: number) => number): number {
  const [only] = need.coalitions;
  if (need.coalitions.length === 1 && only) return only.reduce((product, party) => product * chance(party), 1);
  const agreed = new Set<number>();
  const from = (place: number): number => {
    const party = need.parties[place];
    if (party === undefined) return Number(need.coalitions.some((coalition) => coalition.every((member) => agreed.has(member))));
    const p = chance(party);
    const without = p < 1 ? from(place + 1) : 0;
    agreed.add(party);
    const withIt = p > 0 ? from(place + 1) : 0;
    agreed.delete(party);
    return p * withIt + (1 - p) * without;
  };
  return from(0);
}

/** By issue: the levels that may be agreed, rising, never empty. */
export type Box = readonly (readonly number[])[];

/**
 * What the envoys of a coalition may commit to together: a package must lie in one of the boxes. None: nobody may commit.
 * Boxes within others are left out. Cost: the product of the bound parties' leaves.
 */
export function boxesOf(
  problem: WindowProblem, coalition: readonly number[], mandates: readonly MandateState[], bind: boolean,
): readonly Box[] {
  let boxes: Box[] = [problem.issues.map((issue) => issue.levels.map((_, level) => level))];
  if (!bind) return boxes;
  for (const party of coalition) {
    const mandate = mandates[party];
    if (mandate?.kind !== "bound") continue;
    boxes = outermost(boxes.flatMap((box) => mandate.leaves.flatMap((leaf) => {
      const both = box.map((levels, i) => levels.filter((level) => leaf.allowed[i]?.includes(level) ?? true));
      return both.every((levels) => levels.length > 0) ? [both] : [];
    })));
  }
  return boxes;
}

function outermost(boxes: readonly Box[]): Box[] {
  const within = (inner: Box, outer: Box): boolean =>
    inner.every((levels, i) => levels.every((level) => outer[i]?.includes(level) ?? false));
  return boxes.filter((box, b) => !boxes.some((other, o) => o !== b && within(box, other) && (o < b || !within(other, box))));
}

/** Whether some completion of a partial package lies in the box. */
export function meets(box: Box, terms: readonly (readonly number[])[]): boolean {
  return box.every((levels, i) => terms[i]?.some((level) => levels.includes(level)) ?? false);
}
