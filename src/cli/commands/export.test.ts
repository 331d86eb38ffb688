import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { copyOfCase, runCli, shippedCase } from "../../../test/run-cli.ts";
import { parseYaml } from "../../case/source-file.ts";
import { journalFile } from "../../journal/event.ts";

/** RFC 4180, character by character. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[""]];
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const row = rows.at(-1) ?? [];
    const add = (more: string): void => {
      row.push((row.pop() ?? "") + more);
    };
    const character = text.charAt(i);
    if (quoted && character === '"' && text[i + 1] === '"') add(text.charAt(++i));
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === ",") row.push("");
    else if (!quoted && character === "\r" && text[i + 1] === "\n") {
      i++;
      rows.push([""]);
    } else add(character);
  }
  return rows.slice(0, -1);
}

function eventsIn(file: string) {
  const parsed = parseYaml("journal.yaml", readFileSync(file, "utf8"));
  return journalFile.parse(parsed.ok ? parsed.value.value : undefined).events;
}

describe("export", { timeout: 60_000 }, () => {
  it.each(["last-ferry", "doha-2025"])("prints %s as CSV that reads back, a line an event", async (id) => {
    const { status, stdout, stderr } = await runCli("export", shippedCase(id), "--csv");
    expect([status, stderr]).toEqual([0, ""]);
    const [head = [], ...rows] = parseCsv(stdout);
    const events = eventsIn(join(shippedCase(id), "journal.yaml"));
    expect(rows.map((row) => row[head.indexOf("id")])).toEqual(events.map((event) => event.id));
    expect(rows.map((row) => row[head.indexOf("title")])).toEqual(events.map((event) => event.title));
    expect(rows.map((row) => Number(row[head.indexOf("reports")]))).toEqual(events.map((event) => event.reports.length));
    for (const row of rows) expect(row).toHaveLength(head.length);
  });

  it("prints JSON Lines that make the same case", async () => {
    const folder = copyOfCase("last-ferry");
    const { status, stdout } = await runCli("export", folder, "--jsonl");
    expect(status).toBe(0);
    expect(stdout.trimEnd().split("\n").slice(1).map((line) => JSON.parse(line) as unknown)).toEqual(eventsIn(join(folder, "journal.yaml")));
    rmSync(join(folder, "journal.yaml"));
    writeFileSync(join(folder, "journal.jsonl"), stdout);
    const [lines, yaml] = await Promise.all([folder, shippedCase("last-ferry")].map((each) => runCli("study", each, "--json")));
    expect(lines?.stdout).toBe(yaml?.stdout);
  });
});
