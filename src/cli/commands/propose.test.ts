import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "../../../test/run-cli.ts";
import { reading } from "../../read/reading.ts";
import { modelFrom } from "./propose.ts";

const TEXT = "The fleet waited a week in Vik.\n\nIn the end Ilse Maran sent a postcard to Tomas Orr.\n";
const QUOTATION = "In the end Ilse Maran sent a postcard to Tomas Orr.";

const asked: string[] = [];
const server = createServer((request, response) => {
  request.on("data", (chunk: Buffer) => asked.push(chunk.toString()));
  request.on("end", () => {
    const candidates = [{ type: "approval", quotation: QUOTATION }, { type: "offer", quotation: "Nobody ever wrote this sentence anywhere at all." }];
    const message = { role: "assistant", content: JSON.stringify({ candidates }) };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ id: "1", object: "chat.completion", created: 0, model: "m", choices: [{ index: 0, message, finish_reason: "stop" }] }));
  });
});
let endpoint = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe("read with a model", { timeout: 60_000 }, () => {
  it("says what goes where, takes what stands in the words, and counts what does not", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "note.txt"), TEXT);
    const { status, stdout, stderr } = await runCli("read", join(folder, "note.txt"), "--json", "--model", "small", "--endpoint", endpoint);
    expect(status).toBe(0);
    const [said] = stderr.split("\n");
    expect(said).toMatch(/^The text of 1 account \(\d+ characters, in 1 message\) goes to the model small at 127\.0\.0\.1:\d+ /);
    expect(stderr).toContain("1 candidate proposed, dropped: 1 not-");
    const { candidates } = reading.parse(JSON.parse(stdout));
    expect(candidates.filter(({ proposedBy }) => proposedBy === "model").map(({ type }) => type)).toEqual(["approval"]);
    expect(asked.join("")).toContain("postcard");
  });

  it("asks nobody unless one is configured", async () => {
    const before = asked.length;
    const folder = temporaryFolder();
    writeFileSync(join(folder, "note.txt"), TEXT);
    expect(await runCli("read", join(folder, "note.txt"), "--json")).toMatchObject({ status: 0, stderr: "" });
    expect(asked.length).toBe(before);
  });

  it("ends with 2 where it is configured by half", async () => {
    const { status, stderr } = await runCli("read", "note.txt", "--json", "--model", "small");
    expect([status, stderr.split("\n")[0]]).toEqual([2, "a model is configured by half: --endpoint URL, or BACKCHANNEL_MODEL_ENDPOINT, is missing"]);
  });
});

describe("modelFrom", () => {
  const env = { BACKCHANNEL_MODEL: "own", BACKCHANNEL_MODEL_ENDPOINT: "http://127.0.0.1:1/v1", BACKCHANNEL_MODEL_API_KEY: "key" };

  it("takes options before the environment", () => {
    expect(modelFrom({}, {})).toBeUndefined();
    expect(modelFrom({}, env)).toEqual({ model: "own", endpoint: "http://127.0.0.1:1/v1", apiKey: "key" });
    expect(modelFrom({ model: "other" }, env)?.model).toBe("other");
    expect(modelFrom({}, { BACKCHANNEL_MODEL: "", BACKCHANNEL_MODEL_ENDPOINT: " " })).toBeUndefined();
  });
});
