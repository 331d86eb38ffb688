import { useCallback, useEffect, useId, useMemo, useRef, useState } from "react";
import type { Study } from "../../../src/study/study.ts";
import { printCount } from "../../words/counts.ts";
import { binLanes, countWithin, DRAWN_AT_MOST, sortPositions } from "./bins.ts";
import { AXIS_PX, AxisRows, Flags, LEAN_PX, SLANT_PX, SlantedTitles, TIER_PX, toPx, type View } from "./chart-head.tsx";
import { centreOf, inWindow, markY, near, roomInView, widened } from "./chart-space.ts";
import { DensityLanes, LaneGrounds, LaneNames, Pills, SoftEnds } from "./chart-lanes.tsx";
import { EventMark } from "./event-mark.tsx";
import { stagger } from "./labels.ts";
import { type Lane, layOut } from "./layout.ts";
import { Overview } from "./overview.tsx";
import type { Placement, Vertical } from "./placement.ts";
import { crossingOf, linksOf, RevealLinks } from "./reveal-links.tsx";
import { EventTip, VerticalTip } from "./tooltip.tsx";
import { useHands } from "./use-hands.ts";
import type { WindowState } from "./use-window.ts";
import { bringIntoView, panBy, zoomAbout } from "./window.ts";

/** Up to this many events keep their rows while the chart is panned; beyond, rows are made for what is near. */
const LAID_OUT_AT_MOST = 1500;
const DENSITY_LANE_PX = 54;
const MOST_FLAGS = 60;

interface ChartProps {
  readonly study: Study;
  readonly placement: Placement;
  readonly parties: readonly number[];
  readonly verticals: readonly Vertical[];
  readonly windowState: WindowState;
  readonly widthPx: number;
  readonly namesPx: number;
  readonly knower: number | undefined;
  /** The event picked, by its place among those shown. */
  readonly picked: number | undefined;
  readonly onPick: (event: number | undefined) => void;
}

