import type { Print } from "./print.ts";

/**
 * How alike the sentences of two prints are. Only pairs that share an anchor are looked at.
 *
 * A shared anchor weighs what it says (`Print.weights`) times how rare it is in these two texts: a name that stands in
 * every sentence of both tells nothing about which sentence answers to which.
 */
export interface Rarity {
  /** Parallel to `inRows` of the one print, and of the other. */
  readonly one: Float32Array;
  readonly other: Float32Array;
  /** Sum by sentence. */
  readonly oneMass: Float32Array;
  readonly otherMass: Float32Array;
  /** By anchor of the one, the same anchor of the other, or -1. */
  readonly same: Int32Array;
}

/** Weights of the anchors of two prints, given how common they are in both. Cost: linear. */
export function rarityOf(one: Print, other: Print): Rarity {
  const same = new Int32Array(one.anchors.length).fill(-1);
  const counts = [new Uint32Array(one.anchors.length), new Uint32Array(other.anchors.length)] as const;
  for (let a = 0; a < one.anchors.length; a++) counts[0][a] = countOf(one, a);
  for (let b = 0; b < other.anchors.length; b++) counts[1][b] = countOf(other, b);
  for (let a = 0, b = 0; a < one.anchors.length && b < other.anchors.length; ) {
    const [x, y] = [one.anchors[a] ?? 0, other.anchors[b] ?? 0];
    if (x < y) a++;
    else if (x > y) b++;
    else {
      same[a] = b;
      const both = countOf(one, a) + countOf(other, b);
      counts[0][a] = both;
      counts[1][b] = both;
      a++;
      b++;
    }
  }
  const rows = one.sentences + other.sentences;
  const [a, b] = [weigh(one, counts[0], rows), weigh(other, counts[1], rows)];
  return { one: a, other: b, oneMass: massOf(one, a), otherMass: massOf(other, b), same };
}

function countOf(print: Print, anchor: number): number {
  return (print.rowsFrom[anchor + 1] ?? 0) - (print.rowsFrom[anchor] ?? 0);
}

/** An anchor that stands once in each text has rarity 1, one that stands in every sentence has none. */
function weigh(print: Print, counts: Uint32Array, rows: number): Float32Array {
  const scale = 1 / Math.log((rows + 2) / 2);
  const byAnchor = new Float32Array(counts.length);
  for (let anchor = 0; anchor < counts.length; anchor++) {
    byAnchor[anchor] = Math.log((rows + 2) / Math.max(2, counts[anchor] ?? 2)) * scale;
  }
  const weights = new Float32Array(print.inRows.length);
  for (let i = 0; i < weights.length; i++) weights[i] = (print.weights[i] ?? 0) * (byAnchor[print.inRows[i] ?? 0] ?? 0);
  return weights;
}

function massOf(print: Print, weights: Float32Array): Float32Array {
  const mass = new Float32Array(print.sentences);
  for (let row = 0; row < print.sentences; row++) {
    const end = print.inRowsFrom[row + 1] ?? 0;
    let sum = 0;
    for (let i = print.inRowsFrom[row] ?? 0; i < end; i++) sum += weights[i] ?? 0;
    mass[row] = sum;
  }
  return mass;
}

/** An anchor in more sentences than this leads to no pair of its own; it still counts where another led there. */
const COMMON = 24;
/** What two sentences must share at least, in weight, however short they are. */
const LEAST = 1.6;
/** Weight that a shared handful of anchors is held against: little evidence is weak however large a part it is. */
const DOUBT = 1.6;

/**
 * Likeness of two stretches from what they share and what they hold: between Dice's coefficient (1945), which asks that
 * they be equal, and containment in the shorter, which a summary reaches too; less where little is shared at all.
 */
export function likenessOf(shared: number, one: number, other: number): number {
  const dice = (2 * shared) / (one + other);
  const same = dice > 0.999;
  if (shared < (same ? LEAST / 2 : LEAST)) return 0;
  const contained = shared / Math.min(one, other);
  return same ? 1 : Math.min(1, (0.6 * dice + 0.4 * contained) * (shared / (shared + DOUBT * (1 - dice))));
}

