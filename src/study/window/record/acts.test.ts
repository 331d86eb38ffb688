import { describe, expect, it } from "vitest";
import { QUAY, reportBy, studyOf } from "../../../../test/study-of.ts";
import type { WindowProblem } from "../problem.ts";
import { problemOfStudy } from "./problem-of-study.ts";

const DEADLINES = { deadlines: [{ id: "tide", name: "Tide" }, { id: "dusk", name: "Dusk", at: "2020-01-05" }] };

function problem(...events: object[]): WindowProblem {
  return problemOfStudy(studyOf({ ...QUAY, ...DEADLINES }, events));
}

/** `kind party event: level of each issue`; several levels of one as 3|4, all as *. */
function acts(...events: object[]): string[] {
  const { acts: found, parties, issues } = problem(...events);
  return found.map(({ kind, party, event, terms }) => {
    const levels = terms.map((each, i) => (each.length === issues[i]?.levels.length ? "*" : each.join("|")));
    return `${kind} ${parties[party]?.id ?? "?"} ${event}: ${levels.join(" ")}`;
  });
}

const offer = (by: string, terms: object, more: object = {}): object => ({ type: "offer", by: [by], to: ["north", "south"], terms, ...more });
const answer = (by: string, how: string, more: object = {}): object => ({ type: "response", by: [by], answers: "e0", answer: how, ...more });
const FIRST = offer("ana", { boats: 3, gate: "ajar" });

