import type { SpaceIssue } from "../scenario.ts";
import { amountAt, indexes } from "../steps.ts";

/** How GENIUS values the amounts of an integer or real issue. */
export type GeniusEvaluator =
  | { readonly ftype: "linear"; readonly slope: number; readonly offset: number }
  | { readonly ftype: "constant"; readonly value: number }
  | { readonly ftype: "triangular"; readonly low: number; readonly high: number; readonly top: number };

/**
 * Values of all amounts of an issue, 0 to 1. For integers `slope` counts from the lower bound (EvaluatorInteger of GENIUS
 * 9.1.11), for reals from 0 (EvaluatorReal); linear ones are clipped to 0 to 1; a triangle is 0 at and outside of its
 * bounds and 1 at its top.
 */
export function evaluateAll(evaluator: GeniusEvaluator, { kind, size, min = 0, step = 1 }: SpaceIssue): number[] {
  return indexes(size).map((i) => {
    const amount = amountAt(min, step, i);
    if (evaluator.ftype === "constant") return evaluator.value;
    if (evaluator.ftype === "linear") {
      const from = kind === "integer" ? i * step : amount;
      return Math.min(1, Math.max(0, evaluator.slope * from + evaluator.offset));
    }
    const { low, high, top } = evaluator;
    if (amount < low) return 0;
    if (amount < top) return (amount - low) / (top - low);
    if (amount < high) return 1 - (amount - top) / (high - top);
    return 0;
  });
}

/** The evaluator kept in a party's `original`, if it is one. */
export function evaluatorIn(original: Readonly<Record<string, unknown>> | undefined, issue: string): GeniusEvaluator | undefined {
  const all: unknown = original?.["evaluators"];
  const found: unknown = isRecord(all) ? all[issue] : undefined;
  if (!isRecord(found)) return undefined;
  const { ftype, slope, offset, value, low, high, top } = found;
  if (ftype === "linear" && typeof slope === "number" && typeof offset === "number") return { ftype, slope, offset };
  if (ftype === "constant" && typeof value === "number") return { ftype, value };
  if (ftype === "triangular" && typeof low === "number" && typeof high === "number" && typeof top === "number") {
    return { ftype, low, high, top };
  }
  return undefined;
}

/**
 * An evaluator that gives exactly these values to the issue's amounts: the one kept, or a line through the first and the
 * last; undefined where there is none.
 */
export function evaluatorFor(
  values: readonly number[], issue: SpaceIssue, kept: GeniusEvaluator | undefined,
): GeniusEvaluator | undefined {
  const gives = (evaluator: GeniusEvaluator): boolean => evaluateAll(evaluator, issue).every((value, i) => value === values[i]);
  if (kept && gives(kept)) return kept;
  const { size, kind, min = 0, step = 1 } = issue;
  const [first = 0, last = 0] = [values[0], values[size - 1]];
  const slope = size > 1 ? (last - first) / ((size - 1) * step) : 0;
  const line: GeniusEvaluator = { ftype: "linear", slope, offset: kind === "integer" ? first : first - slope * min };
  return gives(line) ? line : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
