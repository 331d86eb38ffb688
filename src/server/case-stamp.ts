import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";

/** The state of the files that a reading rests on. */
export interface CaseStamp {
  /** Equal as long as none of the files has changed. */
  readonly print: string;
  /** When the latest of the changes happened; 0 where there is no file. */
  readonly newestMs: number;
}

/** What every case may consist of, there or not. */
const FILES = ["case.yaml", "accounts.yaml", "journal.yaml", "journal.jsonl"];

/**
 * Stamps a case by size and dates of its files, the named ones included, and of every file in the text folders, which
 * are searched by content. Cost: one look per file, nothing read.
 */
export async function stampCase(folder: string, named: readonly string[], textFolders: readonly string[]): Promise<CaseStamp> {
  const inTextFolders = await Promise.all(
    textFolders.map(async (dir) => (await readdir(dir).catch(() => [])).sort().map((name) => join(dir, name))),
  );
  const paths = [...[...FILES, ...named].map((name) => resolve(folder, name)), ...inTextFolders.flat()];
  const stamps = await Promise.all(paths.map(stampFile));
  return {
    print: stamps.map(({ print }) => print).join("\n"),
    newestMs: stamps.reduce((newest, { newestMs }) => Math.max(newest, newestMs), 0),
  };
}

async function stampFile(path: string): Promise<CaseStamp> {
  const found = await stat(path).catch(() => undefined);
  if (!found) return { print: `${path} -`, newestMs: 0 };
  const { size, mtimeMs, ctimeMs, ino } = found;
  return { print: `${path} ${String(size)} ${String(mtimeMs)} ${String(ctimeMs)} ${String(ino)}`, newestMs: Math.max(mtimeMs, ctimeMs) };
}
