import { byThen, type Lens } from "../../../src/study/lens.ts";
import type { How } from "../../../src/study/knowledge.kernel.ts";
import type { KnowingOfKnowing } from "../../../src/study/knowledge.ts";
import { HowMark, PartySwatch } from "../../marks/marks.tsx";
import { useView } from "../../view-context.ts";
import { HOW_WORDS } from "../../words/names.ts";
import { printTitle } from "../../words/titles.ts";
import { nameOf, printSinceWhen } from "./wording.ts";

/** Second order: which parties knew that this one knew, since when and how; and which are not known to have. */
export function Knowers({ lens, event, party }: { lens: Lens; event: number; party: number }) {
  const { study, select } = useView();
  const known = study.knowledge
    .knownBy(event, party)
    .filter((of) => (lens.party === undefined || lens.party === of.party) && byThen(study, of.via, lens.atMs));
  const isAsked = (other: number): boolean => other !== party && (lens.party === undefined || lens.party === other);
  const without = study.index.parties.flatMap((_, other) =>
    isAsked(other) && !known.some((of) => of.party === other) ? [nameOf(study, other)] : [],
  );
  return (
    <section>
      <h4>Who knew that {nameOf(study, party)} knew</h4>
      {known.length > 0 && (
        <ul className="kn-steps">
          {together(known).map(({ via, how, parties }) => (
            <li key={`${String(via)} ${how}`} className="kn-step">
              <span className="kn-knowers">
                {parties.map((knower) => <span key={knower} className="party"><PartySwatch party={knower} /> {nameOf(study, knower)}</span>)}
              </span>
              <span className="kn-meta">
                <HowMark how={how} /> {HOW_WORDS[how]}, {printSinceWhen(study, via, false)}
              </span>
              <button type="button" className="plain kn-link" onClick={() => { select({ event: via, report: undefined }); }}>
                <span dir="auto">{printTitle(study, lens, via)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {without.length > 0 && <p className="small quiet">The record does not say so of: {without.join(", ")}.</p>}
      {lens.party !== undefined && lens.party !== party && <p className="small quiet">What others knew of it is not known to {nameOf(study, lens.party)}.</p>}
      {lens.party === party && <p className="small quiet">Who knew that it knew is not shown from its own knowledge: that would be a third order.</p>}
    </section>
  );
}

/** Those who found out through the same event in the same way, in one line. */
function together(known: readonly KnowingOfKnowing[]): { via: number; how: How; parties: number[] }[] {
  const lines: { via: number; how: How; parties: number[] }[] = [];
  for (const { via, how, party } of known) {
    const line = lines.find((item) => item.via === via && item.how === how);
    if (line) line.parties.push(party);
    else lines.push({ via, how, parties: [party] });
  }
  return lines.sort((a, b) => a.via - b.via);
}
