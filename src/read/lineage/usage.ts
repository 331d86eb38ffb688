import type { Print } from "./print.ts";

const SLOTS = 2 ** 22;
/** Below this many accounts, what is usual cannot be told from them. */
const ENOUGH = 200;

/**
 * How usual the word pairs of each account are in the collection, in deviations (of the median kind) from the middle
 * account. Rewording puts words side by side that nobody else does. 0 for all in a small collection.
 *
 * Cost: linear in the words, 8 MB of counts.
 */
export function usualness(prints: readonly Print[]): Float64Array {
  const result = new Float64Array(prints.length);
  if (prints.length < ENOUGH) return result;
  const counts = new Uint16Array(SLOTS);
  for (const { words } of prints) {
    for (let i = 0; i + 1 < words.length; i++) {
      const slot = slotOf(words[i] ?? 0, words[i + 1] ?? 0);
      if ((counts[slot] ?? 0) < 65_535) counts[slot] = (counts[slot] ?? 0) + 1;
    }
  }
  prints.forEach(({ words }, account) => {
    let sum = 0;
    for (let i = 0; i + 1 < words.length; i++) sum += Math.log2(counts[slotOf(words[i] ?? 0, words[i + 1] ?? 0)] ?? 1);
    result[account] = words.length < 2 ? 0 : sum / (words.length - 1);
  });
  const sorted = result.slice().sort();
  const middle = sorted[sorted.length >>> 1] ?? 0;
  const spread = sorted.map((value) => Math.abs(value - middle)).sort()[sorted.length >>> 1] ?? 0;
  for (let i = 0; i < result.length; i++) result[i] = spread === 0 ? 0 : ((result[i] ?? 0) - middle) / (1.4826 * spread);
  return result;
}

function slotOf(one: number, other: number): number {
  return (Math.imul(one ^ (one >>> 16), 0x45d9f3b) + Math.imul(other, 0x9e3779b1)) >>> 10;
}
