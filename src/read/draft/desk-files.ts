import { access, appendFile, constants, lstat, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { Fault, refuse, type Result } from "../../base/fault.ts";
import type { Decision } from "./decision.ts";
import { printDecision } from "./decision.ts";

export const READING_FILE = "reading.json";
export const DECISIONS_FILE = "decisions.jsonl";

const MEBI = 1024 * 1024;
const LIMITS: Readonly<Record<string, number>> = { [READING_FILE]: 256 * MEBI, [DECISIONS_FILE]: 64 * MEBI };

/**
 * A file of the case folder as text; undefined where there is none. A link is not followed, since it may lead out of
 * the folder. Faults: `file/not-a-file`, `file/too-large`.
 */
export async function readOwnFile(folder: string, name: string): Promise<Result<string | undefined>> {
  const path = join(folder, name);
  const found = await lstat(path).catch(() => undefined);
  if (!found) return { ok: true, value: undefined };
  const at = { file: name };
  if (!found.isFile()) {
    return refuse(new Fault({ code: "file/not-a-file", detail: "this is not a file", at, hint: "put the file itself in its place" }));
  }
  const limit = LIMITS[name] ?? 16 * MEBI;
  if (found.size > limit) {
    return refuse(new Fault({ code: "file/too-large", detail: `${(found.size / MEBI).toFixed(0)} MiB; at most ${limit / MEBI} MiB are read`, at }));
  }
  return { ok: true, value: await readFile(path, "utf8") };
}

export async function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(() => true, () => false);
}

export interface FileChange {
  readonly file: string;
  /** As it was when the change was thought out; undefined where there was no file. */
  readonly before: string | undefined;
  readonly after: string;
}

/**
 * Changes files of a folder, all or none: everything is written beside its place first; then, if nobody has changed any
 * of the files meanwhile, put there; what fails half-way is put back. Fault: `desk/changed-meanwhile`.
 */
export async function changeFiles(folder: string, changes: readonly FileChange[]): Promise<Result<undefined>> {
  const beside = (file: string): string => join(folder, dirname(file), `.${basename(file)}.${process.pid}.part`);
  const done: FileChange[] = [];
  try {
    for (const { file, after } of changes) await writeFile(beside(file), after);
    for (const { file, before } of changes) {
      if ((await textAt(join(folder, file))) !== before) {
        return refuse(new Fault({ code: "desk/changed-meanwhile", detail: "the file was changed just now", at: { file }, hint: "try again" }));
      }
    }
    for (const change of changes) {
      await rename(beside(change.file), join(folder, change.file));
      done.push(change);
    }
    return { ok: true, value: undefined };
  } catch (error) {
    for (const { file, before } of done) {
      await (before === undefined ? rm(join(folder, file), { force: true }) : writeFile(join(folder, file), before));
    }
    throw error;
  } finally {
    for (const { file } of changes) await rm(beside(file), { force: true });
  }
}

async function textAt(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch(() => undefined);
}

/** Adds a line to decisions.jsonl; a line that a crash left without its end stays by itself. */
export async function appendDecision(folder: string, before: string, made: Decision): Promise<void> {
  const apart = before !== "" && !before.endsWith("\n") ? "\n" : "";
  await appendFile(join(folder, DECISIONS_FILE), apart + printDecision(made));
}

const queues = new Map<string, Promise<unknown>>();

/** Runs one after another what writes to the same folder. */
export async function oneAtATime<T>(folder: string, act: () => Promise<T>): Promise<T> {
  const before = queues.get(folder) ?? Promise.resolve();
  const mine = before.then(act, act);
  const settled = mine.catch(() => undefined);
  queues.set(folder, settled);
  try {
    return await mine;
  } finally {
    if (queues.get(folder) === settled) queues.delete(folder);
  }
}
