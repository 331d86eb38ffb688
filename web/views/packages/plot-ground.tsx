import { scaleLinear } from "d3-scale";
import type { ScenarioParty } from "../../../src/case/scenario.ts";
import type { FrontierPoint } from "../../../src/study/space/analysis.ts";
import type { Scale } from "./bin.kernel.ts";
import { type Frame, placeOf } from "./frame.ts";
import type { Window } from "./window.ts";

/** A line through points closer than this is the same line to the eye. */
const THIN_PX = 0.4;

interface AxesProps {
  readonly window: Window;
  readonly scale: Scale;
  readonly frame: Frame;
  readonly x: ScenarioParty;
  readonly y: ScenarioParty;
  readonly xDagger: boolean;
  readonly yDagger: boolean;
}

/** Ticks and names of both axes, outside the plot's area. */
export function Axes({ window, scale, frame, x, y, xDagger, yDagger }: AxesProps) {
  const { width, height } = frame;
  const xTicks = scaleLinear([window.x0, window.x1], [0, width]).ticks(Math.max(Math.floor(width / 90), 2));
  const yTicks = scaleLinear([window.y0, window.y1], [height, 0]).ticks(Math.max(Math.floor(height / 60), 2));
  return (
    <g aria-hidden="true">
      {xTicks.map((tick) => {
        const at = placeOf(scale, tick, 0).x;
        return (
          <g key={tick}>
            <path className="pk-grid" d={`M${String(at)} 0V${String(height)}`} />
            <text className="pk-axis" x={at} y={height + 16} textAnchor="middle">{printTick(tick)}</text>
          </g>
        );
      })}
      {yTicks.map((tick) => {
        const at = placeOf(scale, 0, tick).y;
        return (
          <g key={tick}>
            <path className="pk-grid" d={`M0 ${String(at)}H${String(width)}`} />
            <text className="pk-axis" x={-7} y={at + 4} textAnchor="end">{printTick(tick)}</text>
          </g>
        );
      })}
      <rect className="pk-edge" width={width} height={height} />
      <text className="pk-axis-name" x={width} y={height + 34} textAnchor="end">Value to {x.name}{xDagger ? " †" : ""} →</text>
      <text className="pk-axis-name" x={-frame.left + 2} y={-10}>↑ Value to {y.name}{yDagger ? " †" : ""}</text>
    </g>
  );
}

function printTick(tick: number): string {
  return String(Number(tick.toPrecision(6)));
}

interface RationalProps {
  readonly scale: Scale;
  readonly frame: Frame;
  readonly x: number;
  readonly y: number;
  readonly xColour: string;
  readonly yColour: string;
}

/** What no deal is worth to each, as a line, and shaded what both would take rather than that. */
export function Rational({ scale, frame, x, y, xColour, yColour }: RationalProps) {
  const at = placeOf(scale, x, y);
  const left = Math.min(Math.max(at.x, 0), frame.width);
  const bottom = Math.min(Math.max(at.y, 0), frame.height);
  return (
    <g aria-hidden="true">
      <rect className="pk-rational" x={left} y={0} width={frame.width - left} height={bottom} />
      <path className="pk-reservation" d={`M${String(at.x)} 0V${String(frame.height)}`} stroke={xColour} />
      <path className="pk-reservation" d={`M0 ${String(at.y)}H${String(frame.width)}`} stroke={yColour} />
    </g>
  );
}

/** The best packages: a line that leads the eye, and a dot for each that there is. */
export function Frontier({ points, scale, frame }: { points: readonly FrontierPoint[]; scale: Scale; frame: Frame }) {
  let line = "";
  let dots = "";
  let number = 0;
  let last = { x: NaN, y: NaN };
  for (const { values: [x = 0, y = 0] } of points) {
    const at = placeOf(scale, x, y);
    if (Math.hypot(at.x - last.x, at.y - last.y) < THIN_PX) continue;
    last = at;
    const text = `${at.x.toFixed(1)} ${at.y.toFixed(1)}`;
    line += `${line === "" ? "M" : "L"}${text}`;
    if (at.x < 0 || at.y < 0 || at.x > frame.width || at.y > frame.height) continue;
    dots += `M${text}h0`;
    number++;
  }
  return (
    <g aria-hidden="true">
      <path className="pk-frontier" d={line} />
      <path className={`pk-frontier-dots${number > 150 ? " many" : ""}`} d={dots} />
    </g>
  );
}
