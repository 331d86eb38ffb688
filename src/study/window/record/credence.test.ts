import { describe, expect, it } from "vitest";
import { QUAY, reportBy, studyOf } from "../../../../test/study-of.ts";
import { credenceOf } from "./credence.ts";

const ACCOUNTS = [
  { id: "paper", lineage: { kind: "original" } },
  { id: "radio", lineage: { kind: "original" } },
  { id: "retold", lineage: { kind: "retelling", of: "paper" } },
  { id: "gone", lost: true, lineage: { kind: "original" } },
  { id: "respun", lineage: { kind: "respin", of: "gone" } },
  { id: "turned", lineage: { kind: "translation", of: "gone" } },
];

function credence(...reports: object[]): number {
  const study = studyOf(QUAY, [{ type: "offer", by: ["north"], to: ["south"], terms: { boats: 3 }, reports }], ACCOUNTS);
  return credenceOf(study.record.events[0] ?? expect.fail("no event"), study.voices);
}

const OUTLET = 0.9 * 0.85;

describe("credence", () => {
  it("is whole where nothing is reported, as at a live table", () => {
    expect(credence()).toBe(1);
  });

  it.each<[what: string, reports: object[], credence: number]>([
    ["standing × attribution", [reportBy("paper")], OUTLET],
    ["… of a belief", [reportBy("paper", { standing: "belief" })], 0.6 * 0.85],
    ["… of an allegation", [reportBy("paper", { standing: "allegation" })], 0.5 * 0.85],
    ["… of a document", [reportBy("paper", { attribution: { kind: "document" } })], 0.9],
    ["… of one who is not named", [reportBy("paper", { attribution: { kind: "anonymous" } })], 0.9 * 0.8],
    ["… of three", [reportBy("paper", { attribution: { kind: "anonymous", count: 3 } })], 0.9 * 0.86],
    ["… of a hundred, as of four", [reportBy("paper", { attribution: { kind: "anonymous", count: 100 } })], 0.9 * 0.89],
    ["the best of one voice's reports", [reportBy("paper", { standing: "belief" }), reportBy("paper")], OUTLET],
    ["that not all voices are wrong", [reportBy("paper"), reportBy("radio")], 1 - (1 - OUTLET) ** 2],
    ["no more with a copy of one that speaks", [reportBy("paper"), reportBy("retold", { standing: "belief" })], OUTLET],
    ["no more when the copy is firmer", [reportBy("paper", { standing: "belief" }), reportBy("retold")], 0.6 * 0.85],
    ["half for a copy of one that is silent", [reportBy("retold")], OUTLET / 2],
    ["nearly whole for copies of one that is lost, which are one voice", [reportBy("respun"), reportBy("turned")], OUTLET * 0.9],
    ["untouched where somebody would not comment", [reportBy("paper"), reportBy("radio", { standing: "no-comment" })], OUTLET],
    ["less where it is denied", [reportBy("paper"), reportBy("radio", { standing: "denial", vouches: [] })], OUTLET * (1 - OUTLET / 2)],
    ["less where other terms are told", [reportBy("paper"), reportBy("radio", { says: { terms: { boats: 4 } } })], OUTLET * (1 - OUTLET / 2)],
    ["… and a retelling's own terms do not count", [reportBy("paper"), reportBy("retold", { says: { terms: { boats: 4 } } })], OUTLET],
    ["… nor another time or place", [reportBy("paper"), reportBy("radio", { says: { at: "2020" }, vouches: [] })], OUTLET],
    ["its weakest part", [reportBy("paper", { vouches: ["by"] }), reportBy("radio", { vouches: ["by", "terms"] })], OUTLET],
    ["in doubt where none vouches for who or what", [reportBy("paper", { vouches: ["at"] })], 0.7 * OUTLET],
    ["next to nothing where it is only denied", [reportBy("paper", { standing: "denial", vouches: [] })], 0.05],
  ])("is %s", (_, reports, expected) => {
    expect(credence(...reports)).toBeCloseTo(expected, 12);
  });

  it("is never certain", () => {
    const papers = Array.from({ length: 9 }, (_, i) => `p${i}`);
    const accounts = papers.map((id) => ({ id, lineage: { kind: "original" } }));
    const reports = papers.map((id) => reportBy(id));
    const study = studyOf(QUAY, [{ type: "offer", by: ["north"], to: ["south"], terms: { boats: 3 }, reports }], accounts);
    expect(credenceOf(study.record.events[0] ?? expect.fail("no event"), study.voices)).toBe(0.98);
  });
});
