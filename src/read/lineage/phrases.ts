import type { Token } from "../language/tokens.ts";

/** Finds words and phrases of a list in tokens: phrases by their first word, the longest first. */
export class PhraseFinder {
  readonly #byFirst = new Map<string, readonly string[][]>();

  constructor(phrases: Iterable<string>) {
    const byFirst = new Map<string, string[][]>();
    for (const phrase of phrases) {
      const [first, ...rest] = phrase.split(" ").map((word) => word.replace(/'s?$/, ""));
      if (first === undefined) continue;
      const list = byFirst.get(first) ?? [];
      list.push(rest);
      byFirst.set(first, list);
    }
    for (const [first, list] of byFirst) this.#byFirst.set(first, list.sort((a, b) => b.length - a.length));
  }

  /** How many tokens, from this one on, make a phrase of the list; 0 where none does. */
  at(tokens: readonly Token[], index: number): number {
    const list = this.#byFirst.get(tokens[index]?.lower ?? "");
    if (list === undefined) return 0;
    for (const rest of list) if (rest.every((word, i) => tokens[index + 1 + i]?.lower === word)) return rest.length + 1;
    return 0;
  }

  /** How often phrases of the list stand in the tokens. */
  count(tokens: readonly Token[]): number {
    let count = 0;
    for (let i = 0; i < tokens.length; ) {
      const length = this.at(tokens, i);
      if (length > 0) count++;
      i += Math.max(1, length);
    }
    return count;
  }
}
