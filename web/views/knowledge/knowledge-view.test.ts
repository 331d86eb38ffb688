import { describe, expect, test } from "vitest";
import type { CaseDraft } from "../../../src/case/case-file.ts";
import type { SourcedRecord } from "../../../src/journal/record.ts";
import { WHOLE_RECORD } from "../../../src/study/lens.ts";
import { type Study, studyRecord } from "../../../src/study/study.ts";
import { cellOf, earliness, lagOf, printLag } from "./cells.ts";
import { countKnown } from "./counts.ts";
import { gapsBetween, printDuration } from "./gaps.ts";
import { groupRows, selectEvents } from "./rows.ts";

const [A, B, C] = [0, 1, 2];

function study(...events: object[]): Study {
  const draft = {
    parties: [{ id: "a" }, { id: "b" }, { id: "c" }],
    people: [{ id: "ann", party: "a" }], channels: [{ id: "phone", kind: "backchannel", secrecy: "secret" }],
    issues: [], deadlines: [], mandates: [], places: [], phases: [],
  } as unknown as CaseDraft;
  const drafts = events.map((event, i) => ({ id: `e${String(i)}`, title: "", reports: [], ...event }));
  return studyRecord({ case: draft, accounts: { version: 1, accounts: [] }, events: drafts } as unknown as SourcedRecord);
}

const DAY_MS = 86_400_000;
const atEndOf = (day: string): number => Date.parse(`${day}T23:59:59.999Z`);

/** A talk of A and B; C listens in; B is told that C did; later all is published. */
const talk = study(
  { type: "meeting", at: "2025-03-01", present: ["ann", "b"], channel: "phone" },
  { type: "interception", at: "2025-03-04", by: ["c"], reveals: [{ event: "e0", fields: ["by"] }] },
  { type: "disclosure", at: "2025-03-06", by: ["c"], to: ["b"], reveals: ["e1"] },
  { type: "leak", at: "2025-03-20", by: ["unknown"], reveals: ["e0"], published: true },
);

describe("cells", () => {
  test("say how, since when, and whether all of it was known at first", () => {
    expect(cellOf(talk, WHOLE_RECORD, 0, A)).toMatchObject({ state: "known", how: "present", via: 0, fields: undefined, partAtFirst: false });
    expect(cellOf(talk, WHOLE_RECORD, 0, C)).toMatchObject({ state: "known", how: "intercepted", via: 1, fields: undefined, partAtFirst: true });
    expect(cellOf(talk, WHOLE_RECORD, 1, A)).toEqual({ state: "silent" });
  });

  test("at a moment, tell apart what is not yet known from what the record never says", () => {
    const lens = { party: undefined, atMs: atEndOf("2025-03-05") };
    expect(cellOf(talk, lens, 0, C)).toMatchObject({ state: "known", fields: ["by"] });
    expect(cellOf(talk, lens, 1, B)).toEqual({ state: "not-yet", via: 2 });
    expect(cellOf(talk, lens, 1, A)).toEqual({ state: "silent" });
  });

  test("as known to a party, show of others only what it knew of them", () => {
    const lens = { party: B, atMs: undefined };
    expect(cellOf(talk, lens, 0, A)).toMatchObject({ state: "known", how: "present" });
    expect(cellOf(talk, lens, 0, C)).toMatchObject({ state: "known", how: "intercepted", via: 1 });
    expect(cellOf(talk, { party: A, atMs: atEndOf("2025-03-10") }, 0, C)).toEqual({ state: "hidden" });
  });
});

