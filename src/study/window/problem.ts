import type { Basis } from "../../case/case-file.ts";
import type { Weight } from "../../case/weight.ts";

/**
 * The question of the window in numbers: what can be agreed, who must agree, and what each of them did. A record gives one
 * (`problem-of-study.ts`); so do generated negotiations and those that others ran. Plain data; every array is flat.
 */
export interface WindowProblem {
  readonly issues: readonly WindowIssue[];
  /** Length of a row of values: all levels of all issues, one after another. */
  readonly stride: number;
  /** Whose minds are reckoned with: who must accept, and the principals they answer to. */
  readonly parties: readonly WindowParty[];
  readonly rule: "unanimity" | "majority";
  /** In journal order. */
  readonly acts: readonly Act[];
  readonly moments: readonly Moment[];
  /**
   * By issue the level that no deal leaves in place; undefined where that is not known, and any level may be meant. It anchors
   * what no deal is worth. Undefined as a whole: it is not known of any issue.
   */
  readonly noDeal: readonly (number | undefined)[] | undefined;
  /** By issue: how that is known. Left out: assumed. */
  readonly noDealBases?: readonly Basis[] | undefined;
  /** What was taken for granted on the way here, in plain words. */
  readonly notes: readonly string[];
}

/** A level for each issue. */
export type Levels = readonly number[];

export interface WindowIssue {
  readonly id: string;
  readonly name: string;
  /** Neighbouring levels are alike. */
  readonly ordered: boolean;
  /** Where its levels begin in a row of values. */
  readonly offset: number;
  /** Names of the levels, in the case's order; of amounts, with the unit. At least one. */
  readonly levels: readonly string[];
  /** Place of each level from 0 to 1 along the issue, rising; evenly spaced where it is no amount. */
  readonly places: readonly number[];
  /** The amounts themselves, where it is one. */
  readonly amounts: readonly number[] | undefined;
}

/** What a party is known to want of an issue. */
export type Direction = "more" | "less" | "unknown";

export interface WindowParty {
  readonly id: string;
  readonly name: string;
  /** Its acceptance is needed; otherwise it is here as somebody's principal. */
  readonly required: boolean;
  /** The party it answers to, by number here: no deal without that party's own consent. */
  readonly principal: number | undefined;
  /** By issue. */
  readonly directions: readonly Direction[];
  /** By issue: how the direction is known. */
  readonly bases: readonly Basis[];
  /** By issue: a stated share of the party's value or the range that it lies in, where the case has one. */
  readonly weights: readonly (Weight | undefined)[];
  /** Reservation and aspiration stand still within a segment. At least one. */
  readonly segments: number;
  /** By segment but the first: the event that began it. */
  readonly turns: readonly number[];
}

/**
 * What an act says of a party's mind. With V the value of the package, r the reservation and a the aspiration then:
 * `offer` V ≥ r, and chosen among all packages the more readily the more it is liked; `ultimatum` as an offer, and V near r;
 * `accept` V ≥ a; `refuse` V < a; `would-accept`, `would-refuse` the same, said less firmly; `withdraw` V < a, of a package
 * it once offered; `lapse` V < a, of one it let lapse; `state` a demand in public: V ≥ r, with more room for posture.
 */
export type ActKind =
  "offer" | "ultimatum" | "accept" | "refuse" | "would-accept" | "would-refuse" | "withdraw" | "lapse" | "state";

export interface Act {
  readonly kind: ActKind;
  /** By number in `parties`. */
  readonly party: number;
  /** The event of the journal, by number; generated negotiations count their turns. */
  readonly event: number;
  /** The party's segment then. */
  readonly segment: number;
  /**
   * By issue: the levels that the terms allow, rising. One level: settled. Several: a range, left open or unspecified, and
   * judged over them all. Never empty.
   */
  readonly terms: readonly (readonly number[])[];
  /** The package that stood on the table before it, put by somebody else; undefined where none did. */
  readonly standing: Levels | undefined;
  /** How far the reports bear the act out, 0 to 1: from their standing and the number of independent voices. */
  readonly credence: number;
}

