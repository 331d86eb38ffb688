import { EPSILON, NO, PackageSearch, UNSETTLED, type Verdict, weigh, YES } from "./package-search.kernel.ts";

/** Evaluations of the bound before the search begins. */
const MOST_STEPS = 16;
/** Branches looked at before the question is given up. */
const MOST_NODES = 20_000;
/** Bounds and packages remembered per draw, for the thresholds that follow. */
const POOL = 24;
/**
 * For one set of parties and one box of packages: is there a package x with V_j(x) ≥ t_j for every party j? A max-min problem
 * of multiple choice. For any weights λ on the parties, D(λ) = Σ_i max_l Σ_j λ_j v_j(i, l) − λ·t bounds what can be reached
 * (Lagrangian relaxation; Geoffrion 1974): D(λ) < 0 says no, and the package that attains it is a candidate for yes. λ goes
 * down by Polyak's steps (1969) from where it stood at the last draw; what is left is searched depth first, cut off by D and
 * by each party's own best, and so exactly, within MOST_NODES. One draw's bounds and packages serve all its thresholds.
 * Cost: levels × parties per step; most draws take one or two. Allocates nothing after it is made.
 */
export class SomePackage {
  readonly #parties: number;
  readonly #issues: number;
  /** [issue + 1]: where each issue's levels begin among `#positions`. */
  readonly #starts: Int32Array;
  /** Places in a row of values, of the levels in the box. */
  readonly #positions: Int32Array;
  /** [party × position] values of this draw. */
  readonly #values: Float64Array;
  /** [position] values of all parties, weighted by λ. */
  readonly #weighted: Float64Array;
  /** [slot × party] weights that a threshold was last settled with. */
  readonly #warm: Float64Array;
  readonly #poolLambda: Float64Array;
  readonly #poolBound: Float64Array;
  readonly #poolWorth: Float64Array;
  /** [pool × issue] positions. */
  readonly #poolChoice: Int32Array;
  #pooled = 0;
  #next = 0;
  readonly #lambda: Float64Array;
  readonly #best: Float64Array;
  /** [issue]: positions of the package that said yes. */
  readonly #found: Int32Array;
  readonly #search: PackageSearch;

