import type { Token } from "../language/tokens.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { isNameWord, isStop, POSSESSIVE, type Run } from "./runs.ts";
import { titleAt } from "./titles.ts";

/** Where an organisation that begins here ends: X Union; Ministry of X and Y; X & Co. */
export function organisationEnd(from: number, afterRole: number, to: number, run: Run): number | undefined {
  const { tokens, gazetteer } = run;
  let end: number | undefined;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (!token) break;
    if (isStop(token) && isNameWord(token)) break;
    // “X Y of the Institute of Z” is somebody and an organisation; an address begins none.
    if ((token.lower === "of" && end === undefined) || (i === from && to - from > 1 && gazetteer.honorifics.has(token.lower)))
      break;
    if (i > from && i >= afterRole && isNameWord(token) && titleAt(tokens, i, to, gazetteer)) {
      if (!gazetteer.heads.has(tokens[tokens[i + 1]?.text === "'" ? i + 2 : i + 1]?.lower ?? "")) break;
    }
    if (isNameWord(token) && gazetteer.heads.has(token.lower)) {
      const next = tokens[i + 1];
      const leads = i + 1 < to && (next?.lower === "of" || next?.lower === "for");
      if (i > from && !(afterRole > from && i > afterRole)) end = i + 1;
      if (leads && (i === from || end !== undefined)) end = endOfComplement(i + 2, to, run);
      if (end !== undefined && end > i + 1) i = end - 1;
    }
    if (POSSESSIVE.test(token.text)) break;
  }
  if (end === undefined) return undefined;
  // A given name and one word more is somebody whose surname is such a word: Emily Post.
  const [first, last] = [tokens[from], tokens[end - 1]];
  if (
    end - from === 2 &&
    first &&
    last &&
    gazetteer.given.has(first.lower) &&
    !["ministry", "union", "state"].includes(gazetteer.heads.get(last.lower) ?? "")
  )
    return undefined;
  return end;
}

function endOfComplement(from: number, to: number, run: Run): number {
  let i = from;
  while (i < to && !(isNameWord(run.tokens[i]) && i > from && titleAt(run.tokens, i, to, run.gazetteer))) {
    i++;
    if (POSSESSIVE.test(run.tokens[i - 1]?.text ?? "")) break;
  }
  return i;
}

export function headOf(tokens: readonly Token[], from: number, to: number, gazetteer: Gazetteer): string {
  let head = "body";
  for (let i = from; i < to; i++) {
    const kind = gazetteer.heads.get(tokens[i]?.lower ?? "");
    if (kind !== undefined) {
      head = kind;
      if (tokens[i + 1]?.lower === "of") break;
    }
  }
  return head;
}

export function placeOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  gazetteer: Gazetteer,
): { readonly kind: "place" | "unknown" } {
  const [first, last] = [tokens[from], tokens[to - 1]];
  if (to - from < 2 || !first || !last) return { kind: "unknown" };
  // “Upper Tarn”, “Carrick North”
  if (gazetteer.placeParts.has(first.lower) || gazetteer.placeParts.has(last.lower)) return { kind: "place" };
  const ends = gazetteer.placeHeads.has(last.lower) && !gazetteer.given.has(first.lower);
  return { kind: ends || gazetteer.placeHeads.has(first.lower) ? "place" : "unknown" };
}
