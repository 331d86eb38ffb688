import { Random } from "../../src/base/random.ts";

/** One number for each session and role, of one game or several. */
export interface Cell {
  readonly game: string;
  readonly session: string;
  readonly role: string;
  readonly value: number;
}

/** What is drawn again: sessions, roles, or both, each within its game. */
export type Resampled = "sessions" | "roles" | "both";

const ROUNDS = 2000;

/**
 * 95% percentile interval of the mean when sessions or roles are drawn anew with replacement (Efron & Tibshirani 1993, ch. 13).
 * With both, a cell counts as often as its session and its role were drawn, one times the other (Owen 2007, pigeonhole).
 */
export function intervalOf(cells: readonly Cell[], over: Resampled, seed: number): readonly [number, number] {
  const random = new Random(seed);
  const sessions = over === "roles" ? undefined : new Draw(cells.map(({ game, session }) => [game, `${game} ${session}`]));
  const roles = over === "sessions" ? undefined : new Draw(cells.map(({ game, role }) => [game, `${game} ${role}`]));
  const means = Float64Array.from({ length: ROUNDS }, () => {
    const ofSession = sessions?.counts(random);
    const ofRole = roles?.counts(random);
    let sum = 0;
    let count = 0;
    cells.forEach(({ value }, k) => {
      const times = (ofSession?.[k] ?? 1) * (ofRole?.[k] ?? 1);
      sum += times * value;
      count += times;
    });
    return sum / count;
  }).sort();
  return [means[Math.floor(ROUNDS * 0.025)] ?? NaN, means[Math.ceil(ROUNDS * 0.975) - 1] ?? NaN];
}

export function meanOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { value }) => sum + value, 0) / cells.length;
}

/** Clusters drawn with replacement within their games: how often each cell's cluster came up. */
class Draw {
  readonly #clusters: readonly number[][];
  readonly #ofCell: readonly number[];

  constructor(cells: readonly (readonly [game: string, cluster: string])[]) {
    const numbers = new Map<string, number>();
    const byGame = new Map<string, Set<number>>();
    this.#ofCell = cells.map(([game, cluster]) => {
      const number = numbers.get(cluster) ?? numbers.size;
      numbers.set(cluster, number);
      byGame.set(game, (byGame.get(game) ?? new Set()).add(number));
      return number;
    });
    this.#clusters = [...byGame.values()].map((each) => [...each]);
  }

  counts(random: Random): readonly number[] {
    const times = new Map<number, number>();
    for (const clusters of this.#clusters) {
      clusters.forEach(() => {
        const drawn = random.pick(clusters);
        times.set(drawn, (times.get(drawn) ?? 0) + 1);
      });
    }
    return this.#ofCell.map((cluster) => times.get(cluster) ?? 0);
  }
}
