import type { Attribution } from "../../journal/event.ts";
import type { Stretch } from "../account.ts";
import type { Sentence } from "../language/tokens.ts";
import type { Cue } from "./cue.ts";
import type { Line } from "./line.ts";
import type { StandingFound } from "./standing.ts";

/** What one sentence was read as, before the sentences around it have had their say. */
export interface Judged {
  readonly sentence: Sentence;
  readonly line: Line;
  readonly attribution: Attribution;
  readonly attributionAt?: Stretch | undefined;
  readonly attributionRule: string;
  readonly attributionConfidence: number;
  readonly standing: StandingFound;
  readonly cue?: Cue | undefined;
}
