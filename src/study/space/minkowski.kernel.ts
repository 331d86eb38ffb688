import { type MergeBounds, type MergeLevel } from "./merge-level.ts";
import { mergePairs } from "./merge-pairs.kernel.ts";
import { mergeSorted } from "./merge-sorted.kernel.ts";
import { type Part } from "./parts.ts";

/**
 * The frontier of a sum of parts, from the last part to the first: a sum can only be unbeaten if its summands are (Minkowski
 * sum with pruning; for two criteria the dynamic program of Nemhauser & Ullmann 1969). Levels are added to `levels`, in the
 * order of the parts, as they are made. Cost: per level, points × ways of the part (× their logarithms for three parties,
 * × points / 32 for more: `merge-sorted.kernel.ts`).
 * With thinning, a level with too many points keeps some such that each other is missed by a small share of the ranges;
 * what the levels lose adds up (the rounding of Warburton 1987; that few points do is Papadimitriou & Yannakakis 2000).
 * Says whether it came to an end: "full" past `maxPoints`.
 */
export function mergeParts(
  parts: readonly Part[], parties: number, bounds: MergeBounds, levels: MergeLevel[],
): "done" | "full" | "cancelled" {
  let held = 0;
  let rest: MergeLevel = { length: 1, rows: new Float64Array(parties), way: new Int32Array(1), back: new Int32Array(1) };
  for (let level = parts.length - 1; level >= 0; level--) {
    const part = parts[level] as Part;
    const made =
      parties === 2 ? mergePairs(part, rest, level, bounds, held) : mergeSorted(part, parties, rest, level, bounds, held);
    if (made === undefined) return "full";
    held += made.length;
    levels.unshift(made);
    rest = made;
    if (bounds.tick?.((parts.length - level) / parts.length)) return "cancelled";
  }
  return "done";
}

/** The options by issue that a point of a level stands for, written into `out` [issue]; issues of earlier parts stay. */
export function optionsInto(
  out: Int32Array, parts: readonly Part[], levels: readonly MergeLevel[], level: number, point: number,
): void {
  let at = point;
  const first = parts.length - levels.length;
  for (let l = level; l < parts.length; l++) {
    const made = levels[l - first] as MergeLevel;
    wayInto(out, parts[l] as Part, made.way[at] as number);
    at = made.back[at] as number;
  }
}

/** The options of one way of a part. */
export function wayInto(out: Int32Array, part: Part, way: number): void {
  const width = part.issues.length;
  for (let k = 0; k < width; k++) out[part.issues[k] as number] = part.options[way * width + k] as number;
}
