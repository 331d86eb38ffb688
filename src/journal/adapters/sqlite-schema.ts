import type { DatabaseSync } from "node:sqlite";

/** Marks a database file as a Backchannel store (SQLite's application id): "BkCh". */
export const APPLICATION_ID = 0x426b4368;

/** What brings a store from each version to the next; a store of version n has had the first n applied. */
const MIGRATIONS: readonly string[] = [
  `CREATE TABLE event (
     position INTEGER PRIMARY KEY AUTOINCREMENT,
     stream TEXT NOT NULL,
     sequence INTEGER NOT NULL,
     id TEXT NOT NULL UNIQUE,
     type TEXT NOT NULL,
     version INTEGER NOT NULL,
     at_ms INTEGER NOT NULL,
     payload TEXT NOT NULL,
     UNIQUE (stream, sequence)
   ) STRICT`,
];

export const SCHEMA_VERSION = MIGRATIONS.length;

/**
 * Brings a store to the newest schema, whole or not at all, and returns the version it then has: a larger one than
 * SCHEMA_VERSION where a newer Backchannel has been here, in which case nothing is changed.
 */
export function migrate(db: DatabaseSync): number {
  let version = versionOf(db);
  if (version > SCHEMA_VERSION) return version;
  if (version < SCHEMA_VERSION) {
    db.exec("BEGIN IMMEDIATE");
    try {
      // Another process may have done it while this one waited for the lock.
      version = versionOf(db);
      for (const step of MIGRATIONS.slice(version)) db.exec(step);
      version = Math.max(version, SCHEMA_VERSION);
      // The mark goes in with the first table, before there is a log: it is looked for in the file itself.
      db.exec(`PRAGMA application_id = ${String(APPLICATION_ID)}; PRAGMA user_version = ${String(version)}`);
      db.exec("COMMIT");
    } finally {
      if (db.isTransaction) db.exec("ROLLBACK");
    }
  }
  keepLog(db);
  // Every commit reaches the disk before it is acknowledged (sqlite.org/pragma.html#pragma_synchronous).
  db.exec("PRAGMA synchronous = FULL");
  return version;
}

const LOG_TRIES = 50;
const LOG_PAUSE_MS = 20;
const SQLITE_BUSY = 5;

/**
 * Changing to a write-ahead log needs the file for itself and does not wait for it as everything else does, so two
 * processes that make a store at the same moment would meet here. A file system without shared memory has no such
 * log; the store then works with the older journal, one reader or writer at a time.
 */
function keepLog(db: DatabaseSync): void {
  for (let left = LOG_TRIES; ; left--) {
    try {
      db.exec("PRAGMA journal_mode = WAL");
      return;
    } catch (error) {
      const busy = error instanceof Error && "errcode" in error && Number(error.errcode) % 256 === SQLITE_BUSY;
      if (!busy || left === 0) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOG_PAUSE_MS);
    }
  }
}

function versionOf(db: DatabaseSync): number {
  return Number(db.prepare("PRAGMA user_version").get()?.["user_version"]);
}
