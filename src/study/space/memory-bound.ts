import { Fault } from "../../base/fault.ts";
import { type AnalyseOptions } from "./analysis.ts";
import { type SpaceProblem } from "./problem.ts";

/** Bytes that tables and candidates may take unless it is said. */
const DEFAULT_MEMORY = 256 * 2 ** 20;

/** What growing costs at its peak: the old columns, and twice as large the new. */
const GROWING = 3;
/** About what an object costs that a point is reported as. */
const REPORTED = 200;

export function memoryOf({ memory }: AnalyseOptions): number {
  return memory ?? DEFAULT_MEMORY;
}

/** Bytes of the tables of a problem: they are there whatever is done. */
export function bytesOfTables({ worth, sizes, offsets, boxes }: SpaceProblem): number {
  let bytes = worth.byteLength + sizes.byteLength + offsets.byteLength;
  for (const table of boxes) bytes += (table?.members.byteLength ?? 0) + (table?.values.byteLength ?? 0);
  return bytes;
}

/** Bytes that a candidate for the frontier takes while it is one: its values and its package's number. */
export function bytesOfCandidate({ parties }: Pick<SpaceProblem, "parties">): number {
  return (parties + 1) * 8 * GROWING;
}

/** Candidates that the half of the memory has room for that is not the threads': each is reported in the end. */
export function roomForFrontier(problem: SpaceProblem, options: AnalyseOptions): number {
  const each = bytesOfCandidate(problem) + (problem.issues + problem.parties) * 8 + REPORTED;
  return Math.max(1, Math.floor((memoryOf(options) - bytesOfTables(problem)) / 2 / each));
}

/** Points that merging has room for: each has its values, its way and where the rest is, and is in two lists while made. */
export function roomForMerge({ parties }: SpaceProblem, options: AnalyseOptions): number {
  return Math.max(1, Math.floor(memoryOf(options) / ((parties + 1) * 8 * GROWING)));
}

/** Says what was needed and how to go on. */
export function outOfMemory(needed: number, options: AnalyseOptions, why: string): Fault {
  const bound = memoryOf(options);
  return new Fault({
    code: "space/memory",
    detail: `${why}: at least ${megabytes(needed)} MB are needed, and ${megabytes(bound)} MB are allowed`,
    hint: `--memory ${megabytes(2 ** Math.ceil(Math.log2(needed)))}MB or more, or fewer parties`,
  });
}

function megabytes(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / 2 ** 20));
}
