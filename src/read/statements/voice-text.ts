import type { Line } from "./line.ts";
import type { VoiceContext } from "./voice.ts";

/** As it would stand inside a sentence: a common word that begins one loses its capital. */
export function textInSentence(line: Line, from: number, to: number, { common, words }: VoiceContext): string {
  const text = textOf(line, from, to);
  const first = line[from];
  const isCommon =
    first !== undefined &&
    from === 0 &&
    first.name === undefined &&
    (common.has(first.lower) || words.nounOf(first.lower, words.anonymous) !== undefined);
  return isCommon ? text.slice(0, 1).toLowerCase() + text.slice(1) : text;
}

export function textOf(line: Line, from: number, to: number): string {
  let text = "";
  for (let i = from; i < to; i++) {
    const word = line[i];
    if (!word) break;
    if (i > from && word.start > (line[i - 1]?.end ?? 0)) text += " ";
    text += word.text;
  }
  return text.trim();
}

/** An attribution's words are short; a parse that ran on is cut. */
export function clipped(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 119)}…`;
}
