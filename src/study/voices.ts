import type { Account } from "../case/accounts-file.ts";

/** An account's place among the others. */
export interface Lineage {
  readonly account: Account;
  /** The account at the top of its line of descent: all that share it are one voice. */
  readonly root: string;
  /** The account it was made from, where it was made from one. */
  readonly copyOf: string | undefined;
  /** The accounts it descends from, nearest first. */
  readonly forebears: readonly string[];
  /** It descends from no other account. */
  readonly independent: boolean;
}

/** Who copies whom, and how many voices a set of accounts comes to; see RULES.md, [V1] to [V5]. */
export class Voices {
  readonly lineages: ReadonlyMap<string, Lineage>;

  constructor(accounts: readonly Account[]) {
    const parentOf = new Map<string, string | undefined>(accounts.map((account) => [account.id, account.lineage.of]));
    this.lineages = new Map(
      accounts.map((account) => {
        const forebears = forebearsOf(account.id, parentOf);
        const [copyOf] = forebears;
        const root = forebears.at(-1) ?? account.id;
        return [account.id, { account, root, copyOf, forebears, independent: copyOf === undefined }];
      }),
    );
  }

  rootOf(account: string): string {
    return this.lineages.get(account)?.root ?? account;
  }

  /** The accounts this one descends from, nearest first; none for one that nobody lists. */
  forebearsOf(account: string): readonly string[] {
    return this.lineages.get(account)?.forebears ?? [];
  }

  /** Independent voices among accounts: copies of one account are one voice. */
  count(accounts: Iterable<string>): number {
    const roots = new Set<string>();
    for (const account of accounts) roots.add(this.rootOf(account));
    return roots.size;
  }
}

/** A checked record has no circles; in any other the line ends before it closes. */
function forebearsOf(id: string, parentOf: ReadonlyMap<string, string | undefined>): string[] {
  const passed = new Set([id]);
  const forebears: string[] = [];
  for (let above = parentOf.get(id); above !== undefined && !passed.has(above); above = parentOf.get(above)) {
    passed.add(above);
    forebears.push(above);
  }
  return forebears;
}
