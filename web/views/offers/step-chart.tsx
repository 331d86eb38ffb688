import { useMemo } from "react";
import type { Issue } from "../../../src/case/case-file.ts";
import type { Study } from "../../../src/study/study.ts";
import { partyColour } from "../../marks/marks.tsx";
import { partyShort } from "../../words/names.ts";
import { type Placed, rowsOf, spread, wrapLabel } from "./rows.ts";
import type { OffersSeen, SeenPosition } from "./seen.ts";
import { Step } from "./step.tsx";
import type { AcrossScale } from "./time-scale.ts";

type Quantity = Extract<Issue, { kind: "quantity" }>;

/** Pixels between the lines of two parties at one height; of more, closer. */
const LANE_PX = 7;
const CLOSE_LANE_PX = 5;
const END_LABEL_PX = 14;

export interface StepChartProps {
  readonly study: Study;
  readonly seen: OffersSeen;
  readonly issue: Issue;
  readonly positions: readonly SeenPosition[];
  readonly across: AcrossScale;
  readonly width: number;
  readonly narrow: boolean;
  readonly lit: number | undefined;
  readonly selected: number | undefined;
  readonly onLight: (event: number | undefined) => void;
  readonly onSelect: (event: number) => void;
}

/** One issue: what each side held out for, stepwise, from left to right. */
export function StepChart(props: StepChartProps) {
  const { study, seen, issue, positions, across, width, narrow, lit, selected, onLight, onSelect } = props;
  const parties = useMemo(() => [...new Set(positions.map((position) => position.party))].sort((a, b) => a - b), [positions]);
  const rows = useMemo(() => {
    const terms = positions.map((position) => position.term);
    return rowsOf(issue, terms, parties.length, narrow);
  }, [issue, positions, parties, narrow]);
  const lanePx = parties.length > 2 ? CLOSE_LANE_PX : LANE_PX;
  const laneOf = (party: number): number => (parties.indexOf(party) - (parties.length - 1) / 2) * lanePx;
  const drawn = positions.map((position, i) => {
    const placed = rows.place(position.term);
    const lane = laneOf(position.party);
    const before = positions[i - 1];
    const isNext = before?.party === position.party && before.ended === "moved" && before.until === position.from;
    return {
      position,
      lane,
      placed,
      x1: across.at(position.from),
      x2: position.until === undefined ? across.right : across.at(position.until),
      beforeY: isNext ? rows.place(before.term) : undefined,
    };
  });
  const figures = issue.kind === "quantity" ? figuresOf(issue, drawn) : [];
  // The Tab key enters at what is picked, else at the first step.
  const entry = positions.some((position) => position.from === selected) ? selected : positions[0]?.from;
  const height = Math.max(rows.height, parties.length * END_LABEL_PX + 4);
  return (
    <svg
      className={`of-chart${lit === undefined ? "" : " has-lit"}`}
      width={width}
      height={height}
      viewBox={`0 0 ${String(width)} ${String(height)}`}
      role="group"
      aria-label={`${issue.name}: ${String(positions.length)} positions; arrow keys go from one to the next`}
      onKeyDown={moveFocus}
    >
      <g aria-hidden="true">
        {across.ticks.map((tick) => (
          <line key={tick.x} className="of-tick" x1={tick.x} x2={tick.x} y1={0} y2={height} />
        ))}
        {rows.labels.map((label) => (
          <Label key={`${label.kind} ${label.text}`} {...label} left={across.left} width={width} narrow={narrow} />
        ))}
        {lit !== undefined && <line className="of-lit-line" x1={across.at(lit)} x2={across.at(lit)} y1={0} y2={height} />}
      </g>
      {drawn.map((step) => (
        <Step
          key={`${String(step.position.from)} ${String(step.position.party)}`}
          study={study}
          seen={seen}
          issue={issue}
          across={across}
          {...step}
          lit={lit === step.position.from}
          selected={selected === step.position.from}
          tabbable={step.position.from === entry}
          onLight={onLight}
          onSelect={onSelect}
        />
      ))}
      <g aria-hidden="true">
        {figures.map((figure) => (
          <text key={`${String(figure.x)} ${String(figure.y)}`} className="of-figure-text numbers" x={figure.x} y={figure.y}>{figure.text}</text>
        ))}
      </g>
      <EndLabels study={study} parties={parties} drawn={drawn} height={height} narrow={narrow} />
    </svg>
  );
}

