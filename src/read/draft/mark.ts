import { z } from "zod";
import { eventId } from "../../case/ids.ts";
import { EVENT_TYPES } from "../../journal/vocabulary.ts";
import type { Candidate } from "../reading.ts";

/** A stretch of a text that is known by its hash, so that it is found again whatever its account is called. */
export const passage = z.strictObject({
  text: z.string().regex(/^[0-9a-f]{64}$/).describe("SHA-256 of the account's text."),
  start: z.int().min(0),
  end: z.int().min(1),
});

/** How a decision remembers the candidate it was made about: ids are the reader's and may change, the words stay. */
export const mark = z.strictObject({ id: eventId, type: z.enum(EVENT_TYPES), passages: z.array(passage) });

export type Passage = z.infer<typeof passage>;
export type Mark = z.infer<typeof mark>;

/** No text has this hash. */
const NO_TEXT = "0".repeat(64);

/** The mark of a candidate, a passage for each of its reports. `hashOf` gives the hash of an account's text. */
export function markOf({ id, type, reports }: Candidate, hashOf: ReadonlyMap<string, string>): Mark {
  return { id, type, passages: passagesOf(reports, hashOf) };
}

export function passagesOf(reports: Candidate["reports"], hashOf: ReadonlyMap<string, string>): Passage[] {
  return reports.map(({ account, span: { start, end } }) => ({ text: hashOf.get(account) ?? NO_TEXT, start, end }));
}

/** Code points that two passages share. */
export function overlapOf(a: Passage, b: Passage): number {
  return a.text === b.text ? Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start)) : 0;
}

/** Share of the words of two marks that stand in both, 0 to 1 (Jaccard 1901); 0 where the types differ. */
export function likenessOf(a: Mark, b: Mark): number {
  if (a.type !== b.type) return 0;
  let shared = 0;
  for (const one of a.passages) for (const other of b.passages) shared += overlapOf(one, other);
  const all = lengthOf(a) + lengthOf(b) - shared;
  return all <= 0 ? 0 : Math.min(1, shared / all);
}

function lengthOf({ passages }: Mark): number {
  return passages.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Whether the two are about the same words, to the letter and the passage. */
function isSameMark(a: Mark, b: Mark): boolean {
  if (a.id !== b.id || a.type !== b.type || a.passages.length !== b.passages.length) return false;
  return a.passages.every((one, i) => {
    const other = b.passages[i];
    return other?.text === one.text && other.start === one.start && other.end === one.end;
  });
}

/** Whether every passage of `part` touches one of `whole`. */
export function isCoveredBy(part: Mark, whole: Mark): boolean {
  return part.type === whole.type && part.passages.length > 0 &&
    part.passages.every((one) => whole.passages.some((other) => overlapOf(one, other) > 0));
}

/**
 * The one of several that a mark remembers: the same to the letter, else of the same type with the most words in
 * common; the same id breaks a tie, then the order. Undefined where none shares a word. Cost: linear in their passages.
 */
export function findMarked<T extends { readonly mark: Mark }>(wanted: Mark, among: Iterable<T>): T | undefined {
  let best: T | undefined;
  let bestLikeness = 0;
  for (const one of among) {
    if (isSameMark(one.mark, wanted)) return one;
    const likeness = likenessOf(one.mark, wanted);
    const better = likeness > bestLikeness || (likeness === bestLikeness && likeness > 0 && one.mark.id === wanted.id);
    if (better) [best, bestLikeness] = [one, likeness];
  }
  return best;
}
