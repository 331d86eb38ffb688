import type { Print } from "./print.ts";

/** A trait of more accounts than this is a common one and leads to nobody. */
const MOST = 48;
/** Pairs kept by account, the likeliest. */
const KEPT = 24;

/**
 * Pairs of accounts that share enough rare traits to be worth aligning: an inverted index over neighbours on the trail
 * (names by sound, numbers, in their order, which rewording leaves) and over a sample of neighbouring content words
 * (broder et al. 1997, minhash by residue), each weighted by rarity. Returns pairs flat, the lower number first, ascending.
 *
 * Cost: O(traits · log traits) for sorting, then at most `MOST` steps a trait: near-linear in the texts.
 */
export function likelyPairs(prints: readonly Print[]): Uint32Array {
  const keys = sortedTraits(prints);
  const score = new Float32Array(prints.length);
  const mass = new Float32Array(prints.length);
  const { postings, from } = groupByTrait(keys, mass, prints.length);
  const touched = new Uint32Array(prints.length);
  const pairs: number[] = [];
  const traitsOf = byAccount(postings, from, prints.length);
  for (let account = 0; account < prints.length; account++) {
    let n = 0;
    const end = traitsOf.from[account + 1] ?? 0;
    for (let k = traitsOf.from[account] ?? 0; k < end; k++) {
      const trait = traitsOf.traits[k] ?? 0;
      const [first, last] = [from[trait] ?? 0, from[trait + 1] ?? 0];
      const weight = rarity(last - first, prints.length);
      for (let p = first; p < last; p++) {
        const other = postings[p] ?? 0;
        if (other >= account) break;
        if (score[other] === 0) touched[n++] = other;
        score[other] = (score[other] ?? 0) + weight;
      }
    }
    const found: number[] = [];
    for (let k = 0; k < n; k++) {
      const other = touched[k] ?? 0;
      const part = (score[other] ?? 0) / Math.min(mass[account] ?? 1, mass[other] ?? 1);
      if (part >= LEAST_PART) found.push(other, score[other] ?? 0);
    }
    for (let k = 0; k < n; k++) score[touched[k] ?? 0] = 0;
    for (const other of strongest(found)) pairs.push(other, account);
  }
  return Uint32Array.from(pairs);
}

/** Part of the rarer account's traits that must be shared. */
const LEAST_PART = 0.06;

const rarity = (accounts: number, all: number): number => Math.log((all + 1) / accounts);

/** Traits with the account, each once, packed into doubles (32 bits of hash, 20 of account) and sorted. */
function sortedTraits(prints: readonly Print[]): Float64Array {
  let room = 0;
  for (const print of prints) room += print.trail.length * 2 + print.words.length;
  const keys = new Float64Array(room);
  let n = 0;
  prints.forEach((print, account) => {
    const { trail, words, grammar } = print;
    for (let i = 0; i + 1 < trail.length; i++) {
      keys[n++] = pack(mix(trail[i] ?? 0, trail[i + 1] ?? 0), account);
      if (i + 2 < trail.length) keys[n++] = pack(mix(trail[i] ?? 0, (trail[i + 2] ?? 0) ^ 0x5bd1e995), account);
    }
    for (let i = 0; i + 1 < words.length; i++) {
      if (grammar[i] === 1 || grammar[i + 1] === 1) continue;
      const hash = mix(words[i] ?? 0, words[i + 1] ?? 0);
      if ((hash & 3) === 0) keys[n++] = pack(hash, account);
    }
  });
  return keys.subarray(0, n).sort();
}

const ACCOUNTS = 2 ** 20;
const pack = (hash: number, account: number): number => hash * ACCOUNTS + account;

function mix(one: number, other: number): number {
  let hash = Math.imul(one ^ (one >>> 15), 0x2c1b3c6d) + other;
  hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Accounts by trait, of traits that more than one and not too many have; adds up each account's mass. */
function groupByTrait(keys: Float64Array, mass: Float32Array, all: number): { postings: Uint32Array; from: Uint32Array } {
  const postings = new Uint32Array(keys.length);
  const from: number[] = [0];
  let kept = 0;
  for (let start = 0; start < keys.length; ) {
    const hash = Math.floor((keys[start] ?? 0) / ACCOUNTS);
    const first = kept;
    let last = -1;
    let end = start;
    for (; end < keys.length && Math.floor((keys[end] ?? 0) / ACCOUNTS) === hash; end++) {
      const account = (keys[end] ?? 0) % ACCOUNTS;
      if (account !== last) postings[kept++] = account;
      last = account;
    }
    const accounts = kept - first;
    if (accounts <= MOST) {
      const weight = rarity(accounts, all);
      for (let p = first; p < kept; p++) mass[postings[p] ?? 0] = (mass[postings[p] ?? 0] ?? 0) + weight;
    }
    if (accounts < 2 || accounts > MOST) kept = first;
    else from.push(kept);
    start = end;
  }
  return { postings: postings.subarray(0, kept), from: Uint32Array.from(from) };
}

function byAccount(postings: Uint32Array, from: Uint32Array, all: number): { traits: Uint32Array; from: Uint32Array } {
  const starts = new Uint32Array(all + 1);
  for (const account of postings) starts[account + 1] = (starts[account + 1] ?? 0) + 1;
  for (let account = 0; account < all; account++) starts[account + 1] = (starts[account + 1] ?? 0) + (starts[account] ?? 0);
  const next = starts.slice();
  const traits = new Uint32Array(postings.length);
  for (let trait = 0; trait + 1 < from.length; trait++) {
    for (let p = from[trait] ?? 0; p < (from[trait + 1] ?? 0); p++) {
      const account = postings[p] ?? 0;
      traits[next[account] ?? 0] = trait;
      next[account] = (next[account] ?? 0) + 1;
    }
  }
  return { traits, from: starts };
}

/** The accounts of `found` (account, score, …) with the highest scores, ascending by account. */
function strongest(found: readonly number[]): number[] {
  const accounts: number[] = [];
  for (let i = 0; i < found.length; i += 2) accounts.push(i);
  accounts.sort((a, b) => (found[b + 1] ?? 0) - (found[a + 1] ?? 0) || (found[a] ?? 0) - (found[b] ?? 0));
  return accounts.slice(0, KEPT).map((i) => found[i] ?? 0).sort((a, b) => a - b);
}
