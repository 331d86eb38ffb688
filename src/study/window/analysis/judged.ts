import type { WindowProblem } from "../problem.ts";
import type { AnswerInput } from "./answer-input.ts";
import { Judge, type JudgedMoment } from "./judge.ts";
import type { Need } from "./need.ts";
import { momentOfTime } from "./offers-then.ts";
import { Moves } from "./sensitivity.ts";
import { thinnedAll } from "./turn.ts";

/** Every moment judged, what judged it, and what looks at turns of it. */
export interface JudgedAll {
  readonly judge: Judge;
  readonly moments: readonly JudgedMoment[];
  /** By number: the moment asked for, or the one at which a deal was likeliest. */
  readonly chosen: number;
  readonly moves: Moves;
}

/** What can be found without turning anything. Cost: see `Judge.moments`. */
export function judgeAll({ problem, posteriors, assumptions, atMs }: AnswerInput, need: Need): JudgedAll {
  const judge = new Judge(problem, posteriors, need, assumptions.mandatesBind);
  const moments = judge.moments();
  const asked = atMs === undefined ? undefined : (momentOfTime(problem, atMs) ?? 0);
  const chosen = asked ?? likeliest(moments.map(({ accepted }) => accepted.chance.point), problem, judge);
  return { judge, moments, chosen, moves: new Moves(problem, assumptions, need, thinnedAll(posteriors), chosen) };
}

/** Moments this near the likeliest are as likely, as far as draws can tell. */
const AS_LIKELY = 0.01;

/** Where a deal was likeliest; of moments as likely, the one with the likeliest package on its table, and of those the first. */
function likeliest(probabilities: readonly number[], problem: WindowProblem, judge: Judge): number {
  const most = Math.max(0, ...probabilities);
  const onTable = problem.moments.map((moment, m) => {
    if ((probabilities[m] ?? 0) < most - AS_LIKELY) return -1;
    return moment.table ? judge.package(moment.table, moment).probability : 0;
  });
  return onTable.reduce((best, chance, m) => (chance > (onTable[best] ?? -1) ? m : best), 0);
}
