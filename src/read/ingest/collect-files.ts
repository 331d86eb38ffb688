import { readdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Fault } from "../../base/fault.ts";
import { kindOfPath } from "./document-kind.ts";

export interface CollectedFiles {
  /** Each once: in the order given, and within a folder by path. */
  readonly files: readonly string[];
  /** What stands in the folders and is of no kind that is read. */
  readonly skipped: readonly string[];
  /** `read/not-found`, `read/unreadable`. */
  readonly faults: readonly Fault[];
}

/** Folders within folders beyond this are not looked into. */
const MAX_DEPTH = 32;

/**
 * The files named and, of folders named, the readable ones within, in an order that does not depend on the disk. Names
 * that begin with a dot are passed over, and so are links inside a folder: one may lead out of it, and one that stays
 * inside leads to what is found anyway.
 */
export async function collectFiles(paths: readonly string[]): Promise<CollectedFiles> {
  const files = new Map<string, string>();
  const skipped: string[] = [];
  const faults: Fault[] = [];
  const take = (path: string): void => {
    const full = resolve(path);
    if (!files.has(full)) files.set(full, path);
  };
  const walk = async (folder: string, depth: number): Promise<void> => {
    const entries = await readdir(folder, { withFileTypes: true });
    entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    for (const entry of entries) {
      if (entry.name.startsWith(".")) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory() && depth < MAX_DEPTH) await guarded(path, () => walk(path, depth + 1));
      else if (!entry.isFile()) continue;
      else if (kindOfPath(entry.name)) take(path);
      else skipped.push(path);
    }
  };
  const guarded = async (path: string, read: () => Promise<void>): Promise<void> => {
    try {
      await read();
    } catch (cause) {
      faults.push(unopened(path, cause));
    }
  };
  for (const path of paths) {
    await guarded(path, async () => {
      if ((await stat(path)).isDirectory()) await walk(path, 0);
      else take(path);
    });
  }
  return { files: [...files.values()], skipped, faults };
}

/** Why a path could not be opened. */
export function unopened(path: string, cause: unknown): Fault {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") {
    return new Fault({ code: "read/not-found", detail: "there is no such file or folder", at: { file: path }, cause });
  }
  const detail = code === "EACCES" || code === "EPERM" ? "it may not be opened" : "it cannot be opened";
  return new Fault({ code: "read/unreadable", detail, at: { file: path }, hint: "see that you may read it", cause });
}
