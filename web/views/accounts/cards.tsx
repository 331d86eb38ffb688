import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { sightOf } from "../../../src/study/lens.ts";
import { EventGlyph } from "../../marks/event-glyph.tsx";
import { StandingMark, VoiceDots } from "../../marks/marks.tsx";
import { useView } from "../../view-context.ts";
import { count } from "../../words/counts.ts";
import { printSeenTime, printSeenTitle } from "../../words/titles.ts";
import { DiffersMark } from "./matrix-cells.tsx";
import { cellsOf, printCell, weightOf } from "./cells.ts";

/** The matrix on a narrow screen: a card for each event, with the accounts that speak of it. */
export function EventCards({ events, names }: { events: readonly number[]; names: ReadonlyMap<string, string> }) {
  const box = useRef<HTMLDivElement>(null);
  const getScrollElement = (): HTMLElement | null => box.current;
  const rows = useVirtualizer({ count: events.length, getScrollElement, estimateSize: () => 150, overscan: 4 });
  return (
    <div className="ac-cards" ref={box} role="region" aria-label="Events with the accounts that report them" tabIndex={0}>
      <div className="ac-rows" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((item) => (
          <div
            key={item.key}
            ref={rows.measureElement}
            data-index={item.index}
            className="ac-card-slot"
            style={{ transform: `translateY(${String(item.start)}px)` }}
          >
            <EventCard number={events[item.index] ?? 0} names={names} />
          </div>
        ))}
      </div>
    </div>
  );
}

function EventCard({ number, names }: { number: number; names: ReadonlyMap<string, string> }) {
  const { study, lens, select } = useView();
  const event = study.record.events[number];
  const sight = sightOf(study, lens, number);
  if (!event || !sight) return null;
  const { voices, copies } = weightOf(event, study.voices);
  return (
    <article className="ac-card">
      <h4>
        <button type="button" className="plain" dir="auto" onClick={() => { select({ event: number, report: undefined }); }}>
          {printSeenTitle(event, sight)}
        </button>
      </h4>
      <p className="small quiet party">
        <EventGlyph study={study} number={number} sight={sight} /> {printSeenTime(study, number, sight)} ·{" "}
        <VoiceDots voices={voices} copies={copies} /> {count(voices, "voice")}
      </p>
      <ul className="ac-chips">
        {[...cellsOf(event)].map(([account, cell]) => (
          <li key={account}>
            <button type="button" className="ac-chip small" onClick={() => { select({ event: number, report: cell.reports[0] }); }}>
              {cell.standings.map((standing) => <StandingMark key={standing} standing={standing} />)}
              <span dir="auto">{names.get(account) ?? account}</span>
              {cell.differs && <DiffersMark />}
              <span className="hidden-label">, {printCell(cell)}</span>
            </button>
          </li>
        ))}
      </ul>
    </article>
  );
}
