import { type Lens, sightOf } from "../../src/study/lens.ts";
import type { Study } from "../../src/study/study.ts";

/** The next event in journal order that the lens shows, `step` -1 for the one before. Cost: the events passed over. */
export function findNeighbour(study: Study, lens: Lens, event: number, step: 1 | -1): number | undefined {
  for (let at = event + step; at >= 0 && at < study.record.events.length; at += step) if (sightOf(study, lens, at)) return at;
  return undefined;
}
