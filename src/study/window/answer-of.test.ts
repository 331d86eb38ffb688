import { describe, expect, it } from "vitest";
import { posteriorsOfPrior } from "../../../test/made-minds.ts";
import { QUAY, reportBy, studyOf } from "../../../test/study-of.ts";
import type { Study } from "../study.ts";
import type { AnswerInput } from "./analysis/answer-input.ts";
import { takeTurns } from "./analysis/turn.ts";
import { alternativesFor, answerOf, turnsToTake } from "./answer-of.ts";
import { windowAnswer } from "./answer-shape.ts";
import type { Identified } from "./identified/identified.ts";
import type { PartyPosterior } from "./posterior.ts";
import { DEFAULT_ASSUMPTIONS } from "./problem.ts";
import { problemOfStudy } from "./record/problem-of-study.ts";

const UNASKED: Identified = { feasible: true, conflicts: [], standings: [], solver: "none", notes: [] };
const DAY = 86_400_000;

const offer = (by: string, at: string, terms: object): object => ({ type: "offer", by: [by], to: [by === "north" ? "south" : "north"], at, terms, reports: [reportBy("a")] });
const TALKS = [
  offer("ana", "2025-03-01", { boats: 8, gate: "shut" }),
  offer("sam", "2025-03-02", { boats: 2, gate: "wide" }),
  { type: "turning-point", at: "2025-03-03" },
  { type: "response", by: ["north"], at: "2025-03-04", answers: "e1", answer: "reject", reports: [reportBy("a")] },
  offer("relay", "2025-03-05", { boats: 5, gate: "ajar" }),
];
/** The court is needed, did nothing, and is taken to want few boats. */
const WISHED = { ...QUAY, preferences: [...QUAY.preferences, { party: "court", issue: "boats", wants: "less", basis: "assumed" }] };

function inputOf(study: Study, change: (posterior: PartyPosterior) => PartyPosterior = (posterior) => posterior): AnswerInput {
  const problem = problemOfStudy(study);
  const posteriors = posteriorsOfPrior(problem, 400, 2).map(change);
  return { study, problem, posteriors, assumptions: DEFAULT_ASSUMPTIONS, identified: UNASKED };
}

const talks = (change?: (posterior: PartyPosterior) => PartyPosterior): AnswerInput => inputOf(studyOf(WISHED, TALKS), change);
const diagnosed = (more: Partial<PartyPosterior["diagnostics"]>): AnswerInput =>
  talks((posterior) => ({ ...posterior, diagnostics: { ...posterior.diagnostics, ...more } }));
const worth = (r: number) => (posterior: PartyPosterior): PartyPosterior =>
  ({ ...posterior, reservation: posterior.reservation.map(() => r), aspiration: posterior.aspiration.map(() => r + 0.1) });

