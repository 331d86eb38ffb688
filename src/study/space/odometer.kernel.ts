import { type Constraint } from "../../case/scenario.ts";
import { breaks, closingAt } from "./closing-constraints.kernel.ts";
import { type SpaceProblem } from "./problem.ts";
import { pointsOf, type SpaceFold, type WitnessTargets } from "./space-fold.ts";
import { joinTail, type Tail } from "./tail.kernel.ts";

/** How many packages go by between two questions whether to go on. */
const BETWEEN_TICKS = 1 << 18;

/**
 * Looks at the packages numbered `from` to `to` − 1 (the last issue turns fastest; size below 2^53) and folds in what it
 * finds. Sums are of whole units, so nothing drifts. Without boxes and constraints a package costs an addition and a
 * comparison per party, or less: a block whose best corner is beaten, or which a party takes or leaves as a whole, is
 * settled at once. With constraints whole branches are left out as soon as one is broken; packages are then looked at one
 * by one, at a cost of parties plus boxes / 32. `tick` is told how many are done and says whether to stop; it stops by itself
 * soon after the frontier has outgrown its room. Allocates per call, not per package.
 */
export function foldRange(
  problem: SpaceProblem, from: number, to: number, fold: SpaceFold, tick?: (done: number) => boolean,
): void {
  new Odometer(problem, from, to, fold, tick).run();
}

class Odometer {
  readonly #problem: SpaceProblem;
  readonly #from: number;
  readonly #to: number;
  readonly #fold: SpaceFold;
  readonly #tick: ((done: number) => boolean) | undefined;
  readonly #tail: Tail;
  /** [issue]: packages per option, and 1 at the end. */
  readonly #stride: Float64Array;
  readonly #chosen: Int32Array;
  /** [issue × party]: units of the issues before. */
  readonly #sums: Float64Array;
  /** By party with boxes: [issue × word], the boxes still possible after the issues before. */
  readonly #alive: (Int32Array | undefined)[];
  /** [issue]: constraints to look at once it is chosen. */
  readonly #closing: Constraint[][];
  readonly #point: Float64Array;
  readonly #betweenTicks: number;
  #untilTick: number;
  #stopped = false;

  constructor(problem: SpaceProblem, from: number, to: number, fold: SpaceFold, tick: ((done: number) => boolean) | undefined) {
    const { issues, parties, sizes } = problem;
    this.#problem = problem;
    this.#from = from;
    this.#to = to;
    this.#fold = fold;
    this.#tick = tick;
    this.#betweenTicks = Math.max(1, Math.min(BETWEEN_TICKS, fold.room));
    this.#untilTick = this.#betweenTicks;
    this.#stride = new Float64Array(issues + 1).fill(1);
    for (let i = issues - 1; i >= 0; i--) this.#stride[i] = (this.#stride[i + 1] as number) * (sizes[i] as number);
    this.#tail = joinTail(problem, from, to, this.#stride);
    this.#chosen = new Int32Array(issues);
    this.#sums = new Float64Array((issues + 1) * parties);
    this.#alive = problem.boxes.map((table) => (table ? new Int32Array((issues + 1) * table.words).fill(-1) : undefined));
    this.#closing = closingAt(problem);
    this.#point = new Float64Array(parties);
  }

