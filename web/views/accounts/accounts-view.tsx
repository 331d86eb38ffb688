import { useMemo } from "react";
import { useNarrow, usePrinting } from "../../frame/use-media.ts";
import { useView } from "../../view-context.ts";
import { namesOfAccounts } from "../../words/accounts.ts";
import { count } from "../../words/counts.ts";
import { partyShort } from "../../words/names.ts";
import { EventCards } from "./cards.tsx";
import { passes, ROW_FILTER_WORDS, ROW_FILTERS } from "./cells.ts";
import { DisagreementList } from "./disagreement-list.tsx";
import { seeDisagreements } from "./disputes.ts";
import { EvidenceNotes } from "./evidence-notes.tsx";
import { familiesOf, seeEvents, voiceGroupsOf } from "./family.ts";
import { FamilyTree } from "./family-tree.tsx";
import { Matrix } from "./matrix.tsx";
import { DiffersMark } from "./matrix-cells.tsx";
import "../../style/accounts.css";

/** Who says what: the accounts and their descent, where they differ, and every event by account. */
export function AccountsView() {
  const { study, lens } = useView();
  const { accounts } = study.record.accounts;
  const names = useMemo(() => namesOfAccounts(accounts), [accounts]);
  const families = useMemo(() => familiesOf(study), [study]);
  const groups = useMemo(() => voiceGroupsOf(families), [families]);
  const seen = useMemo(() => seeEvents(study, lens), [study, lens]);
  const printing = usePrinting();
  const present = accounts.filter((account) => !account.lost);
  const voices = study.voices.count(present.map(({ id }) => id));
  if (accounts.length === 0) {
    return (
      <section className="view">
        <header>
          <h2>Accounts</h2>
        </header>
        <div className="empty">
          <h3>This record rests on no accounts</h3>
          <p>
            List the published accounts in accounts.yaml, and under each event of journal.yaml its reports; they will be compared
            here.
          </p>
        </div>
      </section>
    );
  }
  return (
    <section className="view accounts">
      <header>
        <h2>
          {count(present.length, "account")}, {count(voices, "voice")}
        </h2>
        <p className="intro">
          Who says what: which account was made from which, where they differ, and every event by account. Pick any account’s
          mark to read its words.
        </p>
        {seen.leftOut > 0 && (
          <p className="lens-note">
            {lens.party === undefined ? "By then" : `As known to ${partyShort(study.index, lens.party)}`}:{" "}
            {count(seen.leftOut, "event")} left out.
          </p>
        )}
      </header>
      <section className="ac-part" aria-labelledby="ac-family">
        <header>
          <h3 id="ac-family">Which account was made from which</h3>
          <p className="small quiet">All that hang together are one voice. Small dots are retellings; a ring is an original that is lost.</p>
        </header>
        <FamilyTree families={families} names={names} reportedBy={seen.reportedBy} />
      </section>
      <DisagreementList names={names} printing={printing} />
      <EventsByAccount events={seen.events} groups={groups} names={names} />
      {printing && <EvidenceNotes events={seen.events} names={names} />}
    </section>
  );
}

interface EventsByAccountProps {
  readonly events: readonly number[];
  readonly groups: ReturnType<typeof voiceGroupsOf>;
  readonly names: ReadonlyMap<string, string>;
}

function EventsByAccount({ events, groups, names }: EventsByAccountProps) {
  const { study, lens, params, setParams } = useView();
  const narrow = useNarrow();
  const filter = ROW_FILTERS.find((name) => name === params["ac-rows"]) ?? "all";
  const disputed = useMemo(() => new Set(seeDisagreements(study, lens).map(({ event }) => event)), [study, lens]);
  const rows = useMemo(
    () => events.filter((number) => {
      const event = study.record.events[number];
      return event !== undefined && passes(filter, event, disputed.has(number), study.voices);
    }),
    [study, events, filter, disputed],
  );
  return (
    <section className="ac-part no-print" aria-labelledby="ac-matrix">
      <header>
        <h3 id="ac-matrix">Events by account</h3>
        <p className="small quiet">
          A mark says how the account puts it, a blank that it is silent, <DiffersMark /> that it differs from the record on
          something.{narrow ? "" : " Arrow keys move, Enter opens the words."}
        </p>
      </header>
      <div className="controls">
        <label>
          Events
          <select className="field" value={filter} onChange={(event) => { setParams({ "ac-rows": event.target.value }); }}>
            {ROW_FILTERS.map((name) => (
              <option key={name} value={name}>
                {ROW_FILTER_WORDS[name]}
              </option>
            ))}
          </select>
        </label>
        <span className="small quiet numbers" role="status">
          {rows.length === events.length ? count(rows.length, "event") : `${rows.length.toLocaleString("en-GB")} of ${count(events.length, "event")}`}
        </span>
      </div>
      {rows.length === 0 ? (
        <p className="empty small">No event is like that. Choose “{ROW_FILTER_WORDS.all}” to see the rest.</p>
      ) : narrow ? (
        <EventCards events={rows} names={names} />
      ) : (
        <Matrix key={filter} events={rows} groups={groups} names={names} />
      )}
    </section>
  );
}
