import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Account } from "../../../src/case/accounts-file.ts";
import { sightOf } from "../../../src/study/lens.ts";
import { moveIn, type Place } from "../../frame/grid-move.ts";
import { useView } from "../../view-context.ts";
import { cellsOf } from "./cells.ts";
import type { VoiceGroup } from "./family.ts";
import { AccountCell, EventCell, VoicesCell } from "./matrix-cells.tsx";

const ROW = 60;
/** The event and its voices stand before the accounts. */
const FIXED = 2;

interface MatrixProps {
  readonly events: readonly number[];
  readonly groups: readonly VoiceGroup[];
  readonly names: ReadonlyMap<string, string>;
}

/** Events by account. A grid: arrow keys move, Enter opens the words. Only the rows in sight are drawn. */
export function Matrix({ events, groups, names }: MatrixProps) {
  const { study, selection, select } = useView();
  const box = useRef<HTMLDivElement>(null);
  const accounts = useMemo(() => groups.flatMap((group) => group.accounts), [groups]);
  const [at, setAt] = useState<Place>({ row: 0, column: 0 });
  const wantsFocus = useRef(false);
  const getScrollElement = (): HTMLElement | null => box.current;
  const estimateSize = (): number => ROW;
  const rows = useVirtualizer({ count: events.length, getScrollElement, estimateSize, overscan: 6 });
  const drawn = rows.getVirtualItems();
  const columns = accounts.length + FIXED;
  const [row, column] = [Math.min(at.row, events.length - 1), Math.min(at.column, columns - 1)];
  // One cell can be reached by Tab; where the one last used is out of sight, the first drawn stands in.
  const entry = drawn.some((item) => item.index === row) ? row : (drawn[0]?.index ?? 0);

  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    const cell = box.current?.querySelector<HTMLElement>(`[data-cell="${String(row)}/${String(column)}"]`);
    if (!cell) return;
    wantsFocus.current = false;
    cell.focus({ preventScroll: true });
    revealColumn(box.current, cell, column);
  });

  const picked = selection?.event;
  useEffect(() => {
    const shown = picked === undefined ? -1 : events.indexOf(picked);
    if (shown >= 0) revealRow(box.current, shown);
  }, [picked, events]);

  const open = (r: number, c: number): void => {
    const number = events[r];
    const event = number === undefined ? undefined : study.record.events[number];
    if (number === undefined || !event) return;
    const account = accounts[c - FIXED];
    select({ event: number, report: account && cellsOf(event).get(account.id)?.reports[0] });
  };
  const press = (event: React.KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") open(row, column);
    else {
      const page = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / ROW) - 2);
      const to = moveIn({ rows: events.length, columns, page }, { row: entry, column }, event.key, event.ctrlKey);
      if (!to) return;
      wantsFocus.current = true;
      setAt(to);
      revealRow(box.current, to.row);
    }
    event.preventDefault();
  };
  const style = { "--accounts": accounts.length } as React.CSSProperties;
  return (
    <div
      className="ac-matrix"
      ref={box}
      style={style}
      role="grid"
      aria-label="Events by account"
      aria-rowcount={events.length + 2}
      aria-colcount={columns}
      onKeyDown={press}
    >
      <Heads groups={groups} names={names} />
      <div role="rowgroup" className="ac-rows" style={{ height: rows.getTotalSize() }}>
        {drawn.map((item) => (
          <MatrixRow
            key={item.key}
            row={item.index}
            number={events[item.index] ?? 0}
            top={item.start}
            accounts={accounts}
            names={names}
            focusable={item.index === entry ? column : undefined}
            pick={(c) => {
              setAt({ row: item.index, column: c });
              open(item.index, c);
            }}
          />
        ))}
      </div>
    </div>
  );
}

/** Brings a row between the heads and the lower edge; rows are all of one height. */
function revealRow(box: HTMLElement | null, row: number): void {
  const heads = box?.querySelector<HTMLElement>(".ac-heads")?.offsetHeight ?? 0;
  if (!box) return;
  const [top, room] = [row * ROW, box.clientHeight - heads];
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + ROW > box.scrollTop + room) box.scrollTop = top + ROW - room;
}

/** Brings a cell out from under the column that stays. */
function revealColumn(box: HTMLElement | null, cell: HTMLElement, column: number): void {
  const head = box?.querySelector<HTMLElement>(".ac-head-event");
  if (!box || !head || column === 0) return;
  const [frame, place] = [box.getBoundingClientRect(), cell.getBoundingClientRect()];
  const left = frame.left + head.offsetWidth;
  if (place.left < left) box.scrollLeft -= left - place.left;
  else if (place.right > frame.right) box.scrollLeft += place.right - frame.right + 16;
}

function Heads({ groups, names }: { groups: readonly VoiceGroup[]; names: ReadonlyMap<string, string> }) {
  return (
    <div role="rowgroup" className="ac-heads">
      <div role="row" className="ac-row ac-braces" aria-rowindex={1}>
        <span role="columnheader" className="ac-head-event"><span className="hidden-label">Lines of descent</span></span>
        <span role="columnheader"><span className="hidden-label">Voices</span></span>
        {groups.map((group, i) => (
          <span
            key={group.root.id}
            role="columnheader"
            className="ac-brace tiny"
            aria-colspan={group.accounts.length}
            style={{ gridColumn: `span ${String(group.accounts.length)}` }}
          >
            <span>
              voice {i + 1}
              {group.root.lost && ", lost original"}
            </span>
          </span>
        ))}
      </div>
      <div role="row" className="ac-row ac-names" aria-rowindex={2}>
        <span role="columnheader" className="ac-head-event">Event</span>
        <span role="columnheader">Voices</span>
        {groups.flatMap((group) =>
          group.accounts.map((account) => (
            <span
              key={account.id}
              role="columnheader"
              title={names.get(account.id)}
              className={account.lineage.of === undefined ? undefined : "ac-copy-name"}
            >
              <span className="ac-clamp" dir="auto">{names.get(account.id)}</span>
            </span>
          )),
        )}
      </div>
    </div>
  );
}

interface MatrixRowProps {
  readonly row: number;
  readonly number: number;
  readonly top: number;
  readonly accounts: readonly Account[];
  readonly names: ReadonlyMap<string, string>;
  /** The column that Tab reaches, in the row that has it. */
  readonly focusable: number | undefined;
  readonly pick: (column: number) => void;
}

function MatrixRow({ row, number, top, accounts, names, focusable, pick }: MatrixRowProps) {
  const { study, lens, selection } = useView();
  const event = study.record.events[number];
  const sight = sightOf(study, lens, number);
  if (!event || !sight) return null;
  const cells = cellsOf(event);
  const place = (column: number): { id: string; tabIndex: number; pick: () => void } => ({
    id: `${String(row)}/${String(column)}`, tabIndex: column === focusable ? 0 : -1, pick: () => { pick(column); },
  });
  const style = { transform: `translateY(${String(top)}px)` };
  const picked = selection?.event === number;
  return (
    <div role="row" aria-rowindex={row + 3} className={`ac-row${picked ? " selected" : ""}`} style={style}>
      <EventCell number={number} event={event} sight={sight} place={place(0)} />
      <VoicesCell event={event} place={place(1)} />
      {accounts.map(({ id }, i) => {
        const cell = cells.get(id);
        const isOpen = picked && selection.report !== undefined && cell?.reports.includes(selection.report) === true;
        return <AccountCell key={id} cell={cell} name={names.get(id) ?? id} place={place(i + FIXED)} isOpen={isOpen} />;
      })}
    </div>
  );
}
