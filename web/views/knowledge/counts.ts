import { HOW, type How } from "../../../src/study/knowledge.kernel.ts";
import type { Lens } from "../../../src/study/lens.ts";
import type { Study } from "../../../src/study/study.ts";
import { cellOf, lagOf } from "./cells.ts";

/** How much one party knew of a set of events. */
export interface Counts {
  readonly party: number;
  readonly of: number;
  /** Knew as it happened: took part, was addressed, or it was public. */
  readonly atOnce: number;
  /** Knew at the latest seven days after, those at once included. */
  readonly withinWeek: number;
  /** Knew by the moment of the lens, all included. */
  readonly inTheEnd: number;
  /** Knew in part only. */
  readonly partly: number;
  readonly byHow: Readonly<Record<How, number>>;
}

/** Counts for every party. Cost: events × parties. */
export function countKnown(study: Study, lens: Lens, events: readonly number[]): Counts[] {
  return study.index.parties.map((_, party) => {
    let [atOnce, withinWeek, inTheEnd, partly] = [0, 0, 0, 0];
    const byHow = Object.fromEntries(HOW.map((how) => [how, 0])) as Record<How, number>;
    for (const event of events) {
      const cell = cellOf(study, lens, event, party);
      if (cell.state !== "known") continue;
      inTheEnd++;
      byHow[cell.how]++;
      if (cell.fields) partly++;
      if (cell.via === event) atOnce++;
      if (lagOf(study, lens, event, cell.via).most <= 7) withinWeek++;
    }
    return { party, of: events.length, atOnce, withinWeek, inTheEnd, partly, byHow };
  });
}