/** The lanes, drawn: marks where they can be told apart, counts where they cannot. */
export function Chart(props: ChartProps) {
  const { study, placement, parties, verticals, windowState, widthPx, namesPx, knower, picked, onPick } = props;
  const { window, move, whole } = windowState;
  const id = useId();
  const svg = useRef<SVGSVGElement>(null);
  const [under, setUnder] = useState<number>();
  const [underVertical, setUnderVertical] = useState<number>();
  const [stop, setStop] = useState<number>();
  const focusNext = useRef(false);
  const byOrder = placement.scale === "order";
  const view: View = { placement, window, left: namesPx, width: Math.max(widthPx - namesPx - (byOrder ? LEAN_PX : 10), 100) };
  const { left, width } = view;
  const span = window.to - window.from;
  useHands(svg, { left, width, move });

  const sorted = useMemo(() => sortPositions(placement, parties), [placement, parties]);
  const within = countWithin(sorted.all, window.from, window.to);
  const crowded = within > DRAWN_AT_MOST;
  const k = width / span;
  // Far from the base an SVG's pixels lose their fractions, so it follows the window in long strides.
  const stride = span * 2;
  const stretch = placement.shown.length > LAID_OUT_AT_MOST ? Math.floor(window.from / stride) : undefined;
  const base = byOrder ? 0 : Math.floor(window.from / (span * 200)) * span * 200;
  const layout = useMemo(() => {
    if (crowded) return undefined;
    return layOut(placement, near(placement, stretch, stride), parties, k, base);
  }, [crowded, placement, stretch, stride, parties, k, base]);
  const lanes: readonly Lane[] = useMemo(
    () => layout?.lanes ?? parties.map((party, n) => ({ party, y: n * DENSITY_LANE_PX, height: DENSITY_LANE_PX })),
    [layout, parties],
  );
  const bins = useMemo(
    () => (crowded ? binLanes(sorted, window.from, window.to, Math.max(Math.floor(width / 6), 1)) : undefined),
    [crowded, sorted, window, width],
  );

  const flagged = useMemo(() => {
    const inView = verticals.filter(({ at }) => at >= window.from && at <= window.to);
    return inView.length > MOST_FLAGS ? [] : inView;
  }, [verticals, window]);
  const flags = stagger(
    flagged.map((vertical) => ({ x: toPx(view, vertical.at), words: byOrder && isColumn(vertical) ? "" : vertical.label })),
    left + width,
    byOrder ? 2 : 4,
  );
  const headPx = (byOrder ? SLANT_PX : 6) + flags.tiers * TIER_PX;
  const top = headPx + AXIS_PX + 4;
  const bottom = top + lanes.reduce((sum, lane) => sum + lane.height, 0);

  const items = useMemo(
    () => layout?.items.filter((item) => inWindow(item, base, k, window.from, window.to)) ?? [],
    [layout, base, k, window],
  );
  const byEvent = useMemo(() => new Map(layout?.items.map((item) => [item.seen.event, item]) ?? []), [layout]);
  const tabStop = items.some((item) => item.i === stop) ? stop : items.some((item) => item.i === picked) ? picked : items[0]?.i;
  const active = items.find((item) => item.i === under) ?? items.find((item) => item.i === picked);
  const links = useMemo(() => linksOf(active, byEvent, layout?.items ?? []), [active, byEvent, layout]);
  const knowerName = knower === undefined ? undefined : study.index.parties[knower]?.name;
  const offset = left - (window.from - base) * k;
  const pills = layout?.pills.filter((pill) => pill.to >= window.from && pill.from <= window.to) ?? [];

  const lastPicked = useRef<number>(undefined);
  useEffect(() => {
    if (picked === lastPicked.current) return;
    lastPicked.current = picked;
    if (picked === undefined) return;
    move((now) => bringIntoView(now, placement.at[picked] ?? now.from));
    // Only when the choice changes: afterwards the hand may move the chart away from it.
  }, [picked, placement, move]);

  useEffect(() => {
    if (!focusNext.current) return;
    const mark = svg.current?.querySelector<SVGGElement>(`.tl-mark[data-i="${String(stop ?? -1)}"]`);
    if (!mark) return;
    focusNext.current = false;
    mark.focus({ preventScroll: false });
  });

  const stepTo = useCallback(
    (from: number, by: 1 | -1): void => {
      let next = from + by;
      const { shown } = placement;
      // What is only counted in a pill has no mark to go to.
      const counted = (i: number): boolean => shown.length <= LAID_OUT_AT_MOST && !byEvent.has(shown[i]?.event ?? -1);
      while (next >= 0 && next < shown.length && counted(next)) next += by;
      if (next < 0 || next >= shown.length) return;
      setStop(next);
      setUnder(next);
      focusNext.current = true;
      move((now) => bringIntoView(now, placement.at[next] ?? now.from));
    },
    [byEvent, placement, move],
  );

  const onKeyDown = (event: React.KeyboardEvent<HTMLDivElement>): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const mark = event.target instanceof Element ? event.target.closest(".tl-mark") : null;
    const i = mark === null ? undefined : Number(mark.getAttribute("data-i"));
    const handled = ((): boolean => {
      switch (event.key) {
        case "ArrowRight": if (i === undefined) move((now) => panBy(now, (now.to - now.from) / 8)); else stepTo(i, 1); return true;
        case "ArrowLeft": if (i === undefined) move((now) => panBy(now, (now.from - now.to) / 8)); else stepTo(i, -1); return true;
        case "+": case "=": move((now) => zoomAbout(now, 1.5, centreOf(now, i === undefined ? undefined : placement.at[i]))); return true;
        case "-": case "_": move((now) => zoomAbout(now, 1 / 1.5, centreOf(now, i === undefined ? undefined : placement.at[i]))); return true;
        case "0": whole(); return true;
        case "Home": move((now) => panBy(now, placement.first - now.from)); return true;
        case "End": move((now) => panBy(now, placement.last - now.to)); return true;
        case "Enter": case " ": if (i === undefined) return false; onPick(placement.shown[i]?.event); return true;
        case "Escape": setUnder(undefined); if (picked !== undefined) onPick(undefined); return true;
        default: return false;
      }
    })();
    if (handled) event.preventDefault();
  };
  const at = (target: EventTarget | null, name: string): number | undefined => {
    const holder = target instanceof Element ? target.closest(`[data-${name}]`) : null;
    return holder === null ? undefined : Number(holder.getAttribute(`data-${name}`));
  };
  const tip = under === undefined ? undefined : items.find((item) => item.i === under);
  const vertical = underVertical === undefined ? undefined : flagged[underVertical];

  return (
    <div className="tl-chart" role="group" tabIndex={0} aria-label="Timeline chart" aria-describedby={`${id}-keys`} onKeyDown={onKeyDown}>
      <p id={`${id}-keys`} className="hidden-label">
        Arrow keys pan; plus and minus zoom; zero shows everything. Tab goes to an event, arrow keys from event to event, Enter
        opens its evidence, Escape closes it.
      </p>
      <svg
        ref={svg}
        className="tl-svg"
        width={widthPx}
        height={bottom + 1}
        viewBox={`0 0 ${widthPx} ${bottom + 1}`}
        onClick={(event) => {
          const i = at(event.target, "i");
          const n = at(event.target, "vertical");
          const number = i === undefined ? (n === undefined ? undefined : flagged[n]?.event) : placement.shown[i]?.event;
          if (i !== undefined) setStop(i);
          if (number !== undefined) onPick(number);
          else if (crowded) {
            const share = (event.clientX - event.currentTarget.getBoundingClientRect().left - left) / width;
            move((now) => zoomAbout(now, 4, now.from + share * (now.to - now.from)));
          }
        }}
        onPointerOver={(event) => {
          setUnder(at(event.target, "i"));
          setUnderVertical(at(event.target, "vertical"));
        }}
        onPointerLeave={() => {
          setUnder(undefined);
          setUnderVertical(undefined);
        }}
        onFocus={(event) => {
          const i = at(event.target, "i");
          setUnder(i);
          if (i !== undefined) setStop(i);
        }}
        onBlur={() => { setUnder(undefined); }}
      >
        <defs>
          <clipPath id={`${id}-plot`}>
            <rect x={left} y="0" width={width + (byOrder ? 0 : 10)} height={bottom + 1} />
          </clipPath>
          {parties.map((party) => <SoftEnds key={party} party={party} />)}
        </defs>
        <LaneGrounds lanes={lanes} top={top} left={0} width={widthPx} />
        <AxisRows view={view} y={headPx} bottom={bottom} layer="lines" />
        {byOrder && <SlantedTitles view={view} y={headPx - flags.tiers * TIER_PX - 4} picked={under ?? picked} />}
        <Flags view={view} verticals={flagged} tiers={flags} y={headPx} bottom={bottom} />
        <AxisRows view={view} y={headPx} bottom={bottom} layer="words" />
        <g clipPath={`url(#${id}-plot)`}>
          {bins && <DensityLanes bins={bins} lanes={lanes} top={top} left={left} width={width} />}
          {layout && (
            <g transform={`translate(${offset} ${top})`}>
              <RevealLinks links={links} />
              {items.map((item) => (
                <EventMark
                  key={item.seen.event}
                  item={item}
                  study={study}
                  knower={knowerName}
                  channel={item.seen.channel === undefined ? undefined : study.index.channel.get(item.seen.channel)}
                  picked={item.i === picked}
                  tabStop={item.i === tabStop}
                  room={byOrder ? 0 : roomInView(item, offset, left, width)}
                  crossing={crossingOf(item)}
                />
              ))}
              <Pills pills={pills} onZoom={(pill) => { move(() => widened(pill, span)); }} />
            </g>
          )}
        </g>
        <LaneNames study={study} lanes={lanes} top={top} width={namesPx} knower={knower} />
      </svg>
      <Overview placement={placement} window={window} move={move} left={left} width={width} total={widthPx} />
      {tip && (
        <EventTip
          study={study} seen={tip.seen} knower={knowerName}
          place={{ x: tip.x + offset, y: markY(tip) + top, within: widthPx }}
        />
      )}
      {vertical && <VerticalTip vertical={vertical} place={{ x: toPx(view, vertical.at), y: headPx, within: widthPx }} />}
      <p className="hidden-label" aria-live="polite">{crowded ? `${printCount(within)} events in view, counted by lane; zoom in for single events` : ""}</p>
    </div>
  );
}

/** A column's own slanted title is its label. */
function isColumn(vertical: Vertical): boolean {
  return vertical.key.startsWith("event-");
}
