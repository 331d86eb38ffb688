import { describe, expect, it } from "vitest";
import { type OpenedCase, readCaseFolder } from "../journal/adapters/case-folder.ts";
import { dossier, knows } from "./dossier.ts";
import { WHOLE_RECORD } from "./lens.ts";
import { printDossier, printKnows, timeOf, voicesOf } from "./print-dossier.ts";
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

describe("printKnows", () => {
  it("prints what its published shape describes, in journal order", async () => {
    const study = studyRecord((await open("last-ferry")).record);
    for (const party of study.index.parties.keys()) {
      const known = knows.parse(JSON.parse(JSON.stringify(printKnows(study, { party, atMs: WHOLE_RECORD.atMs }))));
      const numbers = known.map((item) => study.eventNumber.get(item.event) ?? -1);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    }
  });
});

describe("timeOf and voicesOf", () => {
  it("give a date as written, else as bounded", async () => {
    const study = studyRecord((await open("last-ferry")).record);
    const at = (id: string): string | undefined => timeOf(study, study.eventNumber.get(id) ?? -1);
    expect([at("limit-set"), at("first-offer"), at("first-call")]).toEqual(["2024-10-04~", "2024-10-10", "2024-10-04/2024-10-08"]);
  });

  it("count voices, leaving out denials and no comment", async () => {
    const study = studyRecord((await open("last-ferry")).record);
    const voices = (id: string): number => {
      const event = study.record.events[study.eventNumber.get(id) ?? -1];
      return event ? voicesOf(study, event) : -1;
    };
    // Six accounts speak of the limit lowered: two descend from a third, and one denies it.
    expect(voices("narrowed")).toBe(3);
    expect(voices("asked-home")).toBe(1);
  });
});
