import type { EventDraft, EventField, Report } from "../../src/journal/event.ts";
import { isVouched } from "../../src/study/disagreements.ts";
import { seesField, type Sight } from "../../src/study/lens.ts";
import { StandingMark } from "../marks/marks.tsx";
import { useView } from "../view-context.ts";
import { DESCENT_WORDS, printPublished } from "../words/accounts.ts";
import { FIELD_WORDS, printAttribution, STANDING_WORDS } from "../words/names.ts";
import { printField, printValue } from "../words/values.ts";
import { CopyCitation } from "./copy-citation.tsx";
import { ReportText } from "./report-text.tsx";

interface ReportListProps {
  readonly number: number;
  readonly event: EventDraft;
  readonly sight: Sight;
  /** The report whose words are shown. */
  readonly open: number | undefined;
  readonly names: ReadonlyMap<string, string>;
}

/** Every account's word on the event, the chosen one with its text. */
export function ReportList({ number, event, sight, open, names }: ReportListProps) {
  return (
    <ol className="ev-reports">
      {event.reports.map((_report, i) => (
        <ReportItem key={i} number={number} order={i} event={event} sight={sight} isOpen={i === open} names={names} />
      ))}
    </ol>
  );
}

interface ReportItemProps {
  readonly number: number;
  readonly order: number;
  readonly event: EventDraft;
  readonly sight: Sight;
  readonly isOpen: boolean;
  readonly names: ReadonlyMap<string, string>;
}

function ReportItem({ number, order, event, sight, isOpen, names }: ReportItemProps) {
  const { study, select } = useView();
  const report = event.reports[order];
  const lineage = report && study.voices.lineages.get(report.account);
  if (!lineage) return null;
  const { account, copyOf } = lineage;
  const name = names.get(account.id) ?? account.publisher;
  const denies = report.standing === "denial";
  return (
    <li className={`ev-report${isOpen ? " open" : ""}`} data-report={order}>
      <h4>
        <button type="button" className="plain ev-report-name" aria-expanded={isOpen} onClick={() => { select({ event: number, report: order }); }}>
          <span className={lineage.independent ? "voice-dot" : "voice-dot copy"} aria-hidden="true" />
          <span dir="auto">{name}</span>
          <span className="ev-standing small">
            <StandingMark standing={report.standing} />
            <span className={denies ? "ev-denied" : undefined}>{STANDING_WORDS[report.standing]}</span>
          </span>
        </button>
      </h4>
      <p className="small quiet">
        {printPublished(account)}
        {copyOf !== undefined && ` · ${DESCENT_WORDS[account.lineage.kind]} from ${names.get(copyOf) ?? copyOf}, no voice of its own`}
      </p>
      <dl className="ev-says small">
        <dt>On whose word</dt>
        <dd dir="auto">{printAttribution(report.attribution)}</dd>
        <Differences event={event} report={report} sight={sight} />
        <Vouches event={event} report={report} />
        {report.note !== undefined && sight.fields === undefined && (
          <>
            <dt>Note</dt>
            <dd dir="auto">{report.note}</dd>
          </>
        )}
      </dl>
      {isOpen && <ReportText key={report.span.start} account={account} report={report} name={name} />}
      {isOpen && <CopyCitation account={account} span={report.span} />}
    </li>
  );
}

/** What the account says instead of the adopted reading, particular by particular. */
function Differences({ event, report, sight }: { event: EventDraft; report: Report; sight: Sight }) {
  const { index } = useView().study;
  const rows: React.ReactNode[] = [];
  let hidden = 0;
  for (const [field, value] of Object.entries(report.says ?? {})) {
    if (value === undefined) continue;
    if (!seesField(sight, field as EventField)) {
      hidden++;
      continue;
    }
    const parts = field === "terms" || field === "facts" ? Object.entries(value).map(([key, item]) => [`${field}.${key}`, item] as const) : [[field, value] as const];
    for (const [path, own] of parts) {
      const [head = "", key] = path.split(".");
      const adopted = (event as Readonly<Record<string, unknown>>)[head];
      const other = key === undefined ? adopted : (adopted as Readonly<Record<string, unknown>> | undefined)?.[key];
      rows.push(
        <li key={path}>
          <span className="quiet">{printField(path, index)}:</span> <strong dir="auto">{printValue(own, path, index)}</strong>
          {other !== undefined && <span className="quiet"> (the record: {printValue(other, path, index)})</span>}
        </li>,
      );
    }
  }
  if (rows.length === 0 && hidden === 0) return null;
  return (
    <>
      <dt>Says instead</dt>
      <dd>
        <ul>
          {rows}
          {hidden > 0 && <li className="quiet">on particulars not known then, left out</li>}
        </ul>
      </dd>
    </>
  );
}

const FIELDS = Object.keys(FIELD_WORDS) as EventField[];

function Vouches({ event, report }: { event: EventDraft; report: Report }) {
  if (report.standing === "denial" || report.standing === "no-comment") return null;
  const fields = FIELDS.filter((field) => field in event && isVouched(report, field));
  return (
    <>
      <dt>Bears out</dt>
      <dd>{fields.length === 0 ? "that it happened" : fields.map((field) => FIELD_WORDS[field]).join(", ")}</dd>
    </>
  );
}
