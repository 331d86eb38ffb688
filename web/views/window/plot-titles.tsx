import type { Across } from "./across.ts";
import type { PlacedMark } from "./plot-marks.tsx";
import { px } from "./steps.ts";
import { fitWords } from "../timeline/labels.ts";

const SLANT_DEG = -48;
const LONGEST_PX = 178;
/** Closer than this, slanted lines of type touch. */
const APART_PX = 15;

/** Which titles are kept where they would touch: the heavier first. */
const WEIGHT: Readonly<Record<PlacedMark["mark"]["kind"], number>> = {
  agreement: 6, offer: 5, response: 4, deadline: 4, mandate: 3, "turning-point": 2, leak: 1,
};

interface PlotTitlesProps {
  readonly across: Across;
  readonly marks: readonly PlacedMark[];
  readonly y: number;
  readonly width: number;
  readonly lit: number | undefined;
}

/** Slanted titles over the signs, as far as they have room. For the eye alone: the signs are named. */
export function PlotTitles({ across, marks, y, width, lit }: PlotTitlesProps) {
  return (
    <g aria-hidden="true">
      {keptApart(marks.map(({ event, mark }) => ({ event, mark, x: across.at(event) }))).map(({ event, mark, x }) => (
        <text
          key={event}
          className={`wi-title${event === lit ? " lit" : ""}`}
          transform={`translate(${px(x + 2)} ${y}) rotate(${SLANT_DEG})`}
        >
          {fitWords(mark.title, Math.min(LONGEST_PX, (width - x) / Math.cos((SLANT_DEG * Math.PI) / 180)))}
        </text>
      ))}
    </g>
  );
}

type Placed = PlacedMark & { readonly x: number };

function keptApart(all: readonly Placed[]): Placed[] {
  const kept: Placed[] = [];
  for (const one of [...all].sort((a, b) => WEIGHT[b.mark.kind] - WEIGHT[a.mark.kind] || a.x - b.x)) {
    if (kept.every(({ x }) => Math.abs(x - one.x) >= APART_PX)) kept.push(one);
  }
  return kept.sort((a, b) => a.x - b.x);
}
