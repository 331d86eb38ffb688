import { useId } from "react";
import type { Across } from "./across.ts";
import type { PlotLayout } from "./plot-layout.ts";
import { bandPath, px, type Span, stepPath, unknownStretches } from "./steps.ts";

interface PlotLinesProps {
  readonly layout: PlotLayout;
  readonly across: Across;
  readonly spans: readonly Span[];
  readonly withoutMandates: boolean;
  readonly y: (value: number) => number;
}

const LETTER_PX = 6.4;

/** The chance and its band, step by step; what would have been reached; hatched where nothing is known. For the eye alone. */
export function PlotLines({ layout, across, spans, withoutMandates, y }: PlotLinesProps) {
  const hatch = useId();
  const { top, bottom } = layout;
  const first = spans[0]?.from ?? across.right;
  const unknown = unknownStretches(spans);
  const unsaid = first - across.left > 10 ? [{ from: across.left, to: first }] : [];
  return (
    <g aria-hidden="true">
      <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path className="wi-hatch" d="M0 0V6" />
      </pattern>
      {unknown.map(({ from, to }) => (
        <rect key={from} x={px(from)} y={top} width={px(to - from)} height={bottom - top} fill={`url(#${hatch})`} />
      ))}
      <path className="wi-band" d={bandPath(spans, y)} />
      <path className="wi-reached" d={stepPath(spans, ({ moment }) => moment.reached, y)} />
      {withoutMandates && <path className="wi-free" d={stepPath(spans, ({ moment }) => moment.withoutMandates, y)} />}
      <path className="wi-line" d={stepPath(spans, ({ moment }) => moment.probability, y)} />
      {unknown.map((stretch) => <Upright key={stretch.from} {...stretch} words="not known" y={(top + bottom) / 2} room={bottom - top} />)}
      {unsaid.map((stretch) => <Upright key={stretch.from} {...stretch} words="nothing said yet" y={(top + bottom) / 2} room={bottom - top} />)}
    </g>
  );
}

/** Words in a stretch: along it where they fit, else upright; too narrow for either, the table and the tip say it. */
function Upright({ from, to, words, y, room }: { from: number; to: number; words: string; y: number; room: number }) {
  const long = words.length * LETTER_PX;
  const x = (from + to) / 2;
  if (to - from >= long + 6) return <text className="wi-not-known" x={px(x)} y={px(y + 4)} textAnchor="middle">{words}</text>;
  if (to - from < 14 || room < long) return null;
  return <text className="wi-not-known" transform={`translate(${px(x + 4)} ${px(y)}) rotate(-90)`} textAnchor="middle">{words}</text>;
}
