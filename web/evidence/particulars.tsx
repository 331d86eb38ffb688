import type { EventDraft, EventField } from "../../src/journal/event.ts";
import { seesField, type Sight } from "../../src/study/lens.ts";
import { ChannelLine, PartySwatch, SecrecyMark } from "../marks/marks.tsx";
import { useView } from "../view-context.ts";
import { FIELD_WORDS, partyShort } from "../words/names.ts";
import { printEventTime } from "../words/time.ts";
import { printField, printTermDraft, printTime, printValue } from "../words/values.ts";
import { EventLink } from "./event-link.tsx";

type Loose = Readonly<Record<string, unknown>>;

const ACTORS = ["by", "to", "through", "present"] as const;

/** What the record adopts of an event, particular by particular, and what the lens hides of it. */
export function Particulars({ number, event, sight }: { number: number; event: EventDraft; sight: Sight }) {
  const { study } = useView();
  const { index } = study;
  const loose = event as Loose;
  const hidden: EventField[] = [];
  const row = (field: EventField, body: () => React.ReactNode): React.ReactNode => {
    if (loose[field] === undefined && field !== "at") return null;
    if (seesField(sight, field)) return <Row key={field} name={FIELD_WORDS[field]}>{body()}</Row>;
    hidden.push(field);
    return null;
  };
  const channel = event.channel === undefined ? undefined : index.channel.get(event.channel);
  const rows = [
    row("at", () => printEventTime(study, number)),
    row("place", () => printValue(event.place, "place", index)),
    row("channel", () => (
      <span className="ev-channel">
        <ChannelLine kind={channel?.kind} /> {channel?.name ?? event.channel}
        {channel && (
          <span className="quiet">
            {" "}
            ({channel.kind}, <SecrecyMark secrecy={channel.secrecy} /> {channel.secrecy})
          </span>
        )}
      </span>
    )),
    ...ACTORS.map((field) => row(field, () => <Actors ids={loose[field] as readonly string[]} />)),
    row("about", () => printValue(event.about, "about", index)),
    row("answer", () => printValue(loose["answer"], "answer", index)),
    row("terms", () => <Terms terms={loose["terms"] as Loose} />),
    row("facts", () => (
      <ul>
        {Object.entries(event.facts ?? {}).map(([key, value]) => (
          <li key={key}>
            <span className="quiet">{printField(`facts.${key}`, index)}:</span> {printValue(value, `facts.${key}`, index)}
          </li>
        ))}
      </ul>
    )),
  ];
  return (
    <>
      <dl className="ev-particulars small">
        {rows}
        {sight.fields === undefined && <Particular event={event} />}
      </dl>
      {hidden.length > 0 && (
        <p className="lens-note">
          Not known to {partyShort(index, sight.knowing?.party ?? -1)}: {hidden.map((field) => FIELD_WORDS[field]).join(", ")}.
        </p>
      )}
      {event.note !== undefined && sight.fields === undefined && <p className="small ev-note" dir="auto">{event.note}</p>}
    </>
  );
}

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

export function Actors({ ids }: { ids: readonly string[] }) {
  const { index } = useView().study;
  if (ids.length === 0) return <>nobody</>;
  return (
    <ul className="ev-actors">
      {ids.map((id) => {
        const party = index.partyOf(id);
        const person = index.person.get(id);
        return (
          <li key={id} className="party">
            <PartySwatch party={party} />
            <span>
              <span dir="auto">{index.nameOf(id)}</span>
              {person && party !== undefined && <span className="quiet"> ({partyShort(index, party)})</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Terms({ terms }: { terms: Loose }) {
  const { index } = useView().study;
  return (
    <ul>
      {Object.entries(terms).map(([issue, term]) => (
        <li key={issue}>
          <span className="quiet">{printField(`terms.${issue}`, index)}:</span> <strong>{printTermDraft(term as never, issue, index)}</strong>
          {typeof term === "object" && term !== null && "note" in term && <span className="quiet"> — {String(term.note)}</span>}
        </li>
      ))}
    </ul>
  );
}

const POINTERS: readonly (readonly [string, string])[] = [
  ["answers", "answers"], ["replaces", "replaces"], ["withdraws", "withdraws"], ["settles", "settles"], ["approves", "on"],
  ["ratifies", "on"], ["of", "of"],
];

/** What only some types of event have. */
function Particular({ event }: { event: EventDraft }) {
  const { study } = useView();
  const { index } = study;
  const loose = event as Loose;
  const revealed = (loose["reveals"] ?? []) as readonly (string | { event: string; fields: readonly EventField[] })[];
  return (
    <>
      {loose["tentative"] === true && <Row name="how firm">a signal short of a formal answer</Row>}
      {typeof loose["given"] === "boolean" && <Row name="outcome">{loose["given"] ? "given" : "refused"}</Row>}
      {typeof loose["condition"] === "string" && <Row name="on condition">{loose["condition"]}</Row>}
      {loose["final"] === true && <Row name="put as">the last word</Row>}
      {typeof loose["deadline"] === "string" && <Row name="deadline">{index.deadline.get(loose["deadline"])?.name ?? loose["deadline"]}</Row>}
      {typeof loose["until"] === "string" && <Row name="until">{printTime(loose["until"])}</Row>}
      {typeof loose["mandate"] === "string" && <Row name="mandate">{index.mandate.get(loose["mandate"])?.name ?? loose["mandate"]}</Row>}
      {typeof loose["limits"] === "object" && <Row name="limits"><Terms terms={loose["limits"] as Loose} /></Row>}
      {POINTERS.map(([key, words]) => typeof loose[key] === "string" && <Row key={key} name={words}><EventLink id={loose[key]} /></Row>)}
      {revealed.length > 0 && (
        <Row name="reveals">
          <ul>
            {revealed.map((item) => {
              const id = typeof item === "string" ? item : item.event;
              const part = typeof item === "string" ? undefined : item.fields;
              return (
                <li key={id}>
                  <EventLink id={id} />
                  {part && <span className="quiet"> ({part.length === 0 ? "only that it happened" : part.map((field) => FIELD_WORDS[field]).join(", ")})</span>}
                </li>
              );
            })}
          </ul>
        </Row>
      )}
    </>
  );
}
