import { refuse, type Result, sortFaults } from "../base/fault.ts";
import type { Account } from "../case/accounts-file.ts";
import { type Accounts, readAccounts } from "../case/check-accounts.ts";
import { type Case, namesOf, readCase } from "../case/check-case.ts";
import type { SourceFile } from "../case/source-file.ts";
import { checkJournal, type Journal } from "./check-journal.ts";
import { type Evidence, verifyEvidence } from "./evidence.ts";

/** A negotiation and what happened in it, with the accounts it rests on: all that a study needs. Plain JSON. */
export interface SourcedRecord {
  readonly case: Case;
  readonly accounts: Accounts;
  readonly events: Journal;
}

export interface RecordSources {
  readonly case: SourceFile;
  readonly accounts: SourceFile;
  readonly journal: SourceFile;
  /** The texts at hand, by account id. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Three files and the texts at hand into one record, or every fault in any of them. Nothing is half-loaded. */
export function checkRecord(sources: RecordSources): Result<{ record: SourcedRecord; evidence: Evidence }> {
  const theCase = readCase(sources.case);
  const accounts = readAccounts(sources.accounts);
  const around =
    theCase.data && accounts.data
      ? {
          names: namesOf(theCase.data),
          accounts: new Map<string, Account>(accounts.data.accounts.map((account) => [account.id, account])),
          ghosts: new Set([...theCase.ghosts, ...accounts.ghosts]),
        }
      : undefined;
  const journal = checkJournal(sources.journal, around);
  const faults = [...theCase.faults, ...accounts.faults, ...(journal.ok ? [] : journal.faults)];
  if (!theCase.data || !accounts.data || !journal.ok || faults.length > 0) return refuse(...sortFaults(faults));

  const record: SourcedRecord = { case: theCase.data as Case, accounts: accounts.data as Accounts, events: journal.value };
  const { evidence, faults: broken } = verifyEvidence(record, sources.texts, sources.journal, sources.accounts);
  if (broken.length > 0) return refuse(...sortFaults(broken));
  return { ok: true, value: { record, evidence } };
}
