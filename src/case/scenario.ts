/**
 * A bargaining problem by itself: what can be agreed and what each package is worth to each party. A case gives one where
 * its preferences are stated or assumed; the formats of other tools are read into one. Plain JSON.
 */
export interface Scenario {
  readonly name: string;
  readonly issues: readonly SpaceIssue[];
  readonly parties: readonly ScenarioParty[];
  readonly rule: AgreementRule;
  readonly constraints: readonly Constraint[];
  /** Whether values were stated by their owner, inferred from acts, or assumed by somebody: said wherever they are shown. */
  readonly basis: "stated" | "inferred" | "assumed";
  /** Anything a reader should know: what was normalised, what the file left out. */
  readonly notes: readonly string[];
}

/** One thing to settle. Options are numbered from 0; a package is an option number for each issue, in this order. */
export interface SpaceIssue {
  readonly id: string;
  readonly name: string;
  /**
   * choice: options in no order; scale: in order; integer, real: amounts from `min` by `step`; divisible: a share of one
   * thing from 0 to 1, in steps for enumeration, whole for Adjusted Winner.
   */
  readonly kind: "choice" | "scale" | "integer" | "real" | "divisible";
  /** Names of the options; of amounts the amounts as text. Not listed where there are many: see `size`. */
  readonly options?: readonly string[] | undefined;
  /** Number of options, at least 1. */
  readonly size: number;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly step?: number | undefined;
  readonly unit?: string | undefined;
}

export interface ScenarioParty {
  readonly id: string;
  readonly name: string;
  readonly value: Valuation;
  /** What no deal is worth, on the scale of `value`; 0 where nothing is said. */
  readonly reservation: number;
  /** Whether a deal worth exactly the reservation is acceptable (at or above) or not (strictly above). */
  readonly strict: boolean;
  /** Value lost with time: u·d^t, t from 0 to 1; 1 or absent for none. */
  readonly discount?: number | undefined;
  /** May refuse on behalf of all under an n−k rule. */
  readonly veto?: boolean | undefined;
  /** Added to this party's value where every party accepts. */
  readonly unanimityBonus?: number | undefined;
  /** As another tool has it and ours does not need: kept so that export gives the file back. */
  readonly original?: Readonly<Record<string, unknown>> | undefined;
}

export type Valuation =
  /** Sum over issues of weight × value of the option; weights and values as stated, not normalised. */
  | { readonly kind: "additive"; readonly weights: readonly number[]; readonly values: readonly (readonly number[])[] }
  /** Sum of the values of all boxes that the package lies in (GENIUS hyper-rectangles), over `scale`. */
  | { readonly kind: "boxes"; readonly boxes: readonly Box[]; readonly scale: number };

/** Option numbers `low` to `high` (both inclusive) of some issues; a package lies in it where it does so on each of them. */
export interface Box {
  readonly sides: readonly { readonly issue: number; readonly low: number; readonly high: number }[];
  readonly value: number;
}

/** Who must accept. */
export type AgreementRule =
  | { readonly kind: "unanimity" }
  /** All but `k`, and whoever has a veto. */
  | { readonly kind: "all-but"; readonly k: number }
  | { readonly kind: "majority" };

/** Options that do not go together. Issues and options by number. */
export type Constraint =
  | { readonly kind: "requires"; readonly if: Choice; readonly then: Choice }
  | { readonly kind: "excludes"; readonly one: Choice; readonly other: Choice }
  | { readonly kind: "at-most"; readonly count: number; readonly of: readonly Choice[] };

export interface Choice {
  readonly issue: number;
  readonly option: number;
}

/** A package: an option number for each issue. */
export type Package = readonly number[];

/** What a package is worth to a party, before discount and bonus. Cost: issues, or boxes × sides. */
export function valueOf(value: Valuation, of: Package): number {
  if (value.kind === "additive") {
    let sum = 0;
    for (let i = 0; i < of.length; i++) sum += (value.weights[i] ?? 0) * (value.values[i]?.[of[i] ?? 0] ?? 0);
    return sum;
  }
  let sum = 0;
  for (const { sides, value: worth } of value.boxes) {
    if (sides.every(({ issue, low, high }) => (of[issue] ?? -1) >= low && (of[issue] ?? -1) <= high)) sum += worth;
  }
  return sum / value.scale;
}

/** The number of packages, exactly, constraints aside. */
export function sizeOf(scenario: Pick<Scenario, "issues">): bigint {
  return scenario.issues.reduce((size, issue) => size * BigInt(issue.size), 1n);
}

type Pick<T, K extends keyof T> = { readonly [P in K]: T[P] };

/** Whether a package keeps every constraint. */
export function isAllowed(constraints: readonly Constraint[], of: Package): boolean {
  const has = ({ issue, option }: Choice): boolean => of[issue] === option;
  return constraints.every((constraint) => {
    if (constraint.kind === "requires") return !has(constraint.if) || has(constraint.then);
    if (constraint.kind === "excludes") return !(has(constraint.one) && has(constraint.other));
    return constraint.of.filter(has).length <= constraint.count;
  });
}
