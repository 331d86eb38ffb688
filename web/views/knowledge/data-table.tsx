import { useMemo, useState } from "react";
import { type Lens, sightOf } from "../../../src/study/lens.ts";
import { AsTable } from "../../frame/as-table.tsx";
import { useView } from "../../view-context.ts";
import { HOW_WORDS, partyShort, TYPE_NAMES } from "../../words/names.ts";
import { printSeenTime, printTitle } from "../../words/titles.ts";
import { cellOf } from "./cells.ts";
import { printFields, printSince } from "./wording.ts";

const MOST = 500;
type Order = "time" | "title" | "knew";

/** The matrix in words alone, to sort, select and copy. */
export function DataTable({ lens, events }: { lens: Lens; events: readonly number[] }) {
  return <AsTable>{() => <Table lens={lens} events={events} />}</AsTable>;
}

function Table({ lens, events }: { lens: Lens; events: readonly number[] }) {
  const { study } = useView();
  const [order, setOrder] = useState<Order>("time");
  const { parties } = study.index;
  const sorted = useMemo(() => {
    const shown = events.slice(0, MOST);
    const knew = (event: number): number => parties.filter((_, party) => cellOf(study, lens, event, party).state === "known").length;
    if (order === "title") return shown.sort((a, b) => printTitle(study, lens, a).localeCompare(printTitle(study, lens, b), "en"));
    if (order === "knew") return shown.map((event) => ({ event, count: knew(event) })).sort((a, b) => a.count - b.count).map((item) => item.event);
    return shown;
  }, [study, lens, events, order, parties]);
  return (
    <>
      <label className="control">
        Sorted by
        <select className="field" value={order} onChange={(change) => { setOrder(change.target.value as Order); }}>
          <option value="time">time</option>
          <option value="title">title</option>
          <option value="knew">how many knew, fewest first</option>
        </select>
      </label>
      {events.length > MOST && <p className="small quiet">The first {MOST} of {events.length.toLocaleString("en-GB")} events; narrow them above, or export the record, for the rest.</p>}
      <div className="scroll-x" tabIndex={0} role="region" aria-label="Who knew what, as a table">
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">Event</th>
              <th scope="col">Type</th>
              <th scope="col">When</th>
              {parties.map((party, i) => <th key={party.id} scope="col">{partyShort(study.index, i)}</th>)}
            </tr>
          </thead>
          <tbody>
            {sorted.map((event) => (
              <tr key={event}>
                <th scope="row" dir="auto">{printTitle(study, lens, event)}</th>
                <td>{TYPE_NAMES[study.record.events[event]?.type ?? "meeting"]}</td>
                <td>{printSeenTime(study, event, sightOf(study, lens, event))}</td>
                {parties.map((party, i) => <td key={party.id}><InWords lens={lens} event={event} party={i} /></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function InWords({ lens, event, party }: { lens: Lens; event: number; party: number }) {
  const { study } = useView();
  const cell = cellOf(study, lens, event, party);
  if (cell.state === "silent") return "—";
  if (cell.state === "hidden") return "not known";
  if (cell.state === "not-yet") return "not yet";
  return [printSince(study, lens, event, cell), HOW_WORDS[cell.how], printFields(cell), cell.certainty === "possible" ? "possibly not yet" : ""].filter(Boolean).join(", ");
}
