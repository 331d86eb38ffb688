import { useMemo } from "react";
import { CodePointIndex } from "../../../src/base/code-points.ts";
import type { Desk, Drift, ReadAccount } from "../../../src/server/wire.ts";
import { useView } from "../../view-context.ts";
import { DESCENT_WORDS } from "../../words/accounts.ts";
import { count } from "../../words/counts.ts";
import { type DeskNames, likelihoodWord } from "./desk-names.ts";
import { DRIFT_WORDS, rowsOf } from "./aligned-rows.ts";
import { Sureness } from "./item-list.tsx";

/** Which account descends from which, and what each retelling changed: two texts side by side, sentence by sentence. */
export function Aligned({ desk, names }: { desk: Desk; names: DeskNames }) {
  const { params, setParams } = useView();
  const pairs = desk.reading.alignments ?? [];
  const chosen = pairs.find(({ from, to }) => `${from}~${to}` === params["pair"]) ?? pairs[0];
  return (
    <div className="desk-lineage">
      <section>
        <h3>Descent</h3>
        <Forest desk={desk} names={names} />
      </section>
      {pairs.length === 0 ? (
        <div className="empty small">
          <h3>Nothing to lay side by side</h3>
          <p>None of these accounts descends from another, as far as their words show.</p>
        </div>
      ) : (
        <section>
          <h3>Sentence by sentence</h3>
          <label className="control small">
            Accounts
            <select
              className="field"
              value={chosen ? `${chosen.from}~${chosen.to}` : ""}
              onChange={(event) => {
                setParams({ pair: event.target.value });
              }}
            >
              {pairs.map(({ from, to }) => (
                <option key={`${from}~${to}`} value={`${from}~${to}`}>
                  {names.account(from)} → {names.account(to)}
                </option>
              ))}
            </select>
          </label>
          {chosen && <Pair desk={desk} names={names} from={chosen.from} to={chosen.to} />}
        </section>
      )}
    </div>
  );
}

function Forest({ desk, names }: { desk: Desk; names: DeskNames }) {
  const { accounts } = desk.reading;
  const lost = [
    ...new Set(
      accounts.flatMap(({ lineage }) => (lineage.lost === undefined || lineage.of !== undefined ? [] : [lineage.lost])),
    ),
  ];
  const roots = accounts.filter(({ lineage }) => lineage.of === undefined && lineage.lost === undefined);
  return (
    <ul className="ac-forest">
      {roots.map((account) => (
        <Branch key={account.id} account={account} desk={desk} names={names} />
      ))}
      {lost.map((word) => (
        <li key={word}>
          <div className="ac-account">
            <span className="voice-dot lost" aria-hidden="true" />
            <div>
              <p>
                <strong>A lost original</strong>
              </p>
              <p className="small ac-facts">
                <span className="tag">known through its retellings only</span>
              </p>
            </div>
          </div>
          <ul>
            {accounts
              .filter(({ lineage }) => lineage.lost === word && lineage.of === undefined)
              .map((account) => (
                <Branch key={account.id} account={account} desk={desk} names={names} />
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Branch({ account, desk, names }: { account: ReadAccount; desk: Desk; names: DeskNames }) {
  const { lineage } = account;
  const made = desk.reading.accounts.filter((one) => one.lineage.of === account.id && one.id !== account.id);
  return (
    <li>
      <div className="ac-account">
        <span className={`voice-dot${lineage.of === undefined ? "" : " copy"}`} aria-hidden="true" />
        <div>
          <p>
            <strong dir="auto">{names.account(account.id)}</strong>
            {account.title !== undefined && (
              <span className="quiet" dir="auto">
                {" "}
                {account.title}
              </span>
            )}
          </p>
          <p className="small ac-facts">
            <span className="tag">{DESCENT_WORDS[lineage.kind]}</span>
            <span>{lineage.independent ? "independent" : "not independent"}</span>
            <span>
              <Sureness confidence={lineage.confidence} /> {likelihoodWord(lineage.confidence)}
            </span>
          </p>
          <p className="tiny quiet">
            {lineage.restsOn.join("; ")}
            {lineage.names !== undefined && `; it names ${lineage.names}`}
          </p>
        </div>
      </div>
      {made.length > 0 && (
        <ul>
          {made.map((one) => (
            <Branch key={one.id} account={one} desk={desk} names={names} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Pair({ desk, names, from, to }: { desk: Desk; names: DeskNames; from: string; to: string }) {
  const rows = useMemo(() => rowsOf(desk.reading, from, to), [desk.reading, from, to]);
  const drifts = rows.reduce((sum, row) => sum + row.drift.length, 0);
  return (
    <>
      <p className="small quiet">
        {count(rows.length, "pair")} of sentences, {count(drifts, "change")} in them.
      </p>
      <ol className="desk-pairs">
        <li className="desk-pair-head small" aria-hidden="true">
          <span>{names.account(from)}</span>
          <span>{names.account(to)}</span>
        </li>
        {rows.map((row) => (
          <li key={row.key} className="desk-aligned">
            <Words desk={desk} account={from} span={row.from} marks={row.drift.map((one) => one.from)} />
            <Words desk={desk} account={to} span={row.to} marks={row.drift.map((one) => one.to)} />
            {row.drift.length > 0 && (
              <ul className="desk-drift small">
                {row.drift.map((one) => (
                  <DriftLine
                    key={`${one.kind} ${String(one.from.span.start)} ${String(one.to.span.start)} ${one.was}`}
                    drift={one}
                  />
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function DriftLine({ drift }: { drift: Drift }) {
  return (
    <li>
      <span className="tag">{DRIFT_WORDS[drift.kind]}</span> <span dir="auto">{drift.was === "" ? "nothing" : drift.was}</span>{" "}
      → <span dir="auto">{drift.became === "" ? "nothing" : drift.became}</span> <Sureness confidence={drift.confidence} />
    </li>
  );
}

interface WordsProps {
  readonly desk: Desk;
  readonly account: string;
  readonly span: { readonly start: number; readonly end: number } | undefined;
  readonly marks: readonly Drift["from"][];
}

function Words({ desk, account, span, marks }: WordsProps) {
  const text = desk.texts[account];
  const index = useMemo(() => (text === undefined ? undefined : new CodePointIndex(text)), [text]);
  if (!span) return <p className="source-text quiet desk-nothing">—</p>;
  if (!index) return <p className="quiet small">words not at hand</p>;
  const inside = marks.filter(
    (mark) =>
      mark.account === account &&
      mark.span.start >= span.start &&
      mark.span.end <= span.end &&
      mark.span.end - mark.span.start < span.end - span.start,
  );
  const cuts = [...new Set([span.start, span.end, ...inside.flatMap((mark) => [mark.span.start, mark.span.end])])].sort(
    (a, b) => a - b,
  );
  return (
    <p className="source-text" dir="auto">
      {cuts.slice(0, -1).map((start, i) => {
        const words = index.slice(start, cuts[i + 1] ?? start) ?? "";
        return inside.some((mark) => mark.span.start <= start && start < mark.span.end) ? (
          <mark key={start}>{words}</mark>
        ) : (
          <span key={start}>{words}</span>
        );
      })}
    </p>
  );
}
