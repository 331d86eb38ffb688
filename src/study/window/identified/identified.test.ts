import { beforeAll, describe, expect, it } from "vitest";
import { loadHighs } from "../../../lab/highs/highs-solver.ts";
import { type MadeAct, type MadeMind, type MadeTerms, problemOfActs } from "../../../../test/made-acts.ts";
import { type Identified, identify, type IdentifyOptions, packagesPut, type Standing } from "./identified.ts";
import type { LpSolver } from "./lp.ts";
import type { ActKind, Levels } from "../problem.ts";

let solver: LpSolver;
beforeAll(async () => {
  solver = await loadHighs();
});

const MORE: MadeMind = { directions: ["more", "more", "more"] };
const OPEN: MadeMind = { directions: ["unknown", "unknown", "unknown"] };
const ALL = [0, 1, 2];

interface Made {
  readonly mind?: MadeMind;
  readonly sizes?: readonly number[];
  readonly segments?: number;
  readonly noDeal?: Levels;
}

/** What follows from the acts of one party. */
function identified(acts: readonly MadeAct[], made: Made = {}, options?: IdentifyOptions): Identified {
  const { mind = MORE, sizes = [3, 3, 3], ...rest } = made;
  return identify(problemOfActs(sizes, [mind], acts, rest), solver, options);
}

function conflictsOf(acts: readonly MadeAct[], made?: Made, options?: IdentifyOptions): readonly (readonly number[])[] {
  return identified(acts, made, options).conflicts.map((conflict) => conflict.acts);
}

/** How one package stands with that party. */
function standing(
  terms: MadeTerms, acts: readonly MadeAct[], made: Made = {}, { segment = 0, anchored = false } = {},
): Standing | undefined {
  const then = { terms: terms.map((levels) => (typeof levels === "number" ? [levels] : levels)), segments: [segment] };
  return identified(acts, made, { packages: [then], anchored }).standings[0]?.[0];
}

describe("acts that can all be true", () => {
  it.each<[string, MadeAct[], Made?]>([
    ["none at all", []],
    ["a better package accepted, a worse one refused", [{ kind: "accept", terms: [2, 1, 1] }, { kind: "refuse", terms: [1, 1, 1] }]],
    ["one traded for another", [{ kind: "accept", terms: [2, 0, 0] }, { kind: "refuse", terms: [1, 2, 0] }]],
    ["what it offered itself refused, as it held out for more", [{ kind: "offer", terms: [1, 1, 1] }, { kind: "refuse", terms: [1, 1, 1] }]],
    [
      "a better package refused later, when other things had changed",
      [{ kind: "accept", terms: [1, 1, 1] }, { kind: "refuse", terms: [2, 2, 2], segment: 1 }], { segments: 2 },
    ],
    ["a better one along the issues refused, where nobody knows what is wanted", [
      { kind: "accept", terms: [1, 1, 1] }, { kind: "refuse", terms: [2, 2, 2] },
    ], { mind: OPEN }],
    ["what is open settled otherwise", [{ kind: "accept", terms: [ALL, 1, 1] }, { kind: "refuse", terms: [ALL, 1, 1] }]],
    ["an issue with one level", [{ kind: "accept", terms: [0, 1, 1] }, { kind: "refuse", terms: [0, 0, 1] }], { sizes: [1, 3, 3] }],
  ])("%s", (_, acts, made) => {
    expect(identified(acts, made)).toMatchObject({ feasible: true, conflicts: [] });
  });
});

