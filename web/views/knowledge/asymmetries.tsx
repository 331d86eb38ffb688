import { useMemo, useState } from "react";
import type { Lens } from "../../../src/study/lens.ts";
import { HowMark, PartySwatch, partyColour } from "../../marks/marks.tsx";
import { useView } from "../../view-context.ts";
import { HOW_WORDS, partyShort } from "../../words/names.ts";
import { printDay, printEventTime } from "../../words/time.ts";
import type { Cell } from "./cells.ts";
import { type Gap, gapsBetween, printDuration } from "./gaps.ts";
import { EventHead } from "./matrix-row.tsx";
import { nameOf, printFields } from "./wording.ts";

const AT_FIRST = 20;

/** What one party knew and another did not: still at the moment chosen, and for a while before it learned. */
export function Asymmetries({ lens, events }: { lens: Lens; events: readonly number[] }) {
  const { study, params, setParams } = useView();
  const { partyNumber } = study.index;
  const knower = partyNumber.get(params["kn-x"] ?? "") ?? lens.party ?? 0;
  const other = partyNumber.get(params["kn-y"] ?? "") ?? (knower === 1 ? 0 : 1);
  const gaps = useMemo(() => gapsBetween(study, lens, events, knower, other), [study, lens, events, knower, other]);
  const open = gaps.filter((gap) => gap.open);
  const closed = gaps.filter((gap) => !gap.open);
  const longest = gaps.reduce((most, gap) => Math.max(most, gap.forMs), 1);
  const ids = study.index.parties.map((party) => party.id);
  const until = lens.atMs === undefined ? "by the end of the record" : `by the end of ${printDay(lens.atMs)}`;
  const [x, y] = [nameOf(study, knower), nameOf(study, other)];
  return (
    <section className="kn-gaps">
      <div className="controls">
        <PartyChoice label="What" value={knower} choose={(id) => { setParams({ "kn-x": id }); }} />
        <PartyChoice label="knew and" value={other} choose={(id) => { setParams({ "kn-y": id }); }} after="did not" />
        <button type="button" className="button" onClick={() => { setParams({ "kn-x": ids[other], "kn-y": ids[knower] }); }}>Swap</button>
      </div>
      {knower === other ? (
        <p className="empty">Choose two different parties.</p>
      ) : (
        <>
          <GapList
            lens={lens} title={`${x} knew; ${y} is not known to have known ${until}`} gaps={open} longest={longest} knower={knower} other={other}
            none={`Nothing: all that ${x} knew of, ${y} knew of too ${until}.`}
          />
          <GapList
            lens={lens} title={`${x} knew first; ${y} learned later`} gaps={closed} longest={longest} knower={knower} other={other}
            none={`Nothing that ${y} learned later than ${x}.`}
          />
          <p className="small quiet">Bars show for how long at least, from the latest time at which {x} came to know.</p>
        </>
      )}
    </section>
  );
}

interface PartyChoiceProps {
  readonly label: string;
  readonly value: number;
  readonly choose: (id: string) => void;
  readonly after?: string;
}

function PartyChoice({ label, value, choose, after }: PartyChoiceProps) {
  const { study } = useView();
  return (
    <label>
      {label} <PartySwatch party={value} />
      <select className="field" value={study.index.parties[value]?.id} onChange={(change) => { choose(change.target.value); }}>
        {study.index.parties.map((party) => (
          <option key={party.id} value={party.id}>{party.name}</option>
        ))}
      </select>
      {after}
    </label>
  );
}

interface GapListProps {
  readonly lens: Lens;
  readonly title: string;
  readonly gaps: readonly Gap[];
  readonly longest: number;
  readonly knower: number;
  readonly other: number;
  readonly none: string;
}

function GapList({ lens, title, gaps, longest, knower, other, none }: GapListProps) {
  const { study, select } = useView();
  const [limit, setLimit] = useState(AT_FIRST);
  return (
    <section className="kn-gap-list">
      <h3>{title} <span className="quiet numbers">{gaps.length > 0 && gaps.length.toLocaleString("en-GB")}</span></h3>
      {gaps.length === 0 && <p className="quiet small">{none}</p>}
      <ol>
        {gaps.slice(0, limit).map((gap) => (
          <li key={gap.event} className="kn-gap">
            <button type="button" className="plain kn-card-head" onClick={() => { select({ event: gap.event, report: undefined }); }}>
              <EventHead study={study} lens={lens} event={gap.event} />
            </button>
            <div className="kn-gap-for">
              <svg width="100%" height="8" aria-hidden="true">
                <rect width="100%" height="8" fill="var(--sunk)" />
                <rect width={`${String(Math.max(0.5, (100 * gap.forMs) / longest))}%`} height="8" fill={partyColour(knower)} />
              </svg>
              <span className="numbers">{printDuration(gap.forMs)}{gap.open && gap.forMs > 0 ? " and more" : ""}</span>
            </div>
            <p className="kn-meta">
              <Learned cell={gap.knew} event={gap.event} party={knower} />
              <Learned cell={gap.other} event={gap.event} party={other} />
            </p>
          </li>
        ))}
      </ol>
      {gaps.length > limit && (
        <button type="button" className="button" onClick={() => { setLimit(limit + 100); }}>Show more ({(gaps.length - limit).toLocaleString("en-GB")} left)</button>
      )}
    </section>
  );
}

/** How and when one of the two learned, or that it is not known to have. */
function Learned({ cell, event, party }: { cell: Cell; event: number; party: number }) {
  const { study } = useView();
  const details = cell.state === "known" ? [cell.via === event ? "" : printEventTime(study, cell.via), printFields(cell)].filter(Boolean) : [];
  return (
    <span>
      <PartySwatch party={party} /> {partyShort(study.index, party)}:{" "}
      {cell.state === "known" ? (
        <>
          <HowMark how={cell.how} /> {[HOW_WORDS[cell.how], ...details].join(", ")}
        </>
      ) : cell.state === "not-yet" ? "not yet" : "nothing in the record says so"}
    </span>
  );
}
