import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Study } from "../../../src/study/study.ts";
import { ChannelLine, PartySwatch, SecrecyMark } from "../../marks/marks.tsx";
import { partyShort } from "../../words/names.ts";
import { EventIcon } from "./event-icon.tsx";
import { type ListRow, listRows } from "./list-rows.ts";
import type { SeenEvent } from "./seen.ts";
import type { SetDeadline } from "./verticals.ts";
import { channelWords, hiddenWords, possibleWords, sourceWords, standingWords, typeWords, whenWords } from "./words.ts";

interface EventListProps {
  readonly study: Study;
  readonly shown: readonly SeenEvent[];
  readonly deadlines: readonly SetDeadline[];
  readonly knower: string | undefined;
  readonly picked: number | undefined;
  readonly onPick: (event: number | undefined) => void;
}

/** On a small screen the lanes become one list in time order; only what is near the window is in the document. */
export function EventList({ study, shown, deadlines, knower, picked, onPick }: EventListProps) {
  const rows = useMemo(() => listRows(shown, deadlines), [shown, deadlines]);
  const list = useRef<HTMLOListElement>(null);
  const [above, setAbove] = useState(0);
  useEffect(() => {
    const measure = (): void => {
      const y = (list.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
      setAbove((was) => (Math.abs(was - y) > 1 ? y : was));
    };
    measure();
    window.addEventListener("resize", measure);
    return () => {
      window.removeEventListener("resize", measure);
    };
  });
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: (i) => (rows[i]?.kind === "event" ? 96 : 40),
    overscan: 8,
    scrollMargin: above,
    getItemKey: (i) => rows[i]?.key ?? i,
  });
  return (
    <ol ref={list} className="tl-list" style={{ height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map((item) => {
        const row = rows[item.index];
        return row ? (
          <li key={item.key} ref={virtual.measureElement} data-index={item.index} style={{ transform: `translateY(${item.start - above}px)` }}>
            <Row study={study} row={row} knower={knower} picked={picked} onPick={onPick} />
          </li>
        ) : null;
      })}
    </ol>
  );
}

interface RowProps {
  readonly study: Study;
  readonly row: ListRow;
  readonly knower: string | undefined;
  readonly picked: number | undefined;
  readonly onPick: (event: number | undefined) => void;
}

function Row({ study, row, knower, picked, onPick }: RowProps) {
  if (row.kind === "heading") return <h3 className="tl-date numbers">{row.words}</h3>;
  if (row.kind === "deadline") {
    const { event } = row;
    return event === undefined ? (
      <p className="tl-divider" dir="auto">{row.words}</p>
    ) : (
      <button type="button" className="tl-divider" dir="auto" onClick={() => { onPick(event); }}>{row.words}</button>
    );
  }
  const { seen, divider, heading } = row;
  const when = whenWords(study, seen, knower);
  const channel = seen.channel === undefined ? undefined : study.index.channel.get(seen.channel);
  const more = [sourceWords(study, seen), standingWords(seen), possibleWords(seen), hiddenWords(seen, knower)].filter(Boolean);
  return (
    <button
      type="button"
      className={`tl-row${divider ? " divider" : ""}${seen.possible ? " tl-possible" : ""}`}
      aria-pressed={seen.event === picked}
      onClick={() => { onPick(seen.event); }}
    >
      <EventIcon seen={seen} />
      <span className="tl-row-body">
        <span className="small quiet numbers">{when === heading ? typeWords(seen) : `${typeWords(seen)} · ${when}`}</span>
        <strong dir="auto">{seen.title}</strong>
        <span className="tl-row-parties small">
          {seen.parts.filter((part) => part.role !== "source").map((part) => (
            <span key={part.party} className="party">
              <PartySwatch party={part.party} />
              {`${part.role === "receives" ? "to " : part.role === "carries" ? "by way of " : ""}${partyShort(study.index, part.party)}`}
            </span>
          ))}
          {seen.parts.length === 0 && <span className="quiet">no party named</span>}
        </span>
        {channel && (
          <span className="small quiet tl-row-channel">
            <ChannelLine kind={channel.kind} /> <SecrecyMark secrecy={channel.secrecy} /> {channelWords(study, seen)}
          </span>
        )}
        {more.map((words) => (
          <span key={words} className="small quiet">{words}</span>
        ))}
      </span>
    </button>
  );
}
