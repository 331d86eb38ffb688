import { describe, expect, it } from "vitest";
import { caseFile } from "../case/case-file.ts";
import { namesOf } from "../case/check-case.ts";
import type { SourceFile } from "../case/source-file.ts";
import { checkJournal, type JournalSurroundings } from "./check-journal.ts";

const AROUND: JournalSurroundings = {
  names: namesOf(
    caseFile.parse({
      version: 1, id: "a", title: "A", summary: "S",
      parties: [{ id: "north", name: "The north", kind: "state" }, { id: "south", name: "The south", kind: "state" }],
      issues: [{ id: "boats", name: "Boats", kind: "quantity", unit: "boats", min: 0, max: 9 }],
    }),
  ),
  accounts: new Map(),
  ghosts: new Set(["unread-account"]),
};

/** A source whose places are the paths themselves. */
function sourceOf(events: readonly object[]): SourceFile {
  const named = events.map((event, i) => ({ id: `e${i}`, type: "breach", title: "T", ...event }));
  return { name: "j", value: { version: 1, events: named }, placeOf: (path) => ({ file: path.join(".") }) };
}

function faultsOf(events: readonly object[], around: JournalSurroundings | undefined = AROUND): string[] {
  const checked = checkJournal(sourceOf(events), around);
  return checked.ok ? [] : checked.faults.map((fault) => `${fault.at?.file ?? ""} ${fault.code}`);
}

const offer = { type: "offer", by: ["south"], to: ["north"], terms: { boats: 3 } };

describe("checkJournal, order of dates", () => {
  it.each<[name: string, times: readonly (string | undefined)[], faulty: readonly number[]]>([
    ["in order", ["2025-03-04", "2025-03-05", "2025-03-05"], []],
    ["one behind", ["2025-03-05", "2025-03-04"], [1]],
    ["two behind one", ["2025-03-05", "2025-03-04", "2025-03-04"], [1, 2]],
    ["overlapping", ["2025-03-05", "2025-03", "2025", "2025-03-01/2025-03-05"], []],
    ["just touching", ["2025-03-05", "2025-03-01/2025-03-04"], [1]],
    ["without a time between", ["2025-03-05", undefined, "2025-03-04"], [2]],
    ["about", ["2025-03-05", "2025-03-04~", "2025-03-04%"], []],
    ["after about", ["2025-03-05~", "2025-03-04"], []],
    ["in doubt, yet placed", ["2025-03-05?", "2025-03-04"], [1]],
    ["open to the past", ["2025-03-05", "../2025-03-06", "../2025-03-04"], [2]],
    ["by the hour", ["2025-03-05T10:00:00Z", "2025-03-05T12:00:00+03:00"], [1]],
  ])("[J4] %s", (_, times, faulty) => {
    const events = times.map((at) => (at === undefined ? {} : { at }));
    expect(faultsOf(events)).toEqual(faulty.map((i) => `events.${i}.at journal/out-of-order`));
  });

  it("[J5] holds after and before against the order of the list", () => {
    expect(faultsOf([{}, { after: ["e0", { event: "e0", gap: "P2D" }], before: ["e2"] }, {}])).toEqual([]);
    expect(faultsOf([{ after: ["e1", "e0"] }, { before: ["e0", "e1"] }])).toEqual([
      "events.0.after.0 journal/later-event", "events.0.after.1 journal/later-event",
      "events.1.before.0 journal/out-of-order", "events.1.before.1 journal/out-of-order",
    ]);
  });
});

