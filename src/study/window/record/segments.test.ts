import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { QUAY, studyOf } from "../../../../test/study-of.ts";
import type { WindowProblem } from "../problem.ts";
import { problemOfStudy } from "./problem-of-study.ts";
import { segmentAt } from "./segments.ts";

const MANDATE = { mandates: [{ id: "leave", name: "Leave", envoy: "sam", principal: "court", basis: "stated" }] };

function problem(...events: object[]): WindowProblem {
  return problemOfStudy(studyOf({ ...QUAY, ...MANDATE }, events));
}

const turns = (...events: object[]): (readonly number[])[] => problem(...events).parties.map((party) => party.turns);
const ACT = { type: "offer", by: ["north"], to: ["south"], terms: { boats: 3 } };
const TURN = { type: "turning-point", by: ["relay"] };
const HIDDEN = { type: "turning-point", by: ["north"], hidden: true };

describe("segments", () => {
  it("begin for everybody at a turning point between acts", () => {
    expect(turns(ACT, TURN, ACT)).toEqual([[1], [1], [1]]);
    expect(problem(ACT, TURN, ACT).acts.map(({ segment }) => segment)).toEqual([0, 1]);
  });

  it("do not begin before anybody has acted, and do after the last act: less is known from then on", () => {
    expect(turns(TURN, ACT)).toEqual([[], [], []]);
    expect(turns(ACT, TURN)).toEqual([[1], [1], [1]]);
  });

  it("are one where nobody acts between turning points, begun by the first", () => {
    expect(turns(ACT, TURN, { type: "meeting" }, TURN, TURN, ACT, TURN)).toEqual([[1, 6], [1, 6], [1, 6]]);
  });

  it("begin at what was hidden for who took part, and for others when they learn of it", () => {
    expect(turns(ACT, HIDDEN, ACT)).toEqual([[1], [], []]);
    expect(turns(ACT, HIDDEN, ACT, { type: "interception", by: ["south"], reveals: ["e1"] })).toEqual([[1], [3], []]);
  });

  it("do not begin at what was published of it", () => {
    expect(turns(ACT, HIDDEN, ACT, { type: "leak", by: ["relay"], reveals: ["e1"] })).toEqual([[1], [], []]);
    expect(turns(ACT, HIDDEN, ACT, { type: "statement", by: ["relay"], reveals: ["e1"] })).toEqual([[1], [], []]);
    expect(turns(ACT, HIDDEN, ACT, { type: "leak", by: ["relay"], to: ["south"], published: false, reveals: ["e1"] })).toEqual([[1], [3], []]);
  });

  it("begin at what a party does to a mandate, and for its envoys' party when it is told", () => {
    const narrowed = { type: "mandate-narrowed", by: ["court"], mandate: "leave" };
    expect(turns(ACT, narrowed, ACT)).toEqual([[], [], [1]]);
    expect(turns(ACT, { ...narrowed, to: ["sam"] }, ACT)).toEqual([[], [1], [1]]);
    expect(turns(ACT, narrowed, ACT, { type: "disclosure", by: ["court"], to: ["sam"], reveals: ["e1"] })).toEqual([[], [3], [1]]);
  });

  it("are at most thirteen, and that is noted", () => {
    const many = problem(...Array.from({ length: 40 }, () => [ACT, TURN]).flat());
    expect(many.parties.map(({ segments }) => segments)).toEqual([13, 13, 13]);
    expect(many.parties[0]?.turns.every((turn) => turn % 2 === 1)).toBe(true);
    expect(many.notes.join()).toContain("of 40 times at which its mind may have changed 12 are kept");
  });

  it("hold an act in the number of turns up to it", () => {
    fc.assert(fc.property(fc.uniqueArray(fc.nat(30)), fc.nat(30), (events, event) => {
      const rising = [...events].sort((a, b) => a - b);
      expect(segmentAt(rising, event)).toBe(rising.filter((turn) => turn <= event).length);
    }));
  });

  it("follow, in any order of acts and public turning points, the first turning point after each act", () => {
    fc.assert(fc.property(fc.array(fc.constantFrom("act", "turn", "other"), { maxLength: 20 }), (kinds) => {
      const events = kinds.map((kind) => (kind === "act" ? ACT : kind === "turn" ? TURN : { type: "meeting" }));
      const expected = kinds.flatMap((kind, i) => {
        const before = kinds.slice(0, i).filter((each) => each !== "other");
        return kind === "turn" && before.at(-1) === "act" ? [i] : [];
      });
      expect(turns(...events)[0]).toEqual(expected.length > 12 ? expect.any(Array) : expected);
    }));
  });
});
