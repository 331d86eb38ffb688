import type { Act, ActKind, WindowProblem } from "../src/study/window/problem.ts";

/**
 * A made-up question of a window: two parties that want the opposite of each other on issues of alike levels, and acts
 * that take turns, each closer to the middle. One moment after each act.
 */
export function madeProblem({ issues, levels, acts }: { issues: number; levels: number; acts: number }): WindowProblem {
  const parties = ["red", "blue"].map((id, party) => ({
    id, name: id, required: true, principal: undefined,
    directions: Array.from({ length: issues }, () => (party === 0 ? ("more" as const) : ("less" as const))),
    bases: Array.from({ length: issues }, () => "stated" as const),
    weights: Array.from({ length: issues }, () => undefined),
    segments: 1, turns: [],
  }));
  const made = Array.from({ length: acts }, (_, turn): Act => {
    const party = turn % 2;
    const given = Math.min(levels - 1, Math.floor((turn * levels) / (2 * acts)));
    const kind: ActKind = turn === acts - 1 ? "refuse" : "offer";
    const level = party === 0 ? levels - 1 - given : given;
    const terms = Array.from({ length: issues }, () => [level]);
    return { kind, party, event: turn, segment: 0, terms, standing: undefined, credence: 0.9 };
  });
  return {
    issues: Array.from({ length: issues }, (_, i) => ({
      id: `issue-${i}`, name: `Issue ${i}`, ordered: true, offset: i * levels,
      levels: Array.from({ length: levels }, (_, level) => `level ${level}`),
      places: Array.from({ length: levels }, (_, level) => (levels === 1 ? 0 : level / (levels - 1))), amounts: undefined,
    })),
    stride: issues * levels, parties, rule: "unanimity", acts: made,
    moments: made.map(({ event, terms }, number) => ({
      event, at: `2024-05-${String(number + 1).padStart(2, "0")}`, startMs: Date.UTC(2024, 4, number + 1), endMs: Date.UTC(2024, 4, number + 2),
      segments: [0, 0], mandates: [{ kind: "free" }, { kind: "free" }], table: terms, tableAct: number,
    })),
    noDeal: undefined, notes: [],
  };
}
