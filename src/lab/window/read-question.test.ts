import { describe, expect, it } from "vitest";
import { readCaseFolder } from "../../journal/adapters/case-folder.ts";
import { DEFAULT_ASSUMPTIONS } from "../../study/window/problem.ts";
import { shippedCase } from "../../../test/run-cli.ts";
import { packageOfEvent, readAssumptions, readMoment, readParties, readQuestion, readSeed } from "./read-question.ts";

const opened = await readCaseFolder(shippedCase("last-ferry"));
if (!opened.ok) throw new Error(opened.faults[0]?.message);
const { record } = opened.value;

const codes = (result: { ok: true } | { ok: false; faults: readonly { code: string }[] }): readonly string[] =>
  result.ok ? [] : result.faults.map(({ code }) => code);

describe("what is asked of a window", () => {
  it("names a moment by the end of a time", () => {
    expect(readMoment("2025-03-06")).toEqual({ ok: true, value: Date.UTC(2025, 2, 7) - 1 });
    expect(codes(readMoment("2025-03-06/.."))).toEqual(["window/no-end"]);
    expect(codes(readMoment("6 March"))).toEqual(["window/not-a-time"]);
  });

  it("takes a whole number for a seed", () => {
    expect(readSeed("0")).toEqual({ ok: true, value: 0 });
    for (const text of ["", "-1", "1.5", "2147483648", "1e3", "one"]) expect(codes(readSeed(text))).toEqual(["window/seed"]);
  });

  it("takes parties once each, and only those there are", () => {
    expect(readParties("a, b,a", ["a", "b", "c"])).toEqual({ ok: true, value: ["a", "b"] });
    expect(codes(readParties("a,x", ["a", "b"]))).toEqual(["window/unknown-party"]);
    expect(codes(readParties(" , ", ["a"]))).toEqual(["window/no-party"]);
  });

  it("turns assumptions by name, and keeps the others", () => {
    expect(readAssumptions([])).toEqual({ ok: true, value: { assumptions: DEFAULT_ASSUMPTIONS, noDeal: "case" } });
    expect(readAssumptions(["bluff=0.1", "mandatesBind = No", "reservationShift=-1", "noDeal=unknown"])).toEqual({
      ok: true, value: { assumptions: { ...DEFAULT_ASSUMPTIONS, bluff: 0.1, mandatesBind: false, reservationShift: -1 }, noDeal: "unknown" },
    });
    expect(codes(readAssumptions(["bluf=0.1", "__proto__=1", "toString=1", "slip", "bluff=2", "trustReports=maybe", "noDeal=most"]))).toEqual([
      "window/unknown-assumption", "window/unknown-assumption", "window/unknown-assumption",
      "window/assumption", "window/assumption", "window/assumption", "window/assumption",
    ]);
  });

  it("takes a package by the id of its offer", () => {
    const offer = record.events.find(({ type }) => type === "offer");
    const meeting = record.events.find(({ type }) => type === "meeting");
    expect(packageOfEvent(offer?.id ?? "", record)).toEqual({ ok: true, value: offer && "terms" in offer ? offer.terms : undefined });
    expect(codes(packageOfEvent(meeting?.id ?? "", record))).toEqual(["window/no-terms"]);
    expect(codes(packageOfEvent("nothing-like-it", record))).toEqual(["window/unknown-offer"]);
  });

  it("is read as a whole, with every fault in it", () => {
    expect(readQuestion({ assume: [] }, record)).toEqual({
      ok: true, value: { atMs: undefined, seed: 1, parties: undefined, asked: undefined, thorough: false, assumptions: DEFAULT_ASSUMPTIONS, noDeal: "case" },
    });
    expect(codes(readQuestion({ at: "soon", seed: "x", parties: "nobody", offer: "nothing-like-it", assume: ["bluff"] }, record))).toEqual([
      "window/not-a-time", "window/seed", "window/unknown-party", "window/unknown-offer", "window/assumption",
    ]);
  });
});
