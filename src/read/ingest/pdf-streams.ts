import { constants, inflateSync } from "node:zlib";
import { Fault } from "../../base/fault.ts";
import { LIMITS, megabytes } from "./limits.ts";

/** A byte of deflate unpacks to this many at most (RFC 1951: 258 bytes from two bits). */
const MOST_UNPACKED = 1_032;
/** Bytes before `stream` that its dictionary may take. */
const DICTIONARY = 2_000;

/**
 * Looks for a stream in a PDF that was made to unpack without end, before the library unpacks it whole. Only streams
 * long enough to pass the limit are tried, and pictures not at all, since no text is in them.
 * Faults: `read/zip-bomb`. Cost: a search, and unpacking of the few long streams.
 */
export function findPdfBomb(file: string, bytes: Uint8Array): Fault | undefined {
  const bomb = (detail: string): Fault =>
    new Fault({ code: "read/zip-bomb", detail, at: { file }, hint: "it is made to exhaust whoever opens it; do not trust where it came from" });
  const search = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = search.indexOf("stream"); at >= 0; at = search.indexOf("stream", at + 6)) {
    if (search.toString("latin1", at - 3, at) === "end") continue;
    const before = search.toString("latin1", Math.max(0, at - DICTIONARY), at);
    const dictionary = before.slice(before.lastIndexOf(" obj"));
    const filters = dictionary.match(/\/Fl(?:ateDecode)?\b/g)?.length ?? 0;
    if (filters === 0 || /\/Subtype\s*\/Image/.test(dictionary)) continue;
    if (filters > 1) return bomb("a part of it is packed twice over");
    const end = search.indexOf("endstream", at);
    const packed = bytes.subarray(at + (bytes[at + 6] === 0x0d ? 8 : 7), end < 0 ? bytes.length : end);
    if (packed.length * MOST_UNPACKED < LIMITS.streamBytes) continue;
    if (passes(packed, LIMITS.streamBytes)) return bomb(`a part of it unpacks to more than ${megabytes(LIMITS.streamBytes)}`);
  }
  return undefined;
}

/** Whether bytes unpack to more than the limit; ones that are damaged are the library's to judge. */
function passes(packed: Uint8Array, limit: number): boolean {
  try {
    inflateSync(packed, { maxOutputLength: limit, finishFlush: constants.Z_SYNC_FLUSH });
    return false;
  } catch (error) {
    return error instanceof RangeError;
  }
}
