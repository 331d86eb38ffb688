import { open, readdir, realpath, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { Fault, refuse, type Result } from "../base/fault.ts";

/** A folder is a case when it holds this. */
const MARK = "case.yaml";

/** The case folders directly inside a folder, by name; none where there is no such folder. */
export async function listCases(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const paths = names.sort().map((name) => join(folder, name));
  const hold = await Promise.all(paths.map(isCase));
  return paths.filter((_path, i) => hold[i]);
}

/**
 * The case a person means by what they typed or pasted: a folder, `~` for their own, or the case.yaml inside one.
 * Faults: `file/not-found`, `shelf/not-a-case`.
 */
export async function findCase(typed: string): Promise<Result<string>> {
  const folder = await findFolder(typed);
  if (!folder.ok) return folder;
  if (await isCase(folder.value)) return folder;
  const hint = "a case folder holds case.yaml, journal.yaml and accounts.yaml";
  return refuse(new Fault({ code: "shelf/not-a-case", detail: `the folder holds no ${MARK}`, at: { file: folder.value }, hint }));
}

/** One case, or every case of a folder of cases. Faults: as `findCase`. */
export async function findCases(typed: string): Promise<Result<string[]>> {
  const one = await findCase(typed);
  if (one.ok) return { ok: true, value: [one.value] };
  const folder = await findFolder(typed);
  const several = folder.ok ? await listCases(folder.value) : [];
  return several.length > 0 ? { ok: true, value: several } : one;
}

async function findFolder(typed: string): Promise<Result<string>> {
  const path = resolve(typed.trim().replace(/^~(?=$|\/)/, () => homedir()));
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return { ok: true, value: await realpath(path) };
  if (found?.isFile() && basename(path) === MARK) return { ok: true, value: await realpath(dirname(path)) };
  const detail = found ? "this is a file, not a case folder" : "there is no such folder";
  return refuse(new Fault({ code: "file/not-found", detail, at: { file: path }, hint: `name the folder that holds ${MARK}` }));
}

async function isCase(folder: string): Promise<boolean> {
  return (await stat(join(folder, MARK)).catch(() => undefined))?.isFile() === true;
}

/** What a case calls itself, read from the top of its file without checking anything, so that a faulty case has a name too. */
export interface Glimpse {
  readonly id: string;
  readonly title: string;
}

/** A title on its own line, quoted or not; what starts otherwise is no plain scalar (YAML 1.2, 7.3.3). */
const TITLE = /^title:[ \t]+(?:"([^"\r\n]+)"|'([^'\r\n]+)'|([^\s\-?:,[\]{}#&*!|>'"%@`][^\r\n]*))/m;
const TOP_BYTES = 16 * 1024;

export async function glimpse(folder: string): Promise<Glimpse> {
  const top = await readTop(join(folder, MARK));
  const name = basename(folder);
  const id = /^id:[ \t]*["']?([a-z][a-z0-9-]{0,79})["']?[ \t]*(?:#.*)?\r?$/m.exec(top)?.[1];
  const [, double, single, plain] = TITLE.exec(top) ?? [];
  return { id: id ?? slugOf(name), title: double ?? single ?? plain?.replace(/\s+#.*$/, "") ?? name };
}

async function readTop(path: string): Promise<string> {
  const file = await open(path, "r").catch(() => undefined);
  if (!file) return "";
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(TOP_BYTES), 0, TOP_BYTES, 0);
    return buffer.toString("utf8", 0, bytesRead);
  } catch {
    return "";
  } finally {
    await file.close();
  }
}

function slugOf(name: string): string {
  const slug = name.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^[-0-9]+|-+$/g, "").slice(0, 80);
  return slug === "" ? "case" : slug;
}
