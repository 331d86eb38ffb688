/** Whether some package satisfies every party: no, yes, or not settled within the bound on work. */
export const NO = 0;
export const YES = 1;
export const UNSETTLED = 2;
export type Verdict = 0 | 1 | 2;

/** Sums of doubles in another order may differ by this much: nothing is ruled out for less. */
export const EPSILON = 1e-12;

/** Sums of [party × position] values, weighted by party, into `out` by position. */
export function weigh(values: Float64Array, lambda: Float64Array, out: Float64Array): void {
  const positions = out.length;
  const first = lambda[0] as number;
  for (let p = 0; p < positions; p++) out[p] = first * (values[p] as number);
  for (let j = 1; j < lambda.length; j++) {
    const weight = lambda[j] as number;
    const from = j * positions;
    if (weight !== 0) for (let p = 0; p < positions; p++) out[p] = (out[p] as number) + weight * (values[from + p] as number);
  }
}

/**
 * Depth first over the issues; a branch is cut where the weighted bound, or one party's own best of what is left, falls short.
 * Takes over the arrays of `SomePackage`: [issue + 1] starts, [party × position] values, [issue] positions found.
 */
export class PackageSearch {
  readonly #parties: number;
  readonly #issues: number;
  readonly #starts: Int32Array;
  readonly #values: Float64Array;
  readonly #found: Int32Array;
  /** [depth] issues, those with most at stake first. */
  readonly #order: Int32Array;
  readonly #stake: Float64Array;
  /** [position] weighted values, and the positions of each issue by falling weighted value. */
  readonly #weighted: Float64Array;
  readonly #ranked: Int32Array;
  /** [issue × party] the best of each issue, once it was worked out for these values. */
  readonly #bestOf: Float64Array;
  #fresh = false;
  /** [depth + 1] best weighted sum of the issues from there on; and the same by party. */
  readonly #rest: Float64Array;
  readonly #restOf: Float64Array;
  /** [depth × party] sums of the issues before. */
  readonly #sums: Float64Array;
  #thresholds: Float64Array;
  #goal = 0;
  #nodes = 0;

  constructor(parties: number, starts: Int32Array, values: Float64Array, found: Int32Array) {
    const issues = starts.length - 1;
    const positions = starts[issues] as number;
    this.#parties = parties;
    this.#issues = issues;
    this.#starts = starts;
    this.#values = values;
    this.#found = found;
    this.#order = new Int32Array(issues);
    this.#stake = new Float64Array(issues);
    this.#weighted = new Float64Array(positions);
    this.#ranked = new Int32Array(positions);
    this.#bestOf = new Float64Array(issues * parties);
    this.#rest = new Float64Array(issues + 1);
    this.#restOf = new Float64Array((issues + 1) * parties);
    this.#sums = new Float64Array((issues + 1) * parties);
    this.#thresholds = new Float64Array(parties);
  }

  /** Other values stand in the array it was made with. */
  begin(): void {
    this.#fresh = false;
  }

  /** Whether some package reaches the thresholds, cut off by weights `lambda` on the parties, within so many branches. */
  run(lambda: Float64Array, thresholds: Float64Array, nodes: number): Verdict {
    this.#thresholds = thresholds;
    this.#nodes = nodes;
    this.#goal = 0;
    for (let j = 0; j < this.#parties; j++) this.#goal += (lambda[j] as number) * (thresholds[j] as number);
    this.#weigh(lambda);
    if (!this.#fresh) this.#findBests();
    this.#sumUp();
    for (let j = 0; j < this.#parties; j++) {
      this.#sums[j] = 0;
      if ((this.#restOf[j] as number) < (thresholds[j] as number) - EPSILON) return NO;
    }
    if (this.#from(0, 0)) return YES;
    return this.#nodes < 0 ? UNSETTLED : NO;
  }

  #weigh(lambda: Float64Array): void {
    const weighted = this.#weighted;
    const ranked = this.#ranked;
    const starts = this.#starts;
    weigh(this.#values, lambda, weighted);
    for (let i = 0; i < this.#issues; i++) {
      const start = starts[i] as number;
      const end = starts[i + 1] as number;
      for (let p = start; p < end; p++) {
        const sum = weighted[p] as number;
        let at = p;
        for (; at > start && (weighted[ranked[at - 1] as number] as number) < sum; at--) ranked[at] = ranked[at - 1] as number;
        ranked[at] = p;
      }
      const stake = (weighted[ranked[start] as number] as number) - (weighted[ranked[end - 1] as number] as number);
      this.#stake[i] = stake;
      let at = i;
      for (; at > 0 && (this.#stake[this.#order[at - 1] as number] as number) < stake; at--) {
        this.#order[at] = this.#order[at - 1] as number;
      }
      this.#order[at] = i;
    }
  }

  #findBests(): void {
    const positions = this.#weighted.length;
    for (let i = 0; i < this.#issues; i++) {
      for (let j = 0; j < this.#parties; j++) {
        let most = -Infinity;
        for (let p = this.#starts[i] as number; p < (this.#starts[i + 1] as number); p++) {
          most = Math.max(most, this.#values[j * positions + p] as number);
        }
        this.#bestOf[i * this.#parties + j] = most;
      }
    }
    this.#fresh = true;
  }

  #sumUp(): void {
    const k = this.#parties;
    const starts = this.#starts;
    this.#rest[this.#issues] = 0;
    for (let j = 0; j < k; j++) this.#restOf[this.#issues * k + j] = 0;
    for (let depth = this.#issues - 1; depth >= 0; depth--) {
      const issue = this.#order[depth] as number;
      const start = starts[issue] as number;
      this.#rest[depth] = (this.#rest[depth + 1] as number) + (this.#weighted[this.#ranked[start] as number] as number);
      for (let j = 0; j < k; j++) {
        this.#restOf[depth * k + j] = (this.#restOf[(depth + 1) * k + j] as number) + (this.#bestOf[issue * k + j] as number);
      }
    }
  }

  #from(depth: number, weighted: number): boolean {
    if (depth === this.#issues) return this.#holds();
    const k = this.#parties;
    const values = this.#values;
    const sums = this.#sums;
    const thresholds = this.#thresholds;
    const positions = this.#weighted.length;
    const issue = this.#order[depth] as number;
    const end = this.#starts[issue + 1] as number;
    const here = depth * k;
    const next = here + k;
    for (let at = this.#starts[issue] as number; at < end; at++) {
      const p = this.#ranked[at] as number;
      const sum = weighted + (this.#weighted[p] as number);
      if (sum + (this.#rest[depth + 1] as number) < this.#goal - EPSILON) return false;
      if (--this.#nodes < 0) return false;
      let possible = true;
      for (let j = 0; j < k; j++) {
        const worth = (sums[here + j] as number) + (values[j * positions + p] as number);
        sums[next + j] = worth;
        if (worth + (this.#restOf[next + j] as number) < (thresholds[j] as number) - EPSILON) {
          possible = false;
          break;
        }
      }
      if (!possible) continue;
      this.#found[issue] = p;
      if (this.#from(depth + 1, sum)) return true;
      if (this.#nodes < 0) return false;
    }
    return false;
  }

  /** The package in full, summed in the order of the issues as everywhere else. */
  #holds(): boolean {
    const positions = this.#weighted.length;
    for (let j = 0; j < this.#parties; j++) {
      let worth = 0;
      for (let i = 0; i < this.#issues; i++) worth += this.#values[j * positions + (this.#found[i] as number)] as number;
      if (worth < (this.#thresholds[j] as number)) return false;
    }
    return true;
  }
}
