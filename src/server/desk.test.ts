import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeFolder, writeSmallCase } from "../../test/small-case.ts";
import { smallReading, smallTexts, TEXTS } from "../../test/small-reading.ts";
import { MemoryStore } from "../journal/adapters/memory-store.ts";
import { writeCaseFolder } from "../read/draft/case-folder-files.ts";
import { draftCase } from "../read/draft/draft-case.ts";
import { CaseWorkers } from "./case-workers.ts";
import { makeServer, type Server } from "./server.ts";
import type { Bundle, Desk, DeskAnswer, Refusal } from "./wire.ts";

vi.setConfig({ testTimeout: 30_000 });

let place: ReturnType<typeof makeFolder>;
let folder: string;
const servers: Server[] = [];
const workers = new CaseWorkers();

afterAll(() => workers.close());
beforeEach(async () => {
  place = makeFolder();
  folder = join(place.path, "herring");
  await writeCaseFolder(folder, draftCase(smallReading(), smallTexts(), { folder: "herring" }).files);
  writeSmallCase(join(place.path, "cases", "two-boats"));
  mkdirSync(join(place.path, "page"));
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map(({ http }) => http.close()));
  place.remove();
});

async function start(host = "127.0.0.1") {
  const server = await makeServer({
    store: new MemoryStore(), shippedIn: join(place.path, "cases"), given: [folder], textFolders: [], page: join(place.path, "page"), host, workers,
    now: () => ({ atMs: 0, id: "act" }),
  });
  servers.push(server);
  const decide = (payload: object | string, headers: Record<string, string> = {}, key = "herring") =>
    server.http.inject({ method: "POST", url: `/api/cases/${key}/decisions`, payload, headers });
  return { http: server.http, decide, act: (act: object) => decide(act), get: (url: string) => server.http.inject({ method: "GET", url }) };
}

type Answer = Awaited<ReturnType<Awaited<ReturnType<typeof start>>["get"]>>;
const refused = (answer: Answer) => [answer.statusCode, answer.json<Refusal>().faults[0]?.code];

describe("the reading desk", () => {
  it("is sent with the reading, the state of each candidate and the texts", async () => {
    const { get } = await start();
    const answer = await get("/api/cases/herring/reading");
    expect([answer.statusCode, answer.headers["cache-control"]]).toEqual([200, "no-store"]);
    const desk = answer.json<Desk>();
    expect(desk.texts).toEqual({ ...TEXTS });
    expect(desk.reading).toEqual(smallReading());
    expect(desk.items.map(({ state }) => state)).toEqual(desk.reading.candidates.map(() => "open"));
    expect(desk).toMatchObject({ counts: { open: 6, accepted: 0, rejected: 0, newReports: 0 }, sequence: 0, writable: true });
    expect(desk).not.toHaveProperty("last");
  });

  it("takes decisions, and the case shows them at once", async () => {
    const { get, act } = await start();
    const accepted = (await act({ act: "accept", item: "response-1", after: 0 })).json<DeskAnswer>();
    expect(accepted).toMatchObject({ decision: 1, sequence: 1, touched: ["offer-1", "response-1"], counts: { open: 4, accepted: 2 }, last: { number: 1, act: "accept" } });
    expect((await get("/api/cases/herring")).json<Bundle>().record.events.map(({ id }) => id)).toEqual(["offer-1", "response-1"]);
    const undone = (await act({ act: "undo", after: 1 })).json<DeskAnswer>();
    expect(undone).toMatchObject({ decision: 2, sequence: 2, counts: { open: 6, accepted: 0 } });
    expect((await get("/api/cases/herring")).json<Bundle>().record.events).toEqual([]);
    expect((await get("/api/cases/herring/reading")).json<Desk>().counts.open).toBe(6);
  });

  it("is none for a case that was not drafted from documents", async () => {
    const { get, decide } = await start();
    expect(refused(await get("/api/cases/two-boats/reading"))).toEqual([404, "desk/none"]);
    expect(refused(await decide({ act: "undo" }, {}, "two-boats"))).toEqual([404, "desk/none"]);
    expect(refused(await get("/api/cases/nowhere/reading"))).toEqual([404, "shelf/unknown-case"]);
  });

  it.each([
    [{ act: "burn", item: "offer-1" }, 400, "desk/no-act"],
    [{ act: "accept" }, 400, "desk/no-act"],
    [{ act: "accept", item: "../../etc" }, 400, "desk/no-act"],
    [{ act: "edit", item: "offer-1", set: { reports: [] } }, 400, "desk/no-act"],
    [{ act: "edit", item: "offer-1", set: { at: "yesterday" } }, 422, "time/not-edtf"],
    [{ act: "accept", item: "nothing" }, 404, "desk/unknown-item"],
    [{ act: "undo" }, 409, "desk/nothing-to-do"],
    [{ act: "undo", decision: 7 }, 404, "desk/unknown-decision"],
    [{ act: "reject", item: "offer-1", after: 3 }, 409, "desk/stale"],
    [{ act: "split", item: "offer-1", reports: [0, 1] }, 409, "desk/reports"],
  ])("refuses %j", async (act, status, code) => {
    const decide = await start();
    expect(refused(await decide.act(act))).toEqual([status, code]);
    expect(readFileSync(join(folder, "decisions.jsonl"), "utf8")).toBe("");
  });

  it("takes nothing from another page, under another name, in another form, or too much of it", async () => {
    const { decide } = await start();
    const act = { act: "reject", item: "offer-1" };
    expect(refused(await decide(act, { origin: "http://elsewhere.example" }))).toEqual([403, "http/wrong-origin"]);
    expect(refused(await decide(act, { host: "elsewhere.example" }))).toEqual([421, "http/wrong-host"]);
    expect(refused(await decide(JSON.stringify(act), { "content-type": "text/plain" }))).toEqual([415, "http/wrong-media-type"]);
    expect(refused(await decide({ ...act, more: "x".repeat(20_000) }))).toEqual([413, "http/too-large"]);
    expect(readFileSync(join(folder, "decisions.jsonl"), "utf8")).toBe("");
  });

  it("can be looked at from afar, and decided on only here", async () => {
    const { http } = await start("0.0.0.0");
    const headers = { host: "192.0.2.7:4750" };
    const looked = await http.inject({ method: "GET", url: "/api/cases/herring/reading", headers });
    expect(looked.json<Desk>().writable).toBe(false);
    const answer = await http.inject({ method: "POST", url: "/api/cases/herring/decisions", payload: { act: "undo" }, headers });
    expect(refused(answer)).toEqual([403, "desk/not-from-afar"]);
  });

  it.skipIf(process.getuid?.() === 0)("says where the folder cannot be written to", async () => {
    const { get, act } = await start();
    chmodSync(folder, 0o500);
    expect((await get("/api/cases/herring/reading")).json<Desk>().writable).toBe(false);
    expect(refused(await act({ act: "reject", item: "offer-1" }))).toEqual([403, "desk/read-only"]);
    chmodSync(folder, 0o700);
  });

  it("tells the faults of a case that somebody has spoilt meanwhile", async () => {
    const { act } = await start();
    writeFileSync(join(folder, "case.yaml"), "version: 1\n");
    const answer = await act({ act: "accept", item: "offer-1" });
    expect(refused(answer)).toEqual([422, "file/missing-field"]);
  });

  it("makes decisions that come at once one after another", async () => {
    const { act } = await start();
    const answers = await Promise.all(smallReading().candidates.map(({ id }) => act({ act: "reject", item: id })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(answers.map((answer) => answer.json<DeskAnswer>().sequence).sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
