import type { Basis } from "../../../case/case-file.ts";
import { BASES } from "../../../case/vocabulary.ts";
import type { Sensitivity } from "../answer.ts";
import type { Assumptions, Direction, WindowProblem } from "../problem.ts";
import { ownBefore } from "../minds/prepared-acts.ts";
import { actsInWords } from "./words.ts";

/** One thing the answer rests on, and the ways in which it can be turned. */
export interface Turn {
  /** Tells turns apart; stable for the same record. */
  readonly key: string;
  readonly assumption: string;
  readonly kind: Sensitivity["kind"];
  /** The event, by number, where it is evidence. */
  readonly event: number | undefined;
  readonly turned: string;
  readonly ways: readonly Way[];
}

export type Way =
  /** Acts, by number, that never were. */
  | { readonly kind: "without"; readonly acts: readonly number[] }
  /** These parties, by number, seen in another problem or under other assumptions. */
  | { readonly kind: "suppose"; readonly parties: readonly number[]; readonly problem: WindowProblem; readonly assumptions: Assumptions }
  /** A required party, by number, whose word is not needed. */
  | { readonly kind: "unneeded"; readonly party: number }
  | { readonly kind: "mandates"; readonly bind: boolean }
  /** A party that might have taken nothing at all; all it might have taken is `unneeded`. */
  | { readonly kind: "never"; readonly party: number };

/**
 * What is turned: evidence in the order of the record, priors and readings, weights, directions, rules. Cost: parties × issues,
 * and acts.
 */
export function turnsOf(
  problem: WindowProblem, assumptions: Assumptions, needed: readonly number[], titleOf: (event: number) => string,
): readonly Turn[] {
  return [
    ...evidenceTurns(problem, needed, titleOf),
    ...priorTurns(problem, assumptions, needed),
    ...weightTurns(problem, assumptions, needed),
    ...directionTurns(problem, assumptions, needed),
    ...ruleTurns(problem, assumptions, needed),
  ];
}

function evidenceTurns(problem: WindowProblem, needed: readonly number[], titleOf: (event: number) => string): Turn[] {
  const byEvent = new Map<number, number[]>();
  problem.acts.forEach((act, a) => {
    if (needed.includes(act.party)) byEvent.set(act.event, [...(byEvent.get(act.event) ?? []), a]);
  });
  return [...byEvent].map(([event, acts]) => ({
    key: `event-${event}`, assumption: `${titleOf(event)}: ${actsInWords(problem, acts)}`, kind: "evidence", event,
    turned: "dropped", ways: [{ kind: "without", acts }],
  }));
}

type NumberName = { [Name in keyof Assumptions]: Assumptions[Name] extends number ? Name : never }[keyof Assumptions];

/** What is halved and doubled, with the words for it. */
const HALVED: Readonly<Record<Exclude<NumberName, "reservationShift">, (value: number) => string>> = {
  bluff: (value) => `That an offer is bluff ${inHundred(value)}`,
  slip: (value) => `That an answer is not meant ${inHundred(value)}`,
  softness: () => "How firmly an answer marks what its maker would take",
  reservationSpread: () => "How far what no deal is worth may lie from what the case says of it",
  aspirationGap: () => "How far parties hold out above what they would take",
  turn: () => "How much an event outside the talks moves a party",
  weightSpread: () => "How unlike the weights of the issues may be",
  shapeSpread: () => "How unlike the steps along an issue may be",
  sharpness: () => "How closely offers follow their makers' wishes",
  inertia: () => "How much of what lies on the table an offer keeps",
  reach: () => "How far at once an offer goes from what lies on the table",
  custom: () => "How far offers follow what others put",
  concession: () => "How seldom a party asks for more than in its own last offer",
};

function inHundred(value: number): string {
  return `${Math.round(value * 1000) / 10} times in 100`;
}

function priorTurns(problem: WindowProblem, assumptions: Assumptions, parties: readonly number[]): Turn[] {
  const suppose = (change: Partial<Assumptions>): Way => ({
    kind: "suppose", parties, problem, assumptions: { ...assumptions, ...change },
  });
  const turns: Turn[] = Object.entries(HALVED).flatMap(([name, words]): Turn[] => {
    const value = assumptions[name as NumberName];
    if (name === "turn" && parties.every((party) => problem.parties[party]?.segments === 1)) return [];
    if (name === "concession" && problem.acts.every((act) => !ownBefore(act, problem.acts))) return [];
    const twice = name === "bluff" || name === "slip" ? Math.min(0.45, value * 2) : value * 2;
    return [{
      key: name, assumption: words(value), kind: "prior", event: undefined, turned: "half / twice",
      ways: [suppose({ [name]: value / 2 }), suppose({ [name]: twice })],
    }];
  });
  const shift = assumptions.reservationShift;
  turns.push({
    key: "reservationShift", assumption: "What no deal is worth to everybody", kind: "prior", event: undefined,
    turned: "a spread lower / higher",
    ways: [suppose({ reservationShift: shift - 1 }), suppose({ reservationShift: shift + 1 })],
  });
  if (problem.noDeal) {
    const unknown: WindowProblem = { ...problem, noDeal: undefined };
    turns.push({
      key: "noDeal", assumption: `What no deal leaves in place (${weakestOf(problem.noDealBases)})`, kind: "prior", event: undefined, turned: "not known",
      ways: [{ kind: "suppose", parties, problem: unknown, assumptions }],
    });
  }
  if (!assumptions.trustReports && problem.acts.some(({ credence }) => credence < 1)) {
    turns.push({
      key: "trustReports", assumption: "That reports are believed by their standing and their independent voices", kind: "reading",
      event: undefined, turned: "all believed whole", ways: [suppose({ trustReports: true })],
    });
  }
  return turns;
}

