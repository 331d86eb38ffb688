import { mkdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { Fault, refuse, type Result } from "../../base/fault.ts";
import { appendToYaml } from "../../case/append-to-yaml.ts";
import { parseYaml } from "../../case/source-file.ts";
import { type OpenedCase, readCaseFolder } from "../../journal/adapters/case-folder.ts";
import { checkRecord } from "../../journal/record.ts";
import type { NamedDocument } from "../read.ts";
import type { Candidate, Reading } from "../reading.ts";
import { hashesOf, withEdits } from "./desk.ts";
import { changeFiles, type FileChange, READING_FILE, readOwnFile } from "./desk-files.ts";
import { draftAccounts, textFileOf } from "./draft-accounts.ts";
import { printReading } from "./draft-case.ts";
import { findMarked, markOf } from "./mark.ts";
import { parseReading } from "./open-desk.ts";

/** A case that accounts are to be added to. */
export interface GrowingCase {
  readonly opened: OpenedCase;
  /** The accounts whose texts are at hand, to be read again along with the new ones. */
  readonly documents: readonly NamedDocument[];
  readonly files: { readonly accounts: string | undefined; readonly reading: string | undefined };
  /** The reading that is renewed. */
  readonly previous: Reading | undefined;
}

/** Opens a case to add accounts to it, drafted from documents or not. Faults: those of `readCaseFolder`. */
export async function openToAdd(folder: string, textFolders: readonly string[] = []): Promise<Result<GrowingCase>> {
  const opened = await readCaseFolder(folder, textFolders);
  if (!opened.ok) return opened;
  const [accounts, readingText] = await Promise.all([readOwnFile(folder, "accounts.yaml"), readOwnFile(folder, READING_FILE)]);
  if (!accounts.ok) return accounts;
  if (!readingText.ok) return readingText;
  const previous = readingText.value === undefined ? undefined : parseReading(readingText.value);
  const before = new Map(previous?.ok ? previous.value.accounts.map((account) => [account.id, account]) : []);
  const documents = opened.value.record.accounts.accounts.flatMap((account): NamedDocument[] => {
    const text = opened.value.texts.get(account.id);
    if (text === undefined) return [];
    const { id, title, publisher, authors, published, url, language } = account;
    const unread = { file: account.file ?? id, kind: "text" as const, publishedFrom: "given" as const };
    const { file, kind, publishedFrom } = before.get(id) ?? unread;
    const from = published === undefined || publishedFrom === undefined ? {} : { publishedFrom };
    return [{ id, document: { file, kind, text, title, publisher, authors, published, url, language, ...from } }];
  });
  const files = { accounts: accounts.value, reading: readingText.value };
  return { ok: true, value: { opened: opened.value, documents, files, previous: previous?.ok ? previous.value : undefined } };
}

/**
 * A reading with what a model proposed in the one before: it is not asked again about the same account. Left out is what
 * the rules find by now, or what rests on an account that is no longer read.
 */
export function withEarlierProposals(reading: Reading, previous: Reading | undefined): Reading {
  const proposed = previous?.candidates.filter(({ proposedBy }) => proposedBy === "model") ?? [];
  if (proposed.length === 0) return reading;
  const hashOf = hashesOf(reading);
  const hashBefore = previous && hashesOf(previous);
  const found = reading.candidates.map((candidate) => ({ mark: markOf(candidate, hashOf) }));
  const names = new Set(reading.names.map(({ id }) => id));
  const known = (ids: readonly string[]): string[] => ids.filter((id) => names.has(id));
  const kept = proposed.flatMap((candidate): Candidate[] => {
    const isAtHand = candidate.reports.every(({ account }) => hashOf.get(account) === hashBefore?.get(account));
    if (!isAtHand || findMarked(markOf(candidate, hashOf), found)) return [];
    const { by, to, through, present, place } = candidate;
    return [withEdits(candidate, {
      by: known(by),
      to: to ? known(to) : null,
      through: through ? known(through) : null,
      present: present ? known(present) : null,
      place: place !== undefined && names.has(place) ? place : null,
    })];
  });
  return { ...reading, candidates: [...reading.candidates, ...kept] };
}

export interface Added {
  /** Accounts that are listed now and were not, lost ones included. */
  readonly accounts: readonly string[];
  readonly notes: readonly string[];
}

/**
 * Writes the new accounts and the reading of all into the case, all or nothing. Decisions, journal and case.yaml stay as
 * they are; so does what accounts.yaml says already. Faults: those of the check of the whole, `file/outside-folder`,
 * `desk/changed-meanwhile`.
 */
export async function addToCase(growing: GrowingCase, reading: Reading, added: readonly NamedDocument[]): Promise<Result<Added>> {
  const { opened, files } = growing;
  const known = opened.record.accounts.accounts;
  const made = draftAccounts(reading, known);
  const before = files.accounts ?? "version: 1\naccounts: []\n";
  const accounts = made.reduce((text, account) => appendToYaml(text, ["accounts"], account), before);
  const texts = new Map([...opened.texts, ...added.map(({ id, document }) => [id, document.text] as const)]);
  const source = parseYaml("accounts.yaml", accounts);
  if (!source.ok) return source;
  const asIs = (name: string, value: unknown) => ({ name, value, placeOf: () => ({ file: name }) });
  const checked = checkRecord({
    case: asIs("case.yaml", opened.record.case), accounts: source.value,
    journal: asIs("journal.yaml", { version: 1, events: opened.record.events }), texts,
  });
  if (!checked.ok) return checked;
  const changes: FileChange[] = [
    ...added.map(({ id, document }) => ({ file: textFileOf(id), before: undefined, after: document.text })),
    { file: "accounts.yaml", before: files.accounts, after: accounts },
    { file: READING_FILE, before: files.reading, after: printReading(reading) },
  ];
  await mkdir(join(opened.folder, "accounts"), { recursive: true });
  if ((await realpath(join(opened.folder, "accounts"))) !== join(opened.folder, "accounts")) {
    const detail = "the folder leads out of the case folder";
    return refuse(new Fault({ code: "file/outside-folder", detail, at: { file: "accounts" }, hint: "put a folder in its place" }));
  }
  const changed = await changeFiles(opened.folder, changes.filter(({ before, after }) => before !== after));
  if (!changed.ok) return changed;
  return { ok: true, value: { accounts: made.map(({ id }) => id), notes: lineageNotes(known, reading) } };
}

/** Where the accounts, read together, suggest another descent than accounts.yaml gives. */
function lineageNotes(known: OpenedCase["record"]["accounts"]["accounts"], reading: Reading): string[] {
  return known.flatMap(({ id, lineage }) => {
    const now = reading.accounts.find((account) => account.id === id)?.lineage;
    if (!now || now.kind === lineage.kind || now.of === undefined) return [];
    const looks = `a ${now.kind} of ${now.of} (${now.confidence.toFixed(2)})`;
    return [`accounts.yaml calls ${id} ${lineage.kind}; read together with the others it looks like ${looks}`];
  });
}
