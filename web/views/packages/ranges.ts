import type { Valuation } from "../../../src/case/scenario.ts";
import type { Cloud } from "./cloud.ts";

/** Least and most a party can have, constraints aside; of boxes from the packages themselves. */
export function rangeOf(value: Valuation, cloud: Cloud | undefined, axis: "x" | "y"): readonly [number, number] {
  if (value.kind === "additive") {
    let [low, high] = [0, 0];
    value.values.forEach((options, i) => {
      const worths = options.map((option) => option * (value.weights[i] ?? 0));
      low += Math.min(...worths);
      high += Math.max(...worths);
    });
    return [low, high];
  }
  if (cloud?.kind !== "points") return [0, 1];
  let [low, high] = [Infinity, -Infinity];
  for (const worth of cloud[axis]) {
    if (worth < low) low = worth;
    if (worth > high) high = worth;
  }
  return low > high ? [0, 1] : [low, high];
}
