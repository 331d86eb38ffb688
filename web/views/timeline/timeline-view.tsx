import { useCallback, useMemo } from "react";
import { useNarrow } from "../../frame/use-media.ts";
import { useWidth } from "../../frame/use-width.ts";
import { useView } from "../../view-context.ts";
import { NO_PARTY } from "../../words/parts.ts";
import { Chart } from "./chart.tsx";
import { EventList } from "./event-list.tsx";
import { EventTable } from "./event-table.tsx";
import { ChannelKeys, FacetFilters } from "./filter-bar.tsx";
import { applyFilters, choicesOf, isFiltering, parseFilters } from "./filters.ts";
import { LaneLegend } from "./lane-legend.tsx";
import { defaultScale, placeByOrder, placeByTime, SCALES, type ScaleName } from "./placement.ts";
import { LensNote } from "./lens-note.tsx";
import { seeEvents, type SeenEvent } from "./seen.ts";
import { useWindow } from "./use-window.ts";
import { deadlinesSet, verticalsOf } from "./verticals.ts";
import { carryOver, printWindow, wholeOf, zoomAbout } from "./window.ts";
import "../../style/timeline.css";

const SCALE_WORDS: Readonly<Record<ScaleName, string>> = { time: "By time", order: "By order" };

/** A lane per party, events from left to right. */
export function TimelineView() {
  const { study, lens, selection, select, params, setParams } = useView();
  const { party, atMs } = lens;
  const small = useNarrow();
  const [holder, widthPx] = useWidth();

  const seen = useMemo(() => seeEvents(study, { party, atMs }), [study, party, atMs]);
  const [channels, parties, people, types] = [params["tl-channels"], params["tl-parties"], params["tl-people"], params["tl-types"]];
  const filters = useMemo(
    () => parseFilters({ "tl-channels": channels ?? "", "tl-parties": parties ?? "", "tl-people": people ?? "", "tl-types": types ?? "" }),
    [channels, parties, people, types],
  );
  const choices = useMemo(() => choicesOf(study, seen.events), [study, seen]);
  const shown = useMemo(() => applyFilters(study, seen.events, filters), [study, seen, filters]);
  const deadlines = useMemo(() => deadlinesSet(study, seen.events), [study, seen]);

  const usual = useMemo(() => defaultScale(seen.events), [seen]);
  const scale = SCALES.find((name) => name === params["tl-scale"]) ?? usual;
  const byTime = useMemo(() => placeByTime(shown, deadlines.map((item) => item.startMs)), [shown, deadlines]);
  const byOrder = useMemo(() => placeByOrder(shown), [shown]);
  const placement = scale === "time" ? byTime : byOrder;
  const verticals = useMemo(() => verticalsOf(placement, deadlines), [placement, deadlines]);
  const lanes = useMemo(() => lanesOf(shown, study.index.parties.length, isFiltering(filters)), [shown, study, filters]);

  const pickedEvent = selection?.event;
  const picked = useMemo(() => {
    const at = pickedEvent === undefined ? -1 : shown.findIndex((item) => item.event === pickedEvent);
    return at < 0 ? undefined : at;
  }, [shown, pickedEvent]);
  const namesPx = widthPx < 800 ? 108 : 128;
  const windowState = useWindow(placement, widthPx - namesPx - 84, picked, params, setParams);
  const pick = useCallback(
    (event: number | undefined) => { select(event === undefined ? undefined : { event, report: undefined }); },
    [select],
  );

  const setScale = (next: ScaleName): void => {
    if (next === scale) return;
    const to = next === "time" ? byTime : byOrder;
    const isWhole = printWindow(windowState.window, placement, wholeOf(placement)) === undefined;
    const printed = isWhole ? undefined : printWindow(carryOver(windowState.window, placement, to), to, wholeOf(to));
    setParams({ "tl-scale": next === usual ? undefined : next, "tl-from": printed?.from, "tl-to": printed?.to });
  };
  const knower = party === undefined ? undefined : study.index.parties[party]?.name;
  const zoom = (factor: number): void => {
    windowState.move((now) => zoomAbout(now, factor, (now.from + now.to) / 2));
  };

  return (
    <section className="view timeline">
      <header>
        <h2>Timeline</h2>
        <p className="intro">
          {small
            ? "What happened, in time order; press an event for its evidence."
            : "A lane for each party, time from left to right; a line between lanes joins those who took part, in the style of their channel. Press an event for its evidence."}
        </p>
        <LensNote seen={seen} knower={knower} limited={party !== undefined || atMs !== undefined} />
      </header>
      <div className="tl-filters">
        <ChannelKeys study={study} choices={choices} filters={filters} setParams={setParams} forgetWindow={scale === "order"} />
        <div className="controls tl-tools">
          {!small && <ScaleTools scale={scale} setScale={setScale} zoom={zoom} whole={windowState.whole} />}
          <FacetFilters
            study={study} choices={choices} filters={filters} setParams={setParams} forgetWindow={scale === "order"}
            shown={shown.length} total={seen.events.length}
          />
        </div>
      </div>
      <div ref={holder} className="tl-holder">
        {shown.length === 0 ? (
          <Nothing any={study.record.events.length > 0} filtered={seen.events.length > 0} />
        ) : small ? (
          <EventList study={study} shown={shown} deadlines={deadlines} knower={knower} picked={selection?.event} onPick={pick} />
        ) : widthPx > 0 ? (
          <Chart
            study={study} placement={placement} parties={lanes} verticals={verticals} windowState={windowState} widthPx={widthPx}
            namesPx={namesPx} knower={party} picked={picked} onPick={pick}
          />
        ) : null}
      </div>
      {!small && shown.length > 0 && (
        <p className="small quiet no-print">
          {scale === "order" ? "One column an event: distances are not durations, and a dotted line marks a week or more without events. " : "Times are UTC. "}
          Drag or use the arrow keys to pan; Ctrl and wheel, + and − to zoom, 0 to fit. Tab reaches an event, arrows the next.
        </p>
      )}
      {!small && shown.length > 0 && <EventTable study={study} shown={shown} knower={knower} onPick={pick} />}
      <LaneLegend />
    </section>
  );
}

