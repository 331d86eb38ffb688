import { alignPrints, type Group, type SentencePairs } from "./align.ts";
import { isGarbled } from "./oddness.ts";
import type { Print } from "./print.ts";

/** What one text of a pair shares with the other. Parts are 0 to 1. */
export interface Side {
  /** Part of its matter (weight of its anchors) that stands in aligned sentences. */
  readonly coverage: number;
  /** The same, each sentence counted by how alike it is to its counterpart, and less where it was moved. */
  readonly share: number;
  /** Words in its aligned sentences. */
  readonly words: number;
  /** Names it spells as the other never does, of those that both have by their sound. */
  readonly strays: number;
}

/** A pair of accounts, compared. */
export interface Comparison {
  readonly one: number;
  readonly other: number;
  readonly aligned: SentencePairs;
  readonly sides: readonly [Side, Side];
  /** Kendall's tau (1938) of the order of aligned sentences, -1 to 1; 1 where fewer than two are. */
  readonly order: number;
  /** Part of the three-word runs of aligned sentences, on the side with fewer, that the other has too. */
  readonly verbatim: number;
  /** The same of runs in which only grammar words count: high where words were exchanged one for one. */
  readonly grammar: number;
}

/** Compares two prints. Cost: that of aligning, and linear in the aligned words. */
export function comparePrints(one: number, other: number, prints: readonly [Print, Print]): Comparison {
  const aligned = alignPrints(...prints);
  const { groups, rarity } = aligned;
  const sides: [Side, Side] = [
    sideOf(prints[0], prints[1], rarity.oneMass, groups.map((at) => ({ row: at.from, rows: at.froms, likeness: inOrder(at) }))),
    sideOf(prints[1], prints[0], rarity.otherMass, groups.map((at) => ({ row: at.to, rows: at.tos, likeness: inOrder(at) }))),
  ];
  const runs = { own: 0, shared: 0, ownGrammar: 0, sharedGrammar: 0 };
  for (const group of groups) addRuns(group, prints, runs);
  return {
    one,
    other,
    aligned,
    sides,
    order: kendall(groups),
    verbatim: runs.own === 0 ? 0 : runs.shared / runs.own,
    grammar: runs.ownGrammar === 0 ? 0 : runs.sharedGrammar / runs.ownGrammar,
  };
}

/** What a group counts for: two reports of the same events share facts too, but not their order. */
function inOrder(group: Group): number {
  return group.moved ? group.likeness * 0.4 : group.likeness;
}

interface Rows {
  readonly row: number;
  readonly rows: number;
  readonly likeness: number;
}

function sideOf(print: Print, other: Print, mass: Float32Array, held: readonly Rows[]): Side {
  let [all, covered, alike, words] = [0, 0, 0, 0];
  for (const weight of mass) all += weight;
  for (const { row, rows, likeness } of held) {
    for (let i = row; i < row + rows; i++) {
      covered += mass[i] ?? 0;
      alike += (mass[i] ?? 0) * likeness;
    }
    words += (print.wordsFrom[row + rows] ?? 0) - (print.wordsFrom[row] ?? 0);
  }
  return { coverage: all === 0 ? 0 : covered / all, share: all === 0 ? 0 : alike / all, words, strays: straysOf(print, other) };
}

/** Names of the one that the other has by sound but never in this spelling. */
function straysOf(print: Print, other: Print): number {
  let strays = 0;
  for (const [sound, spellings] of print.spellings) {
    const theirs = other.spellings.get(sound);
    if (theirs === undefined) continue;
    for (const spelling of spellings) {
      if (!theirs.includes(spelling) && theirs.some((other) => isGarbled(other, spelling))) strays++;
    }
  }
  return strays;
}

interface Runs {
  own: number;
  shared: number;
  ownGrammar: number;
  sharedGrammar: number;
}

function addRuns(group: Group, [one, other]: readonly [Print, Print], into: Runs): void {
  const mine = runsOf(one, group.from, group.froms, false);
  const theirs = runsOf(other, group.to, group.tos, false);
  into.own += Math.min(mine.length, theirs.length);
  into.shared += sharedCount(mine, theirs);
  const frame = runsOf(one, group.from, group.froms, true);
  const frames = runsOf(other, group.to, group.tos, true);
  into.ownGrammar += Math.min(frame.length, frames.length);
  into.sharedGrammar += sharedCount(frame, frames);
}

/** Hashes of runs of three words; with `grammarOnly`, all other words count as the same, and runs without one are left out. */
function runsOf(print: Print, row: number, rows: number, grammarOnly: boolean): Int32Array {
  const end = print.wordsFrom[row + rows] ?? 0;
  const start = print.wordsFrom[row] ?? 0;
  const runs = new Int32Array(Math.max(0, end - start - 2));
  let n = 0;
  for (let i = start; i + 2 < end; i++) {
    let hash = 17;
    let grammar = 0;
    for (let k = i; k < i + 3; k++) {
      const isGrammar = print.grammar[k] === 1;
      if (isGrammar) grammar++;
      hash = Math.imul(hash, 0x01000193) ^ (grammarOnly && !isGrammar ? 1 : (print.words[k] ?? 0));
    }
    if (!grammarOnly || (grammar > 0 && grammar < 3)) runs[n++] = hash;
  }
  return runs.subarray(0, n);
}

/** How many stand in both, doubles counted as often as they stand in both. Sorts its arguments. */
function sharedCount(one: Int32Array, other: Int32Array): number {
  one.sort();
  other.sort();
  let shared = 0;
  for (let i = 0, k = 0; i < one.length && k < other.length; ) {
    const [a, b] = [one[i] ?? 0, other[k] ?? 0];
    if (a < b) i++;
    else if (a > b) k++;
    else {
      shared++;
      i++;
      k++;
    }
  }
  return shared;
}

/** Kendall's tau of the counterparts' order; quadratic in the groups, which are as many as sentences, so counted by merging. */
function kendall(groups: readonly Group[]): number {
  const places = groups.map((group) => group.to);
  const n = places.length;
  if (n < 2) return 1;
  return 1 - (4 * inversions(places)) / (n * (n - 1));
}

function inversions(places: number[]): number {
  if (places.length < 2) return 0;
  const middle = places.length >>> 1;
  const [left, right] = [places.slice(0, middle), places.slice(middle)];
  let count = inversions(left) + inversions(right);
  for (let i = 0, l = 0, r = 0; i < places.length; i++) {
    if (r >= right.length || (l < left.length && (left[l] ?? 0) <= (right[r] ?? 0))) places[i] = left[l++] ?? 0;
    else {
      count += left.length - l;
      places[i] = right[r++] ?? 0;
    }
  }
  return count;
}
