import { useMemo } from "react";
import type { EventType } from "../../../src/journal/event.ts";
import { useView } from "../../view-context.ts";
import { TYPE_NAMES } from "../../words/names.ts";
import type { Filters } from "./rows.ts";

/** Which events to show; every choice stays in the URL. */
export function FilterBar({ filters, shown, seen }: { filters: Filters; shown: number; seen: number }) {
  const { study, params, setParams } = useView();
  const { case: theCase, events } = study.record;
  const types = useMemo(() => [...new Set<EventType>(events.map((event) => event.type))], [events]);
  const any = filters.type !== "" || filters.who !== "" || filters.closedOnly || filters.gapsOnly;
  const toggle = (name: string) => (change: React.ChangeEvent<HTMLInputElement>): void => {
    setParams({ [name]: change.target.checked ? "1" : undefined });
  };
  return (
    <div className="controls kn-filters" role="group" aria-label="Which events to show">
      <label>
        Type
        <select className="field" value={filters.type} onChange={(change) => { setParams({ "kn-type": change.target.value }); }}>
          <option value="">all types</option>
          {types.map((type) => (
            <option key={type} value={type}>{TYPE_NAMES[type]}</option>
          ))}
        </select>
      </label>
      <label>
        Involving
        <select className="field" value={params["kn-who"] ?? ""} onChange={(change) => { setParams({ "kn-who": change.target.value }); }}>
          <option value="">anybody</option>
          <optgroup label="Parties">
            {theCase.parties.map((party) => (
              <option key={party.id} value={party.id}>{party.name}</option>
            ))}
          </optgroup>
          {theCase.people.length > 0 && (
            <optgroup label="People">
              {theCase.people.map((person) => (
                <option key={person.id} value={person.id}>{person.name}</option>
              ))}
            </optgroup>
          )}
        </select>
      </label>
      <label className="kn-check">
        <input type="checkbox" checked={filters.closedOnly} onChange={toggle("kn-closed")} /> only secret or confidential channels
      </label>
      <label className="kn-check">
        <input type="checkbox" checked={filters.gapsOnly} onChange={toggle("kn-gaps")} /> only what somebody did not know
      </label>
      <p className="small quiet numbers" role="status">
        {shown === seen ? `${seen.toLocaleString("en-GB")} events` : `${shown.toLocaleString("en-GB")} of ${seen.toLocaleString("en-GB")} events`}
      </p>
      {any && (
        <button type="button" className="button" onClick={() => { setParams({ "kn-type": undefined, "kn-who": undefined, "kn-closed": undefined, "kn-gaps": undefined }); }}>
          Show all events
        </button>
      )}
    </div>
  );
}
