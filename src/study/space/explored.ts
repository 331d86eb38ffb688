import { type Package } from "../../case/scenario.ts";
import { type SpaceMethod } from "./analysis.ts";
import { type TakenCount } from "./count-states.kernel.ts";
import { type FrontierSet } from "./solutions.ts";

/** What one way of going about a space found of it. */
export interface Explored {
  readonly method: SpaceMethod;
  readonly set: FrontierSet;
  readonly epsilon: number | undefined;
  /** Packages that keep the constraints; null where not counted. */
  readonly allowed: bigint | null;
  /** Units by party: least and most; empty where nothing is allowed. */
  readonly ranges: readonly (readonly [number, number])[];
  /** Undefined where there are too many to count. */
  readonly taken: TakenCount | undefined;
  /** All packages of a point, at most so many; where it can say. */
  readonly witnessesOf: ((point: number, most: number) => readonly Package[]) | undefined;
  readonly notes: readonly string[];
}