describe("acts that contradict one another", () => {
  it("are a package accepted and a better one refused in the same segment, and nothing else", () => {
    expect(conflictsOf([
      { kind: "offer", terms: [2, 2, 2] }, { kind: "accept", terms: [1, 1, 1] }, { kind: "refuse", terms: [0, 2, 0] },
      { kind: "refuse", terms: [1, 2, 1] },
    ])).toEqual([[1, 3]]);
  });

  it.each<[ActKind, ActKind]>([
    ["accept", "would-refuse"], ["would-accept", "withdraw"], ["would-accept", "lapse"], ["accept", "refuse"],
  ])("%s and %s of the same package", (yes, no) => {
    expect(conflictsOf([{ kind: yes, terms: [1, 0, 1] }, { kind: no, terms: [1, 0, 1] }])).toEqual([[0, 1]]);
  });

  it("run against the direction in which less is wanted", () => {
    const mind: MadeMind = { directions: ["less", "less", "less"] };
    expect(conflictsOf([{ kind: "accept", terms: [1, 1, 1] }, { kind: "refuse", terms: [1, 0, 1] }], { mind })).toEqual([[0, 1]]);
    expect(conflictsOf([{ kind: "accept", terms: [1, 1, 1] }, { kind: "refuse", terms: [1, 2, 1] }], { mind })).toEqual([]);
  });

  it("may be three, by a stated weight: one of two issues is worth more than a third of lesser weight", () => {
    const acts: MadeAct[] = [
      { kind: "offer", terms: [0, 0, 0] }, { kind: "accept", terms: [0, 0, 1] }, { kind: "refuse", terms: [1, 0, 0] },
      { kind: "refuse", terms: [0, 1, 0] },
    ];
    const sizes = [2, 2, 2];
    expect(conflictsOf(acts, { sizes, mind: { ...MORE, weights: [undefined, undefined, 0.3] } })).toEqual([[1, 2, 3]]);
    expect(conflictsOf(acts, { sizes, mind: { ...MORE, weights: [undefined, undefined, 0.4] } })).toEqual([]);
    const ranged = (low: number, high: number): Made => (
      { sizes, mind: { ...MORE, weights: [undefined, undefined, { low, high }] } });
    expect(conflictsOf(acts, ranged(0.2, 0.3))).toEqual([[1, 2, 3]]);
    expect(conflictsOf(acts, ranged(0.2, 0.4))).toEqual([]);
    expect(conflictsOf(acts, ranged(0, 1))).toEqual([]);
  });

  it("may be four, by adding up: what was accepted and what was refused hold the same levels", () => {
    const acts: MadeAct[] = [
      { kind: "accept", terms: [0, 1, 0] }, { kind: "accept", terms: [1, 0, 0] }, { kind: "refuse", terms: [0, 0, 0] },
      { kind: "refuse", terms: [1, 1, 0] },
    ];
    expect(conflictsOf(acts, { mind: OPEN })).toEqual([[0, 1, 2, 3]]);
  });

  it("may span segments: each time the other of two packages was the better one", () => {
    const acts: MadeAct[] = [
      { kind: "accept", terms: [2, 0, 0] }, { kind: "refuse", terms: [0, 2, 0] },
      { kind: "accept", terms: [0, 2, 0], segment: 1 }, { kind: "refuse", terms: [2, 0, 0], segment: 1 },
    ];
    expect(conflictsOf(acts, { segments: 2 })).toEqual([[0, 1, 2, 3]]);
  });

  it("are found where terms are open: the best of an acceptance is no better than the worst of a refusal", () => {
    expect(conflictsOf([{ kind: "accept", terms: [[0, 1], 1, 1] }, { kind: "refuse", terms: [[1, 2], 1, 1] }])).toEqual([[0, 1]]);
    expect(conflictsOf([{ kind: "accept", terms: [[0, 1], 1, 1] }, { kind: "refuse", terms: [[0, 2], 1, 1] }])).toEqual([]);
  });

  it("are found where terms are open on an issue of unknown direction, as far as weights and sums go", () => {
    const mind: MadeMind = { directions: ["unknown", "more", "more"], weights: [0.4, 0.35, 0.25] };
    const made: Made = { sizes: [3, 2, 2], mind, segments: 2 };
    const found = (...acts: readonly (readonly [ActKind, MadeTerms, number])[]): readonly (readonly number[])[] => {
      return conflictsOf(acts.map(([kind, terms, segment]) => ({ kind, terms, segment })), made);
    };
    // The best of two levels adds at most the weight, and what both of them add.
    expect(found(["accept", [[0, 1], 0, 0], 0], ["refuse", [2, 1, 1], 0])).toEqual([[0, 1]]);
    expect(found(
      ["accept", [2, 0, 0], 1], ["refuse", [1, 1, 0], 1], ["accept", [[0, 1], 0, 0], 0], ["refuse", [0, 0, 1], 0],
    )).toEqual([[0, 1, 2, 3]]);
    // The worst of two levels adds no less than one of them but for what the other falls short of the weight.
    expect(found(
      ["accept", [1, 0, 0], 1], ["refuse", [2, 1, 0], 1], ["accept", [0, 0, 0], 0], ["refuse", [[0, 1], 0, 1], 0],
    )).toEqual([[0, 1, 2, 3]]);
  });

  it("hold none that can be spared, whatever rows the solver names", () => {
    const acts: MadeAct[] = [
      { kind: "offer", terms: [0, 0, 0] }, { kind: "accept", terms: [1, 1, 1] }, { kind: "refuse", terms: [0, 2, 0] },
      { kind: "refuse", terms: [2, 1, 1] }, { kind: "refuse", terms: [1, 2, 1] },
    ];
    const problem = problemOfActs([3, 3, 3], [MORE], acts);
    for (const name of [(rows: number) => Array.from({ length: rows }, (_, row) => row), () => [], () => [0]]) {
      const loose: LpSolver = {
        name: "loose",
        optimise: (model, objectives) => solver.optimise(model, objectives),
        conflict: (model) => solver.conflict(model) && name(model.rowLower.length),
      };
      expect(identify(problem, loose).conflicts.map((conflict) => conflict.acts)).toEqual([[1, 3], [1, 4]]);
    }
  });

  it("are all listed where they are apart, each without its least credible act", () => {
    const found = identified([
      { kind: "accept", terms: [1, 1, 1], credence: 0.4 }, { kind: "refuse", terms: [2, 2, 2], credence: 0.9 },
      { kind: "accept", terms: [0, 2, 0], segment: 1 }, { kind: "refuse", terms: [0, 2, 2], segment: 1 },
    ], { segments: 2 });
    expect(found.feasible).toBe(false);
    expect(found.conflicts).toEqual([
      { party: 0, acts: [0, 1], credences: [0.4, 0.9], dropped: 0 },
      { party: 0, acts: [2, 3], credences: [1, 1], dropped: 3 },
    ]);
  });

  it("are of one party each: what others did has no part in it", () => {
    const acts: MadeAct[] = [
      { kind: "accept", terms: [1, 1, 1] }, { kind: "refuse", terms: [1, 1, 1], party: 1 },
      { kind: "refuse", terms: [2, 1, 1] }, { kind: "accept", terms: [1, 2, 1], party: 1 },
    ];
    const { conflicts } = identify(problemOfActs([3, 3, 3], [MORE, MORE], acts), solver);
    expect(conflicts.map((conflict) => [conflict.party, conflict.acts])).toEqual([[0, [0, 2]]]);
  });

  it("may be one alone where no deal is known to be worth more", () => {
    const made: Made = { sizes: [2, 2, 2], noDeal: [1, 0, 1], mind: { ...MORE, weights: [0.5, 0.3, 0.2] } };
    expect(conflictsOf([{ kind: "offer", terms: [1, 0, 0] }], made)).toEqual([]);
    expect(conflictsOf([{ kind: "offer", terms: [1, 0, 0] }], made, { anchored: true })).toEqual([[0]]);
    expect(conflictsOf([{ kind: "offer", terms: [1, 1, 0] }], made, { anchored: true })).toEqual([]);
  });
});

