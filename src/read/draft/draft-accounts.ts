import { z } from "zod";
import type { Account, AccountsDraft } from "../../case/accounts-file.ts";
import { parseEdtf } from "../../case/edtf.ts";
import type { AccountId } from "../../case/ids.ts";
import type { AccountLineage, ReadAccount, Reading } from "../reading.ts";
import { makeId, untakenId } from "./make-id.ts";

/** Where the text of an account lies in a case folder. */
export function textFileOf(id: string): string {
  return `accounts/${id}.txt`;
}

/**
 * The accounts of a reading as `accounts.yaml` lists them, those in `known` left as they are. An account that descends
 * from one that is not at hand gets that as a lost account, shared by its siblings. A lineage comes with what it rests on.
 */
export function draftAccounts({ accounts }: Pick<Reading, "accounts">, known: AccountsDraft["accounts"] = []): Account[] {
  const made: Account[] = [];
  const taken = new Set<string>([...known, ...accounts].map(({ id }) => id));
  const lostIds = new Map<string, AccountId>();
  for (const read of accounts) {
    if (known.some(({ id }) => id === read.id)) continue;
    made.push({
      id: read.id,
      publisher: cut(read.publisher, 200) ?? fileName(read.file),
      ...given("title", cut(read.title, 300)),
      ...given("authors", read.authors?.flatMap((author) => cut(author, 200) ?? [])),
      ...given("published", read.published !== undefined && parseEdtf(read.published).ok ? read.published : undefined),
      ...given("url", z.url().safeParse(read.url).data),
      ...given("language", read.language !== undefined && read.language.length >= 2 ? cut(read.language, 35) : undefined),
      sha256: read.sha256,
      file: textFileOf(read.id),
      lineage: lineageOf(read, (origin) => {
        const before = lostIds.get(origin.key) ?? known.find(({ id, lost }) => lost === true && id === origin.id)?.id;
        if (before !== undefined) return before;
        const id = untakenId(origin.id, (one) => taken.has(one));
        taken.add(id);
        lostIds.set(origin.key, id);
        made.push({ id, publisher: origin.name, lost: true, lineage: { kind: "original" }, note: origin.note });
        return id;
      }),
    });
  }
  return made;
}

interface LostOrigin {
  /** The same for all that share it. */
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly note: string;
}

function lineageOf(read: ReadAccount, lost: (origin: LostOrigin) => AccountId): Account["lineage"] {
  const { lineage } = read;
  const note = noteOf(lineage);
  if (lineage.kind === "original" && lineage.lost === undefined) return { kind: "original", note };
  // What shares a lost original with others is not one itself.
  const kind = lineage.kind === "original" ? "retelling" : lineage.kind;
  return { kind, of: lineage.of ?? lost(originOf(read)), note };
}

function originOf({ id, lineage }: ReadAccount): LostOrigin {
  const name = cut(lineage.names, 200) ?? "An account that is not at hand";
  const note = "Not at hand: known only through what descends from it.";
  if (lineage.lost !== undefined) return { key: `lost ${lineage.lost}`, id: makeId(lineage.lost, "lost-original"), name, note };
  if (lineage.names !== undefined) return { key: `names ${lineage.names}`, id: makeId(lineage.names, "lost-original"), name, note };
  return { key: `of ${id}`, id: `${id.slice(0, 60)}-origin`, name, note };
}

function noteOf({ confidence, restsOn, names }: AccountLineage): string {
  const says = names === undefined ? [] : [`it names ${names}`];
  return [`Read at ${confidence.toFixed(2)}`, ...says, ...restsOn].join("; ").replace(/\s+/g, " ").slice(0, 1000);
}

function given<K extends keyof Account>(key: K, value: Account[K] | undefined): Partial<Account> {
  const empty = value === undefined || (Array.isArray(value) && value.length === 0);
  return empty ? {} : { [key]: value };
}

function cut(text: string | undefined, most: number): string | undefined {
  const line = text?.replace(/\s+/g, " ").trim();
  return line === undefined || line === "" ? undefined : [...line].slice(0, most).join("").slice(0, most);
}

function fileName(file: string): string {
  return cut(file.replace(/^.*[/\\]/, ""), 200) ?? "not known";
}
