import { problemOfOffers } from "../../src/study/window/record/problem-of-offers.ts";
import { DEFAULT_ASSUMPTIONS, type WindowIssue } from "../../src/study/window/problem.ts";
import { samplePosterior, type SamplingPlan } from "../../src/study/window/minds/sample.ts";
import { CHOICES_ORDERED, dealValues, type Judgement, type Seen } from "./method.ts";

/** Fewer draws than an answer needs: only the mean is asked for, of a party that did two or three things. */
const PLAN: SamplingPlan = { seed: 1, chains: 4, warmup: 150, keep: 500, thin: 2 };

/**
 * By the window's own posterior, under its default assumptions: the mean value of each deal. The curve takes in the mean of
 * the standardised values, which keeps nearer to the middle the less the draws agree. On made-up talks the standardised mean
 * and the log odds of clearing the reservation come within 0.003 of it in Brier score, now one ahead and now another as the
 * assumptions change, so this rests on the reason given and not on a measurement.
 */
export function judgeByWindow({ issues, parties, deals, turns }: Seen, party: number): Judgement {
  const problem = problemOfOffers(issues, parties, turns, { choicesOrdered: CHOICES_ORDERED });
  const { values: drawn, draws } = samplePosterior(problem, party, DEFAULT_ASSUMPTIONS, PLAN);
  const means = new Float64Array(problem.stride);
  const standards = new Float64Array(problem.stride);
  for (let draw = 0; draw < draws; draw++) {
    const values = drawn.subarray(draw * problem.stride, (draw + 1) * problem.stride);
    const standard = standardisedLevels(values, problem.issues);
    values.forEach((value, at) => {
      means[at] = (means[at] ?? 0) + value / draws;
      standards[at] = (standards[at] ?? 0) + (standard[at] ?? 0) / draws;
    });
  }
  const byIssue = (row: Float64Array): number[][] =>
    problem.issues.map(({ offset, levels }) => [...row.subarray(offset, offset + levels.length)]);
  return { values: dealValues(deals, byIssue(means)), inputs: dealValues(deals, byIssue(standards)) };
}

/** Shifted and scaled so that over all packages values have mean 0 and deviation 1. Issues add up, and so do their variances. */
function standardisedLevels(values: Float64Array, issues: readonly WindowIssue[]): Float64Array {
  const centred = new Float64Array(values.length);
  let variance = 0;
  for (const { offset, levels } of issues) {
    const own = values.subarray(offset, offset + levels.length);
    const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
    variance += own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / own.length;
    own.forEach((value, k) => (centred[offset + k] = value - mean));
  }
  return centred.map((value) => (variance > 0 ? value / Math.sqrt(variance) : 0));
}
