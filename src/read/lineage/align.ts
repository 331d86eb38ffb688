import type { Aligned } from "../findings.ts";
import { bestChain } from "./chain.kernel.ts";
import { cellsOf, rarityOf, type Rarity } from "./likeness.kernel.ts";
import type { Print } from "./print.ts";

/** Two texts sentence by sentence. */
export interface SentencePairs {
  /** By `from`, then `to`. */
  readonly pairs: readonly Aligned[];
  /** Stretches that answer to one another, one or two sentences each: row, rows, row, rows, in the order of the first text. */
  readonly groups: readonly Group[];
  readonly rarity: Rarity;
}

export interface Group {
  readonly from: number;
  readonly froms: number;
  readonly to: number;
  readonly tos: number;
  readonly likeness: number;
  /** Off the chain: the retelling put it elsewhere. */
  readonly moved: boolean;
}

/** Likeness from which two sentences may answer to one another; more is asked of one that stands out of order. */
const FLOOR = 0.24;
const MOVED = 0.42;

/**
 * Aligns two prints: the best chain forward in both (sentence by sentence, one against two, gaps for free), then what
 * was moved, the likeliest first. Cost: linear in the texts but for the sorting of the cells, as long as anchors are rare.
 */
export function alignPrints(one: Print, other: Print): SentencePairs {
  const rarity = rarityOf(one, other);
  const cells = cellsOf(one, other, rarity, FLOOR);
  const chain = bestChain(cells, one.sentences, other.sentences, FLOOR * 0.8);
  const usedOne = new Uint8Array(one.sentences + 1);
  const usedOther = new Uint8Array(other.sentences + 1);
  const groups: Group[] = [];
  const take = (cell: number, moved: boolean): void => {
    const [from = 0, froms = 1, to = 0, tos = 1] = cells.at.subarray(cell * 4, cell * 4 + 4);
    usedOne.fill(1, from, from + froms);
    usedOther.fill(1, to, to + tos);
    groups.push({ from, froms, to, tos, likeness: cells.likeness[cell] ?? 0, moved });
  };
  for (const cell of chain) take(cell, false);
  const rest: number[] = [];
  for (let cell = 0; cell < cells.count; cell++) {
    const single = cells.at[cell * 4 + 1] === 1 && cells.at[cell * 4 + 3] === 1;
    if (single && (cells.likeness[cell] ?? 0) >= MOVED) rest.push(cell);
  }
  rest.sort((a, b) => (cells.likeness[b] ?? 0) - (cells.likeness[a] ?? 0) || a - b);
  for (const cell of rest) {
    if (usedOne[cells.at[cell * 4] ?? 0] === 0 && usedOther[cells.at[cell * 4 + 2] ?? 0] === 0) take(cell, true);
  }
  groups.sort((a, b) => a.from - b.from || a.to - b.to);
  const pairs: Aligned[] = [];
  for (const { from, froms, to, tos, likeness } of groups) {
    for (let i = 0; i < froms; i++) for (let j = 0; j < tos; j++) pairs.push({ from: from + i, to: to + j, likeness });
  }
  return { pairs, groups, rarity };
}
