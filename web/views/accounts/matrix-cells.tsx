import type { EventDraft } from "../../../src/journal/event.ts";
import type { Sight } from "../../../src/study/lens.ts";
import { EventGlyph } from "../../marks/event-glyph.tsx";
import { StandingMark, VoiceDots } from "../../marks/marks.tsx";
import { useView } from "../../view-context.ts";
import { count } from "../../words/counts.ts";
import { printSeenTime, printSeenTitle } from "../../words/titles.ts";
import { type Cell, printCell, weightOf } from "./cells.ts";

/** The account differs from the record on something: drawn, since few fonts have a clear sign for it. */
export function DiffersMark() {
  return (
    <svg className="ac-differs" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <path d="M1.5 4.25H10.5M1.5 7.75H10.5M8.25 1 3.75 11" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
    </svg>
  );
}

/** Where a cell stands, and what picking it does. */
export interface CellPlace {
  readonly id: string;
  readonly tabIndex: number;
  readonly pick: () => void;
}

interface EventCellProps {
  readonly number: number;
  readonly event: EventDraft;
  readonly sight: Sight;
  readonly place: CellPlace;
}

export function EventCell({ number, event, sight, place }: EventCellProps) {
  const { study } = useView();
  const title = printSeenTitle(event, sight);
  return (
    <div
      role="rowheader"
      className={`ac-event${sight.certainty === "possible" ? " possible" : ""}`}
      data-cell={place.id}
      tabIndex={place.tabIndex}
      onClick={place.pick}
    >
      <span className="ac-clamp" dir="auto" title={title}>{title}</span>
      <span className="tiny quiet">
        <EventGlyph study={study} number={number} sight={sight} /> {printSeenTime(study, number, sight)}
        {sight.certainty === "possible" && ", perhaps not yet"}
      </span>
    </div>
  );
}

export function VoicesCell({ event, place }: { event: EventDraft; place: CellPlace }) {
  const { study } = useView();
  const { voices, copies, denials } = weightOf(event, study.voices);
  return (
    <div role="gridcell" className="ac-voices" data-cell={place.id} tabIndex={place.tabIndex} onClick={place.pick}>
      <VoiceDots voices={voices} copies={copies} />
      <span className="numbers" aria-hidden="true">{voices}</span>
      <span className="hidden-label">
        {count(voices, "voice")}
        {copies > 0 && `, ${count(copies, "copy", "copies")}`}
        {denials > 0 && `, ${count(denials, "denial")}`}
      </span>
    </div>
  );
}

interface AccountCellProps {
  readonly cell: Cell | undefined;
  readonly name: string;
  readonly place: CellPlace;
  readonly isOpen: boolean;
}

export function AccountCell({ cell, name, place, isOpen }: AccountCellProps) {
  return (
    <div
      role="gridcell"
      className={`ac-cell${isOpen ? " open" : ""}`}
      data-cell={place.id}
      tabIndex={place.tabIndex}
      aria-selected={isOpen}
      title={`${name}: ${printCell(cell)}`}
      onClick={place.pick}
    >
      {cell?.standings.map((standing) => <StandingMark key={standing} standing={standing} />)}
      {cell && cell.reports.length > 1 && <span className="tiny quiet numbers" aria-hidden="true">×{cell.reports.length}</span>}
      {cell?.differs && <DiffersMark />}
      <span className="hidden-label">{printCell(cell)}</span>
    </div>
  );
}
