import { Fault } from "../base/fault.ts";
import { findNearest } from "../base/nearest.ts";
import type { Path, SourceFile } from "./source-file.ts";

/** Collects the faults of one file, each at the place of the value it speaks of. */
export class FaultsAt {
  readonly faults: Fault[] = [];
  readonly source: SourceFile;
  /** Ids that exist but could not be read; they count as known. */
  readonly #ghosts: ReadonlySet<string>;

  constructor(source: SourceFile, ghosts: ReadonlySet<string> = new Set()) {
    this.source = source;
    this.#ghosts = ghosts;
  }

  add(code: string, path: Path, detail: string, hint?: string): void {
    this.faults.push(new Fault({ code, detail, at: this.source.placeOf(path), hint }));
  }

  /** Faults found by a parser that knows nothing of files, put in their place. */
  addAt(path: Path, faults: readonly Fault[]): void {
    for (const { code, detail, hint } of faults) this.add(code, path, detail, hint);
  }

  /** A fault unless the id is known; the hint is the nearest known one, by id or by name. `of` says whose list it is. */
  mustKnow(code: string, path: Path, what: string, id: string, known: ReadonlyMap<string, { readonly name?: string }>, of = ""): boolean {
    if (known.has(id) || this.#ghosts.has(id)) return true;
    const near = findNearest(id, known.keys()) ?? nearestByName(id, known);
    const all = [...known.keys()];
    const listed = all.length === 0 ? `there is no ${what} yet` : all.length <= 8 ? `known: ${all.join(", ")}` : undefined;
    this.add(code, path, `there is no ${what} “${id}”${of}`, near === undefined ? listed : `did you mean ${near}?`);
    return false;
  }

  /** A fault at every id that stands a second time. */
  mustDiffer(code: string, list: string, ids: readonly string[], key = "id"): void {
    if (new Set(ids).size === ids.length) return;
    const first = new Map<string, number>();
    ids.forEach((id, i) => {
      const before = first.get(id);
      if (before === undefined) first.set(id, i);
      else this.add(code, [list, i, key], `the id “${id}” is taken`, `first used at ${placeText(this.source, [list, before, key])}`);
    });
  }
}

function placeText(source: SourceFile, path: Path): string {
  const { line, column } = source.placeOf(path);
  return `line ${String(line)}, column ${String(column)}`;
}

/** `rivera` for `ana-rivera`: a name's last word is what people type. */
function nearestByName(id: string, known: ReadonlyMap<string, { readonly name?: string }>): string | undefined {
  for (const [key, { name }] of known) {
    const words = [...key.split("-"), ...(name ?? "").toLowerCase().split(/\s+/)];
    if (findNearest(id, words) !== undefined) return key;
  }
  return undefined;
}
