import type { Voice } from "./voice.ts";

/** What a verb does with what follows: the classes of the lexicons. */
export type CueVerb = "say" | "believe" | "claim" | "deny" | "silent" | "promise" | "threaten" | "document";

/** Words that put a sentence, or a part of it, on somebody's word. Word numbers; `to` is exclusive. */
export interface Cue {
  readonly verb: CueVerb;
  readonly voice: Voice;
  readonly from: number;
  readonly to: number;
  /** Where the verb or the opening stands. */
  readonly at: number;
  readonly negated: boolean;
  /** How far out it stands: what stands further out speaks for what is inside. */
  readonly rank: number;
  readonly rule: string;
}

/** Below this a cue is inside a clause that is told, and does not carry the sentence. */
export const CARRIES = 40;
