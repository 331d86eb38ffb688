import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventId, smallReading } from "../../../test/small-reading.ts";
import { decide, toAccept, toUndo } from "./decide.ts";
import { type Decision, type DeskAct, parseDecisions, printDecision } from "./decision.ts";
import { countsOf, deskOf, type DeskState, itemsOf } from "./desk.ts";

const READING = smallReading();
const FIRST = smallReading(["gazette"]);

/** The decision an act comes to; an accept as if its events had been written. */
function decisionOf(state: DeskState, act: DeskAct, number: number): Decision | undefined {
  if (act.act === "accept") {
    const entries = toAccept(state, act.item);
    if (!entries.ok) return undefined;
    const took = entries.value.map(({ mark, id, event }) => ({ item: mark, event: event ?? id, created: event === undefined }));
    return { version: 1, number, act: "accept", took, wrote: [] };
  }
  if (act.act === "undo") {
    const undone = toUndo(state, act);
    return undone.ok ? { version: 1, number, act: "undo", of: undone.value.number } : undefined;
  }
  const made = decide(state, act, number);
  return made.ok ? made.value : undefined;
}

function decideAll(acts: readonly DeskAct[], log: readonly Decision[] = [], reading = READING): Decision[] {
  const decisions = [...log];
  for (const act of acts) {
    const made = decisionOf(deskOf(reading, decisions), act, decisions.length + 1);
    if (made) decisions.push(made);
  }
  return decisions;
}

const look = (decisions: readonly Decision[], reading = READING) => itemsOf(deskOf(reading, decisions));
const stateOf = (id: string, decisions: readonly Decision[], reading = READING) =>
  look(decisions, reading).find((item) => item.id === id)?.state;

const item = fc.constantFrom(...READING.candidates.map(({ id }) => id), eventId("offer-1-2"), eventId("nothing"));
const act: fc.Arbitrary<DeskAct> = fc.oneof(
  fc.record({ act: fc.constant("accept" as const), item }),
  fc.record({ act: fc.constant("reject" as const), item }),
  fc.record({ act: fc.constant("edit" as const), item, set: fc.record({ title: fc.string({ minLength: 1, maxLength: 20 }) }) }),
  fc.record({ act: fc.constant("merge" as const), items: fc.array(item, { minLength: 2, maxLength: 3 }) }),
  fc.record({ act: fc.constant("split" as const), item, reports: fc.array(fc.nat(2), { minLength: 1, maxLength: 2 }) }),
  fc.record({ act: fc.constant("undo" as const) }),
);
const acts = fc.array(act, { maxLength: 12 });

describe("the desk", () => {
  it("[D13] stands after an undo as it stood before what was undone", () => {
    fc.assert(fc.property(acts, act, (before, one) => {
      const log = decideAll(before);
      const done = decideAll([one], log);
      if (done.length === log.length || one.act === "undo") return;
      const undone = decideAll([{ act: "undo" }], done);
      expect(undone.length).toBe(done.length + 1);
      expect(look(undone)).toEqual(look(log));
    }));
  });

  it("[D11] stands the same when its decisions are read back", () => {
    fc.assert(fc.property(acts, (all) => {
      const log = decideAll(all);
      const read = parseDecisions(log.map(printDecision).join(""));
      expect(read).toEqual({ decisions: log, unreadable: 0 });
      expect(look(read.decisions)).toEqual(look(log));
    }));
  });

  it("keeps every report of every candidate, once", () => {
    const reports = (items: ReturnType<typeof look>): string[] =>
      items.flatMap(({ candidate }) => candidate.reports.map(({ account, span }) => `${account} ${span.start}`)).sort();
    fc.assert(fc.property(acts, (all) => {
      expect(reports(look(decideAll(all)))).toEqual(reports(look([])));
    }));
  });

  it("[D11] bears any history, on any reading", () => {
    const log = fc.array(fc.oneof(fc.json(), fc.string(), acts.map((all) => decideAll(all).map(printDecision).join(""))), { maxLength: 6 });
    const readings = fc.constantFrom(READING, FIRST, { ...READING, candidates: [], accounts: [] });
    fc.assert(fc.property(log, readings, (lines, reading) => {
      const { decisions } = parseDecisions(lines.join("\n"));
      expect(() => itemsOf(deskOf(reading, decisions))).not.toThrow();
    }));
  });

  it("counts what is left", () => {
    const log = decideAll([{ act: "accept", item: eventId("offer-1") }, { act: "reject", item: eventId("leak-1") }]);
    expect(countsOf(deskOf(READING, log))).toEqual({ open: 4, accepted: 1, rejected: 1, newReports: 0 });
  });

  it("[D8] accepts the offer that a response answers along with it", () => {
    expect(look([]).find(({ id }) => id === "response-1")?.needs).toBe("offer-1");
    const log = decideAll([{ act: "accept", item: eventId("response-1") }]);
    expect([stateOf("offer-1", log), stateOf("response-1", log)]).toEqual(["accepted", "accepted"]);
    expect(look(decideAll([{ act: "undo" }], log))).toEqual(look([]));
  });

  it("[D8] does not accept what answers a rejected offer", () => {
    const state = deskOf(READING, decideAll([{ act: "reject", item: eventId("offer-1") }]));
    const refused = toAccept(state, eventId("response-1"));
    expect(!refused.ok && refused.faults.map(({ code }) => code)).toEqual(["desk/rejected"]);
  });

  it("[D13] lets a decision be taken back only when none rests on it", () => {
    const state = deskOf(READING, decideAll([
      { act: "edit", item: eventId("leak-1"), set: { title: "Told" } }, { act: "edit", item: eventId("meeting-1"), set: { title: "Met" } },
      { act: "reject", item: eventId("leak-1") },
    ]));
    const first = toUndo(state, { act: "undo", decision: 1 });
    expect(!first.ok && first.faults.map(({ code }) => code)).toEqual(["desk/later-decision"]);
    expect(toUndo(state, { act: "undo", decision: 2 }).ok).toBe(true);
  });
});

