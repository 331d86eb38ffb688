import { describe, expect, it } from "vitest";
import { accountsFile } from "../case/accounts-file.ts";
import { caseFile } from "../case/case-file.ts";
import { journalFile } from "../journal/event.ts";
import type { SourcedRecord } from "../journal/record.ts";
import { printEventsCsv } from "./events-csv.ts";
import { studyRecord } from "./study.ts";

function csvOf(...events: readonly object[]): string[] {
  const record = {
    case: caseFile.parse({
      version: 1, id: "a", title: "A", summary: "S",
      parties: [{ id: "north", name: "=north", kind: "state" }, { id: "south", name: "The south, and islands", kind: "state" }],
      places: [{ id: "quay", name: "The “quay”" }],
      issues: [{ id: "boats", name: "Boats", kind: "quantity", unit: "boats", min: 0, max: 9 }],
    }),
    accounts: accountsFile.parse({ version: 1, accounts: [{ id: "x", publisher: "X", sha256: "a".repeat(64), lineage: { kind: "original" } }] }),
    events: journalFile.parse({ version: 1, events: events.map((event, i) => ({ id: `e${i}`, type: "meeting", title: "T", ...event })) }).events,
  };
  return [...printEventsCsv(studyRecord(record as unknown as SourcedRecord))];
}

const titleCell = (title: string): string => {
  const row = csvOf({ title })[1] ?? "";
  return row.slice("e0,meeting,".length, row.indexOf(",,ordered,"));
};

describe("printEventsCsv", () => {
  it("prints names for ids, a time for each event and one line an event", () => {
    const report = { account: "x", span: { start: 0, end: 1, sha256: "a".repeat(64) }, attribution: { kind: "outlet" } };
    const reports = [{ ...report, standing: "fact" }, { ...report, standing: "belief" }];
    expect(csvOf({ at: "2025-03-05", type: "offer", place: "quay", by: ["south"], to: ["public"], about: ["boats"], terms: { boats: 3 }, reports })).toEqual([
      "id,type,title,at,time_basis,place,channel,by,to,through,present,about,terms,voices,reports,accounts,standings\r\n",
      'e0,offer,T,2025-03-05,dated,The “quay”,,"The south, and islands",everybody,,,Boats,Boats: 3 boats,1,2,x,"fact; belief"\r\n',
    ]);
  });

  it.each([
    ['say "no"', '"say ""no"""'],
    ["one, two", '"one, two"'],
    ["two\nlines", '"two\nlines"'],
    ["one; two", '"one; two"'],
    ["שלום 😀", "שלום 😀"],
  ])("quotes %j where it must", (title, cell) => {
    expect(titleCell(title)).toBe(cell);
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])("keeps %j from being taken for a formula", (title) => {
    expect(titleCell(title)).toBe(`'${title}`);
  });

  it("does so in every column", () => {
    expect(csvOf({ by: ["north"] })[1]).toContain(",'=north,");
  });
});
