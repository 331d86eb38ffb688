import { describe, expect, it } from "vitest";
import type { Study } from "../../../src/study/study.ts";
import type { AnsweredMoment } from "../../../src/study/window/answer.ts";
import { chosenMoment, momentOfEvent, plotted, tableOf } from "./plotted.ts";

const study = { eventNumber: new Map([["a", 0], ["b", 1], ["c", 2], ["d", 3]]) } as unknown as Study;

function moment(event: string): AnsweredMoment {
  return {
    event, at: "", startMs: 0, endMs: 0, probability: 0.5, interval: undefined, withoutMandates: undefined, reached: undefined,
    best: undefined, blocking: [], unblocking: undefined,
  };
}

const all = plotted(study, {
  moments: [moment("b"), moment("nowhere"), moment("d")],
  offers: [],
  marks: [{ event: "c", at: "", startMs: 0, endMs: 0, kind: "leak", title: "C" }],
});

describe("the answer on the plot", () => {
  it("goes by the record's own numbers and leaves out what it does not hold", () => {
    expect(all.events).toEqual([1, 2, 3]);
    expect(all.moments.map(({ event, number }) => [event, number])).toEqual([[1, 0], [3, 2]]);
  });

  it("an event falls in the last moment that has begun", () => {
    expect(momentOfEvent(all.moments, 2)?.number).toBe(0);
    expect(momentOfEvent(all.moments, 0)).toBeUndefined();
  });

  it("looks at the moment named, else the answer's own, else the last", () => {
    expect(chosenMoment(all, { chosen: 0 }, "d")?.number).toBe(2);
    expect(chosenMoment(all, { chosen: 0 }, "gone")?.number).toBe(0);
    expect(chosenMoment(all, { chosen: undefined }, undefined)?.number).toBe(2);
  });

  it("knows what was on the table from how the best differs", () => {
    const best = { package: { pay: "8", crew: "6" }, probability: 0.5, chance: {}, differs: [{ issue: "pay", table: "9", here: "8" }] };
    expect(tableOf({ best })).toEqual({ pay: "9", crew: "6" });
    expect(tableOf({ best: { ...best, differs: [] } })).toBeUndefined();
    expect(tableOf({ best: undefined })).toBeUndefined();
  });
});
