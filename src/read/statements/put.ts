import type { Attribution } from "../../journal/event.ts";
import type { Cue } from "./cue.ts";
import type { Line } from "./line.ts";
import type { SpeechWords } from "./speech-words.ts";

/** What a sentence's standing is read from. */
export interface Put {
  readonly line: Line;
  /** Outermost first. */
  readonly cues: readonly Cue[];
  /** The cue that carries the sentence. */
  readonly main?: Cue | undefined;
  readonly attribution: Attribution;
  readonly words: SpeechWords;
}

/** Where what the main cue vouches for begins, and ends (exclusive). */
export function contentOf(put: Put): readonly [number, number] {
  const { line, main } = put;
  if (!main) return [0, line.length];
  // What stands outside its sentence has the sentence before it; else what follows.
  if (main.rank >= 90 && main.from > 1 && line.slice(main.to).filter((word) => !word.sign).length > 5) return [0, line.length];
  if (main.rank >= 90) return main.from <= 1 ? [main.to, line.length] : [0, main.from];
  return [main.to, line.length];
}