describe("checkJournal, pointers", () => {
  const agreement = { type: "agreement", by: ["north"], terms: {} };

  it.each<[pointer: object, targets: readonly object[]]>([
    [{ type: "response", answer: "accept", answers: "e0" }, [offer]],
    [{ type: "withdrawal", withdraws: "e0" }, [offer]],
    [{ ...offer, replaces: "e0" }, [offer]],
    [{ ...agreement, settles: "e0" }, [offer]],
    [{ type: "approval", given: true, approves: "e0" }, [offer, agreement, { type: "message" }]],
    [{ type: "ratification", given: true, ratifies: "e0" }, [agreement]],
    [{ type: "breach", of: "e0" }, [agreement]],
    [{ type: "implementation", of: "e0" }, [agreement]],
  ])("[J6] %j points at what it may", (pointer, targets) => {
    for (const target of targets) expect(faultsOf([target, pointer])).toEqual([]);
    expect(faultsOf([{ type: "meeting" }, pointer])).toEqual([expect.stringMatching(/^events\.1\.\w+ journal\/wrong-event$/)]);
    expect(faultsOf([pointer, ...targets])[0]).toMatch(/^events\.0\.\w+ journal\/later-event$/);
  });

  it("[J6] reveals any earlier event, whole or in part", () => {
    const reveals = ["e0", { event: "e0", fields: [] }];
    expect(faultsOf([{}, { type: "disclosure", to: ["north"], reveals }])).toEqual([]);
    expect(faultsOf([{ type: "leak", reveals: ["e1"] }, {}])).toEqual(["events.0.reveals.0 journal/later-event"]);
  });
});

describe("checkJournal, the rest", () => {
  it("[J1] sets aside what does not fit, keeps places right, and knows what it set aside by name", () => {
    const events = [{ ...offer, tu: 1 }, { at: "2025-02-30" }, { type: "response", answers: "e0", answer: "accept" }, { place: "nowhere" }];
    expect(faultsOf(events)).toEqual(["events.0.tu file/unknown-field", "events.1.at time/impossible-date", "events.3.place case/unknown-place"]);
  });

  it("[J1] without a case, checks what can be told from the journal alone", () => {
    const events = [{ ...offer, place: "nowhere", by: ["nobody"] }, { at: "2025-02-30" }];
    const checked = checkJournal(sourceOf(events), undefined);
    expect(checked.ok ? [] : checked.faults.map((fault) => fault.code)).toEqual(["time/impossible-date"]);
  });

  it("[J7] takes unknown under by, public under to, and neither elsewhere", () => {
    expect(faultsOf([{ ...offer, by: ["unknown"], to: ["public"] }])).toEqual([]);
    expect(faultsOf([{ ...offer, by: ["public"], to: ["unknown"], present: ["unknown", "public"], through: ["unknown"] }])).toHaveLength(5);
  });

  it("[J9] lets a report bear out a part of terms and facts and differ in the rest", () => {
    const report = {
      account: "unread-account", span: { start: 0, end: 1, sha256: "a".repeat(64) }, attribution: { kind: "outlet" }, standing: "fact",
    };
    const told = (extra: object): string[] => faultsOf([{ ...offer, at: "2025", facts: { n: 1 }, reports: [{ ...report, ...extra }] }]);
    expect(told({ vouches: ["terms", "facts", "at"], says: { terms: { boats: 4 }, facts: { n: 2 } } })).toEqual([]);
    expect(told({ vouches: ["at"], says: { at: "2024" } })).toEqual(["events.0.reports.0.vouches.0 journal/vouches"]);
    expect(told({ vouches: ["place"] })).toEqual(["events.0.reports.0.vouches.0 journal/vouches"]);
    expect(told({ says: { at: "soon" } })).toEqual(["events.0.reports.0.says.at time/not-edtf"]);
  });

  it("[J10] wants a span to end after it starts", () => {
    const report = { account: "unread-account", attribution: { kind: "outlet" }, standing: "fact" };
    const spanOf = (start: number, end: number): string[] => faultsOf([{ reports: [{ ...report, span: { start, end, sha256: "a".repeat(64) } }] }]);
    expect(spanOf(3, 4)).toEqual([]);
    expect(spanOf(4, 4)).toEqual(["events.0.reports.0.span.end journal/span"]);
  });
});
