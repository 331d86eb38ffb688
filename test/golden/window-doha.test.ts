import { resolve } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { readCaseFolder } from "../../src/journal/adapters/case-folder.ts";
import { windowOf } from "../../src/lab/window/window-of.ts";
import type { WindowAnswer } from "../../src/study/window/answer.ts";
import { studyRecord } from "../../src/study/study.ts";

/** What the record of the talks in Doha supports, in orders and bounds: exact numbers move with every assumption. */
describe("the window of Doha 2025", { timeout: 180_000 }, () => {
  let answer: WindowAnswer;
  beforeAll(async () => {
    const opened = await readCaseFolder(resolve(import.meta.dirname, "../../cases/doha-2025"));
    if (!opened.ok) throw new Error("the case has faults");
    const found = await windowOf(studyRecord(opened.value.record));
    if (!found.ok) throw new Error("no answer");
    answer = found.value;
  }, 180_000);

  const offer = (id: string) => {
    const found = answer.offers.find((each) => each.id === id);
    if (!found) throw new Error(`no offer ${id}`);
    return found;
  };
  const at = (id: string) => {
    const found = answer.moments.find((each) => each.event === id);
    if (!found) throw new Error(`no moment ${id}`);
    return found;
  };

  it("has the demand and the first counter-offer a hair apart: each is nearly as good as the other to either side's taste", () => {
    const [ask, first] = [offer("hamas-ask"), offer("us-first-offer")];
    expect(Math.abs((ask.chance["hamas"] ?? 0) - (first.chance["hamas"] ?? 0))).toBeLessThan(0.1);
    expect(first.probability).toBeGreaterThan(ask.probability);
    expect(first.identified["us"]).toBe("must");
    expect(ask.identified["hamas"]).toBe("must");
  });

  it("has the narrower last offer, and the late acceptance of one like it, less likely to suit everybody", () => {
    expect(offer("us-last-offer").probability).toBeLessThan(offer("us-first-offer").probability);
    expect(offer("hamas-late-offer").probability).toBeLessThan(offer("us-last-offer").probability);
  });

  it("stood wider open in the March talks than when Hamas came back to the table had moved", () => {
    const [then, after] = [at("us-first-offer"), at("hamas-late-offer")];
    expect(then.probability ?? 0).toBeGreaterThan((after.probability ?? 1) + 0.05);
    expect(after.withoutMandates ?? 0).toBeGreaterThan((after.probability ?? 1) + 0.03);
  });

  it("says how little that is: intervals are wide, confidence is low, and what is assumed is named", () => {
    for (const { interval, probability } of answer.moments) {
      expect(interval?.[0] ?? 1).toBeLessThanOrEqual(probability ?? 0);
      expect((interval?.[1] ?? 0) - (interval?.[0] ?? 0)).toBeGreaterThan(0.3);
    }
    expect(answer.summary.confidence).toMatch(/^Confidence is low/);
    expect(answer.sensitivity.filter(({ kind }) => kind === "direction").some(({ assumption }) => assumption.includes("assumed"))).toBe(true);
    expect(answer.sensitivity.some(({ assumption }) => assumption.includes("Israel's acceptance was needed"))).toBe(true);
    expect(answer.identified.feasible).toBe(true);
    expect(answer.diagnostics.sound).toBe(true);
  });
});
