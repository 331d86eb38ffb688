import type { AccountId } from "../case/ids.ts";
import type { Parsed } from "./language/tokens.ts";
import type { DOCUMENT_KINDS } from "./vocabulary.ts";

/** A file made into an account: its own text, and what the document says of itself. */
export interface SourceDocument {
  /** As given, for messages. */
  readonly file: string;
  readonly kind: (typeof DOCUMENT_KINDS)[number];
  /** The account's own text: of plain text the file itself, of the rest the article taken out of its page. */
  readonly text: string;
  readonly title?: string | undefined;
  readonly publisher?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  /** EDTF. */
  readonly published?: string | undefined;
  /** Whether somebody gave the date, or the document bears it; the latter where this is left out. */
  readonly publishedFrom?: "given" | "document" | "inferred" | undefined;
  readonly url?: string | undefined;
  /** BCP 47. */
  readonly language?: string | undefined;
}

/** An account being read. Everything found in it speaks in offsets of `parsed.plain.text` (UTF-16, `end` exclusive). */
export interface AccountText {
  readonly id: AccountId;
  readonly document: SourceDocument;
  readonly parsed: Parsed;
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A finding in one account, before it is tied to its own text. */
export interface Found extends Stretch {
  /** Degree of belief, 0 to 1. */
  readonly confidence: number;
  readonly restsOn: readonly string[];
}
