import type { TimeFound } from "../findings.ts";
import type { Sentence, Token } from "../language/tokens.ts";
import { CLAUSE_STARTS } from "./closed-words.ts";
import type { Act } from "./acts.ts";

/** Tokens from the start of a sentence within which a time speaks of all of it. */
const OPENING = 2;

/**
 * The time that stands nearest to the verb in its clause, or else before the whole sentence. A time inside another
 * clause (“X, slain in July”) is that clause's.
 */
export function timeOf(
  tokens: readonly Token[],
  { at }: Act,
  sentence: Sentence,
  clause: { readonly start: number; readonly end: number },
  times: readonly TimeFound[],
): TimeFound | undefined {
  const verb = tokens[at.token]?.start ?? 0;
  const near = times
    .filter((time) => time.start >= clause.start && time.end <= clause.end && !isParted(tokens, sentence, verb, time))
    .sort((a, b) => Math.abs(a.start - verb) - Math.abs(b.start - verb))
    .find((time) => time.edtf !== undefined || time.order);
  if (near) return near;
  const opening = tokens[sentence.firstToken + OPENING]?.start ?? 0;
  return times.find((time) => time.start <= opening && time.edtf !== undefined);
}

/** Signs and participles behind which another clause goes on. */
const PARTING = /^[;:—]$|^(?:slain|killed|convicted|born|elected|founded|signed|seized|freed|released|dated)$/;

function isParted(tokens: readonly Token[], sentence: Sentence, verb: number, time: TimeFound): boolean {
  for (let i = sentence.firstToken; i < sentence.lastToken; i++) {
    const token = tokens[i];
    if (!token || token.start <= verb || token.start >= time.start) continue;
    const opens = CLAUSE_STARTS.has(token.lower) && token.lower !== "and" && token.lower !== "or";
    if (opens || PARTING.test(token.text)) return true;
  }
  return false;
}
