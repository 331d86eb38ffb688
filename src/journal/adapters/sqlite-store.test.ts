import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EventStore } from "../store.ts";
import { openSqliteStore } from "./sqlite-store.ts";

const EVENT = { id: "e1", type: "Noted", version: 1, payload: { n: 1 }, atMs: 0 };

describe("openSqliteStore", () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "sqlite-store-"));
    file = join(folder, "deep", "er", "store.db");
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (): EventStore => {
    const opened = openSqliteStore(file);
    if (!opened.ok) throw new Error(opened.faults[0]?.message);
    return opened.value;
  };
  const faultOf = (): string => {
    const opened = openSqliteStore(file, { busyForMs: 100 });
    if (opened.ok) throw new Error("it opened");
    expect(opened.faults).toHaveLength(1);
    return opened.faults[0]?.code ?? "";
  };
  const modeOf = (path: string): number => statSync(path).mode & 0o777;

  it("[S8] makes a file for its owner alone, in folders for its owner alone", async () => {
    const store = open();
    await store.append("s", "any", [EVENT]);
    expect([file, `${file}-wal`, `${file}-shm`].map(modeOf)).toEqual([0o600, 0o600, 0o600]);
    expect([join(folder, "deep"), join(folder, "deep", "er")].map(modeOf)).toEqual([0o700, 0o700]);
    await store.close();
  });

  it("[S8] leaves the permissions of a folder that was there", async () => {
    mkdirSync(join(folder, "deep"));
    chmodSync(join(folder, "deep"), 0o755);
    await open().close();
    expect(modeOf(join(folder, "deep"))).toBe(0o755);
  });

  it("[S8] keeps a write-ahead log and waits for the disk", async () => {
    await open().close();
    const db = new DatabaseSync(file);
    expect(db.prepare("PRAGMA journal_mode").get()).toEqual({ journal_mode: "wal" });
    db.close();
    const header = readFileSync(file).subarray(0, 100);
    expect(header.toString("latin1", 68, 72)).toBe("BkCh");
    expect(header.readInt32BE(60)).toBe(1);
  });

  it("[S9] takes an empty file as a new store", async () => {
    mkdirSync(join(folder, "deep", "er"), { recursive: true });
    writeFileSync(file, "");
    await open().close();
    expect(statSync(file).size).toBeGreaterThan(0);
  });

  it("[S9] refuses a file that is something else, and leaves it as it was", () => {
    mkdirSync(join(folder, "deep", "er"), { recursive: true });
    for (const content of ["a letter to somebody, of more than a hundred letters ".repeat(4), "x", "\0".repeat(5000)]) {
      writeFileSync(file, content);
      expect(faultOf()).toBe("store/not-a-store");
      expect(readFileSync(file, "utf8")).toBe(content);
    }
  });

  it("[S9] refuses a database of something else, and leaves it as it was", () => {
    mkdirSync(join(folder, "deep", "er"), { recursive: true });
    const db = new DatabaseSync(file);
    db.exec("CREATE TABLE event (a TEXT); PRAGMA user_version = 1");
    db.close();
    const before = readFileSync(file);
    expect(faultOf()).toBe("store/not-a-store");
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(`${file}-wal`)).toBe(false);
  });

  it("[S9] refuses a folder", () => {
    mkdirSync(file, { recursive: true });
    expect(faultOf()).toBe("store/not-a-store");
  });

  it("[S9] refuses a place where nothing can be made", () => {
    writeFileSync(join(folder, "deep"), "a file where a folder should be");
    expect(faultOf()).toBe("store/unreachable");
  });

  it("[S9] refuses a store newer than it knows, and leaves its version", async () => {
    await open().close();
    const db = new DatabaseSync(file);
    db.exec("PRAGMA user_version = 99");
    db.close();
    expect(faultOf()).toBe("store/newer");
    const after = new DatabaseSync(file);
    expect(after.prepare("PRAGMA user_version").get()).toEqual({ user_version: 99 });
    after.close();
  });

  it("[S9] refuses a store that was cut short", async () => {
    await open().close();
    truncateSync(file, 3000);
    expect(faultOf()).toBe("store/not-a-store");
  });

  it("[S9] makes a store of what a crash left before the first table was there", async () => {
    mkdirSync(join(folder, "deep", "er"), { recursive: true });
    const db = new DatabaseSync(file);
    db.exec(`PRAGMA application_id = ${String(0x426b4368)}`);
    db.close();
    const store = open();
    expect(await store.append("s", "none", [EVENT])).toMatchObject({ ok: true });
    await store.close();
  });

  it("[S9] says so where another process keeps the file locked", async () => {
    await open().close();
    const db = new DatabaseSync(file);
    db.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; PRAGMA user_version = 0; COMMIT; BEGIN EXCLUSIVE");
    expect(faultOf()).toBe("store/busy");
    db.exec("ROLLBACK");
    db.close();
  });
});
