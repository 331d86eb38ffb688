import type { Lens } from "../../../src/study/lens.ts";
import type { Study } from "../../../src/study/study.ts";
import { HowMark } from "../../marks/marks.tsx";
import type { Cell } from "./cells.ts";
import { HOW_SHORT, printSince } from "./wording.ts";

/** The inside of a cell: how and since when, or that nothing is said. Words and mark; the full sentence is its label. */
export function CellMark({ study, lens, event, cell }: { study: Study; lens: Lens; event: number; cell: Cell }) {
  switch (cell.state) {
    case "silent":
      return <span className="kn-none">—</span>;
    case "hidden":
      return <span className="kn-none kn-words">not known</span>;
    case "not-yet":
      return <span className="kn-none kn-words">not yet</span>;
    case "known":
      return (
        <span className="kn-known">
          <span className="kn-since">
            <HowMark how={cell.how} /> {printSince(study, lens, event, cell)}
            {cell.certainty === "possible" && "?"}
          </span>
          <span className="kn-how">
            {HOW_SHORT[cell.how]}
            {(cell.fields ?? cell.partAtFirst) && (
              <>
                {" "}
                <span className="kn-part">
                  <HalfMark /> {cell.fields ? (cell.fields.length === 0 ? "that it was" : "in part") : "part at first"}
                </span>
              </>
            )}
          </span>
        </span>
      );
  }
}

/** Half of a square: known in part. */
function HalfMark() {
  return (
    <svg className="kn-half" width="9" height="9" viewBox="0 0 9 9" aria-hidden="true">
      <rect x="0.75" y="0.75" width="7.5" height="7.5" fill="none" stroke="currentColor" />
      <path d="M0.75 8.25V0.75L8.25 8.25Z" fill="currentColor" />
    </svg>
  );
}
