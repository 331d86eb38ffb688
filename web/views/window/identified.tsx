import type { Study } from "../../../src/study/study.ts";
import type { WindowAnswer } from "../../../src/study/window/answer.ts";
import { EventLink } from "../../evidence/event-link.tsx";
import { PartySwatch } from "../../marks/marks.tsx";
import { shortOf } from "./plot-offers.tsx";

const ACT_WORDS: Readonly<Record<string, string>> = {
  offer: "offered", ultimatum: "offered as its last word", accept: "accepted", refuse: "refused", "would-accept": "would have accepted",
  "would-refuse": "would have refused", withdraw: "took back", lapse: "let lapse", state: "demanded",
};

/** Whether the acts can all be taken at their word together, without any prior; where not, which cannot. */
export function IdentifiedNote({ study, answer }: { study: Study; answer: WindowAnswer }) {
  const { feasible, conflicts } = answer.identified;
  if (conflicts.length === 0) {
    return (
      <p className="small">
        {feasible
          ? "No act contradicts another: there are parties of this kind that would have done all of it."
          : "The acts cannot all be taken at their word together, but no smallest set of them could be named."}
      </p>
    );
  }
  return (
    <>
      <p className="small">Taken at their word, these acts of one party cannot all be true of it; the answer weighs them by their credence.</p>
      <ul className="wi-conflicts small">
        {conflicts.map(({ party, acts }) => {
          const found = answer.parties.find(({ id }) => id === party) ?? { id: party, name: party };
          return (
            <li key={`${party} ${acts.map(({ event }) => event).join(" ")}`}>
              <span className="party"><PartySwatch party={study.index.partyNumber.get(party)} /><strong>{shortOf(study, found)}</strong></span>
              <ul>
                {acts.map(({ event, kind }) => (
                  <li key={`${event} ${kind}`}><span className="quiet">{ACT_WORDS[kind] ?? kind}:</span> <EventLink id={event} /></li>
                ))}
              </ul>
            </li>
          );
        })}
      </ul>
    </>
  );
}