describe("acts", () => {
  it("are an offer of those who made it, on the levels it allows; what it does not speak of stays as no deal leaves it", () => {
    expect(acts(FIRST)).toEqual(["offer north 0: 3 1 0"]);
    expect(acts(offer("north", { boats: { atLeast: 6 }, gate: "unspecified", flag: "red" }))).toEqual(["offer north 0: 6|7|8 * 1"]);
  });

  it("are an ultimatum where it is the last word", () => {
    expect(acts({ ...FIRST, final: true })).toEqual(["ultimatum north 0: 3 1 0"]);
  });

  it.each([
    ["accept", {}, ["accept south 1: 3 1 0"]],
    ["reject", {}, ["refuse south 1: 3 1 0"]],
    ["accept", { tentative: true }, ["would-accept south 1: 3 1 0"]],
    ["reject", { tentative: true }, ["would-refuse south 1: 3 1 0"]],
    ["reserve", {}, []],
    ["counter", {}, ["refuse south 1: 3 1 0"]],
    ["counter", { terms: { boats: 2 } }, ["refuse south 1: 3 1 0", "offer south 1: 2 1 0"]],
    ["accept", { terms: { gate: "wide" } }, ["accept south 1: 3 2 0"]],
    ["reject", { terms: { gate: "wide" } }, ["refuse south 1: 3 1 0"]],
  ])("of an answer %s %j: %j", (how, more, expected) => {
    expect(acts(FIRST, answer("sam", how, more)).slice(1)).toEqual(expected);
  });

  it("of an answer that speaks of part of a range are of that part", () => {
    const range = offer("north", { boats: { atLeast: 2, atMost: 5 } });
    expect(acts(range, answer("south", "reject", { terms: { boats: 5 } }))[1]).toBe("refuse south 1: 5 0 0");
    expect(acts(range, answer("south", "accept", { terms: { boats: 2 } }))[1]).toBe("accept south 1: 2 0 0");
  });

  it("of a withdrawal are of the terms once offered", () => {
    expect(acts(FIRST, { type: "withdrawal", by: ["north"], withdraws: "e0" })[1]).toBe("withdraw north 1: 3 1 0");
  });

  it("of an agreement are of all that made it, but for those who had said yes to what it settles", () => {
    expect(acts({ type: "agreement", by: ["ana", "south"], to: ["relay"], terms: { boats: 4 } })).toEqual([
      "accept north 0: 4 0 0", "accept south 0: 4 0 0",
    ]);
    expect(acts(FIRST, answer("south", "accept"), { type: "agreement", by: ["north", "south"], terms: {}, settles: "e0" })).toEqual([
      "offer north 0: 3 1 0", "accept south 1: 3 1 0", "accept north 2: 3 1 0",
    ]);
  });

  it("of words in public that carry terms are demands; without, nothing", () => {
    expect(acts({ type: "statement", by: ["south"], terms: { gate: "wide" } }, { type: "statement", by: ["south"] })).toEqual(["state south 0: 0 2 0"]);
  });

  it.each([
    ["an offer given leave", FIRST, true, ["accept court 1: 3 1 0"]],
    ["an offer not given leave", FIRST, false, ["refuse court 1: 3 1 0"]],
  ])("of a principal: %s", (_, what, given, expected) => {
    expect(acts(what, { type: "approval", by: ["court"], approves: "e0", given }).slice(1)).toEqual(expected);
  });

  it("of a principal follow what was approved to its terms", () => {
    const approval = (given: boolean): object => ({ type: "approval", by: ["court"], approves: "e1", given });
    expect(acts(FIRST, answer("south", "accept"), approval(true)).at(-1)).toBe("accept court 2: 3 1 0");
    expect(acts(FIRST, answer("south", "counter", { terms: { boats: 1 } }), approval(false)).at(-1)).toBe("refuse court 2: 1 1 0");
    expect(acts(FIRST, answer("south", "reject"), approval(true)).at(-1)).toBe("refuse court 2: 3 1 0");
    expect(acts(FIRST, answer("south", "reject"), approval(false))).toHaveLength(2);
    expect(acts(FIRST, answer("south", "reserve"), approval(true))).toHaveLength(1);
    expect(acts(FIRST, { type: "message", by: ["south"] }, approval(true))).toHaveLength(1);
    const agreed = { type: "agreement", by: ["north"], terms: { boats: 4 } };
    expect(acts(agreed, { type: "ratification", by: ["court"], ratifies: "e0", given: false }).at(-1)).toBe("refuse court 1: 4 0 0");
  });

  it("are none where nobody says who acted, or only others did; and that is noted", () => {
    const unknown = problem(offer("unknown", { boats: 3 }));
    expect(unknown.acts).toEqual([]);
    expect(unknown.notes.join()).toContain("Nobody says who acted, so it is evidence of nobody's mind: “Event 0”.");
    const relayed = problem(offer("relay", { boats: 3 }), answer("north", "reject"));
    expect(relayed.acts.map(({ kind }) => kind)).toEqual(["refuse"]);
    expect(relayed.notes.join()).toContain("no evidence of their minds: “Event 0”.");
  });

  it("are none without terms, and none of meetings, breaches and the like", () => {
    expect(acts(offer("north", {}), { type: "meeting", by: ["north"] }, { type: "breach", by: ["south"] })).toEqual([]);
  });

  it("are as credible as the least credible event they are read from", () => {
    const study = studyOf(
      QUAY,
      [{ ...FIRST, reports: [reportBy("paper", { standing: "allegation" })] }, answer("south", "reject", { reports: [reportBy("paper")] })],
      [{ id: "paper", lineage: { kind: "original" } }],
    );
    const [put, refused] = problemOfStudy(study).acts;
    expect(put?.credence).toBeCloseTo(0.5 * 0.85, 12);
    expect(refused?.credence).toBe(put?.credence);
  });
});

