import { closeSync, mkdirSync, openSync, readSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Fault } from "../../base/fault.ts";
import { APPLICATION_ID } from "./sqlite-schema.ts";

/** The database file format's header (sqlite.org/fileformat.html, 1.3): what it begins with, and where the mark stands. */
const HEADER = { bytes: 100, magic: "SQLite format 3\0", applicationIdAt: 68 };

/**
 * What keeps a file from being a store, told from its first bytes, so that a file that belongs to something else is
 * not even opened as a database. Undefined for a store, and where there is no file or an empty one.
 */
export function findStoreFault(file: string): Fault | undefined {
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found) return undefined;
    if (!found.isFile()) return notAStore(file, found.isDirectory() ? "this is a folder" : "this is no regular file");
    if (found.size === 0) return undefined;
    const header = readHeader(file);
    if (header.toString("latin1", 0, HEADER.magic.length) !== HEADER.magic) return notAStore(file, "the file is not a store");
    if (header.readInt32BE(HEADER.applicationIdAt) === APPLICATION_ID) return undefined;
    return notAStore(file, "the file is a database of something else");
  } catch (error) {
    return unreachable(file, error);
  }
}

function readHeader(file: string): Buffer {
  const header = Buffer.alloc(HEADER.bytes);
  const handle = openSync(file, "r");
  try {
    readSync(handle, header, 0, header.length, 0);
  } finally {
    closeSync(handle);
  }
  return header;
}

/** Makes the file, empty, where it is missing: made by us rather than by the database, it is ours alone from the start. */
export function placeStoreFile(file: string): Fault | undefined {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, "a", 0o600));
    return undefined;
  } catch (error) {
    return unreachable(file, error);
  }
}

function notAStore(file: string, detail: string): Fault {
  return new Fault({ code: "store/not-a-store", detail, at: { file }, hint: "name a file that is a store, or one that does not exist yet" });
}

function unreachable(file: string, error: unknown): Fault {
  const why = error instanceof Error && "code" in error ? ` (${String(error.code)})` : "";
  const hint = "mend the permissions, or name another file";
  return new Fault({ code: "store/unreachable", detail: `the store cannot be opened${why}`, at: { file }, hint, cause: error });
}
