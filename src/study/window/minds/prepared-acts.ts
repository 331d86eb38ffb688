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
  /** [level of the issue] how commonly others had put it by then, to the power that custom has; nothing of an answer. */
  readonly custom: Float64Array;
  /** The level on the table; −1 where none is. */
  readonly standing: number;
}

export interface PreparedActs {
  readonly acts: readonly PreparedAct[];
  /** By issue. */
  readonly views: readonly (readonly View[])[];
}

/** A party's acts, made ready to be weighed many times. */
export function prepareActs(own: readonly Act[], problem: WindowProblem, assumptions: Assumptions): PreparedActs {
  const views = problem.issues.map((): View[] => []);
  const known = problem.issues.map(() => new Map<string, number>());
  const acts = own.map((act): PreparedAct => {
    const reading = readingOf(act.kind, assumptions);
    const custom = reading.offer ? customThen(act, problem, assumptions.custom) : undefined;
    const standing = act.standing ?? problem.noDeal;
    let flat = 0.5;
    if (reading.offer) flat = reading.final ? FINAL_SELDOM : 1 - FINAL_SELDOM;
    const seen = problem.issues.map((issue, i) => {
      const terms = act.terms[i] ?? issue.levels.map((_, level) => level);
      if (reading.offer) flat *= terms.length / issue.levels.length;
      const view: View = {
        offer: reading.offer,
        allowed: Uint8Array.from(issue.levels, (_, level) => Number(terms.includes(level))),
        custom: custom?.subarray(issue.offset, issue.offset + issue.levels.length) ?? new Float64Array(0),
        standing: reading.offer ? (standing?.[i] ?? -1) : -1,
      };
      const key = [view.offer, view.allowed, view.custom, view.standing].join();
      const number = known[i]?.get(key) ?? views[i]?.push(view) ?? 1;
      if (known[i]?.has(key)) return number;
      known[i]?.set(key, number - 1);
      return number - 1;
    });
    return { ...reading, segment: act.segment, credence: act.credence, flat, views: seen };
  });
  return { acts, views };
}

/** By the acts of a problem, and then by act and power: turned assumptions ask for the same many times. */
const CUSTOMS = new WeakMap<readonly Act[], Map<string, Float64Array>>();

function customThen(act: Act, problem: WindowProblem, power: number): Float64Array {
  const known = CUSTOMS.get(problem.acts) ?? new Map<string, Float64Array>();
  CUSTOMS.set(problem.acts, known);
  const key = `${problem.acts.indexOf(act)} ${power}`;
  const custom = known.get(key) ?? customOf(act, problem, power);
  known.set(key, custom);
  return custom;
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
