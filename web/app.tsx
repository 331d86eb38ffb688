import { useCallback, useEffect, useState } from "react";
import { studyRecord, type Study } from "../src/study/study.ts";
import type { Bundle, FaultOnWire } from "../src/server/wire.ts";
import { CasePage } from "./case-page.tsx";
import { FaultList } from "./frame/fault-list.tsx";
import { Gallery } from "./frame/gallery.tsx";
import { Rail } from "./frame/rail.tsx";
import { Refused, type Source } from "./source.ts";
import { useUrlState, VIEWS } from "./url-state.ts";

type Opening = { state: "opening" } | { state: "open"; key: string; bundle: Bundle; study: Study } | { state: "refused"; faults: readonly FaultOnWire[] };

/** The whole page: the gallery, or one case in one view. */
export function App({ source }: { source: Source }) {
  const { url, go, setParams } = useUrlState();
  const key = source.only ?? url.caseKey;
  const { opening, reload } = useCase(source, key);
  // An exported file neither exports nor writes.
  const views = source.only === undefined ? VIEWS : VIEWS.filter((view) => view !== "export" && view !== "desk");
  const open = opening.state === "open" && opening.key === key ? opening : undefined;

  useEffect(() => {
    document.title = open ? `${open.bundle.record.case.title} · Backchannel` : "Backchannel";
  }, [open]);

  if (key === undefined) {
    return (
      <div className="frame">
        <Rail url={url} caseTitle={undefined} views={views} />
        <Gallery source={source} />
      </div>
    );
  }
  if (open) {
    return (
      <CasePage
        source={source}
        caseKey={key}
        bundle={open.bundle}
        study={open.study}
        url={{ ...url, caseKey: key }}
        views={views}
        go={go}
        setParams={setParams}
        reload={reload}
      />
    );
  }
  return (
    <div className="frame">
      <Rail url={{ ...url, caseKey: key }} caseTitle={undefined} views={views} />
      <main className="main" aria-busy={opening.state === "opening"}>
        {opening.state === "refused" ? <FaultList title="This case cannot be opened yet" faults={opening.faults} /> : <p className="quiet">Opening the case…</p>}
      </main>
    </div>
  );
}

function useCase(source: Source, key: string | undefined): { opening: Opening; reload: () => void } {
  const [opening, setOpening] = useState<Opening>({ state: "opening" });
  const [revision, setRevision] = useState(0);
  const reload = useCallback(() => { setRevision((before) => before + 1); }, []);
  useEffect(() => {
    if (key === undefined) return undefined;
    let wanted = true;
    // While a case is opened anew, it stays as it was.
    setOpening((before) => (before.state === "open" && before.key === key ? before : { state: "opening" }));
    source.open(key).then(
      (bundle) => {
        if (wanted) setOpening({ state: "open", key, bundle, study: studyRecord(bundle.record) });
      },
      (error: unknown) => {
        if (wanted) setOpening({ state: "refused", faults: error instanceof Refused ? error.faults : [{ code: "page/unreachable", detail: String(error), hint: "is Backchannel still running?" }] });
      },
    );
    return () => {
      wanted = false;
    };
  }, [source, key, revision]);
  return { opening, reload };
}
