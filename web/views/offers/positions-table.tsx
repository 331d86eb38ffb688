import { useMemo, useState } from "react";
import type { Study } from "../../../src/study/study.ts";
import { PartySwatch } from "../../marks/marks.tsx";
import { count } from "../../words/counts.ts";
import { partyShort } from "../../words/names.ts";
import type { OffersSeen, SeenPosition, SeenRung } from "./seen.ts";
import { positionsIn } from "./step-charts.tsx";
import { printWhen } from "./who.tsx";
import { printWholeTerm } from "./words.ts";

const COLUMNS = ["Issue", "Party", "Held out for", "From", "Until"] as const;
type Column = (typeof COLUMNS)[number];

/** What the charts draw, as rows to sort and to copy. */
export function PositionsTable({ study, seen, rungs }: { study: Study; seen: OffersSeen; rungs: readonly SeenRung[] }) {
  const [open, setOpen] = useState(false);
  const [sort, setSort] = useState<{ by: Column; down: boolean }>({ by: "From", down: false });
  const rows = useMemo(() => (open ? [...positionsIn(seen, rungs).values()].flat() : []), [open, seen, rungs]);
  const sorted = useMemo(() => {
    const sign = sort.down ? -1 : 1;
    return [...rows].sort((a, b) => sign * compare(study, a, b, sort.by));
  }, [study, rows, sort]);
  return (
    <details className="of-table" onToggle={(event) => { setOpen(event.currentTarget.open); }}>
      <summary>The same as a table</summary>
      {open && (
        <div className="scroll-x" tabIndex={0} role="region" aria-label="Positions as a table">
          <table className="data-table">
            <caption className="hidden-label">{count(rows.length, "position")}</caption>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col" aria-sort={sort.by === column ? (sort.down ? "descending" : "ascending") : undefined}>
                    <button type="button" className="plain of-sort" onClick={() => { setSort({ by: column, down: sort.by === column && !sort.down }); }}>
                      {column} <span aria-hidden="true">{sort.by === column ? (sort.down ? "↓" : "↑") : ""}</span>
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sorted.map((position) => (
                <Row key={`${String(position.from)} ${position.issue} ${String(position.party)}`} study={study} seen={seen} position={position} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

function Row({ study, seen, position }: { study: Study; seen: OffersSeen; position: SeenPosition }) {
  const issue = study.index.issue.get(position.issue);
  const from = seen.byEvent.get(position.from);
  const until = position.until === undefined ? undefined : seen.byEvent.get(position.until);
  return (
    <tr>
      <th scope="row">{issue?.name}</th>
      <td>
        <span className="party"><PartySwatch party={position.party} />{partyShort(study.index, position.party)}</span>
      </td>
      <td>{issue && printWholeTerm(position.term, issue, study.index)}</td>
      <td>#{from?.number}, {from && printWhen(study, from)}</td>
      <td>
        {until ? `#${String(until.number)}, ${printWhen(study, until)}` : "stood to the end"}
        {position.ended === "withdrawn" && ", taken back"}
        {position.lapsed !== undefined && "; its deadline passed meanwhile"}
      </td>
    </tr>
  );
}

function compare(study: Study, a: SeenPosition, b: SeenPosition, by: Column): number {
  const { issues } = study.record.case;
  const issueRank = (position: SeenPosition): number => issues.findIndex((issue) => issue.id === position.issue);
  switch (by) {
    case "Issue":
      return issueRank(a) - issueRank(b) || a.from - b.from;
    case "Party":
      return a.party - b.party || a.from - b.from;
    case "Held out for":
      return issueRank(a) - issueRank(b) || amountOf(a) - amountOf(b);
    case "From":
      return a.from - b.from;
    case "Until":
      return (a.until ?? Infinity) === (b.until ?? Infinity) ? 0 : (a.until ?? Infinity) - (b.until ?? Infinity);
  }
}

function amountOf({ term }: SeenPosition): number {
  return term.kind === "amount" ? term.atLeast : Infinity;
}
