import { seesField, sightOf } from "../../../src/study/lens.ts";
import { useView } from "../../view-context.ts";
import { count } from "../../words/counts.ts";
import { printAttribution, STANDING_WORDS } from "../../words/names.ts";
import { printEventTime } from "../../words/time.ts";
import { printSeenTitle } from "../../words/titles.ts";

/** More would not be read on paper; a journal of that length is read from a file. */
const MOST = 2_000;

/** On paper: every event by number, and the notes on which it rests. */
export function EvidenceNotes({ events, names }: { events: readonly number[]; names: ReadonlyMap<string, string> }) {
  const { study, lens } = useView();
  return (
    <section className="ac-print" aria-label="Evidence notes">
      <h3>Evidence notes</h3>
      {events.length > MOST && (
        <p>
          The first {count(MOST, "event")} of {events.length.toLocaleString("en-GB")}; the exports hold them all.
        </p>
      )}
      {events.slice(0, MOST).map((number) => {
        const event = study.record.events[number];
        const sight = sightOf(study, lens, number);
        if (!event || !sight) return null;
        return (
          <div key={number} className="ac-note">
            <p>
              <strong>
                {number + 1}. <bdi>{printSeenTitle(event, sight)}</bdi>
              </strong>{" "}
              {seesField(sight, "at") && printEventTime(study, number)}
            </p>
            <ol>
              {event.reports.map((report, i) => (
                <li key={i} value={i + 1}>
                  {names.get(report.account) ?? report.account}: {STANDING_WORDS[report.standing]};{" "}
                  {printAttribution(report.attribution)}; code points {report.span.start}–{report.span.end},{" "}
                  <code>{report.span.sha256.slice(0, 16)}</code>
                </li>
              ))}
            </ol>
            {event.reports.length === 0 && <p>No account reports it.</p>}
          </div>
        );
      })}
    </section>
  );
}
