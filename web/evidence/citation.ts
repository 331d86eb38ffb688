import type { Account, Span } from "../../src/case/accounts-file.ts";
import { printPublished } from "../words/accounts.ts";

/** One line that finds the words again: publisher, title, date, address, where the words stand and their hash. */
export function printCitation(account: Account, span: Span): string {
  const authors = account.authors?.join(", ");
  return [
    authors,
    account.publisher,
    account.title === undefined ? undefined : `“${account.title}”`,
    printPublished(account),
    account.url,
    account.sha256 === undefined ? undefined : `text SHA-256 ${account.sha256}`,
    `code points ${String(span.start)}–${String(span.end)} (SHA-256 ${span.sha256})`,
  ]
    .filter((part) => part !== undefined && part !== "")
    .join(", ");
}

/** An address worth a link: a page on the web. Anything else stands as plain text. */
export function webAddress(account: Account): string | undefined {
  return account.url !== undefined && /^https?:\/\//i.test(account.url) ? account.url : undefined;
}
