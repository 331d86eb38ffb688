import { byThen, type Lens } from "../../../src/study/lens.ts";
import { HowMark, PartySwatch } from "../../marks/marks.tsx";
import { useView } from "../../view-context.ts";
import { HOW_WORDS } from "../../words/names.ts";
import { printEventTime } from "../../words/time.ts";
import { nameOf } from "./wording.ts";

/** Second order: which parties knew that this one knew, since when and how; and which are not known to have. */
export function Knowers({ lens, event, party }: { lens: Lens; event: number; party: number }) {
  const { study, select } = useView();
  const known = study.knowledge
    .knownBy(event, party)
    .filter((of) => (lens.party === undefined || lens.party === of.party) && byThen(study, of.via, lens.atMs));
  const without = study.index.parties.flatMap((_, other) =>
    other === party || known.some((of) => of.party === other) || (lens.party !== undefined && lens.party !== other) ? [] : [nameOf(study, other)],
  );
  return (
    <section>
      <h4>Who knew that {nameOf(study, party)} knew</h4>
      {known.length > 0 && (
        <ul className="kn-steps">
          {known.map((of) => (
            <li key={of.party} className="kn-step">
              <button type="button" className="plain kn-link" onClick={() => { select({ event: of.via, report: undefined }); }}>
                <span className="party"><PartySwatch party={of.party} /> {nameOf(study, of.party)}</span>
              </button>
              <span className="kn-meta">
                since {printEventTime(study, of.via)} · <HowMark how={of.how} /> {HOW_WORDS[of.how]}
              </span>
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
