import { Fault } from "../../base/fault.ts";

/** What a reader takes on, so that one file cannot hold up or bring down the reading of the others. */
export const LIMITS = {
  /** Bytes of a file of any kind. */
  fileBytes: 64 * 2 ** 20,
  /** Bytes of a text, Markdown or HTML file, and UTF-16 units of any account's own text: some 3 million words. */
  textLength: 20 * 2 ** 20,
  /** Tags of a page or of a mail's HTML part. */
  tags: 200_000,
  /** How deep its elements may nest. */
  depth: 5_000,
  /** Bytes that one part of a PDF, pictures aside, unpacks to. */
  streamBytes: 64 * 2 ** 20,
  /** Pages of a PDF. */
  pages: 5_000,
  /** Entries of a .docx, bytes they unpack to, and how many times its packed size one entry may unpack to. */
  entries: 4_000,
  unpackedBytes: 200 * 2 ** 20,
  unpackedRatio: 250,
  /** Below this size an entry's ratio says nothing: a page of spaces packs a thousandfold. */
  ratioFromBytes: 4 * 2 ** 20,
} as const;

export function tooLarge(file: string, detail: string, hint = "cut it into parts, or give only the article"): Fault {
  return new Fault({ code: "read/too-large", detail, at: { file }, hint });
}

export function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(bytes < 10 * 2 ** 20 ? 1 : 0)} MB`;
}
