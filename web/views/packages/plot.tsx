import { useCallback, useId, useMemo, useRef, useState } from "react";
import type { Package, Scenario } from "../../../src/case/scenario.ts";
import type { SpaceAnalysis } from "../../../src/study/space/analysis.ts";
import { useNarrow } from "../../frame/use-media.ts";
import { useWidth } from "../../frame/use-width.ts";
import { partyColour } from "../../marks/marks.tsx";
import { type Cloud, packageAt } from "./cloud.ts";
import { findNearest, type Frame, type Place, placeOf, scaleOf } from "./frame.ts";
import type { OfferBox } from "./offer-boxes.ts";
import { Axes, Frontier, Rational } from "./plot-ground.tsx";
import { placeNumbers } from "./place-numbers.ts";
import { middleOf, OfferMark, offerMarkId, OfferPath, placeSolutions, solutionMarkId, SolutionSign } from "./plot-marks.tsx";
import { PlotKey } from "./plot-key.tsx";
import { PlotTip } from "./plot-tip.tsx";
import { PlotTools } from "./plot-tools.tsx";
import { solutionMarks, solutionsOf } from "./solutions.ts";
import { useHands } from "./use-hands.ts";
import { type Painted, usePainter, useScheme } from "./use-painter.ts";
import { isWhole, panBy, type Window, wholeWindow, zoomAbout } from "./window.ts";
import { offerWords, solutionWords } from "./mark-words.ts";

const ROOM = { left: 46, right: 14, top: 26, bottom: 42 };
const HIGHEST_PX = 560;
const REACH_PX = 12;
const STEP = 0.1;
const KEYS_WORDS = "Plus and minus zoom, arrows move, 0 shows everything; Tab goes to the marks.";
/** From mark to mark. */
const STEP_OF: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export interface PlotProps {
  readonly scenario: Scenario;
  /** Numbers in the scenario of the parties across and up, and of the same two in the case, for their colours. */
  readonly pair: readonly [number, number];
  readonly partyNumbers: readonly [number, number];
  /** Short, for words beside the marks. */
  readonly names: readonly [string, string];
  readonly daggers: readonly [boolean, boolean];
  readonly cloud: Cloud | undefined;
  readonly analysis: SpaceAnalysis | undefined;
  readonly boxes: readonly OfferBox[];
  readonly chosenAt: readonly [number, number];
  readonly ranges: readonly [readonly [number, number], readonly [number, number]];
  readonly selectedEvent: number | undefined;
  readonly onChoose: (of: Package) => void;
  readonly onOffer: (box: OfferBox) => void;
}

