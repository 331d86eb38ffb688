import type { Study } from "../../../src/study/study.ts";
import type { WindowAnswer } from "../../../src/study/window/answer.ts";
import type { Assumptions } from "../../../src/study/window/problem.ts";
import { printCount } from "../../words/counts.ts";
import { shortOf } from "./plot-offers.tsx";

const figures = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 3 });

/** The numbers that the model takes for granted, in words; each can be given to the command with `--assume`. */
const ASSUMED: Readonly<Partial<Record<keyof Assumptions, string>>> = {
  bluff: "Chance that an offer is worth less to its maker than no deal",
  slip: "Chance that an acceptance or refusal is not meant",
  softness: "Softness of acceptance and refusal, in spreads of value",
  reservationSpread: "How far what no deal is worth may vary, in spreads of value",
  reservationShift: "Shift of what no deal is worth, in spreads of value",
  aspirationGap: "How much more is held out for than is needed, in spreads of value",
  turn: "How far a turning point may move either, in spreads of value",
  weightSpread: "How unlike the weights of issues may be",
  shapeSpread: "How uneven the steps along an issue may be",
  sharpness: "How much likelier an offer is, the more its maker likes it",
  inertia: "Reluctance to depart from what stands, for each issue",
  reach: "Further reluctance to go from one end of an issue to the other",
  custom: "How far an offer follows what others commonly put",
  concession: "How likely to ask for more than in one’s own last offer, of how likely it else were",
  trustReports: "Reports are believed whole",
  mandatesBind: "Envoys cannot go beyond their mandates",
};

/** How the numbers came about: draws, their soundness, the seed, and what the model takes for granted. Folded. */
export function DiagnosticsFold({ study, answer }: { study: Study; answer: WindowAnswer }) {
  const { diagnostics, assumptions, identified, notes } = answer;
  return (
    <>
      <details className="wi-fold">
        <summary>
          How sound the sampling is: {diagnostics.sound ? "sound" : "not sound, so read the numbers as rough"}
        </summary>
        <p className="small quiet">
          Sound: at least 400 effective draws, and chains that agree (the largest R-hat at most 1.015; Vehtari et al. 2021). The
          same seed gives the same answer.
        </p>
        <div className="scroll-x" tabIndex={0} role="region" aria-label="Soundness of the sampling">
          <table className="data-table">
            <thead>
              <tr>
                <th scope="col">Party</th>
                <th scope="col" className="number">Effective draws</th>
                <th scope="col" className="number">R-hat</th>
              </tr>
            </thead>
            <tbody>
              {diagnostics.parties.map(({ party, ess, rHat }) => (
                <tr key={party}>
                  <th scope="row">{shortOf(study, answer.parties.find(({ id }) => id === party) ?? { id: party, name: party })}</th>
                  <td className="number">{printCount(Math.round(ess))}</td>
                  <td className="number">{figures.format(rHat)}</td>
                </tr>
              ))}
              <tr>
                <th scope="row">The least sound</th>
                <td className="number">{printCount(Math.round(diagnostics.ess))}</td>
                <td className="number">{figures.format(diagnostics.rHat)}</td>
              </tr>
            </tbody>
          </table>
        </div>
        <p className="small numbers">{printCount(diagnostics.draws)} draws, seed {diagnostics.seed}. Linear programs: {identified.solver}.</p>
      </details>
      <details className="wi-fold">
        <summary>What the model takes for granted, in numbers</summary>
        <dl className="wi-settings small numbers">
          {(Object.keys(assumptions) as (keyof Assumptions)[]).map((name) => (
            <div key={name}>
              <dt>{ASSUMED[name]} <code>{name}</code></dt>
              <dd>{printSetting(assumptions[name])}</dd>
            </div>
          ))}
        </dl>
      </details>
      {notes.length > 0 && (
        <details className="wi-fold">
          <summary>Notes on the way from the record to the answer ({notes.length})</summary>
          <ul className="wi-notes small">
            {notes.map((note) => <li key={note}>{note}</li>)}
          </ul>
        </details>
      )}
    </>
  );
}

function printSetting(value: number | boolean): string {
  return typeof value === "boolean" ? (value ? "yes" : "no") : figures.format(value);
}
