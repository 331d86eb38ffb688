import { accept, Fault, refuse, type Result } from "../../base/fault.ts";
import type { SourceDocument } from "../account.ts";
import { oneLine, people } from "./page-facts.ts";
import { decodeText } from "./decode-text.ts";
import { type DocumentKind, findMagic, kindOfPath, KNOWN_SUFFIXES } from "./document-kind.ts";
import { docxText } from "./docx-text.ts";
import { frontMatterOf } from "./front-matter.ts";
import { articleOf, declaredCharset } from "./html-article.ts";
import { LIMITS, megabytes, tooLarge } from "./limits.ts";
import { mailText } from "./mail-text.ts";
import { pdfText } from "./pdf-text.ts";
import { headOf } from "./text-head.ts";

export interface FileBytes {
  /** As given, for messages; its suffix says of what kind it is. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface DocumentOptions {
  /** Encoding of text files that are not UTF-8, by its name in the WHATWG Encoding Standard: windows-1256, koi8-r. */
  readonly encoding?: string | undefined;
}

/**
 * A file made into an account's own text and what it says of itself. Nothing is fetched, no script is run.
 * Faults: `read/unknown-kind`, `read/empty`, `read/binary`, `read/encoding`, `read/too-large`, `read/broken`,
 * `read/encrypted`, `read/no-text`, `read/zip-bomb`, `read/no-article`.
 */
export async function readDocument(file: FileBytes, options: DocumentOptions = {}): Promise<Result<SourceDocument>> {
  const { path, bytes } = file;
  const kind = kindOfPath(path);
  if (!kind) return refuse(unknownKind(path));
  const limit = sizeLimitOf(kind);
  if (bytes.length > limit) return refuse(tooLong(path, bytes.length, limit));
  if (bytes.length === 0) return refuse(empty(path));
  const read = await READERS[kind](path, bytes, options);
  if (!read.ok) return read;
  const { text } = read.value;
  if (text.length > LIMITS.textLength) return refuse(tooLarge(path, `it holds more than ${megabytes(LIMITS.textLength)} of text`));
  if (!/[\p{L}\p{N}]/u.test(text)) return refuse(empty(path));
  return accept({ file: path, kind, ...read.value });
}

type Reader = (path: string, bytes: Uint8Array, options: DocumentOptions) => Promise<Result<Omit<SourceDocument, "file" | "kind">>> | Result<Omit<SourceDocument, "file" | "kind">>;

const READERS: Readonly<Record<DocumentKind, Reader>> = {
  text: (path, bytes, options) => {
    const decoded = decodeText(path, bytes, options.encoding);
    return decoded.ok ? accept({ text: decoded.value, ...headOf(decoded.value) }) : decoded;
  },
  markdown: (path, bytes, options) => {
    const decoded = decodeText(path, bytes, options.encoding);
    if (!decoded.ok) return decoded;
    const { facts, rest } = frontMatterOf(decoded.value);
    const head = headOf(rest);
    return accept({
      text: decoded.value,
      ...head,
      title: oneLine(facts.title) ?? head.title,
      publisher: oneLine(facts.publisher) ?? head.publisher,
      authors: people(facts.authors) ?? head.authors,
      published: facts.published ?? head.published,
      url: facts.url ?? head.url,
      language: facts.language,
    });
  },
  html: (path, bytes, options) => {
    const decoded = decodeText(path, bytes, options.encoding ?? declaredCharset(bytes));
    return decoded.ok ? articleOf(path, decoded.value) : decoded;
  },
  pdf: (path, bytes) => {
    const start = new TextDecoder("latin1").decode(bytes.subarray(0, 1024));
    if (start.includes("%PDF-")) return pdfText(path, bytes);
    const what = findMagic(bytes)?.what;
    const detail = what === undefined ? "it is not a PDF" : `it is ${what}, not a PDF`;
    return refuse(new Fault({ code: "read/broken", detail, at: { file: path }, hint: "give it the suffix of what it is" }));
  },
  docx: docxText,
  mail: mailText,
};

/** Bytes that a file of this kind may have: known before it is opened. */
export function sizeLimitOf(kind: DocumentKind): number {
  return kind === "text" || kind === "markdown" || kind === "html" ? LIMITS.textLength : LIMITS.fileBytes;
}

export function tooLong(path: string, size: number, limit: number): Fault {
  return tooLarge(path, `it has ${megabytes(size)}, and at most ${megabytes(limit)} are read`);
}

export function unknownKind(path: string): Fault {
  return new Fault({ code: "read/unknown-kind", detail: "its suffix is none that is read", at: { file: path }, hint: `${KNOWN_SUFFIXES} are read` });
}

function empty(path: string): Fault {
  return new Fault({ code: "read/empty", detail: "the file holds no text", at: { file: path }, hint: "was it saved before it had loaded?" });
}
