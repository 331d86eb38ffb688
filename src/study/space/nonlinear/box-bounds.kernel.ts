import type { BoxProblem } from "./box-problem.ts";

/** No issue, no class. */
export const NONE = -1;

/**
 * What the packages below a node are worth at most, for several measures at once, each a mixture of the parties' values.
 * The bound: what is certain, and for each open issue the most that any class of it adds, where a positive box that is
 * still open lends an equal share of its value to each of its open sides (an average of memberships is never below their
 * product), and a negative one counts once at most one side is open. With one open issue it is exact.
 *
 * State is kept by depth and copied down, never undone. K measures, C classes, B boxes, n issues.
 */
export class BoxBounds {
  readonly problem: BoxProblem;
  readonly measures: number;
  /** [n] Class chosen, or NONE. */
  readonly chosen: Int32Array;
  /** [n + 1 × K] The bound of a node, once measured. */
  readonly bound: Float64Array;
  /** [K] The bound of a class tried. */
  readonly trial: Float64Array;
  /** [n + 1 × C × K] What each class of an open issue adds at most. */
  readonly adds: Float64Array;
  /** [n + 1 × n × K] The most that a class of an open issue adds. */
  readonly top: Float64Array;
  /** [n + 1 × C] Classes that constraints rule out below this node, once measured. */
  readonly out: Uint8Array;
  /** [n + 1 × K] What is certain. */
  readonly base: Float64Array;
  /** [n + 1 × limits] What is left of each constraint. */
  readonly slack: Int32Array;
  /** Most classes of an issue. */
  readonly widest: number;
  /** [(most sides + 1) × B × K] What a box lends to each open side, by the number of these. */
  private readonly share: Float64Array;
  /** [n + 1 × B] Open sides of a box that may still hold the package; 0 for a box that is settled either way. */
  private readonly open: Uint8Array;
  /** [K] */
  private readonly delta: Float64Array;

  /** `mix`: [K × P]; the first `whole` measures are whole, and kept exact. */
  constructor(problem: BoxProblem, mix: Float64Array, whole: number) {
    const { issues: n, classes, boxes, parties } = problem;
    const k = mix.length / parties;
    this.problem = problem;
    this.measures = k;
    let sides = 0;
    for (let b = 0; b < boxes; b++) sides = Math.max(sides, (problem.sideAt[b + 1] as number) - (problem.sideAt[b] as number));
    this.share = sharesOf(mixed(problem.worth, mix, parties), boxes * k, sides, whole, k);
    this.adds = new Float64Array((n + 1) * classes * k);
    this.base = new Float64Array((n + 1) * k);
    this.bound = new Float64Array((n + 1) * k);
    this.top = new Float64Array((n + 1) * n * k);
    this.open = new Uint8Array((n + 1) * boxes);
    this.slack = new Int32Array((n + 1) * problem.slack.length);
    this.out = new Uint8Array((n + 1) * classes);
    let widest = 0;
    for (let i = 0; i < n; i++) widest = Math.max(widest, (problem.classAt[i + 1] as number) - (problem.classAt[i] as number));
    this.widest = widest;
    this.chosen = new Int32Array(n).fill(NONE);
    this.trial = new Float64Array(k);
    this.delta = new Float64Array(k);
    this.slack.set(problem.slack);
    this.adds.set(mixed(problem.unary, mix, parties));
    for (let b = 0; b < boxes; b++) {
      const count = (problem.sideAt[b + 1] as number) - (problem.sideAt[b] as number);
      this.open[b] = count;
      for (let m = 0; m < k; m++) this.delta[m] = this.share[(count * boxes + b) * k + m] as number;
      this.lend(0, b);
    }
  }

  /** Fills the bound and tops of a node; false where constraints leave an issue nothing. */
  measure(depth: number): boolean {
    const { problem, measures: k, adds, bound, top } = this;
    const from = depth * problem.classes;
    for (let m = 0; m < k; m++) bound[depth * k + m] = this.base[depth * k + m] as number;
    for (let i = 0; i < problem.issues; i++) {
      if (this.chosen[i] !== NONE) continue;
      const at = (depth * problem.issues + i) * k;
      for (let m = 0; m < k; m++) top[at + m] = -Infinity;
      let any = false;
      for (let c = problem.classAt[i] as number; c < (problem.classAt[i + 1] as number); c++) {
        if (this.out[from + c] === 1) continue;
        if (this.isOverspent(depth, c)) {
          this.out[from + c] = 1;
          continue;
        }
        any = true;
        const row = (from + c) * k;
        for (let m = 0; m < k; m++) top[at + m] = Math.max(top[at + m] as number, adds[row + m] as number);
      }
      if (!any) return false;
      for (let m = 0; m < k; m++) bound[depth * k + m] = (bound[depth * k + m] as number) + (top[at + m] as number);
    }
    return true;
  }

