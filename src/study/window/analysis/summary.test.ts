import { describe, expect, it } from "vitest";
import { confidenceOf, summaryOf, type Told } from "./summary.ts";

const CLEAR: Told = {
  chosen: { when: "after “A” (2025-03-05)", probability: 0.62, interval: [0.55, 0.7], best: 0.4, before: 0.2 },
  unknown: [], needed: ["North", "South"], majority: false,
  informed: [{ party: 0, acts: 4, distance: 0.5, before: 0.3, name: "North" }, { party: 1, acts: 3, distance: 0.4, before: 0.3, name: "South" }],
  conflicts: 0, sound: true, offers: 4, answers: 3, voices: 5, singleVoiced: 0, assumedShare: 0.1,
  sensitivity: [{ assumption: "That South's acceptance was needed", kind: "rule", event: undefined, low: 0.62, high: 0.9, turned: "not needed", by: "reweighting" }],
  closing: { lastOpen: 2, closedAt: 3, by: [{ party: 1, through: "reservation", fall: 0.3 }] },
  whenOf: (moment) => `after “M${moment}”`, nameOf: (party) => ["North", "South"][party] ?? "", agreed: [],
};

describe("the summary", () => {
  it("keeps likelihood and confidence apart", () => {
    expect(summaryOf(CLEAR)).toEqual({
      likelihood: "It is likely that after “A” (2025-03-05) some package would have been acceptable to North and South (62%). The most acceptable single package found had a chance of 40%.",
      confidence: "Confidence is high: as single assumptions are turned, the answer ranges from 55% to 70%.",
      closing: "Such a package was last likelier than not after “M2”; it no longer was after “M3”, mostly through a change in what South would have taken.",
      basis: "This rests on 4 offers and 3 answers in 5 independent voices. What moves it most: that South's acceptance was needed (not needed: 62% to 90%).",
    });
  });

  it("is less sure for a reason", () => {
    const level = (more: Partial<Told>): string => confidenceOf({ ...CLEAR, ...more }).level;
    const chosen = CLEAR.chosen ?? expect.fail("none");
    expect(level({ chosen: { ...chosen, interval: [0.4, 0.7] } })).toBe("moderate");
    expect(level({ assumedShare: 0.5 })).toBe("moderate");
    expect(level({ singleVoiced: 2 })).toBe("moderate");
    expect(level({ chosen: { ...chosen, interval: [0.2, 0.8] } })).toBe("low");
    expect(level({ chosen: { ...chosen, before: 0.6 } })).toBe("low");
    expect(level({ conflicts: 1 })).toBe("low");
    expect(level({ sound: false })).toBe("low");
    expect(level({ offers: 1, answers: 0 })).toBe("low");
    expect(level({ informed: [{ party: 0, acts: 0, distance: 0, before: 0.3, name: "North" }] })).toBe("low");
    expect(level({ informed: [{ party: 0, acts: 1, distance: 0.02, before: 0.3, name: "North" }] })).toBe("low");
    expect(level({ chosen: undefined })).toBe("low");
  });

  it("says when nothing can be known, when there never was a window, and when it stood open to the end", () => {
    const nothing = summaryOf({ ...CLEAR, chosen: undefined, unknown: ["There were no offers."], voices: undefined });
    expect(nothing.likelihood).toBe("Whether a deal was possible cannot be known from this record. There were no offers.");
    expect(nothing.basis).toBe("This rests on 4 offers and 3 answers.");
    expect(summaryOf({ ...CLEAR, closing: { lastOpen: undefined, closedAt: undefined, by: [] } }).closing)
      .toBe("At no moment on record was such a package likelier than not.");
    expect(summaryOf({ ...CLEAR, agreed: ["“Signed”"], closing: { lastOpen: 4, closedAt: undefined, by: [] } }).closing)
      .toBe("Such a package was still likelier than not at the last moment on record, after “M4”. The record holds an agreement: “Signed”.");
    expect(summaryOf({ ...CLEAR, closing: { lastOpen: 2, closedAt: 3, by: [{ party: 0, through: "mandate", fall: 0.3 }] } }).closing)
      .toContain("in what the envoys of North could commit to");
  });
});
