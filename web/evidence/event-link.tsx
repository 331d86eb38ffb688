import { sightOf } from "../../src/study/lens.ts";
import { useView } from "../view-context.ts";
import { printSeenTitle } from "../words/accounts.ts";

/** Another event by its title, which opens it here; through a lens only where that shows it. */
export function EventLink({ id }: { id: string }) {
  const { study, lens, select } = useView();
  const number = study.eventNumber.get(id);
  const event = number === undefined ? undefined : study.record.events[number];
  if (number === undefined || !event) return <>{id}</>;
  const sight = sightOf(study, lens, number);
  if (!sight) return <span className="quiet">an event not known then</span>;
  return (
    <button type="button" className="ev-link" onClick={() => { select({ event: number, report: undefined }); }}>
      {printSeenTitle(event, sight)}
    </button>
  );
}
