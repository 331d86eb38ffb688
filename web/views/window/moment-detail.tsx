import type { Study } from "../../../src/study/study.ts";
import type { WindowAnswer } from "../../../src/study/window/answer.ts";
import { EventLink } from "../../evidence/event-link.tsx";
import { printEventTime } from "../../words/time.ts";
import { BlockingList, UnblockingNote } from "./blocking.tsx";
import { printChance, printInterval, wordsOf, wordsOfInterval } from "./chances.ts";
import { ClosingNote } from "./closing.tsx";
import { PackageTable } from "./package-table.tsx";
import { PartyChances } from "./party-chances.tsx";
import type { Plotted, PlottedMoment } from "./plotted.ts";

interface MomentDetailProps {
  readonly study: Study;
  readonly answer: WindowAnswer;
  readonly plotted: Plotted;
  readonly chosen: PlottedMoment;
  readonly onChoose: (moment: PlottedMoment) => void;
  readonly onActs: (party: string) => void;
}

/** The chosen moment: how likely, which package, who blocked and what would have helped; and what closed the window. */
export function MomentDetail({ study, answer, plotted, chosen, onChoose, onActs }: MomentDetailProps) {
  const { moment } = chosen;
  return (
    <>
      <section className="wi-part" aria-labelledby="wi-moment-title">
        <h3 id="wi-moment-title">From {printEventTime(study, chosen.event)}</h3>
        <p className="small">Begins with <EventLink id={moment.event} /></p>
        <div role="status"><MomentFigures moment={moment} /></div>
      </section>
      <section className="wi-part">
        <h3>The most acceptable package then</h3>
        <PackageTable issues={answer.issues} moment={moment} />
      </section>
      <section className="wi-part">
        <h3>Each party’s chance of finding it acceptable</h3>
        {moment.best || moment.table
          ? <PartyChances study={study} parties={answer.parties} moment={moment} onActs={onActs} />
          : <p className="quiet small">Not known at this moment.</p>}
      </section>
      {moment.probability !== undefined && (
        <>
          <section className="wi-part">
            <h3>{moment.table ? "Who stood in the way of what was on the table" : "Who stood in the way"}</h3>
            <BlockingList study={study} answer={answer} moment={moment} />
          </section>
          <section className="wi-part">
            <h3>The smallest change that would have helped</h3>
            <UnblockingNote answer={answer} moment={moment} />
          </section>
        </>
      )}
      <section className="wi-part">
        <h3>What closed the window</h3>
        <ClosingNote study={study} answer={answer} plotted={plotted} onChoose={onChoose} />
      </section>
    </>
  );
}

function MomentFigures({ moment }: { moment: PlottedMoment["moment"] }) {
  const { probability, interval, reached, withoutMandates } = moment;
  if (probability === undefined) return <p>What was possible then is not known: nothing on record says enough.</p>;
  return (
    <dl className="wi-figures numbers">
      <div className="wi-first">
        <dt>Some package acceptable to all who were needed</dt>
        <dd><strong className="wi-big">{printChance(probability)}</strong> {wordsOf(probability)}</dd>
      </div>
      {interval && (
        <div>
          <dt>Interval</dt>
          <dd><strong>{printInterval(interval)}</strong> {wordsOfInterval(interval)}</dd>
        </div>
      )}
      {withoutMandates !== undefined && (
        <div>
          <dt>Were no envoy bound</dt>
          <dd><strong>{printChance(withoutMandates)}</strong> {wordsOf(withoutMandates)}</dd>
        </div>
      )}
      {reached !== undefined && (
        <div>
          <dt>What each held out for</dt>
          <dd><strong>{printChance(reached)}</strong> {wordsOf(reached)}</dd>
        </div>
      )}
    </dl>
  );
}
