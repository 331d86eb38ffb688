import type { Situation } from "./chances.ts";
import { isWithin, type Minds, shareOf, shareOfSum, type Terms } from "./minds.ts";
import { boxesOf, jointChance, type Need } from "./need.ts";

/** A change of a package, by number: each issue to one level. */
export interface Change {
  readonly changes: readonly { readonly issue: number; readonly to: number }[];
  readonly before: number;
  readonly after: number;
}

const MOST_CHANGES = 3;
/** Pairs that a third change is tried on. */
const BEAM = 12;

/** One change of one issue: how far it goes in levels, and what it is worth to each needed party, world by world. */
interface Move {
  readonly issue: number;
  readonly to: number;
  readonly steps: number;
  readonly shifts: readonly Float64Array[];
}

interface Tried {
  readonly moves: readonly Move[];
  readonly steps: number;
  readonly after: number;
}

/**
 * The smallest change after which agreement was likelier than not: fewest issues, then fewest steps (levels; an unordered
 * issue is one step), then likeliest. Where three changes are not enough, the likeliest of what was tried. One and two
 * changes are all looked at, a third on the best pairs. Within the mandates, where they bind. Undefined where the package was
 * likelier than not as it stood, or nothing helps. Cost: (levels squared / 2) × worlds × parties.
 */
export function unblock(minds: Minds, situation: Situation, need: Need, bind: boolean, terms: Terms): Change | undefined {
  const boxes = need.coalitions.flatMap((coalition) => boxesOf(minds.problem, coalition, situation.mandates, bind));
  const slacks = need.parties.map((party) => minds.slack(party, situation.segments[party] ?? 0, terms));
  const place = new Map(need.parties.map((party, j) => [party, j]));
  const joint = (shares: readonly number[]): number => jointChance(need, (party) => shares[place.get(party) ?? -1] ?? 0);
  const before = isWithin(boxes, terms) ? joint(slacks.map(shareOf)) : 0;
  if (before > 0.5) return undefined;
  const moves = movesOf(minds, need, terms);
  let tried: readonly Tried[] = [{ moves: [], steps: 0, after: before }];
  let likeliest: Tried | undefined;
  for (let count = 1; count <= MOST_CHANGES; count++) {
    const next: Tried[] = [];
    for (const base of tried) {
      const sums = slacks.map((slack, j) => sumOf(slack, base.moves.map((move) => move.shifts[j])));
      for (const move of moves) {
        // With all pairs looked at, each need come but once; behind a beam a third may stand anywhere.
        const known = count <= 2
          ? move.issue <= (base.moves.at(-1)?.issue ?? -1)
          : base.moves.some(({ issue }) => issue === move.issue);
        if (known) continue;
        const all = [...base.moves, move];
        if (boxes.length === 0 || !(bind ? isWithin(boxes, changed(terms, all)) : true)) continue;
        const after = joint(sums.map((sum, j) => shareOfSum(sum, move.shifts[j] as Float64Array)));
        next.push({ moves: all, steps: base.steps + move.steps, after });
      }
    }
    next.sort((a, b) => b.after - a.after || a.steps - b.steps);
    const [top] = next;
    if (top && top.after > (likeliest?.after ?? before) + 1e-9) likeliest = top;
    const enough = next.filter(({ after }) => after > 0.5).sort((a, b) => a.steps - b.steps || b.after - a.after)[0];
    if (enough) return told(enough, before);
    tried = count === 1 ? next : next.slice(0, BEAM);
  }
  return likeliest && told(likeliest, before);
}

function told(tried: Tried, before: number): Change {
  const changes = tried.moves.map(({ issue, to }) => ({ issue, to })).sort((a, b) => a.issue - b.issue);
  return { changes, before, after: tried.after };
}

function changed(terms: Terms, moves: readonly Move[]): Terms {
  return terms.map((levels, i) => {
    const move = moves.find(({ issue }) => issue === i);
    return move ? [move.to] : levels;
  });
}

function sumOf(slack: Float64Array, shifts: readonly (Float64Array | undefined)[]): Float64Array {
  const sum = Float64Array.from(slack);
  for (const shift of shifts) if (shift) for (let n = 0; n < sum.length; n++) sum[n] = (sum[n] as number) + (shift[n] as number);
  return sum;
}

function movesOf(minds: Minds, need: Need, terms: Terms): readonly Move[] {
  return minds.problem.issues.flatMap((issue, i) => {
    const from = terms[i] ?? [];
    return issue.levels.flatMap((_, to) => {
      if (from.length === 1 && from[0] === to) return [];
      const steps = issue.ordered ? Math.min(...from.map((level) => Math.abs(level - to))) : Number(!from.includes(to));
      return [{ issue: i, to, steps, shifts: need.parties.map((party) => minds.shift(party, i, from, to)) }];
    });
  });
}
