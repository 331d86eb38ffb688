import { describe, expect, it } from "vitest";
import { type OpenedCase, readCaseFolder } from "../journal/adapters/case-folder.ts";
import { dossier } from "./dossier.ts";
import { printDossier } from "./print-dossier.ts";
import { studyRecord } from "./study.ts";

async function open(id: string): Promise<OpenedCase> {
  const opened = await readCaseFolder(new URL(`../../cases/${id}`, import.meta.url).pathname);
  if (!opened.ok) throw new Error(opened.faults.map((fault) => fault.message).join("\n"));
  return opened.value;
}

describe("printDossier", () => {
  it.each(["last-ferry", "doha-2025"])("prints %s in the published shape, whole", async (id) => {
    const { record, evidence } = await open(id);
    const study = studyRecord(record);
    const printed = dossier.parse(JSON.parse([...printDossier(study, evidence)].join("")));
    expect(printed.events.map((event) => event.id)).toEqual(record.events.map((event) => event.id));
    expect(printed.offers.map((offer) => offer.id)).toEqual(record.events.filter((event) => event.type === "offer").map((event) => event.id));
    expect(printed.disagreements).toHaveLength(study.disagreements.length);
    expect(printed.accounts.map((account) => account.id)).toEqual(record.accounts.accounts.map((account) => account.id));
    const reports = record.events.flatMap((event) => event.reports);
    expect(printed.evidence.spans).toBe(reports.length);
    const verified = printed.events.flatMap((event) => event.reports).filter((report) => report.verified);
    expect(verified).toHaveLength(printed.evidence.verified);
    for (const { event, path } of printed.knowledge) expect(path[0]).toBe(event);
  });

  it("comes in pieces, none of which is the whole of a large record", async () => {
    const { record, evidence } = await open("doha-2025");
    const pieces = [...printDossier(studyRecord(record), evidence)];
    const whole = pieces.join("").length;
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(whole / 2);
  });
});
