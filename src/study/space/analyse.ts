import { accept, Fault, refuse, type Result } from "../../base/fault.ts";
import { type Package, type Scenario, sizeOf, valueOf } from "../../case/scenario.ts";
import { countAgreements } from "./agreement.ts";
import { type AnalyseOptions, type FrontierPoint, type PartyRange, type SpaceAnalysis, type SpaceMethod } from "./analysis.ts";
import { exploreBoxes } from "./explore-boxes.ts";
import { exploreByEnumeration, exploreByMerge } from "./explore.ts";
import { type Explored } from "./explored.ts";
import { runHere, type Steps } from "./fold-job.ts";
import { bytesOfTables, memoryOf, outOfMemory, roomForFrontier } from "./memory-bound.ts";
import { partsOf } from "./parts.ts";
import { layOut, type SpaceProblem } from "./problem.ts";
import { describeSolutions, findSolutions, type FrontierSet, type SolutionPoints } from "./solutions.ts";

const MAX_PACKAGES = 20_000_000;
/** Below this there is nothing to gain by being clever. */
const FEW_PACKAGES = 20_000n;
/** Where merging found too many points: a frontier of four values and more takes long to build up package by package. */
const QUICK_WITH_MANY_PARTIES = 100_000n;

/**
 * Everything there is to say about a space of packages: size, ranges, frontier, named solutions, who takes what. Types are
 * in `analysis.ts`. Exact wherever it can be within the bounds given, and then the same whichever method did it; else an
 * ε-frontier, said in `exact` and `epsilon`. Never sampled.
 *
 * Additive preferences are merged part by part (`minkowski.kernel.ts`): two and three parties to 10^30 packages and beyond,
 * more as the frontier fits. Small spaces, boxes and what cannot be merged are enumerated (`odometer.kernel.ts`), up to
 * `maxPackages`; more boxes are searched (`nonlinear/`). The memory bound is kept to: see `AnalyseOptions.memory`.
 * Values are before discount and bonus. Faults: `space/…` of `layOut`, `space/too-large` where a method was asked for that
 * does not fit, `space/memory`, `space/cancelled`.
 */
export function analyse(scenario: Scenario, options: AnalyseOptions = {}): Result<SpaceAnalysis> {
  return runHere(analysisSteps(scenario, options), options);
}

/** The same in steps, for whoever looks at packages elsewhere than in this thread. */
export function* analysisSteps(scenario: Scenario, options: AnalyseOptions): Steps<Result<SpaceAnalysis>> {
  const laid = layOut(scenario, options);
  if (!laid.ok) return laid;
  const problem = laid.value;
  const tables = bytesOfTables(problem);
  if (tables > memoryOf(options) / 2) return refuse(outOfMemory(tables * 2, options, "the values of all options"));
  const chosen = pickParties(scenario, options);
  const explored = yield* explore(chosen, problem, options);
  return explored.ok ? accept(report(chosen, problem, explored.value, options)) : explored;
}

/** The scenario with only the parties that are looked at. */
function pickParties(scenario: Scenario, { parties }: AnalyseOptions): Scenario {
  if (!parties) return scenario;
  return { ...scenario, parties: parties.flatMap((id) => scenario.parties.filter((party) => party.id === id)) };
}

function* explore(scenario: Scenario, problem: SpaceProblem, options: AnalyseOptions): Steps<Result<Explored>> {
  const mostAdditive = options.maxPackages ?? MAX_PACKAGES;
  const maxPackages = problem.additive || options.method !== undefined ? mostAdditive : Math.min(mostAdditive, MAX_PACKAGES);
  const size = sizeOf(scenario);
  const isEnumerable = size <= BigInt(Math.floor(maxPackages));
  const parts = problem.additive ? partsOf(problem) : undefined;
  const method = options.method ?? cheapest(size, isEnumerable, parts !== undefined);
  if (method === "boxes") return yield* exploreBoxes(scenario, problem, options, maxPackages);
  if (method === "enumeration" && !isEnumerable) {
    return refuse(tooLarge(`${size} packages to look at one by one; at most ${maxPackages}`));
  }
  if (method === "merge") {
    if (!parts) return refuse(tooLarge("preferences that are not additive, or constraints over too many options, cannot be merged"));
    const isQuick = problem.parties <= 3 || size <= QUICK_WITH_MANY_PARTIES;
    const isFallbackExact = options.method === undefined && isEnumerable && isQuick;
    const merged = yield* exploreByMerge(problem, parts, options, { maxPackages, orElse: isFallbackExact ? "nothing" : "epsilon" });
    if (merged) return merged;
  }
  const enumerated = yield* exploreByEnumeration(problem, Number(size), options);
  if (enumerated) return enumerated;
  const rough = parts && (yield* exploreByMerge(problem, parts, options, { maxPackages, orElse: "epsilon" }));
  if (rough) return rough;
  const needed = 2 * memoryOf(options);
  return refuse(outOfMemory(needed, options, `the frontier passes ${roomForFrontier(problem, options)} points`));
}

