import { useMemo, useState } from "react";
import { EXPORTS, type ExportName } from "../../../src/server/wire.ts";
import "../../style/export.css";
import { VIEW_TITLES } from "../../frame/rail.tsx";
import { VIEWS, type ViewName } from "../../url-state.ts";
import { useView } from "../../view-context.ts";
import { Commands } from "./commands.tsx";
import { inventoryOf, type Inventory } from "./inventory.ts";

interface ExportWords {
  readonly title: string;
  readonly holds: (inventory: Inventory) => string;
  readonly good: string;
}

const WORDS: Readonly<Record<ExportName, ExportWords>> = {
  "dossier.html": {
    title: "The whole dossier, as one HTML file",
    holds: () => "Every view of this page except this one, with the record inside it. Opens from disk, asks no server for anything and needs no network.",
    good: "to send to a reader, to keep, to put on a web site",
  },
  "dossier.json": {
    title: "The whole dossier, as JSON",
    holds: () => "The record and what the study makes of it: chronology, who knew what, offers, voices and disagreements, under the published schema (backchannel schema dossier).",
    good: "for programs",
  },
  "events.csv": {
    title: "The events, as CSV",
    holds: ({ events }) => `${count(events, "event")}, one a line: what, when, who to whom, through which channel, terms, and how many voices. Spans and other readings are not in it.`,
    good: "for a spreadsheet",
  },
  "journal.jsonl": {
    title: "The journal, as JSON Lines",
    holds: ({ events, reports }) => `${count(events, "event")} with ${count(reports, "report")}, one event a line, in the form that a case folder takes back as journal.jsonl.`,
    good: "to work on further, to compare versions line by line",
  },
};

/** What can be taken away from this case, and what is and is not inside. */
export function ExportView() {
  const { study, bundle, source, caseKey, goTo } = useView();
  const inventory = useMemo(() => inventoryOf(study.record, bundle.evidence), [study, bundle]);
  const [withTexts, setWithTexts] = useState(false);
  const offersFiles = source.exportUrl(caseKey, "dossier.html") !== undefined;
  return (
    <section className="view ex-view">
      <header>
        <h2>Export</h2>
        <p className="intro">Files made of this case, each with what is inside it, and the commands that make the same without this page.</p>
      </header>
      {offersFiles ? (
        <ul className="ex-files">
            {EXPORTS.map((name) => (
              <li key={name}>
                <h3><a href={hrefOf(source.exportUrl(caseKey, name), name, withTexts)} download>{WORDS[name].title}</a></h3>
                <p>{WORDS[name].holds(inventory)}</p>
                <p className="small quiet">Good {WORDS[name].good}.</p>
                {name === "dossier.html" && <Texts inventory={inventory} withTexts={withTexts} onChange={setWithTexts} />}
              </li>
            ))}
        </ul>
      ) : (
        <div className="empty">
          <h3>This page is an exported file</h3>
          <p>
            It holds the whole dossier{bundle.made ? `, made ${bundle.made.at.slice(0, 10)} with Backchannel ${bundle.made.version}` : ""}. The other files are
            made from the case's folder, in Backchannel itself or with the commands below.
          </p>
        </div>
      )}
      <Evidence inventory={inventory} />
      <Paper goTo={goTo} />
      <Commands caseId={study.record.case.id} />
    </section>
  );
}

/** Long enough for a view to be drawn before the print dialog holds everything still. */
const DRAWN_AFTER_MS = 400;

function Paper({ goTo }: { goTo: (view: ViewName) => void }) {
  const [view, setView] = useState<ViewName>("timeline");
  return (
    <section className="ex-print">
      <h3>On paper</h3>
      <p>
        Prints one view, as it is filtered now, with the evidence of the event that is picked. A PDF comes from the browser's own
        print dialog. Views of very long records print what is in sight; the CSV has everything.
      </p>
      <div className="controls no-print">
        <label>
          View
          <select
            className="field"
            value={view}
            onChange={(event) => { setView(VIEWS.find((name) => name === event.target.value) ?? "timeline"); }}
          >
            {VIEWS.filter((name) => name !== "export").map((name) => <option key={name} value={name}>{VIEW_TITLES[name]}</option>)}
          </select>
        </label>
        <button
          type="button"
          className="button"
          onClick={() => {
            goTo(view);
            window.setTimeout(() => { window.print(); }, DRAWN_AFTER_MS);
          }}
        >
          Print this case
        </button>
      </div>
    </section>
  );
}

function hrefOf(url: string | undefined, name: ExportName, withTexts: boolean): string | undefined {
  return url !== undefined && withTexts && name === "dossier.html" ? `${url}?texts=all` : url;
}

function count(number: number, one: string): string {
  return `${number.toLocaleString("en-GB")} ${one}${number === 1 ? "" : "s"}`;
}

interface TextsProps {
  readonly inventory: Inventory;
  readonly withTexts: boolean;
  readonly onChange: (on: boolean) => void;
}

/** Which accounts' texts go along, and the choice where some are at hand that do not ship. */
function Texts({ inventory, withTexts, onChange }: TextsProps) {
  const { shipped, heldBack, absent } = inventory;
  return (
    <div className="ex-texts small">
      <p>
        {shipped.length === 0
          ? "No account's text comes with the case itself."
          : `Inside: the texts of ${count(shipped.length, "account")} that come with the case (${shipped.join("; ")}).`}
      </p>
      {heldBack.length > 0 && (
        <>
          <p>
            {withTexts ? "Inside, as you chose" : "Not inside"}: the texts of {count(heldBack.length, "account")} that {heldBack.length === 1 ? "is" : "are"} at hand on this machine but may not be
            shipped ({heldBack.join("; ")}). {!withTexts && "Their spans stay inside as places with hashes."}
          </p>
          <label className="control">
            <input type="checkbox" checked={withTexts} onChange={(event) => { onChange(event.target.checked); }} />
            Include the texts at hand (for your own use)
          </label>
        </>
      )}
      {absent.length > 0 && <p>Not inside, since not at hand: {absent.join("; ")}. Start with --accounts and the folder that holds them, to read them here.</p>}
    </div>
  );
}

function Evidence({ inventory }: { inventory: Inventory }) {
  const { evidence } = inventory;
  const rows: readonly (readonly [string, number, string])[] = [
    ["Spans", evidence.spans, "places in accounts on which reports rest"],
    ["Verified", evidence.verified, "the text is at hand and the words there have the hash given"],
    ["Not available", evidence.unavailable, "the text is not at hand, so the words could not be checked"],
  ];
  return (
    <section>
      <h3>Evidence behind it</h3>
      <div className="scroll-x" tabIndex={0} role="region" aria-label="Evidence in numbers">
        <table className="data-table ex-evidence">
          <thead>
            <tr><th scope="col">What</th><th scope="col" className="number">Number</th><th scope="col">Means</th></tr>
          </thead>
          <tbody>
            {rows.map(([what, number, means]) => (
              <tr key={what}>
                <th scope="row">{what}</th>
                <td className="number">{number.toLocaleString("en-GB")}</td>
                <td>{means}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
