import type { z } from "zod";
import { accept, type Fault, refuse, type Result } from "../base/fault.ts";
import { shapeFaults } from "./shape-faults.ts";
import { soundnessOf } from "./sound-shape.ts";
import type { Path, SourceFile } from "./source-file.ts";

/** What could be read of a file: with faults, only the sound items of its lists. */
export interface Reading<T> {
  /** Undefined where not even the rest of the file fits. */
  readonly data: T | undefined;
  readonly faults: readonly Fault[];
  /** Ids of the items left out: known to exist, so nobody is told that they do not. */
  readonly ghosts: ReadonlySet<string>;
}

/** A reading whose items can still be traced to their places. */
export interface ShapeReading<T> extends Reading<T> {
  /** The file, with places that fit `data`. */
  readonly source: SourceFile;
}

/** All or nothing: the value, where the reading met no fault. */
export function resultOf<T>(reading: Reading<T>): Result<T> {
  return reading.data === undefined || reading.faults.length > 0 ? refuse(...reading.faults) : accept(reading.data);
}

/**
 * Holds a file against its definition. One misspelt field must not hide the thirty faults of meaning below it, so the
 * items that do not fit are set aside and the rest goes on to be checked; the file as a whole stays refused.
 */
export function readShape<T>(schema: z.ZodType<T>, source: SourceFile): ShapeReading<T> {
  const ghosts = new Set<string>();
  if (source.fits === schema || soundnessOf(schema)(source.value)) return { data: source.value as T, faults: [], source, ghosts };
  const whole = schema.safeParse(source.value);
  if (whole.success) return { data: whole.data, faults: [], source, ghosts };

  const faults = shapeFaults(whole.error, source, schema);
  const spoilt = new Map<string, Set<number>>();
  for (const { path } of whole.error.issues) {
    const [list, index] = path;
    if (typeof list !== "string" || typeof index !== "number") continue;
    const indices = spoilt.get(list) ?? new Set<number>();
    spoilt.set(list, indices.add(index));
  }
  const kept = new Map<string, number[]>();
  const value: Record<string, unknown> = { ...(source.value as Record<string, unknown>) };
  for (const [list, indices] of spoilt) {
    const items: unknown = value[list];
    if (!Array.isArray(items)) continue;
    const sound = items.map((_, i) => i).filter((i) => !indices.has(i));
    for (const i of indices) {
      const id: unknown = (items[i] as { id?: unknown } | null)?.id;
      if (typeof id === "string") ghosts.add(id);
    }
    kept.set(list, sound);
    value[list] = sound.map((i) => items[i] as unknown);
  }
  const placeOf: SourceFile["placeOf"] = (path, part) => source.placeOf(originalPath(path, kept), part);
  return { data: schema.safeParse(value).data, faults, source: { name: source.name, value, placeOf }, ghosts };
}

function originalPath(path: Path, kept: ReadonlyMap<string, readonly number[]>): Path {
  const [list, index, ...rest] = path;
  const original = typeof list === "string" && typeof index === "number" ? kept.get(list)?.[index] : undefined;
  return list === undefined || original === undefined ? path : [list, original, ...rest];
}
