import type { Valuation } from "../../../src/case/scenario.ts";
import type { Cells } from "./bin.kernel.ts";

type Additive = Extract<Valuation, { kind: "additive" }>;

/** Cells along each axis. */
export const GRID_CELLS = 640;
/** As many packages of the first issues are placed one by one before cells are shifted. */
const EXACT_AT_MOST = 40_000;
/** Issues are joined before they shift cells, up to this many combinations: fewer roundings for a little more work. */
const JOINED_AT_MOST = 64;

/**
 * All packages of a space too large to hold, counted by cell of value: `counts` Float64Array [row of y × column of x]. Every
 * package is counted once; what is rounded is its place, by at most `within` of each axis.
 */
export interface ValueGrid extends Cells {
  readonly kind: "grid";
  /** How far a package may be drawn from its true value, as a share of the axis. */
  readonly within: number;
}

/**
 * Counts by repeated shift and add: joined issues one after another move what has been counted by the worth of each of
 * their combinations. Cost: cells² × combinations, about a second for 10^11 packages of 15 issues; yields between.
 */
export function* gridInto(one: Additive, other: Additive, sizes: readonly number[]): Generator<undefined, ValueGrid> {
  const [xs, ys] = [one, other].map((value) => sizes.map((size, i) => worths(value, i, size))) as [number[][], number[][]];
  const min = [xs, ys].map((all) => all.reduce((sum, worth) => sum + Math.min(...worth), 0)) as [number, number];
  const max = [xs, ys].map((all) => all.reduce((sum, worth) => sum + Math.max(...worth), 0)) as [number, number];
  const cells = GRID_CELLS;
  const [perX, perY] = [0, 1].map((axis) => (cells - 1) / ((max[axis] ?? 0) - (min[axis] ?? 0) || 1)) as [number, number];
  const groups = joinIssues(xs, ys);
  let counts = new Float64Array(cells * cells);
  const first = groups.shift() ?? { x: [0], y: [0] };
  const floor = (worth: readonly number[]): number => worth.reduce((low, value) => Math.min(low, value), Infinity);
  const [lowX, lowY] = [floor(first.x), floor(first.y)];
  first.x.forEach((worth, i) => {
    const cell = Math.round(((first.y[i] ?? 0) - lowY) * perY) * cells + Math.round((worth - lowX) * perX);
    counts[cell] = (counts[cell] ?? 0) + 1;
  });
  for (const { x, y } of groups) {
    yield;
    const next = new Float64Array(cells * cells);
    const [leastX, leastY] = [floor(x), floor(y)];
    for (let i = 0; i < x.length; i++) {
      addShifted(next, counts, cells, Math.round(((x[i] ?? 0) - leastX) * perX), Math.round(((y[i] ?? 0) - leastY) * perY));
      if (i % 4 === 3) yield;
    }
    counts = next;
  }
  return { kind: "grid", counts, cells, min, max, within: ((groups.length + 1) * 0.5) / (cells - 1) };
}

function worths(value: Additive, issue: number, size: number): number[] {
  return Array.from({ length: size }, (_, option) => (value.weights[issue] ?? 0) * (value.values[issue]?.[option] ?? 0));
}

/** Adds `from`, moved right by `dx` and up by `dy` (both at least 0), onto `to`; a rounding takes nothing past the edge. */
function addShifted(to: Float64Array, from: Float64Array, cells: number, dx: number, dy: number): void {
  const last = cells - 1;
  for (let row = 0; row < cells; row++) {
    const toRow = Math.min(row + dy, last) * cells;
    const fromRow = row * cells;
    for (let column = 0; column < cells; column++) {
      const count = from[fromRow + column] ?? 0;
      if (count === 0) continue;
      const at = toRow + Math.min(column + dx, last);
      to[at] = (to[at] ?? 0) + count;
    }
  }
}

interface Joined {
  x: number[];
  y: number[];
}

/** The first issues as one long list of points, the rest in groups of few combinations. */
function joinIssues(xs: readonly number[][], ys: readonly number[][]): Joined[] {
  const groups: Joined[] = [];
  let open: Joined = { x: [0], y: [0] };
  xs.forEach((x, i) => {
    const y = ys[i] ?? [];
    const limit = groups.length === 0 ? EXACT_AT_MOST : JOINED_AT_MOST;
    if (open.x.length * x.length > limit && open.x.length > 1) {
      groups.push(open);
      open = { x: [0], y: [0] };
    }
    open = { x: outerSum(open.x, x), y: outerSum(open.y, y) };
  });
  groups.push(open);
  return groups;
}

function outerSum(a: readonly number[], b: readonly number[]): number[] {
  return a.flatMap((one) => b.map((other) => one + other));
}
