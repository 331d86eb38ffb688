import type { Sentence, Token } from "../language/tokens.ts";
import type { Segment } from "./segments.ts";

/** What lands and firms have, and people hardly ever. */
export const HAD_BY_BODIES = new Set(
  (
    "capital coast cities city port ports border borders economy constitution parliament soil airspace waters " +
    "shares shareholders headquarters customers profit profits revenue employees branches factory plant plants " +
    "pipeline pipelines refinery network board bid takeover subsidiary investors members newsroom readers"
  ).split(" "),
);

/** Before “to”: somebody goes there. */
export const MOVING = new Set(
  (
    "flew flown flies travelled traveled travels drove driven drive sailed sails went go goes gone returned returns " +
    "moved came fled back marched deported shipped bound road way trip flight visit train bus journey"
  ).split(" "),
);

export const SAYING = new Set(
  "said says say added adds asked told mentioned noted replied recalled explained wrote insisted warned argued".split(" "),
);

/** Verbs and prepositions whose object is somebody. */
export const TOWARDS = new Set(
  "told tells tell met meet meets called asked urged thanked quoted warned named appointed joined accused informed briefed phoned with by against".split(
    " ",
  ),
);

/** “DOHA, Qatar —”, “LYON, May 3 (Agency) -”: capitals, then at most a land, a date and an agency before a dash. */
export function isDateline(segment: Segment, tokens: readonly Token[]): boolean {
  const next = tokens.slice(segment.to, segment.to + 14).map((token) => token.text);
  const dash = next.findIndex((text) => text === "-" || text === "—");
  return dash === 0 || (dash > 0 && /^[,(]$/.test(next[0] ?? "") && /^\p{Lu}{3,}$/u.test(segment.words[0] ?? ""));
}

/** “The Name, 9 November 2024”, a line by itself. */
export function isPublisher(segment: Segment, sentence: Sentence, tokens: readonly Token[]): boolean {
  const rest = tokens.slice(segment.to, sentence.lastToken);
  return (
    rest[0]?.text === "," &&
    rest.length <= 8 &&
    rest.some((token) => token.kind === "number" && /^(?:1[89]|20)\d\d$/.test(token.text))
  );
}

/** “X, a conductor who …”: whatever stands between, only people are who. */
export function isWho(from: number, at: (i: number) => Token | undefined): boolean {
  if (!/^(?:a|an|the|another|one)$/.test(at(from)?.lower ?? "")) return false;
  for (let i = from + 1; i < from + 8; i++) {
    const token = at(i);
    if (token?.kind !== "word") return false;
    if (/^(?:who|whose|whom)$/.test(token.lower)) return true;
  }
  return false;
}
