import { describe, expect, it } from "vitest";
import { type Bins, binPointsInto, paintInto, spreadGridInto } from "./bin.kernel.ts";
import { findNearest, placeOf, scaleOf } from "./frame.ts";
import { isWhole, panBy, wholeWindow, zoomAbout } from "./window.ts";

const bins = (width: number, height: number): Bins => ({ width, height, counts: new Float64Array(width * height) });
const WHOLE = wholeWindow([0, 1], [0, 2]);

describe("the window", () => {
  it("holds everything, with room about it", () => {
    expect(WHOLE.x0).toBeLessThan(0);
    expect(WHOLE.y1).toBeGreaterThan(2);
    const flat = wholeWindow([3, 3], [0, 1]);
    expect(flat.x1 - flat.x0).toBeGreaterThan(0);
  });

  it("zooms about a place, which stays where it is, and back out to everything", () => {
    const close = zoomAbout(WHOLE, WHOLE, 4, 0.25, 0.5);
    const before = WHOLE.x0 + 0.25 * (WHOLE.x1 - WHOLE.x0);
    expect(close.x0 + 0.25 * (close.x1 - close.x0)).toBeCloseTo(before, 12);
    expect(isWhole(close, WHOLE)).toBe(false);
    expect(isWhole(zoomAbout(close, WHOLE, 0.01, 0.9, 0.9), WHOLE)).toBe(true);
  });

  it("never leaves the whole", () => {
    const close = zoomAbout(WHOLE, WHOLE, 4, 0.5, 0.5);
    const far = panBy(close, WHOLE, 100, -100);
    expect(far.x1).toBeCloseTo(WHOLE.x1, 12);
    expect(far.y0).toBeCloseTo(WHOLE.y0, 12);
    expect(far.x1 - far.x0).toBeCloseTo(close.x1 - close.x0, 12);
  });
});

describe("what is drawn is what is seen", () => {
  const xs = Float32Array.from([0, 0.5, 0.5, 1, NaN]);
  const ys = Float32Array.from([0, 1, 1, 2, 1]);

  it("counts every point in view on its pixel, up being more", () => {
    const drawn = bins(10, 10);
    expect(binPointsInto(drawn, xs, ys, scaleOf(WHOLE, { width: 10, height: 10 }))).toBe(4);
    expect(drawn.counts[5 * 10 + 5]).toBe(2);
    expect(drawn.counts[9 * 10]).toBe(1);
    expect(drawn.counts[9]).toBe(1);
    const close = zoomAbout(WHOLE, WHOLE, 10, 0, 0);
    expect(binPointsInto(drawn, xs, ys, scaleOf(close, { width: 10, height: 10 }))).toBe(1);
  });

  it("paints a single package so that it is seen, and a crowd darker", () => {
    const drawn = bins(10, 10);
    binPointsInto(drawn, xs, ys, scaleOf(WHOLE, { width: 10, height: 10 }));
    const pixels = new Uint8ClampedArray(400);
    expect(paintInto(pixels, drawn, [1, 2, 3], 0)).toBe(2);
    const opacity = (x: number, y: number): number => pixels[(y * 10 + x) * 4 + 3] ?? 0;
    expect(opacity(0, 9)).toBeGreaterThan(60);
    expect(opacity(5, 5)).toBe(255);
    expect(opacity(3, 3)).toBe(0);
    paintInto(pixels, drawn, [1, 2, 3], 1);
    expect(opacity(4, 5)).toBe(255);
  });

  it("spreads counted cells where they stand", () => {
    const grid = { counts: Float64Array.from([7, 0, 0, 9]), cells: 2, min: [0, 0], max: [1, 2] } as const;
    const drawn = bins(4, 4);
    spreadGridInto(drawn, grid, scaleOf(WHOLE, { width: 4, height: 4 }));
    expect(drawn.counts[3 * 4]).toBe(7);
    expect(drawn.counts[3]).toBe(9);
    expect(drawn.counts[0]).toBe(0);
  });

  it("finds the package nearest to the pointer, and none far from all", () => {
    const scale = scaleOf(WHOLE, { width: 100, height: 100 });
    const at = placeOf(scale, 1, 2);
    expect(findNearest(xs, ys, scale, { x: at.x + 3, y: at.y }, 8)).toBe(3);
    expect(findNearest(xs, ys, scale, { x: at.x - 30, y: at.y }, 8)).toBeUndefined();
  });
});
