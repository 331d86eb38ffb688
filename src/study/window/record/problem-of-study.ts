import type { CaseDraft, Preference } from "../../../case/case-file.ts";
import { leftByNoDeal } from "../../../case/no-deal.ts";
import { readTerm, type Term } from "../../../case/term.ts";
import type { TermsDraft } from "../../../case/terms.ts";
import { readWeight } from "../../../case/weight.ts";
import type { Study } from "../../study.ts";
import { readActs } from "./acts.ts";
import { type AllowedLevels, type Frame, frameOf, type LeftByNoDeal, type NoDeal, readLevels } from "./levels.ts";
import { mandatesOf } from "./mandates.ts";
import { momentsOf } from "./moments.ts";
import { Packages, termsOf } from "./packages.ts";
import type { Direction, WindowParty, WindowProblem } from "../problem.ts";
import { segmentAt, turnsOf } from "./segments.ts";

export interface ProblemOfStudyOptions {
  /** `case` when left out; see `NoDeal`. */
  readonly noDeal?: NoDeal | undefined;
}

/**
 * The question of the window as a record puts it. Never fails: without issues, required parties or acts it is a problem in
 * which nothing can be known, and `notes` say so. Cost: linear in the events, their reports and the levels.
 */
export function problemOfStudy(study: Study, { noDeal = "case" }: ProblemOfStudyOptions = {}): WindowProblem {
  const notes: string[] = [];
  const reckoned = reckonedWith(study, notes);
  const frame = frameOfStudy(study, reckoned.keys(), noDeal, notes);
  const packages = new Packages(study, frame, notes);
  const bargaining = readActs({ study, frame, packages, reckoned, notes });
  const told = bargaining.acts.map(({ event }) => event);
  const parties: WindowParty[] = [];
  const mandates = [];
  const turns: (readonly number[])[] = [];
  for (const number of reckoned.keys()) {
    const own = turnsOf(number, study, told, notes);
    const party = partyOf(number, study, frame, reckoned, own, notes);
    turns.push(own);
    parties.push(party);
    mandates.push(mandatesOf(number, { study, frame, directions: party.directions, notes }));
  }
  const acts = bargaining.acts.map((act) => ({ ...act, segment: segmentAt(turns[act.party] ?? [], act.event) }));
  const kept = frame.map((framed) => framed.kept);
  const { given } = noDealAsked(study.record.case, noDeal);
  const moments = momentsOf({ study, acts, tables: bargaining.tables, turns, mandates, notes });
  noteNoDeal(study, frame, given, notes);
  noteReadings(study, frame, acts.length, notes);
  return {
    issues: frame.map(({ window }) => window),
    stride: frame.reduce((sum, { window }) => sum + window.levels.length, 0),
    parties,
    rule: study.record.case.agreement?.rule ?? "unanimity",
    acts,
    moments,
    noDeal: kept.some((level) => level !== undefined) ? kept : undefined,
    noDealBases: frame.map(({ issue }) => (given.has(issue.id) ? study.record.case.noDeal?.basis : undefined) ?? "assumed"),
    notes: [...new Set(notes)],
  };
}

/** Frames made before, by study: a record is asked about one package after another. */
const frames = new WeakMap<Study, Map<NoDeal, Frame>>();

/**
 * Terms from anywhere (a file, an offer of somebody not reckoned with) on the levels of the problem of the same study under
 * the same options. An amount out of range counts as the nearest end, and `notes` say so. Cost: linear in the levels; the
 * first time for a study, in its events.
 */
export function packageOf(
  study: Study, terms: TermsDraft, { noDeal = "case" }: ProblemOfStudyOptions = {},
): { levels: AllowedLevels; notes: string[] } {
  const notes: string[] = [];
  const known = frames.get(study) ?? new Map<NoDeal, Frame>();
  const frame = known.get(noDeal) ?? frameOfStudy(study, reckonedWith(study, []).keys(), noDeal, []);
  frames.set(study, known.set(noDeal, frame));
  return { levels: readLevels(frame, termsOf(terms, study.index), notes), notes };
}

/** Number in the case to number in the problem: those who must accept, and whom they answer to, in the case's order. */
function reckonedWith({ record, index }: Study, notes: string[]): ReadonlyMap<number, number> {
  const chosen = new Set(requiredOf(record.case, notes));
  for (const id of chosen) {
    const principal = index.parties[index.partyNumber.get(id) ?? -1]?.principal;
    if (principal !== undefined && index.partyNumber.has(principal)) chosen.add(principal);
  }
  const numbers = index.parties.flatMap(({ id }, number) => (chosen.has(id) ? [number] : []));
  if (numbers.length === 0) notes.push("No party is named whose acceptance is needed: nothing can be known of a deal.");
  return new Map(numbers.map((number, i) => [number, i]));
}

function requiredOf({ agreement, parties }: CaseDraft, notes: string[]): readonly string[] {
  if (agreement) return agreement.required;
  notes.push("No rule of agreement is stated; all parties in the role of a party must accept: assumed.");
  return parties.flatMap(({ id, role }) => (role === "party" ? [id] : []));
}

