import { extname } from "node:path";
import type { SourceDocument } from "../account.ts";

export type DocumentKind = SourceDocument["kind"];

const KIND_OF_SUFFIX: ReadonlyMap<string, DocumentKind> = new Map([
  [".txt", "text"], [".text", "text"],
  [".md", "markdown"], [".markdown", "markdown"],
  [".html", "html"], [".htm", "html"], [".xhtml", "html"],
  [".pdf", "pdf"],
  [".docx", "docx"],
  [".eml", "mail"],
]);

export const KNOWN_SUFFIXES = ".txt, .md, .html, .pdf, .docx and .eml";

/** By its suffix, whatever its case; undefined where the suffix is not one that is read. */
export function kindOfPath(path: string): DocumentKind | undefined {
  return KIND_OF_SUFFIX.get(extname(path).toLowerCase());
}

const MAGIC: readonly (readonly [what: string, suffix: string, bytes: readonly number[]])[] = [
  ["a PDF", ".pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["a zip archive, which a .docx is too", ".docx", [0x50, 0x4b, 0x03, 0x04]],
  ["an old or encrypted Office document", "", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ["an RTF document", "", [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ["a JPEG picture", "", [0xff, 0xd8, 0xff]],
  ["a PNG picture", "", [0x89, 0x50, 0x4e, 0x47]],
  ["a GIF picture", "", [0x47, 0x49, 0x46, 0x38]],
  ["a gzip archive", "", [0x1f, 0x8b, 0x08]],
];

/** What the first bytes say a file is, with the suffix it would be read by; undefined where they say nothing. */
export function findMagic(bytes: Uint8Array): { readonly what: string; readonly suffix: string } | undefined {
  for (const [what, suffix, magic] of MAGIC) {
    if (magic.every((byte, i) => bytes[i] === byte)) return { what, suffix };
  }
  return undefined;
}
