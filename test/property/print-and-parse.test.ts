import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { printCanonicalJson } from "../../src/base/canonical-json.ts";
import { accountsFile } from "../../src/case/accounts-file.ts";
import { caseFile } from "../../src/case/case-file.ts";
import { printYaml } from "../../src/case/print-yaml.ts";
import { parseJsonLines } from "../../src/case/json-lines.ts";
import { parseYaml } from "../../src/case/source-file.ts";
import { type EventDraft, journalEvent, journalFile } from "../../src/journal/event.ts";
import { EVENT_TYPES } from "../../src/journal/vocabulary.ts";
import { printJournal, printJsonLines } from "../../src/journal/print-journal.ts";
import { NASTY, valuesOf } from "./from-schema.ts";

const DEFINITIONS = { case: caseFile, accounts: accountsFile, journal: journalFile } as const satisfies Record<string, z.ZodType>;
const SHIPPED = ["last-ferry", "doha-2025"];

function readYaml(text: string): unknown {
  const file = parseYaml("x.yaml", text);
  if (!file.ok) throw new Error(file.faults.map((fault) => fault.message).join("\n"));
  return file.value.value;
}

function readJsonLines(text: string): unknown {
  const file = parseJsonLines("x.jsonl", text);
  if (!file.ok) throw new Error(file.faults.map((fault) => fault.message).join("\n"));
  return file.value.value;
}

/** The same JSON: to the letter, whatever the order of the keys. An id may be `constructor`, which toEqual stumbles over. */
function expectSame(found: unknown, meant: unknown): void {
  expect(printCanonicalJson(found)).toBe(printCanonicalJson(meant));
}

describe("a shipped file, read, printed and read again, is the same", () => {
  it.each(SHIPPED.flatMap((id) => (["case", "accounts", "journal"] as const).map((file) => [id, file] as const)))("%s/%s.yaml", (id, file) => {
    const schema = DEFINITIONS[file];
    const value = schema.parse(readYaml(readFileSync(new URL(`../../cases/${id}/${file}.yaml`, import.meta.url), "utf8")));
    const printed = printYaml(value);
    expectSame(schema.parse(readYaml(printed)), value);
    expect(printYaml(schema.parse(readYaml(printed)))).toBe(printed);
  });

  it.each(SHIPPED)("%s as journal.jsonl", (id) => {
    const { events } = journalFile.parse(readYaml(readFileSync(new URL(`../../cases/${id}/journal.yaml`, import.meta.url), "utf8")));
    const printed = [...printJsonLines(events)].join("");
    expect(printed.split("\n")).toHaveLength(events.length + 2);
    expectSame(journalFile.parse(readJsonLines(printed)).events, events);
  });
});

describe("whatever can be written, printed and read again, is the same", () => {
  it.each(["case", "accounts"] as const)("%s.yaml", (file) => {
    const schema: z.ZodType = DEFINITIONS[file];
    fc.assert(
      fc.property(valuesOf(schema), (draft) => {
        expectSame(readYaml(printYaml(draft)), draft);
        const value = schema.parse(draft);
        expectSame(schema.parse(readYaml(printYaml(value))), value);
      }),
      { numRuns: 20 },
    );
  });

  it.each(EVENT_TYPES.map((type) => [type] as const))("an event of type %s", (type) => {
    const schema = journalEvent.options.find((option) => option.shape.type.value === type);
    if (!schema) throw new Error(`no definition of ${type}`);
    fc.assert(
      fc.property(valuesOf(schema as z.ZodType<EventDraft>), (draft) => {
        const events = [journalEvent.parse(draft)];
        expectSame(journalFile.parse(readYaml(printJournal(events))).events, events);
        expectSame(journalFile.parse(readJsonLines([...printJsonLines(events)].join(""))).events, events);
      }),
      { numRuns: 25 },
    );
  });

  it.each(["0.4", "{ atLeast: 0.2, atMost: 0.5 }"])("a weight of %s, and it stays on its line", (weight) => {
    const draft = readYaml(`version: 1\nid: a\ntitle: A\nsummary: S\nparties: [{ id: p, name: P, kind: state }]
preferences: [{ party: p, issue: i, wants: more, weight: ${weight}, basis: stated }]\n`);
    const value = caseFile.parse(draft);
    expectSame(caseFile.parse(readYaml(printYaml(value))), value);
    expect(printYaml(value)).toContain(`    weight: ${weight}\n`);
  });

  it.each(NASTY.map((text) => [text]))("%j as a note", (text) => {
    const value = { note: text, list: [text, { key: text, next: 1 }], last: text };
    expectSame(readYaml(printYaml(value)), value);
  });
});
