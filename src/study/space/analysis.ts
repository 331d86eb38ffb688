import { type AgreementRule, type Package } from "../../case/scenario.ts";

/** What `analyse` finds in a space of packages. Plain JSON: sizes and counts that may be huge are decimal strings. */
export interface SpaceAnalysis {
  readonly name: string;
  /** Number of packages, constraints aside; a decimal string. */
  readonly size: string;
  /** Number that keep the constraints; null where it is too many to count. */
  readonly allowed: string | null;
  /** Ids, in the order of every `values` below. */
  readonly parties: readonly string[];
  /** True: frontier and solutions are those of the whole space. False: see `epsilon`. */
  readonly exact: boolean;
  /**
   * Only where not exact: for every package there is a point of the frontier that gives no party less by more than this
   * share of that party's range (max − min).
   */
  readonly epsilon?: number;
  readonly method: SpaceMethod;
  readonly ranges: readonly PartyRange[];
  /** Packages that everybody takes rather than no deal, and their share of those allowed. */
  readonly rational: { readonly count: string | null; readonly fraction: number | null };
  /**
   * Distance of the equal-values point (below) from the point where everybody has their best, as GENIUS has it; values as
   * stated where all lie in 0 to 1, else each scaled to 0 to 1 over its range. Null only where nothing is allowed.
   */
  readonly opposition: number | null;
  /** Whether some package is taken by all (the zone of possible agreement is not empty); null where ε leaves it open. */
  readonly zopa: boolean | null;
  /** Packages that no other beats for everybody, one per point of values, by falling value of the first party, and so on. */
  readonly frontier: readonly FrontierPoint[];
  readonly solutions: SpaceSolutions;
  readonly agreement: AgreementCount;
  /** What a reader must know: what was assumed, rounded, not counted. */
  readonly notes: readonly string[];
}

/** enumeration: every package was looked at. merge: issue by issue, additive. boxes: branch and bound. */
export type SpaceMethod = "enumeration" | "merge" | "boxes";

export interface PartyRange {
  readonly party: string;
  readonly min: number;
  readonly max: number;
  readonly reservation: number;
}

export interface FrontierPoint {
  /** The smallest package with these values, in the order of option numbers from the first issue on. */
  readonly package: Package;
  /** By party, in the order of `parties`; before discount and bonus. */
  readonly values: readonly number[];
  /** All packages with these values, where asked for (`witnesses`), as many as were asked for at most. */
  readonly witnesses?: readonly Package[];
}

/** Named points. Null where there is none: nothing allowed, or for some nothing that everybody takes. */
export interface SpaceSolutions {
  readonly nash: Solution | null;
  readonly kalaiSmorodinsky: Solution | null;
  readonly egalitarian: Solution | null;
  readonly leximin: Solution | null;
  readonly utilitarian: Solution | null;
  /** The largest sum among packages that everybody takes. */
  readonly utilitarianRational: Solution | null;
  readonly equalValues: Solution | null;
}

export type SolutionName = keyof SpaceSolutions;

export interface Solution {
  readonly package: Package;
  readonly values: readonly number[];
  readonly definition: SolutionDefinition;
}

export interface SolutionDefinition {
  readonly name: string;
  /** What it maximises, in a sentence without a full stop. */
  readonly words: string;
  /** Author and year. */
  readonly reference: string;
  /** Whether it is measured from the reservations, and so chosen among packages that everybody takes. */
  readonly relativeToReservation: boolean;
}

export interface AgreementCount {
  readonly rule: AgreementRule;
  /** Packages that pass under the rule, bonuses aside; a decimal string, null where it cannot be counted. */
  readonly count: string | null;
  /** Packages that every party takes, bonuses aside. */
  readonly all: string | null;
  /** Packages that pass where a bonus on unanimity makes more of them worth taking; the same as `count` without bonuses. */
  readonly countWithBonus: string | null;
}

export interface AnalyseOptions {
  /** Ids of the parties to look at, at least one; all by default. */
  readonly parties?: readonly string[] | undefined;
  /** Instead of the scenario's. */
  readonly rule?: AgreementRule | undefined;
  /** Instead of each party's own: whether a deal worth exactly the reservation is refused. */
  readonly strict?: boolean | undefined;
  /** Most packages to look at one by one; 20 million by default, and never more for boxes, which are searched instead. */
  readonly maxPackages?: number | undefined;
  /** Most points to hold while merging; by default 4 million for two parties, 1 million for three, 120,000 for more; then ε. */
  readonly maxPoints?: number | undefined;
  /**
   * Bytes that tables and candidates may take, 256 MiB by default: past it an ε-frontier where values are additive, else
   * the fault `space/memory`. What is reported and the runtime itself are on top.
   */
  readonly memory?: number | undefined;
  /** Where exact does not fit: the ε to begin with, 0 < ε ≤ 1, 0.001 by default; more as it must, see `SpaceAnalysis.epsilon`. */
  readonly epsilon?: number | undefined;
  /** How to go about it; by itself it takes the cheapest that is exact. */
  readonly method?: SpaceMethod | undefined;
  /** At most so many witnesses per point of the frontier; none by default. */
  readonly witnesses?: number | undefined;
  /** Told now and then with a share from 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
  /** Asked now and then; once true, the analysis ends with the fault `space/cancelled`. */
  readonly isCancelled?: (() => boolean) | undefined;
}
