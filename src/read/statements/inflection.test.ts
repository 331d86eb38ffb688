import { expect, test } from "vitest";
import { singularsOf, verbForms } from "./inflection.ts";
import { PhraseTable } from "./phrases.ts";

test.each([
  ["deny", ["deny", "denies", "denied", "denying"]],
  ["say", ["say", "says", "sayed", "saying"]],
  ["pledge", ["pledge", "pledges", "pledged", "pledging"]],
  ["commit", ["commit", "commits", "commited", "commiting", "committed", "committing"]],
  ["guarantee", ["guarantee", "guarantees", "guaranteed", "guaranteeing"]],
  ["lie", ["lie", "lies", "lied", "lying"]],
  ["teach", ["teach", "teaches", "teached", "teaching"]],
])("forms of %s", (base, forms) => {
  expect(verbForms(base)).toEqual(forms);
});

test.each([
  ["officials", "official"],
  ["authorities", "authority"],
  ["witnesses", "witness"],
])("%s → %s", (plural, singular) => {
  expect(singularsOf(plural)).toContain(singular);
});

test("phrases: the longest, in any form of the verb, over adverbs", () => {
  const table = new PhraseTable(["decline", "decline to comment"], new Map());
  const words = (text: string): { lower: string }[] => text.split(" ").map((lower) => ({ lower }));
  expect(table.at(words("declined to comment"), 0)).toEqual({ entry: "decline to comment", length: 3 });
  expect(table.at(words("declined politely to comment"), 0)).toEqual({ entry: "decline to comment", length: 4 });
  expect(table.at(words("declines to answer"), 0)).toEqual({ entry: "decline", length: 1 });
  expect(table.at(words("to decline"), 0)).toBeUndefined();
});
