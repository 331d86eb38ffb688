import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { runCli, shippedCase } from "../../../test/run-cli.ts";
import { knows, type Knows } from "../../study/dossier.ts";

const published = z.fromJSONSchema(JSON.parse(readFileSync(new URL("../../../schemas/knows.schema.json", import.meta.url), "utf8")) as z.core.JSONSchema.JSONSchema);

async function known(who: string, at: string): Promise<Knows> {
  const { status, stdout, stderr } = await runCli("knows", shippedCase("last-ferry"), "--who", who, "--at", at, "--json");
  expect([status, stderr]).toEqual([0, ""]);
  const value: unknown = JSON.parse(stdout);
  expect(published.safeParse(value).error?.issues.slice(0, 3)).toBeUndefined();
  return knows.parse(value);
}

const found = (list: Knows, event: string): Knows[number] | undefined => list.find((item) => item.event === event);

describe("knows", { timeout: 60_000 }, () => {
  it("is nothing before anything happened", async () => {
    expect(await known("growers", "2024-09-30")).toEqual([]);
  });

  it("has the growers listening in on 12 October, of the place alone, and not the day before", async () => {
    expect(found(await known("growers", "2024-10-11"), "loft-1")).toBeUndefined();
    expect(found(await known("growers", "2024-10-12"), "loft-1")).toMatchObject({ how: "intercepted", fields: ["place"], path: ["loft-1", "overheard"], certainty: "certain" });
  });

  it("goes by the hour where an hour is given", async () => {
    expect(found(await known("growers", "2024-10-12T21:00:00Z"), "overheard")).toBeUndefined();
    expect(found(await known("growers", "2024-10-12T22:00:00Z"), "overheard")).toMatchObject({ how: "present" });
  });

  it("has the envoy learning of her lowered limit three days late, and the union never", async () => {
    expect(found(await known("castellane", "2024-10-16"), "narrowed")).toBeUndefined();
    expect(found(await known("castellane", "2024-10-17"), "narrowed")).toMatchObject({ how: "told", since: "2024-10-17", path: ["narrowed", "told-cut"] });
    expect(found(await known("board", "2024-10-14"), "narrowed")).toMatchObject({ how: "present" });
    expect(found(await known("dockers", "2030"), "narrowed")).toBeUndefined();
  });

  it("says what is only possible by then", async () => {
    expect(found(await known("press", "2024-10-17"), "barge")).toMatchObject({ certainty: "possible" });
    expect(found(await known("press", "2024-10-18"), "barge")).toMatchObject({ certainty: "certain" });
  });

  it("takes a person for that person's party, and an open time for the end", async () => {
    expect(await known("castellane", "2024-10-16")).toEqual(await known("company", "2024-10-16"));
    expect((await known("company", "2024-10-16/..")).length).toBe((await known("company", "2030")).length);
  });

  it("reads as words too", async () => {
    const { status, stdout } = await runCli("knows", shippedCase("last-ferry"), "--who", "growers", "--at", "2024-10-12");
    expect(status).toBe(0);
    expect(stdout).toContain("Growers' cooperative, by the end of 2024-10-12: 3 events of 20\n");
    expect(stdout).toContain("meeting, known in part: place\n");
  });

  it("names the party meant", async () => {
    const { stderr } = await runCli("knows", shippedCase("last-ferry"), "--who", "dokcers", "--at", "2024-10-12");
    expect(stderr).toBe("--who: there is no party “dokcers”; did you mean dockers?\n");
  });
});
