import type { Parsed, Sentence } from "../language/tokens.ts";
import type { NameFound } from "../findings.ts";
import type { Quotations } from "./quotations.ts";

/** A word or sign of a sentence as the clause rules see it. */
export interface LineWord {
  readonly lower: string;
  readonly text: string;
  readonly capital: boolean;
  readonly sign: boolean;
  readonly start: number;
  readonly end: number;
  /** Number of the quotation it stands in, -1 outside. */
  readonly quotation: number;
  /** Owns what follows: `ministry's`, `officials'`. */
  readonly possessive: boolean;
  /** The name that starts here. */
  readonly name?: NameFound | undefined;
  /** One past the last word of that name. */
  readonly nameEnd: number;
}

/** A sentence as words; the stops of abbreviations and initials are left out. */
export type Line = readonly LineWord[];

/** Where names start, by offset: the longest of those that start at one place. */
export type NameStarts = ReadonlyMap<number, { readonly name: NameFound; readonly end: number }>;

export function nameStarts(account: number, names: readonly NameFound[]): NameStarts {
  const starts = new Map<number, { name: NameFound; end: number }>();
  for (const name of names) {
    for (const mention of name.mentions) {
      if (mention.account !== account) continue;
      if ((starts.get(mention.start)?.end ?? -1) < mention.end) starts.set(mention.start, { name, end: mention.end });
    }
  }
  return starts;
}

/** Makes a line of a sentence. Cost: linear in its tokens. */
export function lineOf(parsed: Parsed, sentence: Sentence, quotations: Quotations, starts: NameStarts): Line {
  const kept: number[] = [];
  for (let i = sentence.firstToken; i < sentence.lastToken; i++) {
    const [token, next] = [parsed.tokens[i], parsed.tokens[i + 1]];
    // Inside a sentence a full stop that touches the word before it belongs to an abbreviation.
    const inner =
      token?.text === "." && parsed.tokens[i - 1]?.end === token.start && i + 1 < sentence.lastToken && next?.kind !== "sign";
    // The apostrophe of "officials'" is part of the word before it; one that closes a quotation is not.
    const owning =
      token?.text === "'" &&
      parsed.tokens[i - 1]?.end === token.start &&
      parsed.tokens[i - 1]?.lower.endsWith("s") === true &&
      quotations.of[i - 1] === quotations.of[i] &&
      next?.kind === "word";
    if (!inner && !owning) kept.push(i);
  }
  return kept.map((i, at) => {
    const token = parsed.tokens[i];
    if (!token) throw new RangeError(`no token ${String(i)}`);
    const next = parsed.tokens[i + 1];
    const named = starts.get(token.start);
    let nameEnd = at;
    if (named) while (nameEnd < kept.length && (parsed.tokens[kept[nameEnd] ?? 0]?.start ?? Infinity) < named.end) nameEnd++;
    const last = named ? parsed.tokens[kept[nameEnd - 1] ?? 0] : undefined;
    return {
      lower: token.lower,
      text: token.text,
      capital: token.capital,
      // "Harrow & Pell" is one name.
      sign: token.kind === "sign" && token.text !== "&",
      start: token.start,
      end: token.end,
      quotation: quotations.of[i] ?? -1,
      possessive: /'s?$/.test(token.text) || (next?.text === "'" && next.start === token.end && token.lower.endsWith("s")),
      name: last ? named?.name : undefined,
      nameEnd,
    };
  });
}
