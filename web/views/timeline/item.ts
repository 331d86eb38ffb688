import type { Role } from "../../words/parts.ts";
import type { SeenEvent } from "./seen.ts";

/** Half the width of a glyph with the air around it. */
export const HALF_PX = 8;

/** One event in one lane. */
export interface Spot {
  readonly party: number;
  readonly role: Role;
  readonly y: number;
}

export interface Item {
  /** Its place among those shown. */
  readonly i: number;
  readonly seen: SeenEvent;
  /** Pixels from the layout's base. */
  readonly x: number;
  readonly x0: number;
  readonly x1: number;
  /** Whether the stretch is wide enough for a bar, which events of one stretch share. */
  readonly bar: boolean;
  readonly drawsBar: boolean;
  /** The event's own glyph; undefined where that lane had no room. */
  readonly main: Spot | undefined;
  readonly others: readonly Spot[];
  /** Room beside the glyph for words, in pixels; to its left where there is too little on the right. */
  readonly room: number;
  readonly toLeft: boolean;
}
