/**
 * What is kept of an account for comparing it with others: numbers only, about a tenth of the parsed text. An anchor is
 * something that a retelling tends to leave standing: a number, a name (as spelled, and its skeleton), a word that
 * carries matter. Sentences are rows; `*From` hold where each begins, with one more for the end.
 */
export interface Print {
  readonly sentences: number;
  /** The account's anchors, as their reader numbered them: ascending, each once. An anchor goes by its place here. */
  readonly anchors: Uint32Array;
  /** By sentence: its anchors, each once. */
  readonly inRows: Uint32Array;
  readonly inRowsFrom: Uint32Array;
  /** Parallel to `inRows`: how much each says there, before it is known how common it is. */
  readonly weights: Float32Array;
  /** By anchor: the sentences it stands in, ascending. */
  readonly rows: Uint32Array;
  readonly rowsFrom: Uint32Array;
  /** Every word and number in order: hashes. */
  readonly words: Uint32Array;
  readonly wordsFrom: Uint32Array;
  /** Grammar words have 1, others 0; parallel to `words`. */
  readonly grammar: Uint8Array;
  /** Heads of names, by sound, and numbers that are not small, in order: hashes. What likely pairs are found by. */
  readonly trail: Uint32Array;
  /** Names by the anchor of their sound, in the spellings that this account has for each. */
  readonly spellings: ReadonlyMap<number, readonly string[]>;
}

/** FNV-1a (Fowler, Noll, Vo 1991) over UTF-16 units, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
}
