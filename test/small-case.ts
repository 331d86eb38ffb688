import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sha256Of } from "../src/base/sha256.ts";

/** The text that ships with the small case: it looks like markup, and is text. */
export const SHIPPED_TEXT = "<script>alert(1)</script> & the boats met on Monday </script><!-- 🕊️\n";
/** The text that does not ship, found by its hash. */
export const OTHER_TEXT = "\ufeffقال المصدر: the boats met on Monday.\r\n";

/** A folder for one test. */
export function makeFolder(): { readonly path: string; readonly remove: () => void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "backchannel-")));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}

export interface SmallCase {
  readonly id?: string;
  readonly title?: string;
}

/** Writes a case of two parties, two accounts and one event into a folder, which is made; gives the folder back. */
export function writeSmallCase(folder: string, { id = "two-boats", title = "Two boats" }: SmallCase = {}): string {
  mkdirSync(join(folder, "accounts"), { recursive: true });
  writeFileSync(join(folder, "accounts", "log.txt"), SHIPPED_TEXT);
  writeFileSync(join(folder, "case.yaml"), `version: 1
id: ${id}
title: ${title}
summary: Two boats meet. Invented.
fictional: true
parties:
  - { id: red, name: The red boat, short: Red, kind: firm }
  - { id: blue, name: The blue boat, kind: firm }
`);
  writeFileSync(join(folder, "accounts.yaml"), `version: 1
accounts:
  - id: log
    publisher: The log
    sha256: ${sha256Of(SHIPPED_TEXT)}
    file: accounts/log.txt
    lineage: { kind: original }
  - id: letter
    publisher: A letter
    sha256: ${sha256Of(OTHER_TEXT)}
    lineage: { kind: original }
`);
  writeFileSync(join(folder, "journal.yaml"), `version: 1
events:
  - id: meeting
    type: meeting
    title: The boats meet </script><script>alert(2)</script>
    at: 2024-05-06
    by: [red, blue]
    reports:
      - account: log
        span: { start: 0, end: 25, sha256: ${sha256Of(SHIPPED_TEXT.slice(0, 25))} }
        attribution: { kind: outlet }
        standing: fact
`);
  return folder;
}
