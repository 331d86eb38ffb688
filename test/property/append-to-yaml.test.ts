import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type z } from "zod";
import { printCanonicalJson } from "../../src/base/canonical-json.ts";
import { appendToYaml } from "../../src/case/append-to-yaml.ts";
import { parseYaml } from "../../src/case/source-file.ts";
import { type JournalDraft, journalEvent, journalFile, report } from "../../src/journal/event.ts";
import { printJournal } from "../../src/journal/print-journal.ts";
import { valuesOf } from "./from-schema.ts";

const REPORT = {
  account: "lantern",
  span: { start: 1, end: 9, sha256: "ab".repeat(32) },
  attribution: { kind: "outlet" },
  standing: "fact",
};

function readJournal(text: string): JournalDraft {
  const file = parseYaml("journal.yaml", text);
  if (!file.ok) throw new Error(file.faults.map((fault) => fault.message).join("\n"));
  return journalFile.parse(file.value.value);
}

/** What stands after an append is what stood before, with the item at the end of that event's reports, and nothing else. */
function expectAppended(before: string, after: string, event: number, item: object): void {
  const meant = readJournal(before);
  meant.events[event]?.reports.push(report.parse(item));
  expect(printCanonicalJson(readJournal(after))).toBe(printCanonicalJson(meant));
}

/** Every line of the one is in the other, in order. */
function expectLinesKept(before: string, after: string): void {
  const left = after.split("\n");
  let at = 0;
  for (const line of before.split("\n")) {
    if (line === "" && at >= left.length) break;
    const found = left.indexOf(line, at);
    expect(found, `the line ${JSON.stringify(line)}`).toBeGreaterThanOrEqual(at);
    at = found + 1;
  }
}

describe("appendToYaml on the shipped journals", () => {
  it.each([["last-ferry", 3], ["doha-2025", 13]] as const)("%s: all lines stay and one report is new", (id, every) => {
    const before = readFileSync(new URL(`../../cases/${id}/journal.yaml`, import.meta.url), "utf8");
    const { events } = readJournal(before);
    const lines = before.split("\n");
    for (let event = events.length - 1; event >= 0; event -= every) {
      const after = appendToYaml(before, ["events", event, "reports"], REPORT);
      expectAppended(before, after, event, REPORT);
      const added = after.split("\n");
      expect(added).toHaveLength(lines.length + 4);
      const first = added.findIndex((line, i) => line !== lines[i]);
      expect([...added.slice(0, first), ...added.slice(first + 4)]).toEqual(lines);
    }
  });
});

/** Comments and blank lines where people put them: between events, before a report, at a line's end, at the file's ends. */
const decoration = fc.record({
  top: fc.constantFrom("", "# a journal\n", "# a journal\n\n# of something\n"),
  bottom: fc.constantFrom("", "\n", "# the end\n", "\n\n  # the end\n"),
  between: fc.constantFrom("", "\n", "\n  # next\n\n", "  # next\n", "\n\n\n"),
  beforeReport: fc.constantFrom("", "      # on the next account\n", "\n"),
  atEnd: fc.constantFrom("", " # so says the log", "  "),
  lineEnd: fc.constantFrom("\n", "\r\n"),
});
type Decoration = typeof decoration extends fc.Arbitrary<infer T> ? T : never;

function decorate(text: string, { top, bottom, between, beforeReport, atEnd, lineEnd }: Decoration): string {
  const lines = text.split("\n").map((line) => {
    if (/^ {2}- id: /.test(line)) return between + line;
    if (/^ {6}- account: \S+$/.test(line)) return `${beforeReport}${line}${atEnd}`;
    if (/^ {8}standing: \S+$/.test(line)) return line + atEnd;
    return line;
  });
  return (top + lines.join("\n") + bottom).replaceAll("\n", lineEnd);
}

const event = valuesOf(journalEvent as z.ZodType<JournalDraft["events"][number]>);
const journal = fc.array(event, { minLength: 1, maxLength: 4 }).map((events) => journalFile.parse({ version: 1, events }).events);
const item = valuesOf(report as z.ZodType<object>).map((value) => value as object);

