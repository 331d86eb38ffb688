import { useId, useMemo, useState } from "react";
import { byThen, type Lens } from "../../../src/study/lens.ts";
import { HowMark, PartySwatch, partyColour } from "../../marks/marks.tsx";
import { useView } from "../../view-context.ts";
import { HOW_WORDS, partyShort } from "../../words/names.ts";
import { printTitle } from "../../words/titles.ts";
import { cellOf, lagOf, printLag } from "./cells.ts";
import { CellMark } from "./cell-mark.tsx";
import { EventHead, Spoken } from "./matrix-row.tsx";
import { HOW_SHORT, nameOf, printCell, printSinceWhen } from "./wording.ts";

/** For one event: which party knew that which other knew. */
export function Others({ lens, events }: { lens: Lens; events: readonly number[] }) {
  const { study, params, setParams, selection, select } = useView();
  const asked = study.eventNumber.get(params["kn-of"] ?? "");
  const fallback = useMemo(() => events.find((event) => isTelling(lens, event, study)) ?? events[0], [events, lens, study]);
  const event = [asked, selection?.event].find((wanted) => wanted !== undefined && events.includes(wanted)) ?? fallback;
  if (event === undefined) return null;
  const at = events.indexOf(event);
  const choose = (next: number | undefined): void => {
    if (next !== undefined) setParams({ "kn-of": study.record.events[next]?.id });
  };
  const { parties } = study.index;
  return (
    <section className="kn-others">
      <Chooser lens={lens} events={events} choose={choose} />
      <div className="controls kn-chosen">
        <button type="button" className="button" disabled={at <= 0} onClick={() => { choose(events[at - 1]); }}>← Earlier</button>
        <button type="button" className="button" disabled={at >= events.length - 1} onClick={() => { choose(events[at + 1]); }}>Later →</button>
        <button type="button" className="plain kn-chosen-event" onClick={() => { select({ event, report: undefined }); }}>
          <EventHead study={study} lens={lens} event={event} />
        </button>
      </div>
      <div className="scroll-x kn-box" tabIndex={0} role="region" aria-label="Who knew that others knew, as a table">
        <table className="data-table kn-second">
          <caption>
            Each row says what one party knew of the others’ knowledge of “<span dir="auto">{printTitle(study, lens, event)}</span>”; the framed cells say
            since when it knew itself.
          </caption>
          <thead>
            <tr>
              <th scope="col">Row knew that<br />column knew</th>
              {parties.map((party, i) => (
                <th key={party.id} scope="col">
                  <span className="party"><PartySwatch party={i} /> {partyShort(study.index, i)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parties.map((party, row) => (
              <tr key={party.id}>
                <th scope="row"><span className="party"><PartySwatch party={row} /> {partyShort(study.index, row)}</span></th>
                {parties.map((other, column) => (
                  <td key={other.id} className={row === column ? "kn-self" : undefined} style={{ "--kn-hue": partyColour(row) } as React.CSSProperties}>
                    {row === column
                      ? <Own lens={lens} event={event} party={row} />
                      : <Knew lens={lens} event={event} knower={row} of={column} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small quiet">“—”: the record does not say so. It does not follow that the party did not know.</p>
    </section>
  );
}

/** An event worth starting with: somebody learned of it through another event. */
function isTelling(lens: Lens, event: number, study: ReturnType<typeof useView>["study"]): boolean {
  return study.index.parties.some((_, party) => {
    const cell = cellOf(study, lens, event, party);
    return cell.state === "known" && cell.via !== event && cell.how === "intercepted";
  });
}

function Own({ lens, event, party }: { lens: Lens; event: number; party: number }) {
  const { study, select } = useView();
  const cell = cellOf(study, lens, event, party);
  const mark = (
    <Spoken label={printCell(study, lens, event, party, cell)}>
      <CellMark study={study} lens={lens} event={event} cell={cell} />
    </Spoken>
  );
  if (cell.state !== "known") return mark;
  return (
    <button type="button" className="plain kn-second-cell" onClick={() => { select({ event: cell.via, report: undefined }); }}>
      {mark}
    </button>
  );
}

function Knew({ lens, event, knower, of: party }: { lens: Lens; event: number; knower: number; of: number }) {
  const { study, select } = useView();
  const [a, b] = [nameOf(study, knower), nameOf(study, party)];
  if (lens.party !== undefined && lens.party !== knower) return <span className="kn-none kn-words">not known</span>;
  const of = study.knowledge.findKnower(event, party, knower);
  const when = of && byThen(study, of.via, lens.atMs);
  if (!of || !when) {
    return (
      <span className="kn-none">
        <span aria-hidden="true">{of ? "not yet" : "—"}</span>
        <span className="hidden-label">{of ? `${a} did not know yet that ${b} knew` : `the record does not say that ${a} knew that ${b} knew`}</span>
      </span>
    );
  }
  const since = printLag(lagOf(study, lens, event, of.via), of.via === event);
  const label = `${a} knew that ${b} knew, ${printSinceWhen(study, of.via, false)} (${since}), ${HOW_WORDS[of.how]}: ${printTitle(study, lens, of.via)}${when === "possible" ? "; possibly not yet" : ""}`;
  return (
    <button type="button" className="plain kn-second-cell" title={label} onClick={() => { select({ event: of.via, report: undefined }); }}>
      <Spoken label={label}>
        <span className="kn-known">
          <span className="kn-since"><HowMark how={of.how} /> {since}{when === "possible" && "?"}</span>
          <span className="kn-how">{HOW_SHORT[of.how]}</span>
        </span>
      </Spoken>
    </button>
  );
}

const OFFERED = 60;

/** Finds an event by its title, by the means the browser has for that. */
function Chooser({ lens, events, choose }: { lens: Lens; events: readonly number[]; choose: (event: number) => void }) {
  const { study } = useView();
  const [text, setText] = useState("");
  const list = useId();
  const labelled = useMemo(() => {
    const words = text.toLowerCase();
    const found: { event: number; label: string }[] = [];
    for (const event of events) {
      // By number, not by id: an id is often the title in short, and may say more than the party knew.
      const label = `${printTitle(study, lens, event)} (event ${(event + 1).toLocaleString("en-GB")})`;
      if (label.toLowerCase().includes(words)) found.push({ event, label });
      if (found.length >= OFFERED) break;
    }
    return found;
  }, [lens, events, study, text]);
  return (
    <label className="control kn-chooser">
      Event
      <input
        className="field" type="search" list={list} placeholder="Type a word of its title" value={text}
        onChange={(change) => {
          const { value } = change.target;
          const match = labelled.find((item) => item.label === value);
          if (match) choose(match.event);
          setText(match ? "" : value);
        }}
      />
      <datalist id={list}>
        {labelled.map(({ event, label }) => <option key={event} value={label} />)}
      </datalist>
    </label>
  );
}