/** Any two parties' value of every package. */
export function Plot(props: PlotProps) {
  const { scenario, pair, partyNumbers, names, daggers, cloud, analysis, boxes, chosenAt, ranges, selectedEvent } = props;
  const { onChoose, onOffer } = props;
  const [measure, boxWidth] = useWidth();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const narrow = useNarrow();
  const scheme = useScheme();
  const clip = useId();
  const [xRange, yRange] = ranges;
  const whole = useMemo(() => wholeWindow(xRange, yRange), [xRange, yRange]);
  const [held, setHeld] = useState<{ whole: Window; window: Window }>();
  const window = held?.whole === whole ? held.window : whole;
  const frame = useMemo(() => frameOf(boxWidth, narrow), [boxWidth, narrow]);
  const scale = useMemo(() => scaleOf(window, frame), [window, frame]);
  const move = useCallback(
    (change: (now: Window) => Window) => {
      setHeld((before) => ({ whole, window: change(before?.whole === whole ? before.window : whole) }));
    },
    [whole],
  );
  useHands(box, { frame, whole, move });
  const painted = usePainter(canvas, cloud, window, frame, scheme);
  const [lit, setLit] = useState<string>();
  const [active, setActive] = useState<string>();
  const [pointed, setPointed] = useState<{ at: Place; of: Package }>();

  const marks = useMemo(() => solutionMarks(analysis ? solutionsOf(analysis) : []), [analysis]);
  const placed = useMemo(() => placeSolutions(marks, scale, frame), [marks, scale, frame]);
  const numbers = useMemo(() => {
    const signs = boxes.map((each) => ({ at: middleOf(each, scale), text: String(each.rung.number) }));
    return new Map(placeNumbers(signs, frame).map((number, i) => [boxes[i], number]));
  }, [boxes, scale, frame]);
  const parties = pair.map((number) => scenario.parties[number]);
  const [x, y] = parties;
  if (!x || !y) return null;
  const points = cloud?.kind === "points" ? cloud : undefined;
  const chosenPlace = placeOf(scale, chosenAt[0], chosenAt[1]);
  const stops = [...placed.map(({ mark }) => solutionMarkId(mark)), ...boxes.map(offerMarkId)];
  const stop = active !== undefined && stops.includes(active) ? active : stops[0];

  const onLight = (id: string | undefined): void => {
    setLit(id);
    if (id !== undefined) setActive(id);
    setPointed(undefined);
  };
  const placeIn = (event: React.MouseEvent): Place => {
    const edge = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - edge.left - frame.left, y: event.clientY - edge.top - frame.top };
  };
  const nearest = (at: Place): Package | undefined => {
    if (!points || at.x < 0 || at.y < 0 || at.x > frame.width || at.y > frame.height) return undefined;
    const found = findNearest(points.x, points.y, scale, at, REACH_PX);
    return found === undefined ? undefined : packageAt(points, found);
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const change = keyMove(event.key, whole);
    if (event.target === event.currentTarget && change && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      move(change);
      return;
    }
    const by = STEP_OF[event.key] ?? 0;
    if (by === 0 || stop === undefined || event.target === event.currentTarget) return;
    event.preventDefault();
    const next = stops[(stops.indexOf(stop) + by + stops.length) % stops.length];
    event.currentTarget.querySelector<SVGGElement>(`[data-mark="${next ?? ""}"]`)?.focus();
  };
  const litSolution = placed.find(({ mark }) => solutionMarkId(mark) === lit);
  const litBox = boxes.find((each) => offerMarkId(each) === lit);
  const ordered = [...boxes].sort((a, b) => Number(a === litBox) - Number(b === litBox));
  const pathParties = [...new Set(boxes.flatMap((each) => each.rung.parties))];

  return (
    <div className="pk-plot" ref={measure}>
      <PlotTools
        isWhole={isWhole(window, whole)}
        onZoom={(factor) => { move((now) => zoomAbout(now, whole, factor, 0.5, 0.5)); }}
        onWhole={() => { move(() => whole); }}
      />
      <div
        ref={box}
        className={`pk-area${isWhole(window, whole) ? "" : " zoomed"}`}
        style={{ height: frame.height + ROOM.top + ROOM.bottom }}
        role="group"
        aria-label={`Packages: value to ${x.name} across, to ${y.name} up. ${KEYS_WORDS}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerMove={(event) => {
          if (event.pointerType !== "mouse" || event.buttons !== 0 || lit !== undefined) return;
          const at = placeIn(event);
          const of = nearest(at);
          setPointed(of && { at, of });
        }}
        onPointerLeave={() => { setPointed(undefined); }}
        onClick={(event) => {
          const of = nearest(placeIn(event));
          if (of) onChoose(of);
        }}
      >
        <canvas ref={canvas} className="pk-cloud" style={{ ...frame }} aria-hidden="true" />
        {frame.width > 0 && (
          <svg className="pk-svg" width={boxWidth} height={frame.height + ROOM.top + ROOM.bottom} role="presentation">
            <clipPath id={clip}>
              <rect width={frame.width} height={frame.height} />
            </clipPath>
            <g transform={`translate(${String(frame.left)} ${String(frame.top)})`}>
              <Axes window={window} scale={scale} frame={frame} x={x} y={y} xDagger={daggers[0]} yDagger={daggers[1]} />
              <g clipPath={`url(#${clip})`}>
                <Rational
                  scale={scale} frame={frame} x={x.reservation} y={y.reservation}
                  xColour={partyColour(partyNumbers[0])} yColour={partyColour(partyNumbers[1])}
                />
                {analysis && <Frontier points={analysis.frontier} scale={scale} frame={frame} />}
                {pathParties.map((party) => <OfferPath key={party} party={party} scale={scale} boxes={boxes} />)}
                <g className="pk-chosen" aria-hidden="true">
                  <path d={`M${String(chosenPlace.x)} 0V${String(frame.height)}`} />
                  <path d={`M0 ${String(chosenPlace.y)}H${String(frame.width)}`} />
                  <circle cx={chosenPlace.x} cy={chosenPlace.y} r="7" />
                </g>
                {ordered.map((each) => (
                  <OfferMark
                    key={each.rung.number}
                    box={each} scale={scale} lit={each === litBox} selected={each.rung.rung.event === selectedEvent}
                    number={numbers.get(each)} tabbable={offerMarkId(each) === stop}
                    label={offerWords(each, scenario, ...names)} onLight={onLight} onPress={() => { onOffer(each); }}
                  />
                ))}
              </g>
              {placed.map((each) => (
                <SolutionSign
                  key={solutionMarkId(each.mark)}
                  placed={each} lit={each === litSolution} tabbable={solutionMarkId(each.mark) === stop}
                  showText={!narrow || each === litSolution}
                  label={solutionWords(each.mark, scenario, ...names)} onLight={onLight}
                  onPress={() => {
                    const of = each.mark.names[0]?.solution.package;
                    if (of) onChoose(of);
                  }}
                />
              ))}
            </g>
          </svg>
        )}
        <PlotTip
          scenario={scenario} parties={[x, y]} names={names} frame={frame} within={boxWidth}
          solution={litSolution} box={litBox} boxAt={litBox && placeOf(scale, litBox.x[1], litBox.y[0])} pointed={pointed}
        />
      </div>
      <p className="pk-key small quiet numbers" role="status">{keyWords(cloud, painted, isWhole(window, whole))}</p>
      <PlotKey />
    </div>
  );
}

