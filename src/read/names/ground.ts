import type { Parsed } from "../language/tokens.ts";
import type { Gazetteer } from "./gazetteer.ts";
import type { Segment } from "./segments.ts";

export interface Link {
  readonly kind: "party" | "kin";
  /** First token of a segment in the same account, or a common body's word. */
  readonly to: number | string;
  readonly weight: number;
}

/** One account's tokens with the segments that stand on them. */
export interface Ground {
  readonly parsed: Parsed;
  readonly gazetteer: Gazetteer;
  readonly segments: readonly Segment[];
  /** By token: number of the segment there, or -1. */
  readonly owner: Int32Array;
}

export function groundOf(parsed: Parsed, gazetteer: Gazetteer, segments: readonly Segment[]): Ground {
  const owner = new Int32Array(parsed.tokens.length).fill(-1);
  segments.forEach((segment, number) => owner.fill(number, segment.from, segment.to));
  return { parsed, gazetteer, segments, owner };
}
