import { describe, expect, it } from "vitest";
import { parseJsonLines } from "../case/json-lines.ts";
import { parseYaml } from "../case/source-file.ts";
import { journalFile } from "./event.ts";
import { printJournal, printJsonLines } from "./print-journal.ts";

const SPAN = { start: 1, end: 9, sha256: "ab".repeat(32) };
const { events } = journalFile.parse({
  version: 1,
  events: [
    { id: "a", type: "meeting", title: "no", reports: [{ account: "x", span: SPAN, attribution: { kind: "outlet" }, standing: "fact" }] },
    { id: "b", type: "leak", title: "Two\nlines", reveals: ["a"] },
  ],
});

describe("printJournal", () => {
  it("[C2] prints YAML that reads back, a span and an attribution on one line each", () => {
    const printed = printJournal(events);
    expect(printed).toContain(`        span: { start: 1, end: 9, sha256: ${SPAN.sha256} }\n        attribution: { kind: outlet }\n`);
    const file = parseYaml("journal.yaml", printed);
    expect(journalFile.parse(file.ok ? file.value.value : undefined).events).toEqual(events);
  });

  it("prints an empty journal", () => {
    expect(printJournal([])).toBe("version: 1\nevents: []\n");
  });
});

describe("printJsonLines", () => {
  it("[C2] prints a line for the version and one for each event, which read back", () => {
    const printed = [...printJsonLines(events)];
    expect(printed).toHaveLength(3);
    expect(printed[0]).toBe('{"version":1}\n');
    for (const line of printed) expect(line.indexOf("\n")).toBe(line.length - 1);
    const file = parseJsonLines("journal.jsonl", printed.join(""));
    expect(journalFile.parse(file.ok ? file.value.value : undefined).events).toEqual(events);
  });
});
