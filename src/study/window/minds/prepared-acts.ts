import { type Act, type ActKind, type Assumptions, type WindowProblem } from "../problem.ts";

/** How an act bears on a mind: an offer is a choice among packages, an answer a yes or no to one. */
export interface Reading {
  readonly offer: boolean;
  /** Chance that the act is not meant: of an offer that it is a bluff, of an answer that it is a slip. */
  readonly error: number;
  /** An answer: whether it says that the package reaches the aspiration. */
  readonly yes: boolean;
  readonly final: boolean;
}

/** Silence says little. */
const LAPSE_ERROR = 0.3;
const MOST_ERROR = 0.45;

/** How each kind of act is read. */
export function readingOf(kind: ActKind, { bluff, slip }: Assumptions): Reading {
  const offer = (times: number, final = false): Reading => ({
    offer: true,
    error: Math.min(MOST_ERROR, bluff * times),
    yes: true,
    final,
  });
  const answer = (yes: boolean, error: number): Reading => ({
    offer: false,
    error: Math.min(MOST_ERROR, error),
    yes,
    final: false,
  });
  switch (kind) {
    case "offer":
      return offer(1);
    case "ultimatum":
      return offer(1, true);
    case "state":
      return offer(4);
    case "accept":
      return answer(true, slip);
    case "would-accept":
      return answer(true, 3 * slip);
    case "refuse":
      return answer(false, slip);
    case "would-refuse":
      return answer(false, 3 * slip);
    case "withdraw":
      return answer(false, slip);
    case "lapse":
      return answer(false, Math.max(LAPSE_ERROR, slip));
  }
}

/** Chance that an offer is put as the last word: far from what no deal is worth, and at it (a bell one unit wide). */
const FINAL_SELDOM = 0.02;
const FINAL_AT_RESERVATION = 0.25;

/** `away`: how far the package lies from what no deal is worth, in units of the spread of values. */
export function finalChance(away: number): number {
  return FINAL_SELDOM + FINAL_AT_RESERVATION * Math.exp(-0.5 * away * away);
}

/** An act as the likelihood takes it. */
export interface PreparedAct extends Reading {
  readonly segment: number;
  readonly credence: number;
  /** Likelihood of the act where its reports are wrong: any package as likely, an answer as likely yes as no. */
  readonly flat: number;
  /** By issue: what it shows of the issue, by number in the issue's views. */
  readonly views: readonly number[];
}

/** What an act shows of one issue. Acts that show the same share it, so that it is weighed once. */
export interface View {
  readonly offer: boolean;
  /** [level of the issue] 1 where the terms allow it. */
  readonly allowed: Uint8Array;
  /** The one level that they allow; −1 where there are several. */
  readonly only: number;
  /** [level of the issue] how commonly others had put it by then, to the power that custom has; nothing of an answer. */
  readonly custom: Float64Array;
  /** The level on the table; −1 where none is. */
  readonly standing: number;
  /** The level of the party's own last offer, see `ownBefore`; −1 where there is none, or it left the issue open. */
  readonly own: number;
}

export interface PreparedActs {
  readonly acts: readonly PreparedAct[];
  /** By issue. */
  readonly views: readonly (readonly View[])[];
}

/** A party's acts, made ready to be weighed many times. `ours`: of one party, in journal order. */
export function prepareActs(ours: readonly Act[], problem: WindowProblem, assumptions: Assumptions): PreparedActs {
  const { views, seen } = viewsOf(ours, problem, assumptions);
  const acts = ours.map((act, k): PreparedAct => {
    const reading = readingOf(act.kind, assumptions);
    let flat = 0.5;
    if (reading.offer) {
      flat = reading.final ? FINAL_SELDOM : 1 - FINAL_SELDOM;
      problem.issues.forEach(({ levels }, i) => { flat *= (act.terms[i]?.length ?? levels.length) / levels.length; });
    }
    return { ...reading, segment: act.segment, credence: act.credence, flat, views: seen[k] ?? [] };
  });
  return { acts, views };
}

interface Views {
  /** By issue. */
  readonly views: readonly (readonly View[])[];
  /** By act and issue: the number of the view. */
  readonly seen: readonly (readonly number[])[];
}

