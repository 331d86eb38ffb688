import type { CaseJob, ReadCase } from "./case-jobs.ts";
import { CaseWorkers } from "./case-workers.ts";
import { type CaseStamp, stampCase } from "./case-stamp.ts";
import { type Chunks, lengthOf } from "./chunks.ts";
import type { CaseSummary } from "./summarise.ts";
import type { FaultOnWire } from "./wire.ts";

export type OnWire<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly FaultOnWire[] };

interface Held {
  readonly stamp: CaseStamp;
  readonly summary: CaseSummary;
  readonly files: readonly string[];
  /** Undefined where it had to make room for others. */
  readonly read: ReadCase | undefined;
}

interface Flight {
  readonly print: string;
  readonly reading: Promise<OnWire<ReadCase>>;
}

export interface CaseReaderOptions {
  /** Where texts that do not ship with a case are looked for, by hash. */
  readonly textFolders: readonly string[];
  /** How much is kept read at most, in bytes; what was wanted last stays, even where it alone is more. */
  readonly keepBytes?: number;
  /** Threads of somebody else's to read with, who also ends them; its own when left out. */
  readonly workers?: CaseWorkers | undefined;
}

const KEEP_BYTES = 256 * 1024 * 1024;

/**
 * A file changed this shortly before it was read may change again without its date showing it, so what was read of it
 * is not relied on the next time (as git does with its index: Documentation/technical/racy-git).
 */
const SETTLED_AFTER_MS = 50;

/**
 * Cases as they lie on disk at the moment of asking. What has been read is kept until one of its files changes; a case
 * with faults is read anew each time, since somebody is mending it.
 */
export class CaseReader {
  readonly #options: CaseReaderOptions;
  readonly #workers: CaseWorkers;
  /** In order of last use. */
  readonly #held = new Map<string, Held>();
  readonly #flights = new Map<string, Flight>();

  constructor(options: CaseReaderOptions) {
    this.#options = options;
    this.#workers = options.workers ?? new CaseWorkers();
  }

  async read(folder: string): Promise<OnWire<ReadCase>> {
    const { held, stamp } = await this.#look(folder);
    if (!held?.read) return this.#readOnce(folder, stamp);
    this.#hold(folder, held);
    return { ok: true, value: held.read };
  }

  async summarise(folder: string): Promise<OnWire<CaseSummary>> {
    const { held, stamp } = await this.#look(folder);
    if (held) return { ok: true, value: held.summary };
    const reading = await this.#readOnce(folder, stamp);
    return reading.ok ? { ok: true, value: reading.value.summary } : reading;
  }

  /** A file made of the case, from its files as they are now. */
  async export(folder: string, exported: NonNullable<CaseJob["exported"]>): Promise<OnWire<Chunks>> {
    const answer = await this.#workers.run({ folder, textFolders: this.#options.textFolders, exported });
    if (!answer.ok) return answer;
    if (!("exported" in answer)) throw new Error("asked for an export, got a case");
    return { ok: true, value: answer.exported };
  }

  async close(): Promise<void> {
    if (!this.#options.workers) await this.#workers.close();
  }

  /** What is held of a folder, where none of its files has changed since. */
  async #look(folder: string): Promise<{ held: Held | undefined; stamp: CaseStamp }> {
    const held = this.#held.get(folder);
    const stamp = await stampCase(folder, held?.files ?? [], this.#options.textFolders);
    return { held: held?.stamp.print === stamp.print ? held : undefined, stamp };
  }

  /** Those who ask while a reading of the same files is under way share it. */
  async #readOnce(folder: string, { print }: CaseStamp): Promise<OnWire<ReadCase>> {
    const flight = this.#flights.get(folder);
    if (flight?.print === print) return flight.reading;
    const reading = this.#readAnew(folder);
    this.#flights.set(folder, { print, reading });
    const landed = await reading;
    if (this.#flights.get(folder)?.reading === reading) this.#flights.delete(folder);
    return landed;
  }

  async #readAnew(folder: string): Promise<OnWire<ReadCase>> {
    const { textFolders } = this.#options;
    const startedMs = Date.now();
    const answer = await this.#workers.run({ folder, textFolders });
    this.#held.delete(folder);
    if (!answer.ok) return answer;
    if (!("read" in answer)) throw new Error("asked for a case, got an export");
    const { read } = answer;
    // Stamped afterwards, since only now it is known which files there are; a change meanwhile is newer than the start.
    const stamp = await stampCase(folder, read.files, textFolders);
    const settled = stamp.newestMs < startedMs - SETTLED_AFTER_MS;
    if (settled) this.#hold(folder, { stamp, summary: read.summary, files: read.files, read });
    return { ok: true, value: read };
  }

  #hold(folder: string, held: Held): void {
    this.#held.delete(folder);
    this.#held.set(folder, held);
    let bytes = 0;
    for (const { read } of this.#held.values()) bytes += sizeOf(read);
    for (const [other, { read, ...rest }] of this.#held) {
      if (bytes <= (this.#options.keepBytes ?? KEEP_BYTES) || other === folder) break;
      this.#held.set(other, { ...rest, read: undefined });
      bytes -= sizeOf(read);
    }
  }
}

function sizeOf(read: ReadCase | undefined): number {
  return read ? lengthOf(read.bundle) + lengthOf([...read.texts.values()]) : 0;
}
