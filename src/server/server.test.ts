import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { MemoryStore } from "../journal/adapters/memory-store.ts";
import { openSqliteStore } from "../journal/adapters/sqlite-store.ts";
import type { EventStore } from "../journal/store.ts";
import { makeFolder, OTHER_TEXT, SHIPPED_TEXT, writeSmallCase } from "../../test/small-case.ts";
import { CaseWorkers } from "./case-workers.ts";
import { makeServer, type Server, type ServerOptions } from "./server.ts";
import type { Bundle, Gallery, GalleryCase, Refusal } from "./wire.ts";

/** A thread's start takes a while on a machine that is busy with other tests. */
vi.setConfig({ testTimeout: 30_000 });

let place: ReturnType<typeof makeFolder>;
let servers: Server[];
let stores: EventStore[];
let acts = 0;
/** Started once, since loading what reading takes is most of the time these tests take. */
const workers = new CaseWorkers();

afterAll(() => workers.close());
beforeEach(() => {
  place = makeFolder();
  servers = [];
  stores = [];
  writeSmallCase(at("cases", "two-boats"));
  mkdirSync(at("texts"));
  mkdirSync(at("cases", "no-case"));
  mkdirSync(at("page"));
  writeFileSync(at("page", "index.html"), "<!doctype html><title>page</title>");
  writeFileSync(at("page", "page.js"), "run()");
});
afterEach(async () => {
  await Promise.all(servers.map(({ http }) => http.close()));
  await Promise.all(stores.map((store) => store.close()));
  place.remove();
});

const at = (...steps: string[]): string => join(place.path, ...steps);

async function start(options: Partial<ServerOptions> = {}) {
  const server = await makeServer({
    store: new MemoryStore(),
    shippedIn: at("cases"),
    given: [],
    textFolders: [at("texts")],
    page: at("page"),
    host: "127.0.0.1",
    workers,
    now: () => ({ atMs: Date.UTC(2025, 0, 2), id: `act-${String(++acts)}` }),
    ...options,
  });
  servers.push(server);
  const ask = (method: "GET" | "POST" | "DELETE" | "HEAD" | "PUT", url: string, more: { headers?: Record<string, string>; payload?: object | string } = {}) =>
    server.http.inject({ method, url, ...more });
  return {
    ...server,
    ask,
    gallery: async () => (await ask("GET", "/api/cases")).json<Gallery>().cases,
    open: (folder: unknown) => ask("POST", "/api/cases", { payload: { folder } }),
  };
}

type Answer = Awaited<ReturnType<Awaited<ReturnType<typeof start>>["ask"]>>;

/** A refusal as every refusal is: its status, JSON faults, and the headers that every answer has. */
function expectRefusal(answer: Answer, status: number, code: string): Refusal {
  expect({ status: answer.statusCode, codes: answer.json<Refusal>().faults.map((fault) => fault.code) }).toMatchObject({
    status,
    codes: expect.arrayContaining([code]) as unknown,
  });
  expect(answer.headers["content-type"]).toBe("application/json; charset=utf-8");
  expectGuarded(answer);
  return answer.json<Refusal>();
}

function expectGuarded({ headers }: Answer): void {
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["referrer-policy"]).toBe("no-referrer");
  expect(headers["content-security-policy"]).toBe(
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  );
  expect(headers).not.toHaveProperty("set-cookie");
}

