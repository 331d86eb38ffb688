import { type LpModel, type LpObjective, type LpSolver, withoutRows } from "./lp.ts";
import { type Judged, type PartyModel, partyModelOf, says, type Terms } from "./party-model.ts";
import { type Act, packageOfNoDeal, type WindowProblem } from "../problem.ts";

/**
 * What follows for a party and a package from the party's acts alone, whatever it may be like otherwise:
 * `must` no party that does as it did would find the package worth less than no deal; `cannot` none would find it worth as
 * much; `may` some would, some would not; `unsaid` nothing it did says what no deal is worth to it then.
 */
export type Standing = "must" | "may" | "cannot" | "unsaid";

/** A package at a time. */
export interface PackageThen {
  /** By issue, the levels it allows; what is open is settled as each party likes it best, as where it makes such an offer. */
  readonly terms: Terms;
  /** By party: its segment then. */
  readonly segments: readonly number[];
}

/** Acts of one party that cannot all be true, none of which could be spared. */
export interface Conflict {
  readonly party: number;
  /** By number in the problem, rising. */
  readonly acts: readonly number[];
  /** Of each of them: how far reports bear it out, 0 to 1. */
  readonly credences: readonly number[];
  /** The one that is left out to go on: the least credible, or the last of those. */
  readonly dropped: number;
}

export interface Identified {
  /** Whether the acts can all be true of parties of this kind. */
  readonly feasible: boolean;
  /** By party, then by their first acts. An act left out of one is named by none of those found after it. */
  readonly conflicts: readonly Conflict[];
  /** By package, in the order given, then by party. */
  readonly standings: readonly (readonly Standing[])[];
  readonly solver: string;
  /** How acts were read and what was left out, in plain words. */
  readonly notes: readonly string[];
}

export interface IdentifyOptions {
  /** What to judge; left out: what was put by the acts of the problem, see `packagesPut`. */
  readonly packages?: readonly PackageThen[] | undefined;
  /** No deal is worth just what the package without a deal is worth, at all times; nothing, where that package is not known. */
  readonly anchored?: boolean | undefined;
}

/** Shares of value below this are nothing: what solvers leave over. */
const NOTHING = 1e-6;

/**
 * What the acts imply without any prior, party by party: whether they can all be true of a party whose values are additive
 * and run in its directions; if not, which of them contradict one another; and which packages each party must, may or cannot
 * have found acceptable. Acts are taken at their word, whatever their credence. The set is that of robust ordinal regression
 * (Greco, Mousseau & Słowiński 2008), with a reservation and an aspiration for each segment.
 *
 * A refusal says that a package fell short of the aspiration, and an aspiration may be as far above the reservation as it
 * likes: so a refusal alone never makes a package one that the party `cannot` accept. That takes `anchored`.
 * Cost: for each party one small linear program per package and a few per conflict; well under a millisecond each.
 */
export function identify(problem: WindowProblem, solver: LpSolver, options: IdentifyOptions = {}): Identified {
  const packages = options.packages ?? packagesPut(problem).map(({ put }) => put);
  const anchored = options.anchored === true && packageOfNoDeal(problem) !== undefined;
  const parties = problem.parties.map((_, party) => identifyParty(problem, party, packages, anchored, solver));
  const conflicts = parties.flatMap((found) => found.conflicts);
  return {
    feasible: conflicts.length === 0,
    conflicts,
    standings: packages.map((_, number) => parties.map(({ standings }) => standings[number] ?? "unsaid")),
    solver: solver.name,
    notes: notesOf(problem, anchored, conflicts),
  };
}

/** The packages that acts put on the table or demanded, each at its time: by act, in order. */
export function packagesPut(problem: WindowProblem): { act: number; put: PackageThen }[] {
  return problem.acts.flatMap((act, number) => {
    return says(act.kind) === "worth" ? [{ act: number, put: { terms: act.terms, segments: segmentsAt(problem, act) } }] : [];
  });
}

/** By party: its segment at the time of an act: that of the moment then, and the act's own for who acted. */
function segmentsAt(problem: WindowProblem, act: Act): number[] {
  const moment = problem.moments.findLast(({ event }) => event <= act.event) ?? problem.moments[0];
  return problem.parties.map((_, party) => (party === act.party ? act.segment : moment?.segments[party] ?? 0));
}

interface IdentifiedParty {
  readonly conflicts: readonly Conflict[];
  /** By package. */
  readonly standings: readonly Standing[];
}

