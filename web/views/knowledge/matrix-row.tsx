import { type Lens, seesField, sightOf } from "../../../src/study/lens.ts";
import type { Study } from "../../../src/study/study.ts";
import { EventGlyph } from "../../marks/event-glyph.tsx";
import { partyColour, SecrecyMark } from "../../marks/marks.tsx";
import { TYPE_NAMES } from "../../words/names.ts";
import { printSeenTime, printTitle } from "../../words/titles.ts";
import { CellMark } from "./cell-mark.tsx";
import { cellOf, earliness, lagOf } from "./cells.ts";
import { printCell } from "./wording.ts";

interface RowHeadProps {
  readonly study: Study;
  readonly lens: Lens;
  readonly event: number;
  readonly active: boolean;
  readonly pick: () => void;
}

/** The first column: what happened, of which type, when, and how closed its channel was. */
export function RowHead({ study, lens, event, active, pick }: RowHeadProps) {
  return (
    <div
      role="rowheader" aria-colindex={1} className="kn-first" data-cell="" data-active={active ? "" : undefined} tabIndex={active ? 0 : -1}
      onClick={pick} onKeyDown={onEnter(pick)}
    >
      <EventHead study={study} lens={lens} event={event} />
    </div>
  );
}

export function EventHead({ study, lens, event }: { study: Study; lens: Lens; event: number }) {
  const entry = study.record.events[event];
  const sight = sightOf(study, lens, event);
  const channelId = sight && seesField(sight, "channel") ? entry?.channel : undefined;
  const channel = channelId === undefined ? undefined : study.index.channel.get(channelId);
  return (
    <>
      <span className="kn-title" dir="auto">{printTitle(study, lens, event)}</span>
      <span className="kn-meta">
        {sight && <EventGlyph study={study} number={event} sight={sight} />}{" "}
        {channel && (
          <>
            <SecrecyMark secrecy={channel.secrecy} /> <span className="hidden-label">{channel.secrecy} channel, </span>
          </>
        )}
        {entry && TYPE_NAMES[entry.type]} · {printSeenTime(study, event, sight)}
      </span>
    </>
  );
}

interface CellBoxProps {
  readonly study: Study;
  readonly lens: Lens;
  readonly event: number;
  readonly party: number;
  readonly active: boolean;
  readonly isOpen: boolean;
  readonly toggle: () => void;
}

export function CellBox({ study, lens, event, party, active, isOpen, toggle }: CellBoxProps) {
  const cell = cellOf(study, lens, event, party);
  const known = cell.state === "known";
  const wash = known ? ` kn-wash-${String(earliness(lagOf(study, lens, event, cell.via), event === cell.via))}` : "";
  const label = printCell(study, lens, event, party, cell);
  return (
    <div
      role="gridcell" aria-colindex={party + 2} aria-expanded={isOpen} title={label}
      className={`kn-cell${wash}${known && cell.certainty === "possible" ? " kn-possible" : ""}${isOpen ? " open" : ""}`}
      style={{ "--kn-hue": partyColour(party) } as React.CSSProperties}
      data-cell="" data-active={active ? "" : undefined} tabIndex={active ? 0 : -1} onClick={toggle} onKeyDown={onEnter(toggle)}
    >
      <Spoken label={label}>
        <CellMark study={study} lens={lens} event={event} cell={cell} />
      </Spoken>
    </div>
  );
}

/** What stands there for the eye, and the same in full for the ear. */
export function Spoken({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <span aria-hidden="true" className="kn-eye">{children}</span>
      <span className="hidden-label">{label}</span>
    </>
  );
}

function onEnter(act: () => void) {
  return (key: React.KeyboardEvent): void => {
    if (key.key !== "Enter" && key.key !== " ") return;
    key.preventDefault();
    act();
  };
}
