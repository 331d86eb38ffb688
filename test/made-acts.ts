import type { Weight } from "../src/case/weight.ts";
import type { Act, ActKind, Direction, Levels, WindowParty, WindowProblem } from "../src/study/window/problem.ts";

export interface MadeMind {
  readonly directions: readonly Direction[];
  /** A number is a weight stated to the point. */
  readonly weights?: readonly (number | Weight | undefined)[];
}

/** Terms as a test writes them: by issue, a level, or the levels left open. */
export type MadeTerms = readonly (number | readonly number[])[];

export interface MadeAct {
  readonly kind: ActKind;
  readonly terms: MadeTerms;
  readonly party?: number;
  readonly segment?: number;
  readonly credence?: number;
}

/** A problem of issues with so many levels and of acts, one event each; every party has so many segments. */
export function problemOfActs(
  sizes: readonly number[], minds: readonly MadeMind[], acts: readonly MadeAct[],
  { segments = 1, noDeal }: { segments?: number; noDeal?: Levels } = {},
): WindowProblem {
  const offsets = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, size) => sum + size, 0));
  return {
    issues: sizes.map((size, i) => ({
      id: `i${i}`, name: `Issue ${i}`, ordered: true, offset: offsets[i] ?? 0, amounts: undefined,
      levels: Array.from({ length: size }, (_, k) => `level ${k}`),
      places: Array.from({ length: size }, (_, k) => k / Math.max(1, size - 1)),
    })),
    stride: sizes.reduce((sum, size) => sum + size, 0),
    parties: minds.map(({ directions, weights }, p): WindowParty => ({
      id: `p${p}`, name: `Party ${p}`, required: true, principal: undefined, directions, segments,
      bases: sizes.map(() => "stated"),
      weights: sizes.map((_, i) => {
        const weight = weights?.[i];
        return typeof weight === "number" ? { low: weight, high: weight } : weight;
      }),
      turns: Array.from({ length: segments - 1 }, (_, s) => s),
    })),
    rule: "unanimity",
    acts: acts.map(({ kind, terms, party = 0, segment = 0, credence = 1 }, event): Act => ({
      kind, party, event, segment, credence, standing: undefined,
      terms: terms.map((levels) => (typeof levels === "number" ? [levels] : levels)),
    })),
    moments: acts.map(({ segment = 0, party = 0 }, event) => ({
      event, at: `${event}`, startMs: event, endMs: event, mandates: minds.map(() => ({ kind: "free" })), table: undefined,
      tableAct: undefined, segments: minds.map((_, p) => (p === party ? segment : 0)),
    })),
    noDeal,
    notes: [],
  };
}
