import { describe, expect, test } from "vitest";
import { columnOfTime, defaultScale, placeByOrder, placeByTime } from "./placement.ts";
import type { SeenEvent } from "./seen.ts";

const DAY = 86_400_000;

function seen(event: number, startMs: number, endMs: number, timing: SeenEvent["timing"] = "stretch"): SeenEvent {
  return {
    event, type: "meeting", title: `event ${event}`, hidden: [], inPart: false, parts: [], people: [], channel: undefined, startMs, endMs, timing,
    soft: false, standing: "fact", possible: false, answer: undefined, given: undefined, reveals: [], order: event,
  };
}

describe("places on the axis", () => {
  test("by order, each event has a column of its own, whatever its time", () => {
    const { at, from, to, last } = placeByOrder([seen(0, 0, DAY), seen(1, 90 * DAY, 91 * DAY)]);
    expect([...at]).toEqual([0.5, 1.5]);
    expect([from[1], to[1], last]).toEqual([1, 2, 2]);
  });

  test("by time, events of one stretch stand side by side in the record's order", () => {
    const { at } = placeByTime([seen(0, 0, DAY), seen(1, 0, DAY), seen(2, 0, DAY), seen(3, DAY, 2 * DAY)]);
    expect([...at].map((ms) => ms / DAY)).toEqual([0.25, 0.5, 0.75, 1.5]);
  });

  test("a stretch without an end reaches to the end of the axis, and the glyph stays on it", () => {
    const { at, to, first, last } = placeByTime([seen(0, 0, DAY), seen(1, -Infinity, Infinity, "ordered"), seen(2, 9 * DAY, 10 * DAY)]);
    expect(to[1]).toBe(last);
    expect(at[1]).toBeGreaterThan(first);
    expect(at[1]).toBeLessThan(last);
  });

  test("no event and no bounds still make an axis", () => {
    const { first, last } = placeByTime([]);
    expect(last).toBeGreaterThan(first);
  });

  test("a deadline beyond the events lengthens the axis", () => {
    expect(placeByTime([seen(0, 0, DAY)], [50 * DAY]).last).toBeGreaterThan(50 * DAY);
  });
});

describe("the scale shown at first", () => {
  const spread = Array.from({ length: 40 }, (_, i) => seen(i, i * DAY, (i + 1) * DAY));
  const crowd = [...Array.from({ length: 20 }, (_, i) => seen(i, 0, (1 + i / 100) * DAY)), seen(20, 200 * DAY, 201 * DAY)];
  test("is by time where events are spread, by order where a short stretch holds a crowd", () => {
    expect(defaultScale(spread)).toBe("time");
    expect(defaultScale(crowd)).toBe("order");
  });

  test("is by time where there are too many for a column each", () => {
    expect(defaultScale(Array.from({ length: 1000 }, (_, i) => seen(i, 0, DAY)))).toBe("time");
  });
});

test("a date stands behind the last column that began by then", () => {
  const shown = [seen(0, 0, DAY), seen(1, 5 * DAY, 6 * DAY), seen(2, 9 * DAY, 10 * DAY)];
  expect(columnOfTime(shown, -DAY)).toBe(0);
  expect(columnOfTime(shown, 6 * DAY)).toBe(2);
  expect(columnOfTime(shown, 99 * DAY)).toBe(3);
});
