import type { Study } from "../../../src/study/study.ts";
import type { Closing, WindowAnswer } from "../../../src/study/window/answer.ts";
import { EventLink } from "../../evidence/event-link.tsx";
import { PartySwatch } from "../../marks/marks.tsx";
import { printEventTime } from "../../words/time.ts";
import { printChance, printPoints } from "./chances.ts";
import { shortOf } from "./plot-offers.tsx";
import type { Plotted, PlottedMoment } from "./plotted.ts";

interface ClosingNoteProps {
  readonly study: Study;
  readonly answer: WindowAnswer;
  readonly plotted: Plotted;
  readonly onChoose: (moment: PlottedMoment) => void;
}

const THROUGH_WORDS: Readonly<Record<Closing["by"][number]["through"], string>> = {
  reservation: "what it could do without a deal was worth more",
  mandate: "its envoys were allowed less",
};

/** When the window last stood open, what closed it, and whose change took most of it away. */
export function ClosingNote({ study, answer, plotted, onChoose }: ClosingNoteProps) {
  const { closing } = answer;
  if (!closing) return <p className="quiet small">Not known.</p>;
  const open = plotted.moments.find(({ number }) => number === closing.lastOpen);
  if (!open) return <p className="small">As far as the record says, a deal was never likelier than not.</p>;
  const shut = plotted.moments.find(({ number }) => number === closing.closedAt);
  return (
    <div className="wi-closing small">
      <p>
        A deal was last likelier than not from{" "}
        <button type="button" className="ev-link numbers" onClick={() => { onChoose(open); }}>{printEventTime(study, open.event)}</button>
        {open.moment.probability !== undefined && ` (${printChance(open.moment.probability)})`}
        {shut ? (
          <>
            {" "}until{" "}
            <button type="button" className="ev-link numbers" onClick={() => { onChoose(shut); }}>{printEventTime(study, shut.event)}</button>
            {shut.moment.probability !== undefined && ` (${printChance(shut.moment.probability)})`}.
          </>
        ) : (
          ", and the record ends with it."
        )}
      </p>
      {closing.event !== undefined && <p>What came then: <EventLink id={closing.event} /></p>}
      {closing.by.length > 0 && (
        <>
          <p className="quiet">Whose change took it away, in points of the chance:</p>
          <ul className="wi-falls">
            {closing.by.map(({ party, through, fall }) => {
              const found = answer.parties.find(({ id }) => id === party) ?? { id: party, name: party };
              return (
                <li key={`${party} ${through}`}>
                  <span className="party"><PartySwatch party={study.index.partyNumber.get(party)} />{shortOf(study, found)}</span>
                  <strong className="numbers">{printPoints(-fall)}</strong>
                  <span className="quiet">{THROUGH_WORDS[through]}</span>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </div>
  );
}
