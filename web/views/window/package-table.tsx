import type { AnsweredMoment, WindowAnswer } from "../../../src/study/window/answer.ts";
import { EventLink } from "../../evidence/event-link.tsx";
import { count } from "../../words/counts.ts";
import { printChance, wordsOf } from "./chances.ts";
import { tableOf } from "./plotted.ts";

/** Beside what differs. */
function Unlike() {
  return (
    <>
      <svg className="wi-unlike" width="14" height="12" viewBox="0 0 14 12" aria-hidden="true"><path d="M2 4H11M2 8H11M8.5 1 4.5 11" /></svg>
      <span className="hidden-label">differs: </span>
    </>
  );
}

/** The package likeliest to be acceptable, beside what was on the table, issue by issue; what differs is marked. */
export function PackageTable({ issues, moment }: { issues: WindowAnswer["issues"]; moment: AnsweredMoment }) {
  const { best, table } = moment;
  const onTable = tableOf(moment);
  const before = table?.probability ?? moment.unblocking?.before;
  if (!best) return <p className="quiet">No package can be named: nothing on record says enough at this moment.</p>;
  // What the table left open does not differ from what lies within it.
  const differing = new Set(best.differs.map(({ issue }) => issue));
  return (
    <>
      <p className="small">
        {onTable === undefined
          ? "Nothing was on the table."
          : differing.size === 0
            ? "It is what was on the table."
            : `It differs from what was on the table on ${count(differing.size, "issue")} of ${String(issues.length)}, which are marked.`}
      </p>
      <div className="scroll-x" tabIndex={0} role="region" aria-label="The most acceptable package and what was on the table">
        <table className="data-table wi-packages">
          <thead>
            <tr>
              <th scope="col">Issue</th>
              {onTable && (
                <th scope="col">
                  On the table
                  {table?.offer !== undefined && <span className="wi-sub"><EventLink id={table.offer} /></span>}
                </th>
              )}
              <th scope="col">Most acceptable</th>
            </tr>
          </thead>
          <tbody>
            {issues.map(({ id, name }) => {
              const [was, here] = [onTable?.[id], best.package[id]];
              const differs = onTable !== undefined && differing.has(id);
              return (
                <tr key={id} className={differs ? "wi-differs" : ""}>
                  <th scope="row">{name}</th>
                  {onTable && <td dir="auto">{was ?? "not spoken of"}</td>}
                  <td dir="auto">
                    {differs && <Unlike />}
                    {here ?? "not spoken of"}
                  </td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Acceptable to all who were needed</th>
              {onTable && <td className="numbers">{before === undefined ? "not known" : `${printChance(before)}, ${wordsOf(before)}`}</td>}
              <td className="numbers"><strong>{printChance(best.probability)}</strong>, {wordsOf(best.probability)}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </>
  );
}