describe("the gallery", () => {
  it("lists the cases that came along, with what they hold", async () => {
    const { ask } = await start();
    const answer = await ask("GET", "/api/cases");
    expect(answer.statusCode).toBe(200);
    expectGuarded(answer);
    expect(answer.json()).toEqual({
      cases: [
        {
          key: "two-boats", title: "Two boats", summary: "Two boats meet. Invented.", fictional: true, origin: "shipped",
          folder: at("cases", "two-boats"), events: 1, reports: 1, accounts: 2, voices: 2, parties: ["Red", "The blue boat"],
          from: "2024-05-06", until: "2024-05-06", faults: [],
        },
      ],
    });
  });

  it("lists those given at the start and those opened, each once, and tells same ids apart for good", async () => {
    const given = writeSmallCase(at("given"), { title: "Given" });
    const { gallery, open, ask } = await start({ given: [given] });
    const opened = await open(writeSmallCase(at("opened"), { title: "Opened" }));
    expect(opened.statusCode).toBe(201);
    const { key } = opened.json<GalleryCase>();
    expect(key).toMatch(/^two-boats-[0-9a-f]{6}$/);
    const cases = await gallery();
    expect(cases.map(({ title, origin }) => `${title}: ${origin}`)).toEqual(["Two boats: shipped", "Given: opened", "Opened: opened"]);
    expect(new Set(cases.map((one) => one.key)).size).toBe(3);
    const titleAt = async (url: string) => (await ask("GET", url)).json<Bundle>().record.case.title;
    expect(await titleAt("/api/cases/two-boats")).toBe("Two boats");
    expect(await titleAt(`/api/cases/${key}`)).toBe("Opened");
    // With the others gone this becomes the only one of its id, and its long address still leads to it.
    rmSync(at("cases", "two-boats"), { recursive: true });
    await ask("DELETE", `/api/cases/${cases[1]?.key ?? ""}`);
    expect((await gallery()).map((one) => one.key)).toEqual(["two-boats"]);
    expect(await titleAt(`/api/cases/${key}`)).toBe("Opened");
  });

  it("lists once what is named twice", async () => {
    const { gallery } = await start({ given: [at("cases", "two-boats"), at("cases", "two-boats")] });
    expect((await gallery()).map(({ origin }) => origin)).toEqual(["shipped"]);
  });

  it("shows a faulty case with its faults and the name it gives itself", async () => {
    const file = join(writeSmallCase(at("cases", "worse"), { id: "worse", title: "Worse" }), "case.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("kind: firm }", "kind: ship }"));
    writeFileSync(join(writeSmallCase(at("cases", "Zz 9 zz")), "case.yaml"), "title: [\n");
    const { gallery, ask } = await start();
    const [nameless, , worse] = await gallery();
    expect((await gallery()).map(({ key }) => key).sort()).toEqual(["two-boats", "worse", "zz-9-zz"]);
    expect(worse).toMatchObject({ key: "worse", title: "Worse", events: 0, faults: [{ at: { file: "case.yaml", line: 7 } }] });
    expect(nameless).toMatchObject({ key: "zz-9-zz", title: "Zz 9 zz", faults: [{ code: "file/syntax" }] });
    const { faults } = expectRefusal(await ask("GET", "/api/cases/worse"), 422, worse?.faults[0]?.code ?? "");
    expect(faults).toEqual(worse?.faults);
  });

  it("is warmed up without failing, whatever the folders hold", async () => {
    const { warmUp } = await start({ given: [at("nowhere")] });
    await warmUp();
  });
});

describe("a case", () => {
  it("comes as a bundle, and once more only where it changed", async () => {
    const { ask } = await start();
    const first = await ask("GET", "/api/cases/two-boats");
    expect(first.statusCode).toBe(200);
    expectGuarded(first);
    expect(first.headers["cache-control"]).toBe("no-cache");
    const bundle = first.json<Bundle>();
    expect(bundle.record.events[0]?.id).toBe("meeting");
    expect(bundle).not.toHaveProperty("made");
    expect(bundle.texts).toEqual({});
    const tag = String(first.headers.etag);
    for (const header of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
      const again = await ask("GET", "/api/cases/two-boats", { headers: { "if-none-match": header } });
      expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, "", tag]);
    }
    const file = at("cases", "two-boats", "case.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("Two boats\n", "Two ships\n"));
    const edited = await ask("GET", "/api/cases/two-boats", { headers: { "if-none-match": tag } });
    expect(edited.statusCode).toBe(200);
    expect(edited.json<Bundle>().record.case.title).toBe("Two ships");
    expect(edited.headers.etag).not.toBe(tag);
  });

  it("answers HEAD as GET, without the body", async () => {
    const { ask } = await start();
    const head = await ask("HEAD", "/api/cases/two-boats");
    expect([head.statusCode, head.body]).toEqual([200, ""]);
  });

  it("of which nobody knows is refused", async () => {
    const { ask } = await start();
    expectRefusal(await ask("GET", "/api/cases/nobody"), 404, "shelf/unknown-case");
    expectRefusal(await ask("GET", "/api/cases/nobody/texts/log"), 404, "shelf/unknown-case");
    expectRefusal(await ask("GET", "/api/cases/nobody/export/events.csv"), 404, "shelf/unknown-case");
    expectRefusal(await ask("DELETE", "/api/cases/nobody"), 404, "shelf/unknown-case");
  });

  it("does not lead out of its folder", async () => {
    writeFileSync(at("secret.txt"), "secret");
    rmSync(at("cases", "two-boats", "journal.yaml"));
    symlinkSync(at("secret.txt"), at("cases", "two-boats", "journal.yaml"));
    const { ask } = await start();
    const answer = await ask("GET", "/api/cases/two-boats");
    expectRefusal(answer, 422, "file/outside-folder");
    expect(answer.body).not.toContain(place.path);
  });
});

