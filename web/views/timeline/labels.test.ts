import { expect, test } from "vitest";
import { CHAR_PX, fitWords, stagger } from "./labels.ts";

test("words are cut to a width with an ellipsis, or left out where nothing would be left", () => {
  expect(fitWords("a meeting", 100)).toBe("a meeting");
  expect(fitWords("a meeting of envoys", CHAR_PX * 10.5)).toBe("a meeting…");
  expect(fitWords("a meeting", 20)).toBe("");
});

test("labels over lines never cover each other, nor the line of a label above", () => {
  const flags = Array.from({ length: 12 }, (_, i) => ({ x: 40 + ((i * i * 7) % 700), words: `label number ${i}` })).sort((a, b) => a.x - b.x);
  const placed = stagger(flags, 900, 4);
  const extents = flags.map(({ x }, n) => {
    const long = (placed.words[n]?.length ?? 0) * CHAR_PX + 18;
    return placed.flipped[n] === true ? [x - long, x] : [x, x + long];
  });
  flags.forEach((flag, n) => {
    flags.forEach((_, m) => {
      const [row, other] = [placed.tier[n] ?? -1, placed.tier[m] ?? -1];
      if (n === m || other < 0 || row < other) return;
      const [left = 0, right = 0] = extents[m] ?? [];
      expect(flag.x > left && flag.x < right).toBe(false);
    });
  });
  expect(placed.tier.filter((row) => row >= 0).length).toBeGreaterThan(6);
});

test("near the right edge a label turns to the left of its line", () => {
  const { flipped, words } = stagger([{ x: 880, words: "the last day of the talks" }], 900, 4);
  expect(flipped).toEqual([true]);
  expect(words[0]).toContain("the last day");
});

test("a flag without words keeps its line and takes no tier", () => {
  expect(stagger([{ x: 50, words: "" }], 900, 4)).toMatchObject({ tier: [-1], tiers: 0 });
});
