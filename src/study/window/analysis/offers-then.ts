import type { Study } from "../../study.ts";
import type { NoDeal } from "../record/levels.ts";
import type { WindowProblem } from "../problem.ts";
import { packageOf } from "../record/problem-of-study.ts";
import type { Terms } from "./minds.ts";

/** A package that was put, at its time. Events, parties and moments by number. */
export interface OfferThen {
  readonly event: number;
  /** Id of the party that put it; undefined where nobody says who. */
  readonly by: string | undefined;
  readonly terms: Terms;
  readonly moment: number;
  /** By party of the problem: its segment then. */
  readonly segments: readonly number[];
}

/**
 * Every offer of the record in journal order, whoever made it, and every counter-offer: what the window judges, and what to
 * ask `identify` about. An offer made before the first moment is judged at the first. Cost: linear in the events.
 */
export function offersThen(study: Study, problem: WindowProblem, noDeal?: NoDeal): readonly OfferThen[] {
  if (problem.moments.length === 0 || problem.issues.length === 0) return [];
  return study.record.events.flatMap((event, number): OfferThen[] => {
    const act = problem.acts.find((each) => each.event === number && (each.kind === "offer" || each.kind === "ultimatum"));
    if (!act && (event.type !== "offer" || Object.keys(event.terms).length === 0)) return [];
    const terms = act?.terms ?? (event.type === "offer" ? packageOf(study, event.terms, { noDeal }).levels : []);
    const moment = momentOfEvent(problem, number);
    const segments = (problem.moments[moment]?.segments ?? []).map((segment, p) => (p === act?.party ? act.segment : segment));
    const actor = event.by?.map((each) => study.index.partyOf(each)).find((each) => each !== undefined);
    return [{ event: number, by: actor === undefined ? undefined : study.index.parties[actor]?.id, terms, moment, segments }];
  });
}

/** The moment in which an event of the journal lies, by number; 0 for what comes before the first. */
export function momentOfEvent(problem: WindowProblem, event: number): number {
  return Math.max(0, problem.moments.findLastIndex((moment) => moment.event <= event));
}

/** The last moment that had begun by a time, ms since 1970, or the first of all. Undefined where there are none. */
export function momentOfTime(problem: WindowProblem, atMs: number): number | undefined {
  if (problem.moments.length === 0) return undefined;
  return Math.max(0, problem.moments.findLastIndex(({ startMs }) => startMs <= atMs));
}
