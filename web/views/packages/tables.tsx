import { useMemo, useState } from "react";
import type { Package, Scenario } from "../../../src/case/scenario.ts";
import type { SpaceAnalysis } from "../../../src/study/space/analysis.ts";
import type { Composition } from "../../../src/study/space/compose.ts";
import { AsTable, type Sort, SortHead } from "../../frame/as-table.tsx";
import { solutionsOf } from "./solutions.ts";
import { printOption, printPackage, printWorth } from "./words.ts";

/** Rows of the frontier that are built at once; the rest is a press away. */
const ROWS = 200;

interface SolutionTableProps {
  readonly scenario: Scenario;
  readonly analysis: SpaceAnalysis;
  readonly names: readonly string[];
  /** Of the chosen package, among the same parties. */
  readonly composition: Composition | undefined;
  readonly onChoose: (of: Package) => void;
}

/** Each named solution with what it is, whose it is, and how far the composed package is from it. */
export function SolutionTable({ scenario, analysis, names, composition, onChoose }: SolutionTableProps) {
  return (
    <div className="scroll-x pk-box-table" tabIndex={0} role="region" aria-label="Named solutions">
      <table className="data-table">
        <caption className="hidden-label">Named solutions between {names.join(" and ")}</caption>
        <thead>
          <tr>
            <th scope="col">Solution</th>
            {names.map((name) => <th key={name} scope="col" className="number">{name}</th>)}
            <th scope="col" className="number">Distance of yours</th>
            <th scope="col">Package</th>
          </tr>
        </thead>
        <tbody>
          {solutionsOf(analysis).map(({ name, solution }) => {
            const { definition, values, package: of } = solution;
            const distance = composition?.distances[name];
            return (
              <tr key={name}>
                <th scope="row">
                  {definition.name}
                  <span className="pk-definition small quiet">
                    {`${definition.words}. ${definition.reference}; `}
                    {definition.relativeToReservation ? "from what no deal is worth." : "no deal does not count."}
                  </span>
                </th>
                {values.map((value, i) => <td key={names[i]} className="number">{printWorth(value)}</td>)}
                <td className="number">{distance === undefined || distance === null ? "–" : printWorth(distance)}</td>
                <td>
                  <span className="small">{printPackage(scenario, of)}</span>{" "}
                  <button type="button" className="button small no-print" onClick={() => { onChoose(of); }}>
                    Compose from it<span className="hidden-label"> ({definition.name})</span>
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface FrontierTableProps {
  readonly scenario: Scenario;
  readonly analysis: SpaceAnalysis;
  readonly names: readonly string[];
}

/** Every point of the frontier, with the first package that reaches it. */
export function FrontierTable({ scenario, analysis, names }: FrontierTableProps) {
  return <AsTable>{() => <Frontier scenario={scenario} analysis={analysis} names={names} />}</AsTable>;
}

function Frontier({ scenario, analysis, names }: FrontierTableProps) {
  const [sort, setSort] = useState<Sort<"0" | "1">>({ by: "0", down: true });
  const [whole, setWhole] = useState(false);
  const rows = useMemo(() => {
    const by = Number(sort.by);
    return [...analysis.frontier].sort((a, b) => ((a.values[by] ?? 0) - (b.values[by] ?? 0)) * (sort.down ? -1 : 1));
  }, [analysis, sort]);
  const shown = whole ? rows : rows.slice(0, ROWS);
  return (
    <>
      <div className="scroll-x" tabIndex={0} role="region" aria-label="Frontier">
        <table className="data-table">
          <caption className="hidden-label">The frontier between {names.join(" and ")}</caption>
          <thead>
            <tr>
              {names.map((name, i) => <SortHead key={name} column={i === 0 ? "0" : "1"} sort={sort} setSort={setSort}>{name}</SortHead>)}
              {scenario.issues.map((issue) => <th key={issue.id} scope="col">{issue.name}</th>)}
            </tr>
          </thead>
          <tbody>
            {shown.map((point) => (
              <tr key={point.package.join(".")}>
                <th scope="row">{printWorth(point.values[0] ?? 0)}</th>
                <td>{printWorth(point.values[1] ?? 0)}</td>
                {scenario.issues.map((issue, i) => <td key={issue.id}>{printOption(issue, point.package[i] ?? 0)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shown.length && (
        <button type="button" className="button small" onClick={() => { setWhole(true); }}>
          {`All ${rows.length.toLocaleString("en-GB")} points`}
        </button>
      )}
    </>
  );
}
