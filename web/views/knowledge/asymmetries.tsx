import { useMemo, useState } from "react";
import type { Lens } from "../../../src/study/lens.ts";
import { HowMark, PartySwatch, partyColour } from "../../marks/marks.tsx";
import { useView } from "../../view-context.ts";
import { HOW_WORDS, partyShort } from "../../words/names.ts";
import { printDay, printEventTime } from "../../words/time.ts";
import { type Gap, gapsBetween, printDuration } from "./gaps.ts";
import { EventHead } from "./matrix-row.tsx";
import { nameOf, printFields } from "./wording.ts";

const AT_FIRST = 20;

/** What one party knew and another did not: still at the moment chosen, and for a while before it learned. */
export function Asymmetries({ lens, events }: { lens: Lens; events: readonly number[] }) {
  const { study, params, setParams } = useView();
  const numberOf = (id: string | undefined): number | undefined => (id === undefined ? undefined : study.index.partyNumber.get(id));
  const knower = numberOf(params["kn-x"]) ?? lens.party ?? 0;
  const other = numberOf(params["kn-y"]) ?? (knower === 1 ? 0 : 1);
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
          <GapList title={`${x} knew; ${y} is not known to have known ${until}`} gaps={open} longest={longest} knower={knower} other={other} none={`Nothing: all that ${x} knew of, ${y} knew of too ${until}.`} />
          <GapList title={`${x} knew first; ${y} learned later`} gaps={closed} longest={longest} knower={knower} other={other} none={`Nothing that ${y} learned later than ${x}.`} />
          <p className="small quiet">Bars show for how long at least, from the latest time at which {x} came to know.</p>
        </>
      )}
    </section>
  );
}

function PartyChoice({ label, value, choose, after }: { label: string; value: number; choose: (id: string) => void; after?: string }) {
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
  readonly title: string;
  readonly gaps: readonly Gap[];
  readonly longest: number;
  readonly knower: number;
  readonly other: number;
  readonly none: string;
}

function GapList({ title, gaps, longest, knower, other, none }: GapListProps) {
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
              <EventHead study={study} event={gap.event} />
            </button>
            <div className="kn-gap-for">
              <svg width="100%" height="8" aria-hidden="true">
                <rect width="100%" height="8" fill="var(--sunk)" />
                <rect width={`${String(Math.max(0.5, (100 * gap.forMs) / longest))}%`} height="8" fill={partyColour(knower)} />
              </svg>
              <span className="numbers">{printDuration(gap.forMs)}{gap.open && gap.forMs > 0 ? " and more" : ""}</span>
            </div>
            <p className="kn-meta">
              <span><PartySwatch party={knower} /> {partyShort(study.index, knower)}: <HowMark how={gap.knew.how} /> {HOW_WORDS[gap.knew.how]}{gap.knew.via === gap.event ? "" : `, ${printEventTime(study, gap.knew.via)}`}{gap.knew.fields ? `, ${printFields(gap.knew)}` : ""}</span>
              <span>
                <PartySwatch party={other} /> {partyShort(study.index, other)}:{" "}
                {gap.other.state === "known" ? <><HowMark how={gap.other.how} /> {HOW_WORDS[gap.other.how]}, {printEventTime(study, gap.other.via)}{gap.other.fields ? `, ${printFields(gap.other)}` : ""}</> : gap.other.state === "not-yet" ? "not yet" : "nothing in the record says so"}
              </span>
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
