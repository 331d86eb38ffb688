import { useCallback, useDeferredValue, useMemo } from "react";
import { useNarrow } from "../../frame/use-media.ts";
import { useView } from "../../view-context.ts";
import { Asymmetries } from "./asymmetries.tsx";
import { Cards } from "./cards.tsx";
import { DataTable } from "./data-table.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { Matrix, type Opened } from "./matrix.tsx";
import { Others } from "./others.tsx";
import { filtersFrom, selectEvents } from "./rows.ts";
import { Summary } from "./summary.tsx";
import { nameOf } from "./wording.ts";
import "../../style/knowledge.css";

const MODES = [
  {
    name: "", title: "Event by event",
    intro: "A row is an event, a column a party; each cell says how long after the event the party knew of it, and how. Darker is earlier. Open a cell for the disclosures behind it.",
  },
  {
    name: "others", title: "Who knew that others knew",
    intro: "One event at a time: which party knew that which other party knew of it, since how long after the event, and how it found out.",
  },
  {
    name: "gaps", title: "What one knew and another did not",
    intro: "Two parties side by side: the events that the first knew of and the second did not, those it went longest without first.",
  },
] as const;

/** Who knew of what, since when, how, and through whom. */
export function KnowledgeView() {
  const { study, lens: now, params, setParams } = useView();
  // The slider may move faster than a large record can be counted.
  const lens = useDeferredValue(now);
  const narrow = useNarrow();
  const { type, who, closedOnly, gapsOnly } = filtersFrom(params);
  const filters = useMemo(() => ({ type, who, closedOnly, gapsOnly }), [type, who, closedOnly, gapsOnly]);
  const { seen, shown } = useMemo(() => selectEvents(study, lens, filters), [study, lens, filters]);
  const { name: mode, intro } = MODES.find(({ name }) => name === params["kn-mode"]) ?? MODES[0];
  const openedText = params["kn-open"] ?? "";
  const opened = useMemo(() => openedFrom(openedText, study.eventNumber, study.index.partyNumber), [openedText, study]);
  const open = useCallback((next: Opened | undefined) => {
    setParams({ "kn-open": next && `${study.record.events[next.event]?.id ?? ""}.${study.index.parties[next.party]?.id ?? ""}` });
  }, [study, setParams]);
  const leftOut = study.record.events.length - seen.length;

  return (
    <section className="view knowledge">
      <header>
        <h2>Who knew what</h2>
        <p className="intro">{intro}</p>
        {leftOut > 0 && (
          <p className="lens-note">
            {leftOut.toLocaleString("en-GB")} {leftOut === 1 ? "event is" : "events are"} left out: {lens.party === undefined ? "not yet happened at the moment chosen" : `not known to ${nameOf(study, lens.party)}${lens.atMs === undefined ? "" : " at the moment chosen"}`}.
            {lens.party !== undefined && ` Of the others’ knowledge, only what ${nameOf(study, lens.party)} knew of it is shown.`}
          </p>
        )}
      </header>
      <div className="controls kn-modes no-print" role="group" aria-label="What to show">
        {MODES.map(({ name, title }) => (
          <button key={name} type="button" className="button" aria-pressed={mode === name} onClick={() => { setParams({ "kn-mode": name }, "push"); }}>
            {title}
          </button>
        ))}
      </div>
      <FilterBar filters={filters} shown={shown.length} seen={seen.length} />
      {shown.length === 0 ? (
        <Nothing any={seen.length > 0} lensed={lens.party !== undefined || lens.atMs !== undefined} />
      ) : (
        <>
          {mode === "" && <Summary lens={lens} events={shown} />}
          {mode === "" && (narrow ? <Cards lens={lens} events={shown} opened={opened} open={open} /> : <Matrix lens={lens} events={shown} opened={opened} open={open} />)}
          {mode === "" && <DataTable lens={lens} events={shown} />}
          {mode === "others" && <Others lens={lens} events={shown} />}
          {mode === "gaps" && <Asymmetries lens={lens} events={shown} />}
        </>
      )}
    </section>
  );
}

function Nothing({ any, lensed }: { any: boolean; lensed: boolean }) {
  return (
    <div className="empty">
      <h3>{any ? "No event fits these choices" : "Nothing to show here"}</h3>
      <p>
        {any ? "Choose fewer, or show all events." : lensed ? "The record says of nothing that it was known then. Choose a later moment, or another party, above." : "This record has no events yet. Add some to its journal.yaml."}
      </p>
    </div>
  );
}

function openedFrom(text: string, events: ReadonlyMap<string, number>, parties: ReadonlyMap<string, number>): Opened | undefined {
  const [eventId = "", partyId = ""] = text.split(".");
  const event = events.get(eventId);
  const party = parties.get(partyId);
  return event === undefined || party === undefined ? undefined : { event, party };
}