  /** `box`: by issue, places in a row of values. `slots`: how many thresholds are asked of each draw. */
  constructor(parties: number, box: readonly (readonly number[])[], slots: number) {
    this.#parties = parties;
    this.#issues = box.length;
    this.#starts = new Int32Array(box.length + 1);
    box.forEach((levels, i) => (this.#starts[i + 1] = (this.#starts[i] as number) + levels.length));
    this.#positions = Int32Array.from(box.flat());
    this.#values = new Float64Array(this.#positions.length * parties);
    this.#weighted = new Float64Array(this.#positions.length);
    this.#warm = new Float64Array(slots * parties).fill(1 / parties);
    this.#poolLambda = new Float64Array(POOL * parties);
    this.#poolBound = new Float64Array(POOL);
    this.#poolWorth = new Float64Array(POOL * parties);
    this.#poolChoice = new Int32Array(POOL * box.length);
    this.#lambda = new Float64Array(parties);
    this.#best = new Float64Array(parties);
    this.#found = new Int32Array(box.length);
    this.#search = new PackageSearch(parties, this.#starts, this.#values, this.#found);
  }

  /** Takes one party's row of values of the draw that is asked about next; `rows[from ...]`. All parties before `begin`. */
  load(party: number, rows: Float64Array, from: number): void {
    const values = this.#values;
    const positions = this.#positions;
    const to = party * positions.length;
    for (let p = 0; p < positions.length; p++) values[to + p] = rows[from + (positions[p] as number)] as number;
  }

  /** Forgets what was found with the values before. */
  begin(): void {
    this.#pooled = 0;
    this.#next = 0;
    this.#search.begin();
  }

  /** `thresholds` by party. */
  decide(slot: number, thresholds: Float64Array): Verdict {
    const known = this.#recall(thresholds);
    if (known !== UNSETTLED) return known;
    const k = this.#parties;
    const lambda = this.#lambda;
    for (let j = 0; j < k; j++) lambda[j] = this.#warm[slot * k + j] as number;
    let least = Infinity;
    let verdict: Verdict = UNSETTLED;
    for (let step = 0; step < MOST_STEPS; step++) {
      const at = this.#evaluate();
      const worth = at * k;
      let bound = this.#poolBound[at] as number;
      let yes = true;
      for (let j = 0; j < k; j++) {
        const threshold = thresholds[j] as number;
        bound -= (lambda[j] as number) * threshold;
        if ((this.#poolWorth[worth + j] as number) < threshold) yes = false;
      }
      if (bound < least) {
        least = bound;
        this.#best.set(lambda);
      }
      if (yes) this.#keep(at);
      if (yes || bound < -EPSILON) {
        verdict = yes ? YES : NO;
        break;
      }
      if (k === 1 || !this.#descend(worth, thresholds, bound)) break;
    }
    for (let j = 0; j < k; j++) this.#warm[slot * k + j] = this.#best[j] as number;
    if (verdict !== UNSETTLED) return verdict;
    const found = this.#search.run(this.#best, thresholds, MOST_NODES);
    if (found === YES) this.#poolFound();
    return found;
  }

  /** The package that said yes last: by issue, the place in a row of values. */
  foundInto(out: Int32Array): void {
    for (let i = 0; i < this.#issues; i++) out[i] = this.#positions[this.#found[i] as number] as number;
  }

  #recall(thresholds: Float64Array): Verdict {
    const k = this.#parties;
    for (let n = 0; n < this.#pooled; n++) {
      let yes = true;
      let bound = (this.#poolBound[n] as number) + EPSILON;
      for (let j = 0; j < k; j++) {
        const threshold = thresholds[j] as number;
        if ((this.#poolWorth[n * k + j] as number) < threshold) yes = false;
        bound -= (this.#poolLambda[n * k + j] as number) * threshold;
      }
      if (yes) {
        this.#keep(n);
        return YES;
      }
      if (bound < 0) return NO;
    }
    return UNSETTLED;
  }

  /** The bound at λ and the package that attains it, into the pool. Returns where. */
  #evaluate(): number {
    const k = this.#parties;
    const issues = this.#issues;
    const lambda = this.#lambda;
    const starts = this.#starts;
    const weighted = this.#weighted;
    const choice = this.#poolChoice;
    weigh(this.#values, lambda, weighted);
    const at = this.#place();
    let total = 0;
    for (let i = 0; i < issues; i++) {
      const end = starts[i + 1] as number;
      let chosen = starts[i] as number;
      let most = weighted[chosen] as number;
      for (let p = chosen + 1; p < end; p++) {
        if ((weighted[p] as number) > most) {
          most = weighted[p] as number;
          chosen = p;
        }
      }
      total += most;
      choice[at * issues + i] = chosen;
    }
    this.#poolBound[at] = total;
    for (let j = 0; j < k; j++) this.#poolLambda[at * k + j] = lambda[j] as number;
    this.#value(at);
    return at;
  }

  /** What the package of a place in the pool is worth to each party, summed in the order of the issues. */
  #value(at: number): void {
    const issues = this.#issues;
    const positions = this.#positions.length;
    for (let j = 0; j < this.#parties; j++) {
      let worth = 0;
      for (let i = 0; i < issues; i++) {
        worth += this.#values[j * positions + (this.#poolChoice[at * issues + i] as number)] as number;
      }
      this.#poolWorth[at * this.#parties + j] = worth;
    }
  }

  #place(): number {
    const at = this.#next;
    this.#next = (at + 1) % POOL;
    this.#pooled = Math.max(this.#pooled, at + 1);
    return at;
  }

  #keep(at: number): void {
    for (let i = 0; i < this.#issues; i++) this.#found[i] = this.#poolChoice[at * this.#issues + i] as number;
  }

  /** What the search found serves other thresholds too; it comes with no bound of its own. */
  #poolFound(): void {
    const at = this.#place();
    this.#poolBound[at] = Infinity;
    for (let j = 0; j < this.#parties; j++) this.#poolLambda[at * this.#parties + j] = 0;
    for (let i = 0; i < this.#issues; i++) this.#poolChoice[at * this.#issues + i] = this.#found[i] as number;
    this.#value(at);
  }

  /** One step of λ down the bound, on the simplex, aimed a little below 0; false where it stands still. */
  #descend(worth: number, thresholds: Float64Array, bound: number): boolean {
    const [k, lambda] = [this.#parties, this.#lambda];
    let mean = 0;
    for (let j = 0; j < k; j++) mean += ((this.#poolWorth[worth + j] as number) - (thresholds[j] as number)) / k;
    let square = 0;
    for (let j = 0; j < k; j++) {
      const slack = (this.#poolWorth[worth + j] as number) - (thresholds[j] as number) - mean;
      square += slack * slack;
    }
    if (square < 1e-18) return false;
    const step = (bound + 1e-3) / square;
    let moved = 0;
    for (let j = 0; j < k; j++) {
      const slack = (this.#poolWorth[worth + j] as number) - (thresholds[j] as number) - mean;
      lambda[j] = (lambda[j] as number) - step * slack;
      moved = Math.max(moved, Math.abs(step * slack));
    }
    toSimplex(lambda);
    return moved > 1e-9;
  }
}

/** The nearest point of the simplex (Michelot 1986), in place. */
function toSimplex(point: Float64Array): void {
  const k = point.length;
  for (let round = 0; round <= k; round++) {
    let sum = 0;
    let count = 0;
    for (let j = 0; j < k; j++) {
      if ((point[j] as number) > 0) {
        sum += point[j] as number;
        count++;
      }
    }
    const shift = (sum - 1) / count;
    let below = false;
    for (let j = 0; j < k; j++) {
      if ((point[j] as number) > 0) {
        point[j] = (point[j] as number) - shift;
        if ((point[j] as number) < 0) below = true;
      } else point[j] = 0;
    }
    if (!below) return;
  }
}
