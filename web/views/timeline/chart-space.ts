import type { Item } from "./item.ts";
import type { Placement } from "./placement.ts";
import type { Window } from "./window.ts";

/** The events to lay out: all, or (of very many) those of the stretch in view and a half to either side. */
export function near({ shown, at, from, to }: Placement, stretch: number | undefined, stride: number): number[] {
  if (stretch === undefined) return shown.map((_, i) => i);
  const [left, right] = [(stretch - 0.5) * stride, (stretch + 1.5) * stride];
  const found: number[] = [];
  let long = 0;
  for (let i = 0; i < at.length; i++) {
    const position = at[i] ?? 0;
    if (position >= left && position <= right) found.push(i);
    // Of the stretches that only pass through, some: they say little here and there may be thousands.
    else if ((from[i] ?? 0) < right && (to[i] ?? 0) > left && long++ < 40) found.push(i);
  }
  return found;
}

/** Whether any of an item, glyph or bar, falls within the window. */
export function inWindow(item: Item, base: number, k: number, from: number, to: number): boolean {
  const [left, right] = [(from - base) * k - 12, (to - base) * k + 12];
  return (item.x >= left && item.x <= right) || (item.bar && item.x1 > left && item.x0 < right);
}

/** Words of a mark at an edge of the plot are cut there; those of a mark beyond it are left out. */
export function roomInView(item: Item, offset: number, left: number, width: number): number {
  const x = item.x + offset;
  if (x < left || x > left + width) return 0;
  return Math.min(item.room, item.toLeft ? x - left - 12 : left + width - x - 12);
}

export function centreOf(window: Window, at: number | undefined): number {
  return at !== undefined && at >= window.from && at <= window.to ? at : (window.from + window.to) / 2;
}

/** The window to which a pill leads: its stretch, with air about it. */
export function widened({ from, to }: Window, span: number): Window {
  const pad = Math.max((to - from) * 0.3, span * 0.02);
  return { from: from - pad, to: to + pad };
}

export function markY({ main, others }: Item): number {
  return main?.y ?? others[0]?.y ?? 0;
}
