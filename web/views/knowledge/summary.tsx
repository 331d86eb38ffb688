import { useMemo } from "react";
import type { How } from "../../../src/study/knowledge.kernel.ts";
import type { Lens } from "../../../src/study/lens.ts";
import { HowMark, PartySwatch, partyColour } from "../../marks/marks.tsx";
import { useView } from "../../view-context.ts";
import { countKnown, type Counts } from "./counts.ts";
import { nameOf } from "./wording.ts";

const HOW_COLUMNS: readonly { readonly how: How; readonly title: string }[] = [
  { how: "present", title: "took part" },
  { how: "told", title: "told" },
  { how: "relayed", title: "by relay" },
  { how: "leaked", title: "leak" },
  { how: "intercepted", title: "inter­cepted" },
  { how: "public", title: "public" },
  { how: "unstated", title: "not said how" },
];

/** Party by party: how much of what happened it knew of, how early, and in which ways. */
export function Summary({ lens, events }: { lens: Lens; events: readonly number[] }) {
  const { study } = useView();
  const counts = useMemo(() => countKnown(study, lens, events), [study, lens, events]);
  const columns = HOW_COLUMNS.filter(({ how }) => counts.some((count) => count.byHow[how] > 0));
  const total = events.length.toLocaleString("en-GB");
  return (
    <div className="scroll-x kn-box" tabIndex={0} role="region" aria-label="How much each party knew, as a table">
      <table className="data-table kn-summary">
        <caption className="hidden-label">How many of {total} events each party knew of, how early and how</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>Party</th>
            <th scope="col" rowSpan={2} className="kn-bar-head">Knew of, out of {total}</th>
            <th scope="colgroup" colSpan={3} className="kn-group">how early</th>
            <th scope="colgroup" colSpan={columns.length + 1} className="kn-group">how it first knew</th>
          </tr>
          <tr>
            <th scope="col" className="number">at once</th>
            <th scope="col" className="number">within a week</th>
            <th scope="col" className="number">in all</th>
            {columns.map(({ how, title }) => (
              <th key={how} scope="col" className="number">
                <HowMark how={how} /> {title}
              </th>
            ))}
            <th scope="col" className="number">only in part</th>
          </tr>
        </thead>
        <tbody>
          {counts.map((count) => (
            <tr key={count.party}>
              <th scope="row">
                <span className="party">
                  <PartySwatch party={count.party} /> {nameOf(study, count.party)}
                </span>
              </th>
              <td>
                <EarlyBar count={count} />
              </td>
              <td className="number">{count.atOnce}</td>
              <td className="number">{count.withinWeek}</td>
              <td className="number"><strong>{count.inTheEnd}</strong></td>
              {columns.map(({ how }) => (
                <td key={how} className="number">{count.byHow[how] || <span className="quiet">0</span>}</td>
              ))}
              <td className="number">{count.partly || <span className="quiet">0</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** At once solid, within a week lighter, later lightest: the same three numbers as the columns beside it. */
function EarlyBar({ count }: { count: Counts }) {
  const share = (n: number): string => `${String(count.of === 0 ? 0 : (100 * n) / count.of)}%`;
  const colour = partyColour(count.party);
  return (
    <svg className="kn-bar" width="100%" height="14" aria-hidden="true">
      <rect width="100%" height="14" fill="var(--sunk)" />
      <rect width={share(count.inTheEnd)} height="14" fill={colour} opacity="0.28" />
      <rect width={share(count.withinWeek)} height="14" fill={colour} opacity="0.45" />
      <rect width={share(count.atOnce)} height="14" fill={colour} />
    </svg>
  );
}