function weakestOf(bases: readonly Basis[] = []): Basis {
  return BASES.findLast((basis) => bases.includes(basis)) ?? "assumed";
}

/**
 * Of a party whose acts tell nothing, little is known: it may have taken anything that suited the others, or nothing at all.
 * `silent`: by number in the problem.
 */
export function silentTurns(problem: WindowProblem, silent: readonly number[]): readonly Turn[] {
  return silent.map((party) => {
    const told = problem.acts.some((act) => act.party === party) ? "its acts hardly tell" : "no act tells";
    return {
      key: `silent-${party}`, assumption: `What ${problem.parties[party]?.name ?? ""} would take, of which ${told}`, kind: "prior",
      event: undefined, turned: "nothing / anything", ways: [{ kind: "never", party }, { kind: "unneeded", party }],
    };
  });
}

const WANTS: Readonly<Record<Direction, string>> = { more: "wants more of", less: "wants less of", unknown: "" };

/** The weights of a party hang together, and the case seldom says of each how it is known: they are left open all at once. */
function weightTurns(problem: WindowProblem, assumptions: Assumptions, needed: readonly number[]): Turn[] {
  return needed.flatMap((party): Turn[] => {
    const mind = problem.parties[party];
    if (!mind || mind.weights.every((weight) => weight === undefined)) return [];
    const bare = { ...mind, weights: mind.weights.map(() => undefined) };
    const open = { ...problem, parties: problem.parties.map((other, p) => (p === party ? bare : other)) };
    return [{
      key: `weights-${party}`, assumption: `That ${mind.name} weighs its issues as the case has it`, kind: "prior", event: undefined,
      turned: "left open", ways: [{ kind: "suppose", parties: [party], problem: open, assumptions }],
    }];
  });
}

function directionTurns(problem: WindowProblem, assumptions: Assumptions, needed: readonly number[]): Turn[] {
  return needed.flatMap((party) => problem.issues.flatMap((issue, i): Turn[] => {
    const mind = problem.parties[party];
    const [direction, basis] = [mind?.directions[i] ?? "unknown", mind?.bases[i] ?? "assumed"];
    if (direction === "unknown" || basis === "stated") return [];
    const suppose = (to: Direction): Way => ({ kind: "suppose", parties: [party], problem: redirected(problem, party, i, to), assumptions });
    return [{
      key: `direction-${party}-${i}`, assumption: `That ${mind?.name ?? ""} ${WANTS[direction]} “${issue.name}” (${basis})`,
      kind: "direction", event: undefined, turned: "left open / reversed",
      ways: [suppose("unknown"), suppose(direction === "more" ? "less" : "more")],
    }];
  }));
}

function redirected(problem: WindowProblem, party: number, issue: number, to: Direction): WindowProblem {
  return {
    ...problem,
    parties: problem.parties.map((mind, p) =>
      p === party ? { ...mind, directions: mind.directions.map((was, i) => (i === issue ? to : was)) } : mind),
  };
}

function ruleTurns(problem: WindowProblem, { mandatesBind }: Assumptions, needed: readonly number[]): Turn[] {
  const turns: Turn[] = [];
  if (problem.moments.some(({ mandates }) => needed.some((party) => mandates[party]?.kind === "bound"))) {
    turns.push({
      key: "mandatesBind", assumption: mandatesBind ? "That envoys cannot go beyond their mandates" : "That mandates bind nobody",
      kind: "rule", event: undefined, turned: mandatesBind ? "not binding" : "binding", ways: [{ kind: "mandates", bind: !mandatesBind }],
    });
  }
  const required = problem.parties.flatMap((party, p) => (party.required ? [p] : []));
  for (const party of required.length > 1 ? required : []) {
    turns.push({
      key: `unneeded-${party}`, assumption: `That ${problem.parties[party]?.name ?? ""}'s acceptance was needed`, kind: "rule",
      event: undefined, turned: "not needed", ways: [{ kind: "unneeded", party }],
    });
  }
  return turns;
}
