import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Desk, DeskItem } from "../../../src/server/wire.ts";
import { FaultList } from "../../frame/fault-list.tsx";
import { useView } from "../../view-context.ts";
import { count } from "../../words/counts.ts";
import { AccountText } from "./account-text.tsx";
import { Aligned } from "./aligned.tsx";
import { DeskNames } from "./desk-names.ts";
import { ItemCard } from "./item-card.tsx";
import { ItemList } from "./item-list.tsx";
import { Keys } from "./keys.tsx";
import { ReadNames } from "./read-names.tsx";
import { type DeskHands, useDesk } from "./use-desk.ts";
import { useDeskKeys } from "./use-desk-keys.ts";
import "../../style/desk.css";

const TABS = { candidates: "Candidates", lineage: "Lineage and drift", names: "Names" } as const;
type Tab = keyof typeof TABS;

const SHOWN = { open: "to decide", accepted: "accepted", rejected: "rejected", all: "all" } as const;
export type Shown = keyof typeof SHOWN;

/** Where what was found in documents is held against their words, and taken into the case or left out. */
export function DeskView() {
  const { bundle } = useView();
  return (
    <section className="view desk" aria-labelledby="desk-title">
      <header>
        <h2 id="desk-title">Reading desk</h2>
        <p className="intro">
          What was found in the documents, beside their words. Accept what the words bear out; it goes into the case’s files.
          Nothing here is part of the case before that.
        </p>
      </header>
      {bundle.drafted === true ? <DraftedDesk /> : <NoDesk />}
    </section>
  );
}

function DraftedDesk() {
  const { source, caseKey, reload } = useView();
  const changed = useRef(false);
  const noteChange = useCallback(() => {
    changed.current = true;
  }, []);
  // The other views study the case as it was opened: it is opened anew once somebody leaves the desk for them.
  useEffect(
    () => () => {
      if (changed.current) reload();
    },
    [reload],
  );
  const hands = useDesk(source, caseKey, noteChange);
  const { opening } = hands;
  if (opening.state === "refused") return <FaultList title="The desk cannot be opened" faults={opening.faults} />;
  if (opening.state === "open") return <OpenDesk desk={opening.desk} hands={hands} />;
  return (
    <p className="quiet" role="status">
      Fetching what was read…
    </p>
  );
}

function NoDesk() {
  return (
    <div className="empty">
      <h3>This case was not drafted from documents</h3>
      <p>
        To read a folder of articles into a new case: <code>backchannel read FOLDER --out my-case</code>, then open{" "}
        <code>my-case</code>. To add accounts to a case: <code>backchannel read --add CASE FILE…</code>
      </p>
    </div>
  );
}

function OpenDesk({ desk, hands }: { desk: Desk; hands: DeskHands }) {
  const { params, setParams } = useView();
  const tab: Tab = params["tab"] === "lineage" || params["tab"] === "names" ? params["tab"] : "candidates";
  const names = useMemo(() => new DeskNames(desk.reading), [desk.reading]);
  const { open, accepted, rejected } = desk.counts;
  const all = open + accepted + rejected;
  return (
    <>
      <div className="desk-head">
        <div className="segments" role="group" aria-label="Parts of the desk">
          {Object.entries(TABS).map(([id, title]) => (
            <button
              key={id}
              type="button"
              className="button"
              aria-pressed={tab === id}
              onClick={() => {
                setParams({ tab: id === "candidates" ? undefined : id });
              }}
            >
              {title}
            </button>
          ))}
        </div>
        <div className="desk-progress">
          <p className="small numbers" role="status">
            <strong>{count(open, "candidate")} left</strong>
            <span className="quiet">
              {" "}
              · {String(accepted)} accepted · {String(rejected)} rejected
            </span>
          </p>
          <progress max={Math.max(1, all)} value={all - open} aria-label="Candidates decided" />
        </div>
      </div>
      {!desk.writable && (
        <p className="lens-note">
          This desk can be looked at, not worked at: decisions are made on the machine that holds the case, in a folder that can
          be written to.
        </p>
      )}
      {tab === "candidates" && <Candidates desk={desk} hands={hands} names={names} />}
      {tab === "lineage" && <Aligned desk={desk} names={names} />}
      {tab === "names" && <ReadNames desk={desk} names={names} />}
    </>
  );
}

