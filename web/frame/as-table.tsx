import { useState } from "react";

/** What a chart shows, as a table: built when first asked for. */
export function AsTable({ children }: { children: () => React.ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details className="as-table" onToggle={(event) => { setOpen(event.currentTarget.open); }}>
      <summary>The same as a table</summary>
      {open && children()}
    </details>
  );
}

export interface Sort<Column extends string> {
  readonly by: Column;
  readonly down: boolean;
}

interface SortHeadProps<Column extends string> {
  readonly column: Column;
  readonly sort: Sort<Column>;
  readonly setSort: (sort: Sort<Column>) => void;
  readonly children: React.ReactNode;
}

/** The head of a column that can be sorted by; pressed again, it turns the order round. */
export function SortHead<Column extends string>({ column, sort, setSort, children }: SortHeadProps<Column>) {
  const sorted = sort.by === column;
  return (
    <th scope="col" aria-sort={sorted ? (sort.down ? "descending" : "ascending") : "none"}>
      <button type="button" className="plain sort" onClick={() => { setSort({ by: column, down: sorted && !sort.down }); }}>
        {children} <span aria-hidden="true">{sorted ? (sort.down ? "↓" : "↑") : "↕"}</span>
      </button>
    </th>
  );
}
