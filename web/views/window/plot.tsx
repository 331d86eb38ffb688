import { useMemo, useState } from "react";
import type { Study } from "../../../src/study/study.ts";
import type { WindowAnswer } from "../../../src/study/window/answer.ts";
import { useNarrow } from "../../frame/use-media.ts";
import { useWidth } from "../../frame/use-width.ts";
import { acrossByOrder, acrossByTime, type ScaleName } from "./across.ts";
import { printChance } from "./chances.ts";
import { PlotGround } from "./plot-ground.tsx";
import { layOut, marginsOf } from "./plot-layout.ts";
import { PlotLines } from "./plot-lines.tsx";
import { MarkLines, PlotMarks } from "./plot-marks.tsx";
import { PlotOffers, shortOf } from "./plot-offers.tsx";
import { PlotTip } from "./plot-tip.tsx";
import { PlotTitles } from "./plot-titles.tsx";
import type { Plotted, PlottedMoment } from "./plotted.ts";
import { px, spanAt, spansOf } from "./steps.ts";

export interface PlotProps {
  readonly study: Study;
  readonly answer: WindowAnswer;
  readonly plotted: Plotted;
  readonly scale: ScaleName;
  readonly chosen: PlottedMoment | undefined;
  readonly withoutMandates: boolean;
  /** The event whose evidence is open. */
  readonly selected: number | undefined;
  readonly numberOf: (event: number) => number | undefined;
  readonly onChoose: (moment: PlottedMoment) => void;
  readonly onOpen: (event: number) => void;
}

type Lit = { readonly moment: PlottedMoment } | { readonly event: number } | undefined;

/** The chance of a deal over time, with everything that happened and each offer's own chances on one scale. */
export function Plot(props: PlotProps) {
  const { study, answer, plotted, scale, chosen, withoutMandates, selected, numberOf, onChoose, onOpen } = props;
  const [holder, width] = useWidth();
  const narrow = useNarrow();
  const [lit, setLit] = useState<Lit>();
  const across = useMemo(() => {
    const margins = marginsOf(narrow);
    const place = scale === "order" ? acrossByOrder : acrossByTime;
    return place(plotted.events, study.chronology, margins.left, Math.max(width - margins.right, margins.left + 80));
  }, [plotted, study, scale, narrow, width]);
  const layout = useMemo(
    () => layOut(width, narrow, plotted.marks.map(({ event }) => across.at(event)), plotted.offers.length > 0),
    [width, narrow, plotted, across],
  );
  const spans = useMemo(() => spansOf(plotted.moments, across), [plotted, across]);
  const y = (value: number): number => layout.bottom - value * (layout.bottom - layout.top);

  const litEvent = lit !== undefined && "event" in lit ? lit.event : undefined;
  const litMoment = lit !== undefined && "moment" in lit ? lit.moment : undefined;
  const lightEvent = (event: number | undefined): void => { setLit(event === undefined ? undefined : { event }); };
  const momentAt = (pointed: React.PointerEvent | React.MouseEvent): PlottedMoment | undefined => {
    const box = pointed.currentTarget.getBoundingClientRect();
    return spanAt(spans, across.left + ((pointed.clientX - box.left) / box.width) * (across.right - across.left))?.of;
  };
  const more = (event: number): string => {
    const offer = plotted.offers.find((one) => one.event === event)?.offer;
    if (!offer) return "";
    const each = answer.parties.flatMap((party) => {
      const chance = offer.chance[party.id];
      return chance === undefined ? [] : [`${shortOf(study, party)} ${printChance(chance)}`];
    });
    return `. Chance when it was made: ${each.join(", ")}; all together ${printChance(offer.probability)}`;
  };
  const shared = { study, layout, across, lit: litEvent, selected };
  const tipAt = litEvent ?? litMoment?.event;
  return (
    <div
      ref={holder}
      className="wi-plot"
      role="group"
      tabIndex={0}
      aria-label="Chance of a deal over time. Arrow keys choose a moment; Tab goes to the events."
      onKeyDown={(pressed) => {
        const { moments } = plotted;
        const now = moments.findIndex((moment) => moment === chosen);
        const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: moments.length - 1 }[pressed.key];
        const next = to === undefined ? undefined : moments[to];
        if (to === undefined) return;
        pressed.preventDefault();
        if (next) onChoose(next);
      }}
    >
      {width > 0 && (
        <svg className="wi-svg" width={width} height={layout.height} viewBox={`0 0 ${String(width)} ${String(layout.height)}`}>
          <PlotGround layout={layout} across={across} y={y} />
          <Columns spans={spans} layout={layout} chosen={chosen} lit={litMoment} />
          <MarkLines {...shared} marks={plotted.marks} />
          <PlotLines layout={layout} across={across} spans={spans} withoutMandates={withoutMandates} y={y} />
          <rect
            className="wi-field"
            x={across.left} y={layout.top} width={across.right - across.left} height={layout.bottom - layout.top}
            onPointerMove={(pointed) => {
              const moment = momentAt(pointed);
              setLit(moment && { moment });
            }}
            onPointerLeave={() => { setLit(undefined); }}
            onClick={(pointed) => {
              const moment = momentAt(pointed);
              if (moment) onChoose(moment);
            }}
          />
          {chosen && <Chosen spans={spans} chosen={chosen} y={y} />}
          <PlotOffers
            study={study} parties={answer.parties} layout={layout} across={across} offers={plotted.offers} numberOf={numberOf}
            lit={litEvent} onLight={lightEvent} onOpen={onOpen}
          />
          {!narrow && <PlotTitles across={across} marks={plotted.marks} y={layout.titles} width={width} lit={litEvent} />}
          <PlotMarks {...shared} marks={plotted.marks} more={more} onLight={lightEvent} onOpen={onOpen} />
        </svg>
      )}
      {tipAt !== undefined && (
        <PlotTip
          study={study} parties={answer.parties} plotted={plotted} moment={litMoment} event={litEvent}
          withoutMandates={withoutMandates} x={across.at(tipAt)} top={layout.top + 6} within={width}
        />
      )}
    </div>
  );
}

