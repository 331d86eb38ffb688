import { byThen, type Lens } from "../../../src/study/lens.ts";
import { PartySwatch } from "../../marks/marks.tsx";
import { useView } from "../../view-context.ts";
import { FIELD_WORDS, HOW_WORDS } from "../../words/names.ts";
import { printEventTime } from "../../words/time.ts";
import { printTitle } from "../../words/titles.ts";
import { cellOf, lagOf, printLag } from "./cells.ts";
import { Knowers } from "./knowers.tsx";
import { Path, Step } from "./path.tsx";
import { nameOf, printFields, printSinceWhen } from "./wording.ts";

interface DetailProps {
  readonly lens: Lens;
  readonly event: number;
  readonly party: number;
  readonly close: () => void;
}

/** One cell in full: since when and how, the disclosures behind it, what came later, and who knew of it. */
export function Detail({ lens, event, party, close }: DetailProps) {
  const { study, setParams } = useView();
  const cell = cellOf(study, lens, event, party);
  const name = nameOf(study, party);
  const lag = "via" in cell ? printLag(lagOf(study, lens, event, cell.via), event === cell.via) : "";
  return (
    <div className="kn-detail">
      <div className="kn-detail-head">
        <h3>
          <span className="party"><PartySwatch party={party} /> {name}</span> <span className="quiet" dir="auto">on “{printTitle(study, lens, event)}”</span>
        </h3>
        <button type="button" className="button" onClick={close}>Close</button>
      </div>
      {cell.state === "silent" && <p>Nothing in the record says that {name} knew of this. It may have known all the same.</p>}
      {cell.state === "hidden" && <p>Whether {name} knew is not known to {nameOf(study, lens.party ?? -1)}.</p>}
      {cell.state === "not-yet" && (
        lens.party === undefined
          ? <p>{name} did not know yet. When it learned: {printEventTime(study, cell.via)} ({lag}).</p>
          : <p>{name} did not know of this yet.</p>
      )}
      {cell.state === "known" && (
        <p>
          Knew <strong>{printSinceWhen(study, cell.via, cell.byThen)}</strong> ({lag}),{" "}
          {cell.how === "unstated" ? "how it came to know is not said" : HOW_WORDS[cell.how]}
          {printFields(cell) && `; ${printFields(cell)}`}.
          {cell.certainty === "possible" && " The moment chosen falls in the time in which it may or may not have known yet."}
        </p>
      )}
      <div className="kn-detail-parts">
        {cell.state === "known" && <Path lens={lens} event={event} party={party} via={cell.via} />}
        {cell.state === "known" && (lens.party === undefined || lens.party === party) && <Later lens={lens} event={event} party={party} />}
        {(cell.state === "known" || cell.state === "not-yet") && <Knowers lens={lens} event={event} party={party} />}
      </div>
      <p>
        <button type="button" className="button" onClick={() => { setParams({ "kn-mode": "others", "kn-of": study.record.events[event]?.id }, "push"); }}>
          Who knew that others knew of this
        </button>
      </p>
    </div>
  );
}

function Later({ lens, event, party }: { lens: Lens; event: number; party: number }) {
  const { study } = useView();
  const pieces = study.knowledge.later(event, party).filter((piece) => byThen(study, piece.via, lens.atMs));
  if (pieces.length === 0) return null;
  return (
    <section>
      <h4>What it learned afterwards</h4>
      <ol className="kn-steps">
        {pieces.map((piece) => (
          <Step key={piece.via} lens={lens} event={piece.via}>
            {HOW_WORDS[piece.how]}: {piece.fields ? piece.fields.map((field) => FIELD_WORDS[field]).join(", ") || "that it happened" : "all of it"}
          </Step>
        ))}
      </ol>
    </section>
  );
}
