import { useMemo, useState } from "react";
import type { Study } from "../../../src/study/study.ts";
import type { AnsweredOffer, WindowAnswer } from "../../../src/study/window/answer.ts";
import { EventLink } from "../../evidence/event-link.tsx";
import { AsTable, type Sort, SortHead } from "../../frame/as-table.tsx";
import { PartySwatch } from "../../marks/marks.tsx";
import { printEventTime } from "../../words/time.ts";
import { printChance, printInterval, wordsOf } from "./chances.ts";
import { shortOf } from "./plot-offers.tsx";
import type { Plotted, PlottedMoment } from "./plotted.ts";

interface PlotTablesProps {
  readonly study: Study;
  readonly answer: WindowAnswer;
  readonly plotted: Plotted;
  readonly numberOf: (event: number) => number | undefined;
  readonly onChoose: (moment: PlottedMoment) => void;
}

/** What the plot draws, in rows: every moment, and every offer with each party. */
export function PlotTables(props: PlotTablesProps) {
  return (
    <AsTable>
      {() => (
        <>
          <Moments {...props} />
          {props.plotted.offers.length > 0 && <Offers {...props} />}
        </>
      )}
    </AsTable>
  );
}

function Moments({ study, plotted, onChoose }: PlotTablesProps) {
  const [sort, setSort] = useState<Sort<"time" | "chance">>({ by: "time", down: false });
  const rows = useMemo(() => {
    const rows = [...plotted.moments];
    if (sort.by === "chance") rows.sort((a, b) => (a.moment.probability ?? -1) - (b.moment.probability ?? -1));
    return sort.down ? rows.reverse() : rows;
  }, [plotted, sort]);
  return (
    <div className="scroll-x wi-table" tabIndex={0} role="region" aria-label="Moments as a table">
      <table className="data-table">
        <thead>
          <tr>
            <SortHead column="time" sort={sort} setSort={setSort}>From</SortHead>
            <th scope="col">Begins with</th>
            <SortHead column="chance" sort={sort} setSort={setSort}>Some package acceptable</SortHead>
            <th scope="col">Interval</th>
            <th scope="col">In words</th>
            <th scope="col" className="number">No mandates</th>
            <th scope="col" className="number">What each held out for</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { probability, interval, withoutMandates, reached } = row.moment;
            return (
              <tr key={row.number}>
                <th scope="row">
                  <button type="button" className="ev-link numbers" onClick={() => { onChoose(row); }}>{printEventTime(study, row.event)}</button>
                </th>
                <td dir="auto"><EventLink id={row.moment.event} /></td>
                <td className="number">{printMaybe(probability)}</td>
                <td>{interval === undefined ? "" : printInterval(interval)}</td>
                <td>{probability === undefined ? "" : wordsOf(probability)}</td>
                <td className="number">{printMaybe(withoutMandates)}</td>
                <td className="number">{printMaybe(reached)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const IDENTIFIED_WORDS: Readonly<Record<AnsweredOffer["identified"][string], string>> = {
  must: "must be", may: "may be", cannot: "cannot be", unsaid: "nothing said",
};

function Offers({ study, answer, plotted, numberOf }: PlotTablesProps) {
  return (
    <>
      <p className="small wi-table-note">
        Under each chance, what follows from the acts alone, taken at their word and without any prior: the offer must, may or
        cannot be acceptable to that party.
      </p>
      <div className="scroll-x wi-table" tabIndex={0} role="region" aria-label="Offers as a table">
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">Offer</th>
              <th scope="col">When</th>
              {answer.parties.map((party) => (
                <th key={party.id} scope="col">
                  <span className="party"><PartySwatch party={study.index.partyNumber.get(party.id)} />{shortOf(study, party)}</span>
                </th>
              ))}
              <th scope="col" className="number">All who were needed</th>
            </tr>
          </thead>
          <tbody>
            {plotted.offers.map(({ event, offer }) => {
              const number = numberOf(event);
              return (
                <tr key={offer.id}>
                  <th scope="row">{number !== undefined && `#${String(number)} `}<EventLink id={offer.id} /></th>
                  <td>{printEventTime(study, event)}</td>
                  {answer.parties.map(({ id }) => {
                    const identified = offer.identified[id];
                    return (
                      <td key={id} className="numbers">
                        {printMaybe(offer.chance[id])}
                        {identified !== undefined && <span className="wi-sub">{IDENTIFIED_WORDS[identified]}</span>}
                      </td>
                    );
                  })}
                  <td className="number">{printChance(offer.probability)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}

function printMaybe(chance: number | undefined): string {
  return chance === undefined ? "not known" : printChance(chance);
}
