import { useMemo } from "react";
import { fitWords, type Staggered } from "./labels.ts";
import type { Placement, Vertical } from "./placement.ts";
import type { SeenEvent } from "./seen.ts";
import { orderAxis, type Stretch, timeAxis } from "./ticks.ts";
import type { Window } from "./window.ts";

export const TIER_PX = 17;
export const AXIS_PX = 38;
/** Height of the slanted titles over the columns, and how far the last leans out to the right. */
export const SLANT_PX = 152;
export const LEAN_PX = 96;
const SLANT_DEG = -56;
const SLANT_CHARS_PX = 164;
const TITLE_APART_PX = 13.5;

export interface View {
  readonly placement: Placement;
  readonly window: Window;
  /** Left edge and width of the plot. */
  readonly left: number;
  readonly width: number;
}

export function toPx({ window, left, width }: View, at: number): number {
  return left + ((at - window.from) / (window.to - window.from)) * width;
}

interface Label {
  readonly x: number;
  readonly text: string;
  readonly key: string;
}

/** Time above the lanes: the calendar, or headings over columns. */
export function AxisRows(props: AxisProps) {
  return props.view.placement.scale === "time" ? <Calendar {...props} /> : <Headings {...props} />;
}

interface AxisProps {
  readonly view: View;
  readonly y: number;
  readonly bottom: number;
  /** Lines lie beneath the vertical marks, words above them. */
  readonly layer: "lines" | "words";
}

function Calendar({ view, y, bottom, layer }: AxisProps) {
  const { window, left, width } = view;
  const { ticks, stretches } = timeAxis(window.from, window.to, width);
  if (layer === "lines") {
    return (
      <g aria-hidden="true">
        {ticks.map(({ at }) => <path key={at} className="tl-grid" d={`M${toPx(view, at)} ${y + 20}V${bottom}`} />)}
      </g>
    );
  }
  const named = ticks.map(({ at, label }) => ({ x: toPx(view, at), text: label, key: String(at) }));
  return (
    <g className="tl-axis" aria-hidden="true">
      {spaced(named, left, left + width).map(({ x, text, key }) => (
        <text key={key} x={x} y={y + 32} textAnchor="middle">{text}</text>
      ))}
      {stretches.map((stretch) => <StretchLabel key={stretch.from} view={view} stretch={stretch} y={y} strong />)}
    </g>
  );
}

function Headings({ view, y, bottom, layer }: AxisProps) {
  const { window } = view;
  const axis = useMemo(() => orderAxis(view.placement), [view.placement]);
  const inView = ({ from, to }: { from: number; to: number }): boolean => to > window.from && from < window.to;
  const days = axis.days.filter(inView);
  if (layer === "lines") {
    return (
      <g aria-hidden="true">
        {days.slice(1).map(({ from }) => <path key={from} className="tl-grid" d={`M${toPx(view, from)} ${y + 20}V${bottom}`} />)}
        {axis.gaps.filter(({ at }) => at > window.from && at < window.to).map(({ at }) => (
          <path key={`gap ${at}`} className="tl-gap" d={`M${toPx(view, at)} ${y + 2}V${bottom}`} />
        ))}
      </g>
    );
  }
  return (
    <g className="tl-axis" aria-hidden="true">
      {axis.months.filter(inView).map((stretch) => (
        <StretchLabel key={stretch.from} view={view} stretch={stretch} y={y} strong />
      ))}
      {days.map((stretch) => <StretchLabel key={`day ${stretch.from}`} view={view} stretch={stretch} y={y + 18} />)}
    </g>
  );
}

interface StretchLabelProps {
  readonly view: View;
  readonly stretch: Stretch;
  readonly y: number;
  readonly strong?: boolean;
}

function StretchLabel({ view, stretch, y, strong = false }: StretchLabelProps) {
  const { left, width } = view;
  const start = Math.max(toPx(view, stretch.from), left);
  const end = Math.min(toPx(view, stretch.to), left + width);
  const room = end - start - 6;
  const text = wide(stretch.label) <= room ? stretch.label : wide(stretch.brief) <= room + 3 ? stretch.brief : "";
  return (
    <>
      {strong && start > left && <path className="tl-grid" d={`M${start} ${y + 2}v16`} />}
      {text !== "" && strong && <text className="strong" x={start + 3} y={y + 14}>{text}</text>}
      {text !== "" && !strong && <text x={(start + end) / 2} y={y + 14} textAnchor="middle">{text}</text>}
    </>
  );
}

