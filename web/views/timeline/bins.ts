import { bisectLeft, bisectRight } from "d3-array";
import { NO_PARTY } from "../../words/parts.ts";
import type { Placement } from "./placement.ts";

/** More marks than this in view are counted instead of drawn. */
export const DRAWN_AT_MOST = 400;

/** Positions in rising order, of all events and by lane, so that a frame counts by search instead of by walking. */
interface SortedPositions {
  readonly all: Float64Array;
  readonly byLane: readonly Float64Array[];
}

/** Lanes in the order given. Cost: O(n log n), once for what is shown. */
export function sortPositions(placement: Placement, parties: readonly number[]): SortedPositions {
  const laneOf = new Map(parties.map((party, lane) => [party, lane]));
  const byLane: number[][] = parties.map(() => []);
  const add = (party: number, at: number): void => {
    const lane = laneOf.get(party);
    if (lane !== undefined) byLane[lane]?.push(at);
  };
  placement.shown.forEach(({ parts }, i) => {
    const at = placement.at[i] ?? 0;
    if (parts.length === 0) add(NO_PARTY, at);
    for (const part of parts) if (part.role !== "source") add(part.party, at);
  });
  return { all: placement.at.slice().sort(), byLane: byLane.map((lane) => Float64Array.from(lane).sort()) };
}

/** How many lie from one position to another, ends included. Cost: logarithmic. */
export function countWithin(sorted: Float64Array, from: number, to: number): number {
  return bisectRight(sorted, to) - bisectLeft(sorted, from);
}

export interface Bins {
  /** counts: [lane × bin], lanes in the order given. */
  readonly counts: Uint32Array;
  readonly perLane: Uint32Array;
  readonly bins: number;
  readonly most: number;
}

/** Events per lane and slice of the stretch. Cost: a search per lane and bin, however many events there are. */
export function binLanes({ byLane }: SortedPositions, from: number, to: number, bins: number): Bins {
  const counts = new Uint32Array(byLane.length * bins);
  const perLane = new Uint32Array(byLane.length);
  let most = 0;
  byLane.forEach((positions, lane) => {
    const start = bisectLeft(positions, from);
    let before = start;
    for (let bin = 0; bin < bins; bin++) {
      // The last bin takes in the end itself, as the count of what is in view does.
      const edge = from + ((bin + 1) * (to - from)) / bins;
      const after = bin === bins - 1 ? bisectRight(positions, to, before) : bisectLeft(positions, edge, before);
      counts[lane * bins + bin] = after - before;
      most = Math.max(most, after - before);
      before = after;
    }
    perLane[lane] = before - start;
  });
  return { counts, perLane, bins, most };
}

/** Events per slice of the whole axis, for the strip below the chart. */
export function density(placement: Placement, bins: number): Uint32Array {
  const counts = new Uint32Array(bins);
  const perUnit = bins / (placement.last - placement.first);
  for (const at of placement.at) {
    const bin = Math.min(Math.max(Math.floor((at - placement.first) * perUnit), 0), bins - 1);
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/** Bars of one lane as one path, so that a frame draws a lane in one piece. */
export function binPath(bins: Bins, lane: number, widthPx: number, bottom: number, height: number): string {
  const step = widthPx / bins.bins;
  let path = "";
  for (let bin = 0; bin < bins.bins; bin++) {
    const count = bins.counts[lane * bins.bins + bin] ?? 0;
    if (count === 0) continue;
    const tall = Math.max((Math.sqrt(count / bins.most)) * height, 1.5);
    path += `M${round(bin * step + 0.5)} ${bottom}v${round(-tall)}h${round(step - 1)}v${round(tall)}z`;
  }
  return path;
}

function round(px: number): number {
  return Math.round(px * 10) / 10;
}
