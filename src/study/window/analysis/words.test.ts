import { describe, expect, it } from "vitest";
import { counted, likelihoodInWords, listed, openingFor, percentOf } from "./words.ts";

describe("the words of probability of ICD 203", () => {
  it.each([
    [0, "almost no chance"], [0.049, "almost no chance"], [0.05, "very unlikely"], [0.199, "very unlikely"], [0.2, "unlikely"],
    [0.449, "unlikely"], [0.45, "roughly even chance"], [0.5, "roughly even chance"], [0.55, "roughly even chance"],
    [0.551, "likely"], [0.8, "likely"], [0.801, "very likely"], [0.95, "very likely"], [0.951, "almost certain"], [1, "almost certain"],
  ])("put %d as %s", (probability, words) => {
    expect(likelihoodInWords(probability)).toBe(words);
  });

  it("open a sentence", () => {
    expect([0.01, 0.5, 0.7].map(openingFor)).toEqual(["There is almost no chance that", "There is a roughly even chance that", "It is likely that"]);
  });

  it("give no number for certain", () => {
    expect([0, 0.004, 0.31, 0.996, 1].map(percentOf)).toEqual(["under 1 %", "under 1 %", "31 %", "over 99 %", "over 99 %"]);
  });

  it("list and count", () => {
    expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(listed)).toEqual(["", "a", "a and b", "a, b and c"]);
    expect([counted(1, "offer"), counted(2, "offer"), counted(0, "voice")]).toEqual(["1 offer", "2 offers", "0 voices"]);
  });
});
