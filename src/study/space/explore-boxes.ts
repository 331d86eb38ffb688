import { accept, type Result } from "../../base/fault.ts";
import { type Scenario, sizeOf } from "../../case/scenario.ts";
import { type AnalyseOptions } from "./analysis.ts";
import { takenOf } from "./count-takers.ts";
import { ticker } from "./explore.ts";
import { type Explored } from "./explored.ts";
import { analyseBoxes } from "./nonlinear/analyse-boxes.ts";
import { foldRange, startFold } from "./odometer.kernel.ts";
import { type SpaceProblem } from "./problem.ts";

/** By branch and bound over boxes; counts only where the space can be gone through as well. */
export function exploreBoxes(
  scenario: Scenario, problem: SpaceProblem, options: AnalyseOptions, maxPackages: number,
): Result<Explored> {
  const found = analyseBoxes(scenario, {
    isCancelled: options.isCancelled,
    onProgress: options.onProgress && (({ done }) => options.onProgress?.(done)),
  });
  if (!found.ok) return found;
  const { frontier, ranges, exact, epsilon, proof } = found.value;
  const { parties, scales } = problem;
  const rows = new Float64Array(frontier.length * parties);
  const toUnits = (value: number, q: number): number => Math.round(value * (scales[q] ?? 1));
  for (const [k, { values }] of frontier.entries()) {
    for (const [q, value] of values.entries()) rows[k * parties + q] = toUnits(value, q);
  }
  const size = sizeOf(scenario);
  const isCountable = size <= BigInt(Math.floor(maxPackages));
  const fold = startFold(problem, false);
  if (isCountable) foldRange(problem, 0, Number(size), fold, ticker(options, Number(size)));
  const isUnconstrained = scenario.constraints.length === 0;
  const notes = [`searched with ${proof.nodes} nodes, of which ${proof.pruned} were shown to hold nothing new`];
  if (!proof.smallest) notes.push("a package shown may not be the smallest of those with its values");
  return accept({
    method: "boxes",
    set: { length: frontier.length, rows, packageAt: (point) => frontier[point]?.package ?? [] },
    epsilon: exact ? undefined : epsilon,
    allowed: isCountable ? BigInt(fold.allowed) : isUnconstrained ? size : null,
    ranges: ranges.map(({ min, max }, q): [number, number] => [toUnits(min, q), toUnits(max, q)]),
    taken: isCountable && !fold.cancelled ? takenOf(fold) : undefined,
    witnessesOf: undefined,
    notes,
  });
}
