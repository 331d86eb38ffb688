import { useMemo } from "react";
import type { ScenarioParty } from "../../../src/case/scenario.ts";
import { useWidth } from "../../frame/use-width.ts";
import { partyColour } from "../../marks/marks.tsx";
import type { Cloud } from "./cloud.ts";
import { printSpan } from "./mark-words.ts";
import type { OfferBox } from "./offer-boxes.ts";
import { printWorth } from "./words.ts";

const COLUMNS = 60;
const HIGH_PX = 150;
const ROW_PX = 18;
const FOOT_PX = 20;

interface OwnValuesProps {
  readonly party: ScenarioParty;
  /** In the case, for its colour. */
  readonly number: number | undefined;
  readonly cloud: Cloud | undefined;
  readonly range: readonly [number, number];
  readonly boxes: readonly OfferBox[];
  readonly chosenAt: number;
  readonly onOffer: (box: OfferBox) => void;
}

/**
 * One party's values alone, where those of the others are theirs to know: how many packages are worth how much, and what each
 * offer it knows of could be worth to it.
 */
export function OwnValues({ party, number, cloud, range: [min, max], boxes, chosenAt, onOffer }: OwnValuesProps) {
  const [measure, width] = useWidth();
  const counts = useMemo(() => columnsOf(cloud, min, max), [cloud, min, max]);
  const most = Math.max(...counts, 1);
  const at = (value: number): number => (max > min ? ((value - min) / (max - min)) * (width - 2) + 1 : width / 2);
  const colour = partyColour(number);
  return (
    <figure className="pk-own" ref={measure}>
      <figcaption className="small">
        How many packages are worth how much to {party.name}: {printWorth(min)} at worst, {printWorth(max)} at best.
      </figcaption>
      <svg
        className="pk-own-svg" width={width} height={HIGH_PX + FOOT_PX} role="img"
        aria-label={`The composed package is worth ${printWorth(chosenAt)} to ${party.name}`}
      >
        {counts.map((count, i) => {
          const high = (count / most) * (HIGH_PX - 10);
          const wide = Math.max(width / COLUMNS - 1, 1);
          return <rect key={i} x={(i * width) / COLUMNS} y={HIGH_PX - high} width={wide} height={high} fill={colour} opacity="0.55" />;
        })}
        <path className="pk-edge" d={`M0 ${String(HIGH_PX)}H${String(width)}`} />
        <path className="pk-reservation" d={`M${String(at(party.reservation))} 0V${String(HIGH_PX)}`} stroke={colour} />
        <path className="pk-own-chosen" d={`M${String(at(chosenAt))} 0V${String(HIGH_PX)}`} />
        <text className="pk-axis" x="0" y={HIGH_PX + 15}>{printWorth(min)}</text>
        <text className="pk-axis" x={width} y={HIGH_PX + 15} textAnchor="end">{printWorth(max)}</text>
      </svg>
      <ol className="pk-own-offers">
        {boxes.map((box) => {
          const [from, to] = [at(box.x[0]), at(box.x[1])];
          return (
            <li key={box.rung.number}>
              <button type="button" className="plain small" onClick={() => { onOffer(box); }}>
                {`${String(box.rung.number)}. ${box.title}: `}
                <span className="numbers">{printSpan(box.x)}</span>
              </button>
              <svg width={width} height={ROW_PX} aria-hidden="true">
                <rect
                  x={Math.min(from, width - 4)} y="4" width={Math.max(to - from, 4)} height="8" rx="2"
                  fill={partyColour(box.rung.parties[0])}
                />
              </svg>
            </li>
          );
        })}
      </ol>
    </figure>
  );
}

/** Packages by value, in equal columns; forbidden ones (NaN) are in none. */
function columnsOf(cloud: Cloud | undefined, min: number, max: number): number[] {
  const counts = new Array<number>(COLUMNS).fill(0);
  const add = (value: number, count: number): void => {
    const column = Math.min(Math.floor(((value - min) / (max - min || 1)) * COLUMNS), COLUMNS - 1);
    if (column >= 0) counts[column] = (counts[column] ?? 0) + count;
  };
  if (cloud?.kind === "points") for (const value of cloud.x) add(value, 1);
  if (cloud?.kind === "grid") {
    const { cells } = cloud;
    cloud.counts.forEach((count, i) => {
      if (count > 0) add(cloud.min[0] + ((i % cells) / (cells - 1)) * (cloud.max[0] - cloud.min[0]), count);
    });
  }
  return counts;
}
