import { describe, expect, it } from "vitest";
import { caseFile } from "../case/case-file.ts";
import { indexCase } from "../case/case-index.ts";
import type { Journal } from "../journal/check-journal.ts";
import { journalFile } from "../journal/event.ts";
import { type OfferStudy, type Rung, studyOffers } from "./offers.ts";

const INDEX = indexCase(
  caseFile.parse({
    version: 1, id: "a", title: "A", summary: "S",
    parties: ["north", "south", "east"].map((id) => ({ id, name: id, kind: "state" })),
    people: [{ id: "ana", name: "Ana", party: "north" }],
    issues: [
      { id: "boats", name: "Boats", kind: "quantity", unit: "boats", min: 0, max: 100 },
      { id: "flag", name: "Flag", kind: "choice", options: [{ id: "red", name: "red" }, { id: "blue", name: "blue" }] },
      { id: "gate", name: "Gate", kind: "scale", options: ["shut", "ajar", "wide"].map((id) => ({ id, name: id })) },
    ],
  }),
);
const [NORTH, SOUTH, EAST] = [0, 1, 2];

function study(...events: readonly object[]): OfferStudy {
  const named = events.map((event, i) => ({ id: `e${i}`, title: "T", ...event }));
  return studyOffers(journalFile.parse({ version: 1, events: named }).events as unknown as Journal, INDEX);
}

const offer = (by: string, terms: object, extra: object = {}): object => ({ type: "offer", by: [by], to: ["public"], terms, ...extra });
const last = ({ ladder }: OfferStudy): Rung => ladder.at(-1) ?? expect.fail("no rung");
const moved = (was: object, became: object): string[] => last(study(offer("north", was), offer("north", became))).moved.map(({ issue, change }) => `${issue} ${change}`);

describe("the ladder", () => {
  it("has offers, answers, withdrawals, agreements, and statements that carry terms, in order", () => {
    const { ladder } = study(
      { type: "meeting" },
      offer("ana", { boats: 3 }),
      { type: "statement", by: ["south"] },
      { type: "statement", by: ["south"], terms: { boats: 9 } },
      { type: "response", by: ["south"], answers: "e1", answer: "reject" },
      { type: "withdrawal", by: ["north"], withdraws: "e1" },
      { type: "agreement", by: ["south", "ana"], terms: { boats: 5 }, settles: "e1" },
    );
    expect(ladder.map(({ event, type, party, about }) => [event, type, party, about])).toEqual([
      [1, "offer", NORTH, undefined],
      [3, "statement", SOUTH, undefined],
      [4, "response", SOUTH, 1],
      [5, "withdrawal", NORTH, 1],
      [6, "agreement", SOUTH, 1],
    ]);
  });

  it("has no party where nobody says who", () => {
    expect(last(study(offer("unknown", { boats: 3 })))).toMatchObject({ party: undefined, parties: [], from: undefined, moved: [] });
  });

  it("keeps every answer to an offer, in order", () => {
    const { answersTo } = study(
      offer("north", { boats: 3 }),
      { type: "response", by: ["south"], answers: "e0", answer: "reserve", tentative: true },
      { type: "response", by: ["east"], answers: "e0", answer: "accept" },
    );
    expect(answersTo.get(0)).toEqual([
      { event: 1, party: SOUTH, answer: "reserve", tentative: true },
      { event: 2, party: EAST, answer: "accept", tentative: false },
    ]);
  });
});

