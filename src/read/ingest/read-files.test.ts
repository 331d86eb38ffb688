import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeDocx, makePage, makePdf, setLines } from "../../../test/made-documents.ts";
import { collectFiles } from "./collect-files.ts";
import { readFiles } from "./read-files.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "backchannel-files-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe("collectFiles", () => {
  it("walks folders by name, passes over dotfiles and links, names what it skips, and takes each file once", async () => {
    await mkdir(join(folder, "in", "b"), { recursive: true });
    for (const name of ["in/c.txt", "in/b/z.MD", "in/a.pdf", "in/.hidden.txt", "in/photo.jpg", "out.txt"]) await writeFile(join(folder, name), "x");
    await symlink(join(folder, "out.txt"), join(folder, "in", "link.txt"));
    await symlink(join(folder, "in"), join(folder, "in", "b", "round"));
    const found = await collectFiles([join(folder, "in", "c.txt"), join(folder, "in"), join(folder, "none")]);
    expect(found.files.map((path) => relative(folder, path))).toEqual(["in/c.txt", "in/a.pdf", "in/b/z.MD"]);
    expect(found.skipped.map((path) => relative(folder, path))).toEqual(["in/photo.jpg"]);
    expect(found.faults.map((fault) => fault.code)).toEqual(["read/not-found"]);
  });
});

describe("readFiles", () => {
  it("reads every kind from the disk", async () => {
    const words = ["The two fleets agreed on Tuesday to fish the northern bank in turns, the harbour master said.", "Nobody else would comment on it, and the quota of 1,200 tonnes stands."];
    const made: Readonly<Record<string, Uint8Array | string>> = {
      "a.txt": words.join("\n\n"),
      "b.md": words.join("\n\n"),
      "c.html": makePage("Fleets share the bank", words),
      "d.pdf": makePdf([setLines(words.map((line) => [line]))]),
      "e.docx": makeDocx(words),
      "f.eml": `Subject: Fleets\r\nFrom: a@example.org\r\n\r\n${words.join("\r\n\r\n")}`,
    };
    for (const [name, content] of Object.entries(made)) await writeFile(join(folder, name), content);
    const { documents, faults } = await readFiles((await collectFiles([folder])).files);
    expect(faults.map((fault) => fault.message)).toEqual([]);
    expect(documents.map(({ kind, text }) => [kind, text])).toEqual(["text", "markdown", "html", "pdf", "docx", "mail"].map((kind) => [kind, words.join("\n\n")]));
  });

  it("tells every fault and reads the others", async () => {
    const path = (name: string): string => join(folder, name);
    await writeFile(path("a.txt"), "The gates stay shut.");
    await writeFile(path("b.pdf"), "%PDF-1.7 broken");
    await writeFile(path("c.txt"), "");
    await writeFile(path("d.txt"), "x");
    await truncate(path("d.txt"), 50 * 2 ** 20);
    await writeFile(path("e.md"), "# The gates open");
    const done: number[] = [];
    const names = ["a.txt", "b.pdf", "c.txt", "d.txt", "e.md", "f.txt", "g.xyz"];
    const read = await readFiles(names.map(path), {}, (_, count) => done.push(count));
    expect(read.documents.map((document) => relative(folder, document.file))).toEqual(["a.txt", "e.md"]);
    expect(read.faults.map((fault) => fault.code)).toEqual(["read/broken", "read/empty", "read/too-large", "read/not-found", "read/unknown-kind"]);
    expect(done).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});