function wide(text: string): number {
  return text.length * 6.1;
}

function spaced(labels: readonly Label[], from: number, to: number): Label[] {
  let free = from;
  return labels.filter(({ x, text }) => {
    const half = wide(text) / 2;
    if (x - half < free || x + half > to) return false;
    free = x + half + 6;
    return true;
  });
}

const WEIGHT: Partial<Record<SeenEvent["type"], number>> = {
  agreement: 9, "turning-point": 8, "deadline-lapsed": 8, offer: 7, response: 7, leak: 7, interception: 6, meeting: 5, "deadline-set": 5, "mandate-narrowed": 5,
};

/** A slanted title over every column, or over those that matter most where columns are narrow. */
export function SlantedTitles({ view, y, picked }: { view: View; y: number; picked: number | undefined }) {
  const { placement, window } = view;
  const inView: { i: number; seen: SeenEvent; x: number }[] = [];
  const last = Math.min(Math.ceil(window.to), placement.shown.length);
  for (let i = Math.max(Math.floor(window.from), 0); i < last; i++) {
    const seen = placement.shown[i];
    const at = placement.at[i] ?? 0;
    if (seen && at >= window.from && at <= window.to) inView.push({ i, seen, x: toPx(view, at) });
  }
  const kept = pickApart(inView, picked);
  return (
    <g aria-hidden="true">
      {kept.map(({ i, seen, x }) => (
        <text
          key={seen.event}
          data-i={i}
          className={`tl-slanted${WEIGHT[seen.type] === 8 ? " strong" : ""}${i === picked ? " picked" : ""}${seen.possible ? " tl-possible" : ""}`}
          transform={`translate(${x + 3} ${y}) rotate(${SLANT_DEG})`}
        >
          {fitWords(seen.title, SLANT_CHARS_PX)}
        </text>
      ))}
    </g>
  );
}

function pickApart<T extends { i: number; seen: SeenEvent; x: number }>(all: readonly T[], picked: number | undefined): T[] {
  const weightOf = (item: T): number => (item.i === picked ? 99 : (WEIGHT[item.seen.type] ?? 1));
  const kept: T[] = [];
  const taken: number[] = [];
  for (const item of [...all].sort((a, b) => weightOf(b) - weightOf(a) || a.i - b.i)) {
    if (taken.some((x) => Math.abs(x - item.x) < TITLE_APART_PX - 2)) continue;
    taken.push(item.x);
    kept.push(item);
  }
  return kept.sort((a, b) => a.i - b.i);
}

interface FlagsProps {
  readonly view: View;
  readonly verticals: readonly Vertical[];
  readonly tiers: Staggered;
  readonly y: number;
  readonly bottom: number;
}

/** Labels of vertical marks in tiers; lines from their label down through the lanes. */
export function Flags({ view, verticals, tiers, y, bottom }: FlagsProps) {
  return (
    <g>
      {verticals.map((vertical, n) => {
        const x = toPx(view, vertical.at);
        const tier = tiers.tier[n] ?? -1;
        const flagY = y - 5 - Math.max(tier, 0) * TIER_PX;
        const flip = tiers.flipped[n] === true;
        return (
          <g key={vertical.key} className={`tl-flag ${vertical.kind}`} data-vertical={n} aria-hidden="true">
            <path className="tl-vertical" d={`M${x} ${tier < 0 ? y : flagY - 4}V${bottom}`} />
            <VerticalSign kind={vertical.kind} x={x} y={flagY - 4} hidden={tier < 0} />
            {tier >= 0 && (
              <text x={flip ? x - 9 : x + 9} y={flagY} textAnchor={flip ? "end" : "start"}>{tiers.words[n]}</text>
            )}
          </g>
        );
      })}
    </g>
  );
}

function VerticalSign({ kind, x, y, hidden }: { kind: Vertical["kind"]; x: number; y: number; hidden: boolean }) {
  if (hidden) return null;
  return <path className="tl-sign" transform={`translate(${x} ${y}) scale(.8)`} d={kind === "deadline" ? "M-5-6H5L.8 0 5 6H-5L-.8 0Z" : "M0-6 6 5H-6Z"} />;
}
