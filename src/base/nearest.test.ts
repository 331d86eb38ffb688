import { describe, expect, it } from "vitest";
import { findNearest } from "./nearest.ts";

describe("findNearest", () => {
  const names = ["witkoff", "boehler", "al-hayya", "dermer", "us"];

  it.each([
    ["witkof", "witkoff"],
    ["Boheler", "boehler"],
    ["al-haya", "al-hayya"],
    ["uss", "us"],
  ])("takes %s for %s", (slip, meant) => {
    expect(findNearest(slip, names)).toBe(meant);
  });

  it.each(["netanyahu", "xyz", ""])("does not guess at %j", (word) => {
    expect(findNearest(word, names)).toBeUndefined();
  });

  it("gives the first of several as near", () => {
    expect(findNearest("bat", ["cat", "hat"])).toBe("cat");
    expect(findNearest("cat", [])).toBeUndefined();
  });
});
