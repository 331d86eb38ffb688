import type { Sentence } from "../language/tokens.ts";
import { emptyClue } from "./clues.ts";
import type { Gazetteer } from "./gazetteer.ts";
import type { Ground } from "./ground.ts";
import { keyOf, type Decided, type Sighting } from "./kinds.ts";
import type { Segment, Segmented } from "./segments.ts";

/** Names of more words than these are not looked for in headlines. */
const LONGEST = 5;

/**
 * In headlines, where capitals tell nothing, only names are found that the running text has: the longest of them at each
 * word. Cost: linear in the words of headlines.
 */
export function readHeadlines(
  grounds: readonly Ground[],
  segmented: readonly Segmented[],
  decided: ReadonlyMap<string, Decided>,
  gazetteer: Gazetteer,
): Sighting[] {
  const found: Sighting[] = [];
  grounds.forEach((ground, account) => {
    const { sentences } = ground.parsed;
    for (const number of segmented[account]?.headlines ?? []) {
      const sentence = sentences[number];
      if (!sentence) continue;
      for (let i = sentence.firstToken; i < sentence.lastToken; i++) {
        const segment = longestAt(i, account, sentence, ground, Math.min(sentence.lastToken, i + LONGEST), decided, gazetteer);
        if (!segment) continue;
        found.push({ segment, clue: emptyClue() });
        i = segment.to - 1;
      }
    }
  });
  return found;
}

function longestAt(
  from: number,
  account: number,
  sentence: Sentence,
  ground: Ground,
  limit: number,
  decided: ReadonlyMap<string, Decided>,
  gazetteer: Gazetteer,
): Segment | undefined {
  const { tokens } = ground.parsed;
  for (let to = limit; to > from; to--) {
    const part = tokens.slice(from, to);
    if (part.some((token, i) => token.kind !== "word" || (ground.owner[from + i] ?? -1) >= 0) || part[0]?.capital !== true)
      continue;
    const last = part.at(-1);
    const possessive = last !== undefined && /'s$/i.test(last.text);
    const words = part.map((token) => token.text.replace(/'s$/i, ""));
    const verdict = decided.get(keyOf(words, gazetteer));
    if (!last || !verdict || verdict.weight < 1.2) continue;
    return {
      account,
      sentence: sentence.number,
      paragraph: sentence.paragraph,
      from,
      to,
      words,
      possessive,
      start: part[0].start,
      end: possessive ? last.end - 2 : last.end,
      kind: "unknown",
      initial: false,
    };
  }
  return undefined;
}
