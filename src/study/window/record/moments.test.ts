import { describe, expect, it } from "vitest";
import { QUAY, studyOf } from "../../../../test/study-of.ts";
import type { Moment } from "../problem.ts";
import { problemOfStudy } from "./problem-of-study.ts";

const MORE = {
  deadlines: [{ id: "tide", name: "Tide" }],
  mandates: [{ id: "leave", name: "Leave", envoy: "ana", principal: "north", basis: "stated" }],
};

function moments(...events: object[]): readonly Moment[] {
  return problemOfStudy(studyOf({ ...QUAY, ...MORE }, events)).moments;
}

const offer = (by: string, terms: object, more: object = {}): object => ({ type: "offer", by: [by], to: ["south"], terms, ...more });
const FIRST = offer("ana", { boats: 3 });
/** By moment: the event that put what lies on the table, and the levels of the first issue. */
const tables = (...events: object[]): unknown[] => moments(...events).map(({ table, tableAct }) => [table?.[0], tableAct]);

describe("moments", () => {
  it("begin at acts, turns, mandates, moves of the table and lapsed deadlines, and at nothing else", () => {
    const events = [
      { type: "meeting" }, FIRST, { type: "message", by: ["north"] }, { type: "turning-point" },
      { type: "mandate-narrowed", mandate: "leave", limits: { boats: { atMost: 2 } } },
      { type: "response", by: ["south"], answers: "e1", answer: "reserve" }, offer("relay", { boats: 5 }), { type: "deadline-lapsed", deadline: "tide" },
      { type: "statement", by: ["south"], terms: { gate: "wide" } }, { type: "statement", by: ["south"] }, { type: "breach", by: ["south"] },
    ];
    expect(moments(...events).map(({ event }) => event)).toEqual([1, 3, 4, 5, 6, 7, 8]);
  });

  it("is one where nothing changes, and none where nothing happens", () => {
    expect(moments({ type: "meeting" }, { type: "meeting" }).map(({ event }) => event)).toEqual([0]);
    expect(moments()).toEqual([]);
  });

  it("know each party's segment and mandate then", () => {
    const [first, second, third] = moments(FIRST, { type: "turning-point" }, { type: "mandate-revoked", by: ["north"], mandate: "leave" });
    expect([first, second, third].map((moment) => moment?.segments)).toEqual([[0, 0, 0], [1, 1, 1], [1, 1, 1]]);
    expect([second, third].map((moment) => moment?.mandates[0])).toEqual([
      { kind: "bound", leaves: [{ mandate: "leave", allowed: [[0, 1, 2, 3, 4, 5, 6, 7, 8], [0, 1, 2], [0, 1]] }] },
      { kind: "bound", leaves: [] },
    ]);
  });
});

describe("the table", () => {
  it("holds the newest package, with the act that put it where that speaks of a mind", () => {
    expect(tables(FIRST, offer("relay", { boats: 5 }), offer("south", { boats: 1 }))).toEqual([[[3], 0], [[5], undefined], [[1], 1]]);
  });

  it("holds the counter, and what was refused until there is another", () => {
    const counter = { type: "response", by: ["south"], answers: "e0", answer: "counter", terms: { boats: 2 } };
    const refusal = { type: "response", by: ["south"], answers: "e0", answer: "reject" };
    expect(tables(FIRST, counter)).toEqual([[[3], 0], [[2], 2]]);
    expect(tables(FIRST, refusal, offer("relay", { gate: "wide" }))).toEqual([[[3], 0], [[3], 0], [[0], undefined]]);
  });

  it("holds again what is answered later", () => {
    const late = { type: "response", by: ["south"], answers: "e0", answer: "accept" };
    expect(tables(FIRST, offer("relay", { boats: 5 }), late).at(-1)).toEqual([[3], 0]);
  });

  it("is without what is withdrawn or lapses: then the newest of others, or nothing", () => {
    const withdrawn = { type: "withdrawal", by: ["north"], withdraws: "e0" };
    expect(tables(FIRST, withdrawn)).toEqual([[[3], 0], [undefined, undefined]]);
    expect(tables(FIRST, offer("south", { boats: 1 }), { type: "withdrawal", by: ["south"], withdraws: "e1" }).at(-1)).toEqual([[3], 0]);
    expect(tables({ ...FIRST, deadline: "tide" }, { type: "deadline-lapsed", deadline: "tide" }).at(-1)).toEqual([undefined, undefined]);
  });

  it("holds what was agreed, and nothing else besides", () => {
    const agreed = { type: "agreement", by: ["north", "south"], terms: { boats: 4 } };
    expect(tables(FIRST, agreed).at(-1)).toEqual([[4], 1]);
  });
});

describe("times", () => {
  const times = (...events: object[]): string[] => moments(...events).map(({ at }) => at);

  it("are as the record dates them", () => {
    expect(times({ ...FIRST, at: "2020-01-05~" })).toEqual(["2020-01-05~"]);
  });

  it("are worked out from the order or a count where there is no date, longer ones in whole days", () => {
    const start = { type: "meeting", at: "2020-01-01" };
    expect(times(start, { ...FIRST, after: [{ event: "e0", gap: "P7D~" }] })).toEqual(["2020-01-06/2020-01-10"]);
    expect(times(start, FIRST, { type: "meeting", at: "2020-01-02" })).toEqual(["2020-01-01/2020-01-02"]);
    expect(times(start, FIRST)).toEqual(["2020-01-01/.."]);
  });

  it("are told by what went before where nothing bounds them", () => {
    expect(times(FIRST, FIRST)).toEqual(["at first", "after “Event 0”"]);
  });

  it("reach no further than the dates of the record", () => {
    const [moment] = moments({ type: "meeting", at: "2020-01-01" }, FIRST);
    expect(moment).toMatchObject({ startMs: Date.UTC(2020, 0, 1), endMs: Date.UTC(2020, 0, 2) });
    expect(moments(FIRST)[0]).toMatchObject({ startMs: 0, endMs: 0 });
  });
});
