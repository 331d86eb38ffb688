import { accept, type Result } from "../../base/fault.ts";
import { type Scenario, sizeOf } from "../../case/scenario.ts";
import { type AnalyseOptions } from "./analysis.ts";
import { takenOf } from "./count-takers.ts";
import { type Explored } from "./explored.ts";
import { type Steps } from "./fold-job.ts";
import { analyseBoxes } from "./nonlinear/analyse-boxes.ts";
import { countBoxes } from "./nonlinear/count-boxes.ts";
import { equalPackages } from "./nonlinear/equal-packages.ts";
import { type SpaceProblem } from "./problem.ts";

/** Nodes after which counting is given up: a few seconds. */
const COUNT_NODES = 1_000_000;

/**
 * By branch and bound over boxes. Counts package by package where there are few, else by branch and bound as well, or not at
 * all where that does not end.
 */
export function* exploreBoxes(
  scenario: Scenario, problem: SpaceProblem, options: AnalyseOptions, maxPackages: number,
): Steps<Result<Explored>> {
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
  const fold = isCountable ? yield { problem, size: Number(size), aim: false, room: Infinity } : undefined;
  const { isCancelled } = options;
  const counting = isCountable ? accept(undefined) : countBoxes(scenario, { maxNodes: COUNT_NODES, isCancelled });
  if (!counting.ok) return counting;
  const counted = counting.value;
  const equal = exact ? equalPackages(scenario) : undefined;
  const isUnconstrained = scenario.constraints.length === 0;
  const notes = [`searched with ${proof.nodes} nodes, of which ${proof.pruned} were shown to hold nothing new`];
  if (!proof.smallest) notes.push("a package shown may not be the smallest of those with its values");
  return accept({
    method: "boxes",
    set: { length: frontier.length, rows, packageAt: (point) => frontier[point]?.package ?? [] },
    epsilon: exact ? undefined : epsilon,
    allowed: fold ? BigInt(fold.allowed) : (counted?.allowed ?? (isUnconstrained ? size : null)),
    ranges: ranges.map(({ min, max }, q): [number, number] => [toUnits(min, q), toUnits(max, q)]),
    taken: fold ? (fold.cancelled ? undefined : takenOf(fold)) : counted,
    witnessesOf: equal && ((point, most) => {
      const first = frontier[point]?.package ?? [];
      return equal(first, most) ?? [first];
    }),
    notes,
  });
}
