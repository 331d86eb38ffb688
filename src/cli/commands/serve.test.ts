import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makeFolder, writeSmallCase } from "../../../test/small-case.ts";
import type { Gallery } from "../../server/wire.ts";

const MAIN = fileURLToPath(new URL("../main.ts", import.meta.url));

let place: ReturnType<typeof makeFolder>;
let children: ChildProcess[];
beforeEach(() => {
  place = makeFolder();
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  place.remove();
});

const at = (...steps: string[]): string => join(place.path, ...steps);

/** Starts the command; resolves once it has said where it is, or has ended. */
async function serve(...args: string[]) {
  const env = { ...process.env, HOME: at("home"), XDG_DATA_HOME: "" };
  const child = spawn(process.execPath, [MAIN, "serve", ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  const said = { out: "", err: "" };
  const ended = once(child, "close").then(([code, signal]) => ({ code: code as number | null, signal: signal as string | null }));
  const started = new Promise<void>((resolve) => {
    child.stdout.on("data", (chunk: Buffer) => {
      said.out += chunk.toString();
      resolve();
    });
  });
  child.stderr.on("data", (chunk: Buffer) => {
    said.err += chunk.toString();
  });
  await Promise.race([started, ended]);
  return { child, said, ended, url: /http:\S+/.exec(said.out)?.[0] ?? "" };
}

/** A child's start takes a while on a machine that is busy with other tests. */
describe("serve", { timeout: 30_000 }, () => {
  it("says where it is once it answers, shows the case it was given, and stops within a second when told to", async () => {
    const { child, said, ended, url } = await serve(writeSmallCase(at("mine"), { id: "mine" }), "--port", "0");
    expect(said.out).toMatch(/^Backchannel is at http:\/\/127\.0\.0\.1:\d+\/\n$/);
    const { cases } = (await (await fetch(`${url}api/cases`)).json()) as Gallery;
    expect(cases.filter(({ origin }) => origin === "opened").map(({ key }) => key)).toEqual(["mine"]);
    expect(cases.filter(({ origin }) => origin === "shipped").length).toBeGreaterThan(0);
    const told = performance.now();
    child.kill("SIGTERM");
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(performance.now() - told).toBeLessThan(1500);
    expect(said.err).toBe("");
    const store = at("home", ".local", "share", "backchannel", "store.db");
    expect(statSync(store).mode & 0o777).toBe(0o600);
    expect(existsSync(`${store}-wal`)).toBe(false);
  });

  it("stops at Ctrl-C while a request is under way", async () => {
    const { child, ended, url } = await serve("--port", "0", "--store", ":memory:");
    const asking = fetch(`${url}api/cases`).catch(() => undefined);
    child.kill("SIGINT");
    expect(await ended).toEqual({ code: 0, signal: null });
    await asking;
    expect(existsSync(at("home"))).toBe(false);
  });

  it("ends with 1 and a word why where the port asked for is taken", async () => {
    const blocker = createServer().listen(0, "127.0.0.1");
    await once(blocker, "listening");
    const address = blocker.address();
    const port = String(typeof address === "object" && address ? address.port : 0);
    const { said, ended } = await serve("--port", port, "--store", ":memory:");
    blocker.close();
    expect(await ended).toEqual({ code: 1, signal: null });
    expect(said).toEqual({ out: "", err: `server/port-taken: port ${port} is taken; hint: name another, or leave --port out\n` });
  });

  it("ends with 2 where the port is none, and with 1 where a folder is none", async () => {
    const badPort = await serve("--port", "4750x");
    expect(await badPort.ended).toEqual({ code: 2, signal: null });
    const noCase = await serve(at("nowhere"), "--port", "0");
    expect(await noCase.ended).toEqual({ code: 1, signal: null });
    expect(noCase.said.err).toContain("file/not-found: there is no such folder");
    const noTexts = await serve("--accounts", at("nowhere"), "--port", "0");
    expect(await noTexts.ended).toEqual({ code: 1, signal: null });
    expect(noTexts.said.err).toContain("--accounts takes a folder");
  });

  it("ends with 1 where the store asked for is something else, and only says so of the usual one", async () => {
    writeFileSync(at("letter"), "a letter");
    const asked = await serve("--port", "0", "--store", at("letter"));
    expect(await asked.ended).toEqual({ code: 1, signal: null });
    expect(asked.said.err).toContain("store/not-a-store");
    mkdirSync(at("home", ".local", "share"), { recursive: true });
    writeFileSync(at("home", ".local", "share", "backchannel"), "in the way");
    const usual = await serve("--port", "0");
    expect((await fetch(`${usual.url}api/cases`)).status).toBe(200);
    expect(usual.said.err).toContain("store/unreachable");
    expect(usual.said.err).toContain("forgotten when the server stops");
  });
});
