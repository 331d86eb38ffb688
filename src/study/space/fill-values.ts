import { isAllowed, type Package, type Scenario, valueOf } from "../../case/scenario.ts";

type Issues = Pick<Scenario, "issues">;

/** The package of a number: packages in order, the last issue turning fastest; from 0 to size − 1, size at most 2^53. */
export function packageAt({ issues }: Issues, index: number): Package {
  return packageOf(issues.map((issue) => issue.size), index);
}

/** The same, of sizes by issue. */
export function packageOf(sizes: ArrayLike<number>, index: number): number[] {
  const made = new Array<number>(sizes.length);
  let rest = index;
  for (let i = sizes.length - 1; i >= 0; i--) {
    const size = sizes[i] ?? 1;
    made[i] = rest % size;
    rest = Math.floor(rest / size);
  }
  return made;
}

/** The number of a package: `packageAt` undone. */
export function indexOf({ issues }: Issues, of: Package): number {
  let index = 0;
  for (const [i, issue] of issues.entries()) index = index * issue.size + (of[i] ?? 0);
  return index;
}

/**
 * What the packages numbered `from` to `to` − 1 are worth, for plots: `out` [package × party of `parties`], row-major, is
 * filled from its start. Equal to `valueOf` to the last bit; NaN where a package breaks a constraint. So that a page stays
 * fluid, call it for some ten thousand at a time. Cost: additive and without constraints an addition per party and package;
 * else issues, or boxes.
 */
export function fillValues(
  scenario: Scenario, parties: readonly string[], from: number, to: number, out: Float64Array | Float32Array,
): void {
  const chosen = parties.flatMap((id) => scenario.parties.filter((party) => party.id === id));
  const sizes = scenario.issues.map((issue) => issue.size);
  for (const [q, { value }] of chosen.entries()) {
    if (value.kind === "additive") fillSums(sizes, value.weights, value.values, { from, to, out, at: q, step: chosen.length });
    else for (let n = from; n < to; n++) out[(n - from) * chosen.length + q] = valueOf(value, packageOf(sizes, n));
  }
  if (scenario.constraints.length === 0) return;
  for (let n = from; n < to; n++) {
    if (isAllowed(scenario.constraints, packageOf(sizes, n))) continue;
    for (let q = 0; q < chosen.length; q++) out[(n - from) * chosen.length + q] = NaN;
  }
}

interface Target {
  readonly from: number;
  readonly to: number;
  readonly out: Float64Array | Float32Array;
  readonly at: number;
  readonly step: number;
}

/** Sums are kept by issue, so that a turn of the last issue costs one addition, in the order in which `valueOf` adds. */
function fillSums(
  sizes: readonly number[], weights: readonly number[], values: readonly (readonly number[])[], target: Target,
): void {
  const { from, to, out, at, step } = target;
  const terms = values.map((table, i) => Float64Array.from(table, (x) => (weights[i] ?? 0) * x));
  const last = sizes.length - 1;
  const chosen = packageOf(sizes, from);
  const sums = new Float64Array(sizes.length + 1);
  for (let i = 0; i < last; i++) sums[i + 1] = (sums[i] ?? 0) + (terms[i]?.[chosen[i] ?? 0] ?? 0);
  const turning = terms[last] ?? new Float64Array(1);
  for (let n = from, o = chosen[last] ?? 0; n < to; n++) {
    out[(n - from) * step + at] = (sums[last] as number) + (turning[o] as number);
    if (++o < turning.length) continue;
    o = 0;
    let i = last - 1;
    while (i >= 0 && (chosen[i] as number) + 1 === sizes[i]) chosen[i--] = 0;
    if (i < 0) continue;
    chosen[i] = (chosen[i] as number) + 1;
    for (; i < last; i++) sums[i + 1] = (sums[i] as number) + (terms[i]?.[chosen[i] as number] as number);
  }
}