describe("appendToYaml on any journal", () => {
  it("adds the item to the value, and changes no line but those of an empty list", () => {
    fc.assert(
      fc.property(journal, decoration, item, fc.nat(), (events, how, added, pick) => {
        const plain = printJournal(events);
        const before = decorate(plain, how);
        // What decoration does to the inside of a text of several lines is not what is tested here.
        fc.pre(parseYaml("x", before).ok && printCanonicalJson(readJournal(before)) === printCanonicalJson({ version: 1, events }));
        const number = pick % events.length;
        const after = appendToYaml(before, ["events", number, "reports"], added);
        expectAppended(before, after, number, added);
        expectLinesKept(before.replaceAll("reports: []", "reports:"), after.replaceAll("reports: []", "reports:"));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ["a list that is missing", "version: 1\nevents:\n  - id: a\n    type: breach\n    title: A\n\n  # next\n  - id: b\n    type: breach\n    title: B\n"],
    ["an empty list", "version: 1\nevents:\n  - id: a\n    type: breach\n    reports: [] # none yet\n    title: A\n"],
    ["brackets in brackets", "version: 1\nevents: [{ id: a, type: breach, title: A, reports: [] }] # all\n"],
    ["an event in brackets without reports", "version: 1\nevents:\n  - { id: a, type: breach, title: A } # short\n  - { id: b, type: breach, title: B }\n"],
    ["a file without a last line end", "version: 1\nevents:\n  - id: a\n    type: breach\n    title: A"],
    ["lists that are not indented", "version: 1\nevents:\n- id: a\n  type: breach\n  title: A\n\n# next\n- id: b\n  type: breach\n  title: B\n"],
    ["a text that keeps its blank lines", "version: 1\nevents:\n  - id: a\n    type: breach\n    title: A\n    note: |+\n      words\n\n\n  - id: b\n    type: breach\n    title: B\n"],
    ["a folded text last", "version: 1\nevents:\n  - id: a\n    type: breach\n    title: A\n    note: >-\n      words\n      words # not a comment\n\n  # next\n  - id: b\n    type: breach\n    title: B\n"],
  ])("says what is meant in %s", (_, before) => {
    const after = appendToYaml(before, ["events", 0, "reports"], REPORT);
    expectAppended(before, after, 0, REPORT);
    for (const comment of before.match(/# .*/g) ?? []) expect(after).toContain(comment);
  });

  it("keeps the blank line before the next event, and prints a span on one line", () => {
    const before = "events:\n  - id: a\n    reports:\n      - account: x # mark\n        note: y\n\n  # next\n  - id: b\n";
    expect(appendToYaml(before, ["events", 0, "reports"], REPORT)).toBe(
      [
        "events:", "  - id: a", "    reports:", "      - account: x # mark", "        note: y",
        "      - account: lantern",
        `        span: { start: 1, end: 9, sha256: ${"ab".repeat(32)} }`,
        "        attribution: { kind: outlet }",
        "        standing: fact",
        "", "  # next", "  - id: b", "",
      ].join("\n"),
    );
  });

  it("keeps trailing spaces beside a text that keeps its blank lines", () => {
    const before = "events:\n  - id: a\n    reports:\n      - account: x  \n        note: |+\n          a\n\n    type: b\n";
    const after = appendToYaml(before, ["events", 0, "reports"], REPORT).split("\n");
    expect(after.slice(0, 7)).toEqual(before.split("\n").slice(0, 7));
    expect([...after.slice(7, 8), ...after.slice(-2)]).toEqual(["      - account: lantern", "    type: b", ""]);
  });

  it("throws where there is no list to append to", () => {
    expect(() => appendToYaml("reports: words\n", ["reports"], 1)).toThrow(TypeError);
    expect(() => appendToYaml("a: [\n", ["a"], 1)).toThrow();
  });
});
