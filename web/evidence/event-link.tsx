import { sightOf } from "../../src/study/lens.ts";
import { useView } from "../view-context.ts";
import { printTitle } from "../words/titles.ts";

/** Another event by its title, which opens it here; through a lens only where that shows it. */
export function EventLink({ id }: { id: string }) {
  const { study, lens, select } = useView();
  const number = study.eventNumber.get(id);
  if (number === undefined) return <>{id}</>;
  if (!sightOf(study, lens, number)) return <span className="quiet">an event not known then</span>;
  return (
    <button type="button" className="ev-link" onClick={() => { select({ event: number, report: undefined }); }}>
      {printTitle(study, lens, number)}
    </button>
  );
}
