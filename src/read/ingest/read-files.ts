import { readFile, stat } from "node:fs/promises";
import { accept, Fault, refuse, type Result } from "../../base/fault.ts";
import type { SourceDocument } from "../account.ts";
import { unopened } from "./collect-files.ts";
import { kindOfPath } from "./document-kind.ts";
import { type DocumentOptions, type FileBytes, readDocument, sizeLimitOf, tooLong, unknownKind } from "./read-document.ts";

/**
 * The bytes of a file, unless its suffix or its size already rules it out: then it is not opened, or not read.
 * Faults: `read/unknown-kind`, `read/too-large`, `read/not-found`, `read/unreadable`.
 */
export async function loadFile(path: string): Promise<Result<FileBytes>> {
  const kind = kindOfPath(path);
  if (!kind) return refuse(unknownKind(path));
  try {
    const stats = await stat(path);
    if (!stats.isFile()) return refuse(new Fault({ code: "read/unreadable", detail: "it is neither a file nor a folder", at: { file: path } }));
    const limit = sizeLimitOf(kind);
    if (stats.size > limit) return refuse(tooLong(path, stats.size, limit));
    return accept({ path, bytes: await readFile(path) });
  } catch (cause) {
    return refuse(unopened(path, cause));
  }
}

export interface ReadFiles {
  /** In the order of the files, without those that have faults. */
  readonly documents: readonly SourceDocument[];
  readonly faults: readonly Fault[];
}

/**
 * Reads files one after another, so that only one is in memory besides the texts; a fault in one does not keep the
 * others from being read. `onFile` is told of each when it is done.
 */
export async function readFiles(
  paths: readonly string[],
  options: DocumentOptions = {},
  onFile?: (path: string, done: number) => void,
): Promise<ReadFiles> {
  const documents: SourceDocument[] = [];
  const faults: Fault[] = [];
  for (const [i, path] of paths.entries()) {
    const file = await loadFile(path);
    const read = file.ok ? await readDocument(file.value, options) : file;
    if (read.ok) documents.push(read.value);
    else faults.push(...read.faults);
    onFile?.(path, i + 1);
  }
  return { documents, faults };
}