describe("another reading of the same case", () => {
  /** As if the reader had learned to see more words of it, and called it otherwise. */
  const renamed = () => {
    const other = smallReading();
    return {
      ...other,
      candidates: other.candidates.map((candidate) => ({
        ...candidate, id: eventId(`${candidate.id}-new`),
        reports: candidate.reports.map((report) => ({ ...report, span: { ...report.span, start: report.span.start + 3 } })),
      })),
    };
  };

  it("[D12] keeps rejected what was rejected, accepted what was accepted, and edits", () => {
    const log = decideAll([
      { act: "reject", item: eventId("leak-1") }, { act: "accept", item: eventId("meeting-1") },
      { act: "edit", item: eventId("offer-2"), set: { title: "A better offer", at: null } },
    ], [], FIRST);
    for (const [reading, more] of [[READING, ""], [renamed(), "-new"]] as const) {
      expect(stateOf(`leak-1${more}`, log, reading)).toBe("rejected");
      expect(stateOf(`meeting-1${more}`, log, reading)).toBe("accepted");
      const edited = look(log, reading).find(({ id }) => id === `offer-2${more}`);
      expect([edited?.candidate.title, edited?.candidate.at, edited?.edited]).toEqual(["A better offer", undefined, ["at", "title"]]);
    }
  });

  it("[D17] counts the reports that an accepted event does not have yet", () => {
    const log = decideAll([{ act: "accept", item: eventId("offer-1") }], [], FIRST);
    expect(look(log).find(({ id }) => id === "offer-1")?.newReports).toEqual([1]);
    const again = decideAll([{ act: "accept", item: eventId("offer-1") }], log);
    expect(look(again).find(({ id }) => id === "offer-1")?.newReports).toEqual([]);
  });

  it("[D12] holds a decision for both where the reader makes two of one", () => {
    const log = decideAll([{ act: "reject", item: eventId("offer-1") }]);
    const split = deskOf(READING, decideAll([{ act: "split", item: eventId("offer-1"), reports: [1] }])).entries;
    const reading = { ...READING, candidates: split.map(({ candidate }) => candidate) };
    expect([stateOf("offer-1", log, reading), stateOf("offer-1-2", log, reading)]).toEqual(["rejected", "rejected"]);
    expect(stateOf("response-1", log, reading)).toBe("open");
  });

  it("[D12] merges what the reader has merged by now without a second thought", () => {
    const log = decideAll([{ act: "merge", items: [eventId("offer-1"), eventId("offer-2")] }]);
    expect(look(log).map(({ id }) => id)).not.toContain("offer-2");
    const candidates = look(log).map(({ candidate }) => candidate);
    const reading = { ...READING, candidates };
    expect(look(log, reading).filter(({ state }) => state === "open")).toHaveLength(5);
  });
});
