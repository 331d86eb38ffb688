import { rename, rm, writeFile } from "node:fs/promises";

/** Writes a file whole or not at all: beside it first, then in its place. */
export async function writeWhole(file: string, content: string | Iterable<string>): Promise<void> {
  const beside = `${file}.${String(process.pid)}.part`;
  try {
    await writeFile(beside, content);
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
