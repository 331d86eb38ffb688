import type { Attribution } from "../../journal/event.ts";
import type { NameFound } from "../findings.ts";
import type { SpeechWords } from "./speech-words.ts";

/** How a voice is to be understood: as it stands, or as one met before. */
export type Reference = "new" | "definite" | "part" | "person" | "people" | "it";

/** A noun phrase that can speak. Word numbers within its line; `to` is exclusive. */
export interface Voice {
  readonly from: number;
  readonly to: number;
  readonly attribution: Attribution;
  readonly reference: Reference;
  /** Class of the head noun (official, source, aide …), for matching with voices met before. */
  readonly noun: string;
  readonly plural: boolean;
  /** Words that tell the affiliation, in lower case, without the head noun. */
  readonly qualifiers: readonly string[];
  /** Degree of belief in the parse. */
  readonly confidence: number;
  /** Id of the party that it is or speaks for, or of the person. */
  readonly party?: string | undefined;
  /** It speaks for somebody else. */
  readonly spokes?: boolean | undefined;
  readonly press?: boolean | undefined;
  /** A single human being, for "he" and "she". */
  readonly human?: boolean | undefined;
}

/** What of an account the reading of voices leans on. */
export interface VoiceContext {
  readonly words: SpeechWords;
  /** Parties by the id that people's `party` names. */
  readonly parties: ReadonlyMap<string, NameFound>;
  /** Words that stand in lower case somewhere in the account: at the start of a sentence they are no names. */
  readonly common: ReadonlySet<string>;
}
