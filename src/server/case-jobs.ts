import { existsSync } from "node:fs";
import { join } from "node:path";
import { type OpenedCase, readCaseFolder } from "../journal/adapters/case-folder.ts";
import { printJsonLines } from "../journal/print-journal.ts";
import { printEventsCsv } from "../study/events-csv.ts";
import type { CaseValues } from "../case/formats/values-file.ts";
import { readCaseValues, VALUES_FILE } from "../journal/adapters/case-values.ts";
import { READING_FILE } from "../read/draft/desk-files.ts";
import { printDossier } from "../study/print-dossier.ts";
import { studyRecord } from "../study/study.ts";
import type { Fault, Result } from "../base/fault.ts";
import { type Chunks, encodePieces, entityTagOf } from "./chunks.ts";
import { printDossierPage } from "./dossier-page.ts";
import { printBundle } from "./print-bundle.ts";
import { type CaseSummary, summarise } from "./summarise.ts";
import type { ExportName, FaultOnWire } from "./wire.ts";

/** What a reading thread is asked to do. */
export interface CaseJob {
  readonly folder: string;
  readonly textFolders: readonly string[];
  /** The export wanted; left out, the case itself. */
  readonly exported?: { readonly name: ExportName; readonly texts: "shipped" | "all"; readonly atMs: number };
}

/** A case as the server keeps and sends it: printed already, so that the thread that answers requests never has to. */
export interface ReadCase {
  readonly summary: CaseSummary;
  /** The Bundle as JSON. */
  readonly bundle: Chunks;
  readonly entityTag: string;
  /** The texts at hand, by account. */
  readonly texts: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  /** Files of the case folder that accounts name: what the reading rests on, besides those every case has. */
  readonly files: readonly string[];
}

export type CaseAnswer =
  | { readonly ok: true; readonly read: ReadCase }
  | { readonly ok: true; readonly exported: Chunks }
  | { readonly ok: false; readonly faults: readonly FaultOnWire[] };

/** Reads a case, or makes an export of it. Faults: those of `readCaseFolder`, `file/unreadable`, `page/not-built`. */
export async function runCaseJob(job: CaseJob): Promise<CaseAnswer> {
  try {
    const opened = await readCaseFolder(job.folder, job.textFolders);
    if (!opened.ok) return refuse(opened.faults);
    if (!job.exported) {
      const values = await readCaseValues(opened.value.folder, opened.value.record.case);
      if (!values.ok) return refuse(values.faults);
      return { ok: true, read: printCase(opened.value, values.value, existsSync(join(job.folder, READING_FILE))) };
    }
    const pieces = await exportCase(opened.value, job.exported);
    return pieces.ok ? { ok: true, exported: encodePieces(pieces.value) } : refuse(pieces.faults);
  } catch (error) {
    // A folder that may not be read, a disk that fails; anything else is a bug and stays one.
    if (!(error instanceof Error) || !("syscall" in error)) throw error;
    const at = { file: "path" in error ? String(error.path) : job.folder };
    return { ok: false, faults: [{ code: "file/unreadable", detail: error.message, at, hint: "mend its permissions" }] };
  }
}

function refuse(faults: readonly Fault[]): CaseAnswer {
  return { ok: false, faults: faults.map((fault) => fault.toJSON()) };
}

function printCase({ record, evidence, texts }: OpenedCase, values: CaseValues | undefined, drafted: boolean): ReadCase {
  const besides = { ...(values ? { values } : {}), ...(drafted ? { drafted: true as const } : {}) };
  const bundle = encodePieces(printBundle({ record, evidence, texts: {}, ...besides }));
  const encoder = new TextEncoder();
  return {
    summary: summarise(record),
    bundle,
    entityTag: entityTagOf(bundle),
    texts: new Map([...texts].map(([account, text]) => [account, encoder.encode(text)])),
    files: [
      ...(values ? [VALUES_FILE] : []),
      ...record.accounts.accounts.flatMap(({ file }) => (file === undefined ? [] : [file])),
    ],
  };
}

async function exportCase(opened: OpenedCase, wanted: NonNullable<CaseJob["exported"]>): Promise<Result<Iterable<string>>> {
  switch (wanted.name) {
    case "dossier.html":
      return printDossierPage(opened, wanted);
    case "dossier.json":
      return { ok: true, value: printDossier(studyRecord(opened.record), opened.evidence) };
    case "events.csv":
      return { ok: true, value: printEventsCsv(studyRecord(opened.record)) };
    case "journal.jsonl":
      return { ok: true, value: printJsonLines(opened.record.events) };
  }
}

/** The buffers that an answer can hand over whole instead of copying. */
export function transfersOf(answer: CaseAnswer): ArrayBuffer[] {
  if (!answer.ok) return [];
  const chunks = "read" in answer ? [...answer.read.bundle, ...answer.read.texts.values()] : answer.exported;
  return chunks.map((chunk) => chunk.buffer);
}