describe("a text", () => {
  it("is plain text to the byte, whatever it looks like", async () => {
    writeFileSync(at("texts", "found"), OTHER_TEXT);
    const { ask } = await start();
    for (const [account, text] of [["log", SHIPPED_TEXT], ["letter", OTHER_TEXT]] as const) {
      const answer = await ask("GET", `/api/cases/two-boats/texts/${account}`);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers["content-type"]).toBe("text/plain; charset=utf-8");
      expectGuarded(answer);
      expect(answer.rawPayload.equals(Buffer.from(text))).toBe(true);
    }
  });

  it("that is not at hand is refused", async () => {
    const { ask } = await start();
    expectRefusal(await ask("GET", "/api/cases/two-boats/texts/letter"), 404, "text/not-at-hand");
    expectRefusal(await ask("GET", "/api/cases/two-boats/texts/nobody"), 404, "text/not-at-hand");
  });
});

describe("an export", () => {
  it("is a file named after the case", async () => {
    const { ask } = await start();
    const types = { "dossier.json": "application/json", "events.csv": "text/csv", "journal.jsonl": "application/jsonl" };
    for (const [name, type] of Object.entries(types)) {
      const answer = await ask("GET", `/api/cases/two-boats/export/${name}`);
      expect(answer.statusCode).toBe(200);
      expectGuarded(answer);
      expect(answer.headers["content-type"]).toBe(`${type}; charset=utf-8`);
      expect(answer.headers["content-disposition"]).toBe(`attachment; filename="two-boats-${name}"`);
      expect(answer.body).toContain("The boats meet");
    }
  });

  it("of another name is refused", async () => {
    const { ask } = await start();
    for (const name of ["dossier.pdf", "case.yaml", "__proto__", "constructor"]) {
      expectRefusal(await ask("GET", `/api/cases/two-boats/export/${name}`), 404, "export/unknown");
    }
  });
});