function frameOf(boxWidth: number, narrow: boolean): Frame {
  const width = Math.max(boxWidth - ROOM.left - ROOM.right, 0);
  return { left: ROOM.left, top: ROOM.top, width, height: Math.round(Math.min(width * (narrow ? 1 : 0.82), HIGHEST_PX)) };
}

function keyMove(key: string, whole: Window): ((now: Window) => Window) | undefined {
  switch (key) {
    case "+":
    case "=":
      return (now) => zoomAbout(now, whole, 1.5, 0.5, 0.5);
    case "-":
      return (now) => zoomAbout(now, whole, 1 / 1.5, 0.5, 0.5);
    case "0":
      return () => whole;
    case "ArrowLeft":
      return (now) => panBy(now, whole, -STEP, 0);
    case "ArrowRight":
      return (now) => panBy(now, whole, STEP, 0);
    case "ArrowUp":
      return (now) => panBy(now, whole, 0, STEP);
    case "ArrowDown":
      return (now) => panBy(now, whole, 0, -STEP);
    default:
      return undefined;
  }
}

/** What the shading is: every package, how many are in view, what the darkest place holds. */
function keyWords(cloud: Cloud | undefined, painted: Painted | undefined, whole: boolean): string {
  if (!cloud) return "Working out every package…";
  const { inView, most = 0 } = painted ?? {};
  const number = (count: number): string => count.toLocaleString("en-GB", { maximumSignificantDigits: count > 1e6 ? 3 : 9 });
  if (cloud.kind === "grid") {
    const within = (cloud.within * 100).toLocaleString("en-GB", { maximumFractionDigits: 1 });
    const what = `Too many to draw one by one: all are counted, cell by cell, each within ${within} % of its place.`;
    return `${what} Stronger colour holds more, up to ${number(most)} in a cell.`;
  }
  const sample = `A sample of ${number(cloud.x.length)} packages drawn evenly, not all of them`;
  const what = cloud.drawn ? sample : "Every package is drawn";
  const seen = whole || inView === undefined ? "" : `; ${number(inView)} in view`;
  const dark = most > 1 ? ` Stronger colour holds more, up to ${number(most)} on one place.` : "";
  return `${what}${seen}.${dark}`;
}
