import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Lens } from "../../../src/study/lens.ts";
import { moveIn, type Place } from "../../frame/grid-move.ts";
import { usePrinting } from "../../frame/use-media.ts";
import { PartySwatch } from "../../marks/marks.tsx";
import { useView } from "../../view-context.ts";
import { partyShort } from "../../words/names.ts";
import { Detail } from "./detail.tsx";
import { CellBox, RowHead } from "./matrix-row.tsx";
import { groupRows } from "./rows.ts";
import { nameOf } from "./wording.ts";

/** What is opened under a row: the knowledge of one party. */
export interface Opened {
  readonly event: number;
  readonly party: number;
}

interface MatrixProps {
  readonly lens: Lens;
  readonly events: readonly number[];
  readonly opened: Opened | undefined;
  readonly open: (opened: Opened | undefined) => void;
}

const PAGE = 10;
const GUESS = { heading: 30, event: 62 };

/** Paper has no scrolling: all rows are drawn for it, as far as anybody would read. */
const PRINTED_AT_MOST = 2_000;

/** Events by party. Rows are drawn only where they are looked at; arrows move, Enter opens. */
export function Matrix({ lens, events, opened, open }: MatrixProps) {
  const { study, select, selection } = useView();
  const rows = useMemo(() => groupRows(study, lens, events), [study, lens, events]);
  const rowOf = useMemo(() => {
    const found: number[] = [];
    rows.forEach((row, i) => { if (row.kind === "event") found.push(i); });
    return found;
  }, [rows]);
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const at: Place = { row: Math.min(place.row, events.length - 1), column: place.column };
  const wantsFocus = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  const { parties } = study.index;

  const held = rowOf[at.row];
  const printing = usePrinting();
  const rangeExtractor = useCallback((range: Range) => {
    if (printing) return Array.from({ length: Math.min(range.count, PRINTED_AT_MOST) }, (_, i) => i);
    const drawn = defaultRangeExtractor(range);
    return held === undefined || drawn.includes(held) ? drawn : [...drawn, held].sort((a, b) => a - b);
  }, [held, printing]);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (i) => GUESS[rows[i]?.kind ?? "event"],
    getItemKey: (i) => { const row = rows[i]; return row?.kind === "event" ? row.event : `heading-${String(i)}`; },
    overscan: 6,
    scrollPaddingStart: 56,
    rangeExtractor,
  });

  // Before the next key can arrive: Home and Enter struck together open the row, not the cell that was left.
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    if (held !== undefined) virtual.scrollToIndex(held, { align: "auto" });
    box.current?.querySelector<HTMLElement>("[data-active]")?.focus({ preventScroll: held !== undefined && at.column === 0 });
  });

  // A link that opens a cell shows it.
  const first = useRef(true);
  useEffect(() => {
    if (!first.current || !opened) return;
    first.current = false;
    const row = events.indexOf(opened.event);
    if (row < 0) return;
    setPlace({ row, column: opened.party + 1 });
    virtual.scrollToIndex(rowOf[row] ?? 0, { align: "start" });
  }, [opened, events, rowOf, virtual]);

  const go = (to: Place): void => {
    wantsFocus.current = true;
    setPlace(to);
  };
  const onKeyDown = (key: React.KeyboardEvent): void => {
    if (!(key.target instanceof HTMLElement) || key.target.dataset["cell"] === undefined) {
      if (key.key === "Escape" && opened) {
        key.stopPropagation();
        open(undefined);
        go(at);
      }
      return;
    }
    if (key.altKey || key.metaKey) return;
    if (key.key === "Escape" && opened) {
      key.stopPropagation();
      open(undefined);
      return;
    }
    const to = moveIn({ rows: events.length, columns: parties.length + 1, page: PAGE }, at, key.key, key.ctrlKey);
    if (!to) return;
    key.preventDefault();
    go(to);
  };
  const toggle = (event: number, party: number): void => {
    open(opened?.event === event && opened.party === party ? undefined : { event, party });
  };

  return (
    <div
      ref={box}
      className="kn-grid-box"
      style={{ "--kn-parties": parties.length } as React.CSSProperties}
      role="grid"
      aria-label="Who knew of which event. Arrow keys move, Enter opens."
      aria-rowcount={rows.length + 1}
      aria-colcount={parties.length + 1}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="kn-head">
        <div role="row" aria-rowindex={1} className="kn-row">
          <div role="columnheader" aria-colindex={1} className="kn-first">Event</div>
          {parties.map((party, i) => (
            <div key={party.id} role="columnheader" aria-colindex={i + 2} className="kn-party" title={nameOf(study, i)}>
              <PartySwatch party={i} /> {partyShort(study.index, i)}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="kn-body" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const style = { transform: `translateY(${String(item.start)}px)` };
          if (row.kind === "heading") {
            return (
              <div
                key={item.key} ref={virtual.measureElement} data-index={item.index} className="kn-place" style={style}
                role="row" aria-rowindex={item.index + 2}
              >
                <div role="rowheader" aria-colspan={parties.length + 1} className="kn-heading"><span>{row.title}</span></div>
              </div>
            );
          }
          const { event } = row;
          const isAt = item.index === held;
          const picked = selection?.event === event;
          const openHere = opened?.event === event ? opened : undefined;
          return (
            <div
              key={item.key} ref={virtual.measureElement} data-index={item.index} className="kn-place" style={style} role="presentation"
            >
              <div role="row" aria-rowindex={item.index + 2} aria-selected={picked} className={`kn-row${picked ? " picked" : ""}`}>
                <RowHead
                  study={study} lens={lens} event={event} active={isAt && at.column === 0}
                  pick={() => { setPlace({ row: rowIn(rowOf, item.index), column: 0 }); select({ event, report: undefined }); }}
                />
                {parties.map((party, i) => (
                  <CellBox
                    key={party.id} study={study} lens={lens} event={event} party={i}
                    active={isAt && at.column === i + 1} isOpen={openHere?.party === i}
                    toggle={() => { setPlace({ row: rowIn(rowOf, item.index), column: i + 1 }); toggle(event, i); }}
                  />
                ))}
              </div>
              {openHere && (
                <div role="row" className="kn-detail-row">
                  <div role="gridcell" aria-colspan={parties.length + 1} className="kn-detail-cell">
                    <Detail lens={lens} event={event} party={openHere.party} close={() => { open(undefined); go(at); }} />
                  </div>
                </div>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Which event row an item of the list is; the list is sorted. */
function rowIn(rowOf: readonly number[], index: number): number {
  let [low, high] = [0, rowOf.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rowOf[middle] ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}
