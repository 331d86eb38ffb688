import { describe, expect, test } from "vitest";
import { placeByOrder } from "./placement.ts";
import type { SeenEvent } from "./seen.ts";
import { orderAxis, timeAxis } from "./ticks.ts";

const DAY = 86_400_000;
const MARCH = Date.UTC(2025, 2, 1);

describe("the calendar's ticks", () => {
  test.each([
    ["years", Date.UTC(2015, 0, 1), Date.UTC(2025, 0, 1), "2020", undefined],
    ["months under their year", Date.UTC(2024, 10, 1), Date.UTC(2025, 8, 1), "Mar", "2025"],
    ["days under their month", MARCH, MARCH + 12 * DAY, "5", "March 2025"],
    ["hours under their day", MARCH, MARCH + DAY, "06:00", "1 Mar 2025"],
    ["minutes under their day", MARCH + DAY / 2, MARCH + DAY / 2 + 600_000, "12:05", "1 Mar 2025"],
  ])("are %s", (_, from, to, tick, stretch) => {
    const axis = timeAxis(from, to, 900);
    expect(axis.ticks.map(({ label }) => label)).toContain(tick);
    if (stretch !== undefined) expect(axis.stretches.map(({ label }) => label)).toContain(stretch);
  });

  test("stretches follow one another without a gap and cover the window, over a leap year too", () => {
    const windows = [[Date.UTC(2023, 5, 5), Date.UTC(2025, 5, 5)], [Date.UTC(2024, 1, 20), Date.UTC(2024, 2, 20)]] as const;
    for (const [from, to] of windows) {
      const { stretches } = timeAxis(from, to, 900);
      stretches.slice(1).forEach((stretch, n) => { expect(stretch.from).toBe(stretches[n]?.to); });
      expect(stretches[0]?.from).toBeLessThanOrEqual(from);
      expect(stretches.at(-1)?.to).toBeGreaterThanOrEqual(to);
    }
  });
});

describe("headings over columns", () => {
  const at = (startMs: number, endMs: number, timing: SeenEvent["timing"] = "stretch"): SeenEvent => ({ startMs, endMs, timing, soft: false, parts: [] }) as unknown as SeenEvent;
  const axis = orderAxis(placeByOrder([at(MARCH, MARCH + DAY), at(MARCH, MARCH + DAY), at(MARCH, MARCH + 40 * DAY, "ordered"), at(MARCH + 2 * DAY, MARCH + 4 * DAY), at(MARCH + 40 * DAY, MARCH + 41 * DAY)]));

  test("neighbours of one day share a heading; an order alone has brackets", () => {
    expect(axis.days.map(({ label, from, to }) => [label, from, to])).toEqual([["1", 0, 2], ["[ ]", 2, 3], ["3–4", 3, 4], ["10", 4, 5]]);
    expect(axis.months.map(({ label, to }) => [label, to])).toEqual([["March 2025", 4], ["April 2025", 5]]);
  });

  test("a week or more without events is marked", () => {
    expect(axis.gaps).toEqual([{ at: 4, label: "5 weeks" }]);
  });
});
