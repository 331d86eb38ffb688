import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Fault } from "../base/fault.ts";
import { MemoryStore } from "../journal/adapters/memory-store.ts";
import { openSqliteStore } from "../journal/adapters/sqlite-store.ts";
import type { EventStore } from "../journal/store.ts";
import { makeFolder } from "../../test/small-case.ts";
import { decideShelf, EMPTY_SHELF, foldShelf, Shelf, type ShelfAct, type ShelfEvent } from "./shelf.ts";

const opened = (folder: string): ShelfEvent => ({ type: "CaseOpened", payload: { folder } });
const closed = (folder: string): ShelfEvent => ({ type: "CaseClosed", payload: { folder } });
const open = (folder: string): ShelfAct => ({ act: "openCase", folder });
const close = (folder: string): ShelfAct => ({ act: "closeCase", folder });
const after = (...events: ShelfEvent[]) => events.reduce(foldShelf, EMPTY_SHELF);

describe("decideShelf", () => {
  it("opens a folder once, and again after it was closed", () => {
    expect(decideShelf(after(), open("/a"))).toEqual([opened("/a")]);
    expect(decideShelf(after(opened("/a")), open("/a"))).toEqual([]);
    expect(decideShelf(after(opened("/a"), closed("/a")), open("/a"))).toEqual([opened("/a")]);
  });

  it("closes what is open and refuses what is not", () => {
    expect(decideShelf(after(opened("/a")), close("/a"))).toEqual([closed("/a")]);
    const refused = decideShelf(after(opened("/a"), closed("/a")), close("/a"));
    expect(refused).toBeInstanceOf(Fault);
    expect(refused).toMatchObject({ code: "shelf/not-open" });
  });
});

describe("foldShelf", () => {
  it("keeps the order of opening", () => {
    expect(after(opened("/a"), opened("/b"), closed("/a"), opened("/c"), opened("/a")).folders).toEqual(["/b", "/c", "/a"]);
  });

  it("takes whatever a store may hold", () => {
    const state = after(opened("/a"));
    for (const payload of [null, 3, "x", [], {}, { folder: 4 }]) expect(foldShelf(state, { type: "CaseOpened", payload })).toBe(state);
    expect(foldShelf(state, { type: "CasePolished", payload: { folder: "/a" } })).toBe(state);
    expect(foldShelf(state, opened("/a")).folders).toEqual(["/a"]);
    expect(foldShelf(state, closed("/b")).folders).toEqual(["/a"]);
  });
});

describe("Shelf", () => {
  const folder = makeFolder;
  let place: ReturnType<typeof folder>;
  let stores: EventStore[];
  let acts = 0;
  beforeEach(() => {
    place = folder();
    stores = [];
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    place.remove();
  });

  const openStore = (): EventStore => {
    const store = openSqliteStore(join(place.path, "store.db"));
    if (!store.ok) throw new Error(store.faults[0]?.message);
    stores.push(store.value);
    return store.value;
  };
  const shelfOn = (store: EventStore) => new Shelf(store, () => ({ atMs: 1_700_000_000_000, id: `act-${String(++acts)}` }));

  it("remembers across restarts", async () => {
    const store = openStore();
    const shelf = shelfOn(store);
    expect(await shelf.do(open("/a"))).toEqual({ ok: true, value: true });
    expect(await shelf.do(open("/a"))).toEqual({ ok: true, value: false });
    await shelf.do(open("/b"));
    await shelf.do(close("/a"));
    await store.close();
    const later = openStore();
    expect(await shelfOn(later).folders()).toEqual(["/b"]);
    expect((await later.read("shelf")).map(({ type, version, payload, atMs }) => ({ type, version, payload, atMs }))).toEqual(
      [opened("/a"), opened("/b"), closed("/a")].map((event) => ({ ...event, version: 1, atMs: 1_700_000_000_000 })),
    );
  });

  it("sees what another process does, and decides anew where it was overtaken", async () => {
    const [mine, other] = [shelfOn(openStore()), shelfOn(openStore())];
    await mine.folders();
    await other.do(open("/a"));
    expect(await mine.folders()).toEqual(["/a"]);
    await Promise.all([mine.do(open("/b")), other.do(open("/c")), mine.do(open("/d")), other.do(close("/a"))]);
    expect([...(await mine.folders())].sort()).toEqual(["/b", "/c", "/d"]);
    expect(await other.folders()).toEqual(await mine.folders());
  });

  it("lets one of two who close the same folder do so", async () => {
    const store = new MemoryStore();
    const [mine, other] = [shelfOn(store), shelfOn(store)];
    await mine.do(open("/a"));
    const outcomes = await Promise.all([mine.do(close("/a")), other.do(close("/a"))]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await store.read("shelf")).toHaveLength(2);
  });
});
