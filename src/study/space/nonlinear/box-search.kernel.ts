import { BoxBounds, NONE } from "./box-bounds.kernel.ts";
import type { BestSoFar } from "./best-so-far.kernel.ts";
import type { BoxProblem } from "./box-problem.ts";

/** How a node was left: with all below done, with the package sought, or before the end. */
const [GO_ON, FOUND, STOPPED] = [0, 1, 2];

/**
 * Depth-first branch and bound over the classes of a part (Land & Doig 1960), for several measures at once: a node whose
 * bound the best so far does not admit holds nothing new. K measures, n issues.
 */
export class BoxSearch {
  nodes = 0;
  pruned = 0;
  /** Share of the tree that is done with, 0 to 1. */
  done = 0;
  private readonly problem: BoxProblem;
  private readonly best: BestSoFar;
  private readonly bounds: BoxBounds;
  /** [n + 1 × most classes] The classes to try, best first, and how good they look. */
  private readonly order: Int32Array;
  private readonly looks: Float64Array;
  private readonly nodesPerTick: number;
  /** Called every `nodesPerTick` nodes; stops the search by returning false. */
  private readonly tick: () => boolean;
  private seeking = false;

  constructor(problem: BoxProblem, best: BestSoFar, nodesPerTick: number, tick: () => boolean) {
    this.problem = problem;
    this.best = best;
    this.bounds = new BoxBounds(problem, best.mix, best.parties);
    this.order = new Int32Array((problem.issues + 1) * this.bounds.widest);
    this.looks = new Float64Array((problem.issues + 1) * this.bounds.widest);
    this.nodesPerTick = nodesPerTick;
    this.tick = tick;
  }

  /** Searches the whole part; false where it was stopped before the end. */
  searchAll(): boolean {
    this.seeking = false;
    return this.explore(0, 1) === GO_ON;
  }

  /**
   * Finds a package that is news, with the classes given (NONE for any); its choices are then in `choices`, until they are
   * cleared for the next. Undefined where stopped.
   */
  seek(given: Int32Array): boolean | undefined {
    const { bounds } = this;
    this.seeking = true;
    let depth = 0;
    let outcome = GO_ON;
    let isPossible = true;
    for (let i = 0; i < given.length && isPossible; i++) {
      if (given[i] !== NONE) isPossible = bounds.place(depth++, i, given[i] as number);
    }
    if (isPossible) outcome = this.explore(depth, 0);
    if (outcome !== FOUND) bounds.chosen.fill(NONE);
    return outcome === STOPPED ? undefined : outcome === FOUND;
  }

  get choices(): Int32Array {
    return this.bounds.chosen;
  }

  private explore(depth: number, weight: number): number {
    this.nodes++;
    if (this.nodes % this.nodesPerTick === 0 && !this.tick()) return STOPPED;
    const { problem, bounds, best } = this;
    if (depth === problem.issues) return this.settle(depth);
    if (!bounds.measure(depth) || !best.admits(bounds.bound, depth * bounds.measures)) {
      this.pruned++;
      this.done += weight;
      return GO_ON;
    }
    const issue = this.branchOn(depth);
    const count = this.rank(depth, issue);
    const width = (problem.classAt[issue + 1] as number) - (problem.classAt[issue] as number);
    this.pruned += width - count;
    this.done += (weight * (width - count)) / width;
    for (let i = 0; i < count; i++) {
      const cls = this.order[depth * bounds.widest + i] as number;
      const outcome = this.choose(depth, issue, cls, weight / width);
      // What was found stays chosen.
      if (outcome === FOUND) return FOUND;
      bounds.chosen[issue] = NONE;
      if (outcome === STOPPED) return STOPPED;
    }
    return GO_ON;
  }

  private choose(depth: number, issue: number, cls: number, weight: number): number {
    const { bounds, best } = this;
    bounds.trialOf(depth, issue, cls);
    // What was found since the classes were ranked may rule it out by now.
    const isNews = best.admits(bounds.trial, 0);
    if (!isNews) this.pruned++;
    else if (depth + 1 < this.problem.issues) {
      if (bounds.place(depth, issue, cls)) return this.explore(depth + 1, weight);
    } else {
      // The last issue: the trial bound is the package's own value.
      bounds.chosen[issue] = cls;
      if (this.seeking) return FOUND;
      best.enter(bounds.trial, bounds.chosen);
    }
    this.done += weight;
    return GO_ON;
  }

  /** Every issue was given. */
  private settle(depth: number): number {
    const { bounds } = this;
    for (let m = 0; m < bounds.measures; m++) bounds.trial[m] = bounds.base[depth * bounds.measures + m] as number;
    return this.best.admits(bounds.trial, 0) ? FOUND : GO_ON;
  }

  /** The open issue on which the classes fall behind its best ones the most, on average: where most will be ruled out. */
  private branchOn(depth: number): number {
    const { problem } = this;
    const { measures: k, adds, top } = this.bounds;
    const from = depth * problem.classes;
    let [pick, most] = [NONE, -1];
    for (let i = 0; i < problem.issues; i++) {
      if (this.bounds.chosen[i] !== NONE) continue;
      const at = (depth * problem.issues + i) * k;
      let [behind, count] = [0, 0];
      for (let c = problem.classAt[i] as number; c < (problem.classAt[i + 1] as number); c++) {
        if (this.bounds.out[from + c] === 1) continue;
        count++;
        // The last measure is the most even mixture, or the last party.
        behind += (top[at + k - 1] as number) - (adds[(from + c) * k + k - 1] as number);
      }
      if (behind / count > most) [pick, most] = [i, behind / count];
    }
    return pick;
  }

  /** Lists the classes of an issue that may hold news, best first, and says how many. */
  private rank(depth: number, issue: number): number {
    const { problem, order, looks } = this;
    const k = this.bounds.measures;
    const start = depth * this.bounds.widest;
    let count = 0;
    for (let c = problem.classAt[issue] as number; c < (problem.classAt[issue + 1] as number); c++) {
      if (this.bounds.out[depth * problem.classes + c] === 1) continue;
      this.bounds.trialOf(depth, issue, c);
      if (!this.best.admits(this.bounds.trial, 0)) continue;
      looks[start + count] = this.bounds.trial[k - 1] as number;
      order[start + count++] = c;
    }
    this.sort(start, count);
    return count;
  }

  /** Best first, in place (Shell 1959): an issue may have many thousand classes. */
  private sort(start: number, count: number): void {
    const { order, looks } = this;
    for (let gap = count >> 1; gap > 0; gap = gap === 2 ? 1 : Math.floor(gap / 2.25)) {
      for (let i = start + gap; i < start + count; i++) {
        const look = looks[i] as number;
        const cls = order[i] as number;
        let place = i;
        while (place >= start + gap && (looks[place - gap] as number) < look) {
          looks[place] = looks[place - gap] as number;
          order[place] = order[place - gap] as number;
          place -= gap;
        }
        looks[place] = look;
        order[place] = cls;
      }
    }
  }
}
