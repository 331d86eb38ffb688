import { createHash } from "node:crypto";
import { realpath } from "node:fs/promises";
import { basename } from "node:path";
import { Fault, type Result } from "../base/fault.ts";
import { findCase, glimpse, listCases } from "./case-folders.ts";
import type { CaseReader, OnWire } from "./case-reader.ts";
import type { Shelf } from "./shelf.ts";
import type { GalleryCase } from "./wire.ts";

/** A case that the server shows, and where it lies. */
export interface GalleryEntry {
  readonly key: string;
  readonly folder: string;
  readonly origin: GalleryCase["origin"];
  /** What it calls itself, for when it cannot be read. */
  readonly title: string;
}

export interface GalleryOptions {
  /** The folder whose subfolders are the cases that came with Backchannel. */
  readonly shippedIn: string;
  /** Case folders named when the server was started. */
  readonly given: readonly string[];
  readonly shelf: Shelf;
  readonly reader: CaseReader;
  /** Whether whole paths may be told: not where others than this machine's own user can ask. */
  readonly tellPaths: boolean;
}

/** All cases there are to see: those that came along, those given at the start, those on the shelf. */
export class Gallery {
  readonly #options: GalleryOptions;
  /** Closing one that was given at the start holds as long as the server runs. */
  readonly #given: Set<string>;

  constructor(options: GalleryOptions) {
    this.#options = options;
    this.#given = new Set(options.given);
  }

  /** Each with all that the gallery says of it; the cases are read at the same time. */
  async list(): Promise<GalleryCase[]> {
    return Promise.all((await this.#entries()).map((entry) => this.#describe(entry)));
  }

  /** Fault: `shelf/unknown-case`. */
  async find(key: string): Promise<Result<GalleryEntry>> {
    const entries = await this.#entries();
    const found = entries.find((entry) => entry.key === key) ?? entries.find((entry) => longKeyOf(entry) === key);
    if (found) return { ok: true, value: found };
    const hint = "GET /api/cases lists them";
    return { ok: false, faults: [new Fault({ code: "shelf/unknown-case", detail: "there is no such case here", hint })] };
  }

  /** Puts a folder on the shelf, unless it is to be seen already. Faults: `file/not-found`, `shelf/not-a-case`, `store/*`. */
  async open(typed: string): Promise<OnWire<{ readonly opened: GalleryCase; readonly isNew: boolean }>> {
    const folder = await findCase(typed);
    if (!folder.ok) return onWire(folder);
    const findEntry = async (): Promise<GalleryEntry | undefined> =>
      (await this.#entries()).find((entry) => entry.folder === folder.value);
    const before = await findEntry();
    if (before) return { ok: true, value: { opened: await this.#describe(before), isNew: false } };
    const done = await this.#options.shelf.do({ act: "openCase", folder: folder.value });
    if (!done.ok) return onWire(done);
    const after = await findEntry();
    if (!after) throw new Error("what was put on the shelf is not there");
    return { ok: true, value: { opened: await this.#describe(after), isNew: true } };
  }

  /** Takes a case off the shelf; its folder stays as it is. Faults: `shelf/unknown-case`, `shelf/shipped`, `store/*`. */
  async close(key: string): Promise<Result<undefined>> {
    const found = await this.find(key);
    if (!found.ok) return found;
    const { folder, origin } = found.value;
    if (origin === "shipped") {
      return { ok: false, faults: [new Fault({ code: "shelf/shipped", detail: "this case came with Backchannel and stays in the gallery" })] };
    }
    this.#given.delete(folder);
    const done = await this.#options.shelf.do({ act: "closeCase", folder });
    // One that was given at the start need not be on the shelf; another window may have closed it first.
    const gone = done.ok || done.faults.every(({ code }) => code === "shelf/not-open");
    return gone ? { ok: true, value: undefined } : done;
  }

  async #entries(): Promise<readonly GalleryEntry[]> {
    const { shippedIn, shelf } = this.#options;
    const [shipped, opened] = await Promise.all([listCases(shippedIn), shelf.folders()]);
    const origins = new Map<string, GalleryCase["origin"]>();
    for (const folder of shipped) origins.set(await realpath(folder), "shipped");
    for (const folder of [...this.#given, ...opened]) if (!origins.has(folder)) origins.set(folder, "opened");
    const glimpses = await Promise.all([...origins.keys()].map(glimpse));
    const taken = new Set<string>();
    return [...origins].map(([folder, origin], i) => {
      const { id = "", title = "" } = glimpses[i] ?? {};
      const key = taken.has(id) ? longKeyOf({ key: id, folder }) : id;
      taken.add(key);
      return { key, folder, origin, title };
    });
  }

  async #describe({ key, folder, origin, title }: GalleryEntry): Promise<GalleryCase> {
    const read = await this.#options.reader.summarise(folder);
    const place = { key, origin, folder: this.#options.tellPaths ? folder : basename(folder) };
    if (read.ok) return { ...place, ...read.value, faults: [] };
    const nothing = { summary: "", fictional: false, events: 0, reports: 0, accounts: 0, voices: 0, parties: [] };
    return { ...place, title, ...nothing, faults: read.faults };
  }
}

const HASH_DIGITS = 6;

/**
 * A key that stays the same whatever other cases are open: where two folders hold the same case the first keeps the
 * plain id, and this is how the others are told apart. It leads to the first as well, so no address goes stale when
 * the one before it is closed.
 */
function longKeyOf({ key, folder }: { readonly key: string; readonly folder: string }): string {
  const hash = createHash("sha256").update(folder).digest("hex").slice(0, HASH_DIGITS);
  return key.endsWith(`-${hash}`) ? key : `${key}-${hash}`;
}

function onWire<T>(result: Result<T>): OnWire<T> {
  return result.ok ? result : { ok: false, faults: result.faults.map((fault) => fault.toJSON()) };
}
