import { useMemo, useState } from "react";
import type { Study } from "../../../src/study/study.ts";
import { AsTable, type Sort, SortHead } from "../../frame/as-table.tsx";
import { PartySwatch } from "../../marks/marks.tsx";
import { count } from "../../words/counts.ts";
import { partyShort } from "../../words/names.ts";
import { printWholeTerm } from "../../words/values.ts";
import type { OffersSeen, SeenPosition, SeenRung } from "./seen.ts";
import { positionsIn } from "./step-charts.tsx";
import { printWhen } from "./who.tsx";

const COLUMNS = ["Issue", "Party", "Held out for", "From", "Until"] as const;
type Column = (typeof COLUMNS)[number];

interface PositionsTableProps {
  readonly study: Study;
  readonly seen: OffersSeen;
  readonly rungs: readonly SeenRung[];
}

/** What the charts draw, as rows to sort and to copy. */
export function PositionsTable(props: PositionsTableProps) {
  return <AsTable>{() => <Positions {...props} />}</AsTable>;
}

function Positions({ study, seen, rungs }: PositionsTableProps) {
  const [sort, setSort] = useState<Sort<Column>>({ by: "From", down: false });
  const sorted = useMemo(() => {
    const sign = sort.down ? -1 : 1;
    return [...positionsIn(seen, rungs).values()].flat().sort((a, b) => sign * compare(study, a, b, sort.by));
  }, [study, seen, rungs, sort]);
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="Positions as a table">
      <table className="data-table">
        <caption className="hidden-label">{count(sorted.length, "position")}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => <SortHead key={column} column={column} sort={sort} setSort={setSort}>{column}</SortHead>)}
          </tr>
        </thead>
        <tbody>
          {sorted.map((position) => (
            <Row key={`${String(position.from)} ${position.issue} ${String(position.party)}`} study={study} seen={seen} position={position} />
          ))}
        </tbody>
      </table>
    </div>
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
