import { describe, expect, test } from "vitest";
import { studyRecord, type Study } from "../../../src/study/study.ts";
import type { SourcedRecord } from "../../../src/journal/record.ts";
import { seeEvents, type SeenEvent } from "./seen.ts";
import { deadlinesSet } from "./verticals.ts";

const [A, , C] = [0, 1, 2];

function study(...events: object[]): Study {
  const record = {
    case: {
      parties: [{ id: "a", name: "A" }, { id: "b", name: "B" }, { id: "c", name: "C" }],
      people: [{ id: "ann", name: "Ann", party: "a" }],
      channels: [{ id: "phone", name: "Phone", kind: "backchannel", secrecy: "secret" }],
      issues: [], mandates: [], places: [], phases: [],
      deadlines: [{ id: "boat", name: "The boat leaves", at: "2025-03-20" }],
    },
    accounts: { accounts: [{ id: "first", lineage: {} }, { id: "copy", lineage: { of: "first" } }] },
    events: events.map((event, i) => ({ id: `e${i}`, title: `Title ${i}`, reports: [], ...event })),
  };
  return studyRecord(record as unknown as SourcedRecord);
}

const all = (of: Study): readonly SeenEvent[] => seeEvents(of, { party: undefined, atMs: undefined }).events;
const TALK = { type: "meeting", at: "2025-03-01", by: ["a"], present: ["b"], channel: "phone" };

describe("through whose eyes", () => {
  const leaked = study(TALK, { type: "message", at: "2025-03-02", by: ["a"], to: ["b"] }, { type: "interception", at: "2025-03-05", by: ["c"], reveals: [{ event: "e0", fields: ["by"] }] });

  test("what a party did not know is not there, and is counted", () => {
    const seen = seeEvents(leaked, { party: C, atMs: undefined });
    expect(seen.events.map(({ event }) => event)).toEqual([0, 2]);
    expect(seen.left).toBe(1);
  });

  test("what it knew in part shows that part: no title, time, channel or party beyond it", () => {
    const [known] = seeEvents(leaked, { party: C, atMs: undefined }).events;
    expect(known).toMatchObject({ timing: "hidden", channel: undefined, parts: [{ party: A, role: "acts" }], order: 1.5, startMs: -Infinity });
    expect(known?.title).not.toContain("Title");
    expect(known?.hidden).toEqual(["at", "channel", "present"]);
    expect(known?.endMs).toBe(Date.UTC(2025, 2, 6));
  });

  test("before a moment, what was within the stretch is possible, what was not yet is left out", () => {
    const soon = study(TALK, { ...TALK, at: "2025-03-01/2025-03-09" }, { ...TALK, at: "2025-04-01" });
    const { events, left } = seeEvents(soon, { party: undefined, atMs: Date.UTC(2025, 2, 3) - 1 });
    expect(events.map(({ possible }) => possible)).toEqual([false, true]);
    expect(left).toBe(1);
  });
});

describe("what an event rests on", () => {
  const standing = (...reports: [string, string][]): unknown =>
    all(study({ ...TALK, reports: reports.map(([account, standing]) => ({ account, standing })) }))[0]?.standing;
  test("is the strongest standing that an account gives it", () => {
    expect(standing(["first", "belief"], ["first", "fact"])).toBe("fact");
    expect(standing(["first", "denial"], ["first", "allegation"])).toBe("allegation");
    expect(standing()).toBe("fact");
  });

  test("a copy that hardens a belief into a fact makes it no firmer", () => {
    expect(standing(["first", "belief"], ["copy", "fact"])).toBe("belief");
    expect(standing(["copy", "allegation"])).toBe("allegation");
  });
});

test("a leak is drawn from the lanes of those whose talk it carried off, who took no part in it", () => {
  const [, leak] = all(study(TALK, { type: "leak", at: "2025-03-03", by: ["unknown"], to: ["c"], reveals: ["e0"], published: false }));
  expect(leak?.parts).toEqual([{ party: C, role: "receives" }, { party: 0, role: "source" }, { party: 1, role: "source" }]);
});

test("a deadline stands where it was set, also where it was moved from, and not beside the event of its passing", () => {
  const moved = study({ type: "deadline-moved", at: "2025-03-10", deadline: "boat", until: "2025-03-25", by: ["a"] });
  expect(deadlinesSet(moved, all(moved)).map(({ moved: away, event }) => [away, event])).toEqual([[true, undefined], [false, 0]]);
  const passed = study({ type: "deadline-lapsed", at: "2025-03-20", deadline: "boat" });
  expect(deadlinesSet(passed, all(passed))).toEqual([]);
});
