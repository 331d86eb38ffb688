import type { Token } from "../language/tokens.ts";
import type { Counterparts } from "./passage.ts";

/** Which words of two passages answer to one another: by token of the first, the token of the second, or -1. */
export interface WordPairs {
  readonly to: Int32Array;
  readonly from: Int32Array;
  /** Words that stand in both, of those of the shorter passage. */
  readonly kept: number;
}

/** Longest passages, in tokens, whose words are compared one by one. */
const MOST = 400;

/**
 * The longest common subsequence of words, compared without endings (Wagner, Fischer 1974). Cost: product of the
 * lengths, each at most 400 tokens; of longer passages, the rest is taken as differing.
 */
export function wordPairs({ from, to }: Counterparts): WordPairs {
  const a = from.tokens.slice(0, MOST).map(keyOf);
  const b = to.tokens.slice(0, MOST).map(keyOf);
  const width = b.length + 1;
  const length = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let k = b.length - 1; k >= 0; k--) {
      length[i * width + k] =
        a[i] === b[k] && a[i] !== ""
          ? (length[(i + 1) * width + k + 1] ?? 0) + 1
          : Math.max(length[(i + 1) * width + k] ?? 0, length[i * width + k + 1] ?? 0);
    }
  }
  const pairs = { to: new Int32Array(from.tokens.length).fill(-1), from: new Int32Array(to.tokens.length).fill(-1), kept: 0 };
  for (let i = 0, k = 0; i < a.length && k < b.length; ) {
    if (a[i] === b[k] && a[i] !== "") {
      pairs.to[i] = k;
      pairs.from[k] = i;
      pairs.kept++;
      i++;
      k++;
    } else if ((length[(i + 1) * width + k] ?? 0) >= (length[i * width + k + 1] ?? 0)) i++;
    else k++;
  }
  const words = (tokens: readonly Token[]): number => tokens.filter((token) => token.kind !== "sign").length;
  return { ...pairs, kept: pairs.kept / Math.max(1, Math.min(words(from.tokens), words(to.tokens))) };
}

/** Signs pair with nothing: they stand anywhere. */
function keyOf(token: Token): string {
  return token.kind === "sign" ? "" : stemOf(token.lower);
}

/** A word without its commonest endings, so that `offers` is `offered`. */
export function stemOf(word: string): string {
  return word.length > 4 ? word.replace(/(?:ing|ed|es|s|ly)$/, "") : word;
}

/** Where, among the tokens of the other passage, a token of the first would stand: between its nearest paired neighbours. */
export function gapFor(index: number, pairs: Int32Array, others: number): { first: number; last: number } {
  let first = 0;
  let last = others - 1;
  for (let i = index - 1; i >= 0; i--) {
    const pair = pairs[i] ?? -1;
    if (pair >= 0) {
      first = pair + 1;
      break;
    }
  }
  for (let i = index + 1; i < pairs.length; i++) {
    const pair = pairs[i] ?? -1;
    if (pair >= 0) {
      last = pair - 1;
      break;
    }
  }
  return { first, last };
}
