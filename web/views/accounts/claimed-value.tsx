import type { ClaimedValue } from "../../../src/study/disagreements.ts";
import { StandingMark, VoiceDots } from "../../marks/marks.tsx";
import { useView } from "../../view-context.ts";
import { count } from "../../words/counts.ts";
import { STANDING_WORDS } from "../../words/names.ts";
import { printValue } from "../../words/values.ts";

interface ClaimedValueProps {
  readonly event: number;
  readonly field: string;
  readonly claim: ClaimedValue;
  readonly names: ReadonlyMap<string, string>;
}

/** One of the competing values: what it is, who gives it, and what weight that has. */
export function Claim({ event, field, claim, names }: ClaimedValueProps) {
  const { study } = useView();
  return (
    <li className={`ac-claim${claim.adopted ? " adopted" : ""}${claim.retellingsOnly ? " slip" : ""}`}>
      <p className="ac-value" dir="auto">
        {printValue(claim.value, field, study.index)}
      </p>
      {claim.adopted && <p className="tiny ac-adopted">adopted by the record</p>}
      <Weight claim={claim} />
      <ul className="ac-chips">
        {claim.accounts.map((account) => (
          <AccountChip key={account} event={event} account={account} claim={claim} name={names.get(account) ?? account} />
        ))}
      </ul>
      {claim.retellingsOnly && <p className="small ac-slip">Only retellings say so; their source says otherwise. Likely a slip on the way.</p>}
      {claim.branch && <p className="small quiet">Another retelling of the same account says otherwise.</p>}
    </li>
  );
}

function Weight({ claim }: { claim: ClaimedValue }) {
  if (claim.accounts.length === 0) return <p className="small quiet">No account gives this value: the record infers it.</p>;
  return (
    <p className="small party">
      {claim.voices === 0 ? (
        <span className="voice-dot copy" aria-hidden="true" />
      ) : (
        <VoiceDots voices={claim.voices} copies={claim.accounts.length - claim.slips.length - claim.voices} />
      )}
      <span className="quiet">
        {claim.voices === 0 ? "no voice of its own" : count(claim.voices, "voice")}
        {claim.voices > 0 && claim.accounts.length !== claim.voices && `, ${count(claim.accounts.length, "account")}`}
      </span>
    </p>
  );
}

function AccountChip({ event, account, claim, name }: { event: number; account: string; claim: ClaimedValue; name: string }) {
  const { study, selection, select } = useView();
  const reports = claim.reports.filter((number) => study.record.events[event]?.reports[number]?.account === account);
  const [report] = reports;
  const slip = claim.slips.includes(account) && !claim.retellingsOnly;
  const standing = report === undefined ? undefined : study.record.events[event]?.reports[report]?.standing;
  if (report === undefined || standing === undefined) return null;
  const isOpen = selection?.event === event && selection.report !== undefined && reports.includes(selection.report);
  return (
    <li>
      <button type="button" className="ac-chip small" aria-pressed={isOpen} onClick={() => { select({ event, report }); }}>
        <StandingMark standing={standing} />
        <span dir="auto">{name}</span>
        {slip && <span className="quiet">(unlike its source)</span>}
        <span className="hidden-label">, {STANDING_WORDS[standing]}: show its words</span>
        {reports.length > 1 && <span className="quiet numbers">×{reports.length}</span>}
      </button>
    </li>
  );
}
