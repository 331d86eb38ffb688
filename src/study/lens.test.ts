import { describe, expect, test } from "vitest";
import type { CaseDraft } from "../case/case-file.ts";
import type { SourcedRecord } from "../journal/record.ts";
import { seesField, sightOf, WHOLE_RECORD } from "./lens.ts";
import { type Study, studyRecord } from "./study.ts";

const [A, C] = [0, 2];

function study(...events: object[]): Study {
  const draft = {
    parties: [{ id: "a" }, { id: "b" }, { id: "c" }],
    people: [], channels: [], issues: [], deadlines: [], mandates: [], places: [], phases: [],
  } as unknown as CaseDraft;
  const drafts = events.map((event, i) => ({ id: `e${String(i)}`, title: "", reports: [], ...event }));
  return studyRecord({ case: draft, accounts: { version: 1, accounts: [] }, events: drafts } as unknown as SourcedRecord);
}

const atEndOf = (day: string): number => Date.parse(`${day}T23:59:59.999Z`);
const TALK = { type: "meeting", at: "2025-03-01", present: ["a", "b"] };

describe("the whole record", () => {
  test("[L1] shows every event whole, whoever knew", () => {
    expect(sightOf(study(TALK), WHOLE_RECORD, 0)).toEqual({ certainty: "certain", fields: undefined, knowing: undefined });
  });

  test("[L2] at a moment shows what is over by then; within its stretch an event is possible, before it absent", () => {
    const record = study({ ...TALK, at: "2025-03-02/2025-03-04" });
    const sight = (day: string): string | undefined => sightOf(record, { party: undefined, atMs: atEndOf(day) }, 0)?.certainty;
    expect(["2025-03-01", "2025-03-02", "2025-03-03", "2025-03-04"].map(sight)).toEqual([undefined, "possible", "possible", "certain"]);
  });
});

describe("as known to a party", () => {
  const told = study(TALK, { type: "disclosure", at: "2025-03-05/2025-03-06", by: ["a"], to: ["c"], reveals: ["e0"] });

  test("[L3] shows only what the record says it knew", () => {
    expect(sightOf(study(TALK), { party: A, atMs: undefined }, 0)?.knowing?.how).toBe("present");
    expect(sightOf(study(TALK), { party: C, atMs: undefined }, 0)).toBeUndefined();
  });

  test("[L3] at a moment, the time that counts is when the party learned, not when it happened", () => {
    const sight = (day: string): string | undefined => sightOf(told, { party: C, atMs: atEndOf(day) }, 0)?.certainty;
    expect(["2025-03-04", "2025-03-05", "2025-03-06"].map(sight)).toEqual([undefined, "possible", "certain"]);
  });

  const inPieces = study(
    TALK,
    { type: "interception", at: "2025-03-02", by: ["c"], reveals: [{ event: "e0", fields: ["place"] }] },
    { type: "interception", at: "2025-03-04", by: ["c"], reveals: [{ event: "e0", fields: ["by"] }] },
    { type: "disclosure", at: "2025-03-06", by: ["a"], to: ["c"], reveals: ["e0"] },
  );

  test("[L4] particulars add up as the pieces arrive", () => {
    const fields = (day: string): unknown => sightOf(inPieces, { party: C, atMs: atEndOf(day) }, 0)?.fields;
    expect(fields("2025-03-03")).toEqual(["place"]);
    expect(fields("2025-03-05")).toEqual(["place", "by"]);
    expect(fields("2025-03-06")).toBeUndefined();
  });

  test("[L4] a field is seen where the sight is whole or names it", () => {
    const sight = sightOf(inPieces, { party: C, atMs: atEndOf("2025-03-03") }, 0);
    expect(sight && seesField(sight, "place")).toBe(true);
    expect(sight && seesField(sight, "terms")).toBe(false);
    const whole = sightOf(inPieces, { party: C, atMs: undefined }, 0);
    expect(whole && seesField(whole, "terms")).toBe(true);
  });

  test("[L5] a later piece counts even where the first has not arrived by then, or not for certain", () => {
    const record = study(
      TALK,
      { type: "interception", at: "2025-03-02/2025-03-20", by: ["c"], reveals: [{ event: "e0", fields: ["place"] }] },
      { type: "disclosure", at: "2025-03-04", by: ["a"], to: ["c"], reveals: ["e0"] },
    );
    const sight = sightOf(record, { party: C, atMs: atEndOf("2025-03-05") }, 0);
    expect(sight).toMatchObject({ certainty: "certain", fields: undefined });
  });
});
