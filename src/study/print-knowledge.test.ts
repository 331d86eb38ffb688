import { describe, expect, it } from "vitest";
import { readCaseFolder } from "../journal/adapters/case-folder.ts";
import { knows } from "./dossier.ts";
import { WHOLE_RECORD } from "./lens.ts";
import { printKnowledge, printKnows } from "./print-knowledge.ts";
import { type Study, studyRecord } from "./study.ts";

async function studyOf(id: string): Promise<Study> {
  const opened = await readCaseFolder(new URL(`../../cases/${id}`, import.meta.url).pathname);
  if (!opened.ok) throw new Error(opened.faults.map((fault) => fault.message).join("\n"));
  return studyRecord(opened.value.record);
}

describe("printKnowledge", () => {
  it.each(["last-ferry", "doha-2025"])("prints of %s what printKnows gives, party by party", async (id) => {
    const study = await studyOf(id);
    const printed = [...printKnowledge(study)].map((text) => JSON.parse(text) as { readonly party: string });
    for (const [party, { id: name }] of study.index.parties.entries()) {
      const first = study.record.events.flatMap((_, event) => study.knowledge.find(event, party) ?? []);
      const known = printKnows(study, { party, atMs: WHOLE_RECORD.atMs });
      const expected = known.map(({ certainty: _, ...knowing }, i) => ({ ...knowing, fields: first[i]?.fields, party: name }));
      expect(printed.filter((item) => item.party === name)).toEqual(JSON.parse(JSON.stringify(expected)));
    }
  });
});

describe("printKnows", () => {
  it("prints what its published shape describes, in journal order", async () => {
    const study = await studyOf("last-ferry");
    for (const party of study.index.parties.keys()) {
      const known = knows.parse(JSON.parse(JSON.stringify(printKnows(study, { party, atMs: WHOLE_RECORD.atMs }))));
      const numbers = known.map((item) => study.eventNumber.get(item.event) ?? -1);
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    }
  });
});
