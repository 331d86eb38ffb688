import { useEffect, useState } from "react";
import type { Account } from "../../src/case/accounts-file.ts";
import type { Source } from "../source.ts";
import { type ReadText, readText } from "./excerpt.ts";

export type TextState = { readonly state: "fetching" } | { readonly state: "read"; readonly text: ReadText } | { readonly state: "not-at-hand" };

/** Texts read so far, by source, case and account: each is fetched, measured and hashed once. */
const read = new WeakMap<Source, Map<string, Promise<ReadText | undefined>>>();

function fetchText(source: Source, caseKey: string, account: Account): Promise<ReadText | undefined> {
  const texts = read.get(source) ?? new Map<string, Promise<ReadText | undefined>>();
  read.set(source, texts);
  // With the hash: after a case has been changed on disk the same account may have another text.
  const key = [caseKey, account.id, account.sha256].join("\n");
  const known = texts.get(key);
  if (known) return known;
  const fetched = source.text(caseKey, account.id).then((text) => (text === undefined ? undefined : readText(text, account)));
  texts.set(key, fetched);
  fetched.catch(() => texts.delete(key));
  return fetched;
}

/** An account's text, fetched when first wanted. */
export function useText(source: Source, caseKey: string, account: Account): TextState {
  const [held, setHeld] = useState<{ account: Account; state: TextState }>({ account, state: { state: "fetching" } });
  useEffect(() => {
    let wanted = true;
    const settle = (state: TextState): void => {
      if (wanted) setHeld({ account, state });
    };
    fetchText(source, caseKey, account).then(
      (text) => {
        settle(text ? { state: "read", text } : { state: "not-at-hand" });
      },
      () => {
        settle({ state: "not-at-hand" });
      },
    );
    return () => {
      wanted = false;
    };
  }, [source, caseKey, account]);
  return held.account === account ? held.state : { state: "fetching" };
}
