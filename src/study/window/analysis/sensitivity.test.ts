import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { posteriorsOfPrior, problemOfShape } from "../../../../test/made-minds.ts";
import { type Act, DEFAULT_ASSUMPTIONS, type WindowProblem } from "../problem.ts";
import { needOf } from "./need.ts";
import { intervalOf, type Moved, Moves, toldMoves, wilson } from "./sensitivity.ts";
import { alternativesOf, takeTurn, thinnedAll, type TurnedTurn } from "./turn.ts";
import { silentTurns, type Turn, turnsOf } from "./turns.ts";

const act = (party: number, event: number, terms: Act["terms"], kind: Act["kind"] = "offer"): Act =>
  ({ kind, party, event, segment: 0, terms, standing: undefined, credence: 0.9 });

function setting(more: Partial<Parameters<typeof problemOfShape>[0]> = {}) {
  const made = problemOfShape({
    parties: 2, levels: [3, 3, 2], moments: [{}, { mandates: [{ kind: "bound", leaves: [] }, { kind: "free" }] }],
    direction: (p) => (p === 0 ? "more" : "less"), acts: [act(0, 0, [[2], [2], [1]]), act(1, 1, [[1], [1], [1]], "refuse")], ...more,
  });
  const problem: WindowProblem = { ...made, parties: made.parties.map((party) => ({ ...party, bases: party.bases.map(() => "assumed") })) };
  const base = thinnedAll(posteriorsOfPrior(problem, 600, 4));
  const need = needOf(problem) ?? expect.fail("nobody");
  const take = (turn: Turn): TurnedTurn => takeTurn(turn, base, new Map());
  const turns = turnsOf(problem, DEFAULT_ASSUMPTIONS, need.parties, (event) => `Event ${event}`);
  const moves = new Moves(problem, DEFAULT_ASSUMPTIONS, need, base, 0);
  const movesOf = (some: readonly Turn[]): readonly Moved[] => some.map((turn) => moves.of(take(turn)));
  return { problem, base, need, take, turns, moves, movesOf };
}

describe("what is turned", () => {
  it("is every act by its event, every assumption in use, every direction not stated, and who is needed", () => {
    const keys = setting().turns.map(({ key }) => key);
    expect(keys).toEqual(expect.arrayContaining([
      "event-0", "event-1", "bluff", "reservationShift", "noDeal", "trustReports", "direction-0-0", "direction-1-2", "mandatesBind",
      "unneeded-0", "unneeded-1",
    ]));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).not.toContain("turn");
    const plain = turnsOf(problemOfShape({ parties: 1, levels: [2], segments: 2 }), DEFAULT_ASSUMPTIONS, [0], () => "");
    expect(plain.map(({ key }) => key)).toContain("turn");
    expect(plain.filter(({ kind }) => kind !== "prior")).toEqual([]);
  });

  it("is what the case says of weights, party by party, where it says anything", () => {
    const { problem, take, moves } = setting();
    const [first, ...others] = problem.parties;
    if (!first) expect.fail("nobody");
    const weighed = { ...first, weights: [{ low: 0.1, high: 0.1 }, { low: 0.2, high: 0.6 }, undefined] };
    const keys = (parties: WindowProblem["parties"]): Turn[] =>
      turnsOf({ ...problem, parties }, DEFAULT_ASSUMPTIONS, [0, 1], () => "").filter(({ key }) => key.startsWith("weights-"));
    expect(keys(problem.parties)).toEqual([]);
    const [turn, ...more] = keys([weighed, ...others]);
    if (!turn) expect.fail("no turn");
    expect([turn.key, more]).toEqual(["weights-0", []]);
    // Left open, they are as those of the party of whom nothing is said: here nothing moves.
    const taken = take(turn);
    expect([...(taken.ways[0]?.parties.keys() ?? [])]).toEqual([0]);
    expect(taken.ways[0]?.parties.get(0)?.posterior).toBeUndefined();
    expect(Math.max(...moves.of(taken).up)).toBeCloseTo(0, 9);
  });

  it("moves nothing up when a party can only refuse, nothing down when it is not needed or bound", () => {
    const { problem, turns, movesOf } = setting();
    const rules = turns.filter(({ kind }) => kind === "rule");
    for (const { down } of movesOf(rules)) expect(Math.min(...down)).toBe(0);
    const [silent] = movesOf(silentTurns(problem, [1]));
    const [unneeded] = movesOf(turns.filter(({ key }) => key === "unneeded-1"));
    expect(silent?.up).toEqual(unneeded?.up);
    expect(silent?.down[0]).toBeLessThan(0);
    expect(silent?.down[1]).toBeCloseTo(0, 12);
  });

  it("weighs draws anew where an act is dropped, and changes no mind", () => {
    const { turns, take, moves } = setting();
    const taken = take(turns.find(({ key }) => key === "event-1") ?? expect.fail("no turn"));
    expect([...(taken.ways[0]?.parties.keys() ?? [])]).toEqual([1]);
    expect(taken.ways[0]?.parties.get(1)?.posterior).toBeUndefined();
    const moved = moves.of(taken);
    // To have refused a package says that little will do: without it a deal is likelier.
    expect(moved.up[0]).toBeGreaterThan(0);
  });

  it("asks for anew what cannot be weighed, and takes what is handed in", () => {
    const { problem, base, turns } = setting();
    const few = base.map((posterior) =>
      ({ ...posterior, logLikelihood: posterior.logLikelihood.map((_, k) => (k === 0 ? -60 : 0)) }));
    const turn = turns.find(({ key }) => key === "event-1") ?? expect.fail("no turn");
    const rough = takeTurn(turn, few, new Map());
    const [asked] = alternativesOf(rough, problem, DEFAULT_ASSUMPTIONS);
    expect(asked).toMatchObject({ key: "event-1/0/1", party: 1 });
    expect(asked?.problem.acts).toHaveLength(1);
    const [, fresh] = posteriorsOfPrior(problem, 500, 9);
    const taken = takeTurn(turn, few, new Map(fresh ? [["event-1/0/1", fresh]] : []));
    expect(taken.ways[0]?.parties.get(1)?.by).toBe("sampling");
    expect(alternativesOf(taken, problem, DEFAULT_ASSUMPTIONS)).toEqual([]);
  });
});

describe("the interval", () => {
  it("holds the probability and every turn of it", () => {
    const { turns, movesOf } = setting();
    const moves = movesOf(turns);
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 4000 }), (probability, ess) => {
      const [low, high] = intervalOf(probability, 0, ess, 0, moves);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(probability);
      expect(high).toBeGreaterThanOrEqual(probability);
      for (const told of toldMoves(moves, 0, probability, String)) {
        expect(told.low).toBeGreaterThanOrEqual(low);
        expect(told.high).toBeLessThanOrEqual(high);
      }
    }));
    const told = toldMoves(moves, 0, 0.5, String);
    expect(told.map(({ low, high }) => high - low)).toEqual(told.map(({ low, high }) => high - low).sort((a, b) => b - a));
  });

  it("is the score interval where nothing is turned", () => {
    const [low, high] = wilson(0, 400);
    expect([low, high]).toEqual([0, expect.closeTo(0.00672, 4)]);
    expect(intervalOf(0.5, 0.1, 100, 0, []).map((end) => Number(end.toFixed(3)))).toEqual([0.369, 0.631]);
  });
});