/** A stretch of time in which nothing changes that anybody's mind or mandate hangs on, known by the event that began it. */
export interface Moment {
  /** The event that began it, by number. */
  readonly event: number;
  /** When, in EDTF or as an order; as shown to people. */
  readonly at: string;
  readonly startMs: number;
  readonly endMs: number;
  /** By party: its segment. */
  readonly segments: readonly number[];
  /** By party: what its envoys may commit to. */
  readonly mandates: readonly MandateState[];
  /** The last whole or partial package on the table, as in an act's `terms`; undefined where there is none. */
  readonly table: readonly (readonly number[])[] | undefined;
  /** The act that put it there, by number in `acts`. */
  readonly tableAct: number | undefined;
}

/** `free`: the party speaks for itself. `bound`: at least one of the leaves must cover the package; none: nobody may commit. */
export type MandateState =
  | { readonly kind: "free" }
  | { readonly kind: "bound"; readonly leaves: readonly { readonly mandate: string; readonly allowed: readonly (readonly number[])[] }[] };

/** What the answer takes for granted. Each can be turned; the defaults and their reasons are in docs/window.md. */
export interface Assumptions {
  /** Chance that an offer is worth less to its maker than no deal. */
  readonly bluff: number;
  /** Chance that an acceptance or refusal is not meant. */
  readonly slip: number;
  /** Softness of acceptance and refusal, in units of the spread of values (see `spreadOf`). */
  readonly softness: number;
  /** Standard deviation of what no deal is worth around what the case says of it, in the same units. */
  readonly reservationSpread: number;
  /** Shift of what no deal is worth, in the same units; 0 by default. */
  readonly reservationShift: number;
  /** Median distance of the aspiration above the reservation, in the same units. */
  readonly aspirationGap: number;
  /** Standard deviation of a change of reservation or aspiration at a turning point, in the same units. */
  readonly turn: number;
  /** Standard deviation of log weights. */
  readonly weightSpread: number;
  /** Standard deviation of log steps of a shape with a known direction. */
  readonly shapeSpread: number;
  /** Median of the sharpness of choice: the log odds by which an offer grows likelier with its value to its maker, a unit. */
  readonly sharpness: number;
  /** Median cost of departing from the standing package, per issue changed, in log odds. */
  readonly inertia: number;
  /** Median further cost of going from one end of an ordered issue to the other, in log odds; a step costs its share. */
  readonly reach: number;
  /** How far an offer follows what others commonly put: the power to which that counts; 0 for not at all. */
  readonly custom: number;
  /** How likely it is, on each issue, to ask for more than in one's own last offer, as a part of how likely it else were. */
  readonly concession: number;
  /** Credence is believed whole (1) or as reported (0 to 1 by the reports). */
  readonly trustReports: boolean;
  /** Envoys cannot go beyond their mandates. */
  readonly mandatesBind: boolean;
}

export const DEFAULT_ASSUMPTIONS: Assumptions = {
  bluff: 0.05,
  slip: 0.05,
  softness: 0.25,
  reservationSpread: 2,
  reservationShift: 0,
  aspirationGap: 0.5,
  turn: 0.5,
  weightSpread: 0.8,
  shapeSpread: 0.8,
  sharpness: 4,
  inertia: 1,
  reach: 0.5,
  custom: 1.5,
  concession: 0.5,
  trustReports: false,
  mandatesBind: true,
};

/** The package that no deal leaves in place, where that is known of every issue. */
export function packageOfNoDeal({ noDeal }: WindowProblem): Levels | undefined {
  const known = noDeal?.filter((level) => level !== undefined);
  return known?.length === noDeal?.length ? known : undefined;
}

/** About one standard deviation of the value of a random package over issues of alike weight: the unit of `Assumptions`. */
export function spreadOf(issues: number): number {
  return 0.35 / Math.sqrt(Math.max(1, issues));
}
