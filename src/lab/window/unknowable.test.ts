import { describe, expect, it } from "vitest";
import { studyOf } from "../../../test/study-of.ts";
import type { WindowAnswer } from "../../study/window/answer.ts";
import { windowOf } from "./window-of.ts";

const OPTIONS = ["none", "some", "all"].map((id) => ({ id, name: id }));
const CASE = {
  parties: [{ id: "north", name: "North", kind: "state" }, { id: "south", name: "South", kind: "state" }],
  issues: ["land", "water", "tolls"].map((id) => ({ id, name: id, kind: "scale", options: OPTIONS })),
  preferences: ["land", "water", "tolls"].flatMap((issue) => [
    { party: "north", issue, wants: "more", basis: "stated" }, { party: "south", issue, wants: "less", basis: "stated" },
  ]),
  agreement: { rule: "unanimity", required: ["north", "south"] },
};
const offer = (by: string, terms: object) => ({ type: "offer", at: "2024-05-01", by: [by], to: ["public"], terms });

async function answerTo(draft: object, events: readonly object[], more: object = {}): Promise<WindowAnswer> {
  const answer = await windowOf(studyOf(draft, events), { threads: 1, ...more });
  if (!answer.ok) throw new Error("refused");
  return answer.value;
}

function isNeverSure({ moments, summary }: WindowAnswer): void {
  for (const { interval } of moments) if (interval) expect(interval[1] - interval[0]).toBeGreaterThan(0.3);
  expect(summary.confidence).toMatch(/^Confidence is low/);
}

describe("what cannot be known", { timeout: 60_000 }, () => {
  it("without offers is said, and no number given", async () => {
    const { known, unknown, moments, summary } = await answerTo(CASE, [{ type: "meeting", at: "2024-05-01", present: ["north", "south"] }]);
    expect(known).toBe(false);
    expect(unknown.length).toBeGreaterThan(0);
    expect(moments.every(({ probability }) => probability === undefined)).toBe(true);
    expect(summary.likelihood).toMatch(/cannot be known/);
  });

  it("with one offer stays wide open", async () => {
    const answer = await answerTo(CASE, [offer("north", { land: "some", water: "some", tolls: "none" })]);
    isNeverSure(answer);
    expect(answer.summary.confidence).toMatch(/South|only 1 act/);
  });

  it("where acts contradict one another is told with those acts", async () => {
    const answer = await answerTo(CASE, [
      offer("south", { land: "none", water: "some", tolls: "none" }),
      { type: "response", at: "2024-05-02", by: ["north"], answers: "e0", answer: "accept" },
      offer("south", { land: "all", water: "all", tolls: "some" }),
      { type: "response", at: "2024-05-03", by: ["north"], answers: "e2", answer: "reject" },
    ]);
    expect(answer.identified.feasible).toBe(false);
    expect(answer.identified.conflicts).toEqual([
      { party: "north", acts: [{ event: "e1", kind: "accept" }, { event: "e3", kind: "refuse" }] },
    ]);
    expect(answer.summary.confidence).toMatch(/^Confidence is low.*contradict/);
  });

  it("of a party with no known direction and no act is not made up", async () => {
    const silent = { ...CASE, preferences: CASE.preferences.filter(({ party }) => party === "north") };
    const answer = await answerTo(silent, [offer("north", { land: "some", water: "some", tolls: "none" })]);
    expect(answer.known).toBe(false);
    expect(answer.unknown.join(" ")).toContain("South");
    const heard = await answerTo(silent, [
      offer("north", { land: "some", water: "some", tolls: "none" }), offer("south", { land: "none", water: "some", tolls: "none" }),
    ]);
    isNeverSure(heard);
  });

  it("of a package beyond an issue's range is judged at its end, and that is said", async () => {
    const draft = { ...CASE, issues: [{ id: "land", name: "Land", kind: "quantity", unit: "acres", min: 0, max: 10, step: 1 }, ...CASE.issues.slice(1)] };
    const events = [offer("north", { land: 6, water: "some" }), offer("south", { land: 2, water: "none" })];
    const answer = await answerTo(draft, events, { asked: { land: 25 } });
    expect(answer.asked?.package["Land"] ?? answer.asked?.package["land"]).toMatch(/^10 /);
    expect(answer.notes.join(" ")).toMatch(/beyond|outside|nearest/);
  });
});