describe("lags", () => {
  test.each([
    ["2025-03-01", "2025-03-01", "same day", 1],
    ["2025-03-01", "2025-03-02", "+1 day", 1],
    ["2025-03-01", "2025-03-05", "+4 days", 2],
    ["2025-03-01/2025-03-03", "2025-03-05", "+2–4 days", 2],
    ["2025-03-01/2025-03-03", "2025-03-02", "≤ 1 day", 1],
    ["2025-03-01", "2025-04-15", "+45 days", 4],
  ])("from %s to %s: %s", (from, to, words, early) => {
    const pair = study({ type: "meeting", at: from }, { type: "meeting", at: to });
    const lag = lagOf(pair, WHOLE_RECORD, 0, 1);
    expect(printLag(lag, false)).toBe(words);
    expect(earliness(lag, false)).toBe(early);
  });

  test("from an event whose time the party did not know tell nothing of that time", () => {
    expect(printLag(lagOf(talk, { party: C, atMs: atEndOf("2025-03-05") }, 0, 1), false)).toBe("later");
    expect(printLag(lagOf(talk, { party: C, atMs: undefined }, 0, 1), false)).toBe("+3 days");
  });

  test("an event that nothing dates was learned of later, and took part is at once", () => {
    const pair = study({ type: "meeting" }, { type: "meeting" });
    expect(printLag(lagOf(pair, WHOLE_RECORD, 0, 1), false)).toBe("later");
    expect(printLag(lagOf(pair, WHOLE_RECORD, 0, 0), true)).toBe("at once");
  });
});

describe("rows", () => {
  const all = { type: "", who: "", closedOnly: false, gapsOnly: false };

  test("leave out what the lens does not show, then what the filters do not ask for", () => {
    expect(selectEvents(talk, { party: A, atMs: undefined }, all).seen).toEqual([0, 3]);
    expect(selectEvents(talk, WHOLE_RECORD, { ...all, closedOnly: true }).shown).toEqual([0]);
    expect(selectEvents(talk, WHOLE_RECORD, { ...all, type: "leak" }).shown).toEqual([3]);
    expect(selectEvents(talk, WHOLE_RECORD, { ...all, who: "a" }).shown).toEqual([0]);
    expect(selectEvents(talk, WHOLE_RECORD, { ...all, gapsOnly: true }).shown).toEqual([1, 2]);
  });

  test("are not found by a party or a channel that the lens hides", () => {
    const lens = { party: C, atMs: atEndOf("2025-03-05") };
    expect(selectEvents(talk, lens, { ...all, who: "b" }).shown).toEqual([]);
    expect(selectEvents(talk, lens, { ...all, closedOnly: true }).shown).toEqual([]);
  });

  test("stand under the days of a short record and the months of a long one, never going back", () => {
    expect(groupRows(talk, WHOLE_RECORD, [0, 1]).map((row) => (row.kind === "heading" ? row.title : row.event))).toEqual(["Saturday, 1 March 2025", 0, "Tuesday, 4 March 2025", 1]);
    const long = study({ type: "meeting", at: "2025-01-10" }, { type: "meeting", at: "2025-06-01" }, { type: "meeting", at: "2025-05~" });
    expect(groupRows(long, WHOLE_RECORD, [0, 1, 2]).map((row) => (row.kind === "heading" ? row.title : row.event))).toEqual(["January 2025", 0, "June 2025", 1, 2]);
  });
});

test("counts: at once within a week within all", () => {
  const [a, , c] = countKnown(talk, WHOLE_RECORD, [0, 1, 2, 3]);
  expect(a).toMatchObject({ of: 4, atOnce: 2, withinWeek: 2, inTheEnd: 2 });
  expect(c).toMatchObject({ of: 4, atOnce: 3, withinWeek: 4, inTheEnd: 4, byHow: { intercepted: 1, present: 2, public: 1 } });
});

describe("gaps", () => {
  test("open ones first, measured to the moment chosen; then those that closed", () => {
    const gaps = gapsBetween(talk, WHOLE_RECORD, [0, 1, 2, 3], C, A);
    expect(gaps.map(({ event, open }) => [event, open])).toEqual([[1, true], [2, true]]);
    expect(gapsBetween(talk, WHOLE_RECORD, [0, 1, 2, 3], A, C)).toMatchObject([{ event: 0, open: false, forMs: 2 * DAY_MS + 1 }]);
  });

  test("in words", () => {
    expect([12 * DAY_MS, DAY_MS, 3 * 3_600_000, 60_000, 0].map(printDuration)).toEqual(["12 days", "1 day", "3 hours", "less than an hour", "how long is not known"]);
  });
});
