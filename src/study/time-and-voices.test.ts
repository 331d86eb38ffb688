import { describe, expect, it } from "vitest";
import { readCaseFolder } from "../journal/adapters/case-folder.ts";
import { type Study, studyRecord } from "./study.ts";
import { timeOf, voicesOf } from "./time-and-voices.ts";

async function studyOf(id: string): Promise<Study> {
  const opened = await readCaseFolder(new URL(`../../cases/${id}`, import.meta.url).pathname);
  if (!opened.ok) throw new Error(opened.faults.map((fault) => fault.message).join("\n"));
  return studyRecord(opened.value.record);
}

describe("timeOf and voicesOf", () => {
  it("give a date as written, else as bounded", async () => {
    const study = await studyOf("last-ferry");
    const at = (id: string): string | undefined => timeOf(study, study.eventNumber.get(id) ?? -1);
    expect([at("limit-set"), at("first-offer"), at("first-call")]).toEqual(["2024-10-04~", "2024-10-10", "2024-10-04/2024-10-08"]);
  });

  it("count voices, leaving out denials and no comment", async () => {
    const study = await studyOf("last-ferry");
    const voices = (id: string): number => {
      const event = study.record.events[study.eventNumber.get(id) ?? -1];
      return event ? voicesOf(study, event) : -1;
    };
    // Six accounts speak of the limit lowered: two descend from a third, and one denies it.
    expect(voices("narrowed")).toBe(3);
    expect(voices("asked-home")).toBe(1);
  });
});
