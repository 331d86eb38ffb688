import { Fault, type Result } from "../base/fault.ts";
import type { EventStore } from "../journal/store.ts";

/** The folders that somebody has opened and not closed again, in the order of opening. */
export interface ShelfState {
  readonly folders: readonly string[];
}

export const EMPTY_SHELF: ShelfState = { folders: [] };

export interface ShelfAct {
  readonly act: "openCase" | "closeCase";
  readonly folder: string;
}

export interface ShelfEvent {
  readonly type: "CaseOpened" | "CaseClosed";
  readonly payload: { readonly folder: string };
}

/**
 * What an act makes happen; nothing where a folder is opened that is open already.
 * Faults: `shelf/not-open`.
 */
export function decideShelf({ folders }: ShelfState, { act, folder }: ShelfAct): readonly ShelfEvent[] | Fault {
  const isOpen = folders.includes(folder);
  if (act === "openCase") return isOpen ? [] : [{ type: "CaseOpened", payload: { folder } }];
  if (isOpen) return [{ type: "CaseClosed", payload: { folder } }];
  return new Fault({ code: "shelf/not-open", detail: "this folder is not on the shelf", at: { file: folder } });
}

/** Takes whatever the store holds; what it does not know changes nothing. */
export function foldShelf(state: ShelfState, event: { readonly type: string; readonly payload: unknown }): ShelfState {
  const { type, payload } = event;
  const folder = folderIn(payload);
  if (folder === undefined) return state;
  const others = state.folders.filter((other) => other !== folder);
  if (type === "CaseOpened") return { folders: [...others, folder] };
  if (type === "CaseClosed") return { folders: others };
  return state;
}

function folderIn(payload: unknown): string | undefined {
  if (typeof payload !== "object" || payload === null || !("folder" in payload)) return undefined;
  return typeof payload.folder === "string" ? payload.folder : undefined;
}

/** Where time and ids come from: neither the acts nor the store make them up. */
export interface Moment {
  readonly atMs: number;
  readonly id: string;
}

const STREAM = "shelf";
/** Another process would have to get in between this often for an act to fail. */
const TRIES = 10;

/** The shelf as a stream of the store, shared by all who have the store open. */
export class Shelf {
  readonly #store: EventStore;
  readonly #now: () => Moment;
  #state = EMPTY_SHELF;
  #sequence = 0;

  constructor(store: EventStore, now: () => Moment) {
    this.#store = store;
    this.#now = now;
  }

  /** The folders on it now. */
  async folders(): Promise<readonly string[]> {
    for (const event of await this.#store.read(STREAM, { from: this.#sequence + 1 })) {
      // Two who ask at once read the same events; each is folded once.
      if (event.sequence !== this.#sequence + 1) continue;
      this.#state = foldShelf(this.#state, event);
      this.#sequence = event.sequence;
    }
    return this.#state.folders;
  }

  /** Whether anything happened. Faults: `shelf/not-open`, `store/conflict`. */
  async do(act: ShelfAct): Promise<Result<boolean>> {
    for (let tries = 1; ; tries++) {
      await this.folders();
      const events = decideShelf(this.#state, act);
      if (events instanceof Fault) return { ok: false, faults: [events] };
      if (events.length === 0) return { ok: true, value: false };
      const { atMs, id } = this.#now();
      const stored = events.map((event, i) => ({ ...event, id: `${id}/${String(i)}`, version: 1, atMs }));
      const outcome = await this.#store.append(STREAM, this.#sequence, stored);
      if (outcome.ok) return { ok: true, value: true };
      if (tries === TRIES) return outcome;
    }
  }
}
