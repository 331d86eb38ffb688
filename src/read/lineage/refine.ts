import type { Aligned } from "../findings.ts";
import type { Group, SentencePairs } from "./align.ts";
import { sharedOf, type Rarity } from "./likeness.kernel.ts";
import type { Print } from "./print.ts";

/** Largest gap, in pairs of sentences, that is looked into. */
const LARGEST = 2_500;
/** Likeness from which sentences that stand in the same gap answer to one another. */
const FLOOR = { close: 0.1, loose: 0.15 };
/** Part of a sentence's matter that must stand in a neighbour to be a piece of it; a retelling splits more than it joins. */
const PIECE = { split: 0.24, joined: 0.32 };
const LEAST = 1;
/** Likeness from which two left over answer to one another out of order, and how far apart they may stand. */
const MOVED = 0.24;
const REACH = 6;

/**
 * Aligns more of two texts that are known to be of one lineage: where sentences are left over between the same aligned
 * neighbours on both sides, less likeness will do (dynamic programming within the gap, after Gale and Church 1993), and
 * a sentence left over on one side may be a piece of one beside it on the other. `close` says that the one follows the
 * other sentence by sentence, so that a gap of one against one is filled by its place alone.
 */
export function refinePairs(one: Print, other: Print, { groups, rarity, pairs }: SentencePairs, close: boolean): Aligned[] {
  const refined = [...pairs];
  const taken = { one: new Uint8Array(one.sentences), other: new Uint8Array(other.sentences) };
  for (const group of groups) mark(taken, group);
  const chain = groups.filter((group) => !group.moved);
  const texts: Texts = { one, other, rarity };
  let [from, to] = [0, 0];
  for (const next of [...chain, { from: one.sentences, to: other.sentences, froms: 0, tos: 0 }]) {
    const rows = free(taken.one, from, next.from);
    const columns = free(taken.other, to, next.to);
    const inside = from > 0 && next.froms > 0;
    for (const pair of fillGap(rows, columns, texts, { close: close && inside, floor: close ? FLOOR.close : FLOOR.loose })) {
      refined.push(pair);
      taken.one[pair.from] = 1;
      taken.other[pair.to] = 1;
    }
    [from, to] = [next.from + next.froms, next.to + next.tos];
  }
  for (const pair of moved(texts, taken, chain)) refined.push(pair);
  refined.push(...pieces(texts, taken, refined));
  return refined.sort((a, b) => a.from - b.from || a.to - b.to);
}

interface Texts {
  readonly one: Print;
  readonly other: Print;
  readonly rarity: Rarity;
}

function mark(taken: { one: Uint8Array; other: Uint8Array }, group: Group): void {
  taken.one.fill(1, group.from, group.from + group.froms);
  taken.other.fill(1, group.to, group.to + group.tos);
}

function free(taken: Uint8Array, from: number, to: number): number[] {
  const rows: number[] = [];
  for (let row = from; row < to; row++) if (taken[row] === 0) rows.push(row);
  return rows;
}

function fillGap(
  rows: readonly number[],
  columns: readonly number[],
  texts: Texts,
  { close, floor }: { readonly close: boolean; readonly floor: number },
): Aligned[] {
  if (rows.length === 0 || columns.length === 0 || rows.length * columns.length > LARGEST) return [];
  if (close && rows.length === 1 && columns.length === 1) {
    const [from = 0, to = 0] = [rows[0], columns[0]];
    const [a, b] = [length(texts.one, from), length(texts.other, to)];
    return Math.min(a, b) * 2.5 >= Math.max(a, b) ? [{ from, to, likeness: Math.max(floor, diceOf(from, to, texts)) }] : [];
  }
  const width = columns.length + 1;
  const likeness = new Float64Array(rows.length * columns.length);
  const best = new Float64Array((rows.length + 1) * width);
  for (let i = rows.length - 1; i >= 0; i--) {
    for (let k = columns.length - 1; k >= 0; k--) {
      const like = diceOf(rows[i] ?? 0, columns[k] ?? 0, texts);
      likeness[i * columns.length + k] = like;
      const both = like < floor ? -1 : like - floor / 2 + (best[(i + 1) * width + k + 1] ?? 0);
      best[i * width + k] = Math.max(both, best[(i + 1) * width + k] ?? 0, best[i * width + k + 1] ?? 0);
    }
  }
  const found: Aligned[] = [];
  for (let i = 0, k = 0; i < rows.length && k < columns.length; ) {
    const here = best[i * width + k] ?? 0;
    if (here === (best[(i + 1) * width + k] ?? 0)) i++;
    else if (here === (best[i * width + k + 1] ?? 0)) k++;
    else {
      found.push({ from: rows[i] ?? 0, to: columns[k] ?? 0, likeness: likeness[i * columns.length + k] ?? 0 });
      i++;
      k++;
    }
  }
  return found;
}