describe("the answer of the window", () => {
  it("has the shape that is published, and is the same each time", () => {
    const answer = answerOf(talks());
    expect(() => windowAnswer.parse(JSON.parse(JSON.stringify(answer)))).not.toThrow();
    expect(JSON.stringify(answerOf(talks()))).toBe(JSON.stringify(answer));
  });

  it("says in words which weights it took from the case", () => {
    const range = { party: "north", issue: "gate", wants: "more", weight: { atLeast: 0.2, atMost: 0.5 }, basis: "inferred" };
    const { rests } = answerOf(inputOf(studyOf({ ...WISHED, preferences: [...WISHED.preferences, range] }, TALKS)));
    const weights = rests.filter(({ text, party }) => party !== undefined && text.includes("weigh"));
    expect(weights.map(({ text, party, basis }) => [text, party, basis])).toEqual([
      ["“Boats” has the weight 0.5 for North", "north", "stated"],
      ["“Gate” has a weight of 0.2 to 0.5 for North", "north", "inferred"],
    ]);
  });

  it("gives every moment a number within its interval, and every package its parties' chances", () => {
    const answer = answerOf(talks());
    expect(answer.known).toBe(true);
    expect(answer.moments.length).toBeGreaterThanOrEqual(4);
    for (const { probability, interval, withoutMandates, reached, best } of answer.moments) {
      expect(interval?.[0]).toBeLessThanOrEqual(probability ?? -1);
      expect(interval?.[1]).toBeGreaterThanOrEqual(probability ?? 2);
      expect(withoutMandates).toBeGreaterThanOrEqual(probability ?? 2);
      expect(reached).toBeLessThanOrEqual(probability ?? -1);
      expect(best?.probability).toBeLessThanOrEqual(probability ?? -1);
      expect(Object.keys(best?.chance ?? {})).toEqual(["north", "south", "court"]);
    }
    expect(answer.offers.map(({ id, by }) => [id, by])).toEqual([["e0", "north"], ["e1", "south"], ["e4", "relay"]]);
    const most = Math.max(...answer.moments.map(({ probability }) => probability ?? 0));
    expect(answer.moments[answer.chosen ?? -1]?.probability ?? 0).toBeGreaterThanOrEqual(most - 0.01);
  });

  it("finds a certain deal certain and an impossible one impossible", () => {
    const certain = answerOf(talks(worth(-1)));
    expect(certain.moments.map(({ probability }) => probability)).toEqual(certain.moments.map(() => 1));
    expect(certain.closing).toMatchObject({ lastOpen: certain.moments.length - 1, closedAt: undefined });
    expect(certain.summary.likelihood).toContain("almost certain");
    const impossible = answerOf(talks(worth(2)));
    expect(impossible.moments.map(({ probability }) => probability)).toEqual(certain.moments.map(() => 0));
    expect(impossible.closing).toMatchObject({ lastOpen: undefined });
    expect(impossible.summary.likelihood).toContain("almost no chance");
    for (const { interval } of impossible.moments) expect(interval?.[1]).toBeGreaterThan(0);
  });

  it("looks at the moment and judges the package that are asked for", () => {
    const input = talks();
    const at = answerOf({ ...input, atMs: input.problem.moments[1]?.startMs, asked: [[4], [1], [0]] });
    expect(at.chosen).toBe(1);
    expect(at.asked?.package).toEqual({ boats: expect.any(String) as string, gate: "ajar", flag: "none" });
    expect(answerOf({ ...input, atMs: -DAY }).chosen).toBe(0);
  });

  it("never is sure where a party that is needed did nothing", () => {
    const answer = answerOf(talks(worth(-1)));
    expect(answer.unknown.join()).toContain("No act of The court is on record");
    expect(answer.summary.confidence).toMatch(/^Confidence is low/);
    expect(answer.moments[answer.chosen ?? 0]?.interval?.[0]).toBe(0);
  });

  it("says what nothing can be known of, without a number", () => {
    const none = answerOf(inputOf(studyOf(WISHED, [{ type: "meeting", by: ["north"], at: "2025-03-01" }])));
    expect(none.known).toBe(false);
    expect(none.unknown.join()).toContain("on record as making, taking or refusing an offer");
    for (const { probability, interval, best } of none.moments) {
      expect([probability, interval, best]).toEqual([undefined, undefined, undefined]);
    }
    expect(none.summary.likelihood).toContain("cannot be known");
    expect(none.closing).toBeUndefined();
    const noIssues = answerOf(inputOf(studyOf({ ...QUAY, issues: [], preferences: [] }, [{ type: "meeting", by: ["north"] }])));
    expect(noIssues.unknown.join()).toContain("no issues");
    const unsettled = answerOf(diagnosed({ rHat: 1.4, sound: false }));
    expect(unsettled.known).toBe(false);
    expect(unsettled.unknown.join()).toContain("did not settle");
    const wishless = answerOf(inputOf(studyOf({ ...QUAY, preferences: [] }, TALKS)));
    expect(wishless.unknown.join()).toContain("Of The court neither an act nor a wish is on record");
  });

  it("tells contradictions and rough sampling, and is not sure then", () => {
    const input = diagnosed({ ess: 200, sound: false });
    const conflict = { party: 0, acts: [0, 2], credences: [1, 1], dropped: 2 };
    const contrary: Identified = { ...UNASKED, feasible: false, conflicts: [conflict] };
    const answer = answerOf({ ...input, identified: contrary });
    expect(answer.identified.conflicts).toEqual([{ party: "north", acts: [{ event: "e0", kind: "offer" }, { event: "e3", kind: "refuse" }] }]);
    expect(answer.unknown.join()).toContain("cannot all be true");
    expect(answer.summary.confidence).toMatch(/low.*contradict.*settle/);
    expect(answer.diagnostics.sound).toBe(false);
  });

  it("tells every act and assumption, and how far each moves it", () => {
    const input = talks();
    const turned = takeTurns(turnsToTake(input));
    const answer = answerOf(input, turned);
    expect(answer.rests.filter(({ kind }) => kind === "act").map(({ event }) => event)).toEqual(["e0", "e1", "e3"]);
    expect(answer.rests.map(({ text }) => text)).toContain("South needs the consent of The court");
    expect(answer.sensitivity.length).toBeGreaterThan(turned.length - 1);
    const rough = alternativesFor(input, turned, true);
    for (const { key } of rough) expect(key).toMatch(/^[\w-]+\/\d\/\d$/);
    expect(alternativesFor(input, turned, false)).toEqual(rough.filter(({ key }) => key.startsWith("noDeal/")));
  });
});
