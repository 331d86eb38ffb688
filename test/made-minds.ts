import { Random } from "../src/base/random.ts";
import type { PartyPosterior } from "../src/study/window/posterior.ts";
import {
  type Act, type Assumptions, DEFAULT_ASSUMPTIONS, type Direction, type MandateState, type Moment, type WindowProblem,
} from "../src/study/window/problem.ts";
import { mindsOf } from "../src/study/window/minds/sample.ts";
import { Stream } from "../src/study/window/minds/stream.ts";
import { layoutOf } from "../src/study/window/minds/transform.kernel.ts";

/** Shape of a made-up negotiation; what is left out is plain: no acts, one moment, unanimity, no mandates. */
export interface MadeShape {
  readonly parties: number;
  /** Levels by issue. */
  readonly levels: readonly number[];
  readonly segments?: number;
  readonly rule?: "unanimity" | "majority";
  readonly required?: (party: number) => boolean;
  readonly principal?: (party: number) => number | undefined;
  readonly direction?: (party: number, issue: number) => Direction;
  readonly acts?: readonly Act[];
  readonly moments?: readonly Partial<Moment>[];
}

export const FREE: MandateState = { kind: "free" };

export function problemOfShape(shape: MadeShape): WindowProblem {
  let offset = 0;
  const issues = shape.levels.map((count, i) => {
    const issue = {
      id: `issue-${i}`, name: `Issue ${i}`, ordered: true, offset,
      levels: Array.from({ length: count }, (_, l) => `level ${l}`),
      places: Array.from({ length: count }, (_, l) => (count > 1 ? l / (count - 1) : 0)), amounts: undefined,
    };
    offset += count;
    return issue;
  });
  const segments = shape.segments ?? 1;
  const numbers = Array.from({ length: shape.parties }, (_, p) => p);
  const { direction, required, principal } = shape;
  return {
    issues, stride: offset, rule: shape.rule ?? "unanimity",
    parties: numbers.map((p) => ({
      id: `party-${p}`, name: `Party ${p}`, required: required?.(p) ?? true, principal: principal?.(p),
      directions: issues.map((_, i) => direction?.(p, i) ?? "unknown"), bases: issues.map(() => "stated"),
      weights: issues.map(() => undefined), segments, turns: Array.from({ length: segments - 1 }, (_, s) => s + 1),
    })),
    acts: shape.acts ?? [],
    moments: (shape.moments ?? [{}]).map((moment, m) => ({
      event: m, at: `2025-03-${String(m + 1).padStart(2, "0")}`, startMs: m * 86_400_000, endMs: (m + 1) * 86_400_000,
      segments: numbers.map(() => Math.min(m, segments - 1)), mandates: numbers.map(() => FREE), table: undefined,
      tableAct: undefined, ...moment,
    })),
    noDeal: issues.map(() => 0), notes: [],
  };
}

/**
 * Draws that nobody inferred: weights and shapes at random, in the party's direction where it has one; `easy` is about what
 * no deal is worth, 0 to 1.
 */
export function posteriorsAtRandom(problem: WindowProblem, draws: number, seed: number, easy = 0.5): PartyPosterior[] {
  return problem.parties.map((mind, party) => {
    const random = new Random(seed * 1009 + party * 31 + 7);
    const values = new Float64Array(draws * problem.stride);
    const reservation = new Float64Array(draws * mind.segments);
    const aspiration = new Float64Array(draws * mind.segments);
    for (let d = 0; d < draws; d++) {
      const weights = problem.issues.map(() => Math.exp(random.next() * 2));
      const sum = weights.reduce((a, b) => a + b, 0);
      problem.issues.forEach((issue, i) => {
        const shape = issue.levels.map(() => random.next());
        if (mind.directions[i] === "more") shape.sort((a, b) => a - b);
        if (mind.directions[i] === "less") shape.sort((a, b) => b - a);
        shape.forEach((worth, l) => { values[d * problem.stride + issue.offset + l] = (worth * (weights[i] ?? 0)) / sum; });
      });
      for (let s = 0; s < mind.segments; s++) {
        const r = easy + (random.next() - 0.5) * 0.4;
        reservation[d * mind.segments + s] = r;
        aspiration[d * mind.segments + s] = r + random.next() * 0.2;
      }
    }
    return {
      party, draws, values, reservation, aspiration, latents: new Float64Array(draws), weights: undefined, acts: [],
      logLikelihood: new Float64Array(), diagnostics: settled(draws, seed),
    };
  });
}

/** Draws from the model's own prior, with the likelihood of each act: a posterior where there are no acts, else its shape. */
export function posteriorsOfPrior(
  problem: WindowProblem, draws: number, seed: number, assumptions: Assumptions = DEFAULT_ASSUMPTIONS,
): PartyPosterior[] {
  return problem.parties.map((_, party) => {
    const stream = new Stream(seed, party);
    const latents = Float64Array.from({ length: draws * layoutOf(problem, party).latents }, () => stream.normal());
    const minds = mindsOf(problem, party, assumptions, latents);
    return { ...minds, party, latents, weights: undefined, diagnostics: settled(draws, seed) };
  });
}

function settled(draws: number, seed: number): PartyPosterior["diagnostics"] {
  return { ess: draws, rHat: 1.001, chains: 4, draws, seed, sound: draws >= 400 };
}

/** Whether some package in one of the boxes is worth its threshold to everybody: by looking at them all. */
export function someByBrute(
  problem: WindowProblem, boxes: readonly (readonly (readonly number[])[])[],
  minds: readonly { readonly values: Float64Array; readonly from: number; readonly threshold: number }[],
): boolean {
  return boxes.some((box) => {
    const from = (issue: number, worth: readonly number[]): boolean => {
      const levels = box[issue];
      if (!levels) return worth.every((sum, j) => sum >= (minds[j]?.threshold ?? 0));
      return levels.some((level) => from(issue + 1, worth.map((sum, j) => {
        const mind = minds[j];
        return sum + (mind?.values[mind.from + (problem.issues[issue]?.offset ?? 0) + level] ?? 0);
      })));
    };
    return from(0, minds.map(() => 0));
  });
}
