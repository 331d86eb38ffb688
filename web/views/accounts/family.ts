import type { Account } from "../../../src/case/accounts-file.ts";
import { type Lens, sightOf } from "../../../src/study/lens.ts";
import type { Study } from "../../../src/study/study.ts";

/** An account with those made from it. */
export interface Family {
  readonly account: Account;
  readonly made: readonly Family[];
}

/** Accounts of one line of descent that have a text: one voice, and one brace over the columns. */
export interface VoiceGroup {
  readonly root: Account;
  readonly accounts: readonly Account[];
}

/** The forest of descent: roots in file order, under each what was made from it. Cost: linear in the accounts. */
export function familiesOf(study: Study): Family[] {
  const made = new Map<string | undefined, Account[]>();
  for (const { account, copyOf } of study.voices.lineages.values()) made.set(copyOf, [...(made.get(copyOf) ?? []), account]);
  const grow = (of: string | undefined): Family[] => (made.get(of) ?? []).map((account) => ({ account, made: grow(account.id) }));
  return grow(undefined);
}

/** The columns of the matrix: the accounts that have a text, one line of descent after another. */
export function voiceGroupsOf(families: readonly Family[]): VoiceGroup[] {
  const flat = ({ account, made }: Family): Account[] => [...(account.lost ? [] : [account]), ...made.flatMap(flat)];
  const groups = families.map((family) => ({ root: family.account, accounts: flat(family) }));
  return groups.filter(({ accounts }) => accounts.length > 0);
}

/** What a lens shows of the record, by event number, and how much it leaves out. */
export interface SeenEvents {
  readonly events: readonly number[];
  readonly leftOut: number;
  /** Events that each account reports, by account id. */
  readonly reportedBy: ReadonlyMap<string, number>;
}

export function seeEvents(study: Study, lens: Lens): SeenEvents {
  const events: number[] = [];
  const reportedBy = new Map<string, number>();
  study.record.events.forEach(({ reports }, number) => {
    if (!sightOf(study, lens, number)) return;
    events.push(number);
    for (const account of new Set<string>(reports.map((report) => report.account))) {
      reportedBy.set(account, (reportedBy.get(account) ?? 0) + 1);
    }
  });
  return { events, leftOut: study.record.events.length - events.length, reportedBy };
}