/** By the acts of a problem, and then by party and all else that they hang on: turned assumptions ask for the same many times. */
const VIEWS = new WeakMap<readonly Act[], Map<string, Views>>();

function viewsOf(ours: readonly Act[], problem: WindowProblem, assumptions: Assumptions): Views {
  const known = VIEWS.get(problem.acts) ?? new Map<string, Views>();
  VIEWS.set(problem.acts, known);
  const key = `${ours[0]?.party ?? -1} ${assumptions.custom} ${problem.noDeal?.join() ?? ""}`;
  const found = known.get(key) ?? makeViews(ours, problem, assumptions);
  known.set(key, found);
  return found;
}

function makeViews(ours: readonly Act[], problem: WindowProblem, assumptions: Assumptions): Views {
  const views = problem.issues.map((): View[] => []);
  const known = problem.issues.map(() => new Map<string, number>());
  const seen = ours.map((act) => {
    const { offer } = readingOf(act.kind, assumptions);
    const custom = offer ? customOf(act, problem, assumptions.custom) : undefined;
    const standing = act.standing ?? problem.noDeal;
    const own = offer ? ownBefore(act, ours) : undefined;
    return problem.issues.map((issue, i) => {
      const terms = act.terms[i] ?? issue.levels.map((_, level) => level);
      const view: View = {
        offer,
        allowed: Uint8Array.from(issue.levels, (_, level) => Number(terms.includes(level))),
        only: terms.length === 1 ? (terms[0] ?? -1) : -1,
        custom: custom?.subarray(issue.offset, issue.offset + issue.levels.length) ?? new Float64Array(0),
        standing: offer ? (standing?.[i] ?? -1) : -1,
        own: own?.[i]?.length === 1 ? (own[i][0] ?? -1) : -1,
      };
      const key = [view.offer, view.allowed, view.custom, view.standing, view.own].join();
      const number = known[i]?.get(key) ?? (views[i]?.push(view) ?? 1) - 1;
      known[i]?.set(key, number);
      return number;
    });
  });
  return { views, seen };
}

/**
 * The terms that the same party put last before this act and since its last turning point: who asks for more than that on
 * an issue takes a step back from what it had conceded. Undefined where there are none. `acts` in journal order.
 */
export function ownBefore(act: Act, acts: readonly Act[]): Act["terms"] | undefined {
  return acts.findLast(({ kind, party, segment, event }) =>
    party === act.party && segment === act.segment && event < act.event && (kind === "offer" || kind === "ultimatum" || kind === "state"),
  )?.terms;
}

/** Offers of others that count for as much as knowing none. */
const CUSTOM_PRIOR = 2;
/** How fast likeness falls off along an ordered issue. */
const CUSTOM_REACH = 3;

/**
 * How commonly others had put each level before this act: what is commonly put is put for being common, and says less of
 * what its maker likes. A smoothed count, 1 on average over an issue.
 */
export function customOf(
  act: Act,
  { acts, issues, stride }: Pick<WindowProblem, "acts" | "issues" | "stride">,
  power: number,
): Float64Array {
  const custom = new Float64Array(stride).fill(1);
  if (power === 0) return custom;
  const others = acts.filter(
    ({ kind, party, event }) => party !== act.party && event < act.event && (kind === "offer" || kind === "ultimatum"),
  );
  issues.forEach(({ offset, levels, places, ordered }, i) => {
    const likeness = (a: number, b: number): number =>
      ordered ? Math.exp(-CUSTOM_REACH * Math.abs((places[a] ?? 0) - (places[b] ?? 0))) : Number(a === b);
    const counts = levels.map(() => CUSTOM_PRIOR);
    for (const { terms } of others) {
      const put = terms[i] ?? [];
      if (put.length === 0 || put.length === levels.length) continue;
      const near = levels.map((_, level) => put.reduce((sum, at) => sum + likeness(level, at), 0));
      const total = near.reduce((sum, x) => sum + x, 0);
      near.forEach((x, level) => {
        counts[level] = (counts[level] ?? 0) + (x * levels.length) / total;
      });
    }
    const mean = counts.reduce((sum, x) => sum + x, 0) / levels.length;
    counts.forEach((count, level) => {
      custom[offset + level] = Math.pow(count / mean, power);
    });
  });
  return custom;
}
