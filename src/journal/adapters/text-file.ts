import { lstat, readFile, realpath, stat } from "node:fs/promises";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { isUtf8 } from "node:buffer";
import { Fault, refuse, type Result } from "../../base/fault.ts";

export const MEBI = 1024 * 1024;

/** Where a file of a case folder really lies. */
export interface FoundFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

/**
 * A file of a folder, before anything of it is read. `limit`: bytes. Faults: `file/not-found`, `file/not-a-file`,
 * `file/outside-folder`, `file/too-large`.
 */
export async function findTextFile(root: string, name: string, limit: number): Promise<Result<FoundFile>> {
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
  return { ok: true, value: { path: real, size } };
}

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** A file's whole text. Faults: those of `findTextFile` and `textFault`. */
export async function readTextFile(root: string, name: string, limit: number): Promise<Result<string>> {
  const found = await findTextFile(root, name, limit);
  return found.ok ? decodeText(await readFile(found.value.path), name) : found;
}

/** Bytes as text, a byte order mark included. Faults: those of `textFault`. */
export function decodeText(bytes: Buffer, file: string): Result<string> {
  const fault = textFault(bytes, file);
  return fault ? refuse(fault) : { ok: true, value: bytes.toString("utf8") };
}

/** Why bytes are no text: `file/binary`, `file/not-utf8`. `linesBefore`: of the file, before these bytes. */
export function textFault(bytes: Buffer, file: string, linesBefore = 0): Fault | undefined {
  const nul = bytes.indexOf(0);
  const at = (offset: number): { file: string; line: number } => ({ file, line: linesBefore + lineAt(bytes, offset) });
  if (nul >= 0) return new Fault({ code: "file/binary", detail: "not a text: it holds a NUL byte", at: at(nul), hint: "save the file as UTF-8 text" });
  if (isUtf8(bytes)) return undefined;
  return new Fault({ code: "file/not-utf8", detail: "not UTF-8", at: at(firstBadByte(bytes)), hint: "save the file as UTF-8" });
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
