import { useCallback, useMemo, useState } from "react";
import "../../style/offers.css";
import { useMedia } from "../../frame/use-media.ts";
import { useView } from "../../view-context.ts";
import { count } from "../../words/counts.ts";
import { partyShort } from "../../words/names.ts";
import { Compare } from "./compare.tsx";
import { Ladder } from "./ladder.tsx";
import { ChartKey } from "./chart-key.tsx";
import { PositionsTable } from "./positions-table.tsx";
import { differingTerms } from "./rung-cell.tsx";
import { RungCards } from "./rung-cards.tsx";
import { seeOffers } from "./seen.ts";
import { StepCharts } from "./step-charts.tsx";
import { Stretch, stretchFrom } from "./stretch.tsx";

/** Positions over time, and the ladder of offers and responses. */
export function OffersView() {
  const { study, lens, selection, select, params, setParams, goTo } = useView();
  const seen = useMemo(() => seeOffers(study, lens), [study, lens]);
  const differing = useMemo(() => differingTerms(study), [study]);
  const [lit, setLit] = useState<number>();
  const asCards = useMedia("(width <= 700px), print");
  const by = params["of-scale"] === "order" ? "order" : "time";
  const start = stretchFrom(seen.rungs, params["of-rung"]);
  const drawn = useMemo(() => seen.rungs.slice(start.from, start.until), [seen, start.from, start.until]);
  const compared = useMemo(() => {
    const ids = (params["of-compare"] ?? "").split(",").filter(Boolean);
    return ids.flatMap((id) => study.eventNumber.get(id) ?? []).filter((event) => seen.byEvent.has(event));
  }, [params, study, seen]);

  const onSelect = useCallback((event: number) => { select({ event, report: undefined }); }, [select]);
  const onCompare = useCallback(
    (event: number) => {
      const next = compared.includes(event) ? compared.filter((one) => one !== event) : [...compared, event].slice(-2);
      const ids = next.sort((a, b) => a - b).map((one) => study.record.events[one]?.id ?? "");
      setParams({ "of-compare": ids.join(",") });
    },
    [compared, study, setParams],
  );
  const selectedAt = useMemo(() => seen.rungs.findIndex((rung) => rung.rung.event === selection?.event), [seen, selection]);
  const goal = selectedAt >= 0 ? selectedAt : params["of-rung"] === undefined ? undefined : start.from;
  const party = lens.party === undefined ? undefined : partyShort(study.index, lens.party);
  const leftOutWhy = party === undefined ? "not yet by then" : `not known to ${party}${lens.atMs === undefined ? "" : " by then"}`;
  const light = { lit, selected: selection?.event, onLight: setLit, onSelect };
  const ladder = { study, seen, differing, goal, compared, onCompare, ...light };

  return (
    <section className="view of-view">
      <header>
        <h2>Offers</h2>
        <p className="intro">
          What each side held out for, issue by issue: a line is a party, a step is a new word, and its number leads to the
          ladder below, where packages stand side by side with what moved between them.
        </p>
        {seen.hidden > 0 && (
          <p className="lens-note" role="status">
            {count(seen.hidden, "rung")} left out: {leftOutWhy}.
          </p>
        )}
      </header>
      {seen.rungs.length === 0 ? (
        <Empty hidden={seen.hidden} onShowAll={() => { setParams({ as: undefined, at: undefined }); }} onTimeline={() => { goTo("timeline"); }} />
      ) : (
        <>
          <div className="controls no-print">
            <div className="segments" role="group" aria-label="How steps are spaced">
              {(["time", "order"] as const).map((name) => (
                <button
                  key={name}
                  type="button"
                  className="button"
                  aria-pressed={by === name}
                  onClick={() => { setParams({ "of-scale": name === "time" ? undefined : name }); }}
                >
                  By {name}
                </button>
              ))}
            </div>
            <Stretch study={study} seen={seen} stretch={start} onGo={(at) => { setParams({ "of-rung": String(at + 1) }); }} />
          </div>
          {seen.spoken.length === 0 ? (
            <p className="quiet">No terms are seen here, so there is no position to draw.</p>
          ) : (
            <>
              <StepCharts study={study} lens={lens} seen={seen} rungs={drawn} by={by} {...light} />
              <ChartKey />
              <PositionsTable study={study} seen={seen} rungs={drawn} />
            </>
          )}
          <h2 className="of-ladder-title">Ladder</h2>
          <p className="intro small">
            {count(seen.rungs.length, "rung")} in the order adopted. Each is compared with the same party's last word; tick two to compare
            any others. A blank means that the issue was not spoken of.
          </p>
          {compared.length > 0 && (
            <Compare study={study} seen={seen} picked={compared} onClear={() => { setParams({ "of-compare": undefined }); }} />
          )}
          {asCards ? <RungCards {...ladder} /> : <Ladder {...ladder} />}
        </>
      )}
    </section>
  );
}

interface EmptyProps {
  readonly hidden: number;
  readonly onShowAll: () => void;
  readonly onTimeline: () => void;
}

function Empty({ hidden, onShowAll, onTimeline }: EmptyProps) {
  return (
    <div className="empty">
      <h3>No offer here</h3>
      {hidden > 0 ? (
        <>
          <p>
            None of the record's offers is known from this point of view. Choose a later moment, another party, or the whole
            record.
          </p>
          <button type="button" className="button" onClick={onShowAll}>Show everything</button>
        </>
      ) : (
        <>
          <p>
            The journal holds no offer, response or agreement yet. Add events of type <code>offer</code> with <code>terms</code>
            to journal.yaml; what did happen is in the timeline.
          </p>
          <button type="button" className="button" onClick={onTimeline}>Go to the timeline</button>
        </>
      )}
    </div>
  );
}
