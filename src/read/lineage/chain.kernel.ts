import type { Cells } from "./likeness.kernel.ts";

/**
 * The chain of cells that goes forward in both texts and gains most: sparse dynamic programming (Eppstein, Galil,
 * Giancarlo, Italiano 1992) over a tree of running maxima (Fenwick 1994). A cell gains its likeness above `floor`, a
 * cell of two sentences as much as two would. Sentences that no cell of the chain holds are gaps and cost nothing.
 * Returns numbers of cells in order. Cost: O(cells · log sentences).
 */
export function bestChain(cells: Cells, rows: number, others: number, floor: number): number[] {
  const order = Uint32Array.from({ length: cells.count }, (_, cell) => cell).sort(
    (a, b) => rowOf(cells, a) - rowOf(cells, b) || toOf(cells, a) - toOf(cells, b) || a - b,
  );
  const gain = new Float64Array(cells.count);
  const before = new Int32Array(cells.count).fill(-1);
  const tree = new Int32Array(others + 2).fill(-1);
  const waiting: number[][] = Array.from({ length: rows + 1 }, () => []);
  let done = 0;
  let best = -1;
  for (const cell of order) {
    // Cells that end where this one begins, or before, can stand before it.
    for (; done <= rowOf(cells, cell); done++) for (const ended of waiting[done] ?? []) raise(ended);
    const ahead = highest(toOf(cells, cell));
    before[cell] = ahead;
    const length = Math.max(cells.at[cell * 4 + 1] ?? 1, cells.at[cell * 4 + 3] ?? 1);
    // Joined sentences gain a little less than two pairs of single ones of the same likeness.
    const own = ((cells.likeness[cell] ?? 0) - floor) * (length === 1 ? 1 : 1.8);
    gain[cell] = own + (ahead < 0 ? 0 : (gain[ahead] ?? 0));
    if (best < 0 || (gain[cell] ?? 0) > (gain[best] ?? 0) + 1e-9) best = cell;
    waiting[rowOf(cells, cell) + (cells.at[cell * 4 + 1] ?? 1)]?.push(cell);
  }
  const chain: number[] = [];
  for (let cell = best; cell >= 0; cell = before[cell] ?? -1) chain.push(cell);
  return chain.reverse();

  function raise(cell: number): void {
    for (let i = toOf(cells, cell) + (cells.at[cell * 4 + 3] ?? 1); i <= others; i += i & -i) {
      const held = tree[i] ?? -1;
      if (held < 0 || (gain[cell] ?? 0) > (gain[held] ?? 0)) tree[i] = cell;
    }
  }

  /** The best cell that ends at or before this sentence of the other text. */
  function highest(to: number): number {
    let found = -1;
    for (let i = to; i > 0; i -= i & -i) {
      const held = tree[i] ?? -1;
      if (held >= 0 && (found < 0 || (gain[held] ?? 0) > (gain[found] ?? 0))) found = held;
    }
    return found;
  }
}

const rowOf = (cells: Cells, cell: number): number => cells.at[cell * 4] ?? 0;
const toOf = (cells: Cells, cell: number): number => cells.at[cell * 4 + 2] ?? 0;