interface ScaleToolsProps {
  readonly scale: ScaleName;
  readonly setScale: (scale: ScaleName) => void;
  readonly zoom: (factor: number) => void;
  readonly whole: () => void;
}

function ScaleTools({ scale, setScale, zoom, whole }: ScaleToolsProps) {
  return (
    <>
      <span className="segments" role="group" aria-label="Scale">
        {SCALES.map((name) => (
          <button key={name} type="button" className="button" aria-pressed={scale === name} onClick={() => { setScale(name); }}>
            {SCALE_WORDS[name]}
          </button>
        ))}
      </span>
      <span className="segments" role="group" aria-label="Zoom">
        <button type="button" className="button" aria-label="Zoom out" onClick={() => { zoom(1 / 1.6); }}>−</button>
        <button type="button" className="button" aria-label="Zoom in" onClick={() => { zoom(1.6); }}>+</button>
        <button type="button" className="button" onClick={whole}>Fit</button>
      </span>
    </>
  );
}

function Nothing({ any, filtered }: { any: boolean; filtered: boolean }) {
  const { bundle, goTo } = useView();
  if (!any && !filtered && bundle.drafted === true) {
    return (
      <div className="empty">
        <h3>Nothing has been accepted into this record yet</h3>
        <p>What was found in its documents waits on the reading desk.</p>
        <p>
          <button type="button" className="button" onClick={() => { goTo("desk"); }}>Go to the reading desk</button>
        </p>
      </div>
    );
  }
  return (
    <div className="empty">
      <h3>{filtered ? "No event passes these filters" : any ? "Nothing of this was known then" : "This record has no events yet"}</h3>
      <p>{filtered ? "Clear a filter above to see more." : any ? "Move the moment later, or choose another party above." : "Add events to journal.yaml and reload this page."}</p>
    </div>
  );
}

/** Parties in the case's order; while filtering, those that are left. A lane on top for events that name nobody. */
function lanesOf(shown: readonly SeenEvent[], parties: number, filtering: boolean): number[] {
  const used = new Set<number>();
  let nameless = false;
  for (const { parts } of shown) {
    if (parts.length === 0) nameless = true;
    for (const { party } of parts) used.add(party);
  }
  const named = Array.from({ length: parties }, (_, i) => i).filter((party) => !filtering || used.has(party));
  return nameless ? [NO_PARTY, ...named] : named;
}
