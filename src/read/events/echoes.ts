import type { Alignment, StatementFound } from "../findings.ts";
import type { EventMention } from "./mentions.ts";

/** A sentence of another account that answers to one which tells of an event. */
export interface Echo {
  readonly account: number;
  readonly sentence: number;
  readonly statement: StatementFound;
}

/** How alike two sentences must be before what the one tells is taken for told by the other. */
const TELLS_THE_SAME = 0.45;

/**
 * What accounts of common origin say in answer to the sentences in which an event was found, where no verb of their own
 * gave it away: a machine's synonym is no word of the lexicon, but the sentence stands where the other stands. [M6]
 */
export class Echoes {
  readonly #aligned = new Map<string, { account: number; sentence: number; likeness: number }[]>();
  readonly #statements = new Map<string, StatementFound>();

  constructor(alignments: readonly Alignment[], statements: readonly StatementFound[]) {
    for (const statement of statements) this.#statements.set(keyOf(statement.account, statement.sentence), statement);
    for (const { from, to, pairs } of alignments) {
      for (const pair of pairs) {
        if (pair.likeness < TELLS_THE_SAME) continue;
        this.#add(keyOf(from, pair.from), { account: to, sentence: pair.to, likeness: pair.likeness });
        this.#add(keyOf(to, pair.to), { account: from, sentence: pair.from, likeness: pair.likeness });
      }
    }
  }

  /** At most one for each account that has no mention of its own, the likest; by account. */
  of(group: readonly EventMention[]): Echo[] {
    const own = new Set(group.map((mention) => mention.account));
    const best = new Map<number, { sentence: number; likeness: number }>();
    for (const mention of group) {
      for (const { account, sentence, likeness } of this.#aligned.get(keyOf(mention.account, mention.sentence)) ?? []) {
        if (!own.has(account) && likeness > (best.get(account)?.likeness ?? 0)) best.set(account, { sentence, likeness });
      }
    }
    return [...best]
      .sort(([a], [b]) => a - b)
      .flatMap(([account, { sentence }]) => {
        const statement = this.#statements.get(keyOf(account, sentence));
        return statement ? [{ account, sentence, statement }] : [];
      });
  }

  #add(key: string, echo: { account: number; sentence: number; likeness: number }): void {
    const list = this.#aligned.get(key);
    if (list) list.push(echo);
    else this.#aligned.set(key, [echo]);
  }
}

function keyOf(account: number, sentence: number): string {
  return `${String(account)}:${String(sentence)}`;
}
