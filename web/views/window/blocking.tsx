import type { Study } from "../../../src/study/study.ts";
import type { AnsweredMoment, WindowAnswer } from "../../../src/study/window/answer.ts";
import { PartySwatch } from "../../marks/marks.tsx";
import { printChance, printPoints } from "./chances.ts";
import { shortOf } from "./plot-offers.tsx";

const SHOWN = 6;

interface BlockingProps {
  readonly study: Study;
  readonly answer: WindowAnswer;
  readonly moment: AnsweredMoment;
}

/** Who stood in the way, on which issue, and how much a change on that issue alone could have added. */
export function BlockingList({ study, answer, moment }: BlockingProps) {
  if (moment.blocking.length === 0) return <p className="quiet small">Nobody, as far as the record says.</p>;
  const issueName = new Map(answer.issues.map(({ id, name }) => [id, name]));
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="Who stood in the way">
      <table className="data-table wi-blocking">
        <thead>
          <tr>
            <th scope="col">Party</th>
            <th scope="col">Issue</th>
            <th scope="col" className="number">Its chance</th>
            <th scope="col" className="number">Could gain, points</th>
          </tr>
        </thead>
        <tbody>
          {moment.blocking.slice(0, SHOWN).map(({ party, issue, chance, gain }) => {
            const found = answer.parties.find(({ id }) => id === party) ?? { id: party, name: party };
            return (
              <tr key={`${party} ${issue}`}>
                <th scope="row"><span className="party"><PartySwatch party={study.index.partyNumber.get(party)} />{shortOf(study, found)}</span></th>
                <td>{issueName.get(issue) ?? issue}</td>
                <td className="number">{printChance(chance)}</td>
                <td className="number">
                  <span className="wi-gain" aria-hidden="true" style={{ width: `${String(Math.round(Math.max(gain, 0) * 64))}px` }} />
                  {printPoints(gain)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The smallest change to what was on the table after which agreement would have been likelier than not. */
export function UnblockingNote({ answer, moment }: Omit<BlockingProps, "study">) {
  const { unblocking } = moment;
  if (!unblocking) return <p className="quiet small">No change is known that would have helped.</p>;
  const issueName = new Map(answer.issues.map(({ id, name }) => [id, name]));
  if (unblocking.changes.length === 0) {
    return <p className="small">None was needed: what was on the table was likelier than not to be acceptable.</p>;
  }
  return (
    <div className="wi-step">
      <ul>
        {unblocking.changes.map(({ issue, from, to }) => (
          <li key={issue}>
            <span className="quiet">{issueName.get(issue) ?? issue}:</span> {from} <span aria-hidden="true">→</span>
            <span className="hidden-label">to</span> <strong>{to}</strong>
          </li>
        ))}
      </ul>
      <p className="small numbers">
        Acceptable to all who were needed: {printChance(unblocking.before)} before,{" "}
        <strong>{printChance(unblocking.after)}</strong> after{unblocking.after <= 0.5 && "; still no likelier than not"}.
      </p>
    </div>
  );
}
