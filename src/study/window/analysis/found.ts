import type { AnsweredMoment, AnsweredOffer, AnsweredPackage, AnsweredTable } from "../answer.ts";
import type { PartyPosterior } from "../posterior.ts";
import type { Moment, WindowProblem } from "../problem.ts";
import type { AnswerInput } from "./answer-input.ts";
import { type Shut, shutOf } from "./closing.ts";
import { askWhetherSome } from "./chances.ts";
import { worldsOf } from "./draws.ts";
import { HARDLY_MOVED, type Informed, informedBy, priorsOf } from "./informed.ts";
import type { Judge, JudgedMoment } from "./judge.ts";
import type { JudgedAll } from "./judged.ts";
import { timeOf } from "./marks.ts";
import type { Need } from "./need.ts";
import { type OfferThen, offersThen } from "./offers-then.ts";
import { intervalOf, type Moved, type Moves } from "./sensitivity.ts";
import { takeTurn, type TurnedTurn } from "./turn.ts";
import { silentTurns } from "./turns.ts";
import { whatCannotBeKnown } from "./unknowns.ts";

/** All that can be found where something can be known; moments and parties by number. */
export interface Found {
  readonly unknown: readonly string[];
  readonly chosen: number | undefined;
  readonly moments: readonly AnsweredMoment[];
  readonly offers: readonly AnsweredOffer[];
  readonly asked: AnsweredPackage | undefined;
  readonly closing: Shut;
  readonly moves: readonly Moved[];
  readonly informed: readonly Informed[];
  /** The probability at the chosen moment before any act is looked at. */
  readonly before: number | undefined;
  readonly notes: readonly string[];
}

export const NOTHING_FOUND: Found = {
  unknown: [], chosen: undefined, moments: [], offers: [], asked: undefined, moves: [], informed: [], before: undefined,
  closing: { lastOpen: undefined, closedAt: undefined, by: [] }, notes: [],
};

/** Sampling that did not settle counts for a quarter of its effective draws. */
const UNSOUND = 0.25;

/** Judges every moment and offer, and turns everything. See `answerOf`. */
export function findAll(
  input: AnswerInput, need: Need, turned: readonly TurnedTurn[], anew: ReadonlyMap<string, PartyPosterior>,
  { judge, moments: judged, chosen, moves: mover }: JudgedAll,
): Found {
  const { problem, posteriors, assumptions, study, identified } = input;
  const probabilities = judged.map(({ accepted }) => accepted.chance.point);
  const { informed, before } = learnedAt(input, need, judged, chosen);
  const moves = movesFor(problem, mover, informed, turned, anew);
  const ess = essOf(posteriors, need);
  const moments = problem.moments.map((moment, m): AnsweredMoment => {
    const { accepted, unbound, reached, best, blocking, unblocking } = judged[m] as JudgedMoment;
    const { point, low, high } = accepted.chance;
    const { at, startMs, endMs } = moment;
    const package_ = best && judge.package(best.package.map((level) => [level]), moment);
    return {
      event: study.record.events[moment.event]?.id ?? "", at, startMs, endMs, probability: point,
      interval: intervalOf(point, high - low, ess, m, moves), withoutMandates: unbound.chance.point,
      reached: reached.chance.point,
      // Draws paired by number count a little otherwise than chances multiplied; one package is never likelier than some.
      best: package_ && { ...package_, probability: Math.min(package_.probability, point) },
      table: tableThen(input, judge, moment),
      blocking, unblocking,
    };
  });
  const offers = offersThen(study, problem, input.noDeal)
    .map((offer, number) => offerOf(input, judge, offer, identified.standings[number] ?? []));
  const moment = problem.moments[chosen];
  const asked = input.asked && moment && judge.package(input.asked, moment);
  const beyond = input.asked && moment && !judge.isWithinMandates(input.asked, moment);
  return {
    unknown: whatCannotBeKnown(problem, need, posteriors, informed, identified.conflicts),
    chosen, moments, offers, asked, informed, before, moves,
    closing: shutOf(problem, judge.worlds, need, assumptions.mandatesBind, probabilities),
    notes: [
      ...(beyond === true ? ["The package asked about lies beyond what the envoys could commit to at that moment."] : []),
      ...unsettledNote(judged),
    ],
  };
}

