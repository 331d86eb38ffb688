import { QUANTUM } from "./whole-values.ts";

/**
 * The packages found that no other found package beats, and from them what a package must be worth to be news.
 * P parties; K measures, the first P of which are the parties' own values and the others mixtures of them.
 */
export class BestSoFar {
  readonly parties: number;
  readonly measures: number;
  /** [K × P] Non-negative; the first P rows are the identity. */
  readonly mix: Float64Array;
  size = 0;
  /** [size × P] With two parties by the first one's value, ascending. */
  values: Float64Array;
  /** [size × stride] The choices behind each. */
  choices: Int32Array;
  readonly stride: number;
  /**
   * [P] Past the budget, by how much at most a package may be better than the best so far without being looked for:
   * multiples of QUANTUM, as values are, so that what falls short of the next one is within it.
   */
  readonly margin: Float64Array;
  /** [P] No package is worth less. */
  private readonly floor: Float64Array;
  /** [K] What rounding may have taken off a mixture; 0 for the parties' own values, which are exact. */
  private readonly blur: Float64Array;
  /** [rows × K] A package is news if it reaches all of a row; for one or two parties. */
  private need: Float64Array;
  private rows = 0;
  private aiming = false;

  constructor(mix: Float64Array, parties: number, stride: number, floor: Float64Array, blur: Float64Array) {
    this.parties = parties;
    this.measures = mix.length / parties;
    this.mix = mix;
    this.stride = stride;
    this.floor = floor;
    this.blur = blur;
    this.margin = new Float64Array(parties);
    this.values = new Float64Array(16 * parties);
    this.choices = new Int32Array(16 * stride);
    this.need = new Float64Array(17 * this.measures);
    this.refresh();
  }

  /**
   * Whether a package with at most these K measures could be news: not beaten or equalled by a found one, by more than the
   * margin. Cost: one or two parties logarithmic in the points plus the rows in reach; more parties points × P.
   */
  admits(most: Float64Array, at: number): boolean {
    const { parties, measures, need } = this;
    if (this.aiming) return this.reachesAim(most, at);
    if (parties > 2) return this.isUnbeaten(most, at);
    // Rows ascend in the first measure and descend in the second.
    let [low, high] = [0, this.rows];
    const first = most[at] as number;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((need[middle * measures] as number) <= first) low = middle + 1;
      else high = middle;
    }
    for (let row = low - 1; row >= 0; row--) {
      const start = row * measures;
      if (parties === 2 && (need[start + 1] as number) > (most[at + 1] as number)) return false;
      let k = parties;
      while (k < measures && (need[start + k] as number) <= (most[at + k] as number)) k++;
      if (k === measures) return true;
    }
    return false;
  }

  private reachesAim(most: Float64Array, at: number): boolean {
    for (let k = 0; k < this.measures; k++) if ((this.need[k] as number) > (most[at + k] as number)) return false;
    return true;
  }

  private isUnbeaten(most: Float64Array, at: number): boolean {
    const { parties } = this;
    for (let f = 0; f < this.size; f++) {
      let p = 0;
      while (p < parties && (most[at + p] as number) < this.justAbove(f, p)) p++;
      if (p === parties) return false;
    }
    return true;
  }

  /** Takes a package in, unless another is as good for everybody, and drops those that it beats. Says whether it did. */
  enter(values: Float64Array, choices: Int32Array): boolean {
    const { parties, stride } = this;
    let kept = 0;
    for (let f = 0; f < this.size; f++) {
      let [least, most] = [0, 0];
      for (let p = 0; p < parties; p++) {
        const more = (values[p] as number) - (this.values[f * parties + p] as number);
        if (more < least) least = more;
        if (more > most) most = more;
      }
      // Only a point that it does not beat can equal or beat it, and then no point has been dropped.
      if (most === 0) return false;
      if (least === 0) continue;
      if (kept !== f) this.move(f, kept);
      kept++;
    }
    let place = kept;
    if (kept >= this.values.length / parties) this.grow();
    while (place > 0 && parties === 2 && (this.values[(place - 1) * 2] as number) > (values[0] as number)) {
      this.move(place - 1, place);
      place--;
    }
    for (let p = 0; p < parties; p++) this.values[place * parties + p] = values[p] as number;
    for (let i = 0; i < stride; i++) this.choices[place * stride + i] = choices[i] as number;
    this.size = kept + 1;
    this.refresh();
    return true;
  }

  /** From here on only packages at least this good for everybody are news, whatever was found. */
  aimAt(values: Float64Array, at: number): void {
    const { parties, measures } = this;
    this.aiming = true;
    for (let k = 0; k < measures; k++) {
      let sum = 0;
      for (let p = 0; p < parties; p++) sum += (this.mix[k * parties + p] as number) * (values[at + p] as number);
      this.need[k] = sum - (this.blur[k] as number);
    }
  }

  /** Works out the rows anew: after a change of the points or of the margin. Cost: points × K. */
  refresh(): void {
    const { parties, measures, size } = this;
    if (parties > 2) return;
    this.rows = parties === 1 ? 1 : size + 1;
    if (this.need.length < this.rows * measures) this.need = new Float64Array(2 * this.rows * measures);
    for (let row = 0; row < this.rows; row++) {
      // Better than the point before for the first party and than the point itself for the second.
      const before = parties === 1 ? size - 1 : row - 1;
      const a = before < 0 ? (this.floor[0] as number) : this.justAbove(before, 0);
      const b = parties === 1 ? 0 : row < size ? this.justAbove(row, 1) : (this.floor[1] as number);
      for (let k = 0; k < measures; k++) {
        const sum = (this.mix[k * parties] as number) * a + (parties === 2 ? (this.mix[k * 2 + 1] as number) * b : 0);
        this.need[row * measures + k] = sum - (this.blur[k] as number);
      }
    }
  }

  private justAbove(point: number, party: number): number {
    return (this.values[point * this.parties + party] as number) + QUANTUM + (this.margin[party] as number);
  }

  private move(from: number, to: number): void {
    const { parties, stride } = this;
    this.values.copyWithin(to * parties, from * parties, (from + 1) * parties);
    this.choices.copyWithin(to * stride, from * stride, (from + 1) * stride);
  }

  private grow(): void {
    const values = new Float64Array(this.values.length * 2);
    values.set(this.values);
    this.values = values;
    const choices = new Int32Array(this.choices.length * 2);
    choices.set(this.choices);
    this.choices = choices;
  }
}