describe("what lapses", () => {
  const TIDE = { ...FIRST, deadline: "tide" };
  const lapsed = { type: "deadline-lapsed", deadline: "tide" };
  const lapses = (...events: object[]): string[] => acts(...events).filter((act) => act.startsWith("lapse"));

  it("is let lapse by those it was put to who had not answered, not by its maker", () => {
    expect(lapses(TIDE, lapsed)).toEqual(["lapse south 1: 3 1 0"]);
    expect(lapses(TIDE, answer("south", "reserve"), lapsed)).toEqual(["lapse south 2: 3 1 0"]);
  });

  it.each([
    ["was answered", answer("south", "reject", { tentative: true })],
    ["was withdrawn", { type: "withdrawal", by: ["north"], withdraws: "e0" }],
    ["was replaced", offer("north", { boats: 2 }, { replaces: "e0" })],
    ["was settled", { type: "agreement", by: ["north", "south"], terms: {}, settles: "e0" }],
    ["had lapsed before", lapsed],
  ])("is not let lapse where it %s", (what, between) => {
    expect(lapses(TIDE, between, lapsed)).toHaveLength(what === "had lapsed before" ? 1 : 0);
  });

  it("is not let lapse by who was not addressed by name", () => {
    expect(lapses({ ...TIDE, to: ["public"] }, lapsed)).toEqual([]);
  });

  it("without an event lapses where the date was past when the record ended, and counts where the offer stands", () => {
    const dusk = { ...FIRST, at: "2020-01-01", deadline: "dusk" };
    expect(lapses(dusk, { type: "meeting", at: "2020-01-06" })).toEqual(["lapse south 0: 3 1 0"]);
    expect(lapses(dusk, { type: "meeting", at: "2020-01-05" })).toEqual([]);
    expect(lapses(dusk, { type: "deadline-moved", deadline: "dusk", until: "2020-01-09" }, { type: "meeting", at: "2020-01-06" })).toEqual([]);
    expect(lapses(dusk, answer("south", "reject", { at: "2020-01-02" }), { type: "meeting", at: "2020-01-06" })).toEqual([]);
  });
});

describe("the package that stood before", () => {
  const standing = (...events: object[]): unknown => problem(...events).acts.at(-1)?.standing;

  it("is the newest put by somebody else, as it stood", () => {
    expect(standing(FIRST)).toBeUndefined();
    expect(standing(FIRST, offer("north", { boats: 2 }))).toBeUndefined();
    expect(standing(FIRST, offer("south", { boats: 1 }))).toEqual([3, 1, 0]);
    expect(standing(FIRST, offer("relay", { boats: 5 }), offer("south", { boats: 1 }))).toEqual([5, 0, 0]);
  });

  it("is settled near what is asked, where it was left open", () => {
    const open = offer("north", { boats: { atLeast: 4, atMost: 6 }, gate: "open" });
    expect(standing(open, offer("south", { boats: 5, gate: "wide" }))).toEqual([5, 2, 0]);
    expect(standing(open, offer("south", { boats: 8 }))).toEqual([6, 0, 0]);
    expect(standing(open, offer("south", { boats: 1 }))).toEqual([4, 0, 0]);
  });

  it("is one that the party knew of", () => {
    const secret = { ...FIRST, to: ["relay"] };
    expect(standing(secret, offer("south", { boats: 1 }))).toBeUndefined();
    expect(standing(secret, { type: "leak", by: ["unknown"], reveals: ["e0"] }, offer("south", { boats: 1 }))).toEqual([3, 1, 0]);
  });

  it("is gone when it was withdrawn or has lapsed", () => {
    expect(standing(FIRST, { type: "withdrawal", by: ["north"], withdraws: "e0" }, offer("south", { boats: 1 }))).toBeUndefined();
    const tide = { ...FIRST, deadline: "tide" };
    expect(standing(tide, { type: "deadline-lapsed", deadline: "tide" }, offer("south", { boats: 1 }))).toBeUndefined();
  });

  it("is none for a further wish, laid beside what waits for its answer", () => {
    const wish = offer("south", { flag: "red" });
    const aside = problem(FIRST, wish);
    expect(aside.acts.at(-1)?.standing).toBeUndefined();
    expect(aside.moments.at(-1)?.table).toEqual([[3], [1], [0]]);
    expect(aside.notes.join()).toContain("further wishes");
    expect(standing(FIRST, answer("south", "reject"), wish)).toEqual([3, 1, 0]);
    expect(standing(FIRST, { ...wish, replaces: "e0" })).toEqual([3, 1, 0]);
  });
});
