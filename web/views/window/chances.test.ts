import { describe, expect, it } from "vitest";
import { BANDS, printChance, printInterval, printMomentChance, printPoints, wordsOfInterval } from "./chances.ts";

describe("chances in words", () => {
  it.each([
    [0, "under 1%"], [0.001, "under 1%"], [0.006, "1%"], [0.625, "63%"], [0.994, "99%"], [0.997, "over 99%"], [1, "over 99%"],
  ])("%f is %s", (chance, words) => {
    expect(printChance(chance)).toBe(words);
  });

  it("an interval has one sign of per cent", () => {
    expect(printInterval([0.35, 0.84])).toBe("35–84%");
    expect(printInterval([0.001, 0.84])).toBe("under 1 to 84%");
    expect(printInterval([0.72, 1])).toBe("72 to over 99%");
    expect(printInterval([0.35, 0.351])).toBe("35%");
    expect(wordsOfInterval([0.35, 0.84])).toBe("unlikely to very likely");
    expect(wordsOfInterval([0.35, 0.4])).toBe("unlikely");
  });

  it("a difference always has its sign", () => {
    expect([printPoints(0.124), printPoints(-0.03), printPoints(0)]).toEqual(["+12", "−3", "+0"]);
  });

  it("a moment of which nothing is known has no number", () => {
    expect(printMomentChance({ probability: undefined, interval: undefined })).toBe("not known");
    expect(printMomentChance({ probability: 0.68, interval: [0.44, 0.86] })).toBe("68% (44–86%), likely");
  });

  it("the bands lie on one another from nought to one, each with words of its own", () => {
    expect(BANDS.map(({ from }) => from)).toEqual([0, 0.05, 0.2, 0.45, 0.55, 0.8, 0.95]);
    expect(BANDS.map(({ to }) => to)).toEqual([0.05, 0.2, 0.45, 0.55, 0.8, 0.95, 1]);
    expect(new Set(BANDS.map(({ words }) => words)).size).toBe(BANDS.length);
  });
});
