import type { Issue } from "../../../src/case/case-file.ts";
import type { Scenario, SpaceIssue, Valuation } from "../../../src/case/scenario.ts";
import type { Term } from "../../../src/case/term.ts";
import { printSeenTitle } from "../../words/titles.ts";
import type { OffersSeen, SeenRung } from "../offers/seen.ts";

/** Worst and best. */
export type Span = readonly [number, number];

/**
 * An offer among the packages. What it leaves unsettled may still turn out any way, so it is a box: from the worst to
 * the best that can come of it for each party. Settled throughout, it is a point.
 */
export interface OfferBox {
  readonly rung: SeenRung;
  /** As the lens lets it be called. */
  readonly title: string;
  /** Option numbers it leaves possible, issue by issue; one where it settles the issue. */
  readonly possible: readonly (readonly number[])[];
  /** Numbers of the issues it settles to one option. */
  readonly settled: readonly number[];
  readonly x: Span;
  readonly y: Span;
}

/** The offers that settle at least one issue, in order. Cost: rungs × options. */
export function offerBoxes(seen: OffersSeen, issues: readonly Issue[], scenario: Scenario, a: number, b: number): OfferBox[] {
  const [one, other] = [scenario.parties[a]?.value, scenario.parties[b]?.value];
  if (!one || !other) return [];
  return seen.rungs.flatMap((rung) => {
    if (!rung.terms || rung.rung.type === "withdrawal") return [];
    const possible = possibleUnder(rung.terms, issues, scenario.issues);
    const isSettled = (i: number): boolean => possible[i]?.length === 1 && rung.terms?.has(scenario.issues[i]?.id ?? "") === true;
    const settled = [...possible.keys()].filter(isSettled);
    if (settled.length === 0) return [];
    const title = printSeenTitle(rung.event, rung.sight);
    return [{ rung, title, possible, settled, x: spanOf(one, possible), y: spanOf(other, possible) }];
  });
}

/** Options that terms leave possible, issue by issue of the space; all of them where an issue is not settled. */
export function possibleUnder(
  terms: ReadonlyMap<string, Term>,
  issues: readonly Issue[],
  space: readonly SpaceIssue[],
): number[][] {
  return space.map((issue) => {
    const all = Array.from({ length: issue.size }, (_, option) => option);
    const term = terms.get(issue.id);
    const own = issues.find(({ id }) => id === issue.id);
    if (!term || !own) return all;
    const kept = optionsOf(term, own, issue);
    return kept.length === 0 ? all : kept;
  });
}

function optionsOf(term: Term, own: Issue, issue: SpaceIssue): number[] {
  if (term.kind === "option" && own.kind !== "quantity") {
    return term.options.map((id) => own.options.findIndex((option) => option.id === id)).filter((option) => option >= 0);
  }
  if (term.kind !== "amount") return [];
  const { min = 0, step = 1, size } = issue;
  // An amount between two steps is drawn at the nearer one.
  const at = (amount: number): number => Math.min(Math.max(Math.round((amount - min) / step), 0), size - 1);
  const [low, high] = [at(term.atLeast), at(term.atMost)];
  return Array.from({ length: Math.max(high - low, 0) + 1 }, (_, i) => low + i);
}

/** Least and most that can come of it. Exact for additive values; for boxes of packages bounds that hold. */
function spanOf(value: Valuation, possible: readonly (readonly number[])[]): Span {
  if (value.kind === "additive") {
    let [low, high] = [0, 0];
    possible.forEach((options, i) => {
      const worths = options.map((option) => (value.weights[i] ?? 0) * (value.values[i]?.[option] ?? 0));
      low += Math.min(...worths);
      high += Math.max(...worths);
    });
    return [low, high];
  }
  let [low, high] = [0, 0];
  for (const { sides, value: worth } of value.boxes) {
    const inside = (keeps: "some" | "every"): boolean =>
      sides.every((side) => (possible[side.issue] ?? [])[keeps]((option) => option >= side.low && option <= side.high));
    if (!inside("some")) continue;
    const isSure = inside("every");
    if (worth > 0 || isSure) high += worth;
    if (worth < 0 || isSure) low += worth;
  }
  return [low / value.scale, high / value.scale];
}
