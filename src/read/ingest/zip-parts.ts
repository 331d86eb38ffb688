import { accept, Fault, refuse, type Result } from "../../base/fault.ts";
import { LIMITS, megabytes } from "./limits.ts";

/** Bytes fed at a time: how far an entry can overshoot its limit. Deflate unpacks 1 byte to 1032 at most. */
const CHUNK = 16_384;

/**
 * The parts of a zip archive that are wanted, unpacked as a stream and counted while they are, so that an archive made
 * to unpack to gigabytes is given up after a few megabytes whatever sizes it declares.
 * Faults: `read/zip-bomb`, `read/broken`. Cost: linear in what the wanted parts unpack to, which `LIMITS` bounds.
 */
export async function unpackParts(
  file: string,
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Promise<Result<ReadonlyMap<string, Uint8Array>>> {
  const { Unzip, UnzipInflate, UnzipPassThrough } = await import("fflate");
  const parts = new Map<string, Uint8Array>();
  let unpacked = 0;
  let entries = 0;
  let fault: Fault | undefined;
  const bomb = (detail: string): void => {
    fault ??= new Fault({ code: "read/zip-bomb", detail, at: { file }, hint: "it is made to exhaust whoever opens it; do not trust where it came from" });
  };
  const broken = (cause?: unknown): void => {
    fault ??= new Fault({ code: "read/broken", detail: "the archive is damaged or cut off", at: { file }, hint: "get the file anew", cause });
  };
  const unzip = new Unzip((entry) => {
    if (++entries > LIMITS.entries) bomb(`it holds more than ${String(LIMITS.entries)} files`);
    const { size, originalSize } = entry;
    if (originalSize !== undefined) {
      if (originalSize > LIMITS.unpackedBytes) bomb(`${printName(entry.name)} declares ${megabytes(originalSize)}`);
      if (size !== undefined && originalSize > LIMITS.ratioFromBytes && originalSize > size * LIMITS.unpackedRatio) {
        bomb(`${printName(entry.name)} declares to unpack ${megabytes(originalSize)} from ${megabytes(size)}`);
      }
    }
    if (fault || !isWanted(entry.name)) return;
    if (parts.has(entry.name)) {
      broken();
      return;
    }
    const chunks: Uint8Array[] = [];
    let length = 0;
    parts.set(entry.name, new Uint8Array());
    entry.ondata = (error, chunk, isLast) => {
      if (error) broken(error);
      if (fault) return;
      length += chunk.length;
      unpacked += chunk.length;
      chunks.push(chunk);
      if (unpacked > LIMITS.unpackedBytes) bomb(`it unpacks to more than ${megabytes(LIMITS.unpackedBytes)}`);
      if (length > LIMITS.ratioFromBytes && length > (size ?? bytes.length) * LIMITS.unpackedRatio) {
        bomb(`${printName(entry.name)} unpacks to more than ${String(LIMITS.unpackedRatio)} times its size`);
      }
      if (isLast) parts.set(entry.name, joined(chunks, length));
    };
    try {
      entry.start();
    } catch (error) {
      broken(error);
    }
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  try {
    for (let at = 0; at < bytes.length && !fault; at += CHUNK) {
      unzip.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
    }
  } catch (error) {
    broken(error);
  }
  if (entries === 0) broken();
  return fault ? refuse(fault) : accept(parts);
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function printName(name: string): string {
  return `“${name.slice(0, 60).replace(/[^\x20-\x7e]/g, "?")}”`;
}
