import { useCallback, useMemo, useRef } from "react";
import type { WindowAnswer } from "../../../src/study/window/answer.ts";
import { WHOLE_RECORD } from "../../../src/study/lens.ts";
import { useView } from "../../view-context.ts";
import { seeOffers } from "../offers/seen.ts";
import { SCALES, usualScale } from "./across.ts";
import { DiagnosticsFold } from "./diagnostics.tsx";
import { IdentifiedNote } from "./identified.tsx";
import { MomentChoice, printMoment } from "./moment-choice.tsx";
import { MomentDetail } from "./moment-detail.tsx";
import { PlotKey } from "./plot-key.tsx";
import { chosenMoment, momentOfEvent, plotted as plottedOf, type PlottedMoment } from "./plotted.ts";
import { Plot } from "./plot.tsx";
import { ActList, AssumptionList } from "./rests.tsx";
import { PlotTables } from "./tables.tsx";
import { Tornado } from "./tornado.tsx";

/** Plot, the chosen moment beneath it, and beside that what all of it rests on. */
export function WindowBody({ answer }: { answer: WindowAnswer }) {
  const { source, study, params, setParams, select, selection } = useView();
  const acts = useRef<HTMLHeadingElement>(null);
  const plotted = useMemo(() => plottedOf(study, answer), [study, answer]);
  const numbers = useMemo(() => seeOffers(study, WHOLE_RECORD).byEvent, [study]);
  const numberOf = useCallback((event: number) => numbers.get(event)?.number, [numbers]);
  const usual = useMemo(() => usualScale(plotted.events, study.chronology), [plotted, study]);
  const scale = SCALES.find((name) => name === params["wi-scale"]) ?? usual;
  const chosen = chosenMoment(plotted, answer, params["wi-moment"]);
  const withoutMandates = params["wi-mandates"] === "without";

  const choose = ({ moment, number }: PlottedMoment): void => {
    setParams({ "wi-moment": number === answer.chosen ? undefined : moment.event });
  };
  const open = (event: number): void => {
    const moment = momentOfEvent(plotted.moments, event);
    if (moment) choose(moment);
    select({ event, report: undefined });
  };
  /** The server can look closely at another moment; a file has the one it was made with. */
  const ask = source.only === undefined ? (at: string): void => { setParams({ "wi-at": at, "wi-moment": undefined }); } : undefined;
  const lookCloser = source.only === undefined && params["wi-thorough"] !== "yes"
    ? (): void => { setParams({ "wi-thorough": "yes" }); }
    : undefined;
  const showActs = (party: string): void => {
    setParams({ "wi-acts": party });
    acts.current?.focus();
    acts.current?.scrollIntoView({ block: "start" });
  };
  return (
    <>
      {answer.unknown.length > 0 && (
        <div className="wi-unknown small">
          <p><strong>What cannot be known</strong></p>
          <ul className="wi-notes">{answer.unknown.map((why) => <li key={why}>{why}</li>)}</ul>
        </div>
      )}
      <div className="controls no-print">
        <div className="segments" role="group" aria-label="How moments are spaced">
          {SCALES.map((name) => (
            <button
              key={name} type="button" className="button" aria-pressed={scale === name}
              onClick={() => { setParams({ "wi-scale": name === usual ? undefined : name }); }}
            >
              By {name}
            </button>
          ))}
        </div>
        <button
          type="button" className="button" aria-pressed={withoutMandates}
          onClick={() => { setParams({ "wi-mandates": withoutMandates ? undefined : "without" }); }}
        >
          Without mandates
        </button>
      </div>
      <figure className="wi-figure" aria-label="The window over time">
        <Plot
          study={study} answer={answer} plotted={plotted} scale={scale} chosen={chosen} withoutMandates={withoutMandates}
          selected={selection?.event} numberOf={numberOf} onChoose={choose} onOpen={open}
        />
        {chosen && <MomentChoice study={study} moments={plotted.moments} chosen={chosen} onChoose={choose} />}
        {chosen && <p className="wi-now small numbers">{printMoment(study, chosen)}</p>}
      </figure>
      <PlotKey study={study} parties={plotted.offers.length > 0 ? answer.parties : []} withoutMandates={withoutMandates} />
      <PlotTables study={study} answer={answer} plotted={plotted} numberOf={numberOf} onChoose={choose} />
      <div className="wi-columns">
        <div className="wi-column-left">
          <h2>At the chosen moment</h2>
          {chosen
            ? <MomentDetail study={study} answer={answer} plotted={plotted} chosen={chosen} onChoose={choose} onActs={showActs} />
            : <p className="quiet">There is no moment to look at.</p>}
        </div>
        <div className="wi-column-right">
          <h2>What this rests on</h2>
          <section className="wi-part">
            <h3>How far each assumption moves it</h3>
            <Tornado study={study} answer={answer} plotted={plotted} shown={chosen} onAsk={ask} onCloser={lookCloser} />
          </section>
          <section className="wi-part">
            <h3 ref={acts} tabIndex={-1}>Acts used</h3>
            <ActList study={study} answer={answer} party={params["wi-acts"] ?? ""} onParty={(party) => { setParams({ "wi-acts": party }); }} />
          </section>
          <section className="wi-part">
            <h3>Assumptions</h3>
            <AssumptionList study={study} answer={answer} />
          </section>
          <section className="wi-part">
            <h3>What follows without any prior</h3>
            <IdentifiedNote study={study} answer={answer} />
          </section>
          <section className="wi-part">
            <h3>How it was worked out</h3>
            <DiagnosticsFold study={study} answer={answer} />
          </section>
        </div>
      </div>
    </>
  );
}
