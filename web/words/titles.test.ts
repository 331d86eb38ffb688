import { describe, expect, test } from "vitest";
import type { SourcedRecord } from "../../src/journal/record.ts";
import { WHOLE_RECORD } from "../../src/study/lens.ts";
import { type Study, studyRecord } from "../../src/study/study.ts";
import { findEvents, wordsOfAll } from "../frame/find-events.ts";
import { printSeenTime, printTitle } from "./titles.ts";

const [A, B, C] = [0, 1, 2];

/** A talk of A and B on the price; C overhears that A was in it. */
const study: Study = studyRecord({
  case: {
    parties: [{ id: "a", name: "Anchor" }, { id: "b", name: "Boat" }, { id: "c", name: "Cable" }],
    people: [], channels: [], mandates: [], places: [], phases: [], deadlines: [],
    issues: [{ id: "price", name: "The price", kind: "quantity", unit: "crowns", min: 0, max: 9 }],
  },
  accounts: { accounts: [] },
  events: [
    { id: "secret-talk", type: "meeting", title: "Boat yields", at: "2025-03-01", by: ["a"], present: ["b"], about: ["price"], reports: [] },
    { id: "tap", type: "interception", title: "A call is heard", at: "2025-03-05", by: ["c"], reveals: [{ event: "secret-talk", fields: ["by"] }], reports: [] },
  ],
} as unknown as SourcedRecord);

const asKnownTo = (party: number, at?: string) => ({ party, atMs: at === undefined ? undefined : Date.parse(`${at}T23:59:59.999Z`) });

describe("what an event is called", () => {
  test("is its title where all of it is known", () => {
    expect(printTitle(study, WHOLE_RECORD, 0)).toBe("Boat yields");
    expect(printTitle(study, asKnownTo(B), 0)).toBe("Boat yields");
  });

  test("is its type and what was known, where that was a part", () => {
    expect(printTitle(study, asKnownTo(C), 0)).toBe("Meeting, known in part: who acted");
    expect(printSeenTime(study, 0, undefined)).toBe("time not known then");
  });

  test("is nothing of its own where it was not known", () => {
    expect(printTitle(study, asKnownTo(C, "2025-03-04"), 0)).toBe("An event not known to Cable");
    expect(printTitle(study, { party: undefined, atMs: Date.UTC(2025, 0, 1) }, 0)).toBe("An event not known to anybody yet");
  });
});

describe("an event is found", () => {
  const find = (query: string, party?: number): number[] =>
    findEvents(study, party === undefined ? WHOLE_RECORD : asKnownTo(party), wordsOfAll(study), query, 9);

  test("by its title, id, type, parties and issues", () => {
    for (const query of ["yields", "SECRET-talk", "meeting boat", "price", "anchor"]) expect(find(query)).toEqual([0]);
    expect(find(" ")).toEqual([]);
    expect(find("e")).toEqual([0, 1]);
    expect(findEvents(study, WHOLE_RECORD, wordsOfAll(study), "e", 1)).toEqual([0]);
  });

  test("under a lens by what that shows, and by nothing more", () => {
    expect(find("anchor", C)).toEqual([0]);
    expect(find("known in part", C)).toEqual([0]);
    for (const query of ["yields", "secret", "boat", "price"]) expect(find(query, C)).toEqual([]);
    expect(find("call", A)).toEqual([]);
  });
});
