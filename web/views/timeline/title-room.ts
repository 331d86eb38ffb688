import { bisectLeft, bisectRight } from "d3-array";
import { HALF_PX, type Item } from "./item.ts";

/** A title shorter than this says nothing. */
export const LEAST_ROOM_PX = 62;
export const MOST_ROOM_PX = 230;

/** How far each glyph's words may run, from left to right: to the next glyph of its row, or the next connector through it. */
export function withRoom(items: readonly Item[]): Item[] {
  const glyphs = new Map<number, number[]>();
  for (const { x, main, others } of items) {
    for (const { y } of main ? [main, ...others] : others) {
      const row = glyphs.get(y);
      if (row) row.push(x);
      else glyphs.set(y, [x]);
    }
  }
  const connectors = items
    .filter((item) => item.others.length > 0)
    .map((item) => ({ x: item.x, ys: [...item.others, ...(item.main ? [item.main] : [])].map((spot) => spot.y) }))
    .map(({ x, ys }) => ({ x, top: Math.min(...ys), bottom: Math.max(...ys) }))
    .sort((a, b) => a.x - b.x);
  const sorted = new Map([...glyphs].map(([y, xs]) => [y, xs.sort((a, b) => a - b)]));
  const lineXs = connectors.map(({ x }) => x);
  const written = new Map<number, number>();
  const roomOf = (item: Item, y: number): { room: number; toLeft: boolean } => {
    const row = sorted.get(y) ?? [];
    const glyph = row[bisectRight(row, item.x + 0.5)] ?? Infinity;
    let next = bisectRight(lineXs, item.x + 0.5);
    while (next < connectors.length && !crosses(connectors[next], y) && (lineXs[next] ?? Infinity) < glyph) next++;
    const right = Math.min(glyph - HALF_PX, (lineXs[next] ?? Infinity) - 3) - item.x - HALF_PX;
    if (right >= LEAST_ROOM_PX) {
      written.set(y, item.x + HALF_PX + Math.min(right, MOST_ROOM_PX));
      return { room: right, toLeft: false };
    }
    const before = row[bisectLeft(row, item.x - 0.5) - 1] ?? -Infinity;
    let last = bisectLeft(lineXs, item.x - 0.5) - 1;
    while (last >= 0 && !crosses(connectors[last], y) && (lineXs[last] ?? -Infinity) > before) last--;
    const taken = Math.max(before + HALF_PX, (lineXs[last] ?? -Infinity) + 3, (written.get(y) ?? -Infinity) + 4);
    const left = item.x - HALF_PX - taken;
    return { room: Math.min(left, MOST_ROOM_PX), toLeft: true };
  };
  const room = new Map<Item, { room: number; toLeft: boolean }>();
  for (const item of [...items].sort((a, b) => a.x - b.x)) if (item.main) room.set(item, roomOf(item, item.main.y));
  return items.map((item) => ({ ...item, ...(room.get(item) ?? { room: 0, toLeft: false }) }));
}

function crosses(connector: { readonly top: number; readonly bottom: number } | undefined, y: number): boolean {
  return connector !== undefined && connector.top <= y && y <= connector.bottom;
}
