import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./served.ts";

export const FERRY = "last-ferry";
export const DOHA = "doha-2025";

/** The folder of a case that came along. */
export function folderOf(name: string): string {
  return join(ROOT, "cases", name);
}

/** The texts behind the Doha record, which may not be shipped: beside the checkout, where somebody has put them. */
export const TEXTS = join(ROOT, "../shared/accounts");

export interface Scratch {
  readonly folder: string;
  remove(): Promise<void>;
}

/** An empty folder of this test's own. */
export async function makeScratch(): Promise<Scratch> {
  const folder = await mkdtemp(join(tmpdir(), "backchannel-e2e-"));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A copy of a case that a test may change. */
export async function copyCase(name: string, into: string): Promise<string> {
  const folder = join(into, name);
  await cp(folderOf(name), folder, { recursive: true });
  return folder;
}
