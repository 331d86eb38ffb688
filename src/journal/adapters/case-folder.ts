import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { Fault, refuse, type Result, sortFaults } from "../../base/fault.ts";
import { leavesFolder, readAccounts } from "../../case/check-accounts.ts";
import { parseYaml, type SourceFile } from "../../case/source-file.ts";
import { checkRecord, type SourcedRecord } from "../record.ts";
import type { Evidence } from "../evidence.ts";
import { readLinesFile } from "./lines-file.ts";
import { decodeText, findTextFile, MEBI, readTextFile } from "./text-file.ts";

/** A case as it lies on disk, read and checked. */
export interface OpenedCase {
  readonly folder: string;
  readonly record: SourcedRecord;
  readonly evidence: Evidence;
  /** Texts at hand by account id. */
  readonly texts: ReadonlyMap<string, string>;
  /** Accounts whose text lies inside the case folder and so may be shown wherever the case is. */
  readonly shipped: ReadonlySet<string>;
}

/** Past these a file is not a case but a mistake or an attack; the limits are stated in docs/formats.md. */
const LIMITS = { yaml: 16 * MEBI, lines: 160 * MEBI, text: 64 * MEBI } as const;
const EMPTY_JOURNAL = "version: 1\nevents: []\n";
const EMPTY_ACCOUNTS = "version: 1\naccounts: []\n";

/**
 * Reads case.yaml, accounts.yaml and journal.yaml or journal.jsonl, and finds the accounts' texts: in the folder where
 * accounts.yaml names a file, else by hash among the files of `textFolders` (not their subfolders).
 * Collects the faults of every file. Faults besides those of `checkRecord`: `file/not-found`, `file/not-a-file`,
 * `file/too-large`, `file/binary`, `file/not-utf8`, `file/outside-folder`, `file/two-journals`.
 */
export async function readCaseFolder(folder: string, textFolders: readonly string[] = []): Promise<Result<OpenedCase>> {
  const root = await realFolder(folder);
  if (!root.ok) return root;
  const journalName = await journalFileOf(root.value);
  if (!journalName.ok) return journalName;

  const theCase = await readSource(root.value, "case.yaml");
  const accounts = await readSource(root.value, "accounts.yaml", EMPTY_ACCOUNTS);
  const journal = await readSource(root.value, journalName.value, EMPTY_JOURNAL);
  const texts = await readTexts(root.value, valueOf(accounts), textFolders);
  const checked = checkRecord({
    case: valueOf(theCase),
    accounts: valueOf(accounts),
    journal: valueOf(journal),
    texts: texts.texts,
  });
  const faults = [theCase, accounts, journal, checked].flatMap((result) => (result.ok ? [] : [...result.faults]));
  if (!checked.ok || texts.faults.length > 0) return refuse(...sortFaults([...faults, ...texts.faults]));
  return { ok: true, value: { folder: root.value, ...checked.value, texts: texts.texts, shipped: texts.shipped } };
}

function valueOf<T>(result: Result<T>): T | undefined {
  return result.ok ? result.value : undefined;
}

async function realFolder(folder: string): Promise<Result<string>> {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) {
    const hint = found ? "name the folder that holds case.yaml" : "name a folder that holds case.yaml";
    return refuse(new Fault({ code: "file/not-found", detail: found ? "this is a file, not a case folder" : "there is no such folder", at: { file: folder }, hint }));
  }
  return { ok: true, value: await realpath(folder) };
}

async function journalFileOf(root: string): Promise<Result<string>> {
  const names = new Set(await readdir(root));
  if (names.has("journal.yaml") && names.has("journal.jsonl")) {
    return refuse(new Fault({ code: "file/two-journals", detail: "both journal.yaml and journal.jsonl are here", at: { file: "journal.jsonl" }, hint: "keep one of them" }));
  }
  return { ok: true, value: names.has("journal.jsonl") ? "journal.jsonl" : "journal.yaml" };
}

async function readSource(root: string, name: string, whenMissing?: string): Promise<Result<SourceFile>> {
  if (name.endsWith(".jsonl")) {
    const found = await findTextFile(root, name, LIMITS.lines);
    return found.ok ? readLinesFile(found.value.path, name) : found;
  }
  const text = await readTextFile(root, name, LIMITS.yaml);
  if (text.ok) return parseYaml(name, text.value);
  const missing = text.faults.some((fault) => fault.code === "file/not-found");
  return missing && whenMissing !== undefined ? parseYaml(name, whenMissing) : text;
}

interface FoundTexts {
  readonly texts: Map<string, string>;
  readonly shipped: Set<string>;
  readonly faults: Fault[];
}

async function readTexts(root: string, source: SourceFile | undefined, textFolders: readonly string[]): Promise<FoundTexts> {
  const texts = new Map<string, string>();
  const shipped = new Set<string>();
  const faults: Fault[] = [];
  if (!source) return { texts, shipped, faults };
  const { data, source: places } = readAccounts(source);
  const wanted = new Map<string, string>();
  for (const [i, account] of (data?.accounts ?? []).entries()) {
    // These are faults of accounts.yaml, told by checkAccounts; a path that leaves the folder is not even looked at here.
    if (account.lost || (account.file !== undefined && leavesFolder(account.file))) continue;
    if (account.file === undefined) {
      if (account.sha256 !== undefined) wanted.set(account.sha256, account.id);
      continue;
    }
    const text = await readTextFile(root, account.file, LIMITS.text);
    if (text.ok) {
      texts.set(account.id, text.value);
      shipped.add(account.id);
    } else {
      const at = places.placeOf(["accounts", i, "file"]);
      faults.push(...text.faults.map((fault) => new Fault({ code: fault.code, detail: `${account.file ?? ""}: ${fault.detail}`, at, hint: fault.hint })));
    }
  }
  await findTextsByHash(textFolders, wanted, texts);
  return { texts, shipped, faults };
}

/** Any file of the folders whose bytes have a wanted hash is that account's text, whatever its name. */
async function findTextsByHash(
  folders: readonly string[],
  wanted: ReadonlyMap<string, string>,
  texts: Map<string, string>,
): Promise<void> {
  if (folders.length === 0) return;
  const { createHash } = await import("node:crypto");
  for (const folder of folders) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (!entry.isFile() || wanted.size === 0) continue;
      const path = join(folder, entry.name);
      if ((await stat(path)).size > LIMITS.text) continue;
      const bytes = await readFile(path);
      const id = wanted.get(createHash("sha256").update(bytes).digest("hex"));
      if (id === undefined) continue;
      const text = decodeText(bytes, entry.name);
      if (text.ok) texts.set(id, text.value);
    }
  }
}

