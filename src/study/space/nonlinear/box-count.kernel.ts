import { BoxBounds, NONE } from "./box-bounds.kernel.ts";
import type { BoxProblem } from "./box-problem.ts";

/** No set of parties: it depends on what is still open. */
const UNDECIDED = -1;

/**
 * Counts packages by which parties take them: a node below which every party's mind is made up, whatever is chosen, is
 * counted at once. Measures: the P parties' values and the same turned round, whose bounds are the least values.
 */
export class BoxCount {
  nodes = 0;
  /** [set of parties as bits, times 2, plus 1 where all take with the bonus] → packages. */
  readonly counts = new Map<number, bigint>();
  private readonly problem: BoxProblem;
  private readonly bounds: BoxBounds;
  /** [P] The least that each takes, without and with the bonus. */
  private readonly takes: Float64Array;
  private readonly takesWithBonus: Float64Array;
  /** Called now and then; false to stop. */
  private readonly tick: () => boolean;
  /** [P] How wide the values may spread; at least 1. */
  private readonly spans: Float64Array;
  /** [n × limits] The most that a class of the issue spends. */
  private readonly mostSpent: Int32Array;
  /** [2P] 1 for the measures of parties that are undecided at the node. */
  private readonly matters: Uint8Array;
  private readonly maxNodes: number;

  constructor(
    problem: BoxProblem, takes: Float64Array, takesWithBonus: Float64Array, maxNodes: number, tick: () => boolean,
  ) {
    const { parties, issues } = problem;
    const mix = new Float64Array(2 * parties * parties);
    for (let p = 0; p < parties; p++) {
      mix[p * parties + p] = 1;
      mix[(parties + p) * parties + p] = -1;
    }
    this.problem = problem;
    this.bounds = new BoxBounds(problem, mix, 2 * parties);
    this.takes = takes;
    this.takesWithBonus = takesWithBonus;
    this.maxNodes = maxNodes;
    this.tick = tick;
    this.matters = new Uint8Array(2 * parties);
    this.spans = new Float64Array(parties);
    this.bounds.measure(0);
    for (let p = 0; p < parties; p++) {
      this.spans[p] = Math.max(1, (this.bounds.bound[p] as number) + (this.bounds.bound[parties + p] as number));
    }
    const limits = problem.slack.length;
    this.mostSpent = new Int32Array(issues * limits);
    for (let i = 0; i < issues; i++) {
      for (let c = problem.classAt[i] as number; c < (problem.classAt[i + 1] as number); c++) {
        for (let l = problem.classLimitAt[c] as number; l < (problem.classLimitAt[c + 1] as number); l++) {
          const at = i * limits + (problem.classLimit[l] as number);
          this.mostSpent[at] = Math.max(this.mostSpent[at] as number, problem.classSpends[l] as number);
        }
      }
    }
  }

  /** Counts all of `size` packages; false where it was stopped before the end. */
  countAll(size: bigint): boolean {
    if (this.problem.issues === 0) this.enter(this.minds(this.bounds.bound, 0), 1n);
    else return this.count(0, size);
    return true;
  }

  /** Counts below a node; false to stop. */
  private count(depth: number, ways: bigint): boolean {
    this.nodes++;
    if (this.nodes > this.maxNodes || (this.nodes % 1024 === 0 && !this.tick())) return false;
    const { problem, bounds } = this;
    if (!bounds.measure(depth)) return true;
    const isFree = this.isFree(depth);
    const decided = this.minds(bounds.bound, depth * bounds.measures);
    if (decided !== UNDECIDED && isFree) {
      this.enter(decided, ways);
      return true;
    }
    const issue = this.branchOn(depth);
    const last = depth + 1 === problem.issues;
    const from = problem.classAt[issue] as number;
    const to = problem.classAt[issue + 1] as number;
    let options = 0;
    for (let c = from; c < to; c++) options += problem.optionsIn[c] as number;
    const each = ways / BigInt(options);
    for (let c = from; c < to; c++) {
      if (bounds.out[depth * problem.classes + c] === 1) continue;
      const share = each * BigInt(problem.optionsIn[c] as number);
      bounds.trialOf(depth, issue, c);
      const known = this.minds(bounds.trial, 0);
      if (last || (known !== UNDECIDED && isFree)) this.enter(known, share);
      else {
        const goesOn = !bounds.place(depth, issue, c) || this.count(depth + 1, share);
        bounds.chosen[issue] = NONE;
        if (!goesOn) return false;
      }
    }
    return true;
  }

  private enter(minds: number, ways: bigint): void {
    this.counts.set(minds, (this.counts.get(minds) ?? 0n) + ways);
  }

  /** The set of parties that take all packages within these bounds, or UNDECIDED; notes whose minds are open. */
  private minds(most: Float64Array, at: number): number {
    const { parties } = this.problem;
    let set = 0;
    let isOpen = false;
    let [all, none] = [true, false];
    for (let p = 0; p < parties; p++) {
      const high = most[at + p] as number;
      const low = -(most[at + parties + p] as number);
      const [takes, withBonus] = [this.takes[p] as number, this.takesWithBonus[p] as number];
      const isDecided = low >= takes || high < takes;
      if (low >= takes) set += 2 ** (p + 1);
      if (!isDecided) isOpen = true;
      if (high < withBonus) none = true;
      if (low < withBonus) all = false;
      const matters = !isDecided || (low < withBonus && high >= withBonus) ? 1 : 0;
      this.matters[p] = matters;
      this.matters[parties + p] = matters;
    }
    if (isOpen || (!all && !none)) return UNDECIDED;
    return all ? set + 1 : set;
  }

  /** Whether no constraint can be broken any more. */
  private isFree(depth: number): boolean {
    const { problem, bounds } = this;
    const limits = problem.slack.length;
    for (let l = 0; l < limits; l++) {
      let left = bounds.slack[depth * limits + l] as number;
      for (let i = 0; i < problem.issues; i++) if (bounds.chosen[i] === NONE) left -= this.mostSpent[i * limits + l] as number;
      if (left < 0) return false;
    }
    return true;
  }

  /** The open issue that moves the bounds of undecided parties the most, on average. */
  private branchOn(depth: number): number {
    const { problem, bounds, matters } = this;
    const k = bounds.measures;
    let [pick, most] = [NONE, -1];
    for (let i = 0; i < problem.issues; i++) {
      if (bounds.chosen[i] !== NONE) continue;
      const at = (depth * problem.issues + i) * k;
      let [behind, count] = [0, 0];
      for (let c = problem.classAt[i] as number; c < (problem.classAt[i + 1] as number); c++) {
        if (bounds.out[depth * problem.classes + c] === 1) continue;
        count++;
        const row = (depth * problem.classes + c) * k;
        for (let m = 0; m < k; m++) {
          if (matters[m] === 0) continue;
          const less = (bounds.top[at + m] as number) - (bounds.adds[row + m] as number);
          behind += less / (this.spans[m % problem.parties] as number);
        }
      }
      if (behind / count > most) [pick, most] = [i, behind / count];
    }
    return pick;
  }
}
