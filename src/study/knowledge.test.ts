import { describe, expect, test } from "vitest";
import { indexCase } from "../case/case-index.ts";
import type { CaseDraft } from "../case/case-file.ts";
import type { Journal } from "../journal/check-journal.ts";
import { Knowledge } from "./knowledge.ts";

const [A, B, C, P] = [0, 1, 2, 3];

const index = indexCase({
  parties: [{ id: "a" }, { id: "b" }, { id: "c" }, { id: "paper" }],
  people: [{ id: "ann", party: "a" }, { id: "bob", party: "b" }],
  channels: [{ id: "square", kind: "public" }, { id: "phone", kind: "backchannel" }],
  issues: [], deadlines: [], mandates: [], places: [], phases: [],
} as unknown as CaseDraft);

/** Only what knowledge follows from; the rest of an event does not matter here. */
function know(...events: object[]): Knowledge {
  const drafts = events.map((event, i) => ({ id: `e${String(i)}`, title: "", reports: [], ...event }));
  return new Knowledge(drafts as unknown as Journal, index);
}

const TALK = { type: "meeting", present: ["ann", "b"] };

describe("who knew of an event itself", () => {
  test("[K1] those who act, are present or carry it take part in it; a person counts as the party", () => {
    const knowledge = know({ type: "message", by: ["ann"], through: ["b"], present: ["c"], to: [] });
    for (const party of [A, B, C]) expect(knowledge.find(0, party)).toEqual({ event: 0, party, via: 0, how: "present", fields: undefined });
    expect(knowledge.find(0, P)).toBeUndefined();
  });

  test("[K1] nobody comes to know where nobody is known to have acted", () => {
    expect(know({ type: "meeting", by: ["unknown"] }).find(0, A)).toBeUndefined();
  });

  test("[K2] those addressed are told, or relayed to where somebody carries it", () => {
    expect(know({ type: "offer", by: ["ann"], to: ["b"] }).find(0, B)?.how).toBe("told");
    expect(know({ type: "offer", by: ["ann"], to: ["b"], through: ["c"] }).find(0, B)?.how).toBe("relayed");
  });

  test.each([
    ["a statement", { type: "statement", by: ["a"] }],
    ["a turning point", { type: "turning-point", by: ["a"] }],
    ["what is put to everybody", { type: "offer", by: ["a"], to: ["public"] }],
    ["what happens in a public channel", { type: "meeting", by: ["a"], channel: "square" }],
    ["a published leak", { type: "leak", by: ["a"], reveals: [], published: true }],
  ])("[K3] everybody knows of %s", (_, event) => {
    expect(know(event).find(0, A)?.how).toBe("present");
    expect(know(event).find(0, P)?.how).toBe("public");
  });

  test("[K3] a hidden turning point, an unpublished leak and a closed channel stay closed", () => {
    expect(know({ type: "turning-point", hidden: true }).find(0, P)).toBeUndefined();
    expect(know({ type: "leak", by: ["a"], to: ["b"], reveals: [], published: false }).find(0, P)).toBeUndefined();
    expect(know({ type: "meeting", channel: "phone" }).find(0, P)).toBeUndefined();
  });
});

describe("what came to be known through another event", () => {
  test("[K4] a disclosure tells those it reaches; relays of one are told, and pass it on", () => {
    const knowledge = know(TALK, { type: "disclosure", by: ["ann"], to: ["paper"], through: ["c"], reveals: ["e0"] });
    expect(knowledge.find(0, C)).toMatchObject({ via: 1, how: "told" });
    expect(knowledge.find(0, P)).toMatchObject({ via: 1, how: "relayed" });
  });

  test("[K4] a leak leaks, an interception intercepts, a statement makes public", () => {
    expect(know(TALK, { type: "leak", by: ["unknown"], to: ["paper"], reveals: ["e0"], published: false }).find(0, P)?.how).toBe("leaked");
    expect(know(TALK, { type: "leak", by: ["unknown"], to: ["paper"], reveals: ["e0"], published: true }).find(0, C)?.how).toBe("leaked");
    expect(know(TALK, { type: "interception", by: ["c"], reveals: ["e0"] }).find(0, C)?.how).toBe("intercepted");
    expect(know(TALK, { type: "statement", by: ["ann"], reveals: ["e0"] }).find(0, C)?.how).toBe("public");
  });

  test("[K5] who speaks of an event knew of it by then, though the record does not say how", () => {
    const knowledge = know(TALK, { type: "disclosure", by: ["c"], to: ["paper"], reveals: ["e0"] });
    expect(knowledge.find(0, C)).toMatchObject({ via: 1, how: "unstated" });
    expect(knowledge.isTraced(0, C)).toBe(false);
    expect(know(TALK, { type: "statement", by: ["c"], reveals: ["e0"] }).find(0, C)?.how).toBe("unstated");
    expect(know(TALK, { type: "leak", by: ["c"], reveals: ["e0"], published: true }).find(0, C)?.how).toBe("unstated");
  });

  test("[K6] a part stays a part; the first way stays the way; more comes as a later piece", () => {
    const knowledge = know(
      TALK,
      { type: "interception", by: ["c"], reveals: [{ event: "e0", fields: ["place"] }] },
      { type: "disclosure", by: ["ann"], to: ["c"], reveals: [{ event: "e0", fields: ["place"] }] },
      { type: "disclosure", by: ["ann"], to: ["c"], reveals: ["e0"] },
    );
    expect(knowledge.find(0, C)).toEqual({ event: 0, party: C, via: 1, how: "intercepted", fields: ["place"] });
    expect(knowledge.later(0, C)).toEqual([{ event: 0, party: C, via: 3, how: "told", fields: undefined }]);
  });

  test("[K6] an empty list makes known only that it happened", () => {
    expect(know(TALK, { type: "interception", by: ["c"], reveals: [{ event: "e0", fields: [] }] }).find(0, C)?.fields).toEqual([]);
  });

  test("[K6] what comes through one event is one piece", () => {
    const reveals = [{ event: "e0", fields: ["at"] }, { event: "e0", fields: ["place"] }];
    const knowledge = know(TALK, { type: "interception", by: ["c"], reveals });
    expect(knowledge.find(0, C)?.fields).toEqual(["at", "place"]);
    expect(knowledge.later(0, C)).toEqual([]);
  });

  test("[K7] who learns the whole of a disclosure learns what it revealed, and of a part of it nothing more", () => {
    const listening = { type: "interception", by: ["c"], reveals: [{ event: "e0", fields: ["place"] }] };
    const whole = know(TALK, listening, { type: "disclosure", by: ["c"], to: ["paper"], reveals: ["e1"] });
    expect(whole.find(0, P)).toEqual({ event: 0, party: P, via: 2, how: "told", fields: ["place"] });
    const part = know(TALK, listening, { type: "disclosure", by: ["c"], to: ["paper"], reveals: [{ event: "e1", fields: ["by"] }] });
    expect(part.find(0, P)).toBeUndefined();
  });
});