  private isOverspent(depth: number, cls: number): boolean {
    const { classLimitAt, classLimit, classSpends, slack } = this.problem;
    for (let l = classLimitAt[cls] as number; l < (classLimitAt[cls + 1] as number); l++) {
      if ((classSpends[l] as number) > (this.slack[depth * slack.length + (classLimit[l] as number)] as number)) return true;
    }
    return false;
  }

  /** The bound with one more class chosen, before what that does to the other issues. */
  trialOf(depth: number, issue: number, cls: number): void {
    const { problem, measures: k } = this;
    const at = (depth * problem.issues + issue) * k;
    const row = (depth * problem.classes + cls) * k;
    for (let m = 0; m < k; m++) {
      this.trial[m] = (this.bound[depth * k + m] as number) - (this.top[at + m] as number) + (this.adds[row + m] as number);
    }
  }

  /** Goes down one level with a class chosen; false where that overspends a constraint. */
  place(depth: number, issue: number, cls: number): boolean {
    const { problem, measures: k, adds, base, open, slack } = this;
    const { classes, boxes } = problem;
    const limits = problem.slack.length;
    const next = depth + 1;
    slack.copyWithin(next * limits, depth * limits, next * limits);
    for (let l = problem.classLimitAt[cls] as number; l < (problem.classLimitAt[cls + 1] as number); l++) {
      const at = next * limits + (problem.classLimit[l] as number);
      const left = (slack[at] as number) - (problem.classSpends[l] as number);
      if (left < 0) return false;
      slack[at] = left;
    }
    this.chosen[issue] = cls;
    adds.copyWithin(next * classes * k, depth * classes * k, next * classes * k);
    open.copyWithin(next * boxes, depth * boxes, next * boxes);
    this.out.copyWithin(next * classes, depth * classes, next * classes);
    const row = (depth * classes + cls) * k;
    // Shares lent to this class by boxes that stay open are taken back below, those of settled boxes are certain now.
    for (let m = 0; m < k; m++) base[next * k + m] = (base[depth * k + m] as number) + (this.adds[row + m] as number);
    for (let at = problem.issueBoxAt[issue] as number; at < (problem.issueBoxAt[issue + 1] as number); at++) {
      const b = problem.issueBox[at] as number;
      const sides = open[next * boxes + b] as number;
      if (sides === 0) continue;
      const inside = problem.contains[cls * boxes + b] === 1;
      open[next * boxes + b] = inside ? sides - 1 : 0;
      if (sides === 1) continue;
      const was = (sides * boxes + b) * k;
      const will = ((sides - 1) * boxes + b) * k;
      for (let m = 0; m < k; m++) {
        const lent = this.share[was + m] as number;
        if (inside) base[next * k + m] = (base[next * k + m] as number) - lent;
        this.delta[m] = (inside ? (this.share[will + m] as number) : 0) - lent;
      }
      this.lend(next, b);
    }
    return true;
  }

  /** Adds `delta` to the classes in a box, on its open issues. */
  private lend(depth: number, box: number): void {
    const { problem, measures: k, adds, delta } = this;
    const from = depth * problem.classes;
    for (let s = problem.sideAt[box] as number; s < (problem.sideAt[box + 1] as number); s++) {
      if (this.chosen[problem.sideIssue[s] as number] !== NONE) continue;
      for (let i = problem.sideClassAt[s] as number; i < (problem.sideClassAt[s + 1] as number); i++) {
        const row = (from + (problem.sideClass[i] as number)) * k;
        for (let m = 0; m < k; m++) adds[row + m] = (adds[row + m] as number) + (delta[m] as number);
      }
    }
  }
}

/** [rows × K] from [rows × P]. */
function mixed(values: Float64Array, mix: Float64Array, parties: number): Float64Array {
  const measures = mix.length / parties;
  const rows = values.length / parties;
  const out = new Float64Array(rows * measures);
  for (let r = 0; r < rows; r++) {
    for (let k = 0; k < measures; k++) {
      let sum = 0;
      for (let p = 0; p < parties; p++) sum += (mix[k * parties + p] as number) * (values[r * parties + p] as number);
      out[r * measures + k] = sum;
    }
  }
  return out;
}

/** A share of a whole measure is rounded up to a whole number, so that it stays exact and a bound. */
function sharesOf(worth: Float64Array, row: number, sides: number, whole: number, measures: number): Float64Array {
  const share = new Float64Array((sides + 1) * row);
  for (let open = 1; open <= sides; open++) {
    for (let i = 0; i < row; i++) {
      const value = worth[i] as number;
      if (open === 1) share[row + i] = value;
      else if (value > 0) share[open * row + i] = i % measures < whole ? Math.ceil(value / open) : value / open;
    }
  }
  return share;
}
