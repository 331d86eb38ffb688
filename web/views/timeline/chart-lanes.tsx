import type { Study } from "../../../src/study/study.ts";
import { partyColour } from "../../marks/marks.tsx";
import { printCount } from "../../words/counts.ts";
import { partyShort } from "../../words/names.ts";
import { NO_PARTY } from "../../words/parts.ts";
import { type Bins, binPath } from "./bins.ts";
import { fitWords } from "./labels.ts";
import type { Lane, Pill } from "./layout.ts";

/** Ground and edges of the lanes, behind everything. */
export function LaneGrounds({ lanes, top, left, width }: { lanes: readonly Lane[]; top: number; left: number; width: number }) {
  return (
    <g aria-hidden="true">
      {lanes.map((lane, n) => (
        <rect key={lane.party} className={n % 2 === 0 ? "tl-lane" : "tl-lane odd"} x={left} y={top + lane.y} width={width} height={lane.height} />
      ))}
    </g>
  );
}

interface LaneNamesProps {
  readonly study: Study;
  readonly lanes: readonly Lane[];
  readonly top: number;
  readonly width: number;
  readonly knower: number | undefined;
}

/** Names of the lanes, over what slides beneath them. */
export function LaneNames({ study, lanes, top, width, knower }: LaneNamesProps) {
  return (
    <g className="tl-names">
      {lanes.map((lane) => {
        const middle = top + lane.y + lane.height / 2;
        const name = lane.party === NO_PARTY ? "No party named" : partyShort(study.index, lane.party);
        return (
          <g key={lane.party}>
            <rect className="tl-name-ground" x="0" y={top + lane.y} width={width} height={lane.height} />
            <path className="tl-edge" d={`M0 ${top + lane.y}H${width}`} />
            {lane.party !== NO_PARTY && <rect x="8" y={middle - 6} width="12" height="12" rx="2" fill={partyColour(lane.party)} />}
            {lane.party >= 8 && <path d={`M8 ${middle + 6}l12-12M8 ${middle}l6-6M14 ${middle + 6}l6-6`} stroke="var(--sheet)" strokeWidth="2" />}
            <text className={lane.party === knower ? "strong" : lane.party === NO_PARTY ? "quiet" : ""} x={lane.party === NO_PARTY ? 8 : 26} y={middle + 4}>
              {fitWords(name, lane.party === NO_PARTY ? width - 14 : width - 34)}
            </text>
          </g>
        );
      })}
    </g>
  );
}

interface DensityLanesProps {
  readonly bins: Bins;
  readonly lanes: readonly Lane[];
  readonly top: number;
  readonly left: number;
  readonly width: number;
}

/** Counts in place of marks, where there are more than can be told apart. */
export function DensityLanes({ bins, lanes, top, left, width }: DensityLanesProps) {
  return (
    <g>
      {lanes.map((lane, n) => {
        const count = bins.perLane[n] ?? 0;
        if (count === 0) return null;
        return (
          <g key={lane.party} transform={`translate(${left} ${top + lane.y})`}>
            <path d={binPath(bins, n, width, lane.height - 3, lane.height - 20)} fill={partyColour(lane.party)} opacity="0.75" />
            <text className="tl-count" x="6" y="13">{`${printCount(count)} ${count === 1 ? "event" : "events"}; zoom in`}</text>
          </g>
        );
      })}
    </g>
  );
}

/** Marks that found no row in their lane, counted; press to zoom to them. */
export function Pills({ pills, onZoom }: { pills: readonly Pill[]; onZoom: (pill: Pill) => void }) {
  return (
    <g>
      {pills.map((pill) => (
        <g key={`${pill.party} ${pill.from}`} className="tl-pill" transform={`translate(${pill.x} ${pill.y})`} onClick={() => { onZoom(pill); }} aria-hidden="true">
          <rect x="-13" y="-8" width="26" height="16" rx="8" />
          <text y="4" textAnchor="middle">{`+${printCount(pill.count)}`}</text>
        </g>
      ))}
    </g>
  );
}

/** The filling of a party's bars: full in the middle, fading to where nobody knows. */
export function SoftEnds({ party }: { party: number }) {
  const colour = partyColour(party);
  return (
    <linearGradient id={`tl-soft-${String(party)}`}>
      <stop offset="0" stopColor={colour} stopOpacity="0" />
      <stop offset="0.18" stopColor={colour} stopOpacity="0.32" />
      <stop offset="0.82" stopColor={colour} stopOpacity="0.32" />
      <stop offset="1" stopColor={colour} stopOpacity="0" />
    </linearGradient>
  );
}
