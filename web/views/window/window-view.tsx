import "../../style/window.css";
import { useView } from "../../view-context.ts";
import { Absent, CouldNot, NothingKnown, NotThroughALens, Working } from "./empty.tsx";
import { Glossary } from "./glossary.tsx";
import { SummaryWords } from "./summary.tsx";
import { useWindow } from "./use-window.ts";
import { WindowBody } from "./window-body.tsx";

function given(param: string | undefined): string | undefined {
  return param === "" ? undefined : param;
}

/** When a deal was possible, on the evidence of what each side offered and refused. */
export function WindowView() {
  const { source, caseKey, bundle, lens, params } = useView();
  const throughLens = lens.party !== undefined || lens.atMs !== undefined;
  const asked = { at: given(params["wi-at"]), seed: given(params["wi-seed"]), thorough: given(params["wi-thorough"]) };
  const window = useWindow(source, caseKey, bundle, asked, !throughLens);
  return (
    <section className="view wi-view">
      <header>
        <div className="wi-title">
          <h2>Window</h2>
          <Glossary />
        </div>
        <p className="intro">
          How likely it was, over time, that some package would have been acceptable to everybody whose agreement was needed,
          worked out from what each side offered and refused. Choose a moment to see which package, and who stood in the way.
        </p>
      </header>
      {throughLens ? <NotThroughALens />
        : window.state === "working" ? <Working progress={window.progress} />
        : window.state === "absent" ? <Absent />
        : window.state === "refused" ? <CouldNot faults={window.faults} onAgain={window.again} />
        : (
          <>
            <SummaryWords summary={window.answer.summary} />
            {window.renewing && <p className="lens-note" role="status">Working it out anew…</p>}
            {window.answer.known ? <WindowBody answer={window.answer} /> : <NothingKnown unknown={window.answer.unknown} />}
          </>
        )}
    </section>
  );
}
