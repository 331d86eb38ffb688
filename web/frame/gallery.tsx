import { useCallback, useEffect, useState } from "react";
import { parseEdtf } from "../../src/case/edtf.ts";
import type { FaultOnWire, GalleryCase } from "../../src/server/wire.ts";
import { Refused, type Source } from "../source.ts";
import { printFragment } from "../url-state.ts";
import { printStretch } from "../words/time.ts";
import { FaultList } from "./fault-list.tsx";

/** The cases at hand, and a way to open another folder. */
export function Gallery({ source }: { source: Source }) {
  const [cases, setCases] = useState<readonly GalleryCase[]>();
  const [closed, setClosed] = useState<GalleryCase>();
  const [faults, setFaults] = useState<readonly FaultOnWire[]>([]);
  const attempt = useCallback(
    async (act: () => Promise<unknown>) => {
      try {
        await act();
        setFaults([]);
        setCases((await source.gallery()).cases);
      } catch (error) {
        setFaults(error instanceof Refused ? error.faults : [{ code: "page/unreachable", detail: String(error), hint: "is Backchannel still running?" }]);
      }
    },
    [source],
  );
  useEffect(() => {
    void attempt(() => Promise.resolve());
  }, [attempt]);

  return (
    <main className="main">
      <header className="case-head">
        <h1>Cases</h1>
        <p className="intro">
          A case is a negotiation and what happened in it, each event tied to the words of the accounts that report it. Open one
          to see its timeline, its offers, who knew what, and where the accounts disagree.
        </p>
      </header>
      {faults.length > 0 && <FaultList title="That did not work" faults={faults} />}
      {closed && (
        <p role="status" className="controls">
          “{closed.title}” is off the shelf; its folder is untouched.
          <button
            type="button"
            className="button"
            onClick={() => {
              void attempt(() => source.openFolder(closed.folder));
              setClosed(undefined);
            }}
          >
            Undo
          </button>
        </p>
      )}
      {cases === undefined ? (
        faults.length === 0 && <p className="quiet">Looking for cases…</p>
      ) : cases.length === 0 ? (
        <div className="empty">
          <h3>No cases yet</h3>
          <p>Open a folder that holds case.yaml below, or start Backchannel with one: backchannel serve FOLDER.</p>
        </div>
      ) : (
        <ul className="cards">
          {cases.map((item) => (
            <li key={item.key} className="card">
              <Card
                item={item}
                onClose={() => {
                  void attempt(() => source.closeFolder(item.key));
                  setClosed(item);
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <OpenFolder
        onOpen={(folder) => {
          void attempt(() => source.openFolder(folder));
        }}
      />
    </main>
  );
}

function Card({ item, onClose }: { item: GalleryCase; onClose: () => void }) {
  const faulty = item.faults.length > 0;
  return (
    <>
      <h2>
        <a href={printFragment({ caseKey: item.key, view: "timeline", params: {} })}>{item.title}</a>
      </h2>
      <p className="controls">
        {item.fictional && <span className="tag">fictional</span>}
        {item.origin === "opened" && <span className="tag">opened from a folder</span>}
        {item.from !== undefined && (
          <span className="small quiet numbers">
            {printExtent(item)}
          </span>
        )}
      </p>
      {faulty ? <p className="small">{item.faults.length} faults; open it to see where.</p> : <p className="quiet clamp">{item.summary}</p>}
      {!faulty && (
        <p className="small quiet numbers">
          {[count(item.events, "event"), count(item.reports, "report"), count(item.accounts, "account"), count(item.voices, "voice")].join(" · ")}
          <br />
          {item.parties.join(", ")}
        </p>
      )}
      {item.origin === "opened" && (
        <p>
          <button type="button" className="button small" onClick={onClose}>
            Take off the shelf
          </button>
        </p>
      )}
    </>
  );
}

function count(n: number, thing: string): string {
  return `${String(n)} ${thing}${n === 1 ? "" : "s"}`;
}

/** From the start of the first dated event to the end of the last. */
function printExtent({ from, until }: GalleryCase): string {
  const first = parseEdtf(from ?? "");
  const last = parseEdtf(until ?? "");
  return printStretch(first.ok ? first.value.startMs : -Infinity, last.ok ? last.value.endMs : Infinity);
}

function OpenFolder({ onOpen }: { onOpen: (folder: string) => void }) {
  const [folder, setFolder] = useState("");
  return (
    <form
      className="controls"
      onSubmit={(event) => {
        event.preventDefault();
        if (folder.trim() !== "") onOpen(folder.trim());
      }}
    >
      <label>
        Open a case folder
        <input className="field" value={folder} placeholder="/path/to/a/case" spellCheck={false} onChange={(event) => { setFolder(event.target.value); }} />
      </label>
      <button type="submit" className="button">
        Open
      </button>
    </form>
  );
}
