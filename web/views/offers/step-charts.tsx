import { useMemo } from "react";
import type { Issue } from "../../../src/case/case-file.ts";
import type { Lens } from "../../../src/study/lens.ts";
import type { Study } from "../../../src/study/study.ts";
import { useNarrow } from "../../frame/use-media.ts";
import { useWidth } from "../../frame/use-width.ts";
import { printSeenTitle } from "../../words/titles.ts";
import type { OffersSeen, SeenPosition, SeenRung } from "./seen.ts";
import { StepChart } from "./step-chart.tsx";
import { acrossByOrder, acrossByTime, type AcrossScale, printMark } from "./time-scale.ts";
import { Wants } from "./wants.tsx";

interface StepChartsProps {
  readonly study: Study;
  readonly lens: Lens;
  readonly seen: OffersSeen;
  /** The stretch of the ladder that is drawn. */
  readonly rungs: readonly SeenRung[];
  readonly by: "time" | "order";
  readonly lit: number | undefined;
  readonly selected: number | undefined;
  readonly onLight: (event: number | undefined) => void;
  readonly onSelect: (event: number) => void;
}

/** A chart for each issue that somebody spoke of, one under another on one time axis. */
export function StepCharts({ study, lens, seen, rungs, by, lit, selected, onLight, onSelect }: StepChartsProps) {
  const [ref, width] = useWidth();
  const narrow = useNarrow();
  const positionsOf = useMemo(() => positionsIn(seen, rungs), [seen, rungs]);
  const across = useMemo(() => {
    const left = narrow ? 34 : 178;
    const right = Math.max(left + 60, width - (narrow ? 84 : 122));
    const others = rungs.flatMap((rung) => (seen.repliesTo.get(rung.rung.event) ?? []).map((reply) => reply.event));
    return by === "order" ? acrossByOrder(rungs, others, left, right) : acrossByTime(study, lens, rungs, others, left, right);
  }, [study, lens, seen, rungs, by, width, narrow]);
  const drawn = seen.spoken.filter((issue) => positionsOf.has(issue.id));
  return (
    <div className="of-charts" ref={ref}>
      {width > 0 && (
        <>
          <Axis across={across} width={width} lit={lit} selected={selected} onLight={onLight} onSelect={onSelect} />
          {drawn.map((issue) => (
            <figure key={issue.id} className="of-figure">
              <figcaption>
                <h3>{issue.name}{issue.kind === "quantity" && <span className="quiet of-unit">, {issue.unit}</span>}</h3>
                <Wants study={study} issue={issue} />
              </figcaption>
              <StepChart
                study={study}
                seen={seen}
                issue={issue}
                positions={positionsOf.get(issue.id) ?? []}
                across={across}
                width={width}
                narrow={narrow}
                lit={lit}
                selected={selected}
                onLight={onLight}
                onSelect={onSelect}
              />
            </figure>
          ))}
        </>
      )}
      <Silent issues={seen.silent} lens={lens} />
    </div>
  );
}

/** Positions that begin, or still stand, in this stretch of the ladder, by issue. */
export function positionsIn(seen: OffersSeen, rungs: readonly SeenRung[]): ReadonlyMap<string, SeenPosition[]> {
  const from = rungs[0]?.rung.event ?? Infinity;
  const until = rungs.at(-1)?.rung.event ?? -Infinity;
  const found = new Map<string, SeenPosition[]>();
  for (const position of seen.positions) {
    if (position.from > until || (position.until !== undefined && position.until <= from)) continue;
    const list = found.get(position.issue);
    if (list) list.push(position);
    else found.set(position.issue, [position]);
  }
  return found;
}

interface AxisProps {
  readonly across: AcrossScale;
  readonly width: number;
  readonly lit: number | undefined;
  readonly selected: number | undefined;
  readonly onLight: (event: number | undefined) => void;
  readonly onSelect: (event: number) => void;
}

/** The rungs' numbers over all charts, and the dates. */
function Axis({ across, width, lit, selected, onLight, onSelect }: AxisProps) {
  return (
    <svg className="of-axis-head" width={width} height={40} viewBox={`0 0 ${String(width)} 40`} role="group" aria-label="Rungs of the ladder, by number">
      <text className="of-axis" x={across.left - 8} y={14} textAnchor="end" aria-hidden="true">{across.left > 100 ? "rung" : ""}</text>
      {across.marks.map((mark) => {
        const { x, first, last } = mark;
        const words = printMark(mark);
        const title = printSeenTitle(first.event, first.sight);
        const isLit = lit !== undefined && lit >= first.rung.event && lit <= last.rung.event;
        return (
          <g
            key={first.number}
            className={`of-number${isLit ? " lit" : ""}`}
            role="button"
            tabIndex={0}
            aria-label={first === last ? `${words} ${title}` : `${words}, from ${title}`}
            aria-pressed={selected === first.rung.event}
            onClick={() => { onSelect(first.rung.event); }}
            onKeyDown={(event) => {
              if (event.key !== "Enter" && event.key !== " ") return;
              event.preventDefault();
              onSelect(first.rung.event);
            }}
            onPointerEnter={() => { onLight(first.rung.event); }}
            onPointerLeave={() => { onLight(undefined); }}
            onFocus={() => { onLight(first.rung.event); }}
            onBlur={() => { onLight(undefined); }}
          >
            <rect className="of-hit" x={x - words.length * 4 - 5} y={0} width={words.length * 8 + 10} height={22} rx={3} />
            <text x={x} y={15} textAnchor="middle">{words}</text>
          </g>
        );
      })}
      <g aria-hidden="true">
        <line className="of-row" x1={across.left} x2={width} y1={39.5} y2={39.5} />
        {across.ticks.map((tick) => (
          <g key={tick.x}>
            <line className="of-tick" x1={tick.x} x2={tick.x} y1={35} y2={40} />
            <text className="of-axis" x={tick.x} y={33} textAnchor="middle">{tick.label}</text>
          </g>
        ))}
        {across.by === "order" && <text className="of-axis" x={across.left} y={33}>{width > 600 ? "in the order adopted; steps are of equal width and say nothing of time" : "in order; equal steps, not time"}</text>}
      </g>
    </svg>
  );
}

function Silent({ issues, lens }: { issues: readonly Issue[]; lens: Lens }) {
  if (issues.length === 0) return null;
  return (
    <p className="small quiet">
      {lens.party === undefined && lens.atMs === undefined ? "Nobody spoke of" : "Not spoken of in what is seen here"}: {issues.map((issue) => issue.name).join("; ")}.
    </p>
  );
}
