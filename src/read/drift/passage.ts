import type { AccountText, Stretch } from "../account.ts";
import type { Aligned, Mention, NameFound, QuantityFound, StatementFound, TimeFound } from "../findings.ts";
import type { Sentence, Token } from "../language/tokens.ts";

/** One or a few sentences of an account that answer to some of another. */
export interface Passage extends Stretch {
  readonly account: number;
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly text: AccountText;
}

/** Two passages that say the same thing. */
export interface Counterparts {
  readonly from: Passage;
  readonly to: Passage;
  readonly likeness: number;
}

interface Joined {
  readonly froms: Set<number>;
  readonly tos: Set<number>;
  readonly likeness: number;
}

/** Sentences joined by the pairs of an alignment, in the order of the first account. Cost: linear in the pairs. */
export function counterpartsOf(pairs: readonly Aligned[], from: Passage, to: Passage): Counterparts[] {
  const groups: Joined[] = [];
  const byFrom = new Map<number, Joined>();
  const byTo = new Map<number, Joined>();
  for (const pair of pairs) {
    const group = byFrom.get(pair.from) ?? byTo.get(pair.to) ?? { froms: new Set(), tos: new Set(), likeness: pair.likeness };
    if (group.froms.size === 0) groups.push(group);
    group.froms.add(pair.from);
    group.tos.add(pair.to);
    byFrom.set(pair.from, group);
    byTo.set(pair.to, group);
  }
  return groups.map(({ froms, tos, likeness }) => ({
    from: passageOf(from.text, from.account, froms),
    to: passageOf(to.text, to.account, tos),
    likeness,
  }));
}

function passageOf(text: AccountText, account: number, numbers: ReadonlySet<number>): Passage {
  const sentences = [...numbers].sort((a, b) => a - b).map((number) => sentenceOf(text, number));
  const tokens = sentences.flatMap((sentence) => text.parsed.tokens.slice(sentence.firstToken, sentence.lastToken));
  return { account, text, sentences, tokens, start: sentences[0]?.start ?? 0, end: sentences.at(-1)?.end ?? 0 };
}

/** A single sentence as a passage. */
export function sentencePassage(text: AccountText, account: number, number: number): Passage {
  return passageOf(text, account, new Set([number]));
}

function sentenceOf({ id, parsed }: AccountText, number: number): Sentence {
  const sentence = parsed.sentences[number];
  if (!sentence) throw new RangeError(`no sentence ${String(number)} in ${id}`);
  return sentence;
}

export function wordsAt({ text }: Passage, { start, end }: Stretch): string {
  return text.parsed.plain.text.slice(start, end);
}

export function mentionOf({ account }: Passage, { start, end }: Stretch): Mention {
  return { account, start, end };
}

/** Whether a passage is a headline, a dateline or a byline: at the top, and no stop at its end. */
export function isHeading({ sentences, tokens }: Passage): boolean {
  return (sentences[0]?.number ?? 0) < 4 && !/^[.!?"'…]$/.test(tokens.at(-1)?.text ?? ".");
}

/** Findings by account and place, for asking what stands in a passage. */
export class FindingsByPlace {
  readonly #times: ReadonlyMap<number, readonly TimeFound[]>;
  readonly #quantities: ReadonlyMap<number, readonly QuantityFound[]>;
  readonly #statements: ReadonlyMap<number, readonly StatementFound[]>;
  readonly #mentions: ReadonlyMap<number, readonly NamedMention[]>;

  constructor(findings: {
    readonly names: readonly NameFound[];
    readonly statements: readonly StatementFound[];
    readonly times: readonly TimeFound[];
    readonly quantities: readonly QuantityFound[];
  }) {
    this.#times = byAccount(findings.times);
    this.#quantities = byAccount(findings.quantities);
    this.#statements = byAccount(findings.statements);
    this.#mentions = byAccount(findings.names.flatMap((name) => name.mentions.map((mention) => ({ ...mention, name }))));
  }

  times(passage: Passage): readonly TimeFound[] {
    return within(this.#times.get(passage.account), passage);
  }

  quantities(passage: Passage): readonly QuantityFound[] {
    return within(this.#quantities.get(passage.account), passage);
  }

  statements(passage: Passage): readonly StatementFound[] {
    return within(this.#statements.get(passage.account), passage);
  }

  mentions(passage: Passage): readonly NamedMention[] {
    return within(this.#mentions.get(passage.account), passage);
  }

  /** A person, other than this one, whose name holds a place. */
  holder(account: number, offset: number, except: string): NamedMention | undefined {
    const list = this.#mentions.get(account) ?? [];
    for (let i = firstFrom(list, offset - LONGEST_NAME); i < list.length; i++) {
      const mention = list[i];
      if (!mention || mention.start > offset) return undefined;
      if (mention.end > offset && mention.name.kind === "person" && mention.name.id !== except) return mention;
    }
    return undefined;
  }

  mentionsIn(account: number): readonly NamedMention[] {
    return this.#mentions.get(account) ?? [];
  }
}

/** A place where a name stands, with the name. */
export interface NamedMention extends Mention {
  readonly name: NameFound;
}

function byAccount<T extends Mention>(found: readonly T[]): Map<number, T[]> {
  const lists = new Map<number, T[]>();
  for (const one of found) {
    const list = lists.get(one.account);
    if (list === undefined) lists.set(one.account, [one]);
    else list.push(one);
  }
  for (const list of lists.values()) list.sort((a, b) => a.start - b.start || a.end - b.end);
  return lists;
}

/** Those that begin in one of the passage's sentences; `list` ascends. Cost: O(log found + found in it). */
function within<T extends Stretch>(list: readonly T[] | undefined, { sentences }: Passage): T[] {
  if (list === undefined) return [];
  const inside: T[] = [];
  for (const sentence of sentences) {
    let at = firstFrom(list, sentence.start);
    for (let one = list[at]; one !== undefined && one.start < sentence.end; one = list[++at]) inside.push(one);
  }
  return inside;
}

/** Characters that no name is longer than. */
const LONGEST_NAME = 120;

/** The first of a list, ascending by start, that starts at an offset or after it. */
function firstFrom(list: readonly Stretch[], offset: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
