import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyOfCase, runCli, shippedCase } from "../../../test/run-cli.ts";

describe("check", { timeout: 60_000 }, () => {
  it("says what a sound case holds", async () => {
    const { status, stdout, stderr } = await runCli("check", shippedCase("last-ferry"));
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toBe("last-ferry: fine. 20 events, 81 reports from 6 accounts\nevidence: 81 of 81 spans verified, 0 unavailable\n");
  });

  it("says how to find texts that are not shipped, beside what it prints", async () => {
    const { status, stdout, stderr } = await runCli("check", shippedCase("doha-2025"), "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ id: "doha-2025", evidence: { verified: 0, broken: 0 } });
    const plain = await runCli("check", shippedCase("doha-2025"));
    expect([stderr, plain.stderr]).toEqual(["", "hint: --accounts DIR finds the texts by their hashes\n"]);
  });

  it("prints every fault with its place on standard error and ends with 1", async () => {
    const folder = copyOfCase("last-ferry");
    const journal = join(folder, "journal.yaml");
    const text = readFileSync(journal, "utf8").replace("place: net-loft", "place: net-lofft").replace("start: 93,", "start: 94,");
    writeFileSync(journal, text);
    appendFileSync(join(folder, "accounts.yaml"), "  - id: gone\n    publisher: G\n    lineage: { kind: original }\n");
    const { status, stdout, stderr } = await runCli("check", folder);
    expect([status, stdout]).toEqual([1, ""]);
    const lineOf = (words: string): number => text.slice(0, text.indexOf(words)).split("\n").length;
    expect(stderr.split("\n")).toEqual([
      expect.stringMatching(/^accounts\.yaml:\d+:5 accounts\/no-hash: “gone” has no sha256/) as string,
      expect.stringMatching(new RegExp(`^journal\\.yaml:${lineOf("start: 94,")}:15 evidence/span-mismatch: `)) as string,
      `journal.yaml:${lineOf("net-lofft")}:12 case/unknown-place: there is no place “net-lofft”; hint: did you mean net-loft?`,
      `${folder}: 3 faults`,
      "",
    ]);
  });

  it("counts the faults it does not print", async () => {
    const folder = copyOfCase("last-ferry");
    const events = Array.from({ length: 250 }, (_, i) => `  - { id: e${i}, type: meeting, title: T, place: nowhere }`);
    writeFileSync(join(folder, "journal.yaml"), `version: 1\nevents:\n${events.join("\n")}\n`);
    const { status, stderr } = await runCli("check", folder);
    expect(status).toBe(1);
    expect(stderr.split("\n").slice(199)).toEqual([expect.stringContaining("journal.yaml:202:"), "… and 50 more", `${folder}: 250 faults`, ""]);
  });
});