function Candidates({ desk, hands, names }: { desk: Desk; hands: DeskHands; names: DeskNames }) {
  const { params, setParams } = useView();
  const shown: Shown =
    params["show"] === "accepted" || params["show"] === "rejected" || params["show"] === "all" ? params["show"] : "open";
  const items = useMemo(() => desk.items.filter((item) => isShown(item, shown)), [desk.items, shown]);
  // What was just decided stays in hand until somebody moves on, so that its new state is seen.
  const current = desk.items.find((item) => item.id === params["item"]) ?? items[0];
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [editing, setEditing] = useState(false);
  const report = Math.min(
    Math.max(0, Number(params["words"] ?? "1") - 1 || 0),
    Math.max(0, (current?.candidate.reports.length ?? 1) - 1),
  );
  const account =
    params["in"] !== undefined && params["in"] !== "" && params["words"] === undefined
      ? params["in"]
      : (current?.candidate.reports[report]?.account ?? desk.reading.accounts[0]?.id ?? "");

  const pick = useCallback(
    (id: string | undefined, words = 0) => {
      setEditing(false);
      setParams({ item: id, words: words > 0 ? String(words + 1) : "1", in: undefined });
    },
    [setParams],
  );
  const step = useCallback(
    (by: 1 | -1) => {
      const at = items.findIndex((item) => item.id === current?.id);
      // The one in hand may have left the list: the next is then the one that took its place in the reading.
      const next = at >= 0 ? items[at + by] : nearest(desk.items, items, current?.id, by);
      if (next) pick(next.id);
    },
    [items, current, desk.items, pick],
  );
  const decide = useCallback(
    async (act: "accept" | "reject") => {
      if (!current || hands.busy) return;
      const at = items.findIndex((item) => item.id === current.id);
      const next =
        items.slice(at + 1).find((item) => item.id !== current.id && item.state === "open") ??
        items.slice(0, Math.max(0, at)).find((item) => item.state === "open");
      const answer = await hands.act({ act, item: current.id });
      if (answer?.notes.length === 0) pick(next?.id ?? current.id);
    },
    [current, items, hands, pick],
  );
  const undo = useCallback(async () => {
    if (hands.busy || !desk.last) return;
    const answer = await hands.act({ act: "undo" });
    const [first] = answer?.touched ?? [];
    if (first !== undefined) pick(first);
  }, [hands, desk.last, pick]);
  const mark = useCallback(() => {
    if (!current) return;
    setMarked((before) => {
      const after = new Set(before);
      if (!after.delete(current.id)) after.add(current.id);
      return after;
    });
  }, [current]);
  const merge = useCallback(async () => {
    const ids = desk.items.filter((item) => marked.has(item.id) || item.id === current?.id).map((item) => item.id);
    if (hands.busy || ids.length < 2 || !current) return;
    const answer = await hands.act({ act: "merge", items: [current.id, ...ids.filter((id) => id !== current.id)] });
    if (answer) {
      setMarked(new Set());
      pick(answer.touched[0] ?? current.id);
    }
  }, [desk.items, marked, current, hands, pick]);
  const split = useCallback(async () => {
    if (hands.busy || !current || current.candidate.reports.length < 2) return;
    const answer = await hands.act({ act: "split", item: current.id, reports: [report] });
    if (answer) pick(answer.touched.find((id) => id !== current.id) ?? current.id);
  }, [hands, current, report, pick]);
  const words = useCallback(
    (by: 1 | -1) => {
      const reports = current?.candidate.reports.length ?? 0;
      if (current && report + by >= 0 && report + by < reports) pick(current.id, report + by);
    },
    [current, report, pick],
  );
  useDeskKeys({
    writable: desk.writable && !editing,
    step,
    words,
    accept: () => void decide("accept"),
    reject: () => void decide("reject"),
    edit: () => {
      setEditing(true);
    },
    mark,
    merge: () => void merge(),
    split: () => void split(),
    undo: () => void undo(),
  });

  if (desk.items.length === 0) {
    return (
      <div className="empty">
        <h3>No event was found in these documents</h3>
        <p>
          The reader knows events by verbs of meeting, offering, answering and the like. If it misses them here, add words to
          its lexicons (<code>--lexicons DIR</code>), or write events into journal.yaml by hand.
        </p>
      </div>
    );
  }
  return (
    <>
      <div className="desk-tools">
        <label className="small control">
          Show
          <select
            className="field"
            value={shown}
            onChange={(event) => {
              setParams({ show: event.target.value === "open" ? undefined : event.target.value, item: undefined });
            }}
          >
            {Object.entries(SHOWN).map(([id, title]) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="button"
          disabled={!desk.writable || !desk.last || hands.busy}
          aria-keyshortcuts="u"
          onClick={() => void undo()}
        >
          Undo{desk.last ? ` ${desk.last.act}` : ""} <kbd>u</kbd>
        </button>
        {marked.size > 0 && (
          <button
            type="button"
            className="button"
            disabled={!desk.writable || hands.busy}
            aria-keyshortcuts="Shift+m"
            onClick={() => void merge()}
          >
            Merge {String(new Set([...marked, current?.id]).size)} into this one <kbd>M</kbd>
          </button>
        )}
        <Keys />
      </div>
      {hands.refused.length > 0 && <FaultList title="That was not done" faults={hands.refused} />}
      {hands.notes.length > 0 && (
        <ul className="desk-notes small" role="status">
          {hands.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <div className="desk-columns">
        <AccountText
          desk={desk}
          account={account}
          current={current}
          report={report}
          pick={pick}
          show={(id) => {
            setParams({ in: id, words: undefined });
          }}
        />
        <div className="desk-side">
          {current ? (
            <ItemCard
              key={current.id}
              item={current}
              desk={desk}
              names={names}
              report={report}
              busy={hands.busy}
              editing={editing}
              isMarked={marked.has(current.id)}
              setEditing={setEditing}
              showWords={(words_) => {
                pick(current.id, words_);
              }}
              accept={() => void decide("accept")}
              reject={() => void decide("reject")}
              mark={mark}
              split={() => void split()}
              save={async (set) => {
                const answer = await hands.act({ act: "edit", item: current.id, set });
                if (answer) setEditing(false);
              }}
            />
          ) : (
            <div className="empty small">
              <h3>Nothing left here</h3>
              <p>
                {shown === "open"
                  ? "Every candidate is decided. The other views show the case as it now stands."
                  : "No candidate is in this state."}
              </p>
            </div>
          )}
          <ItemList items={items} current={current?.id} marked={marked} names={names} pick={pick} />
        </div>
      </div>
    </>
  );
}

function isShown(item: DeskItem, shown: Shown): boolean {
  return shown === "all" || item.state === shown || (shown === "open" && item.newReports.length > 0);
}

function nearest(
  all: readonly DeskItem[],
  shown: readonly DeskItem[],
  id: string | undefined,
  by: 1 | -1,
): DeskItem | undefined {
  const at = all.findIndex((item) => item.id === id);
  const ids = new Set(shown.map((item) => item.id));
  const rest = by === 1 ? all.slice(at + 1) : all.slice(0, Math.max(0, at)).reverse();
  return rest.find((item) => ids.has(item.id));
}
