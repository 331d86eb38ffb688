import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readCaseFolder } from "../../src/journal/adapters/case-folder.ts";

/**
 * Faulty cases and what is said about them. Each file in `faults/` holds the files that differ from `faults/base`, under
 * `==> name`, and under `==> faults` what is printed. `UPDATE_GOLDEN=1` writes the latter anew, to be reviewed as a diff.
 */
const GOLDEN = new URL("faults/", import.meta.url).pathname;
const UPDATE = process.env["UPDATE_GOLDEN"] === "1";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "backchannel-faults-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function makeCase(name: string): string {
  const root = join(folder, name);
  cpSync(join(GOLDEN, "base"), root, { recursive: true });
  return root;
}

async function faultsIn(root: string): Promise<string> {
  const opened = await readCaseFolder(root);
  if (opened.ok) return "none\n";
  return opened.faults.map((fault) => `${fault.message.replaceAll(root, "CASE")}\n`).join("");
}

interface Golden {
  readonly files: ReadonlyMap<string, string>;
  readonly faults: string;
}

function readGolden(name: string): Golden {
  const sections = readFileSync(join(GOLDEN, `${name}.txt`), "utf8").split(/^==> (.+)\n/m).slice(1);
  const files = new Map<string, string>();
  for (let i = 0; i < sections.length; i += 2) files.set(sections[i] ?? "", sections[i + 1] ?? "");
  const faults = files.get("faults") ?? "";
  files.delete("faults");
  return { files, faults };
}

function writeGolden(name: string, files: ReadonlyMap<string, string>, faults: string): void {
  const sections = [...files, ["faults", faults] as const].map(([file, text]) => `==> ${file}\n${text}`);
  writeFileSync(join(GOLDEN, `${name}.txt`), sections.join(""));
}

/** Faults that cannot be written down as text: made on the spot. */
const MADE: Readonly<Record<string, (root: string) => void>> = {
  "nul-bytes": (root) => { writeFileSync(join(root, "journal.yaml"), "version: 1\nevents: []\u0000\n"); },
  "not-utf8": (root) => {
    writeFileSync(join(root, "case.yaml"), Buffer.concat([Buffer.from("version: 1\nid: base\ntitle: caf"), Buffer.from([0xe9]), Buffer.from("\n")]));
    writeFileSync(join(root, "accounts/herald.txt"), Buffer.from([0xff, 0xfe, 0x41, 0x42]));
  },
  "utf-16": (root) => { writeFileSync(join(root, "journal.yaml"), Buffer.from("\ufeffversion: 1\n", "utf16le")); },
  "deep-nesting": (root) => { writeFileSync(join(root, "journal.yaml"), `version: 1\nevents: ${"[".repeat(50_000)}`); },
  "deep-lines": (root) => {
    rmSync(join(root, "journal.yaml"));
    writeFileSync(join(root, "journal.jsonl"), `{"version":1}\n${'{"a":'.repeat(200_000)}1${"}".repeat(200_000)}\n`);
  },
  "too-large": (root) => { truncateSync(join(root, "journal.yaml"), 200 * 1024 * 1024); },
  "too-large-text": (root) => { truncateSync(join(root, "accounts/herald.txt"), 200 * 1024 * 1024); },
  "link-out-of-the-folder": (root) => {
    for (const file of ["journal.yaml", "accounts/herald.txt"]) {
      rmSync(join(root, file));
      writeFileSync(join(dirname(root), `outside-${basename(file)}`), "version: 1\n");
      symlinkSync(join(dirname(root), `outside-${basename(file)}`), join(root, file));
    }
  },
  "link-to-nowhere": (root) => {
    rmSync(join(root, "journal.yaml"));
    symlinkSync("nowhere.yaml", join(root, "journal.yaml"));
  },
  "a-folder-for-a-file": (root) => {
    rmSync(join(root, "journal.yaml"));
    mkdirSync(join(root, "journal.yaml"));
  },
  "no-case-file": (root) => { rmSync(join(root, "case.yaml")); },
  "no-folder": (root) => { rmSync(root, { recursive: true }); },
  "a-file-for-the-folder": (root) => {
    rmSync(root, { recursive: true });
    writeFileSync(root, "");
  },
};

const written = readdirSync(GOLDEN).filter((file) => file.endsWith(".txt")).map((file) => basename(file, ".txt"));
const names = [...new Set([...written, ...Object.keys(MADE)])].sort();

describe("what is said about a faulty case", () => {
  it("is nothing where there is no fault", async () => {
    expect(await faultsIn(makeCase("base"))).toBe("none\n");
  });

  it.each(names)("%s", async (name) => {
    const root = makeCase(name);
    const golden = existsSync(join(GOLDEN, `${name}.txt`)) ? readGolden(name) : { files: new Map<string, string>(), faults: "" };
    if (golden.files.has("journal.jsonl") && !golden.files.has("journal.yaml")) rmSync(join(root, "journal.yaml"));
    for (const [file, text] of golden.files) writeFileSync(join(root, file), text);
    MADE[name]?.(root);
    const faults = await faultsIn(root);
    if (UPDATE) writeGolden(name, golden.files, faults);
    else expect(faults).toBe(golden.faults);
    expect(faults).not.toBe("none\n");
  });
});
