import type { AccountId } from "../../case/ids.ts";
import type { Parsed } from "../language/tokens.ts";

/** Characters of plain text that go to a model at a time: small models lose things in longer ones. */
const PIECE_LENGTH = 6_000;

/** A stretch of an account's plain text that is sent in one message. */
export interface Piece {
  readonly account: AccountId;
  readonly start: number;
  readonly end: number;
}

/** Cuts an account at the ends of paragraphs, or of sentences where a paragraph is long; every sentence is in one piece. */
export function piecesOf(account: AccountId, parsed: Parsed): Piece[] {
  const pieces: Piece[] = [];
  let start: number | undefined;
  let end = 0;
  let lastBreak = 0;
  let paragraph = 0;
  const close = (at: number): void => {
    if (start !== undefined && at > start) pieces.push({ account, start, end: at });
  };
  for (const sentence of parsed.sentences) {
    start ??= sentence.start;
    if (sentence.paragraph !== paragraph) lastBreak = end;
    paragraph = sentence.paragraph;
    if (sentence.end - start > PIECE_LENGTH && end > start) {
      const at = lastBreak > start + PIECE_LENGTH / 2 ? lastBreak : end;
      close(at);
      start = parsed.sentences.find((one) => one.start >= at)?.start ?? sentence.start;
    }
    end = sentence.end;
  }
  close(end);
  return pieces;
}
