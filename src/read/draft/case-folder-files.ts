import { mkdir, mkdtemp, readdir, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { Fault, refuse, type Result } from "../../base/fault.ts";
import { readCaseFolder } from "../../journal/adapters/case-folder.ts";

/** Whether a case can be written there: nothing is, or an empty folder. Fault: `read/not-empty`. */
export async function mustBeFree(folder: string): Promise<Result<undefined>> {
  const found = await stat(folder).catch(() => undefined);
  if (!found) return { ok: true, value: undefined };
  const at = { file: folder };
  if (!found.isDirectory()) return refuse(new Fault({ code: "read/not-empty", detail: "this is a file; a case is a folder", at }));
  if ((await readdir(folder)).length === 0) return { ok: true, value: undefined };
  const hint = "--add CASE adds to a case; --out takes a folder that is new or empty";
  return refuse(new Fault({ code: "read/not-empty", detail: "the folder holds something already, and is left as it is", at, hint }));
}

/**
 * Writes a new case folder, whole or not at all: beside its place first, where it is checked as `backchannel check`
 * does, then put there. Faults: `read/not-empty`, and those of the check, which would be a bug of the draft.
 */
export async function writeCaseFolder(folder: string, files: ReadonlyMap<string, string>): Promise<Result<undefined>> {
  const free = await mustBeFree(folder);
  if (!free.ok) return free;
  const path = resolve(folder);
  await mkdir(dirname(path), { recursive: true });
  const beside = await mkdtemp(join(dirname(path), `.${basename(path)}-`));
  try {
    await mkdir(join(beside, "accounts"));
    for (const [name, content] of files) await writeFile(join(beside, name), content);
    const checked = await readCaseFolder(beside);
    if (!checked.ok) return checked;
    // An empty folder gives way; one that was filled meanwhile does not.
    await rmdir(path).catch((error: unknown) => {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    });
    await rename(beside, path);
    return { ok: true, value: undefined };
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
}
