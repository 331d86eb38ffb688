import { Random } from "../../../src/base/random.ts";
import { type Constraint, isAllowed, type Package, type Scenario, sizeOf, valueOf } from "../../../src/case/scenario.ts";
import { gridInto, type ValueGrid } from "./value-grid.ts";

/** Past this many packages, points are no longer kept one by one: 8 bytes each. */
export const POINTS_AT_MOST = 4_000_000;
const SAMPLE = 250_000;
const SAMPLE_SEED = 1;
const SLICE = 16_384;

/** What the plot shades: every package by itself, or all of them counted cell by cell, or a sample that says so. */
export type Cloud = Points | ValueGrid;

/**
 * `x`, `y`: Float32Array [package], the values of two parties; NaN where a constraint forbids the package. Packages are
 * numbered with the last issue turning fastest; of a sample, `drawn` holds [point × issue] option numbers.
 */
export interface Points {
  readonly kind: "points";
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** The scenario's sizes of issues, to tell a package from its number. */
  readonly sizes: readonly number[];
  readonly drawn: Int32Array | undefined;
}

/** The package of a point by number. */
export function packageAt(points: Points, at: number): Package {
  const { sizes, drawn } = points;
  if (drawn) return Array.from(drawn.subarray(at * sizes.length, (at + 1) * sizes.length));
  const options = new Array<number>(sizes.length).fill(0);
  let rest = at;
  for (let i = sizes.length - 1; i >= 0; i--) {
    const size = sizes[i] ?? 1;
    options[i] = rest % size;
    rest = Math.floor(rest / size);
  }
  return options;
}

/**
 * The values of two parties (by number) for every package. Yields now and then, so that the caller may let others work.
 * Cost: constant time a package where both are additive, boxes × sides where not. Past POINTS_AT_MOST additive spaces
 * without constraints are counted cell by cell, every package of them; the rest are sampled evenly.
 */
export function* makeCloud(scenario: Scenario, a: number, b: number): Generator<undefined, Cloud> {
  const sizes = scenario.issues.map((issue) => issue.size);
  const [one, other] = [scenario.parties[a]?.value, scenario.parties[b]?.value];
  if (!one || !other) throw new RangeError("no such party");
  const isSmall = sizeOf(scenario) <= BigInt(POINTS_AT_MOST);
  if (one.kind === "additive" && other.kind === "additive") {
    if (isSmall) {
      const x = sums(one, sizes);
      yield;
      const y = sums(other, sizes);
      yield;
      const points: Points = { kind: "points", x, y, sizes, drawn: undefined };
      yield* dropForbidden(points, scenario.constraints);
      return points;
    }
    if (scenario.constraints.length === 0) return yield* gridInto(one, other, sizes);
  }
  return yield* valued(scenario, one, other, sizes, isSmall);
}

type Additive = Extract<Scenario["parties"][number]["value"], { kind: "additive" }>;

/** Outer sums from the last issue to the first: as many additions as there are packages, and a few more. */
function sums(value: Additive, sizes: readonly number[]): Float32Array {
  let before = new Float64Array(1);
  for (let i = sizes.length - 1; i >= 0; i--) {
    const size = sizes[i] ?? 1;
    const after = new Float64Array(before.length * size);
    for (let option = 0; option < size; option++) {
      const worth = (value.weights[i] ?? 0) * (value.values[i]?.[option] ?? 0);
      const from = option * before.length;
      for (let j = 0; j < before.length; j++) after[from + j] = (before[j] ?? 0) + worth;
    }
    before = after;
  }
  return Float32Array.from(before);
}

function* dropForbidden(points: Points, constraints: readonly Constraint[]): Generator<undefined, void> {
  if (constraints.length === 0) return;
  for (let at = 0; at < points.x.length; at++) {
    if (!isAllowed(constraints, packageAt(points, at))) points.x[at] = NaN;
    if (at % SLICE === 0) yield;
  }
}

function* valued(
  scenario: Scenario,
  one: Scenario["parties"][number]["value"],
  other: Scenario["parties"][number]["value"],
  sizes: readonly number[],
  isWhole: boolean,
): Generator<undefined, Points> {
  const length = isWhole ? Number(sizeOf(scenario)) : SAMPLE;
  const x = new Float32Array(length);
  const y = new Float32Array(length);
  const drawn = isWhole ? undefined : new Int32Array(length * sizes.length);
  const points: Points = { kind: "points", x, y, sizes, drawn };
  const random = new Random(SAMPLE_SEED);
  for (let at = 0; at < length; at++) {
    if (drawn) for (let i = 0; i < sizes.length; i++) drawn[at * sizes.length + i] = random.below(sizes[i] ?? 1);
    const of = packageAt(points, at);
    x[at] = isAllowed(scenario.constraints, of) ? valueOf(one, of) : NaN;
    y[at] = valueOf(other, of);
    if (at % SLICE === 0) yield;
  }
  return points;
}
