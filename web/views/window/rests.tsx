import { useState } from "react";
import type { Study } from "../../../src/study/study.ts";
import type { Rest, WindowAnswer } from "../../../src/study/window/answer.ts";
import { Dagger, PartySwatch } from "../../marks/marks.tsx";
import { useView } from "../../view-context.ts";
import { count } from "../../words/counts.ts";
import { printEventTime } from "../../words/time.ts";
import { printCredence } from "./chances.ts";
import { shortOf } from "./plot-offers.tsx";

interface RestsProps {
  readonly study: Study;
  readonly answer: WindowAnswer;
}

interface ActListProps extends RestsProps {
  /** Of one party by id, or of all. */
  readonly party: string;
  readonly onParty: (party: string) => void;
}

/** Every act the answer used, each leading to its evidence, with how far its reports bear it out. */
export function ActList({ study, answer, party, onParty }: ActListProps) {
  const acts = answer.rests.filter(({ kind }) => kind === "act");
  const shown = acts.filter((act) => party === "" || act.party === party);
  if (acts.length === 0) return <p className="quiet small">None: no act on record speaks of what anybody would have accepted.</p>;
  return (
    <>
      <p className="wi-acts-head small">
        <span>{count(shown.length, "act")}, with the credence of each</span>
        <label className="control no-print">
          Of
          <select className="field" value={party} onChange={(event) => { onParty(event.target.value); }}>
            <option value="">everybody</option>
            {answer.parties.map((one) => <option key={one.id} value={one.id}>{shortOf(study, one)}</option>)}
          </select>
        </label>
      </p>
      <ol className="wi-acts small">
        {shown.map((act, i) => <Act key={`${act.event ?? ""} ${String(i)}`} study={study} act={act} />)}
      </ol>
    </>
  );
}

function Act({ study, act }: { study: Study; act: Rest }) {
  const { select } = useView();
  const event = act.event === undefined ? undefined : study.eventNumber.get(act.event);
  const number = act.party === undefined ? undefined : study.index.partyNumber.get(act.party);
  return (
    <li>
      <PartySwatch party={number} />
      <span>
        {number !== undefined && <span className="hidden-label">{study.index.parties[number]?.name}: </span>}
        {event === undefined ? act.text : (
          <button type="button" className="plain wi-act" onClick={() => { select({ event, report: undefined }); }}>
            <span className="wi-act-words">{act.text}</span>
            <span className="quiet numbers"> {printEventTime(study, event)}</span>
          </button>
        )}
      </span>
      {act.credence !== undefined && (
        <span className="wi-credence numbers">
          <span className="hidden-label">credence </span>{printCredence(act.credence)}
          <span className="wi-meter" aria-hidden="true"><span style={{ width: `${String(Math.round(act.credence * 100))}%` }} /></span>
        </span>
      )}
    </li>
  );
}

const BASIS_WORDS: Readonly<Record<NonNullable<Rest["basis"]>, string>> = {
  stated: "stated in the case", inferred: "inferred from what was done", assumed: "assumed: nothing on record says so",
};

const SHOWN = 12;

/** What was taken for granted, and on what ground. */
export function AssumptionList({ study, answer }: RestsProps) {
  const [all, setAll] = useState(false);
  const assumed = answer.rests.filter(({ kind }) => kind === "assumption");
  if (assumed.length === 0) return <p className="quiet small">None but those of the model.</p>;
  // What is everybody's comes first: a case has few of those, and one for each party and issue.
  const ordered = [...assumed.filter(({ party }) => party === undefined), ...assumed.filter(({ party }) => party !== undefined)];
  return (
    <>
      <ul className="wi-assumptions small">
        {(all ? ordered : ordered.slice(0, SHOWN)).map(({ text, basis, party }, i) => (
          <li key={`${text} ${String(i)}`}>
            {party === undefined ? <span /> : <PartySwatch party={study.index.partyNumber.get(party)} />}
            <span>
              {text}
              {basis !== undefined && basis !== "stated" && <Dagger rests={BASIS_WORDS[basis]} />}
            </span>
            {basis !== undefined && <span className="tag">{basis}</span>}
          </li>
        ))}
      </ul>
      {ordered.length > SHOWN && (
        <button type="button" className="button small no-print wi-all" aria-expanded={all} onClick={() => { setAll(!all); }}>
          {all ? `Show the first ${String(SHOWN)}` : `Show all ${String(ordered.length)}`}
          <span className="hidden-label"> assumptions</span>
        </button>
      )}
    </>
  );
}
