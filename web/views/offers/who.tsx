import { seesField } from "../../../src/study/lens.ts";
import type { Study } from "../../../src/study/study.ts";
import type { EventField } from "../../../src/journal/event.ts";
import { ChannelLine, PartySwatch, SecrecyMark } from "../../marks/marks.tsx";
import { partyShort, printActors } from "../../words/names.ts";
import { printEventTime } from "../../words/time.ts";
import type { SeenRung } from "./seen.ts";

/** When a rung was, or that the party does not know. */
export function printWhen(study: Study, { rung, sight }: SeenRung): string {
  return seesField(sight, "at") ? printEventTime(study, rung.event) : `when: not known to ${lensName(study, sight.knowing?.party)}`;
}

export function lensName(study: Study, party: number | undefined): string {
  return party === undefined ? "" : partyShort(study.index, party);
}

/** What a lens hides, said as such. */
export function NotKnown({ study, rung, field }: { study: Study; rung: SeenRung; field: string }) {
  return <span className="of-not-known">{field}: not known to {lensName(study, rung.sight.knowing?.party)}</span>;
}

/** Who acted, towards whom, through which channel and by whose hands. */
export function WhoToWhom({ study, rung }: { study: Study; rung: SeenRung }) {
  const { event, sight } = rung;
  const { index } = study;
  const sees = (field: EventField): boolean => seesField(sight, field);
  const to = "to" in event ? event.to : undefined;
  const through = "through" in event ? event.through : undefined;
  const channel = event.channel === undefined ? undefined : index.channel.get(event.channel);
  return (
    <div className="of-who">
      <p>
        {sees("by") ? <Actors study={study} ids={event.by} empty="not known who" /> : <NotKnown study={study} rung={rung} field="Who" />}
        {to && (
          <>
            {" "}
            <span aria-hidden="true">→</span>
            <span className="hidden-label">to</span>{" "}
            {sees("to") ? <Actors study={study} ids={to} empty="nobody" /> : <NotKnown study={study} rung={rung} field="to whom" />}
          </>
        )}
      </p>
      {sees("channel") ? (
        channel && (
          <p className="of-channel">
            <ChannelLine kind={channel.kind} /> <SecrecyMark secrecy={channel.secrecy} /> {channel.name}
            <span className="hidden-label"> ({channel.kind}, {channel.secrecy})</span>
          </p>
        )
      ) : (
        <p><NotKnown study={study} rung={rung} field="Channel" /></p>
      )}
      {through && (sees("through") ? <p>carried by {printActors(through, index)}</p> : <p><NotKnown study={study} rung={rung} field="Relay" /></p>)}
    </div>
  );
}

/** Parties by their mark and short name; the people who spoke for them behind it. */
function Actors({ study, ids, empty }: { study: Study; ids: readonly string[] | undefined; empty: string }) {
  const { index } = study;
  const people = new Map<number | string, string[]>();
  for (const id of ids ?? []) {
    const party = index.partyOf(id) ?? id;
    const names = people.get(party) ?? [];
    if (index.person.has(id)) names.push(index.nameOf(id));
    people.set(party, names);
  }
  if (people.size === 0) return <>{empty}</>;
  return (
    <>
      {[...people].map(([party, names], i) => (
        <span key={party}>
          {i > 0 && ", "}
          <span className="party">
            {typeof party === "number" && <PartySwatch party={party} />}
            <strong>{typeof party === "number" ? partyShort(index, party) : index.nameOf(party)}</strong>
          </span>
          {names.length > 0 && <span className="quiet"> ({names.join(", ")})</span>}
        </span>
      ))}
    </>
  );
}
