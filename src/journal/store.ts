import { printCanonicalJson } from "../base/canonical-json.ts";
import { Fault } from "../base/fault.ts";

/** An event on its way into a store. Its id and its time arrive with the act that caused it: a store has no clock. */
export interface NewEvent {
  /** Unique in the whole store, so that an append whose answer got lost cannot be stored twice. */
  readonly id: string;
  readonly type: string;
  /** Version of the payload's shape, from 1. */
  readonly version: number;
  /** What JSON can hold. Members that are undefined are dropped. */
  readonly payload: unknown;
  readonly atMs: number;
}

export interface StoredEvent extends NewEvent {
  readonly stream: string;
  /** Place in its stream: 1, 2, 3 … without a gap. */
  readonly sequence: number;
  /** Place in the whole store: later is larger; gaps are possible. */
  readonly position: number;
}

/** What the stream's last sequence must be for an append to happen; `none` is 0, `any` asks for nothing. */
export type Expected = number | "none" | "any";

export interface Appended {
  /** The stream's last sequence after the append. */
  readonly sequence: number;
}

/** A refused append has left no trace. `actual` is where the stream stands, so that the act can be decided anew. */
export type AppendResult =
  | { readonly ok: true; readonly value: Appended }
  | { readonly ok: false; readonly faults: readonly Fault[]; readonly actual: number };

export interface StreamHead {
  readonly stream: string;
  /** Of its last event. */
  readonly sequence: number;
}

export interface ReadRange {
  /** First sequence or position wanted, inclusive; 1 when left out. */
  readonly from?: number;
  /** At most this many; all when left out. */
  readonly limit?: number;
}

/**
 * Streams of events, appended to and read, never changed. RULES.md states what every adapter keeps, and
 * test/contract/store.test.ts holds every adapter to it.
 */
export interface EventStore {
  /**
   * Appends a batch whole or not at all; once it resolves, the events outlive the process.
   * Faults: `store/conflict`, `store/duplicate-id`. Throws a TypeError or RangeError for what is no event.
   */
  append(stream: string, expected: Expected, events: readonly NewEvent[]): Promise<AppendResult>;
  /** A stream's events in order of sequence, brought up to date; empty for a stream that nobody has written to. */
  read(stream: string, range?: ReadRange): Promise<readonly StoredEvent[]>;
  /** Every stream's events in order of position. */
  readAll(range?: ReadRange): Promise<readonly StoredEvent[]>;
  /** Every stream that holds an event, in order of name (by UTF-16 units). */
  streams(): Promise<readonly StreamHead[]>;
  /** Lets go of what the store holds open; what follows is refused by a throw. A second close does nothing. */
  close(): Promise<void>;
}

/** An event as adapters keep it: checked, its payload printed. */
export interface PrintedEvent {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly payload: string;
  readonly atMs: number;
}

const NAME_LIMIT = 400;

/**
 * Checks and prints a batch before anything of it is stored. What fails here is a bug of the caller, so it throws.
 * Payloads are printed canonically: NaN, which plain JSON would turn into null without a word, is refused.
 */
export function printBatch(stream: string, events: readonly NewEvent[]): readonly PrintedEvent[] {
  mustBeName("stream", stream);
  return events.map(({ id, type, version, payload, atMs }) => {
    mustBeName("id", id);
    mustBeName("type", type);
    if (!Number.isSafeInteger(version) || version < 1) throw new TypeError(`an event's version counts from 1, not ${String(version)}`);
    if (!Number.isSafeInteger(atMs)) throw new TypeError(`an event's time is in whole milliseconds, not ${String(atMs)}`);
    return { id, type, version, payload: printCanonicalJson(payload), atMs };
  });
}

/** Names are kept as database text, which holds neither half a surrogate pair nor, safely, a NUL. */
function mustBeName(what: string, name: string): void {
  if (name === "" || name.length > NAME_LIMIT || name.includes("\0") || !name.isWellFormed()) {
    throw new TypeError(`${what} must be text of 1 to ${String(NAME_LIMIT)} characters, not ${JSON.stringify(name)}`);
  }
}

/** The refusal an expectation meets, or undefined where it holds. */
export function findConflict(stream: string, expected: Expected, actual: number): AppendResult | undefined {
  if (expected === "any") return undefined;
  const wanted = expected === "none" ? 0 : expected;
  if (wanted === actual) return undefined;
  const detail = `“${stream}” stands at ${String(actual)}, not at ${String(wanted)}`;
  const hint = "read what was appended meanwhile, and decide again";
  return { ok: false, faults: [new Fault({ code: "store/conflict", detail, hint })], actual };
}

/** The first id of a batch that the store, or the batch before it, already holds. */
export function findRepeated(batch: readonly PrintedEvent[], isStored: (id: string) => boolean): string | undefined {
  const seen = new Set<string>();
  for (const { id } of batch) {
    if (seen.has(id) || isStored(id)) return id;
    seen.add(id);
  }
  return undefined;
}

/** The refusal of an id that the store, or the batch itself, already holds. */
export function refuseDuplicate(id: string, actual: number): AppendResult {
  return { ok: false, faults: [new Fault({ code: "store/duplicate-id", detail: `an event “${id}” is stored already` })], actual };
}

export function sortHeads(heads: readonly StreamHead[]): readonly StreamHead[] {
  return [...heads].sort((a, b) => (a.stream < b.stream ? -1 : 1));
}
