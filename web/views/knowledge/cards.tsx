import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Lens } from "../../../src/study/lens.ts";
import { HowMark, PartySwatch } from "../../marks/marks.tsx";
import { useView } from "../../view-context.ts";
import { partyShort } from "../../words/names.ts";
import { cellOf } from "./cells.ts";
import { Detail } from "./detail.tsx";
import type { Opened } from "./matrix.tsx";
import { EventHead, Spoken } from "./matrix-row.tsx";
import { groupRows } from "./rows.ts";
import { HOW_SHORT, printCell, printFields, printSince } from "./wording.ts";

interface CardsProps {
  readonly lens: Lens;
  readonly events: readonly number[];
  readonly opened: Opened | undefined;
  readonly open: (opened: Opened | undefined) => void;
}

/** The matrix on a phone: a card for each event, a line in it for each party. */
export function Cards({ lens, events, opened, open }: CardsProps) {
  const { study, select } = useView();
  const rows = useMemo(() => groupRows(study, lens, events), [study, lens, events]);
  const list = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    setOffset((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
  }, [rows]);
  const { parties } = study.index;
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: (i) => (rows[i]?.kind === "heading" ? 40 : 90 + parties.length * 44),
    getItemKey: (i) => { const row = rows[i]; return row?.kind === "event" ? row.event : `heading-${String(i)}`; },
    overscan: 3,
    scrollMargin: offset,
  });
  return (
    <div ref={list} className="kn-cards" style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map((item) => {
        const row = rows[item.index];
        if (!row) return null;
        return (
          <div key={item.key} ref={virtual.measureElement} data-index={item.index} className="kn-place" style={{ transform: `translateY(${String(item.start - offset)}px)` }}>
            {row.kind === "heading" ? (
              <h3 className="kn-heading">{row.title}</h3>
            ) : (
              <article className="kn-card">
                <button type="button" className="plain kn-card-head" onClick={() => { select({ event: row.event, report: undefined }); }}>
                  <EventHead study={study} lens={lens} event={row.event} />
                </button>
                <ul>
                  {parties.map((party, i) => (
                    <li key={party.id}>
                      <Line
                        lens={lens} event={row.event} party={i} open={open}
                        isOpen={opened?.event === row.event && opened.party === i}
                      />
                    </li>
                  ))}
                </ul>
              </article>
            )}
          </div>
        );
      })}
    </div>
  );
}

interface LineProps {
  readonly lens: Lens;
  readonly event: number;
  readonly party: number;
  readonly isOpen: boolean;
  readonly open: (opened: Opened | undefined) => void;
}

function Line({ lens, event, party, isOpen, open }: LineProps) {
  const { study } = useView();
  const cell = cellOf(study, lens, event, party);
  return (
    <>
      <button
        type="button" className={`plain kn-line${cell.state === "known" ? "" : " quiet"}`} aria-expanded={isOpen}
        onClick={() => { open(isOpen ? undefined : { event, party }); }}
      >
        <Spoken label={printCell(study, lens, event, party, cell)}>
          <span className="party"><PartySwatch party={party} /> {partyShort(study.index, party)}</span>
          {cell.state === "known" ? (
            <>
              <span className="kn-line-how">
                <HowMark how={cell.how} /> {HOW_SHORT[cell.how]}
                {printFields(cell) && <span className="quiet">, {printFields(cell)}</span>}
              </span>
              <span className="numbers kn-line-since">{printSince(study, lens, event, cell)}{cell.certainty === "possible" && "?"}</span>
            </>
          ) : (
            <span className="kn-line-how">{cell.state === "silent" ? "—" : cell.state === "hidden" ? "not known whether" : "not yet"}</span>
          )}
        </Spoken>
      </button>
      {isOpen && <Detail lens={lens} event={event} party={party} close={() => { open(undefined); }} />}
    </>
  );
}
