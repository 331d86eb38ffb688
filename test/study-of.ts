import { accountsFile } from "../src/case/accounts-file.ts";
import { caseFile } from "../src/case/case-file.ts";
import { journalFile } from "../src/journal/event.ts";
import type { SourcedRecord } from "../src/journal/record.ts";
import { type Study, studyRecord } from "../src/study/study.ts";

/** A record for a test, of checked shape: what is left out of case, accounts and events is filled in. Events are e0, e1, … */
export function studyOf(draft: object, events: readonly object[], accounts: readonly object[] = []): Study {
  const named = events.map((event, i) => ({ id: `e${i}`, title: `Event ${i}`, ...event }));
  const known = accounts.map((account) => ({ publisher: "P", sha256: "0".repeat(64), ...account }));
  const record = {
    case: caseFile.parse({ version: 1, id: "a", title: "A", summary: "S", ...draft }),
    accounts: accountsFile.parse({ version: 1, accounts: known }),
    events: journalFile.parse({ version: 1, events: named }).events,
  };
  return studyRecord(record as unknown as SourcedRecord);
}

/** A report for a test: a fact in an outlet's own words, unless it says otherwise. */
export function reportBy(account: string, more: object = {}): object {
  return {
    account, span: { start: 0, end: 1, sha256: "0".repeat(64) }, attribution: { kind: "outlet" }, standing: "fact", ...more,
  };
}

/** Two parties with an issue of each kind, for a test. */
export const QUAY = {
  parties: [
    { id: "north", name: "North", kind: "state" },
    { id: "south", name: "South", kind: "state", principal: "court" },
    { id: "court", name: "The court", kind: "organisation", role: "principal" },
    { id: "relay", name: "Relay", kind: "person", role: "mediator" },
  ],
  people: [{ id: "ana", name: "Ana", party: "north", envoy: true }, { id: "sam", name: "Sam", party: "south", envoy: true }],
  issues: [
    { id: "boats", name: "Boats", kind: "quantity", unit: "boats", min: 0, max: 8, step: 1 },
    { id: "gate", name: "Gate", kind: "scale", options: ["shut", "ajar", "wide"].map((id) => ({ id, name: id })) },
    { id: "flag", name: "Flag", kind: "scale", options: ["none", "red"].map((id) => ({ id, name: id })) },
  ],
  preferences: [
    { party: "north", issue: "boats", wants: "more", weight: 0.5, basis: "stated" },
    { party: "south", issue: "boats", wants: "less", basis: "inferred" },
    { party: "south", issue: "gate", wants: "more", basis: "assumed" },
  ],
  agreement: { rule: "unanimity", required: ["north", "south"] },
};
