import type { Fault } from "../base/fault.ts";
import type { Evidence } from "../journal/evidence.ts";
import type { SourcedRecord } from "../journal/record.ts";

/**
 * The contract between server and page. The page gets the record itself and studies it with the same code as the
 * commands, so that a slider moves without a round trip and an exported page needs no server.
 */

export type FaultOnWire = ReturnType<Fault["toJSON"]>;

/** One case in the gallery: what it holds, or what is wrong with it. */
export interface GalleryCase {
  /** Names the case in URLs: its id, made unique where two folders hold the same one. */
  readonly key: string;
  readonly title: string;
  readonly summary: string;
  readonly fictional: boolean;
  /** Came with Backchannel, or was opened from a folder. */
  readonly origin: "shipped" | "opened";
  readonly folder: string;
  readonly events: number;
  readonly reports: number;
  /** Accounts that can be read; one that is lost is not among them. */
  readonly accounts: number;
  /** Independent voices among them. */
  readonly voices: number;
  readonly parties: readonly string[];
  /** EDTF of the first and last dated event, where there is one. */
  readonly from?: string;
  readonly until?: string;
  readonly faults: readonly FaultOnWire[];
}

/** GET /api/cases */
export interface Gallery {
  readonly cases: readonly GalleryCase[];
}

/** GET /api/cases/:key; also what an exported page carries inside it. */
export interface Bundle {
  readonly record: SourcedRecord;
  readonly evidence: Evidence;
  /**
   * Texts that travel with the bundle, by account id. A served page fetches texts as they are wanted
   * (GET /api/cases/:key/texts/:account) and gets none here; an exported page carries those that may be shipped.
   */
  readonly texts: Readonly<Record<string, string>>;
  /** When and with what it was made, for an exported page; absent from a served one. */
  readonly made?: { readonly at: string; readonly version: string };
}

/** Any refusal, with the status that fits it. */
export interface Refusal {
  readonly faults: readonly FaultOnWire[];
}

/** POST /api/cases: open a folder; answers with its GalleryCase. DELETE /api/cases/:key takes it off the shelf again. */
export interface OpenFolder {
  readonly folder: string;
}

/** Files made of a case: GET /api/cases/:key/export/NAME. */
export const EXPORTS = ["dossier.html", "dossier.json", "events.csv", "journal.jsonl"] as const;
export type ExportName = (typeof EXPORTS)[number];
