import type { AnswerInput } from "./analysis/answer-input.ts";
import { findAll, type Found, NOTHING_FOUND } from "./analysis/found.ts";
import { judgeAll, type JudgedAll } from "./analysis/judged.ts";
import { marksOf } from "./analysis/marks.ts";
import { needOf } from "./analysis/need.ts";
import { momentOfTime } from "./analysis/offers-then.ts";
import { restsOf } from "./analysis/rests.ts";
import { toldMoves } from "./analysis/sensitivity.ts";
import { summaryOf } from "./analysis/summary.ts";
import { toldOf } from "./analysis/told.ts";
import { type Alternative, alternativesOf, takeTurns, thinnedAll, type TurnedTurn, type TurnsToTake } from "./analysis/turn.ts";
import { turnsOf } from "./analysis/turns.ts";
import { whyNothing } from "./analysis/unknowns.ts";
import type { AnsweredMoment, WindowAnswer } from "./answer.ts";
import type { PartyPosterior } from "./posterior.ts";
import type { Moment, WindowProblem } from "./problem.ts";

/** Everything the answer rests on, and the posteriors that it is turned on; none where nothing can be known. */
export function turnsToTake({ problem, posteriors, assumptions, study }: AnswerInput): TurnsToTake {
  const need = needOf(problem);
  if (!need || whyNothing(problem, need, posteriors).length > 0) return { turns: [], base: [] };
  const turns = turnsOf(problem, assumptions, need.parties, (event) => study.record.events[event]?.title ?? "");
  return { turns, base: thinnedAll(posteriors) };
}

const NOTHING_ANEW: ReadonlyMap<string, PartyPosterior> = new Map();

/**
 * The parties to sample anew, because a turn could not be looked at well by weighing draws: all of them where it is to be
 * `thorough`, and else only where nothing is known of what no deal leaves in place, which moves every mind far. Hand their
 * posteriors back to `answerOf` by key.
 */
export function alternativesFor(
  { problem, assumptions }: AnswerInput, turned: readonly TurnedTurn[], thorough: boolean,
): readonly Alternative[] {
  return turned.flatMap((each) => (thorough || each.turn.key === "noDeal" ? alternativesOf(each, problem, assumptions) : []));
}

/** Every moment judged, for `answerOf`: what can be done while assumptions are turned. Undefined: nothing can be known. */
export function judgeMoments(input: AnswerInput): JudgedAll | undefined {
  const need = needOf(input.problem);
  return need && whyNothing(input.problem, need, input.posteriors).length === 0 ? judgeAll(input, need) : undefined;
}

/**
 * The whole answer of the window. `turned`: from `takeTurns` of the same input; `anew`: posteriors sampled for
 * `alternativesFor`, by key; what is missing is told as `rough`; `judged`: from `judgeMoments`. Pure: the same input gives the
 * same answer.
 * Cost: some tenths of a second for three parties, fifteen issues, two dozen acts and moments, 2,000 draws.
 */
export function answerOf(
  input: AnswerInput, turned: readonly TurnedTurn[] = takeTurns(turnsToTake(input)), anew = NOTHING_ANEW,
  judged = judgeMoments(input),
): WindowAnswer {
  const { problem, posteriors, study, assumptions } = input;
  const need = needOf(problem);
  const nothing = whyNothing(problem, need, posteriors);
  const known = need !== undefined && judged !== undefined;
  const found: Found = known ? findAll(input, need, turned, anew, judged) : NOTHING_FOUND;
  const eventId = (event: number): string => study.record.events[event]?.id ?? "";
  const unknown = [...nothing, ...found.unknown];
  const { chosen, closing } = found;
  return {
    version: 1,
    case: study.record.case.id,
    known,
    unknown,
    parties: problem.parties.map((party, p) => ({
      id: party.id, name: party.name, required: party.required,
      principal: party.principal === undefined ? undefined : problem.parties[party.principal]?.id,
      acts: problem.acts.filter((act) => act.party === p).length,
    })),
    issues: problem.issues.map(({ id, name }) => ({ id, name })),
    rule: problem.rule,
    moments: problem.moments.map((moment, m) => found.moments[m] ?? bareMoment(moment, eventId(moment.event))),
    chosen: chosen ?? (input.atMs === undefined ? undefined : momentOfTime(problem, input.atMs)),
    offers: found.offers,
    asked: found.asked,
    marks: marksOf(study),
    closing: known ? {
      lastOpen: closing.lastOpen, closedAt: closing.closedAt,
      event: closing.closedAt === undefined ? undefined : eventId(problem.moments[closing.closedAt]?.event ?? -1),
      by: closing.by.map(({ party, through, fall }) => ({ party: problem.parties[party]?.id ?? "", through, fall })),
    } : undefined,
    identified: {
      feasible: input.identified.feasible,
      conflicts: input.identified.conflicts.map(({ party, acts }) => ({
        party: problem.parties[party]?.id ?? "",
        acts: acts.flatMap((act) => {
          const { event, kind } = problem.acts[act] ?? { event: -1, kind: undefined };
          return kind ? [{ event: eventId(event), kind }] : [];
        }),
      })),
      solver: input.identified.solver,
    },
    sensitivity: chosen === undefined ? [] : toldMoves(found.moves, chosen, found.moments[chosen]?.probability ?? 0, eventId),
    rests: restsOf(problem, assumptions, (event) => ({ id: eventId(event), title: study.record.events[event]?.title ?? "" })),
    assumptions,
    diagnostics: diagnosticsOf(problem, posteriors),
    summary: summaryOf(toldOf(input, need, found, unknown)),
    notes: [...problem.notes, ...input.identified.notes, ...found.notes],
  };
}

/** Of everybody needed, or of everybody where that is not known. */
function diagnosticsOf(problem: WindowProblem, posteriors: readonly PartyPosterior[]): WindowAnswer["diagnostics"] {
  const parties = needOf(problem)?.parties ?? problem.parties.map((_, p) => p);
  const all = parties.flatMap((party) => {
    const diagnostics = posteriors[party]?.diagnostics;
    return diagnostics ? [{ party: problem.parties[party]?.id ?? "", ...diagnostics }] : [];
  });
  return {
    ess: all.length > 0 ? Math.min(...all.map(({ ess }) => ess)) : 0,
    rHat: all.length > 0 ? Math.max(...all.map(({ rHat }) => rHat)) : 1,
    draws: all.length > 0 ? Math.min(...all.map(({ draws }) => draws)) : 0,
    seed: all[0]?.seed ?? 0,
    sound: all.length > 0 && all.every(({ sound }) => sound),
    parties: all.map(({ party, ess, rHat }) => ({ party, ess, rHat })),
  };
}

/** A moment of which no number is known. */
function bareMoment({ at, startMs, endMs }: Moment, event: string): AnsweredMoment {
  return {
    event, at, startMs, endMs, probability: undefined, interval: undefined, withoutMandates: undefined, reached: undefined,
    best: undefined, blocking: [], unblocking: undefined,
  };
}
