import { type Package } from "../../case/scenario.ts";
import { type Solution, type SolutionName, type SpaceSolutions } from "./analysis.ts";
import { DEFINITIONS } from "./definitions.ts";
import { type SpaceProblem } from "./problem.ts";

/** Points that no other beats, with a package for each. */
export interface FrontierSet {
  readonly length: number;
  /** [point × party], row-major, units. */
  readonly rows: Float64Array;
  readonly packageAt: (point: number) => Package;
}

/** Which points of a frontier the solutions are; −1 for none. */
export type SolutionPoints = Readonly<Record<SolutionName, number>>;

/**
 * The named solutions among the points of a frontier. Each is on it: what beats a package for everybody is no worse by any
 * of these measures. Compared exactly (whole units, fractions by cross-multiplication); ties go to the smallest package.
 * Cost: points × parties × log parties.
 */
export function findSolutions(problem: SpaceProblem, set: FrontierSet): SolutionPoints {
  const { parties, reservations, takes, exactUnits, scales } = problem;
  const at = (k: number, q: number): number => set.rows[k * parties + q] as number;
  const perUnit = exactUnits ? scales.map(() => 1) : scales.map((scale) => 1 / scale);
  const all = Array.from({ length: set.length }, (_, k) => k);
  const rational = all.filter((k) => takes.every((least, q) => at(k, q) >= least));
  const gainsOf = (k: number): number[] => Array.from(reservations, (from, q) => Math.max(0, at(k, q) - from));
  const scaledGains = (k: number): number[] => gainsOf(k).map((gain, q) => gain * (perUnit[q] as number)).sort(rising);
  const valuesOf = (k: number): number[] => Array.from(perUnit, (unit, q) => at(k, q) * unit);
  const sumOf = (k: number): number => valuesOf(k).reduce((sum, x) => sum + x, 0);
  const spreadOf = (k: number): number => Math.max(...valuesOf(k)) - Math.min(...valuesOf(k));
  const ideals = Array.from(reservations, (_, q) => rational.reduce((most, k) => Math.max(most, gainsOf(k)[q] as number), 0));

  const pick = <T>(from: readonly number[], scoreOf: (k: number) => T, compare: (x: T, y: T) => number): number =>
    pickBest(from, scoreOf, compare, set);
  return {
    nash: pick(rational, gainsOf, compareProducts),
    kalaiSmorodinsky: pick(rational, (k) => sharesOf(gainsOf(k), ideals), (x, y) => compareLists(x, y, compareShares)),
    egalitarian: pick(rational, (k) => scaledGains(k)[0] as number, rising),
    leximin: pick(rational, scaledGains, (x, y) => compareLists(x, y, rising)),
    utilitarian: pick(all, sumOf, rising),
    utilitarianRational: pick(rational, sumOf, rising),
    equalValues: pick(all, spreadOf, (x, y) => y - x),
  };
}

/** The solutions written out. `valuesAt` gives what a point is worth to each, as stated. */
export function describeSolutions(
  points: SolutionPoints, set: FrontierSet, valuesAt: (of: Package) => readonly number[],
): SpaceSolutions {
  const describe = (name: SolutionName): Solution | null => {
    if (points[name] < 0) return null;
    const chosen = set.packageAt(points[name]);
    return { package: chosen, values: valuesAt(chosen), definition: DEFINITIONS[name] };
  };
  return {
    nash: describe("nash"),
    kalaiSmorodinsky: describe("kalaiSmorodinsky"),
    egalitarian: describe("egalitarian"),
    leximin: describe("leximin"),
    utilitarian: describe("utilitarian"),
    utilitarianRational: describe("utilitarianRational"),
    equalValues: describe("equalValues"),
  };
}

/** By option numbers from the first issue on. */
export function comparePackages(one: Package, other: Package): number {
  for (const [i, option] of one.entries()) if (option !== other[i]) return option - (other[i] ?? 0);
  return 0;
}

function pickBest<T>(
  from: readonly number[], scoreOf: (k: number) => T, compare: (x: T, y: T) => number, set: FrontierSet,
): number {
  const [first, ...others] = from;
  if (first === undefined) return -1;
  let best = first;
  let score = scoreOf(best);
  for (const k of others) {
    const other = scoreOf(k);
    const order = compare(other, score);
    if (order < 0 || (order === 0 && comparePackages(set.packageAt(k), set.packageAt(best)) >= 0)) continue;
    best = k;
    score = other;
  }
  return best;
}

/** How near two floats must be for their order to be looked at exactly. */
const NEAR = 1e-9;

function rising(x: number, y: number): number {
  return x - y;
}

function compareProducts(one: readonly number[], other: readonly number[]): number {
  const [x, y] = [one.reduce((product, gain) => product * gain, 1), other.reduce((product, gain) => product * gain, 1)];
  if (Math.abs(x - y) > NEAR * Math.max(x, y)) return x - y;
  const exact = (gains: readonly number[]): bigint => gains.reduce((product, gain) => product * BigInt(gain), 1n);
  return sign(exact(one) - exact(other));
}

/** Part of a whole; both whole numbers of units. */
interface Share {
  readonly part: number;
  readonly whole: number;
}

/** Each gain as a share of the best the party could gain, the smallest first; who can gain nothing has all there is. */
function sharesOf(gains: readonly number[], ideals: readonly number[]): Share[] {
  return gains
    .map((part, q): Share => ((ideals[q] as number) > 0 ? { part, whole: ideals[q] as number } : { part: 1, whole: 1 }))
    .sort(compareShares);
}

function compareShares(one: Share, other: Share): number {
  const difference = one.part / one.whole - other.part / other.whole;
  if (Math.abs(difference) > NEAR) return difference;
  return sign(BigInt(one.part) * BigInt(other.whole) - BigInt(other.part) * BigInt(one.whole));
}

function compareLists<T>(one: readonly T[], other: readonly T[], compare: (x: T, y: T) => number): number {
  for (const [k, x] of one.entries()) {
    const order = compare(x, other[k] as T);
    if (order !== 0) return order;
  }
  return 0;
}

function sign(x: bigint): number {
  return x > 0n ? 1 : x < 0n ? -1 : 0;
}
