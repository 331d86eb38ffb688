import type { Fault } from "../base/fault.ts";
import type { CaseValues } from "../case/formats/values-file.ts";
import type { Evidence } from "../journal/evidence.ts";
import type { SourcedRecord } from "../journal/record.ts";
import type { DeskAct } from "../read/draft/decision.ts";
import type { DeskCounts, DeskItem, LastDecision } from "../read/draft/desk-item.ts";
import type { Reading } from "../read/reading.ts";
import type { WindowAnswer } from "../study/window/answer.ts";

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
  /**
   * Exact values of packages (values.yaml), which go before the case's preferences. Secret to their owners: a page from
   * this machine shows them, an exported one never carries them.
   */
  readonly values?: CaseValues;
  /** Present where the case was drafted from documents, and so has a reading desk. */
  readonly drafted?: true;
  /**
   * When a deal was possible: what an exported page shows, which has nobody to ask (a served page asks for it when it is
   * wanted). Absent where the record has more acts than can be gone through while a file is made.
   */
  readonly window?: WindowAnswer;
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

/**
 * GET /api/cases/:key/window?at=EDTF&seed=N&parties=A,B&offer=ID&assume=NAME=VALUE, all of it optional and `assume` as often
 * as it is needed: answers with lines of JSON (application/x-ndjson), one WindowLine each, as the work goes on; the last
 * holds the window, or why there is none. What is asked wrongly is refused before the first line (`window/*`: 400).
 * The same case and question get the same window; whoever goes away stops the work, unless somebody else waits for it.
 */
export type WindowLine = WindowProgress | { readonly window: WindowAnswer } | Refusal;

export interface WindowProgress {
  /** 0 to 1, never falling. */
  readonly progress: number;
  /** What is being done, in a few words. */
  readonly stage: string;
}

/**
 * GET /api/cases/:key/reading: the reading desk of a case that was drafted from documents. A case without a reading has
 * none: `desk/none`, 404.
 */
export interface Desk extends DeskNow {
  /** As it was found; its candidates are those of `items` before anybody touched them. */
  readonly reading: Reading;
  /** The accounts' own texts, as far as they are at hand, by account id. Spans count their code points. */
  readonly texts: Readonly<Record<string, string>>;
  /** Whether decisions can be made here: not from afar, nor where the folder cannot be written to. */
  readonly writable: boolean;
}

/** How the desk stands after the last decision. */
export interface DeskNow {
  /** In the order of the reading; what was merged into another is not among them, what was split off follows its origin. */
  readonly items: readonly DeskItem[];
  readonly counts: DeskCounts;
  /** What an undo without a number would take back; absent where nothing stands. */
  readonly last?: LastDecision;
  /** Number of the last line of decisions.jsonl, for `after`; 0 at the start. */
  readonly sequence: number;
}

/**
 * POST /api/cases/:key/decisions takes a DeskAct, as JSON, and answers with the desk as it then stands (200). Refused:
 * what is no act (`desk/no-act`, 400), an item that is not there (`desk/unknown-item`, 404), an act that does not fit
 * its state (`desk/*`, 409), an event that would make the case faulty (the faults of the case, 422).
 */
export interface DeskAnswer extends DeskNow {
  /** The number of the decision, or of the undo. */
  readonly decision: number;
  /** Ids of the items to look at next to see what has changed; of an accept, what was accepted along comes first. */
  readonly touched: readonly string[];
  /** What else was done, or could not be, in words: people added to the case, an order that was left out. */
  readonly notes: readonly string[];
}

export type { Candidate, Drift, Name, ReadAccount, Reading } from "../read/reading.ts";
export type { DeskAct, DeskCounts, DeskItem, LastDecision };
