import type { DriftFound, NameFound } from "../findings.ts";
import { driftAt, type View } from "./drawing.ts";
import { type NamedMention, type Passage, wordsAt } from "./passage.ts";
import { gapFor } from "./word-diff.ts";

/** Somebody or some place else stands where, in the account it comes from, another did. */
export function actorDrift(view: View): DriftFound[] {
  const { from, to, found } = view;
  const mine = found.mentions(from).filter((mention) => isProper(mention, from));
  const theirs = found.mentions(to).filter((mention) => isProper(mention, to));
  const gone = mine.filter((mention) => isMore(mention, mine, theirs) && isLoose(from, mention, view.words.to));
  const come = theirs.filter((mention) => isMore(mention, theirs, mine) && isLoose(to, mention, view.words.from));
  const drift: DriftFound[] = [];
  const taken = new Set<string>();
  for (const was of gone) {
    if (taken.has(was.name.id)) continue;
    const index = tokenAt(from, was.start);
    const gap = gapFor(index, view.words.to, to.tokens.length);
    const pair = come.find((mention) => {
      if (taken.has(mention.name.id) || isPlace(mention.name) !== isPlace(was.name)) return false;
      if (was.name.party === undefined && belong(mention.name, was.name)) return false;
      const at = tokenAt(to, mention.start);
      if (at >= gap.first && at <= gap.last && isTight(view, index, gap)) return true;
      return leads(from, was) && leads(to, mention) && !isPlace(was.name);
    });
    if (pair === undefined) continue;
    taken.add(was.name.id).add(pair.name.id);
    const tight = tokenAt(to, pair.start) >= gap.first && tokenAt(to, pair.start) <= gap.last && isTight(view, index, gap);
    drift.push(
      driftAt(isPlace(was.name) ? "place-changed" : "actor-changed", [from, was], [to, pair], {
        confidence: (tight ? 0.75 : 0.55) * Math.min(was.name.confidence, pair.name.confidence),
        restsOn: [tight ? "stands between the same words" : "opens the sentence that answers to it", "another name"],
      }),
    );
  }
  return drift;
}

/** A name and no common noun: "the union" in other words is no other actor. */
function isProper(mention: NamedMention, passage: Passage): boolean {
  return /\p{Lu}/u.test(wordsAt(passage, mention));
}

/** Stands oftener on its own side than on the other. */
function isMore({ name }: NamedMention, own: readonly NamedMention[], others: readonly NamedMention[]): boolean {
  const count = (list: readonly NamedMention[]): number => list.filter((mention) => mention.name.id === name.id).length;
  return count(own) > count(others);
}

/** Has no counterpart word for word. */
function isLoose(passage: Passage, mention: NamedMention, pairs: Int32Array): boolean {
  return (pairs[tokenAt(passage, mention.end - 1)] ?? -1) < 0;
}

const isPlace = (name: NameFound): boolean => name.kind === "place";

/** A person for the party is a closer word and no other actor; the party for a person takes the act from somebody. */
function belong(one: NameFound, other: NameFound): boolean {
  return one.party === other.id || other.party === one.id;
}

/** Few words lie between those that were kept, on both sides: what stands there is one thing for another. */
function isTight({ words }: View, index: number, gap: { first: number; last: number }): boolean {
  let first = index;
  let last = index;
  while (first > 0 && (words.to[first - 1] ?? -1) < 0) first--;
  while (last + 1 < words.to.length && (words.to[last + 1] ?? -1) < 0) last++;
  return last - first < 5 && gap.last - gap.first < 5;
}

/** Opens its sentence: nothing but a few words, and no other name, before it. */
function leads(passage: Passage, mention: NamedMention): boolean {
  return passage.sentences.some((sentence) => {
    const first = passage.tokens.findIndex((token) => token.start === sentence.start);
    const at = tokenAt(passage, mention.start);
    const owns = passage.tokens.some((token) => token.end >= mention.end && token.start < mention.end && /'s?$/.test(token.text));
    return at >= first && at - first <= 2 && mention.start < sentence.end && !owns;
  });
}

function tokenAt(passage: Passage, offset: number): number {
  return passage.tokens.findIndex((token) => token.end > offset);
}
