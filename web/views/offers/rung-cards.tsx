import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { LadderProps } from "./ladder.tsx";
import { hasCell, RungCell } from "./rung-cell.tsx";
import { RungHead } from "./rung-head.tsx";
import type { SeenRung } from "./seen.ts";

/** Past this many only the cards in sight are drawn. */
const WHOLE = 60;
const CARD_PX = 420;

/** The ladder on a phone and on paper: a card for each rung, downwards. */
export function RungCards(props: LadderProps) {
  return props.seen.rungs.length > WHOLE ? <VirtualCards {...props} /> : <AllCards {...props} />;
}

function AllCards(props: LadderProps) {
  const list = useRef<HTMLOListElement>(null);
  const { goal } = props;
  const first = useRef(true);
  useEffect(() => {
    // The page does not jump by itself when it is opened.
    if (!first.current && goal !== undefined) list.current?.children[goal]?.scrollIntoView({ block: "nearest" });
    first.current = false;
  }, [goal]);
  return (
    <ol className="of-cards" ref={list}>
      {props.seen.rungs.map((rung) => (
        <li key={rung.number}><Card {...props} rung={rung} /></li>
      ))}
    </ol>
  );
}

function VirtualCards(props: LadderProps) {
  const list = useRef<HTMLOListElement>(null);
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    setMargin((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
  }, []);
  const { rungs } = props.seen;
  const virtual = useWindowVirtualizer({ count: rungs.length, estimateSize: () => CARD_PX, overscan: 4, scrollMargin: margin });
  const { goal } = props;
  const reached = useRef(goal);
  useEffect(() => {
    // Only a new goal moves the page.
    if (goal !== undefined && goal !== reached.current) virtual.scrollToIndex(goal, { align: "start" });
    reached.current = goal;
  }, [goal, virtual]);
  return (
    <ol className="of-cards" ref={list} style={{ height: virtual.getTotalSize(), position: "relative" }}>
      {virtual.getVirtualItems().map((item) => {
        const rung = rungs[item.index];
        return (
          rung && (
            <li
              key={rung.number}
              data-index={item.index}
              ref={virtual.measureElement}
              aria-setsize={rungs.length}
              aria-posinset={item.index + 1}
              style={{ position: "absolute", insetInline: 0, top: 0, transform: `translateY(${String(item.start - margin)}px)` }}
            >
              <Card {...props} rung={rung} />
            </li>
          )
        );
      })}
    </ol>
  );
}

function Card(props: LadderProps & { readonly rung: SeenRung }) {
  const { study, seen, rung, differing, lit, selected, compared, onSelect, onCompare } = props;
  const issues = seen.spoken.filter((issue) => hasCell(rung, issue.id));
  const { event } = rung.rung;
  return (
    <article className={`rung of-card${event === lit ? " lit" : ""}${event === selected ? " selected" : ""}`}>
      <RungHead
        study={study}
        seen={seen}
        rung={rung}
        selected={event === selected}
        compared={compared.includes(event)}
        onSelect={onSelect}
        onCompare={onCompare}
      />
      {issues.length > 0 && (
        <dl>
          {issues.map((issue) => (
            <div key={issue.id}>
              <dt>{issue.name}</dt>
              <dd><RungCell study={study} seen={seen} rung={rung} issue={issue} differing={differing} /></dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  );
}
