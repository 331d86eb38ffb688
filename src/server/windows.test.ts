import { cpSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { MemoryStore } from "../journal/adapters/memory-store.ts";
import { shippedCase } from "../../test/run-cli.ts";
import { makeFolder, writeSmallCase } from "../../test/small-case.ts";
import type { WindowAnswer } from "../study/window/answer.ts";
import { runCaseJob } from "./case-jobs.ts";
import { makeServer, type Server } from "./server.ts";
import { Windows } from "./windows.ts";
import type { WindowLine } from "./wire.ts";

/** Threads take a while to start, and to sample, on a machine that is busy with other tests. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 30_000 });

let place: ReturnType<typeof makeFolder>;
let server: Server;
const at = (...steps: string[]): string => join(place.path, ...steps);

beforeEach(async () => {
  place = makeFolder();
  writeSmallCase(at("cases", "two-boats"));
  cpSync(shippedCase("last-ferry"), at("cases", "last-ferry"), { recursive: true });
  const options = { store: new MemoryStore(), shippedIn: at("cases"), given: [], textFolders: [], page: at("page"), host: "127.0.0.1" };
  server = await makeServer({ ...options, now: () => ({ atMs: 0, id: "act" }) });
});
afterEach(async () => {
  await server.http.close();
  place.remove();
});

async function ask(url: string) {
  const answer = await server.http.inject({ method: "GET", url: `/api/cases/${url}` });
  return { status: answer.statusCode, type: answer.headers["content-type"], body: answer.body };
}
const linesIn = (body: string): WindowLine[] => body.trimEnd().split("\n").map((line) => JSON.parse(line) as WindowLine);

describe("a window", () => {
  it("comes line by line: how far it is, and at last the answer; asked again, the answer at once", async () => {
    const first = await ask("last-ferry/window?at=2024-10-16&seed=3");
    expect([first.status, first.type]).toEqual([200, "application/x-ndjson; charset=utf-8"]);
    const lines = linesIn(first.body);
    const shares = lines.flatMap((line) => ("progress" in line ? [line.progress] : []));
    expect(shares.length).toBeGreaterThan(3);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    const last = lines.at(-1);
    expect(last && "window" in last && [last.window.known, last.window.diagnostics.seed]).toEqual([true, 3]);
    const again = linesIn((await ask("last-ferry/window?at=2024-10-16&seed=3")).body);
    expect(again).toEqual([last]);
  });

  it("of a record that says nothing says so", async () => {
    const [last] = linesIn((await ask("two-boats/window")).body).slice(-1);
    expect(last && "window" in last && last.window.known).toBe(false);
    expect(last && "window" in last && last.window.unknown.length).toBeGreaterThan(0);
  });

  it("is refused where the question is none", async () => {
    for (const [url, status, code] of [
      ["nobody/window", 404, "shelf/unknown-case"], ["two-boats/window?at=soon", 400, "window/not-a-time"], ["two-boats/window?seed=x", 400, "window/seed"],
      ["two-boats/window?parties=x", 400, "window/unknown-party"], ["two-boats/window?assume=x", 400, "window/unknown-assumption"],
      ["two-boats/window?when=now", 400, "http/bad-request"], ["two-boats/window?at=2024&at=2025", 400, "http/bad-request"],
    ] as const) {
      const answer = await ask(url);
      expect([answer.status, answer.body]).toEqual([status, expect.stringContaining(`"${code}"`)]);
    }
  });
});

describe("Windows", () => {
  it("shares the work among those who ask the same, and stops it when all of them have gone", async () => {
    const answer = await runCaseJob({ folder: at("cases", "last-ferry"), textFolders: [] });
    if (!answer.ok || !("read" in answer)) throw new Error("no case");
    const windows = new Windows();
    const question = { assume: [] };
    const asking = () => {
      const gone = new AbortController();
      const begun = Promise.withResolvers<undefined>();
      const onProgress = ({ progress }: { progress: number }): void => { if (progress > 0) begun.resolve(undefined); };
      return { gone, begun: begun.promise, end: windows.ask(answer.read, question, { signal: gone.signal, onProgress }) };
    };
    const alone = asking();
    await alone.begun;
    alone.gone.abort();
    expect(await alone.end).toMatchObject({ ok: false, faults: [{ code: "server/closing" }] });

    const [one, two] = [asking(), asking()];
    await Promise.all([one.begun, two.begun]);
    one.gone.abort();
    const end = await two.end;
    expect(end.ok && (JSON.parse(end.answer) as WindowAnswer).case).toBe("last-ferry");
    expect(await one.end).toEqual(end);
    expect(await asking().end).toEqual(end);

    const late = windows.ask(answer.read, { assume: [], seed: "9" }, { signal: new AbortController().signal, onProgress: () => undefined });
    await windows.close();
    expect(await late).toMatchObject({ ok: false, faults: [{ code: "server/closing" }] });
  });
});