/** What was left over on both sides and stands a little out of order, the likeliest first. */
function moved(texts: Texts, taken: { one: Uint8Array; other: Uint8Array }, chain: readonly Group[]): Aligned[] {
  const found: Aligned[] = [];
  let next = 0;
  for (let from = 0; from < texts.one.sentences; from++) {
    if (taken.one[from] === 1) continue;
    while ((chain[next]?.from ?? from) < from) next++;
    const before = chain[next - 1];
    const place = before ? before.to + (from - before.from) : from;
    for (let to = Math.max(0, place - REACH); to <= place + REACH && to < texts.other.sentences; to++) {
      const likeness = taken.other[to] === 1 ? 0 : diceOf(from, to, texts);
      if (likeness >= MOVED) found.push({ from, to, likeness });
    }
  }
  found.sort((a, b) => b.likeness - a.likeness || a.from - b.from || a.to - b.to);
  return found.filter(({ from, to }) => {
    if (taken.one[from] === 1 || taken.other[to] === 1) return false;
    taken.one[from] = 1;
    taken.other[to] = 1;
    return true;
  });
}

/** Sentences left over on one side whose matter stands in a sentence that answers to a neighbour of theirs. */
function pieces(texts: Texts, taken: { one: Uint8Array; other: Uint8Array }, pairs: readonly Aligned[]): Aligned[] {
  const found: Aligned[] = [];
  const [byOne, byOther] = [new Map<number, number[]>(), new Map<number, number[]>()];
  for (const { from, to } of pairs) {
    byOne.set(from, [...(byOne.get(from) ?? []), to]);
    byOther.set(to, [...(byOther.get(to) ?? []), from]);
  }
  for (let to = 0; to < texts.other.sentences; to++) {
    if (taken.other[to] === 1) continue;
    const near = neighbours(to, texts.other.sentences, byOther);
    const from = bestPiece(near, PIECE.split, (row) => part(row, to, texts, texts.rarity.otherMass[to] ?? 0));
    if (from) found.push({ from: from.row, to, likeness: from.part });
  }
  for (let from = 0; from < texts.one.sentences; from++) {
    if (taken.one[from] === 1) continue;
    const near = neighbours(from, texts.one.sentences, byOne);
    const to = bestPiece(near, PIECE.joined, (row) => part(from, row, texts, texts.rarity.oneMass[from] ?? 0));
    if (to) found.push({ from, to: to.row, likeness: to.part });
  }
  return found;
}

/** What the nearest aligned sentences before and after answer to. */
function neighbours(row: number, rows: number, pairs: ReadonlyMap<number, readonly number[]>): number[] {
  const found: number[] = [];
  for (let i = row - 1; i >= 0 && i >= row - 3; i--) {
    const list = pairs.get(i);
    if (list) {
      found.push(...list);
      break;
    }
  }
  for (let i = row + 1; i < rows && i <= row + 3; i++) {
    const list = pairs.get(i);
    if (list) {
      found.push(...list);
      break;
    }
  }
  return found;
}

interface Piece {
  readonly row: number;
  readonly part: number;
}

function bestPiece(rows: readonly number[], least: number, measure: (row: number) => number): Piece | undefined {
  let best: Piece | undefined;
  for (const row of rows) {
    const found = measure(row);
    if (found >= least && (best === undefined || found > best.part)) best = { row, part: found };
  }
  return best;
}

/** Part of a mass that two sentences share; none where it is too little to mean anything. */
function part(from: number, to: number, { one, other, rarity }: Texts, mass: number): number {
  const shared = sharedOf(one, from, 1, other, to, 1, rarity);
  return shared < LEAST || mass === 0 ? 0 : shared / mass;
}

function diceOf(from: number, to: number, { one, other, rarity }: Texts): number {
  const shared = sharedOf(one, from, 1, other, to, 1, rarity);
  const mass = (rarity.oneMass[from] ?? 0) + (rarity.otherMass[to] ?? 0);
  return mass === 0 ? 0 : (2 * shared) / mass;
}

const length = (print: Print, row: number): number => (print.wordsFrom[row + 1] ?? 0) - (print.wordsFrom[row] ?? 0);
