import type { Account, Span } from "../../src/case/accounts-file.ts";
import { printPublished } from "../words/accounts.ts";
import { webAddress } from "./citation.ts";

/** Where the words stand, for whoever has the text elsewhere. */
export function Locator({ account, span }: { account: Account; span: Span }) {
  const address = webAddress(account);
  return (
    <dl className="ev-locator small">
      <dt>Account</dt>
      <dd dir="auto">
        {account.publisher}
        {account.title !== undefined && `, ${account.title}`}
      </dd>
      <dt>Published</dt>
      <dd>{printPublished(account)}</dd>
      <dt>Code points</dt>
      <dd className="numbers">
        {span.start.toLocaleString("en-GB")}–{span.end.toLocaleString("en-GB")}
      </dd>
      <dt>Words’ SHA-256</dt>
      <dd>
        <Hash hash={span.sha256} />
      </dd>
      {account.sha256 !== undefined && (
        <>
          <dt>Text’s SHA-256</dt>
          <dd>
            <Hash hash={account.sha256} />
          </dd>
        </>
      )}
      {account.url !== undefined && (
        <>
          <dt>Address</dt>
          <dd>
            {address === undefined ? account.url : <a href={address} rel="noreferrer" target="_blank">{address}</a>}
          </dd>
        </>
      )}
    </dl>
  );
}

function Hash({ hash }: { hash: string }) {
  return (
    <code title={hash}>
      {hash.slice(0, 16)}…
    </code>
  );
}
