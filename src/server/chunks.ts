import { createHash } from "node:crypto";

/** Bytes in pieces that can be handed from thread to thread without a copy, and sent one after the other. */
export type Chunks = readonly Uint8Array<ArrayBuffer>[];

const CHUNK_CHARACTERS = 1 << 20;

/** A text that comes in pieces as UTF-8, in chunks of about a megabyte: a large one is never held whole as a string. */
export function encodePieces(pieces: Iterable<string>): Chunks {
  const encoder = new TextEncoder();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let gathered: string[] = [];
  let characters = 0;
  const flush = (): void => {
    if (characters > 0) chunks.push(encoder.encode(gathered.join("")));
    gathered = [];
    characters = 0;
  };
  for (const piece of pieces) {
    gathered.push(piece);
    characters += piece.length;
    if (characters >= CHUNK_CHARACTERS) flush();
  }
  flush();
  return chunks;
}

export function lengthOf(chunks: Chunks): number {
  return chunks.reduce((sum, chunk) => sum + chunk.length, 0);
}

/** Names the content: the same bytes give the same name, in HTTP's form of a strong entity tag (RFC 9110, 8.8.3). */
export function entityTagOf(chunks: Chunks): string {
  const hash = createHash("sha256");
  for (const chunk of chunks) hash.update(chunk);
  return `"${hash.digest("base64url").slice(0, 22)}"`;
}
