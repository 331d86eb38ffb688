import { useMemo } from "react";
import type { Study } from "../../src/study/study.ts";
import { useView } from "../view-context.ts";
import { printDay } from "../words/time.ts";

/** “As known to X at T”: redraws every view from one party's knowledge at one moment. */
export function LensControl() {
  const { study, lens, params, setParams } = useView();
  const moments = useMemo(() => momentsOf(study), [study]);
  const at = lens.atMs === undefined ? moments.length : indexAt(moments, lens.atMs);
  const active = lens.party !== undefined || lens.atMs !== undefined;
  return (
    <div className={`lens controls${active ? " active" : ""}`} role="group" aria-label="Whose knowledge, and when">
      <label>
        As known to
        <select
          className="field"
          value={params["as"] ?? ""}
          onChange={(event) => {
            setParams({ as: event.target.value });
          }}
        >
          <option value="">the whole record</option>
          {study.index.parties.map((party) => (
            <option key={party.id} value={party.id}>
              {party.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        at
        <input
          type="range"
          min={0}
          max={moments.length}
          value={at}
          aria-valuetext={atWords(moments, at)}
          onChange={(event) => {
            const moment = moments[Number(event.target.value)];
            setParams({ at: moment === undefined ? undefined : new Date(moment).toISOString() });
          }}
        />
        <output className="small">{atWords(moments, at)}</output>
      </label>
      {active && (
        <button
          type="button"
          className="button"
          onClick={() => {
            setParams({ as: undefined, at: undefined });
          }}
        >
          Show everything
        </button>
      )}
    </div>
  );
}

function atWords(moments: readonly number[], at: number): string {
  const moment = moments[at];
  return moment === undefined ? "the end" : `end of ${printDay(moment)}`;
}

const DAY_MS = 86_400_000;

/** The ends of the days on which something may first have become certain: the stops of the slider. */
function momentsOf(study: Study): number[] {
  const stops = new Set<number>();
  for (const end of study.chronology.endMs) if (Number.isFinite(end)) stops.add(Math.ceil(end / DAY_MS) * DAY_MS - 1);
  return [...stops].sort((a, b) => a - b);
}

function indexAt(moments: readonly number[], atMs: number): number {
  const at = moments.findIndex((moment) => moment >= atMs);
  return at < 0 ? moments.length : at;
}
