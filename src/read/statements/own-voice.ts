import type { Attribution } from "../../journal/event.ts";
import type { AccountText } from "../account.ts";
import type { Line } from "./line.ts";
import type { SpeechWords } from "./speech-words.ts";
import { clipped, textOf } from "./voice-text.ts";

const HEAD_SENTENCES = 5;

/**
 * [A12] An account that is a body's own paper (a communiqué, a union's newsletter, a press release) speaks with that
 * body's word. Its head tells; an article that only speaks of a communiqué does not begin with one.
 */
export function ownVoiceOf(
  { document }: AccountText,
  lines: readonly Line[],
  words: SpeechWords,
): { readonly attribution: Attribution } | undefined {
  for (const line of lines.slice(0, HEAD_SENTENCES)) {
    const at = words.ownPapers.findIn(line, 0, Math.min(3, line.length));
    if (at < 0) continue;
    const length = words.ownPapers.at(line, at)?.length ?? 1;
    // "Communiqué No. 7, …" and "Newsletter of the dockers' union": a heading, not a clause.
    if (line.at(-1)?.text === "." && line.length > 14) continue;
    const paper = words.ownPapers.at(line, at)?.entry ?? "";
    const issuer = paper.endsWith(" of") ? textOf(line, at + length, endOfName(line, at + length)) : issuerIn(lines, words);
    const name = issuer ?? document.publisher ?? textOf(line, at, at + length);
    return { attribution: { kind: "official", name: clipped(name === "" ? paper : name) } };
  }
  return undefined;
}

function endOfName(line: Line, from: number): number {
  const end = line.findIndex((word, i) => i > from && word.sign && word.text !== "'" && word.text !== "&");
  return end < 0 ? line.length : end;
}

/** "From: Office of the Board". */
function issuerIn(lines: readonly Line[], words: SpeechWords): string | undefined {
  // A letterhead: the body's name in capitals, alone on the first line.
  const head = lines[0] ?? [];
  const letters = head.map((word) => word.text).join("");
  if (letters === letters.toUpperCase() && head.some((_, i) => words.bodies.at(head, i) !== undefined))
    return textOf(head, 0, endOfName(head, 0));
  for (const line of lines.slice(0, HEAD_SENTENCES + 2)) {
    if (line[0]?.lower === "from" && line[1]?.text === ":") return textOf(line, 2, endOfName(line, 2));
  }
  return undefined;
}
