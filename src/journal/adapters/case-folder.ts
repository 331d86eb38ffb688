import { createHash } from "node:crypto";
import { lstat, readdir, readFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { Fault, refuse, type Result, sortFaults } from "../../base/fault.ts";
import { leavesFolder, readAccounts } from "../../case/check-accounts.ts";
import { parseJsonLines, parseYaml, type SourceFile } from "../../case/source-file.ts";
import { checkRecord, type SourcedRecord } from "../record.ts";
import type { Evidence } from "../evidence.ts";

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

const MEBI = 1024 * 1024;
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
  const limit = name.endsWith(".jsonl") ? LIMITS.lines : LIMITS.yaml;
  const text = await readTextFile(root, name, limit);
  if (!text.ok) {
    const missing = text.faults.some((fault) => fault.code === "file/not-found");
    return missing && whenMissing !== undefined ? parseYaml(name, whenMissing) : text;
  }
  return name.endsWith(".jsonl") ? parseJsonLines(name, text.value) : parseYaml(name, text.value);
}

/** A file's text, refused before it is read where it is too large, and after where it is not text. */
async function readTextFile(root: string, name: string, limit: number): Promise<Result<string>> {
  const path = resolve(root, name);
  const at = { file: name };
  const info = await lstat(path).catch(() => undefined);
  if (!info) return refuse(new Fault({ code: "file/not-found", detail: "the file is missing", at, hint: name === "case.yaml" ? "a case folder holds case.yaml, journal.yaml and accounts.yaml" : undefined }));
  const real = await realpath(path).catch(() => undefined);
  if (real === undefined) return refuse(new Fault({ code: "file/not-a-file", detail: "the link leads nowhere", at, hint: "put the file itself in its place" }));
  if (!isInside(root, real)) {
    return refuse(new Fault({ code: "file/outside-folder", detail: "the file leads out of the case folder", at, hint: "copy it into the folder; links out of it are not followed" }));
  }
  const found = await stat(real);
  if (!found.isFile()) return refuse(new Fault({ code: "file/not-a-file", detail: "this is not a file", at, hint: "put a text file in its place" }));
  const { size } = found;
  if (size > limit) {
    const hint = name === "journal.yaml" ? "a large journal goes into journal.jsonl" : undefined;
    return refuse(new Fault({ code: "file/too-large", detail: `${(size / MEBI).toFixed(0)} MiB; at most ${String(limit / MEBI)} MiB are read`, at, hint }));
  }
  return decodeText(await readFile(real), at);
}

function decodeText(bytes: Buffer, at: { file: string }): Result<string> {
  const nul = bytes.indexOf(0);
  if (nul >= 0) {
    return refuse(new Fault({ code: "file/binary", detail: "not a text: it holds a NUL byte", at: { ...at, line: lineAt(bytes, nul) }, hint: "save the file as UTF-8 text" }));
  }
  try {
    return { ok: true, value: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return refuse(new Fault({ code: "file/not-utf8", detail: "not UTF-8", at: { ...at, line: lineAt(bytes, firstBadByte(bytes)) }, hint: "save the file as UTF-8" }));
  }
}

function lineAt(bytes: Buffer, offset: number): number {
  return bytes.subarray(0, offset).toString("latin1").split("\n").length;
}

function firstBadByte(bytes: Buffer): number {
  let low = 0;
  let high = bytes.length;
  // A prefix decodes in streaming mode until it holds the bad byte.
  while (low < high) {
    const middle = (low + high) >>> 1;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(0, middle + 1), { stream: true });
      low = middle + 1;
    } catch {
      high = middle;
    }
  }
  return low;
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
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
  for (const folder of folders) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (!entry.isFile() || wanted.size === 0) continue;
      const path = join(folder, entry.name);
      if ((await stat(path)).size > LIMITS.text) continue;
      const bytes = await readFile(path);
      const id = wanted.get(createHash("sha256").update(bytes).digest("hex"));
      if (id === undefined) continue;
      const text = decodeText(bytes, { file: entry.name });
      if (text.ok) texts.set(id, text.value);
    }
  }
}

