import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { runCli, shippedCase, temporaryFolder } from "../../../test/run-cli.ts";

const schemaIn = (text: string): z.ZodType => z.fromJSONSchema(JSON.parse(text) as z.core.JSONSchema.JSONSchema);

describe("schema", { timeout: 60_000 }, () => {
  it.each(["case", "accounts", "journal"])("prints one that the shipped %s files fit, and a misspelt field does not", async (name) => {
    const { status, stdout, stderr } = await runCli("schema", name);
    expect([status, stderr]).toEqual([0, ""]);
    const schema = schemaIn(stdout);
    for (const id of ["last-ferry", "doha-2025"]) {
      const value = parse(readFileSync(join(shippedCase(id), `${name}.yaml`), "utf8")) as object;
      expect(schema.safeParse(value).success, id).toBe(true);
      expect(schema.safeParse({ ...value, titel: "x" }).success, id).toBe(false);
    }
  });

  it("writes them all into a folder", async () => {
    const folder = join(temporaryFolder(), "new");
    expect((await runCli("schema", "--out", folder)).status).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(["accounts", "case", "dossier", "event", "journal", "knows", "reading", "values", "window"].map((name) => `${name}.schema.json`));
  });
});
