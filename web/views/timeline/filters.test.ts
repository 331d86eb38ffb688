import { expect, test } from "vitest";
import type { Study } from "../../../src/study/study.ts";
import { indexCase } from "../../../src/case/case-index.ts";
import type { CaseDraft } from "../../../src/case/case-file.ts";
import { applyFilters, choicesOf, isFiltering, parseFilters, printFacet } from "./filters.ts";
import type { Part } from "../../words/parts.ts";
import type { SeenEvent } from "./seen.ts";

const study = {
  index: indexCase({
    parties: [{ id: "a", name: "A" }, { id: "b", name: "B" }],
    people: [{ id: "ann", name: "Ann", party: "a" }, { id: "bob", name: "Bob", party: "b" }],
    channels: [{ id: "phone", name: "Phone", kind: "backchannel", secrecy: "secret" }],
    issues: [], deadlines: [], mandates: [], places: [], phases: [],
  } as unknown as CaseDraft),
} as unknown as Study;

const seen = (type: string, channel: string | undefined, people: string[], ...parts: Part[]): SeenEvent =>
  ({ type, channel, people, parts }) as unknown as SeenEvent;
const events = [
  seen("offer", "phone", ["ann"], { party: 0, role: "acts" }, { party: 1, role: "receives" }),
  seen("leak", undefined, [], { party: 1, role: "acts" }, { party: 0, role: "source" }),
  seen("meeting", "phone", ["ann"], { party: 0, role: "acts" }),
];

test("within a filter any choice lets through, between filters all must", () => {
  const pass = (params: Record<string, string>): string[] =>
    applyFilters(study, events, parseFilters(params)).map(({ type }) => type);
  expect(pass({})).toEqual(["offer", "leak", "meeting"]);
  expect(pass({ "tl-types": "offer,meeting" })).toEqual(["offer", "meeting"]);
  expect(pass({ "tl-types": "offer,leak", "tl-channels": "phone" })).toEqual(["offer"]);
  expect(pass({ "tl-channels": "none" })).toEqual(["leak"]);
  expect(pass({ "tl-people": "bob" })).toEqual([]);
});

test("a party whose talks leaked took no part in the leak", () => {
  expect(applyFilters(study, events, parseFilters({ "tl-parties": "a" })).map(({ type }) => type)).toEqual(["offer", "meeting"]);
});

test("choices are counted; people and types that no event has are not offered", () => {
  const { channels, people, types, parties } = choicesOf(study, events);
  expect(channels.map(({ id, count }) => [id, count])).toEqual([["phone", 2], ["none", 1]]);
  expect(people.map(({ id, count }) => [id, count])).toEqual([["ann", 2]]);
  expect(types.map(({ id }) => id).sort()).toEqual(["leak", "meeting", "offer"]);
  expect(parties.map(({ count }) => count)).toEqual([2, 2]);
});

test("the URL says a choice the same way whatever the order of presses", () => {
  expect(printFacet(new Set(["b", "a"]))).toBe("a,b");
  expect(printFacet(new Set())).toBeUndefined();
  expect(isFiltering(parseFilters({ "tl-parties": "" }))).toBe(false);
});
