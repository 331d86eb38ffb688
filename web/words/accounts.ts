import type { Account, LineageKind } from "../../src/case/accounts-file.ts";
import { printTime } from "./values.ts";

export const DESCENT_WORDS: Readonly<Record<LineageKind, string>> = {
  original: "original", copy: "copy", respin: "reworded", translation: "translated", excerpt: "excerpt", summary: "summary", retelling: "retold",
};

const GRADE_WORDS: Readonly<Record<string, string>> = {
  A: "completely reliable", B: "usually reliable", C: "fairly reliable", D: "not usually reliable", E: "unreliable", F: "cannot be judged",
};

/** `B, usually reliable`: the scale of NATO AJP-2.1. */
export function printGrade(account: Account): string {
  const grade = account.reliability?.grade;
  return grade === undefined ? "not graded" : `${grade}, ${GRADE_WORDS[grade] ?? ""}`;
}

export function printPublished(account: Account): string {
  return account.published === undefined ? "no date" : printTime(account.published);
}

/** A name for each account that no other has: its publisher, with its id where two share one or it is not known. */
export function namesOfAccounts(accounts: readonly Account[]): ReadonlyMap<string, string> {
  const times = new Map<string, number>();
  for (const { publisher } of accounts) times.set(publisher, (times.get(publisher) ?? 0) + 1);
  return new Map(
    accounts.map(({ id, publisher }) => [id, /^unknown$/i.test(publisher) ? sentence(id) : times.get(publisher) === 1 ? publisher : `${publisher} (${id})`]),
  );
}

function sentence(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1).replaceAll("-", " ");
}
