import { memo, useMemo, useState } from "react";
import type { Study } from "../../../src/study/study.ts";
import { AsTable, type Sort, SortHead } from "../../frame/as-table.tsx";
import { printCount } from "../../words/counts.ts";
import { inTimeOrder } from "./list-rows.ts";
import type { SeenEvent } from "./seen.ts";
import { channelWords, hiddenWords, partiesWords, possibleWords, standingWords, typeWords, whenWords } from "./words.ts";

const PAGE = 100;
type SortBy = "time" | "type";

interface EventTableProps {
  readonly study: Study;
  readonly shown: readonly SeenEvent[];
  readonly knower: string | undefined;
  readonly onPick: (event: number) => void;
}

/** The chart's events in rows, a hundred a page. */
export const EventTable = memo(function EventTable(props: EventTableProps) {
  return <AsTable>{() => <Pages {...props} />}</AsTable>;
});

function Pages({ study, shown, knower, onPick }: EventTableProps) {
  const [sort, setSort] = useState<Sort<SortBy>>({ by: "time", down: false });
  const [asked, setPage] = useState(0);
  const rows = useMemo(() => {
    const sorted = inTimeOrder(shown);
    if (sort.by === "type") sorted.sort((a, b) => (typeWords(a) < typeWords(b) ? -1 : typeWords(a) > typeWords(b) ? 1 : 0));
    return sort.down ? sorted.reverse() : sorted;
  }, [shown, sort]);
  const pages = Math.max(Math.ceil(rows.length / PAGE), 1);
  const page = Math.min(asked, pages - 1);
  return (
    <>
      <div className="scroll-x" tabIndex={0} role="region" aria-label="Events as a table">
        <table className="data-table">
          <thead>
            <tr>
              <SortHead column="time" sort={sort} setSort={setSort}>When</SortHead>
              <SortHead column="type" sort={sort} setSort={setSort}>Type</SortHead>
              <th scope="col">What happened</th>
              <th scope="col">Parties</th>
              <th scope="col">Channel</th>
              <th scope="col">How sure</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(page * PAGE, (page + 1) * PAGE).map((seen) => (
              <tr key={seen.event}>
                <th scope="row">{whenWords(study, seen, knower)}</th>
                <td>{typeWords(seen)}</td>
                <td dir="auto">
                  <button type="button" className="plain tl-title" onClick={() => { onPick(seen.event); }}>{seen.title}</button>
                </td>
                <td>{partiesWords(study, seen)}</td>
                <td>{channelWords(study, seen) ?? "not known"}</td>
                <td>{[standingWords(seen) ?? "stated as fact", possibleWords(seen), hiddenWords(seen, knower)].filter(Boolean).join("; ")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {pages > 1 && (
        <p className="controls numbers">
          <button type="button" className="button" disabled={page === 0} onClick={() => { setPage(page - 1); }}>Earlier rows</button>
          {`${printCount(page * PAGE + 1)}–${printCount(Math.min((page + 1) * PAGE, rows.length))} of ${printCount(rows.length)}`}
          <button type="button" className="button" disabled={page === pages - 1} onClick={() => { setPage(page + 1); }}>Later rows</button>
        </p>
      )}
    </>
  );
}
