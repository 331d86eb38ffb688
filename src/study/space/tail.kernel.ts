import { type SpaceProblem } from "./problem.ts";
import { Undominated } from "./undominated.kernel.ts";

/** Trailing issues of an additive space without constraints are joined into one block of at most so many packages. */
export const LARGEST_TAIL = 1024;

/** Trailing issues joined: one block of packages per choice of the issues before. */
export interface Tail {
  /** Issues before it. */
  readonly from: number;
  readonly size: number;
  /** [party × package of the block], units. */
  readonly worth: Float64Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
  /** Packages of the block that no other of it beats: only these can be on the frontier. */
  readonly best: Int32Array;
}

/** As many trailing issues as fit, and as the ends of the range allow: a block is looked at as a whole. */
export function joinTail(problem: SpaceProblem, start: number, end: number, stride: Float64Array): Tail {
  const { issues, parties, additive, constraints, offsets, sizes } = problem;
  let from = issues;
  if (additive && constraints.length === 0) {
    const fits = (s: number): boolean => s <= LARGEST_TAIL && start % s === 0 && end % s === 0;
    while (from > 0 && fits(stride[from - 1] as number)) from--;
  }
  const size = stride[from] as number;
  const total = offsets[issues] as number;
  const worth = new Float64Array(parties * size);
  for (let q = 0; q < parties; q++) {
    for (let k = 0; k < size; k++) {
      let [rest, sum] = [k, 0];
      for (let i = issues - 1; i >= from; i--) {
        const options = sizes[i] as number;
        sum += problem.worth[q * total + (offsets[i] as number) + (rest % options)] as number;
        rest = Math.floor(rest / options);
      }
      worth[q * size + k] = sum;
    }
  }
  const [least, most] = [new Float64Array(parties).fill(Infinity), new Float64Array(parties).fill(-Infinity)];
  const best = new Undominated(parties);
  const point = new Float64Array(parties);
  for (let k = 0; k < size; k++) {
    for (let q = 0; q < parties; q++) {
      const x = worth[q * size + k] as number;
      point[q] = x;
      if (x < (least[q] as number)) least[q] = x;
      if (x > (most[q] as number)) most[q] = x;
    }
    best.add(point, 0, k);
  }
  return { from, size, worth, least, most, best: Int32Array.from(best.id.subarray(0, best.length)).sort() };
}