describe("the shelf", () => {
  it("outlives the server", async () => {
    const openStore = () => {
      const opened = openSqliteStore(at("data", "store.db"));
      if (!opened.ok) throw new Error(opened.faults[0]?.message);
      stores.push(opened.value);
      return opened.value;
    };
    const folder = writeSmallCase(at("mine"), { id: "mine" });
    const before = await start({ store: openStore() });
    expect((await before.open(folder)).statusCode).toBe(201);
    await before.http.close();
    await stores[0]?.close();
    const after = await start({ store: openStore() });
    expect((await after.gallery()).map(({ key }) => key)).toEqual(["two-boats", "mine"]);
    expect((await after.ask("DELETE", "/api/cases/mine")).statusCode).toBe(204);
    expect((await after.gallery()).map(({ key }) => key)).toEqual(["two-boats"]);
    // To open again is to undo.
    expect((await after.open(folder)).json()).toMatchObject({ key: "mine", origin: "opened" });
  });

  it("takes a folder once, however it is named", async () => {
    const folder = writeSmallCase(at("mine"), { id: "mine" });
    symlinkSync(folder, at("link"));
    const { open, gallery } = await start();
    const answers = [];
    for (const name of [folder, `${folder}/`, ` ${folder} `, at("link"), join(folder, "case.yaml"), join(folder, "..", "mine")]) {
      answers.push(await open(name));
    }
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 200, 200, 200, 200, 200]);
    expect(await gallery()).toHaveLength(2);
    expect((await open(at("cases", "two-boats"))).json()).toMatchObject({ key: "two-boats", origin: "shipped" });
  });

  it("takes a faulty case, since somebody wants to see what is wrong with it", async () => {
    const folder = writeSmallCase(at("mine"), { id: "mine" });
    writeFileSync(join(folder, "journal.yaml"), "events: 3\n");
    const { open } = await start();
    const answer = await open(folder);
    expect(answer.statusCode).toBe(201);
    expect(answer.json<GalleryCase>().faults.length).toBeGreaterThan(0);
  });

  it("keeps showing a folder that has gone, and lets it be closed", async () => {
    const folder = writeSmallCase(at("mine"), { id: "mine" });
    const { open, gallery, ask } = await start();
    await open(folder);
    rmSync(folder, { recursive: true });
    expect((await gallery())[1]).toMatchObject({ key: "mine", title: "mine", faults: [{ code: "file/not-found" }] });
    expect((await ask("DELETE", "/api/cases/mine")).statusCode).toBe(204);
  });

  it("refuses what is no case folder, and what came along is not taken off", async () => {
    writeFileSync(at("file"), "");
    const { open, ask } = await start();
    expectRefusal(await open(at("nowhere")), 422, "file/not-found");
    expectRefusal(await open(at("file")), 422, "file/not-found");
    expectRefusal(await open(at("texts")), 422, "shelf/not-a-case");
    expectRefusal(await ask("DELETE", "/api/cases/two-boats"), 409, "shelf/shipped");
  });

  it("closes for this run what was given at the start", async () => {
    const { ask, gallery, open } = await start({ given: [writeSmallCase(at("given"), { id: "given" })] });
    expect((await ask("DELETE", "/api/cases/given")).statusCode).toBe(204);
    expect(await gallery()).toHaveLength(1);
    expect((await open(at("given"))).statusCode).toBe(201);
  });

  it("refuses a request that names no folder or is none", async () => {
    const { ask, open } = await start();
    for (const folder of [undefined, 3, "", "  ", "a\0b", ["/"]]) expectRefusal(await open(folder), 400, "http/bad-request");
    const post = (payload: string, type: string) => ask("POST", "/api/cases", { payload, headers: { "content-type": type } });
    for (const payload of ["", "null", "[]", "3", "{", '{"__proto__":{"folder":"/"}}']) {
      expectRefusal(await post(payload, "application/json"), 400, "http/bad-request");
    }
    expectRefusal(await post('{"folder":"/"}', "text/plain"), 415, "http/wrong-media-type");
    expectRefusal(await post("folder=/", "application/x-www-form-urlencoded"), 415, "http/wrong-media-type");
    expectRefusal(await open("x".repeat(20_000)), 413, "http/too-large");
  });

  it("is not to be changed from afar, and paths are not told there", async () => {
    const folder = writeSmallCase(at("mine"), { id: "mine" });
    for (const host of ["0.0.0.0", "192.168.7.2", "desk.lan"]) {
      const { open, ask, gallery } = await start({ host, given: [folder] });
      expectRefusal(await open(folder), 403, "shelf/not-from-afar");
      expectRefusal(await ask("DELETE", "/api/cases/mine"), 403, "shelf/not-from-afar");
      expect((await gallery()).map((one) => one.folder)).toEqual(["two-boats", "mine"]);
    }
  });
});

