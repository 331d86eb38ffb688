import { sightOf } from "../../src/study/lens.ts";
import { HowMark, PartySwatch } from "../marks/marks.tsx";
import { useView } from "../view-context.ts";
import { count } from "../words/counts.ts";
import { HOW_WORDS, partyShort } from "../words/names.ts";

/** Who knew of the event, in a line; through a party's lens, how that party knew. */
export function WhoKnew({ number }: { number: number }) {
  const { study, lens, goTo } = useView();
  const { index } = study;
  const parties = index.parties.map((_, party) => party).filter((party) => lens.party === undefined || party === lens.party);
  const knowers = parties.flatMap((party) => {
    const sight = sightOf(study, { party, atMs: lens.atMs }, number);
    return sight?.knowing ? [{ party, how: sight.knowing.how, possible: sight.certainty === "possible" }] : [];
  });
  return (
    <section className="ev-knew" aria-label="Who knew">
      <p className="small">
        {lens.party === undefined && (
          <>
            Known to {knowers.length} of {count(parties.length, "party", "parties")}
            {lens.atMs === undefined ? " by the end" : " by then"}:
          </>
        )}
      </p>
      <ul className="ev-actors small">
        {knowers.map(({ party, how, possible }) => (
          <li key={party} className={`party${possible ? " possible" : ""}`}>
            <PartySwatch party={party} />
            {partyShort(index, party)}
            <span className="quiet party">
              <HowMark how={how} /> {HOW_WORDS[how]}
              {possible && ", perhaps"}
            </span>
          </li>
        ))}
      </ul>
      <button type="button" className="ev-link small no-print" onClick={() => { goTo("knowledge"); }}>
        Who knew what, and through whom
      </button>
    </section>
  );
}
