import { useCallback, useEffect, useMemo, useRef } from "react";
import type { Standing } from "../../src/journal/event.ts";
import { sightOf } from "../../src/study/lens.ts";
import type { Study } from "../../src/study/study.ts";
import { EventGlyph } from "../marks/event-glyph.tsx";
import { VoiceDots } from "../marks/marks.tsx";
import { type Selection, useView } from "../view-context.ts";
import { namesOfAccounts } from "../words/accounts.ts";
import { count } from "../words/counts.ts";
import { partyShort, TYPE_NAMES } from "../words/names.ts";
import { printTitle } from "../words/titles.ts";
import { findNeighbour } from "./neighbours.ts";
import { usePanelFocus, usePanelKeys } from "./panel-keys.ts";
import { Particulars } from "./particulars.tsx";
import { ReportList } from "./report-list.tsx";
import { WhoKnew } from "./who-knew.tsx";
import "../style/evidence.css";

/** The apparatus: what the record adopts of one event, on whose word, and the words themselves. */
export function EvidencePanel({ selection }: { selection: Selection }) {
  const { study, lens, bundle, select } = useView();
  const { event: number } = selection;
  const event = study.record.events[number];
  const sight = useMemo(() => sightOf(study, lens, number), [study, lens, number]);
  const names = useMemo(() => namesOfAccounts(study.record.accounts.accounts), [study]);
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { giveBack, stay } = usePanelFocus(panel, heading, `${String(number)}/${String(selection.report)}`);
  const before = useMemo(() => findNeighbour(study, lens, number, -1), [study, lens, number]);
  const next = useMemo(() => findNeighbour(study, lens, number, 1), [study, lens, number]);

  const close = useCallback(() => {
    giveBack();
    select(undefined);
  }, [giveBack, select]);
  const step = useCallback(
    (by: 1 | -1) => {
      const to = by === 1 ? next : before;
      if (to === undefined) return;
      stay();
      select({ event: to, report: undefined });
    },
    [before, next, select, stay],
  );
  usePanelKeys({ close, step });
  const atHand = bundle.evidence.atHand;
  const open = selection.report ?? firstToShow(study, number, atHand);
  useShown(panel, number, selection.report);

  if (!event) return null;
  return (
    <aside className="evidence" ref={panel} aria-labelledby="evidence-heading">
      <header>
        <div>
          <p className="small quiet">
            {sight && <EventGlyph study={study} number={number} sight={sight} />} {sight ? TYPE_NAMES[event.type] : "Hidden"} · event {(number + 1).toLocaleString("en-GB")} of {study.record.events.length.toLocaleString("en-GB")}
          </p>
          <h2 id="evidence-heading" ref={heading} tabIndex={-1} dir="auto">
            {printTitle(study, lens, number)}
          </h2>
        </div>
        <nav className="ev-nav no-print" aria-label="Events, one by one">
          <NavButton name="Event before" keys="k [" disabled={before === undefined} onClick={() => { step(-1); }} sign="‹" />
          <NavButton name="Next event" keys="j ]" disabled={next === undefined} onClick={() => { step(1); }} sign="›" />
          <NavButton name="Close the evidence" keys="Escape" disabled={false} onClick={close} sign="✕" />
        </nav>
      </header>
      {sight ? (
        <>
          {sight.certainty === "possible" && <p className="lens-note">By then this may or may not have been so yet.</p>}
          <Particulars number={number} event={event} sight={sight} />
          <WhoKnew number={number} />
          <section className="ev-evidence">
            <header>
              <h3>Evidence</h3>
              <Corroboration number={number} />
            </header>
            {lens.party !== undefined && (
              <p className="lens-note">
                The accounts came later: their words may go beyond what {partyShort(study.index, lens.party)} knew.
              </p>
            )}
            {event.reports.length === 0 ? (
              <p className="empty small">No account reports this event: it is the record’s own inference.</p>
            ) : (
              <ReportList number={number} event={event} sight={sight} open={open} names={names} />
            )}
          </section>
        </>
      ) : (
        <Unseen />
      )}
    </aside>
  );
}

interface NavButtonProps {
  readonly name: string;
  readonly keys: string;
  readonly sign: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

function NavButton({ name, keys, sign, disabled, onClick }: NavButtonProps) {
  const title = `${name} (${keys.replace(" ", " or ")})`;
  return (
    <button type="button" className="button" aria-label={name} aria-keyshortcuts={keys} title={title} disabled={disabled} onClick={onClick}>
      {sign}
    </button>
  );
}

function Unseen() {
  const { setParams } = useView();
  return (
    <div className="empty small">
      <p>What you picked is hidden by “as known to … at …”.</p>
      <button type="button" className="button" onClick={() => { setParams({ as: undefined, at: undefined }); }}>
        Show everything
      </button>
    </div>
  );
}

function Corroboration({ number }: { number: number }) {
  const { study } = useView();
  const reports = study.record.events[number]?.reports ?? [];
  const saying = (isMeant: (standing: Standing) => boolean): Set<string> =>
    new Set(reports.filter(({ standing }) => isMeant(standing)).map(({ account }) => account));
  const accounts = saying((standing) => standing !== "denial" && standing !== "no-comment");
  const deny = saying((standing) => standing === "denial");
  const voices = study.voices.count(accounts);
  return (
    <p className="small party">
      <VoiceDots voices={voices} copies={accounts.size - voices} />
      <span className="quiet">
        {count(accounts.size, "account")}, {count(voices, "voice")}
        {deny.size > 0 && `; ${String(deny.size)} ${deny.size === 1 ? "denies" : "deny"} it`}
      </span>
    </p>
  );
}

/** The first report whose words can be shown; else the first. */
function firstToShow(study: Study, number: number, atHand: readonly string[]): number | undefined {
  const reports = study.record.events[number]?.reports ?? [];
  const found = reports.findIndex(({ account }) => atHand.includes(account));
  return reports.length === 0 ? undefined : Math.max(found, 0);
}

/** A new event shows from its top; a report that was picked is brought into the panel's sight. */
function useShown(panel: React.RefObject<HTMLElement | null>, number: number, report: number | undefined): void {
  useEffect(() => {
    const box = panel.current;
    if (!box) return;
    if (report === undefined) {
      box.scrollTop = 0;
      return;
    }
    const item = box.querySelector<HTMLElement>(`[data-report="${String(report)}"]`);
    if (item) box.scrollTop += item.getBoundingClientRect().top - box.getBoundingClientRect().top - 8;
  }, [panel, number, report]);
}