interface ColumnsProps {
  readonly spans: ReturnType<typeof spansOf>;
  readonly layout: ReturnType<typeof layOut>;
  readonly chosen: PlottedMoment | undefined;
  readonly lit: PlottedMoment | undefined;
}

/** The chosen moment and the one pointed at, as columns behind the lines. */
function Columns({ spans, layout, chosen, lit }: ColumnsProps) {
  return (
    <g aria-hidden="true">
      {spans.map(({ from, to, of }) =>
        of === chosen || of === lit ? (
          <rect
            key={of.number} className={of === chosen ? "wi-column chosen" : "wi-column"} x={px(from)} y={layout.top} width={px(to - from)}
            height={layout.bottom - layout.top}
          />
        ) : null,
      )}
    </g>
  );
}

/** The chosen moment's chance: its level drawn heavier, with its number. */
function Chosen({ spans, chosen, y }: { spans: ColumnsProps["spans"]; chosen: PlottedMoment; y: (value: number) => number }) {
  const span = spans.find(({ of }) => of === chosen);
  const { probability, interval } = chosen.moment;
  if (!span || probability === undefined) return null;
  const middle = px((span.from + span.to) / 2);
  const above = probability < 0.9;
  return (
    <g className="wi-chosen" aria-hidden="true">
      {interval && <path className="wi-whisker" d={whisker(middle, px(y(interval[0])), px(y(interval[1])))} />}
      <path className="wi-level" d={`M${px(span.from)} ${px(y(probability))}H${px(span.to)}`} />
      <text x={middle + 7} y={px(y(probability) + (above ? -7 : 16))} textAnchor="start">{printChance(probability)}</text>
    </g>
  );
}

function whisker(x: number, low: number, high: number): string {
  return `M${x} ${low}V${high}M${x - 4} ${low}h8M${x - 4} ${high}h8`;
}
