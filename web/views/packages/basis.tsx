import type { Preference } from "../../../src/case/case-file.ts";
import type { Scenario } from "../../../src/case/scenario.ts";
import { printWeight, readWeight } from "../../../src/case/weight.ts";
import { useView } from "../../view-context.ts";

const WANTS_WORDS: Readonly<Record<Preference["wants"], string>> = { more: "more or later", less: "less or earlier", unknown: "not known" };
const BASIS_WORDS: Readonly<Record<Preference["basis"], string>> = { stated: "stated", inferred: "inferred", assumed: "assumed" };

/** What every value here rests on: the case's own notes, and preference by preference what is stated and what is not. */
export function BasisList({ scenario }: { scenario: Scenario }) {
  const { study } = useView();
  const { preferences } = study.record.case;
  const own = preferences.filter(({ party }) => scenario.parties.some(({ id }) => id === party));
  return (
    <details className="pk-basis as-table">
      <summary>What the values rest on</summary>
      <ul className="pk-notes small">
        {scenario.notes.map((note) => <li key={note}>{note}</li>)}
      </ul>
      <div className="scroll-x" tabIndex={0} role="region" aria-label="Preferences">
        <table className="data-table">
          <thead>
            <tr>
              {["Issue", "Party", "Wants", "Weight", "Basis", "Note"].map((head) => <th key={head} scope="col">{head}</th>)}
            </tr>
          </thead>
          <tbody>
            {own.map((preference) => (
              <tr key={`${preference.party} ${preference.issue}`}>
                <th scope="row">{study.index.issue.get(preference.issue)?.name ?? preference.issue}</th>
                <td>{study.index.nameOf(preference.party)}</td>
                <td>{WANTS_WORDS[preference.wants]}</td>
                <td className="number">{preference.weight === undefined ? "–" : printWeight(readWeight(preference.weight))}</td>
                <td>{BASIS_WORDS[preference.basis]}{preference.basis === "stated" ? "" : " †"}</td>
                <td>{preference.note ?? ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
