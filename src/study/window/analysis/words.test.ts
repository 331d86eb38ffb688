import { describe, expect, it } from "vitest";
import { counted, likelihoodInWords, listed, openingFor, percentOf, timeInWords } from "./words.ts";

describe("the words of probability of ICD 203", () => {
  it.each([
    [0, "almost no chance"], [0.044, "almost no chance"], [0.05, "very unlikely"], [0.194, "very unlikely"], [0.2, "unlikely"],
    [0.444, "unlikely"], [0.45, "roughly even chance"], [0.5, "roughly even chance"], [0.55, "roughly even chance"],
    [0.556, "likely"], [0.8, "likely"], [0.806, "very likely"], [0.95, "very likely"], [0.956, "almost certain"], [1, "almost certain"],
  ])("put %d as %s", (probability, words) => {
    expect(likelihoodInWords(probability)).toBe(words);
  });

  it("fit the number beside them, however it was rounded", () => {
    const byShown = new Map<string, Set<string>>();
    for (let n = 0; n <= 10_000; n++) {
      const shown = percentOf(n / 10_000);
      byShown.set(shown, (byShown.get(shown) ?? new Set()).add(likelihoodInWords(n / 10_000)));
    }
    for (const words of byShown.values()) expect(words.size).toBe(1);
  });

  it("open a sentence", () => {
    expect([0.01, 0.5, 0.7].map(openingFor)).toEqual(["There is almost no chance that", "There is a roughly even chance that", "It is likely that"]);
  });

  it("give no number for certain", () => {
    expect([0, 0.004, 0.31, 0.996, 1].map(percentOf)).toEqual(["under 1%", "under 1%", "31%", "over 99%", "over 99%"]);
  });

  it("list and count", () => {
    expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(listed)).toEqual(["", "a", "a and b", "a, b and c"]);
    expect([counted(1, "offer"), counted(2, "offer"), counted(0, "voice")]).toEqual(["1 offer", "2 offers", "0 voices"]);
  });
});

describe("times in a sentence", () => {
  it.each([
    ["2025-03-05", "2025-03-05"], ["2025-05-11T22:00:00+03:00~", "about 2025-05-11"], ["2025-03-03/2025-03-04", "2025-03-03 to 2025-03-04"],
    ["../2025-04-13", "by 2025-04-13"], ["2025-01/..", "from 2025-01 on"], ["2025-03-05T10:00:00Z/2025-03-05T12:00:00Z", "2025-03-05"],
  ])("%s reads %s", (edtf, words) => {
    expect(timeInWords(edtf)).toBe(words);
  });
});