/** Pairs of stretches that may answer to one another: first sentence and how many, in each text, and their likeness. */
export interface Cells {
  readonly count: number;
  /** Four numbers a cell: row in one, rows, row in other, rows. */
  readonly at: Uint32Array;
  readonly likeness: Float32Array;
}

/** Cells with a likeness of at least `least`: single sentences, and one against two that follow one another. */
export function cellsOf(one: Print, other: Print, rarity: Rarity, least: number): Cells {
  const at: number[] = [];
  const likeness: number[] = [];
  const shared = new Float32Array(other.sentences);
  const touched = new Uint32Array(other.sentences);
  const near = new Set<number>();
  for (let row = 0; row < one.sentences; row++) {
    let n = 0;
    const end = one.inRowsFrom[row + 1] ?? 0;
    for (let i = one.inRowsFrom[row] ?? 0; i < end; i++) {
      const anchor = rarity.same[one.inRows[i] ?? 0] ?? -1;
      if (anchor < 0 || (rarity.one[i] ?? 0) === 0) continue;
      const last = other.rowsFrom[anchor + 1] ?? 0;
      const first = other.rowsFrom[anchor] ?? 0;
      if (last - first > COMMON) continue;
      for (let k = first; k < last; k++) {
        const to = other.rows[k] ?? 0;
        if (shared[to] === 0) touched[n++] = to;
        shared[to] = (shared[to] ?? 0) + (rarity.one[i] ?? 0);
      }
    }
    for (let k = 0; k < n; k++) {
      const to = touched[k] ?? 0;
      const weight = shared[to] ?? 0;
      shared[to] = 0;
      const found = likenessOf(weight, rarity.oneMass[row] ?? 0, rarity.otherMass[to] ?? 0);
      if (found >= least) {
        at.push(row, 1, to, 1);
        likeness.push(found);
      }
      if (found >= least * 0.6) near.add(row * other.sentences + to);
    }
  }
  for (const cell of near) {
    const row = Math.floor(cell / other.sentences);
    const to = cell % other.sentences;
    if (near.has(cell + 1) && to + 1 < other.sentences) joined(row, 1, to, 2);
    if (near.has(cell + other.sentences)) joined(row, 2, to, 1);
  }
  return { count: likeness.length, at: Uint32Array.from(at), likeness: Float32Array.from(likeness) };

  function joined(row: number, rows: number, to: number, tos: number): void {
    const weight = sharedOf(one, row, rows, other, to, tos, rarity);
    const mass = (rarity.oneMass[row] ?? 0) + (rows > 1 ? (rarity.oneMass[row + 1] ?? 0) : 0);
    const otherMass = (rarity.otherMass[to] ?? 0) + (tos > 1 ? (rarity.otherMass[to + 1] ?? 0) : 0);
    const found = likenessOf(weight, mass, otherMass);
    if (found < least) return;
    at.push(row, rows, to, tos);
    likeness.push(found);
  }
}

/** Weight of the anchors that stand in both stretches of one or two sentences, each counted once. */
export function sharedOf(one: Print, row: number, rows: number, other: Print, to: number, tos: number, rarity: Rarity): number {
  const first = other.inRowsFrom[to] ?? 0;
  const last = other.inRowsFrom[to + tos] ?? 0;
  const begin = one.inRowsFrom[row] ?? 0;
  const end = one.inRowsFrom[row + rows] ?? 0;
  let weight = 0;
  for (let i = begin; i < end; i++) {
    const anchor = one.inRows[i] ?? 0;
    const same = rarity.same[anchor] ?? -1;
    if (same < 0 || (rows > 1 && holds(one.inRows, begin, i, anchor))) continue;
    if (holds(other.inRows, first, last, same)) weight += rarity.one[i] ?? 0;
  }
  return weight;
}

/** Sentences have a few dozen anchors: looking through them costs less than a set. */
function holds(list: Uint32Array, from: number, to: number, value: number): boolean {
  for (let i = from; i < to; i++) if (list[i] === value) return true;
  return false;
}