describe("the way it went", () => {
  test("[K8] the path runs from the event through each disclosure", () => {
    const knowledge = know(
      TALK,
      { type: "disclosure", by: ["ann"], to: ["c"], reveals: ["e0"] },
      { type: "leak", by: ["c"], to: ["paper"], reveals: ["e0"], published: false },
    );
    expect(knowledge.pathOf(0, A)).toEqual([0]);
    expect(knowledge.pathOf(0, P)).toEqual([0, 1, 2]);
    expect(knowledge.isTraced(0, P)).toBe(true);
  });

  test("[K8] it breaks off where nobody says who spoke", () => {
    const knowledge = know(TALK, { type: "leak", by: ["unknown"], to: ["paper"], reveals: ["e0"], published: false });
    expect(knowledge.pathOf(0, P)).toEqual([0, 1]);
    expect(knowledge.isTraced(0, P)).toBe(false);
  });

  test("[K8] who listens in heard it from nobody, even beside somebody who knew", () => {
    const knowledge = know(TALK, { type: "disclosure", by: ["ann"], to: ["c"], reveals: ["e0"] }, { type: "interception", by: ["c", "paper"], reveals: ["e0"] });
    expect(knowledge.pathOf(0, P)).toEqual([0, 2]);
    expect(knowledge.isTraced(0, P)).toBe(true);
  });
});

describe("who knew that others knew", () => {
  test("[K9] those who met know of one another; those outside know of nobody", () => {
    expect(know(TALK).knownBy(0, B)).toEqual([{ party: A, occasion: 0, via: 0, how: "present" }]);
    expect(know(TALK).knownBy(0, C)).toEqual([]);
  });

  test("[K9] who tells a party knows that it knows, even where the party knew already", () => {
    const knowledge = know(TALK, { type: "interception", by: ["c"], reveals: ["e0"] }, { type: "disclosure", by: ["ann"], to: ["c"], reveals: ["e0"] });
    expect(knowledge.find(0, C)?.via).toBe(1);
    expect(knowledge.knownBy(0, C)).toEqual([{ party: A, occasion: 2, via: 2, how: "present" }]);
  });

  test("[K9] a warning that somebody listened makes known that they know", () => {
    const knowledge = know(TALK, { type: "interception", by: ["c"], reveals: ["e0"] }, { type: "disclosure", by: ["paper"], to: ["ann"], reveals: ["e1"] });
    expect(knowledge.knownBy(0, C)).toEqual([
      { party: A, occasion: 1, via: 2, how: "told" },
      { party: P, occasion: 1, via: 2, how: "unstated" },
    ]);
  });

  test("[K9] a part shows that a party knew only if the party stands in it", () => {
    const offer = { type: "offer", by: ["ann"], to: ["b"] };
    const saw = (fields: string[]): Knowledge => know(offer, { type: "interception", by: ["c"], reveals: [{ event: "e0", fields }] });
    expect(saw(["by"]).knownBy(0, A).map((of) => of.party)).toContain(C);
    expect(saw(["by"]).knownBy(0, B).map((of) => of.party)).not.toContain(C);
    expect(saw(["to"]).knownBy(0, B).map((of) => of.party)).toContain(C);
    expect(saw(["terms"]).knownBy(0, A).map((of) => of.party)).not.toContain(C);
  });
});
