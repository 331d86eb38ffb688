import { useCallback, useMemo, useState } from "react";
import { parseEdtf } from "../src/case/edtf.ts";
import type { Lens } from "../src/study/lens.ts";
import type { Study } from "../src/study/study.ts";
import type { Bundle } from "../src/server/wire.ts";
import { EvidencePanel } from "./evidence/evidence-panel.tsx";
import { Legend } from "./frame/legend.tsx";
import { LensControl } from "./frame/lens-control.tsx";
import { Rail } from "./frame/rail.tsx";
import { Search } from "./frame/search.tsx";
import type { Source } from "./source.ts";
import type { SetParams, UrlState, ViewName } from "./url-state.ts";
import { type Selection, type ViewContext, ViewContextHolder } from "./view-context.ts";
import { AccountsView } from "./views/accounts/accounts-view.tsx";
import { DeskView } from "./views/desk/desk-view.tsx";
import { ExportView } from "./views/export/export-view.tsx";
import { KnowledgeView } from "./views/knowledge/knowledge-view.tsx";
import { OffersView } from "./views/offers/offers-view.tsx";
import { PackagesView } from "./views/packages/packages-view.tsx";
import { TimelineView } from "./views/timeline/timeline-view.tsx";
import { WindowView } from "./views/window/window-view.tsx";

const VIEW_OF: Readonly<Record<ViewName, () => React.ReactNode>> = {
  timeline: TimelineView,
  offers: OffersView,
  knowledge: KnowledgeView,
  packages: PackagesView,
  window: WindowView,
  accounts: AccountsView,
  desk: DeskView,
  export: ExportView,
};

interface CasePageProps {
  readonly source: Source;
  readonly caseKey: string;
  readonly bundle: Bundle;
  readonly study: Study;
  readonly url: UrlState;
  readonly views: readonly ViewName[];
  readonly go: (to: Partial<UrlState>) => void;
  readonly setParams: SetParams;
  readonly reload: () => void;
}

/** One case: its head, the view chosen, and the evidence beside it. */
export function CasePage({ source, caseKey, bundle, study, url, views, go, setParams, reload }: CasePageProps) {
  const { params } = url;
  // By value: the parameters are read anew from the URL at every change, and the views memoise on lens and selection.
  const { as, at, event, report } = params;
  const lens = useMemo(() => lensFrom(study, as, at), [study, as, at]);
  const selection = useMemo(() => selectionFrom(study, event, report), [study, event, report]);
  const select = useCallback(
    (next: Selection | undefined) => {
      setParams({
        event: next === undefined ? undefined : study.record.events[next.event]?.id,
        report: next?.report === undefined ? undefined : String(next.report + 1),
      });
    },
    [study, setParams],
  );
  const goTo = useCallback((view: ViewName) => { go({ view }); }, [go]);
  const context: ViewContext = { source, caseKey, bundle, study, lens, selection, select, params, setParams, goTo, reload };
  // The desk has its own words beside it, of what is no event yet.
  const evidence = url.view === "desk" ? undefined : selection;
  const View = VIEW_OF[url.view];
  return (
    <ViewContextHolder value={context}>
      <a className="skip" href="#view" onClick={skipToView}>
        Skip to the view
      </a>
      <div className={`frame${evidence ? " with-evidence" : ""}`}>
        <Rail url={url} caseTitle={bundle.record.case.title} views={views} />
        <main className="main">
          <CaseHead bundle={bundle} isStudy={url.view !== "desk"} />
          <div id="view" tabIndex={-1}>
            <View />
          </div>
        </main>
        {evidence && <EvidencePanel selection={evidence} />}
      </div>
    </ViewContextHolder>
  );
}

/** The desk is no study of the record: it has no lens to look through, and marks nothing. */
function CaseHead({ bundle, isStudy }: { bundle: Bundle; isStudy: boolean }) {
  const [whole, setWhole] = useState(false);
  const { title, summary, fictional } = bundle.record.case;
  return (
    <header className={`case-head${whole ? " open" : ""}`}>
      <div className="case-title">
        <h1>
          {title} {fictional && <span className="tag">fictional</span>}
        </h1>
        <Search />
      </div>
      <div className="case-summary">
        <p className="intro">{summary}</p>
        <button type="button" className="plain more small no-print" aria-expanded={whole} onClick={() => { setWhole(!whole); }}>
          {whole ? "less" : "more"}
          <span className="hidden-label"> about this case</span>
        </button>
      </div>
      {isStudy && (
        <div className="case-tools">
          <LensControl />
          <Legend />
        </div>
      )}
    </header>
  );
}

function skipToView(event: React.MouseEvent): void {
  // The fragment holds the page's state, so the link moves the focus and leaves the URL alone.
  event.preventDefault();
  document.getElementById("view")?.focus();
}

function lensFrom(study: Study, as: string | undefined, at: string | undefined): Lens {
  const party = as === undefined || as === "" ? undefined : study.index.partyNumber.get(as);
  const atMs = at === undefined || at === "" ? undefined : momentOf(at);
  return { party, atMs };
}

/** The URL takes the page's own moments and, typed by hand, any EDTF: the end of what it names. */
function momentOf(text: string): number | undefined {
  const edtf = parseEdtf(text);
  if (edtf.ok && Number.isFinite(edtf.value.endMs)) return edtf.value.endMs - 1;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : ms;
}

function selectionFrom(study: Study, event: string | undefined, report: string | undefined): Selection | undefined {
  const number = event === undefined ? undefined : study.eventNumber.get(event);
  if (number === undefined) return undefined;
  const reports = study.record.events[number]?.reports.length ?? 0;
  const picked = Number(report) - 1;
  return { event: number, report: Number.isInteger(picked) && picked >= 0 && picked < reports ? picked : undefined };
}
