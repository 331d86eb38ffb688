import { describe, expect, it } from "vitest";
import { sha256Of } from "../base/sha256.ts";
import { parseYaml, type SourceFile } from "../case/source-file.ts";
import { checkRecord, type RecordSources } from "./record.ts";

function fileOf(name: string, text: string): SourceFile {
  const file = parseYaml(name, text);
  if (!file.ok) throw new Error(file.faults.map((fault) => fault.message).join("\n"));
  return file.value;
}

const TEXT = "Nine boats left.";
const CASE = fileOf("case.yaml", "version: 1\nid: a\ntitle: A\nsummary: S\nparties: [{ id: north, name: The north, kind: state }]\n");
const ACCOUNTS = fileOf(
  "accounts.yaml",
  `version: 1\naccounts: [{ id: x, publisher: X, sha256: ${sha256Of(TEXT)}, lineage: { kind: original } }]\n`,
);
const journalOf = (hash: string, by = "north"): SourceFile => {
  const report = `{ account: x, span: { start: 0, end: 4, sha256: ${hash} }, attribution: { kind: outlet }, standing: fact }`;
  return fileOf("journal.yaml", `version: 1\nevents:\n  - { id: e, type: breach, title: T, by: [${by}], reports: [${report}] }\n`);
};
const GOOD: RecordSources = { case: CASE, accounts: ACCOUNTS, journal: journalOf(sha256Of("Nine")), texts: new Map([["x", TEXT]]) };
const faultsOf = (sources: Partial<RecordSources>): string[] => {
  const checked = checkRecord({ ...GOOD, ...sources });
  return checked.ok ? [] : checked.faults.map((fault) => `${fault.at?.file ?? ""} ${fault.code}`);
};

describe("checkRecord", () => {
  it("makes three sound files and their texts into a record", () => {
    const record = { case: { id: "a" }, events: [{ id: "e" }] };
    expect(checkRecord(GOOD)).toMatchObject({ ok: true, value: { record, evidence: { verified: 1 } } });
    const unseen = checkRecord({ ...GOOD, texts: new Map() });
    expect(unseen).toMatchObject({ ok: true, value: { evidence: { verified: 0, unavailable: 1 } } });
  });

  it("[J1] tells faults of all files and of the evidence together, in order", () => {
    const faulty = fileOf("case.yaml", "version: 1\nid: a\ntitle: A\nsummary: S\nparties: [{ id: north, name: N, kind: state, principal: west }]\n");
    expect(faultsOf({ case: faulty, journal: journalOf(sha256Of("Ten"), "east") })).toEqual([
      "case.yaml case/unknown-party", "journal.yaml case/unknown-person", "journal.yaml evidence/span-mismatch",
    ]);
  });

  it("[J11] is nothing where a file could not be read, and checks the others all the same", () => {
    expect(checkRecord({ ...GOOD, case: undefined }).ok).toBe(false);
    expect(faultsOf({ accounts: undefined, journal: fileOf("journal.yaml", "version: 1\nevents: [{ id: e, type: breach, title: T, at: soon }]\n") })).toEqual([
      "journal.yaml time/not-edtf",
    ]);
    expect(faultsOf({ journal: undefined, accounts: fileOf("accounts.yaml", "version: 1\naccounts: [{ id: x, publisher: X, lineage: { kind: original } }]\n") })).toEqual([
      "accounts.yaml accounts/no-hash",
    ]);
  });
});
