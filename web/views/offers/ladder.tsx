import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import type { Issue } from "../../../src/case/case-file.ts";
import type { Study } from "../../../src/study/study.ts";
import { type Differing, hasCell, RungCell } from "./rung-cell.tsx";
import { RungHead } from "./rung-head.tsx";
import type { OffersSeen, SeenRung } from "./seen.ts";
import { issueShort } from "./words.ts";

export interface LadderProps {
  readonly study: Study;
  readonly seen: OffersSeen;
  readonly differing: Differing;
  readonly lit: number | undefined;
  readonly selected: number | undefined;
  /** Rung, by its place among those seen, that is to come into sight. */
  readonly goal: number | undefined;
  readonly compared: readonly number[];
  readonly onLight: (event: number | undefined) => void;
  readonly onSelect: (event: number) => void;
  readonly onCompare: (event: number) => void;
}

export const COLUMN_PX = 232;
const FIRST_PX = 152;
/** Ladders up to this long are drawn whole, so that they can be searched and printed. */
const WHOLE = 24;

/** Offers and answers side by side, left to right, issue by issue. */
export function Ladder({ study, seen, differing, lit, selected, goal, compared, onLight, onSelect, onCompare }: LadderProps) {
  const scroll = useRef<HTMLDivElement>(null);
  const { rungs, spoken } = seen;
  const virtual = useVirtualizer({
    horizontal: true,
    count: rungs.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => COLUMN_PX,
    overscan: 3,
    enabled: rungs.length > WHOLE,
  });
  const items = rungs.length > WHOLE ? virtual.getVirtualItems().map((item) => item.index) : rungs.map((_, i) => i);
  const shown = items.flatMap((i) => (rungs[i] ? [rungs[i]] : []));
  const before = (items[0] ?? 0) * COLUMN_PX;
  const after = (rungs.length - 1 - (items.at(-1) ?? rungs.length - 1)) * COLUMN_PX;

  useEffect(() => {
    const box = scroll.current;
    if (!box || goal === undefined) return;
    const at = goal * COLUMN_PX;
    const room = box.clientWidth - FIRST_PX - COLUMN_PX;
    if (at < box.scrollLeft || at > box.scrollLeft + room) box.scrollLeft = Math.max(0, at - room / 3);
  }, [goal]);

  const columnClass = ({ rung }: SeenRung): string =>
    `${rung.event === lit ? "lit" : ""}${rung.event === selected ? " selected" : ""}`;
  return (
    <div className="scroll-x of-ladder" ref={scroll} tabIndex={0} role="region" aria-label="Ladder of offers and responses">
      <table aria-colcount={rungs.length + 1} style={{ width: FIRST_PX + rungs.length * COLUMN_PX }}>
        <caption className="hidden-label">Offers and responses in order, a column each; issues in rows</caption>
        <thead>
          <tr>
            <th scope="col" className="of-issue" aria-colindex={1} style={{ width: FIRST_PX }}>Issue</th>
            <Spacer width={before} />
            {shown.map((rung) => (
              <th
                key={rung.number}
                scope="col"
                className={columnClass(rung)}
                aria-colindex={rungs.indexOf(rung) + 2}
                style={{ width: COLUMN_PX }}
                onPointerEnter={() => { onLight(rung.rung.event); }}
                onPointerLeave={() => { onLight(undefined); }}
              >
                <RungHead
                  study={study}
                  seen={seen}
                  rung={rung}
                  selected={rung.rung.event === selected}
                  compared={compared.includes(rung.rung.event)}
                  onSelect={onSelect}
                  onCompare={onCompare}
                />
              </th>
            ))}
            <Spacer width={after} />
          </tr>
        </thead>
        <tbody>
          {spoken.map((issue) => (
            <tr key={issue.id}>
              <th scope="row" className="of-issue" aria-colindex={1}><IssueName issue={issue} /></th>
              <Spacer width={before} />
              {shown.map((rung) => (
                <td
                  key={rung.number}
                  className={`${columnClass(rung)}${hasCell(rung, issue.id) ? "" : " of-blank"}`}
                  onPointerEnter={() => { onLight(rung.rung.event); }}
                  onPointerLeave={() => { onLight(undefined); }}
                >
                  {hasCell(rung, issue.id) ? (
                    <RungCell study={study} seen={seen} rung={rung} issue={issue} differing={differing} />
                  ) : (
                    <span className="hidden-label">{rung.terms === undefined ? "terms not known" : "not spoken of"}</span>
                  )}
                </td>
              ))}
              <Spacer width={after} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the columns out of sight. */
function Spacer({ width }: { width: number }) {
  return width > 0 ? <td className="of-spacer" aria-hidden="true" style={{ width }} /> : null;
}

function IssueName({ issue }: { issue: Issue }) {
  return (
    <>
      <span title={issue.name}>{issueShort(issue)}</span>
      {issue.kind === "quantity" && <span className="quiet of-unit"> {issue.unit}</span>}
    </>
  );
}
