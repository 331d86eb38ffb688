import { describe, expect, test } from "vitest";
import { singularsOf } from "./singulars.ts";
import { formsOf } from "./verb-forms.ts";

describe("forms of verbs", () => {
  test.each([
    ["deny", ["deny", "denies", "denying", "denied"]],
    ["pledge", ["pledge", "pledges", "pledging", "pledged"]],
    ["guarantee", ["guarantee", "guarantees", "guaranteeing", "guaranteed"]],
    ["lie", ["lie", "lies", "lying", "lied"]],
    ["commit", ["commit", "commits", "commiting", "committing", "commited", "committed"]],
    ["have", ["have", "has", "having", "haved"]],
  ])("%s", (base, forms) => {
    expect([...formsOf(base).keys()]).toEqual(forms);
  });

  test("irregular ones tell past and participle apart", () => {
    const irregular = new Map([["speak", "spoke spoken"], ["meet", "met met"]]);
    expect(formsOf("speak", irregular).get("spoken")).toEqual(new Set(["participle"]));
    expect(formsOf("meet", irregular).get("met")).toEqual(new Set(["past", "participle"]));
    expect(formsOf("plan").get("planned")).toEqual(new Set(["past", "participle"]));
  });
});

test.each([
  ["officials", "official"],
  ["authorities", "authority"],
  ["witnesses", "witness"],
])("%s → %s", (plural, singular) => {
  expect(singularsOf(plural)).toContain(singular);
});
