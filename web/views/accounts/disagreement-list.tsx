import { useMemo, useState } from "react";
import type { Disagreement } from "../../../src/study/disagreements.ts";
import { sightOf } from "../../../src/study/lens.ts";
import { EventGlyph } from "../../marks/event-glyph.tsx";
import { useView } from "../../view-context.ts";
import { count } from "../../words/counts.ts";
import { printSeenTime, printSeenTitle } from "../../words/titles.ts";
import { printField } from "../../words/values.ts";
import { Claim } from "./claimed-value.tsx";
import { type Dispute, groupDisputes, headOf, seeDisagreements } from "./disputes.ts";

/** Events drawn at first, and more at each wish. */
const PAGE = 25;

/** Every particular on which accounts differ, by event, with the values side by side. */
export function DisagreementList({ names, printing }: { names: ReadonlyMap<string, string>; printing: boolean }) {
  const { study, lens, params } = useView();
  const seen = useMemo(() => seeDisagreements(study, lens), [study, lens]);
  const { "ac-field": field, "ac-account": account, "ac-voices": voices } = params;
  const filter = useMemo(
    () => ({ field: field === "" ? undefined : field, account: account === "" ? undefined : account, independent: voices === "differ" }),
    [field, account, voices],
  );
  const disputes = useMemo(() => groupDisputes(seen, filter), [seen, filter]);
  const [pages, setPages] = useState(1);
  const shown = printing ? disputes : disputes.slice(0, pages * PAGE);
  const found = disputes.reduce((sum, { on }) => sum + on.length, 0);
  return (
    <section className="ac-part" aria-labelledby="ac-disagreements">
      <header>
        <h3 id="ac-disagreements">Disagreements</h3>
        <p className="small quiet">
          Where accounts give different values for one particular, or put the same particular more or less firmly. Dots are
          independent voices; a retelling that departs from its own source brings none.
        </p>
      </header>
      {seen.length > 0 && <Filters seen={seen} names={names} />}
      <p className="small numbers" role="status">
        {found === seen.length
          ? `${count(seen.length, "disagreement")} on ${count(disputes.length, "event")}`
          : `${found.toLocaleString("en-GB")} of ${count(seen.length, "disagreement")}, on ${count(disputes.length, "event")}`}
      </p>
      {seen.length === 0 && (
        <p className="empty small">
          No two accounts differ on anything shown here. Accounts may still be silent: the matrix below says where.
        </p>
      )}
      {seen.length > 0 && found === 0 && <p className="empty small">No disagreement passes these filters. Widen one of them.</p>}
      <ol className="ac-disputes">
        {shown.map((dispute) => (
          <DisputeItem key={dispute.event} dispute={dispute} names={names} />
        ))}
      </ol>
      {shown.length < disputes.length && (
        <button type="button" className="button no-print" onClick={() => { setPages(pages + 1); }}>
          Show {count(Math.min(PAGE, disputes.length - shown.length), "more event")}
        </button>
      )}
    </section>
  );
}

function DisputeItem({ dispute, names }: { dispute: Dispute; names: ReadonlyMap<string, string> }) {
  const { study, lens, select, selection } = useView();
  const event = study.record.events[dispute.event];
  const sight = sightOf(study, lens, dispute.event);
  if (!event || !sight) return null;
  return (
    <li className={`ac-dispute${selection?.event === dispute.event ? " selected" : ""}`}>
      <h4>
        <button type="button" className="plain" onClick={() => { select({ event: dispute.event, report: undefined }); }} dir="auto">
          <EventGlyph study={study} number={dispute.event} sight={sight} /> {printSeenTitle(event, sight)}
        </button>
        <span className="small quiet"> {printSeenTime(study, dispute.event, sight)}</span>
      </h4>
      {dispute.on.map((item) => (
        <div key={item.field} className="ac-on">
          <p className="ac-field small">
            {printField(item.field, study.index)}
            {item.independent && <span className="tag">independent voices differ</span>}
          </p>
          <ul className="ac-claims">
            {item.values.map((claim, i) => (
              <Claim key={i} event={item.event} field={item.field} claim={claim} names={names} />
            ))}
          </ul>
        </div>
      ))}
    </li>
  );
}

function Filters({ seen, names }: { seen: readonly Disagreement[]; names: ReadonlyMap<string, string> }) {
  const { study, params, setParams } = useView();
  const heads = useMemo(() => {
    const found = new Map<string, number>();
    for (const { field } of seen) found.set(headOf(field), (found.get(headOf(field)) ?? 0) + 1);
    return [...found].sort(([, a], [, b]) => b - a);
  }, [seen]);
  const accounts = useMemo(() => [...new Set(seen.flatMap(({ values }) => values.flatMap((value) => value.accounts)))], [seen]);
  return (
    <div className="controls">
      <label>
        On
        <select className="field" value={params["ac-field"] ?? ""} onChange={(event) => { setParams({ "ac-field": event.target.value }); }}>
          <option value="">anything</option>
          {heads.map(([head, times]) => (
            <option key={head} value={head}>
              {printField(head, study.index)} ({times})
            </option>
          ))}
        </select>
      </label>
      <label>
        With
        <select className="field" value={params["ac-account"] ?? ""} onChange={(event) => { setParams({ "ac-account": event.target.value }); }}>
          <option value="">any account</option>
          {accounts.map((account) => (
            <option key={account} value={account}>
              {names.get(account) ?? account}
            </option>
          ))}
        </select>
      </label>
      <label>
        <input
          type="checkbox"
          checked={params["ac-voices"] === "differ"}
          onChange={(event) => { setParams({ "ac-voices": event.target.checked ? "differ" : undefined }); }}
        />
        Only where independent voices differ
      </label>
    </div>
  );
}
