import { expect, test } from "vitest";
import { bringIntoView, carryOver, clampWindow, firstWindow, panBy, parseWindow, printWindow, zoomAbout } from "./window.ts";
import type { Placement } from "./placement.ts";
import type { SeenEvent } from "./seen.ts";

function axis(scale: Placement["scale"], last: number, at: readonly number[] = []): Placement {
  const shown = at.map((_, event) => ({ event }) as unknown as SeenEvent);
  const beside = (by: number): Float64Array => Float64Array.from(at, (x) => x + by);
  return { scale, shown, at: beside(0), from: beside(-0.5), to: beside(0.5), first: 0, last };
}

test("a window stays on the axis at its width, and no wider than the axis", () => {
  expect(clampWindow({ from: -10, to: 10 }, axis("order", 100))).toEqual({ from: 0, to: 20 });
  expect(clampWindow({ from: 95, to: 115 }, axis("order", 100))).toEqual({ from: 80, to: 100 });
  expect(clampWindow({ from: -500, to: 500 }, axis("order", 100))).toEqual({ from: 0, to: 100 });
});

test("a window narrows to what can still be read, about its middle", () => {
  expect(clampWindow({ from: 49.9, to: 50.1 }, axis("order", 100))).toEqual({ from: 48, to: 52 });
});

test("zooming keeps the point under the hand where it is", () => {
  const { from, to } = zoomAbout({ from: 0, to: 100 }, 2, 25);
  expect([from, to]).toEqual([12.5, 62.5]);
  expect((25 - from) / (to - from)).toBe(0.25);
});

test("what is in view moves nothing; what is not moves the window just enough", () => {
  const window = { from: 10, to: 30 };
  expect(bringIntoView(window, 20)).toBe(window);
  const moved = bringIntoView(window, 40);
  expect(moved.to).toBeGreaterThan(40);
  expect(moved.to - moved.from).toBeCloseTo(20);
  expect(panBy(window, 5)).toEqual({ from: 15, to: 35 });
});

test("at first everything is shown, or as many columns as can be read, around what is picked", () => {
  expect(firstWindow(axis("order", 20), 900, undefined)).toEqual({ from: 0, to: 20 });
  const at = Array.from({ length: 400 }, (_, i) => i + 0.5);
  const { from, to } = firstWindow(axis("order", 400, at), 900, 200);
  expect(to - from).toBe(60);
  expect(from <= 200 && 200 <= to).toBe(true);
  // A neighbour of what is picked leaves the window alone.
  expect(firstWindow(axis("order", 400, at), 900, 201)).toEqual({ from, to });
});

test("the URL takes a window and gives it back, in both scales", () => {
  const whole = { from: 0, to: 400 };
  const columns = axis("order", 400);
  const printed = printWindow({ from: 3.5, to: 40 }, columns, whole);
  expect(printed).toEqual({ from: "3.5", to: "40.0" });
  expect(parseWindow(columns, printed?.from, printed?.to)).toEqual({ from: 3.5, to: 40 });
  expect(printWindow(whole, columns, whole)).toBeUndefined();
  const time = { ...axis("time", 0), first: Date.UTC(2025, 0, 1), last: Date.UTC(2026, 0, 1) };
  const march = { from: Date.UTC(2025, 2, 1), to: Date.UTC(2025, 2, 8) };
  const words = printWindow(march, time, { from: time.first, to: time.last });
  expect(words).toEqual({ from: "2025-03-01T00:00:00Z", to: "2025-03-08T00:00:00Z" });
  expect(parseWindow(time, words?.from, words?.to)).toEqual(march);
  expect(parseWindow(time, "2025-03-01", "2025-03-08")).toEqual(march);
});

test("nonsense in the URL is no window", () => {
  for (const [from, to] of [[undefined, "3"], ["", ""], ["5", "2"], ["a", "b"]]) expect(parseWindow(axis("order", 9), from, to)).toBeUndefined();
});

test("another scale shows the same events", () => {
  const columns = axis("order", 4, [0.5, 1.5, 2.5, 3.5]);
  const time = { ...axis("time", 1e9, [1e8, 2e8, 3e8, 9e8]) };
  const { from, to } = carryOver({ from: 1, to: 3 }, columns, time);
  expect(time.at.filter((at) => at >= from && at <= to)).toEqual(Float64Array.from([2e8, 3e8]));
});