describe("a package", () => {
  const OFFERED: MadeAct[] = [{ kind: "offer", terms: [1, 1, 1] }];

  it("must be acceptable where it is what was offered, demanded or accepted", () => {
    for (const kind of ["offer", "ultimatum", "state", "accept", "would-accept"] as const) {
      expect(standing([1, 1, 1], [{ kind, terms: [1, 1, 1] }])).toBe("must");
    }
  });

  it("must be acceptable where it is better on every issue", () => {
    expect(standing([1, 2, 1], OFFERED)).toBe("must");
    expect(standing([1, 2, 0], OFFERED)).toBe("may");
  });

  it("must be acceptable where it was shown to be worth more than what was accepted later", () => {
    const acts: MadeAct[] = [
      { kind: "accept", terms: [2, 0, 0] }, { kind: "refuse", terms: [0, 2, 0] }, { kind: "offer", terms: [0, 2, 0], segment: 1 },
    ];
    expect(standing([2, 0, 0], acts, { segments: 2 }, { segment: 1 })).toBe("must");
    expect(standing([0, 2, 0], acts, { segments: 2 })).toBe("may");
  });

  it("is unsaid where nothing bounds what no deal was worth then", () => {
    expect(standing([1, 1, 1], [])).toBe("unsaid");
    expect(standing([1, 1, 1], OFFERED, { segments: 2 }, { segment: 1 })).toBe("unsaid");
    expect(standing([1, 1, 1], [{ kind: "refuse", terms: [1, 1, 1] }])).toBe("unsaid");
  });

  it("may be acceptable where only the directions would say, and they are not known", () => {
    expect(standing([1, 2, 1], OFFERED, { mind: OPEN })).toBe("may");
    expect(standing([1, 1, 1], OFFERED, { mind: OPEN })).toBe("must");
  });

  it("is judged with what is open settled as the party likes it", () => {
    expect(standing([[0, 1], 1, 1], OFFERED)).toBe("must");
    expect(standing([[0, 2], 1, 1], OFFERED, { mind: OPEN })).toBe("may");
    expect(standing([[0, 1], 1, 1], OFFERED, { mind: OPEN })).toBe("must");
  });

  it("is judged without the acts that were left out", () => {
    const acts: MadeAct[] = [{ kind: "accept", terms: [1, 1, 1], credence: 0.2 }, { kind: "refuse", terms: [2, 1, 1] }];
    expect(standing([1, 1, 1], acts)).toBe("unsaid");
    expect(standing([1, 1, 1], acts.map((act) => ({ ...act, credence: 1 })))).toBe("must");
  });
});

