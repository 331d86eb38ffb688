import type { Scale } from "./bin.kernel.ts";
import type { Window } from "./window.ts";

/** Where the plot stands in its box, in CSS pixels. */
export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels of the plot's own area for a window; `ratio` device pixels to one. */
export function scaleOf(window: Window, frame: Pick<Frame, "width" | "height">, ratio = 1): Scale {
  const perX = (frame.width * ratio) / (window.x1 - window.x0);
  const perY = (-frame.height * ratio) / (window.y1 - window.y0);
  return { perX, fromX: -window.x0 * perX, perY, fromY: -window.y1 * perY };
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

export function placeOf(scale: Scale, x: number, y: number): Place {
  return { x: x * scale.perX + scale.fromX, y: y * scale.perY + scale.fromY };
}

/** The point nearest to a place within `reach` pixels, by number. Cost: linear in the points, about 1 ns each. */
export function findNearest(xs: Float32Array, ys: Float32Array, scale: Scale, at: Place, reach: number): number | undefined {
  let nearest: number | undefined;
  let least = reach * reach;
  for (let i = 0; i < xs.length; i++) {
    const dx = (xs[i] ?? 0) * scale.perX + scale.fromX - at.x;
    const dy = (ys[i] ?? 0) * scale.perY + scale.fromY - at.y;
    const far = dx * dx + dy * dy;
    if (far < least) {
      least = far;
      nearest = i;
    }
  }
  return nearest;
}
