import { accept, refuse, type Result, sortFaults } from "../base/fault.ts";
import type { Account } from "../case/accounts-file.ts";
import { type Accounts, readAccounts } from "../case/check-accounts.ts";
import { type Case, namesOf, readCase } from "../case/check-case.ts";
import type { SourceFile } from "../case/source-file.ts";
import { type Journal, readJournal } from "./check-journal.ts";
import { type Evidence, verifyEvidence } from "./evidence.ts";

/** A negotiation and what happened in it, with the accounts it rests on: all that a study needs. Plain JSON. */
export interface SourcedRecord {
  readonly case: Case;
  readonly accounts: Accounts;
  readonly events: Journal;
}

export interface RecordSources {
  /** Undefined where the file could not be read; the others are checked all the same. */
  readonly case: SourceFile | undefined;
  readonly accounts: SourceFile | undefined;
  readonly journal: SourceFile | undefined;
  /** The texts at hand, by account id. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Three files and the texts at hand into one record, or every fault in any of them. Nothing is half-loaded. */
export function checkRecord(sources: RecordSources): Result<{ record: SourcedRecord; evidence: Evidence }> {
  const theCase = sources.case && readCase(sources.case);
  const accounts = sources.accounts && readAccounts(sources.accounts);
  const around =
    theCase?.data && accounts?.data
      ? {
          names: namesOf(theCase.data),
          accounts: new Map<string, Account>(accounts.data.accounts.map((account) => [account.id, account])),
          ghosts: new Set([...theCase.ghosts, ...accounts.ghosts]),
        }
      : undefined;
  const journal = sources.journal && readJournal(sources.journal, around);
  const checked =
    accounts?.data && journal?.data
      ? verifyEvidence({ accounts: accounts.data, events: journal.data }, sources.texts, journal.source, accounts.source)
      : undefined;
  const faults = [theCase, accounts, journal, checked].flatMap((part) => part?.faults ?? []);
  if (faults.length > 0 || !theCase?.data || !accounts?.data || !journal?.data || !checked) {
    return refuse(...sortFaults(faults));
  }
  const record: SourcedRecord = {
    case: theCase.data as Case,
    accounts: accounts.data as Accounts,
    events: journal.data as Journal,
  };
  return accept({ record, evidence: checked.evidence });
}
