import { NO_PARTY } from "./layout.ts";
import type { Placement } from "./placement.ts";

/** More marks than this in view are counted instead of drawn. */
export const DRAWN_AT_MOST = 400;

/** Events whose place lies in a stretch. Cost: linear in those shown, without allocation. */
export function countWithin({ at }: Placement, from: number, to: number): number {
  let count = 0;
  for (const position of at) if (position >= from && position <= to) count++;
  return count;
}

export interface Bins {
  /** counts: [lane × bin], lanes in the order given. */
  readonly counts: Uint32Array;
  readonly perLane: Uint32Array;
  readonly bins: number;
  readonly most: number;
}

/** Events per lane and slice of the stretch. Cost: linear in those shown. */
export function binLanes(placement: Placement, parties: readonly number[], from: number, to: number, bins: number): Bins {
  const counts = new Uint32Array(parties.length * bins);
  const perLane = new Uint32Array(parties.length);
  const laneOf = new Map(parties.map((party, lane) => [party, lane]));
  const perUnit = bins / (to - from);
  let most = 0;
  const add = (party: number, bin: number): void => {
    const lane = laneOf.get(party);
    if (lane === undefined) return;
    const count = (counts[lane * bins + bin] ?? 0) + 1;
    counts[lane * bins + bin] = count;
    perLane[lane] = (perLane[lane] ?? 0) + 1;
    if (count > most) most = count;
  };
  for (let i = 0; i < placement.at.length; i++) {
    const at = placement.at[i] ?? 0;
    if (at < from || at > to) continue;
    const bin = Math.min(Math.floor((at - from) * perUnit), bins - 1);
    const parts = placement.shown[i]?.parts ?? [];
    if (parts.length === 0) add(NO_PARTY, bin);
    for (const part of parts) if (part.role !== "source") add(part.party, bin);
  }
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
