import {
  type AppendResult, type EventStore, type Expected, findConflict, findRepeated, type NewEvent, printBatch,
  type PrintedEvent, type ReadRange, refuseDuplicate, sortHeads, type StoredEvent, type StreamHead,
} from "../store.ts";
import { Upcasts } from "../upcasts.ts";

interface Kept extends PrintedEvent {
  readonly stream: string;
  readonly sequence: number;
  readonly position: number;
}

/** A store that lasts as long as the process: for trying out, for tests, and where nothing may be written. */
export class MemoryStore implements EventStore {
  readonly #upcasts: Upcasts;
  readonly #all: Kept[] = [];
  readonly #byStream = new Map<string, Kept[]>();
  readonly #ids = new Set<string>();
  #closed = false;

  constructor(upcasts = new Upcasts()) {
    this.#upcasts = upcasts;
  }

  append(stream: string, expected: Expected, events: readonly NewEvent[]): Promise<AppendResult> {
    return this.#promise(() => {
      const batch = printBatch(stream, events);
      const before = this.#byStream.get(stream) ?? [];
      const conflict = findConflict(stream, expected, before.length);
      if (conflict) return conflict;
      const repeated = findRepeated(batch, (id) => this.#ids.has(id));
      if (repeated !== undefined) return refuseDuplicate(repeated, before.length);
      for (const event of batch) {
        const kept = { ...event, stream, sequence: before.length + 1, position: this.#all.length + 1 };
        this.#all.push(kept);
        this.#ids.add(event.id);
        before.push(kept);
      }
      if (before.length > 0) this.#byStream.set(stream, before);
      return { ok: true, value: { sequence: before.length } };
    });
  }

  read(stream: string, range: ReadRange = {}): Promise<readonly StoredEvent[]> {
    return this.#promise(() => this.#slice(this.#byStream.get(stream) ?? [], range));
  }

  readAll(range: ReadRange = {}): Promise<readonly StoredEvent[]> {
    return this.#promise(() => this.#slice(this.#all, range));
  }

  streams(): Promise<readonly StreamHead[]> {
    return this.#promise(() =>
      sortHeads([...this.#byStream].map(([stream, events]) => ({ stream, sequence: events.length }))),
    );
  }

  close(): Promise<void> {
    this.#closed = true;
    return Promise.resolve();
  }

  /** Payloads are read from their print each time, so that no reader can change what another will read. */
  #slice(events: readonly Kept[], { from = 1, limit = Infinity }: ReadRange): readonly StoredEvent[] {
    const start = Math.max(0, from - 1);
    return events.slice(start, start + limit).map((event) => {
      const payload: unknown = JSON.parse(event.payload);
      return this.#upcasts.apply({ ...event, payload });
    });
  }

  #promise<T>(work: () => T): Promise<T> {
    return new Promise((resolve) => {
      if (this.#closed) throw new Error("the store is closed");
      resolve(work());
    });
  }
}