  run(): void {
    if (this.#from < this.#to) this.#descend(0, 0);
  }

  #descend(depth: number, first: number): void {
    if (depth === this.#tail.from) {
      this.#settle(first);
      return;
    }
    const { sizes, offsets, parties, worth, issues } = this.#problem;
    const stride = this.#stride[depth + 1] as number;
    const total = offsets[issues] as number;
    const [sums, offset] = [this.#sums, offsets[depth] as number];
    const closing = this.#closing[depth] as Constraint[];
    const size = sizes[depth] as number;
    const skipped = Math.max(0, Math.floor((this.#from - first) / stride));
    for (let o = skipped; o < size; o++) {
      const start = first + o * stride;
      if (start >= this.#to || this.#stopped) return;
      this.#chosen[depth] = o;
      if (closing.length > 0 && breaks(closing, this.#chosen, depth)) {
        this.#count(stride, start);
        continue;
      }
      for (let q = 0; q < parties; q++) {
        sums[(depth + 1) * parties + q] = (sums[depth * parties + q] as number) + (worth[q * total + offset + o] as number);
      }
      if (!this.#problem.additive) this.#narrow(depth, offset + o);
      this.#descend(depth + 1, start);
    }
  }

  #narrow(depth: number, option: number): void {
    const { boxes, parties } = this.#problem;
    for (let q = 0; q < parties; q++) {
      const table = boxes[q];
      const alive = this.#alive[q];
      if (!table || !alive) continue;
      const { words, members } = table;
      for (let w = 0; w < words; w++) {
        alive[(depth + 1) * words + w] = (alive[depth * words + w] as number) & (members[option * words + w] as number);
      }
    }
  }

  #settle(first: number): void {
    const { parties, boxes, takes, takesWithBonus, hasBonus } = this.#problem;
    const { size, least, most } = this.#tail;
    const [fold, base, sums] = [this.#fold, this.#tail.from * parties, this.#sums];
    let [taken, open, bonusOpen, bonusAll] = [0, 0, false, hasBonus];
    for (let q = 0; q < parties; q++) {
      const table = boxes[q];
      if (table) sums[base + q] = this.#valueOfBoxes(q);
      const low = (sums[base + q] as number) + (least[q] as number);
      const high = (sums[base + q] as number) + (most[q] as number);
      if (low < (fold.min[q] as number)) fold.min[q] = low;
      if (high > (fold.max[q] as number)) fold.max[q] = high;
      if (low >= (takes[q] as number)) taken |= 1 << q;
      else if (high >= (takes[q] as number)) open |= 1 << q;
      if (high < (takesWithBonus[q] as number)) bonusAll = false;
      else if (low < (takesWithBonus[q] as number)) bonusOpen = true;
    }
    fold.allowed += size;
    if (open === 0 && !(bonusAll && bonusOpen)) {
      fold.takenBy[taken] = (fold.takenBy[taken] as number) + size;
      if (bonusAll) fold.takenByWithBonus[taken] = (fold.takenByWithBonus[taken] as number) + size;
    } else if (parties === 2 && !bonusAll) this.#tallyPairs(base);
    else this.#tally(base, taken, open, bonusAll);
    this.#offer(base, first);
    this.#count(size, first);
  }

  #valueOfBoxes(party: number): number {
    const { words, values } = this.#problem.boxes[party] as { words: number; values: Float64Array };
    const alive = this.#alive[party] as Int32Array;
    const row = this.#problem.issues * words;
    let sum = 0;
    for (let w = 0; w < words; w++) {
      let bits = alive[row + w] as number;
      while (bits !== 0) {
        const bit = 31 - Math.clz32(bits & -bits);
        const box = w * 32 + bit;
        if (box < values.length) sum += values[box] as number;
        bits &= bits - 1;
      }
    }
    return sum;
  }

  /** Who takes each package of a block, for the parties where that differs within it. */
  #tally(base: number, taken: number, open: number, bonusAll: boolean): void {
    const { parties, takes, takesWithBonus } = this.#problem;
    const { size, worth } = this.#tail;
    const { takenBy, takenByWithBonus } = this.#fold;
    const sums = this.#sums;
    for (let k = 0; k < size; k++) {
      let mask = taken;
      let all = bonusAll;
      for (let q = 0; q < parties; q++) {
        if (!bonusAll && (open & (1 << q)) === 0) continue;
        const value = (sums[base + q] as number) + (worth[q * size + k] as number);
        if (value >= (takes[q] as number)) mask |= 1 << q;
        if (value < (takesWithBonus[q] as number)) all = false;
      }
      takenBy[mask] = (takenBy[mask] as number) + 1;
      if (all) takenByWithBonus[mask] = (takenByWithBonus[mask] as number) + 1;
    }
  }

  /** The same for two parties and no bonus: the most common case. */
  #tallyPairs(base: number): void {
    const { takes } = this.#problem;
    const { size, worth } = this.#tail;
    const { takenBy } = this.#fold;
    const needA = (takes[0] as number) - (this.#sums[base] as number);
    const needB = (takes[1] as number) - (this.#sums[base + 1] as number);
    let [first, second, both] = [0, 0, 0];
    for (let k = 0; k < size; k++) {
      const a = (worth[k] as number) >= needA ? 1 : 0;
      const b = (worth[size + k] as number) >= needB ? 1 : 0;
      first += a;
      second += b;
      both += a & b;
    }
    takenBy[0] = (takenBy[0] as number) + size - first - second + both;
    takenBy[1] = (takenBy[1] as number) + first - both;
    takenBy[2] = (takenBy[2] as number) + second - both;
    takenBy[3] = (takenBy[3] as number) + both;
  }

  /** Offers a block's own best to the frontier, unless its best corner is beaten already. */
  #offer(base: number, first: number): void {
    const { parties } = this.#problem;
    const { size, worth, most, best } = this.#tail;
    const [sums, point, { frontier }] = [this.#sums, this.#point, this.#fold];
    if (frontier.kind === "none") return;
    if (frontier.kind === "witnesses") {
      this.#collect(base, first, frontier.targets);
      return;
    }
    if (frontier.kind === "pairs") {
      const { points } = frontier;
      const [a, b] = [sums[base] as number, sums[base + 1] as number];
      if (points.covers(a + (most[0] as number), b + (most[1] as number))) return;
      for (const k of best) {
        points.add(a + (worth[k] as number), b + (worth[size + k] as number), first + k);
      }
      return;
    }
    for (let q = 0; q < parties; q++) point[q] = (sums[base + q] as number) + (most[q] as number);
    if (frontier.points.covers(point, 0)) return;
    for (const k of best) {
      for (let q = 0; q < parties; q++) point[q] = (sums[base + q] as number) + (worth[q * size + k] as number);
      frontier.points.add(point, 0, first + k);
    }
  }

  #collect(base: number, first: number, { rows, found, most }: WitnessTargets): void {
    const { parties } = this.#problem;
    const { size, worth } = this.#tail;
    const sums = this.#sums;
    for (let k = 0; k < size; k++) {
      const value = (sums[base] as number) + (worth[k] as number);
      let [low, high] = [0, found.length];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((rows[middle * parties] as number) < value) low = middle + 1;
        else high = middle;
      }
      for (let point = low; point < found.length && rows[point * parties] === value; point++) {
        let q = 1;
        while (q < parties && rows[point * parties + q] === (sums[base + q] as number) + (worth[q * size + k] as number)) q++;
        const list = found[point] as number[];
        if (q === parties && list.length < most) list.push(first + k);
      }
    }
  }

  #count(packages: number, first: number): void {
    this.#untilTick -= packages;
    if (this.#untilTick > 0) return;
    this.#untilTick = this.#betweenTicks;
    const next = first + packages;
    if (pointsOf(this.#fold) > this.#fold.room && next < this.#to) {
      this.#fold.fullAt = next;
      this.#stopped = true;
    }
    if (this.#tick?.(next - this.#from) === true) {
      this.#fold.cancelled = true;
      this.#stopped = true;
    }
  }
}
