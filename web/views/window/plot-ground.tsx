import type { Across } from "./across.ts";
import { BANDS } from "./chances.ts";
import type { PlotLayout } from "./plot-layout.ts";
import { px } from "./steps.ts";

const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** Behind the lines: the bands of the words of probability, the axis from 0 to 1, and the dates. For the eye alone. */
export function PlotGround({ layout, across, y }: { layout: PlotLayout; across: Across; y: (value: number) => number }) {
  const { width, narrow, bottom, dates } = layout;
  const { left, right } = across;
  return (
    <g aria-hidden="true">
      {BANDS.map(({ words, from, to }, i) => (
        <g key={words}>
          {i % 2 === 1 && <rect className="wi-word-band" x={left} y={px(y(to))} width={right - left} height={px(y(from) - y(to))} />}
          <text className="wi-word" x={right + (narrow ? 3 : 8)} y={px(y((from + to) / 2) + 4)}>
            {narrow ? words.replace("roughly ", "").replace("no chance", "none") : words}
          </text>
        </g>
      ))}
      {TICKS.map((tick) => (
        <g key={tick}>
          <path className={tick === 0 ? "wi-edge" : "wi-grid"} d={`M${left} ${px(y(tick))}H${right}`} />
          <text className="wi-axis" x={left - 6} y={px(y(tick) + 4)} textAnchor="end">{tick * 100}%</text>
        </g>
      ))}
      {across.ticks.map(({ x, label }) => (
        <g key={x}>
          <path className="wi-edge" d={`M${px(x)} ${bottom}v4`} />
          <text className="wi-axis" x={px(x)} y={dates} textAnchor="middle">{label}</text>
        </g>
      ))}
      {!narrow && <text className="wi-axis" x={width - 4} y={dates} textAnchor="end">{across.by === "order" ? "in order" : "UTC"}</text>}
    </g>
  );
}