function identifyParty(
  problem: WindowProblem, party: number, packages: readonly PackageThen[], anchored: boolean, solver: LpSolver,
): IdentifiedParty {
  const { judged, places } = distinct(packages, party);
  const model = partyModelOf(problem, party, judged, anchored);
  const { conflicts, kept } = conflictsOf(problem, party, model, solver);
  const acts = model.acts.flatMap(({ act }) => (kept.has(act) ? problem.acts[act] ?? [] : []));
  // What no deal is worth is bounded from above only by acts of the same segment, from below by an anchor alone.
  const bounded = judged.map(({ segment }) => anchored || acts.some((act) => act.segment === segment && says(act.kind) !== "short"));
  const asked = judged.flatMap((_, number) => (bounded[number] === true ? [number] : []));
  const gainOf = (number: number, goal: LpObjective["goal"]): LpObjective => ({ goal, costs: model.gains[number] ?? new Float64Array() });
  const lp = withoutRows(model.lp, model.acts.flatMap(({ act, row }) => (kept.has(act) ? [] : [row])));
  const least = valuesOf(solver, lp, asked.map((number) => gainOf(number, "least")));
  const most = anchored ? valuesOf(solver, lp, asked.map((number) => gainOf(number, "most"))) : asked.map(() => Infinity);
  const standings = judged.map((): Standing => "unsaid");
  asked.forEach((number, k) => {
    const some = acts.length > 0 ? "may" : "unsaid";
    standings[number] = (least[k] ?? -Infinity) >= -NOTHING ? "must" : (most[k] ?? Infinity) < -NOTHING ? "cannot" : some;
  });
  return { conflicts, standings: places.map((place) => standings[place] ?? "unsaid") };
}

/** The same terms in the same segment are judged once: the different ones, and by package which of them it is. */
function distinct(packages: readonly PackageThen[], party: number): { judged: Judged[]; places: number[] } {
  const judged: Judged[] = [];
  const seen = new Map<string, number>();
  const places = packages.map(({ terms, segments }) => {
    const segment = segments[party] ?? 0;
    const key = `${segment}|${terms.map((levels) => levels.join()).join("|")}`;
    const place = seen.get(key) ?? judged.push({ terms, segment }) - 1;
    seen.set(key, place);
    return place;
  });
  return { judged, places };
}

function valuesOf(solver: LpSolver, model: LpModel, objectives: readonly LpObjective[]): number[] {
  return solver.optimise(model, objectives).map((outcome, k) => {
    if (outcome.kind === "optimal") return outcome.value;
    if (outcome.kind === "infeasible") throw new Error("acts that agree have become infeasible");
    return objectives[k]?.goal === "least" ? -Infinity : Infinity;
  });
}

/** Finds a conflict, leaves out its least credible act, and goes on until the rest agree. */
function conflictsOf(
  problem: WindowProblem, party: number, model: PartyModel, solver: LpSolver,
): { conflicts: Conflict[]; kept: ReadonlySet<number> } {
  const conflicts: Conflict[] = [];
  const kept = new Set(model.acts.map(({ act }) => act));
  const credence = (act: number): number => problem.acts[act]?.credence ?? 1;
  for (;;) {
    const acts = smallestConflict(model, kept, solver);
    if (acts === undefined) return { conflicts: conflicts.sort((a, b) => (a.acts[0] ?? 0) - (b.acts[0] ?? 0)), kept };
    const dropped = acts.reduce((least, act) => (credence(act) <= credence(least) ? act : least));
    conflicts.push({ party, acts, credences: acts.map(credence), dropped });
    kept.delete(dropped);
  }
}

/**
 * Acts among those kept that contradict one another, none of which can be spared; undefined where all agree. The solver's own
 * conflict set comes first; it holds rows of every kind and need not be irreducible, so its acts are then tried one by one
 * (deletion filter; Chinneck & Dravnieks 1991), the latest first.
 */
function smallestConflict(model: PartyModel, kept: ReadonlySet<number>, solver: LpSolver): number[] | undefined {
  const only = (acts: ReadonlySet<number>): LpModel => {
    return withoutRows(model.lp, model.acts.flatMap(({ act, row }) => (acts.has(act) ? [] : [row])));
  };
  const agree = (acts: ReadonlySet<number>): boolean => {
    const [outcome] = solver.optimise(only(acts), [{ goal: "least", costs: new Float64Array(model.lp.columnLower.length) }]);
    return outcome?.kind !== "infeasible";
  };
  const rows = solver.conflict(only(kept));
  if (rows === undefined) return undefined;
  const named = new Set(model.acts.flatMap(({ act, row }) => (kept.has(act) && rows.includes(row) ? [act] : [])));
  const left = agree(named) ? new Set(kept) : named;
  for (const act of [...left].toReversed()) {
    left.delete(act);
    if (agree(left)) left.add(act);
  }
  if (left.size === 0) throw new Error("the rows that hold for any party contradict one another");
  return [...left].sort((a, b) => a - b);
}

function notesOf(problem: WindowProblem, anchored: boolean, conflicts: readonly Conflict[]): string[] {
  const doubtful = problem.acts.filter(({ credence }) => credence < 1).length;
  const open = problem.parties.filter(({ directions }) => directions.includes("unknown"));
  const left = conflicts.length;
  return [
    "Without any prior, every act is taken at its word: an offer was worth no less than no deal to its maker, an acceptance " +
      "reached what the party held out for, a refusal fell short of it. Wishes run the way the case says, assumed or not. " +
      (anchored ? "No deal is taken to be worth what its package is worth." : "What no deal was worth is not known."),
    ...(doubtful > 0 ? [`${doubtful} of ${problem.acts.length} acts are not borne out in full by their reports, and count here as if they were.`] : []),
    ...(open.length > 0
      ? [`On issues where it is not known which way a party's wishes run (${open.map(({ name }) => name).join(", ")}), ` +
        "more may seem possible here than is."]
      : []),
    ...(left > 0 ? [`Of each of the ${left} contradictions the least credible act was left out to judge the packages.`] : []),
  ];
}