describe("the guard", () => {
  it("refuses requests under another name, whatever they ask for", async () => {
    const { ask } = await start();
    for (const url of ["/", "/page.js", "/api/cases", "/api/cases/two-boats", "/nothing"]) {
      expectRefusal(await ask("GET", url, { headers: { host: "rebound.example.org:4750" } }), 421, "http/wrong-host");
    }
  });

  it("refuses changes asked for by other pages", async () => {
    const { ask, gallery } = await start({ given: [writeSmallCase(at("given"), { id: "given" })] });
    const headers = { host: "127.0.0.1:4750", origin: "http://example.org" };
    expectRefusal(await ask("POST", "/api/cases", { headers, payload: { folder: at("given") } }), 403, "http/wrong-origin");
    expectRefusal(await ask("DELETE", "/api/cases/given", { headers }), 403, "http/wrong-origin");
    expectRefusal(await ask("DELETE", "/api/cases/given", { headers: { ...headers, origin: "null" } }), 403, "http/wrong-origin");
    expect(await gallery()).toHaveLength(2);
    expect((await ask("DELETE", "/api/cases/given", { headers: { ...headers, origin: "http://127.0.0.1:4750" } })).statusCode).toBe(204);
  });

  it("finds nothing outside the page and the cases, however it is asked", async () => {
    writeFileSync(at("secret.txt"), "secret");
    writeFileSync(at("page", ".hidden"), "secret");
    symlinkSync(at("secret.txt"), at("texts", "link"));
    const { ask } = await start();
    const ups = ["../secret.txt", "..%2fsecret.txt", "..%2Fsecret.txt", "%2e%2e/secret.txt", "%2e%2e%2fsecret.txt", "..%5csecret.txt",
      "....//secret.txt", "..%252fsecret.txt", "%00", "..", ".", "%2e%2e", "/etc/passwd", "%2fetc%2fpasswd", "a".repeat(150), "%", "%zz", "%c0%ae"];
    const urls = ups.flatMap((up) => [
      `/${up}`, `/api/cases/${up}`, `/api/cases/${up}/texts/log`, `/api/cases/two-boats/texts/${up}`,
      `/api/cases/two-boats/export/${up}`, `/api/cases/two-boats/texts/..%2f..%2f${up}`,
    ]);
    for (const url of [...urls, "/.hidden", "/api", "/api/", "//"]) {
      const answer = await ask("GET", url);
      expect(answer.body, url).not.toContain("secret");
      expect(answer.body, url).not.toContain("root:");
      // `/.` and the like are the page itself by another spelling.
      if (answer.statusCode === 200) expect(answer.body, url).toContain("<title>page</title>");
      else {
        expect([400, 403, 404, 503], url).toContain(answer.statusCode);
        if (answer.statusCode !== 301) expect(answer.json<Refusal>().faults, url).toHaveLength(1);
        expectGuarded(answer);
      }
    }
  });

  it("refuses what nobody offers", async () => {
    const { ask } = await start();
    expectRefusal(await ask("PUT", "/api/cases"), 404, "http/not-found");
    expectRefusal(await ask("DELETE", "/api/cases"), 404, "http/not-found");
    expectRefusal(await ask("GET", "/api/cases/%zz"), 400, "http/bad-request");
  });

  it("answers what is no HTTP", async () => {
    const { http } = await start();
    await http.listen({ host: "127.0.0.1", port: 0 });
    const address = http.server.address();
    const socket = connect(typeof address === "object" && address ? address.port : 0, "127.0.0.1");
    const received: Buffer[] = [];
    socket.end("BAD\r\n\r\n");
    for await (const chunk of socket) received.push(chunk as Buffer);
    const [head, body = ""] = Buffer.concat(received).toString().split("\r\n\r\n");
    expect(head).toContain("400 Bad Request");
    expect(JSON.parse(body)).toMatchObject({ faults: [{ code: "http/bad-request" }] });
  });
});

describe("the page", () => {
  it("is served with its files, to be asked for anew each time", async () => {
    const { ask } = await start();
    const page = await ask("GET", "/");
    expect([page.statusCode, page.headers["content-type"]]).toEqual([200, "text/html; charset=utf-8"]);
    expectGuarded(page);
    expect(page.headers["cache-control"]).toBe("public, max-age=0");
    const script = await ask("GET", "/page.js");
    expect([script.statusCode, script.body, script.headers["content-type"]]).toEqual([200, "run()", "application/javascript; charset=utf-8"]);
    expect((await ask("GET", "/", { headers: { "if-none-match": String(page.headers.etag) } })).statusCode).toBe(304);
    expectRefusal(await ask("GET", "/page.css"), 404, "http/not-found");
  });

  it("says how to build it where it is not there", async () => {
    const { ask } = await start({ page: at("nowhere") });
    const answer = await ask("GET", "/");
    expect(answer.statusCode).toBe(503);
    expect(answer.headers["content-type"]).toBe("text/plain; charset=utf-8");
    expect(answer.body).toContain("npm run build");
    expectRefusal(await ask("GET", "/page.js"), 404, "http/not-found");
  });
});
