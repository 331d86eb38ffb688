import { type Lens, seesField, sightOf } from "../../../src/study/lens.ts";
import type { Standing } from "../../../src/journal/event.ts";
import { StandingMark, VoiceDots } from "../../marks/marks.tsx";
import { useView } from "../../view-context.ts";
import { printActors, STANDING_WORDS } from "../../words/names.ts";
import { printSeenTime, printTitle } from "../../words/titles.ts";
import { nameOf } from "./wording.ts";

interface PathProps {
  readonly lens: Lens;
  readonly event: number;
  readonly party: number;
  /** Where the lens puts the party's learning; under another party's lens not always its first. */
  readonly via: number;
}

/** The disclosures that carried knowledge of an event to a party, and whether they reach back to somebody who was there. */
export function Path({ lens, event, party, via }: PathProps) {
  const { study } = useView();
  const { knowledge } = study;
  const own = lens.party === undefined || lens.party === party;
  const isFirst = own && knowledge.find(event, party)?.via === via;
  const path = isFirst ? knowledge.pathOf(event, party) : [...new Set([event, via])];
  return (
    <section>
      <h4>How it came to know</h4>
      <ol className="kn-steps">
        {path.map((step, i) => (
          <Step key={step} lens={lens} event={step}>{i === 0 ? (path.length === 1 ? "it knew as it happened" : "what happened") : carriedBy(step)}</Step>
        ))}
      </ol>
      {isFirst && <p className="small quiet">{tracedWords()}</p>}
    </section>
  );

  function carriedBy(step: number): string {
    const sight = sightOf(study, lens, step);
    if (sight && !seesField(sight, "by")) return "by whom is not known";
    const by = study.record.events[step]?.by;
    return by && by.length > 0 ? `by ${printActors(by, study.index)}` : "nobody says by whom";
  }

  function tracedWords(): string {
    const first = path[1];
    if (first === undefined) return "Nothing stands between: it took part, was addressed, or everybody could see it.";
    if (knowledge.isTraced(event, party)) {
      return study.record.events[first]?.type === "interception" ? "Traced back: it begins with an interception of the event itself." : "Traced back to somebody known to have known.";
    }
    const { by } = study.record.events[first] ?? {};
    if (first === via && knowledge.find(event, party)?.how === "unstated") return `${nameOf(study, party)} spoke of it here; how it knew, the record does not say.`;
    return `It breaks off here: the record does not say ${by && by.length > 0 && !by.some((actor) => actor === "unknown") ? `how ${printActors(by, study.index)} knew` : "who passed it on"}.`;
  }
}

/** One event on the way, with who vouches for it; opens it in the evidence panel. */
export function Step({ lens, event, children }: { lens: Lens; event: number; children: React.ReactNode }) {
  const { study, select } = useView();
  const sight = sightOf(study, lens, event);
  if (!sight) return <li className="kn-step quiet">A step not known to {nameOf(study, lens.party ?? -1)}</li>;
  return (
    <li className="kn-step">
      <button type="button" className="plain kn-link" onClick={() => { select({ event, report: undefined }); }}>
        <span dir="auto">{printTitle(study, lens, event)}</span>
      </button>
      <span className="kn-meta">
        {printSeenTime(study, event, sight)} · {children}
      </span>
      <Vouching event={event} />
    </li>
  );
}

function Vouching({ event }: { event: number }) {
  const { study } = useView();
  const reports = study.record.events[event]?.reports ?? [];
  if (reports.length === 0) return <span className="kn-meta">no account behind it</span>;
  const accounts = [...new Set(reports.map((report) => report.account))];
  const voices = study.voices.count(accounts);
  const standings = [...new Set<Standing>(reports.map((report) => report.standing))];
  return (
    <span className="kn-meta kn-vouching">
      <VoiceDots voices={voices} copies={accounts.length - voices} /> {voices} {voices === 1 ? "voice" : "independent voices"}
      {standings.map((standing) => (
        <span key={standing}>
          <StandingMark standing={standing} /> {STANDING_WORDS[standing]}
        </span>
      ))}
    </span>
  );
}
