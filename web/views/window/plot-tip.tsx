import type { Study } from "../../../src/study/study.ts";
import type { AnsweredParty } from "../../../src/study/window/answer.ts";
import { PartySwatch } from "../../marks/marks.tsx";
import { printEventTime } from "../../words/time.ts";
import { printChance, printMomentChance, wordsOf } from "./chances.ts";
import { wordsOfKind } from "./plot-marks.tsx";
import { shortOf } from "./plot-offers.tsx";
import type { Plotted, PlottedMoment } from "./plotted.ts";

const WIDE_PX = 272;

interface PlotTipProps {
  readonly study: Study;
  readonly parties: readonly AnsweredParty[];
  readonly plotted: Plotted;
  readonly moment: PlottedMoment | undefined;
  readonly event: number | undefined;
  readonly withoutMandates: boolean;
  /** Of what it explains; the tip stands beside it. */
  readonly x: number;
  readonly top: number;
  readonly within: number;
}

/** All that a moment or a sign stands for; the same words are the sign's label, and in the tables. */
export function PlotTip(props: PlotTipProps) {
  const { study, parties, plotted, moment, event, withoutMandates, x, top, within } = props;
  const wide = Math.min(WIDE_PX, within);
  const left = x + 18 + wide <= within ? x + 18 : Math.max(x - 18 - wide, 0);
  const style = { left, top, width: wide };
  if (event !== undefined) {
    const offer = plotted.offers.find((one) => one.event === event)?.offer;
    const title = plotted.marks.find((one) => one.event === event)?.mark.title ?? offer?.title;
    return (
      <div className="wi-tip" style={style} aria-hidden="true">
        <p className="quiet numbers">{wordsOfKind(study, event)} · {printEventTime(study, event)}</p>
        <p dir="auto"><strong>{title}</strong></p>
        {offer && (
          <dl className="wi-tip-rows numbers">
            {parties.map((party) => <PartyRow key={party.id} study={study} party={party} chance={offer.chance[party.id]} />)}
            <dt>everybody needed</dt>
            <dd>{printChance(offer.probability)}</dd>
          </dl>
        )}
      </div>
    );
  }
  if (!moment) return null;
  const { probability, interval, reached, withoutMandates: free } = moment.moment;
  return (
    <div className="wi-tip" style={style} aria-hidden="true">
      <p className="quiet numbers">from {printEventTime(study, moment.event)}</p>
      <p dir="auto"><strong>{study.record.events[moment.event]?.title}</strong></p>
      {probability === undefined ? (
        <p>Not known: nothing on record says enough.</p>
      ) : (
        <dl className="wi-tip-rows numbers">
          <dt>some package acceptable</dt>
          <dd><strong>{printMomentChance({ probability, interval })}</strong></dd>
          {reached !== undefined && <><dt>what each held out for</dt><dd>{printChance(reached)}, {wordsOf(reached)}</dd></>}
          {withoutMandates && free !== undefined && <><dt>without mandates</dt><dd>{printChance(free)}, {wordsOf(free)}</dd></>}
        </dl>
      )}
    </div>
  );
}

function PartyRow({ study, party, chance }: { study: Study; party: AnsweredParty; chance: number | undefined }) {
  return (
    <>
      <dt><span className="party"><PartySwatch party={study.index.partyNumber.get(party.id)} />{shortOf(study, party)}</span></dt>
      <dd>{chance === undefined ? "not known" : `${printChance(chance)}, ${wordsOf(chance)}`}</dd>
    </>
  );
}