/** What was on the table at a moment, judged as the best package is. */
function tableThen({ problem, study }: AnswerInput, judge: Judge, moment: Moment): AnsweredTable | undefined {
  if (!moment.table) return undefined;
  const { package: shown, probability, chance } = judge.package(moment.table, moment);
  const act = moment.tableAct === undefined ? undefined : problem.acts[moment.tableAct];
  return { offer: act && study.record.events[act.event]?.id, package: shown, probability, chance };
}

/** What the acts taught: of each party and the best package, and of whether there was some package. */
function learnedAt(
  { problem, assumptions, posteriors }: AnswerInput, need: Need, judged: readonly JudgedMoment[], chosen: number,
): { readonly informed: readonly Informed[]; readonly before: number | undefined } {
  const situation = problem.moments[chosen];
  const terms = judged[chosen]?.best?.package.map((level) => [level]) ?? judged[chosen]?.looked;
  if (!situation || !terms) return { informed: [], before: undefined };
  const priors = priorsOf(problem, assumptions, posteriors);
  const question = { situation, need, level: "reservation" as const, bind: assumptions.mandatesBind };
  const [answered] = askWhetherSome(problem, worldsOf(priors, Infinity), [question]);
  const informed = informedBy(problem, priors, posteriors, need.parties, situation.segments, terms);
  return { informed, before: answered?.chance.point };
}

function movesFor(
  problem: WindowProblem, moves: Moves, informed: readonly Informed[], turned: readonly TurnedTurn[],
  anew: ReadonlyMap<string, PartyPosterior>,
): readonly Moved[] {
  const { base } = moves;
  const retaken = turned.map((each) =>
    [...anew.keys()].some((key) => key.startsWith(`${each.turn.key}/`)) ? takeTurn(each.turn, base, anew) : each);
  const silent = informed.filter(({ distance }) => distance < HARDLY_MOVED).map(({ party }) => party);
  const open = silentTurns(problem, silent).map((turn) => takeTurn(turn, base, anew));
  return [...retaken, ...open].map((each) => moves.of(each));
}

function essOf(posteriors: readonly PartyPosterior[], need: Need): number {
  return Math.min(...need.parties.map((party) => {
    const { ess, sound } = posteriors[party]?.diagnostics ?? { ess: 1, sound: false };
    return ess * (sound ? 1 : UNSOUND);
  }));
}

function offerOf(
  { study, problem }: AnswerInput, judge: Judge, offer: OfferThen, standings: readonly AnsweredOffer["identified"][string][],
): AnsweredOffer {
  const chances = judge.chances(offer.segments, offer.terms);
  const event = study.record.events[offer.event];
  return {
    id: event?.id ?? "", ...timeOf(study, offer.event), by: offer.by, title: event?.title ?? "",
    chance: judge.byId(chances), probability: judge.joint(chances),
    identified: Object.fromEntries(judge.need.parties.map((party) => [problem.parties[party]?.id ?? "", standings[party] ?? "unsaid"])),
  };
}

function unsettledNote(judged: readonly JudgedMoment[]): readonly string[] {
  const share = Math.max(0, ...judged.map(({ accepted: { chance } }) => chance.high - chance.low));
  if (share === 0) return [];
  return [`Whether there was some package could not be settled in up to ${(share * 100).toFixed(2)}% of the draws; they count for half, and in the interval for all.`];
}

/** Number of parties of the problem whose wishes are known only by assumption, of all wishes in use: a share, 0 to 1. */
export function assumedShare(problem: WindowProblem, need: Need | undefined): number {
  const bases = (need?.parties ?? []).flatMap((party) => {
    const mind = problem.parties[party];
    return mind ? mind.bases.filter((_, i) => mind.directions[i] !== "unknown") : [];
  });
  return bases.length === 0 ? 1 : bases.filter((basis) => basis === "assumed").length / bases.length;
}