/** The amounts beside the steps, where they have room; what stands still is not repeated. */
function figuresOf(issue: Quantity, drawn: readonly Drawn[]): { x: number; y: number; text: string }[] {
  const figures: { x: number; y: number; text: string }[] = [];
  drawn.forEach(({ position, placed, lane, x1, x2 }, i) => {
    const { term, party } = position;
    if (term.kind !== "amount") return;
    const before = drawn[i - 1]?.position;
    const had = before?.party === party && before.term.kind === "amount" ? before.term : undefined;
    if (had?.atLeast === term.atLeast && had.atMost === term.atMost) return;
    const top = placed.lines[0] ?? placed.band?.top ?? 0;
    const text = shortAmount(term, issue);
    const width = text.length * 7;
    const above = top + lane - 8;
    const y = above < 10 || placed.band !== undefined ? top + lane + 16 : above;
    const x = x1 + 7;
    if (x2 - x1 < width) return;
    if (figures.some((other) => Math.abs(other.y - y) < 13 && other.x < x + width && x < other.x + other.text.length * 7)) return;
    figures.push({ x, y, text });
  });
  return figures;
}

function shortAmount({ atLeast, atMost, about }: Extract<SeenPosition["term"], { kind: "amount" }>, issue: Quantity): string {
  const print = (amount: number): string => `${about ? "~" : ""}${amount.toLocaleString("en-GB", { maximumFractionDigits: 3 })}`;
  if (atLeast === atMost) return print(atLeast);
  if (atMost >= issue.max) return `≥ ${print(atLeast)}`;
  return atLeast <= issue.min ? `≤ ${print(atMost)}` : `${print(atLeast)}–${print(atMost)}`;
}

interface LabelProps {
  readonly y: number;
  readonly top: number | undefined;
  readonly text: string;
  readonly kind: "amount" | "option" | "state";
  readonly left: number;
  readonly width: number;
  readonly narrow: boolean;
}

function Label({ y, top, text, kind, left, width, narrow }: LabelProps) {
  if (kind === "amount") {
    return (
      <>
        <line className="of-grid" x1={left} x2={width} y1={y} y2={y} />
        <text className="of-axis numbers" x={left - 8} y={y + 4} textAnchor="end">{text}</text>
      </>
    );
  }
  const edge = top !== undefined && top > 0 && <line className="of-row" x1={narrow ? 0 : left} x2={width} y1={top} y2={top} />;
  if (narrow) {
    return (
      <>
        {edge}
        <text className={`of-axis of-${kind}`} x={2} y={(top ?? y) + 12}>{wrapLabel(text, 46)[0]}</text>
      </>
    );
  }
  const lines = wrapLabel(text, Math.floor((left - 12) / 6.1));
  return (
    <>
      {edge}
      <text className={`of-axis of-${kind}`} textAnchor="end">
        {lines.map((line, i) => (
          <tspan key={line} x={left - 8} y={y + 4 + (i - (lines.length - 1) / 2) * 12}>{line}</tspan>
        ))}
      </text>
    </>
  );
}

interface Drawn {
  readonly position: SeenPosition;
  readonly lane: number;
  readonly placed: Placed;
  readonly x1: number;
  readonly x2: number;
}

interface EndLabelsProps {
  readonly study: Study;
  readonly parties: readonly number[];
  readonly drawn: readonly Drawn[];
  readonly height: number;
  readonly narrow: boolean;
}

/** The party's name where its line ends; names that would overlap are moved apart. */
function EndLabels({ study, parties, drawn, height, narrow }: EndLabelsProps) {
  const ends = parties.flatMap((party) => {
    const last = drawn.findLast((step) => step.position.party === party);
    if (!last) return [];
    const y = last.placed.lines[0] ?? (last.placed.band ? (last.placed.band.top + last.placed.band.bottom) / 2 : 0);
    return [{ party, x: last.x2 + (last.position.ended === "withdrawn" ? 12 : 8), y: y + last.lane }];
  });
  const ys = spread(ends.map((end) => end.y), END_LABEL_PX, 8, height - 6);
  return (
    <g aria-hidden="true">
      {ends.map(({ party, x }, i) => (
        <g key={party}>
          <rect x={x} y={(ys[i] ?? 0) - 4} width={8} height={8} rx={1.5} fill={partyColour(party)} />
          <text className="of-end" x={x + 12} y={(ys[i] ?? 0) + 4}>{wrapLabel(partyShort(study.index, party), narrow ? 10 : 15)[0]}</text>
        </g>
      ))}
    </g>
  );
}

/** One stop of the Tab key for a chart; within it the arrows go from step to step. */
function moveFocus(event: React.KeyboardEvent<SVGSVGElement>): void {
  const by = event.key === "ArrowRight" || event.key === "ArrowDown" ? 1 : event.key === "ArrowLeft" || event.key === "ArrowUp" ? -1 : 0;
  if (by === 0) return;
  const placeOf = (step: SVGGElement): number => Number(step.dataset["step"]);
  const steps = [...event.currentTarget.querySelectorAll<SVGGElement>("[data-step]")].sort((a, b) => placeOf(a) - placeOf(b));
  const now = steps.findIndex((step) => step === document.activeElement);
  const next = steps[Math.min(Math.max(now + by, 0), steps.length - 1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
