import type { Account } from "../case/accounts-file.ts";

/** An account's place among the others. */
export interface Lineage {
  readonly account: Account;
  /** The account at the top of its line of descent: all that share it are one voice. */
  readonly root: string;
  /** The account it was made from, where it was made from one. */
  readonly copyOf: string | undefined;
  /** It descends from no other account. */
  readonly independent: boolean;
}

/** Who copies whom, and how many voices a set of accounts comes to. */
export class Voices {
  readonly lineages: ReadonlyMap<string, Lineage>;

  constructor(accounts: readonly Account[]) {
    const parentOf = new Map<string, string | undefined>(accounts.map((account) => [account.id, account.lineage.of]));
    this.lineages = new Map(
      accounts.map((account) => {
        const copyOf = account.lineage.of;
        return [account.id, { account, root: rootOf(account.id, parentOf), copyOf, independent: copyOf === undefined }];
      }),
    );
  }

  rootOf(account: string): string {
    return this.lineages.get(account)?.root ?? account;
  }

  /** Independent voices among accounts: copies of one account are one voice. */
  count(accounts: Iterable<string>): number {
    const roots = new Set<string>();
    for (const account of accounts) roots.add(this.rootOf(account));
    return roots.size;
  }
}

function rootOf(id: string, parentOf: ReadonlyMap<string, string | undefined>): string {
  let root = id;
  for (let above = parentOf.get(id); above !== undefined && above !== id; above = parentOf.get(above)) root = above;
  return root;
}