function frameOfStudy({ record, index }: Study, reckoned: Iterable<number>, noDeal: NoDeal, notes: string[]): Frame {
  const ids = new Set([...reckoned].map((number) => index.parties[number]?.id));
  const { issues, preferences, mandates } = record.case;
  const amounts = new Map<string, number[]>();
  const name = (terms: TermsDraft | undefined): void => {
    for (const [id, draft] of Object.entries(terms ?? {})) {
      const issue = index.issue.get(id);
      const term = issue && readTerm(draft, issue);
      if (term?.kind !== "amount") continue;
      const named = amounts.get(id);
      if (named) named.push(term.atLeast, term.atMost);
      else amounts.set(id, [term.atLeast, term.atMost]);
    }
  };
  const left = noDealAsked(record.case, noDeal);
  for (const { limits } of mandates) name(limits);
  if (left.given.size > 0) name(record.case.noDeal?.leaves);
  for (const event of record.events) {
    if ("terms" in event && event.type !== "implementation") name(event.terms);
    if ("limits" in event) name(event.limits);
  }
  return frameOf(issues, amounts, preferences.filter(({ party }) => ids.has(party)), left, notes);
}

function noDealAsked(from: CaseDraft, asked: NoDeal): LeftByNoDeal {
  return { given: asked === "case" ? leftByNoDeal(from) : new Map(), rest: asked === "unknown" ? "unknown" : "least" };
}

function partyOf(
  number: number, { record, index }: Study, frame: Frame, reckoned: ReadonlyMap<number, number>, turns: readonly number[],
  notes: string[],
): WindowParty {
  const party = index.parties[number];
  const id = party?.id ?? "";
  const name = party?.name ?? id;
  const required: readonly string[] = requiredOf(record.case, []);
  const wishes = new Map<string, Preference>();
  for (const wish of record.case.preferences) if (wish.party === id) wishes.set(wish.issue, wish);
  const own = frame.map(({ issue }) => wishes.get(issue.id));
  const directions = own.map((wish): Direction => wish?.wants ?? "unknown");
  const silent = frame.filter((_, i) => directions[i] === "unknown").map(({ issue }) => `“${issue.name}”`);
  if (silent.length > 0) notes.push(`${name}: what it wants is not known on ${silent.join(", ")}; any order of its levels may be its own.`);
  const weights = own.map((wish) => (wish?.weight === undefined ? undefined : readWeight(wish.weight)));
  const stated = weights.reduce((sum, weight) => sum + (weight?.low ?? 0), 0);
  const over = stated > 1 + 1e-9;
  if (over) notes.push(`${name}: its weights come to ${Number(stated.toFixed(4))}; they are scaled to 1.`);
  return {
    id,
    name,
    required: required.includes(id),
    principal: party?.principal === undefined ? undefined : reckoned.get(index.partyNumber.get(party.principal) ?? -1),
    directions,
    bases: own.map((wish) => wish?.basis ?? "assumed"),
    weights: weights.map((weight) => (weight && over ? { low: weight.low / stated, high: weight.high / stated } : weight)),
    segments: turns.length + 1,
    turns,
  };
}

/** What no deal leaves in place, and so does an offer that does not speak of it. */
function noteNoDeal({ record }: Study, frame: Frame, given: ReadonlyMap<string, Term>, notes: string[]): void {
  const listed = (some: Frame): string => (some.length === frame.length ? "every issue" : some.map(({ issue }) => `“${issue.name}”`).join(", "));
  const stated = frame.filter(({ issue }) => given.has(issue.id));
  const least = frame.filter(({ issue, kept }) => kept !== undefined && !given.has(issue.id));
  const unknown = frame.filter(({ kept }) => kept === undefined);
  const alike = "and so does an offer that does not speak of it";
  if (stated.length > 0) {
    const { basis = "assumed", note = "" } = record.case.noDeal ?? {};
    notes.push(`No deal leaves ${listed(stated)} as the case has it, ${alike}: ${basis}. ${note}`.trim());
  }
  if (least.length > 0) notes.push(`No deal leaves ${listed(least)} at its least amount or first option, ${alike}: assumed.`);
  if (unknown.length > 0) notes.push(`What no deal leaves in place is not known of ${listed(unknown)}; where an offer does not speak of these, any level may be meant.`);
}

/** What every reading of this record takes for granted. */
function noteReadings({ record }: Study, frame: Frame, acts: number, notes: string[]): void {
  if (frame.length === 0) {
    notes.push("The case has no issues, so there is nothing to agree on.");
    return;
  }
  if (acts === 0) notes.push("Nobody whose acceptance is needed made, took or refused an offer in this record.");
  const terms = record.events.flatMap((event) => ("terms" in event ? Object.values(event.terms ?? {}) : []));
  if (terms.some((term) => typeof term === "object" && (term.phase ?? term.condition) !== undefined)) notes.push("Phases and conditions of terms are not reckoned with: each term counts as if it were due in full.");
  if (record.events.some(({ reports }) => reports.length > 0)) notes.push("How far reports are believed is weighed by hand: by how they put it, on whose word, and how many are independent.");
}