describe("what moved", () => {
  it.each<[was: object, became: object, moves: string[]]>([
    [{ boats: 3 }, { boats: 5 }, ["boats more"]],
    [{ boats: 5 }, { boats: 3 }, ["boats less"]],
    [{ boats: 3 }, { boats: 3 }, []],
    [{ boats: 3 }, { boats: { amount: 3 } }, []],
    [{ boats: { atLeast: 3, atMost: 5 } }, { boats: { atLeast: 3, atMost: 7 } }, ["boats more"]],
    [{ boats: 3 }, { boats: { amount: 3, about: true } }, ["boats qualified"]],
    [{ boats: 3 }, { boats: { amount: 3, condition: "in spring" } }, ["boats qualified"]],
    [{ gate: "shut" }, { gate: "wide" }, ["gate more"]],
    [{ gate: "wide" }, { gate: "ajar" }, ["gate less"]],
    [{ flag: "red" }, { flag: "blue" }, ["flag other"]],
    [{ boats: 3 }, { flag: "red" }, ["boats dropped", "flag added"]],
    [{ boats: 3 }, { boats: "unspecified" }, ["boats unspecified"]],
    [{ boats: 3 }, { boats: "open" }, ["boats opened"]],
    [{ gate: "shut" }, { gate: "ruled-out" }, ["gate ruled-out"]],
    [{ boats: "open" }, { boats: { state: "open", note: "later" } }, ["boats qualified"]],
    [{ boats: "open" }, { boats: 3 }, ["boats other"]],
    [{ gate: "shut", boats: 1 }, { gate: "wide", boats: 2 }, ["boats more", "gate more"]],
  ])("from %j to %j", (was, became, moves) => {
    expect(moved(was, became)).toEqual(moves);
  });

  it("is told with what was and what became", () => {
    const [move] = last(study(offer("north", { boats: 3 }), offer("north", { boats: 5 }))).moved;
    expect(move).toMatchObject({ issue: "boats", was: { atLeast: 3 }, became: { atLeast: 5 } });
  });

  it("is since the same party's last word in the same channel, else in any, else since what it replaces", () => {
    const events = [
      offer("north", { boats: 1 }, { channel: "quay" }),
      offer("south", { boats: 90 }, { channel: "quay" }),
      offer("north", { boats: 2 }, { channel: "phone" }),
    ];
    expect(last(study(...events)).from).toBe(0);
    expect(last(study(...events, offer("north", { boats: 3 }, { channel: "quay" }))).from).toBe(0);
    expect(last(study(...events, offer("north", { boats: 3 }, { channel: "phone" }))).from).toBe(2);
    expect(last(study(...events, offer("north", { boats: 3 }, { channel: "phone", replaces: "e1" }))).from).toBe(1);
    expect(last(study(...events, offer("east", { boats: 3 }))).from).toBeUndefined();
  });
});

describe("positions", () => {
  const stretches = ({ positions }: OfferStudy): unknown[] =>
    positions.map(({ issue, party, from, until }) => [issue, party, from, until]);

  it("stand until the party's next word on the issue, and only on that issue", () => {
    expect(stretches(study(offer("north", { boats: 3, flag: "red" }), offer("south", { boats: 9 }), offer("ana", { boats: 4 })))).toEqual([
      ["boats", NORTH, 0, 2],
      ["flag", NORTH, 0, undefined],
      ["boats", SOUTH, 1, undefined],
      ["boats", NORTH, 2, undefined],
    ]);
  });

  it("end with a withdrawal of the offer that took them, not of an earlier one", () => {
    expect(stretches(study(offer("north", { boats: 3 }), { type: "withdrawal", by: ["north"], withdraws: "e0" }))).toEqual([["boats", NORTH, 0, 1]]);
    expect(stretches(study(offer("north", { boats: 3 }), offer("north", { boats: 4 }), { type: "withdrawal", by: ["north"], withdraws: "e0" }))).toEqual([
      ["boats", NORTH, 0, 1],
      ["boats", NORTH, 1, undefined],
    ]);
  });

  it("come from counters and statements too, and from an agreement to all that made it", () => {
    const agreed = study(
      offer("north", { boats: 3 }),
      { type: "response", by: ["south"], answers: "e0", answer: "counter", terms: { boats: 6 } },
      { type: "agreement", by: ["ana", "south"], to: ["east", "public"], terms: { boats: 5 } },
    );
    expect(stretches(agreed)).toEqual([
      ["boats", NORTH, 0, 2], ["boats", SOUTH, 1, 2],
      ["boats", NORTH, 2, undefined], ["boats", SOUTH, 2, undefined], ["boats", EAST, 2, undefined],
    ]);
  });
});
