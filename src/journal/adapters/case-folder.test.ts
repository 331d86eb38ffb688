import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { sha256Of } from "../../base/sha256.ts";
import { type OpenedCase, readCaseFolder } from "./case-folder.ts";

const CASE = "version: 1\nid: a\ntitle: A\nsummary: S\nparties: [{ id: north, name: The north, kind: state }]\n";
const TEXT = "\ufeffNine boats 🚢 left.\r\n";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "backchannel-folder-"));
  const made = root;
  onTestFinished(() => {
    rmSync(made, { recursive: true, force: true });
  });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(root, file, ".."), { recursive: true });
    writeFileSync(join(root, file), text);
  }
}

async function open(...texts: string[]): Promise<OpenedCase> {
  const opened = await readCaseFolder(join(root, "case"), texts);
  if (!opened.ok) throw new Error(opened.faults.map((fault) => fault.message).join("\n"));
  return opened.value;
}

const accounts = (extra = ""): string => `version: 1\naccounts:\n  - { id: x, publisher: X, sha256: ${sha256Of(TEXT)}, ${extra}lineage: { kind: original } }\n`;
const JOURNAL = `version: 1\nevents:\n  - id: e\n    type: breach\n    title: T\n    reports:\n      - { account: x, span: { start: 1, end: 5, sha256: ${sha256Of("Nine")} }, attribution: { kind: outlet }, standing: fact }\n`;

describe("readCaseFolder", () => {
  it("[F1] opens a folder with case.yaml alone, as an empty record", async () => {
    write({ "case/case.yaml": CASE });
    const { record, evidence } = await open();
    expect([record.events, record.accounts.accounts, evidence.spans]).toEqual([[], [], 0]);
  });

  it("[F1] takes journal.jsonl in place of journal.yaml", async () => {
    write({ "case/case.yaml": CASE, "case/journal.jsonl": '{"version":1}\n{"id":"e","type":"breach","title":"T"}\n' });
    expect((await open()).record.events).toHaveLength(1);
  });

  it("[F5] reads a text that ships with the case to the letter, byte order mark and line ends included", async () => {
    write({ "case/case.yaml": CASE, "case/accounts.yaml": accounts("file: accounts/x.txt, "), "case/accounts/x.txt": TEXT, "case/journal.yaml": JOURNAL });
    const { texts, shipped, evidence } = await open();
    expect(texts.get("x")).toBe(TEXT);
    expect([...shipped]).toEqual(["x"]);
    expect(evidence.verified).toBe(1);
  });

  it("[F5] finds a text by its hash, whatever it is called, and does not call it shipped", async () => {
    write({ "case/case.yaml": CASE, "case/accounts.yaml": accounts(), "case/journal.yaml": JOURNAL, "texts/1.bin": "other", "texts/2": TEXT, "more/deep/2": TEXT });
    const { texts, shipped, evidence } = await open(join(root, "texts"));
    expect([texts.get("x"), shipped.size, evidence.verified]).toEqual([TEXT, 0, 1]);
    expect((await open(join(root, "more"))).evidence).toMatchObject({ verified: 0, unavailable: 1 });
  });

  it("[F5] does not need a text that is not at hand", async () => {
    write({ "case/case.yaml": CASE, "case/accounts.yaml": accounts(), "case/journal.yaml": JOURNAL });
    expect((await open()).evidence).toEqual({ spans: 1, verified: 0, unavailable: 1, broken: 0, atHand: [] });
  });

  it("[F4] follows a link to the folder, and one within it", async () => {
    write({ "real/case.yaml": CASE, "real/accounts.yaml": accounts("file: accounts/x.txt, "), "real/texts/x.txt": TEXT, "real/journal.yaml": JOURNAL });
    mkdirSync(join(root, "real/accounts"));
    symlinkSync("../texts/x.txt", join(root, "real/accounts/x.txt"));
    symlinkSync("real", join(root, "case"));
    expect((await open()).evidence.verified).toBe(1);
  });
});