function cheapest(size: bigint, isEnumerable: boolean, hasParts: boolean): SpaceMethod {
  if (isEnumerable && (size <= FEW_PACKAGES || !hasParts)) return "enumeration";
  return hasParts ? "merge" : "boxes";
}

function tooLarge(detail: string): Fault {
  return new Fault({ code: "space/too-large", detail, hint: "another method, or none to have one chosen" });
}

function report(scenario: Scenario, problem: SpaceProblem, explored: Explored, options: AnalyseOptions): SpaceAnalysis {
  const { set, epsilon, allowed, taken, method } = explored;
  const valuesAt = (of: Package): number[] => scenario.parties.map((party) => valueOf(party.value, of));
  const points = findSolutions(problem, set);
  const agreement = countAgreements(problem.rule, problem.vetoes, taken);
  const ranges = rangesOf(scenario, problem, explored);
  return {
    name: scenario.name,
    size: String(sizeOf(scenario)),
    allowed: allowed === null ? null : String(allowed),
    parties: scenario.parties.map((party) => party.id),
    exact: epsilon === undefined,
    ...(epsilon === undefined ? {} : { epsilon }),
    method,
    ranges,
    rational: { count: agreement.all, fraction: fractionOf(agreement.all, allowed) },
    opposition: oppositionOf(points, set, ranges, valuesAt),
    zopa: hasZopa(problem, explored, points),
    frontier: frontierOf(problem, explored, options, valuesAt),
    solutions: describeSolutions(points, set, valuesAt),
    agreement,
    notes: [...scenario.notes, ...explored.notes, ...notesOn(scenario, problem, explored)],
  };
}

/** Rounded units would show in the last digits of a range: there it is cut to fewer. */
const DIGITS_OF_ROUNDED = 13;

function rangesOf(scenario: Scenario, { scales, exactUnits }: SpaceProblem, { ranges }: Explored): PartyRange[] {
  return scenario.parties.map(({ id, reservation }, q) => {
    const [min = 0, max = 0] = (ranges[q] ?? []).map((units) => {
      const value = units / (scales[q] ?? 1);
      return exactUnits ? value : Number(value.toPrecision(DIGITS_OF_ROUNDED));
    });
    return { party: id, min, max, reservation };
  });
}

/** A share with 15 digits, whatever the sizes. */
function fractionOf(count: string | null, of: bigint | null): number | null {
  if (count === null || of === null || of === 0n) return null;
  const digits = 10n ** 18n;
  const share = Number((BigInt(count) * digits) / of) / 1e18;
  return share > 1e-3 || count === "0" ? share : Number(count) / Number(of);
}

function oppositionOf(
  points: SolutionPoints, set: FrontierSet, ranges: readonly PartyRange[], valuesAt: (of: Package) => readonly number[],
): number | null {
  if (points.equalValues < 0) return null;
  const isScaled = ranges.every(({ min, max }) => min >= 0 && max <= 1);
  const values = valuesAt(set.packageAt(points.equalValues));
  const missing = values.map((value, q) => {
    const { min, max } = ranges[q] ?? { min: 0, max: 1 };
    if (isScaled) return 1 - value;
    return max > min ? (max - value) / (max - min) : 0;
  });
  return Math.hypot(...missing);
}

/** Some package that all take: then one on the frontier. Where the frontier is within ε, none within ε says there is none. */
function hasZopa({ takes, parties }: SpaceProblem, { set, epsilon, ranges }: Explored, points: SolutionPoints): boolean | null {
  if (points.nash >= 0) return true;
  if (epsilon === undefined) return false;
  for (let k = 0; k < set.length; k++) {
    const near = takes.every((least, q) => {
      const [low = 0, high = 0] = ranges[q] ?? [];
      return (set.rows[k * parties + q] ?? 0) + epsilon * (high - low) >= least;
    });
    if (near) return null;
  }
  return false;
}

function frontierOf(
  { parties }: SpaceProblem, { set, witnessesOf }: Explored, { witnesses = 0 }: AnalyseOptions,
  valuesAt: (of: Package) => readonly number[],
): FrontierPoint[] {
  const order = Uint32Array.from({ length: set.length }, (_, k) => k).sort((j, k) => {
    for (let q = 0; q < parties; q++) {
      const difference = (set.rows[k * parties + q] ?? 0) - (set.rows[j * parties + q] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return Array.from(order, (k) => {
    const smallest = set.packageAt(k);
    const point = { package: smallest, values: valuesAt(smallest) };
    return witnesses > 0 && witnessesOf ? { ...point, witnesses: witnessesOf(k, witnesses) } : point;
  });
}

function notesOn(scenario: Scenario, problem: SpaceProblem, explored: Explored): string[] {
  const notes: string[] = [];
  if (!problem.exactUnits) {
    notes.push("some values are fractions too long to add exactly: those closer than about a part in 10^14 count as equal");
  }
  if (!explored.taken) notes.push("too many packages to count who takes how many of them; frontier and solutions do not need it");
  if (explored.allowed === 0n) notes.push("no package keeps the constraints");
  if (scenario.parties.some((party) => (party.discount ?? 1) !== 1)) notes.push("values are those at the start, before discount");
  return notes;
}
