import { useState } from "react";
import type { Study } from "../../../src/study/study.ts";
import type { Sensitivity, WindowAnswer } from "../../../src/study/window/answer.ts";
import { AsTable } from "../../frame/as-table.tsx";
import { useView } from "../../view-context.ts";
import { count } from "../../words/counts.ts";
import { printEventTime } from "../../words/time.ts";
import { printChance, printInterval } from "./chances.ts";
import type { Plotted, PlottedMoment } from "./plotted.ts";
import { px } from "./steps.ts";

const SHOWN = 12;
const WIDE = 200;

const KIND_WORDS: Readonly<Record<Sensitivity["kind"], string>> = {
  evidence: "evidence", prior: "prior", direction: "what a party wants", rule: "rule", reading: "how reports are read",
};
const HOW_WORDS: Readonly<Record<Sensitivity["by"], string>> = { reweighting: "weighed anew", sampling: "sampled anew", rough: "roughly" };

interface TornadoProps {
  readonly study: Study;
  readonly answer: WindowAnswer;
  readonly plotted: Plotted;
  /** The moment looked at, which may be another than the one that was turned about. */
  readonly shown: PlottedMoment | undefined;
  /** Asks for the answer at a moment, in EDTF; undefined where nobody can be asked. */
  readonly onAsk: ((at: string) => void) | undefined;
  /** Asks for what is told roughly to be sampled anew; undefined where nobody can be asked, or it was. */
  readonly onCloser: (() => void) | undefined;
}

/** How far the chance moves when each assumption is dropped or turned, widest first. */
export function Tornado({ study, answer, plotted, shown: looked, onAsk, onCloser }: TornadoProps) {
  const [all, setAll] = useState(false);
  const { sensitivity } = answer;
  const moment = plotted.moments.find(({ number }) => number === answer.chosen);
  const usual = moment?.moment.probability;
  if (sensitivity.length === 0 || !moment || usual === undefined) {
    return <p className="quiet small">There is no number here that an assumption could move.</p>;
  }
  const at = looked === undefined || looked === moment ? undefined : askable(study, plotted, looked);
  const rough = sensitivity.filter(({ by }) => by === "rough").length;
  const shown = all ? sensitivity : sensitivity.slice(0, SHOWN);
  const reached = sensitivity.flatMap(({ low, high }) => [low, high]);
  const ends: [number, number] = [Math.min(usual, ...reached), Math.max(usual, ...reached)];
  return (
    <>
      <p className="small">
        How far the {printChance(usual)} of {printEventTime(study, moment.event)} moves when one thing is dropped or turned,
        widest first. Each bar runs from the least to the most; the line is the answer itself. Turned one at a time, they keep it
        within {printInterval(ends)}.
      </p>
      {looked !== undefined && looked !== moment && (
        <div className="wi-other small">
          <p>This is not the moment chosen above: it takes some reckoning, and is worked out for one moment at a time.</p>
          {onAsk && at !== undefined && (
            <button type="button" className="button small no-print" onClick={() => { onAsk(at); }}>
              Work it out for {printEventTime(study, looked.event)}
            </button>
          )}
        </div>
      )}
      {rough > 0 && onCloser && (
        <div className="wi-other small">
          <p>{count(rough, "of these is told", "of these are told")} roughly, with a broken edge: too few draws bear it out.</p>
          <button type="button" className="button small no-print" onClick={onCloser}>Sample anew for these</button>
        </div>
      )}
      <ol className="wi-tornado">
        {shown.map((one) => (
          <li key={`${one.kind} ${one.assumption} ${one.turned}`}>
            <p className="small"><Named one={one} /> <span className="quiet">({one.turned}{one.by === "rough" && "; roughly"})</span></p>
            <div className="wi-tornado-row numbers small">
              <TornadoBar low={one.low} high={one.high} usual={usual} rough={one.by === "rough"} />
              <span>{printInterval([one.low, one.high])}</span>
            </div>
          </li>
        ))}
      </ol>
      <p className="wi-scale small quiet numbers" aria-hidden="true"><span>0%</span><span>50%</span><span>100%</span></p>
      {sensitivity.length > SHOWN && (
        <button type="button" className="button small no-print wi-all" aria-expanded={all} onClick={() => { setAll(!all); }}>
          {all ? `Show the widest ${String(SHOWN)}` : `Show all ${String(sensitivity.length)}`}
          <span className="hidden-label"> turns</span>
        </button>
      )}
      <AsTable>{() => <TornadoTable sensitivity={sensitivity} />}</AsTable>
    </>
  );
}

/** A time that falls in this moment and in none after it, in EDTF; undefined where the record has none. */
function askable(study: Study, plotted: Plotted, { event, number }: PlottedMoment): string | undefined {
  const end = study.chronology.endMs[event] ?? Infinity;
  const next = plotted.moments.find((one) => one.number > number);
  if (!Number.isFinite(end) || (next && (study.chronology.startMs[next.event] ?? -Infinity) < end)) return undefined;
  return new Date(end - 1000).toISOString().replace(/\.\d+/, "");
}

/** The assumption; where it is evidence, it opens. */
function Named({ one }: { one: Sensitivity }) {
  const { study, select } = useView();
  const event = one.event === undefined ? undefined : study.eventNumber.get(one.event);
  if (event === undefined) return <>{one.assumption}</>;
  return <button type="button" className="ev-link" onClick={() => { select({ event, report: undefined }); }}>{one.assumption}</button>;
}

function TornadoBar({ low, high, usual, rough }: { low: number; high: number; usual: number; rough: boolean }) {
  const x = (value: number): number => px(value * WIDE);
  return (
    <svg className="wi-bar" viewBox={`0 0 ${String(WIDE)} 12`} preserveAspectRatio="none" aria-hidden="true">
      <rect className="wi-bar-room" x="0" y="1" width={WIDE} height="10" />
      <path className="wi-bar-half" d={`M${WIDE / 2} 0V12`} vectorEffect="non-scaling-stroke" />
      <rect
        className={rough ? "wi-swing rough" : "wi-swing"} x={x(low)} y="2" width={Math.max(x(high) - x(low), 1)} height="8"
        vectorEffect="non-scaling-stroke"
      />
      <path className="wi-usual" d={`M${String(x(usual))} 0V12`} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

function TornadoTable({ sensitivity }: { sensitivity: readonly Sensitivity[] }) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="How far each assumption moves the answer">
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">Assumption</th>
            <th scope="col">Kind</th>
            <th scope="col">How it was turned</th>
            <th scope="col" className="number">Least</th>
            <th scope="col" className="number">Most</th>
            <th scope="col">Worked out</th>
          </tr>
        </thead>
        <tbody>
          {sensitivity.map((one) => (
            <tr key={`${one.kind} ${one.assumption} ${one.turned}`}>
              <th scope="row"><Named one={one} /></th>
              <td>{KIND_WORDS[one.kind]}</td>
              <td>{one.turned}</td>
              <td className="number">{printChance(one.low)}</td>
              <td className="number">{printChance(one.high)}</td>
              <td>{HOW_WORDS[one.by]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
