import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runCaseJob } from "./case-jobs.ts";
import type { Bundle } from "./wire.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "backchannel-values-"));
  await writeFile(
    join(folder, "case.yaml"),
    [
      "version: 1", "id: pier", "title: The pier", "summary: Invented.",
      "parties: [{ id: a, name: Anchor, kind: firm }, { id: b, name: Boat, kind: firm }]",
      "issues: [{ id: berth, name: Berth, kind: choice, options: [{ id: north, name: North }, { id: south, name: South }] }]",
    ].join("\n"),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function bundleOf(): Promise<Bundle | undefined> {
  const answer = await runCaseJob({ folder, textFolders: [] });
  return answer.ok && "read" in answer ? (JSON.parse(Buffer.concat(answer.read.bundle).toString("utf8")) as Bundle) : undefined;
}

const VALUES = (north: string): string =>
  [
    "version: 1", "basis: stated", "parties:",
    `  - { party: a, weights: { berth: 1 }, values: { berth: { ${north}: 1, south: 0 } } }`,
    "  - { party: b, weights: { berth: 1 }, values: { berth: { north: 0.25, south: 1 } } }",
  ].join("\n");

test("the page on this machine gets the exact values of a case, an exported file never", async () => {
  expect(await bundleOf()).not.toHaveProperty("values");
  await writeFile(join(folder, "values.yaml"), VALUES("north"));
  expect((await bundleOf())?.values?.parties[1]?.values).toEqual({ berth: { north: 0.25, south: 1 } });
  const exported = await runCaseJob({ folder, textFolders: [], exported: { name: "dossier.json", texts: "shipped", atMs: 0 } });
  const text = exported.ok && "exported" in exported ? Buffer.concat(exported.exported).toString("utf8") : "";
  expect(text).toContain("The pier");
  expect(text).not.toContain("0.25");
});

test("faulty values are told as check tells them", async () => {
  await writeFile(join(folder, "values.yaml"), VALUES("nord"));
  const answer = await runCaseJob({ folder, textFolders: [] });
  expect(answer.ok ? [] : answer.faults.map(({ code, at }) => [code, at?.file])).toContainEqual(["values/unknown-option", "values.yaml"]);
  expect(await readFile(join(folder, "values.yaml"), "utf8")).toContain("nord");
});