describe("a package, where no deal is worth what its package is", () => {
  const MADE: Made = { noDeal: [1, 1, 1], mind: { ...MORE, weights: [0.5, 0.3, 0.2] } };

  it("must, cannot or may be acceptable by directions and weights alone", () => {
    expect(standing([1, 1, 2], [], MADE, { anchored: true })).toBe("must");
    expect(standing([1, 0, 0], [{ kind: "refuse", terms: [0, 0, 0] }], MADE, { anchored: true })).toBe("may");
    expect(standing([0, 2, 0], [], MADE, { anchored: true })).toBe("unsaid");
  });

  it("cannot be acceptable where it falls short of it in any case", () => {
    const sizes = [2, 2, 2];
    const made: Made = { sizes, noDeal: [1, 0, 0], mind: { ...MORE, weights: [0.6, 0.3, 0.1] } };
    expect(standing([0, 1, 1], [], made, { anchored: true })).toBe("cannot");
    expect(standing([0, 1, 1], [], made)).toBe("unsaid");
  });

  it("is judged as if unanchored where that package is not known", () => {
    expect(standing([2, 2, 2], [], {}, { anchored: true })).toBe("unsaid");
  });
});

describe("the answer", () => {
  it("judges what the acts put, at the segments of that moment", () => {
    const acts: MadeAct[] = [
      { kind: "offer", terms: [1, 1, 1], segment: 1 }, { kind: "accept", terms: [1, 1, 1], party: 1 },
      { kind: "state", terms: [2, 1, 1], party: 1 },
    ];
    const problem = problemOfActs([3, 3, 3], [MORE, MORE], acts, { segments: 2 });
    expect(packagesPut(problem)).toEqual([
      { act: 0, put: { terms: [[1], [1], [1]], segments: [1, 0] } },
      { act: 2, put: { terms: [[2], [1], [1]], segments: [0, 0] } },
    ]);
    expect(identify(problem, solver).standings).toEqual([["must", "must"], ["unsaid", "must"]]);
  });

  it("says that doubtful acts are taken at their word, what is open, and what was left out", () => {
    const acts: MadeAct[] = [{ kind: "accept", terms: [1, 1, 1], credence: 0.5 }, { kind: "refuse", terms: [2, 1, 1] }];
    const notes = identified(acts, { mind: { directions: ["more", "more", "unknown"] } }).notes.join("\n");
    expect(notes).toMatch(/1 of 2 acts/);
    expect(notes).toMatch(/Party 0/);
    expect(notes).toMatch(/least credible/);
  });

  it("has nothing to say without issues or parties", () => {
    const nothing = { feasible: true, conflicts: [], standings: [], solver: solver.name };
    expect(identify(problemOfActs([], [], []), solver)).toMatchObject(nothing);
    const bare = problemOfActs([], [{ directions: [] }], [{ kind: "offer", terms: [] }]);
    expect(identify(bare, solver).standings).toEqual([["must"]]);
  });

  it("scales ranges that no weights fit until some just do", () => {
    const acts: MadeAct[] = [{ kind: "accept", terms: [1, 0, 0] }, { kind: "refuse", terms: [0, 1, 1] }];
    const ranged = (...ranges: [number, number][]): Made => (
      { sizes: [2, 2, 2], mind: { ...MORE, weights: ranges.map(([low, high]) => ({ low, high })) } });
    // Only all of the most, or all of the least, are shares of 1: the first then weighs less than half.
    expect(conflictsOf(acts, ranged([0.05, 0.2], [0.05, 0.15], [0.05, 0.15]))).toEqual([[0, 1]]);
    expect(conflictsOf(acts, ranged([0.8, 0.9], [0.6, 0.9], [0.6, 0.9]))).toEqual([[0, 1]]);
    expect(conflictsOf(acts, ranged([0.1, 0.6], [0.1, 0.6], [0.1, 0.6]))).toEqual([]);
  });

  it("takes stated weights as shares where they add up to more or less than one", () => {
    const acts: MadeAct[] = [{ kind: "accept", terms: [1, 0, 0] }, { kind: "refuse", terms: [0, 1, 1] }];
    for (const scale of [0.1, 1, 5]) {
      const weights = [0.5 * scale, 0.3 * scale, 0.3 * scale];
      expect(conflictsOf(acts, { sizes: [2, 2, 2], mind: { ...MORE, weights } })).toEqual([[0, 1]]);
    }
    expect(conflictsOf(acts, { sizes: [2, 2, 2], mind: { ...MORE, weights: [0, 0, 0] } })).toEqual([]);
    expect(conflictsOf(acts, { sizes: [2, 2, 2], mind: { ...MORE, weights: [2, undefined, undefined] } })).toEqual([]);
  });
});
