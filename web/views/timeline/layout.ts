import { NO_PARTY, type Part, primaryPart } from "../../words/parts.ts";
import { HALF_PX, type Item, type Spot } from "./item.ts";
import type { Placement } from "./placement.ts";
import { withRoom } from "./title-room.ts";

const ROW_PX = 18;
/** A stretch narrower than this is not drawn as a bar: the glyph hides it. */
const BAR_PX = 16;
const LANE_PAD_PX = 8;
const LEAST_COLUMN_PX = 13;
/** Rows of a lane; what finds no room in them is counted in a pill. */
const MAX_ROWS = 8;
const PILL_PX = 26;

export interface Lane {
  readonly party: number;
  readonly y: number;
  readonly height: number;
}

/** Marks of a lane that found no row, counted. */
export interface Pill {
  readonly party: number;
  readonly x: number;
  readonly y: number;
  readonly count: number;
  /** The stretch to zoom to, in the scale's unit. */
  readonly from: number;
  readonly to: number;
}

export interface Layout {
  readonly items: readonly Item[];
  readonly lanes: readonly Lane[];
  readonly pills: readonly Pill[];
  readonly height: number;
}

interface Wanted {
  readonly i: number;
  readonly part: Part;
  readonly x: number;
  readonly left: number;
  readonly right: number;
  /** Events that share a stretch share its bar, and stay together. */
  readonly unit: string;
}

/**
 * Marks into lanes, each lane's into rows so that none hide another: units by their left edge, each into the first
 * rows free. Same input, same rows. `k` pixels per unit of the scale from `base`. Cost: O(n log n + n × rows).
 */
export function layOut(
  placement: Placement,
  subset: readonly number[],
  parties: readonly number[],
  k: number,
  base: number,
): Layout {
  // Columns a little narrower than a glyph's air still hold one each.
  const half = placement.scale === "order" && k >= LEAST_COLUMN_PX ? Math.min(HALF_PX, k / 2) : HALF_PX;
  const wanted = new Map<number, Wanted[]>(parties.map((party) => [party, []]));
  for (const i of subset) {
    const seen = placement.shown[i];
    if (!seen) continue;
    const x = ((placement.at[i] ?? 0) - base) * k;
    const [x0, x1] = stretchOf(placement, i, k, base);
    const main = primaryPart(seen) ?? { party: NO_PARTY, role: "acts" as const };
    for (const part of seen.parts.length === 0 ? [main] : seen.parts) {
      const wide = part.party === main.party && placement.scale === "time" && x1 - x0 > BAR_PX;
      const left = wide ? Math.min(x0, x - half) : x - half;
      const right = wide ? Math.max(x1, x + half) : x + half;
      wanted.get(part.party)?.push({ i, part, x, left, right, unit: wide ? `${x0} ${x1}` : String(i) });
    }
  }
  const lanes: Lane[] = [];
  const pills: Pill[] = [];
  const spots = new Map<number, Spot[]>();
  let y = 0;
  for (const party of parties) {
    const here = wanted.get(party) ?? [];
    const { rowOf, rows } = rowsOf(here);
    const over = here.filter((want) => !rowOf.has(want));
    const height = Math.max(rows + (over.length > 0 ? 1 : 0), here.length > 0 ? 1 : 0.5) * ROW_PX + 2 * LANE_PAD_PX;
    for (const [want, row] of rowOf) {
      const list = spots.get(want.i) ?? [];
      list.push({ party, role: want.part.role, y: y + LANE_PAD_PX + (row + 0.5) * ROW_PX });
      spots.set(want.i, list);
    }
    pills.push(...pillsOf(placement, over, party, y + LANE_PAD_PX + (rows + 0.5) * ROW_PX));
    lanes.push({ party, y, height });
    y += height;
  }
  const barred = new Set<string>();
  const items = subset.flatMap((i) => itemOf(placement, i, k, base, spots.get(i), barred));
  return { items: withRoom(items), lanes, pills, height: y };
}

function stretchOf(placement: Placement, i: number, k: number, base: number): [number, number] {
  return [((placement.from[i] ?? 0) - base) * k, ((placement.to[i] ?? 0) - base) * k];
}

function rowsOf(wanted: readonly Wanted[]): { rowOf: Map<Wanted, number>; rows: number } {
  const units = new Map<string, Wanted[]>();
  for (const want of wanted) {
    const unit = units.get(want.unit);
    if (unit) unit.push(want);
    else units.set(want.unit, [want]);
  }
  const sorted = [...units.values()].sort((a, b) => edge(a) - edge(b));
  const rowOf = new Map<Wanted, number>();
  const free: number[] = Array<number>(MAX_ROWS).fill(-Infinity);
  let rows = 0;
  for (const unit of sorted) {
    const inner = innerRows(unit);
    const tall = Math.max(...inner) + 1;
    let row = 0;
    while (row + tall <= MAX_ROWS && free.slice(row, row + tall).some((right) => right > edge(unit) + 0.5)) row++;
    if (row + tall > MAX_ROWS) continue;
    const right = Math.max(...unit.map((want) => want.right));
    unit.forEach((want, n) => {
      const own = inner[n] ?? -1;
      if (own >= 0) rowOf.set(want, row + own);
    });
    free.fill(right, row, row + tall);
    rows = Math.max(rows, row + tall);
  }
  return { rowOf, rows };
}

function edge(unit: readonly Wanted[]): number {
  return Math.min(...unit.map((want) => want.left));
}

/** Rows within one unit, from how its glyphs crowd; -1 where there is none left. */
function innerRows(unit: readonly Wanted[]): number[] {
  const free: number[] = [];
  return unit.map((want) => {
    let row = free.findIndex((right) => right <= want.x - HALF_PX + 0.5);
    if (row < 0) row = free.length;
    if (row >= MAX_ROWS) return -1;
    free[row] = want.x + HALF_PX;
    return row;
  });
}

function pillsOf(placement: Placement, over: readonly Wanted[], party: number, y: number): Pill[] {
  const pills: Pill[] = [];
  for (const want of [...over].sort((a, b) => a.x - b.x)) {
    const at = placement.at[want.i] ?? 0;
    const last = pills.at(-1);
    const joins = last !== undefined && want.x - last.x < PILL_PX;
    if (joins) pills[pills.length - 1] = { ...last, count: last.count + 1, to: Math.max(last.to, at) };
    else pills.push({ party, x: want.x, y, count: 1, from: at, to: at });
  }
  return pills;
}

function itemOf(
  placement: Placement,
  i: number,
  k: number,
  base: number,
  spots: readonly Spot[] | undefined,
  barred: Set<string>,
): Item[] {
  const seen = placement.shown[i];
  if (!seen || !spots) return [];
  const [x0, x1] = stretchOf(placement, i, k, base);
  const primary = primaryPart(seen)?.party ?? NO_PARTY;
  const x = ((placement.at[i] ?? 0) - base) * k;
  const main = spots.find((spot) => spot.party === primary);
  const bar = placement.scale === "time" && x1 - x0 > BAR_PX;
  const key = `${x0} ${x1} ${main?.y ?? 0}`;
  const drawsBar = bar && main !== undefined && !barred.has(key);
  if (drawsBar) barred.add(key);
  return [{ i, seen, x, x0, x1, bar, drawsBar, main, others: spots.filter((spot) => spot !== main), room: 0, toLeft: false }];
}
