import { useMemo } from "react";
import { CodePointIndex } from "../../../src/base/code-points.ts";
import type { Candidate, Desk, DeskItem } from "../../../src/server/wire.ts";
import { GlyphIcon } from "../../marks/glyphs.tsx";
import { count } from "../../words/counts.ts";
import { ANSWER_WORDS, printAttribution, TYPE_NAMES } from "../../words/names.ts";
import { printTime } from "../../words/values.ts";
import { type DeskNames, likelihoodWord } from "./desk-names.ts";
import type { Edits } from "./edits.ts";
import { ItemEdit } from "./item-edit.tsx";
import { Sureness } from "./item-list.tsx";
import { printTerms } from "./terms-text.ts";

interface ItemCardProps {
  readonly item: DeskItem;
  readonly desk: Desk;
  readonly names: DeskNames;
  readonly report: number;
  readonly busy: boolean;
  readonly editing: boolean;
  readonly isMarked: boolean;
  readonly setEditing: (editing: boolean) => void;
  readonly showWords: (report: number) => void;
  readonly accept: () => void;
  readonly reject: () => void;
  readonly mark: () => void;
  readonly split: () => void;
  readonly save: (set: Edits) => Promise<void>;
}

/** The candidate in hand: what it says, what it rests on, and what can be done with it. */
export function ItemCard(props: ItemCardProps) {
  const { item, desk, names, busy, editing, setEditing } = props;
  const { candidate } = item;
  const canAccept = desk.writable && !busy && (item.state !== "accepted" || item.newReports.length > 0);
  return (
    <article className={`desk-card ${item.state}`} aria-labelledby="desk-item">
      <header>
        <p className="small quiet">
          <GlyphIcon type={candidate.type} answer={candidate.answer} /> {TYPE_NAMES[candidate.type]}
          {candidate.proposedBy === "model" && <span className="tag">proposed by a language model</span>}
          {item.edited.length > 0 && <span className="tag">edited</span>}
          {item.state !== "open" && <span className={`tag ${item.state}`}>{item.state}</span>}
        </p>
        <h3 id="desk-item" dir="auto">
          {candidate.title}
        </h3>
      </header>
      {editing ? (
        <ItemEdit
          item={item}
          desk={desk}
          names={names}
          busy={busy}
          save={props.save}
          cancel={() => {
            setEditing(false);
          }}
        />
      ) : (
        <>
          <Particulars candidate={candidate} desk={desk} names={names} />
          <p className="small desk-sure">
            <Sureness confidence={candidate.confidence} /> <span>{likelihoodWord(candidate.confidence)}</span>
            <span className="quiet">: {candidate.restsOn.join("; ")}</span>
          </p>
          {item.needs !== undefined && (
            <p className="small lens-note">
              It answers an offer that is not accepted yet; accepting this accepts that offer too.
            </p>
          )}
          {item.state === "accepted" && item.newReports.length > 0 && (
            <p className="small lens-note">
              {count(item.newReports.length, "report")} came later; accept again to add{" "}
              {item.newReports.length === 1 ? "it" : "them"}.
            </p>
          )}
          <div className="desk-acts">
            <button type="button" className="button primary" disabled={!canAccept} aria-keyshortcuts="a" onClick={props.accept}>
              Accept <kbd>a</kbd>
            </button>
            <button
              type="button"
              className="button"
              disabled={!desk.writable || busy || item.state !== "open"}
              aria-keyshortcuts="r"
              onClick={props.reject}
            >
              Reject <kbd>r</kbd>
            </button>
            <button
              type="button"
              className="button"
              disabled={!desk.writable || busy || item.state !== "open"}
              aria-keyshortcuts="e"
              onClick={() => {
                setEditing(true);
              }}
            >
              Edit <kbd>e</kbd>
            </button>
            <button
              type="button"
              className="button"
              aria-pressed={props.isMarked}
              disabled={!desk.writable || item.state !== "open"}
              aria-keyshortcuts="m"
              onClick={props.mark}
            >
              Mark <kbd>m</kbd>
            </button>
            {candidate.reports.length > 1 && (
              <button
                type="button"
                className="button"
                disabled={!desk.writable || busy || item.state !== "open"}
                aria-keyshortcuts="s"
                onClick={props.split}
              >
                Split off <kbd>s</kbd>
              </button>
            )}
          </div>
        </>
      )}
      <Reports {...props} />
    </article>
  );
}

function Particulars({ candidate, names, desk }: { candidate: Candidate; names: DeskNames; desk: Desk }) {
  const answered =
    candidate.answers === undefined ? undefined : desk.items.find((item) => item.id === candidate.answers)?.candidate.title;
  const rows: [string, string][] = [
    ["when", candidate.at === undefined ? "not known" : printTime(candidate.at)],
    ["by", names.list(candidate.by) || "nobody named"],
    ["to", names.list(candidate.to)],
    ["through", names.list(candidate.through)],
    ["where", candidate.place === undefined ? "" : names.of(candidate.place)],
    ["answer", candidate.answer === undefined ? "" : ANSWER_WORDS[candidate.answer]],
    ["answers", answered ?? ""],
    ["terms", printTerms(candidate.terms)],
    ["final", candidate.final === true ? "put as the last word" : ""],
  ];
  return (
    <dl className="ev-particulars small">
      {rows
        .filter(([, value]) => value !== "")
        .map(([name, value]) => (
          <div key={name} className="desk-pair">
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Reports({ item, desk, names, report, showWords }: ItemCardProps) {
  const { reports } = item.candidate;
  const indices = useMemo(
    () => new Map(Object.entries(desk.texts).map(([id, text]) => [id, new CodePointIndex(text)])),
    [desk.texts],
  );
  return (
    <section className="desk-reports">
      <h4 className="small">
        {count(reports.length, "report")}{" "}
        <span className="quiet">
          {reports.length > 1 && (
            <>
              <kbd>[</kbd> <kbd>]</kbd>
            </>
          )}
        </span>
      </h4>
      <ol>
        {reports.map((one, i) => {
          const words = indices.get(one.account)?.slice(one.span.start, one.span.end);
          return (
            <li key={`${one.account} ${String(one.span.start)} ${String(one.span.end)}`}>
              <button
                type="button"
                className="plain desk-report"
                aria-current={i === report ? "true" : undefined}
                onClick={() => {
                  showWords(i);
                }}
              >
                <span className="desk-report-head small">
                  <strong dir="auto">{names.account(one.account)}</strong>
                  <span className="quiet">
                    {printAttribution(one.attribution)} · {one.standing.replace("-", " ")}
                  </span>
                </span>
                <span className="source-text desk-words" dir="auto">
                  {words ?? "words not at hand"}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
