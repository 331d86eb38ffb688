import { sha256Of } from "../../base/sha256.ts";
import type { Account } from "../../case/accounts-file.ts";
import type { AccountId } from "../../case/ids.ts";
import type { SourceDocument } from "../account.ts";
import type { NamedDocument } from "../read.ts";
import { makeId, untakenId } from "./make-id.ts";

export interface NamedDocuments {
  readonly named: readonly NamedDocument[];
  /** Files that say the same to the letter as an account there is already. */
  readonly again: readonly { readonly file: string; readonly account: AccountId }[];
}

/** Letters in a row that hexadecimal digits hardly ever make. */
const WORD = /\p{L}{4}|^\p{L}+$/u;

/**
 * Gives each document the id of its account, after its file's name. One with the same text as another is left out,
 * unless somebody else published it: then it is a copy, and that is worth knowing.
 */
export function nameDocuments(
  documents: readonly SourceDocument[],
  known: readonly Pick<Account, "id" | "sha256" | "publisher">[] = [],
): NamedDocuments {
  const taken = new Set<string>(known.map(({ id }) => id));
  const seen: Pick<Account, "id" | "sha256" | "publisher">[] = [...known];
  const named: NamedDocument[] = [];
  const again: { file: string; account: AccountId }[] = [];
  for (const document of documents) {
    const { file, publisher } = document;
    const sha256 = sha256Of(document.text);
    const isSamePublisher = (other: string): boolean => publisher === undefined || other === "" || other === publisher;
    const same = seen.find((one) => one.sha256 === sha256 && isSamePublisher(one.publisher));
    if (same) {
      again.push({ file, account: same.id });
      continue;
    }
    const stem = file.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "");
    // Numbers and hashes, as downloads are called, tell nobody anything.
    const spoken = WORD.test(stem) || publisher === undefined ? stem : publisher;
    const id = untakenId(makeId(spoken, "account"), (one) => taken.has(one));
    taken.add(id);
    seen.push({ id, sha256, publisher: publisher ?? "" });
    named.push({ id, document });
  }
  return { named, again };
}
