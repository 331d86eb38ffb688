import { rangeOfParts, type Part } from "./parts.ts";

/** Most steps from a state by a way of a part, and most states at once: past them counting is given up. */
const MOST_STEPS = 8_000_000;
const MOST_STATES = 50_000;

/** Who takes packages, counted exactly: [set of parties as bits] → packages. */
export interface TakenCount {
  readonly takenBy: ReadonlyMap<number, bigint>;
  /** Only those that all take once the bonus is counted. */
  readonly takenByWithBonus: ReadonlyMap<number, bigint>;
}

/**
 * Counts by sums rather than by packages: packages with the same sums so far are one state, and so are all in which a
 * party's mind cannot change any more, whatever the rest. Exact, and quick where values are few points (scores out of a
 * hundred) or the thresholds far from the middle; undefined where there are too many states. `takes` and `takesWithBonus`:
 * units by party. Cost: states × ways, by part.
 */
export function countByStates(
  parts: readonly Part[], parties: number, takes: Float64Array, takesWithBonus: Float64Array,
): TakenCount | undefined {
  const low = takes.map((x, q) => Math.min(x, takesWithBonus[q] as number));
  const high = takes.map((x, q) => Math.max(x, takesWithBonus[q] as number));
  const leastAfter = remaining(parts, parties, 0);
  const mostAfter = remaining(parts, parties, 1);
  let states = new StateTable(parties, 16);
  const point = new Float64Array(parties);
  for (let q = 0; q < parties; q++) point[q] = settled(0, q, 0, low, high, leastAfter, mostAfter);
  states.add(point, 1n);
  let steps = 0;
  for (const [level, part] of parts.entries()) {
    const next = new StateTable(parties, Math.max(16, states.length));
    const ways = groupWays(part, parties);
    for (let s = 0; s < states.length; s++) {
      steps += ways.length;
      if (steps > MOST_STEPS || next.length > MOST_STATES) return undefined;
      const count = states.counts[s] as bigint;
      for (let w = 0; w < ways.length; w++) {
        for (let q = 0; q < parties; q++) {
          const sum = (states.rows[s * parties + q] as number) + (ways.rows[w * parties + q] as number);
          point[q] = settled(sum, q, level + 1, low, high, leastAfter, mostAfter);
        }
        next.add(point, count * (ways.counts[w] as bigint));
      }
    }
    states = next;
  }
  return tallyStates(states, parties, takes, takesWithBonus);
}

/** [part × party]: the least (0) or most (1) that the parts from there on can add; one row more for none. */
function remaining(parts: readonly Part[], parties: number, which: 0 | 1): Float64Array {
  const after = new Float64Array((parts.length + 1) * parties);
  for (let level = parts.length - 1; level >= 0; level--) {
    for (let q = 0; q < parties; q++) {
      after[level * parties + q] =
        (after[(level + 1) * parties + q] as number) + rangeOfParts([parts[level] as Part], parties, q)[which];
    }
  }
  return after;
}

/** A sum, or ±Infinity where the party's mind is made up; infinity plus anything stays so. */
function settled(
  sum: number, q: number, level: number, low: Float64Array, high: Float64Array, least: Float64Array, most: Float64Array,
): number {
  const at = level * low.length + q;
  if (sum + (least[at] as number) >= (high[q] as number)) return Infinity;
  return sum + (most[at] as number) < (low[q] as number) ? -Infinity : sum;
}

function groupWays(part: Part, parties: number): StateTable {
  const table = new StateTable(parties, part.ways);
  for (let w = 0; w < part.ways; w++) table.add(part.worth.subarray(w * parties, (w + 1) * parties), 1n);
  return table;
}

function tallyStates(states: StateTable, parties: number, takes: Float64Array, takesWithBonus: Float64Array): TakenCount {
  const takenBy = new Map<number, bigint>();
  const takenByWithBonus = new Map<number, bigint>();
  for (let s = 0; s < states.length; s++) {
    let [mask, all] = [0, true];
    for (let q = 0; q < parties; q++) {
      const sum = states.rows[s * parties + q] as number;
      if (sum >= (takes[q] as number)) mask |= 1 << q;
      if (sum < (takesWithBonus[q] as number)) all = false;
    }
    const count = states.counts[s] as bigint;
    takenBy.set(mask, (takenBy.get(mask) ?? 0n) + count);
    if (all) takenByWithBonus.set(mask, (takenByWithBonus.get(mask) ?? 0n) + count);
  }
  return { takenBy, takenByWithBonus };
}

/** Rows of numbers, each once, with a count: open addressing. */
class StateTable {
  length = 0;
  rows: Float64Array<ArrayBuffer>;
  readonly counts: bigint[] = [];
  readonly #width: number;
  #slots: Int32Array;

  constructor(width: number, expected: number) {
    this.#width = width;
    const room = 2 ** Math.ceil(Math.log2(expected * 2 + 2));
    this.rows = new Float64Array((room / 2) * width);
    this.#slots = new Int32Array(room).fill(-1);
  }

  add(row: Float64Array, count: bigint): void {
    const width = this.#width;
    const wrap = this.#slots.length - 1;
    let slot = hashOf(row, 0, width) & wrap;
    for (;;) {
      const at = this.#slots[slot] as number;
      if (at < 0) break;
      let q = 0;
      while (q < width && this.rows[at * width + q] === row[q]) q++;
      if (q === width) {
        this.counts[at] = (this.counts[at] as bigint) + count;
        return;
      }
      slot = (slot + 1) & wrap;
    }
    this.#slots[slot] = this.length;
    this.rows.set(row, this.length * width);
    this.counts.push(count);
    this.length++;
    if (this.length * 2 >= this.#slots.length) this.#grow();
  }

  #grow(): void {
    const width = this.#width;
    const rows = new Float64Array(this.rows.length * 2);
    rows.set(this.rows);
    this.rows = rows;
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const wrap = this.#slots.length - 1;
    for (let k = 0; k < this.length; k++) {
      let slot = hashOf(rows, k * width, width) & wrap;
      while ((this.#slots[slot] as number) >= 0) slot = (slot + 1) & wrap;
      this.#slots[slot] = k;
    }
  }
}

function hashOf(row: Float64Array, at: number, width: number): number {
  let hash = 0x9e3779b9;
  for (let q = 0; q < width; q++) {
    const x = row[at + q] as number;
    // Infinite ones hash as a number no sum is.
    const whole = x === Infinity ? 2 ** 50 : x === -Infinity ? -(2 ** 50) : x;
    hash = Math.imul(hash ^ (whole | 0), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13) ^ (Math.floor(whole / 2 ** 32) | 0), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash;
}
