import type { FaultOnWire, WindowProgress } from "../../../src/server/wire.ts";
import { useView } from "../../view-context.ts";

/** While it is being worked out: how far, and at what. */
export function Working({ progress }: { progress: WindowProgress | undefined }) {
  return (
    <div className="wi-working" aria-busy="true">
      <p>Working out the window…</p>
      <progress aria-label="Working out the window" max={1} {...(progress === undefined ? {} : { value: progress.progress })} />
      <p className="small quiet" role="status">{progress?.stage ?? ""}</p>
    </div>
  );
}

/** The window is the analyst's: through a lens it would tell a party what it did not know. */
export function NotThroughALens() {
  const { setParams } = useView();
  return (
    <div className="empty wi-empty">
      <h3>Not through a lens</h3>
      <p>
        The window is worked out from the whole record: from what every side did, also in secret, and from what came later. No
        party could see it then, so there is nothing to show of what one of them knew.
      </p>
      <button type="button" className="button" onClick={() => { setParams({ as: undefined, at: undefined }); }}>Show everything</button>
    </div>
  );
}

/** An exported file carries the answer or does without. */
export function Absent() {
  const { caseKey } = useView();
  return (
    <div className="empty wi-empty">
      <h3>This file was made without the window</h3>
      <p>
        It takes some reckoning, which a file cannot do by itself. Open the case in Backchannel, or run{" "}
        <code>backchannel window {caseKey}</code>.
      </p>
    </div>
  );
}

export function CouldNot({ faults, onAgain }: { faults: readonly FaultOnWire[]; onAgain: () => void }) {
  return (
    <div className="empty wi-empty" role="alert">
      <h3>The window could not be worked out</h3>
      <ul>
        {faults.map(({ code, detail, hint }) => (
          <li key={`${code} ${detail}`}>
            {detail} <code>{code}</code>
            {hint !== undefined && <p className="small quiet">{hint}</p>}
          </li>
        ))}
      </ul>
      <button type="button" className="button" onClick={onAgain}>Try again</button>
    </div>
  );
}

/** Why nothing can be known, and what would change that. */
export function NothingKnown({ unknown }: { unknown: readonly string[] }) {
  const { goTo } = useView();
  return (
    <div className="empty wi-empty">
      <h3>Nothing can be known of the window</h3>
      {unknown.length > 0 && <ul className="wi-notes">{unknown.map((why) => <li key={why}>{why}</li>)}</ul>}
      <p>
        It needs issues, parties whose agreement is required (<code>agreement.required</code> in case.yaml), and offers or answers
        with <code>terms</code> in journal.yaml.
      </p>
      <button type="button" className="button" onClick={() => { goTo("offers"); }}>Go to the offers</button>
    </div>
  );
}
