import { useMemo, useRef } from "react";
import { density } from "./bins.ts";
import type { Placement } from "./placement.ts";
import type { Window } from "./window.ts";
import type { WindowState } from "./use-window.ts";

const HIGH_PX = 34;
const BIN_PX = 4;

/** The whole record as one strip, with the window in view; press or drag to move it. The chart's keys do the same. */
export function Overview({ placement, window, move, left, width, total }: { placement: Placement; window: Window; move: WindowState["move"]; left: number; width: number; total: number }) {
  const bins = Math.max(Math.floor(width / BIN_PX), 1);
  const path = useMemo(() => densityPath(placement, bins, width), [placement, bins, width]);
  const grip = useRef<number>(undefined);
  const perUnit = width / (placement.last - placement.first);
  const [x0, x1] = [(window.from - placement.first) * perUnit, (window.to - placement.first) * perUnit];
  const unitAt = (event: React.PointerEvent<SVGSVGElement>): number =>
    placement.first + (event.clientX - event.currentTarget.getBoundingClientRect().left - left) / perUnit;
  const slide = (at: number): void => {
    const offset = grip.current ?? 0;
    move((now) => ({ from: at - offset, to: at - offset + now.to - now.from }));
  };
  return (
    <svg
      className="tl-overview"
      width={total}
      height={HIGH_PX}
      aria-hidden="true"
      onPointerDown={(event) => {
        const at = unitAt(event);
        grip.current = at >= window.from && at <= window.to ? at - window.from : (window.to - window.from) / 2;
        event.currentTarget.setPointerCapture(event.pointerId);
        slide(at);
      }}
      onPointerMove={(event) => {
        if (grip.current !== undefined) slide(unitAt(event));
      }}
      onPointerUp={() => {
        grip.current = undefined;
      }}
      onPointerCancel={() => {
        grip.current = undefined;
      }}
    >
      <text className="tl-count" x="8" y={HIGH_PX / 2 + 4}>Whole record</text>
      <g transform={`translate(${left} 0)`}>
        <rect className="tl-lane odd" width={width} height={HIGH_PX} />
        <path className="tl-density" d={path} />
        <path className="tl-outside" d={`M0 0H${x0}V${HIGH_PX}H0ZM${x1} 0H${width}V${HIGH_PX}H${x1}Z`} />
        <rect className="tl-brush" x={x0 + 0.75} y="0.75" width={Math.max(x1 - x0 - 1.5, 3)} height={HIGH_PX - 1.5} rx="2" />
      </g>
    </svg>
  );
}

/** Columns need no counting: each event is a stroke, the taller the more parties it joins. */
function columnsPath({ shown }: Placement, width: number): string {
  const step = width / shown.length;
  return shown
    .map(({ parts }, i) => `M${(i * step + step * 0.2).toFixed(1)} ${HIGH_PX}v${-Math.min(6 + parts.length * 5, HIGH_PX - 4)}h${(step * 0.6).toFixed(1)}V${HIGH_PX}z`)
    .join("");
}

function densityPath(placement: Placement, bins: number, width: number): string {
  if (placement.scale === "order" && placement.shown.length <= bins) return columnsPath(placement, width);
  const counts = density(placement, bins);
  const most = Math.max(...counts, 1);
  const step = width / bins;
  let path = "";
  counts.forEach((count, bin) => {
    if (count === 0) return;
    const tall = Math.max(Math.sqrt(count / most) * (HIGH_PX - 6), 2);
    path += `M${(bin * step).toFixed(1)} ${HIGH_PX}v${(-tall).toFixed(1)}h${(step - 0.8).toFixed(1)}v${tall.toFixed(1)}z`;
  });
  return path;
}
