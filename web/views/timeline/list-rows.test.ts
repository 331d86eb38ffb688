import { expect, test } from "vitest";
import { inTimeOrder, listRows } from "./list-rows.ts";
import type { SeenEvent } from "./seen.ts";

const DAY = 86_400_000;
const MARCH = Date.UTC(2025, 2, 1);

const seen = (event: number, day: number, timing: SeenEvent["timing"] = "stretch", type = "meeting"): SeenEvent =>
  ({ event, order: event, type, timing, startMs: MARCH + day * DAY, endMs: MARCH + (day + 1) * DAY }) as unknown as SeenEvent;

test("the list follows time; what has only an order stays behind what the record lists before it", () => {
  const shown = [seen(0, 5), seen(1, 0, "ordered"), seen(2, 2), seen(3, 9)];
  expect(inTimeOrder(shown).map(({ event }) => event)).toEqual([2, 0, 1, 3]);
});

test("dates head their events once; deadlines divide the list where they fall", () => {
  const rows = listRows([seen(0, 0), seen(1, 0), seen(2, 4, "stretch", "turning-point")], [
    { deadline: "d", name: "The boat leaves", startMs: MARCH + 2 * DAY, endMs: MARCH + 3 * DAY, event: undefined, moved: false },
  ]);
  expect(rows.map((row) => (row.kind === "event" ? row.seen.event : row.words))).toEqual([
    "1 Mar 2025", 0, 1, "3 Mar 2025", "Deadline: The boat leaves", "5 Mar 2025", 2,
  ]);
  expect(rows.at(-1)).toMatchObject({ divider: true });
});
