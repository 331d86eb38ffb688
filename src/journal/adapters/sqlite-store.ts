import { DatabaseSync, type StatementSync } from "node:sqlite";
import { Fault, refuse, type Result } from "../../base/fault.ts";
import {
  type AppendResult, type EventStore, type Expected, findConflict, findRepeated, type NewEvent, printBatch,
  type ReadRange, refuseDuplicate, sortHeads, type StoredEvent, type StreamHead,
} from "../store.ts";
import { Upcasts } from "../upcasts.ts";
import { findStoreFault, placeStoreFile } from "./sqlite-file.ts";
import { migrate, SCHEMA_VERSION } from "./sqlite-schema.ts";

export interface SqliteStoreOptions {
  readonly upcasts?: Upcasts;
  /** How long to wait for another process to finish its append before giving up; 5000 when left out. */
  readonly busyForMs?: number;
}

/**
 * Opens the store in a file, making it, and the folders it lies in, where they are missing: the file 0600, its folders
 * 0700. Several processes may have it open; appends take turns, and reading waits for nobody.
 * Faults: `store/not-a-store`, `store/newer`, `store/unreachable`, `store/busy`.
 */
export function openSqliteStore(file: string, options: SqliteStoreOptions = {}): Result<EventStore> {
  let db: DatabaseSync | undefined;
  try {
    const fault = findStoreFault(file) ?? placeStoreFile(file);
    if (fault) return refuse(fault);
    db = new DatabaseSync(file, { timeout: options.busyForMs ?? 5000 });
    const version = migrate(db);
    if (version > SCHEMA_VERSION) {
      db.close();
      return refuse(newerFault(file, version));
    }
    return { ok: true, value: new SqliteStore(db, options.upcasts ?? new Upcasts()) };
  } catch (error) {
    if (db?.isOpen) db.close();
    const fault = faultOf(file, error);
    if (!fault) throw error;
    return refuse(fault);
  }
}

function newerFault(file: string, version: number): Fault {
  return new Fault({
    code: "store/newer",
    detail: `the store is of version ${String(version)}; this Backchannel knows up to ${String(SCHEMA_VERSION)}`,
    at: { file },
    hint: "use the newer Backchannel, or name another file",
  });
}

/** SQLite's result codes (sqlite.org/rescode.html), the low byte of an error's `errcode`. */
const CODES: Readonly<Record<number, { code: string; detail: string; hint: string }>> = {
  5: { code: "store/busy", detail: "another process keeps the store locked", hint: "end that process, or name another file" },
  8: { code: "store/unreachable", detail: "the store cannot be written to", hint: "mend its permissions, or name another file" },
  11: { code: "store/not-a-store", detail: "the file is damaged", hint: "restore it from a copy, or name another file" },
  14: { code: "store/unreachable", detail: "the store cannot be opened", hint: "mend its permissions, or name another file" },
  26: { code: "store/not-a-store", detail: "the file is damaged", hint: "restore it from a copy, or name another file" },
};

function faultOf(file: string, error: unknown): Fault | undefined {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") return undefined;
  const known = CODES[error.errcode & 0xff];
  return known && new Fault({ ...known, at: { file }, cause: error });
}

/** Everything happens within one call, so that two acts of this process cannot interleave. */
class SqliteStore implements EventStore {
  readonly #db: DatabaseSync;
  readonly #upcasts: Upcasts;
  readonly #insert: StatementSync;
  readonly #head: StatementSync;
  readonly #byId: StatementSync;

  constructor(db: DatabaseSync, upcasts: Upcasts) {
    this.#db = db;
    this.#upcasts = upcasts;
    this.#insert = db.prepare("INSERT INTO event (stream, sequence, id, type, version, at_ms, payload) VALUES (?, ?, ?, ?, ?, ?, ?)");
    this.#head = db.prepare("SELECT max(sequence) AS sequence FROM event WHERE stream = ?");
    this.#byId = db.prepare("SELECT 1 FROM event WHERE id = ?");
  }

  append(stream: string, expected: Expected, events: readonly NewEvent[]): Promise<AppendResult> {
    return promise(() => {
      const batch = printBatch(stream, events);
      // Taking the write lock first makes the expectation hold until the commit.
      return this.#alone((): AppendResult => {
        const actual = Number(this.#head.get(stream)?.["sequence"] ?? 0);
        const conflict = findConflict(stream, expected, actual);
        if (conflict) return conflict;
        const repeated = findRepeated(batch, (id) => this.#byId.get(id) !== undefined);
        if (repeated !== undefined) return refuseDuplicate(repeated, actual);
        batch.forEach((event, i) => {
          this.#insert.run(stream, actual + i + 1, event.id, event.type, event.version, event.atMs, event.payload);
        });
        return { ok: true, value: { sequence: actual + batch.length } };
      });
    });
  }

  read(stream: string, { from = 1, limit = -1 }: ReadRange = {}): Promise<readonly StoredEvent[]> {
    return promise(() =>
      this.#eventsOf(
        this.#db.prepare("SELECT * FROM event WHERE stream = ? AND sequence >= ? ORDER BY sequence LIMIT ?").all(stream, from, limit),
      ),
    );
  }

  readAll({ from = 1, limit = -1 }: ReadRange = {}): Promise<readonly StoredEvent[]> {
    return promise(() =>
      this.#eventsOf(this.#db.prepare("SELECT * FROM event WHERE position >= ? ORDER BY position LIMIT ?").all(from, limit)),
    );
  }

  streams(): Promise<readonly StreamHead[]> {
    return promise(() => {
      const rows = this.#db.prepare("SELECT stream, max(sequence) AS sequence FROM event GROUP BY stream").all();
      return sortHeads(rows.map((row) => ({ stream: String(row["stream"]), sequence: Number(row["sequence"]) })));
    });
  }

  close(): Promise<void> {
    return promise(() => {
      if (this.#db.isOpen) this.#db.close();
    });
  }

  #alone<T>(work: () => T): T {
    this.#db.exec("BEGIN IMMEDIATE");
    try {
      const done = work();
      this.#db.exec("COMMIT");
      return done;
    } finally {
      if (this.#db.isTransaction) this.#db.exec("ROLLBACK");
    }
  }

  #eventsOf(rows: readonly Record<string, unknown>[]): readonly StoredEvent[] {
    return rows.map((row) => {
      const payload: unknown = JSON.parse(String(row["payload"]));
      return this.#upcasts.apply({
        stream: String(row["stream"]),
        sequence: Number(row["sequence"]),
        position: Number(row["position"]),
        id: String(row["id"]),
        type: String(row["type"]),
        version: Number(row["version"]),
        payload,
        atMs: Number(row["at_ms"]),
      });
    });
  }
}

/** The database answers at once, the contract with a promise; a throw becomes a rejection. */
function promise<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
