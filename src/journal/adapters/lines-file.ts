import { closeSync, openSync, readSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { refuse, type Result } from "../../base/fault.ts";
import { JsonLines } from "../../case/json-lines.ts";
import type { SourceFile } from "../../case/source-file.ts";
import { journalEvent, journalFile } from "../event.ts";
import { MEBI, textFault } from "./text-file.ts";

/** What is read of the disk at a time. */
const BLOCK = MEBI;
/** What is decoded at a time: small enough that the text is gone with the youngest objects, and still at hand when parsed. */
const PIECE = MEBI / 16;
const NEWLINE = 10;

/**
 * A journal of JSON Lines read while it comes in: neither its bytes nor its text are ever held whole. Faults: those of
 * `textFault`, and `file/syntax`. Cost: linear; a line longer than a block is read again each time that the block doubles.
 */
export async function readLinesFile(path: string, name: string): Promise<Result<SourceFile>> {
  const lines = new JsonLines(name, { whole: journalFile, event: journalEvent });
  /** By piece: where it starts and ends in the file. */
  const starts: number[] = [];
  const ends: number[] = [];
  const file = await open(path);
  try {
    for await (const { bytes, at } of blocksOfLines(file)) {
      const fault = textFault(bytes, name, lines.lines);
      if (fault) return refuse(fault);
      for (let start = 0; start < bytes.length;) {
        const end = start + PIECE >= bytes.length ? bytes.length : afterLine(bytes, start + PIECE);
        starts.push(at + start);
        ends.push(at + end);
        lines.read(bytes.toString("utf8", start, end));
        start = end;
      }
    }
  } finally {
    await file.close();
  }
  return lines.finish((piece) => readPiece(path, starts[piece] ?? 0, ends[piece] ?? 0));
}

/** Just after the end of the line that the byte at `offset` is in. */
function afterLine(bytes: Buffer, offset: number): number {
  const newline = bytes.indexOf(NEWLINE, offset);
  return newline < 0 ? bytes.length : newline + 1;
}

/**
 * Whole lines of a file, block by block, with where each starts; the next comes in while one is used. The bytes of a block are
 * good until the next is asked for.
 */
async function* blocksOfLines(file: FileHandle): AsyncGenerator<{ readonly bytes: Buffer; readonly at: number }> {
  let here: Buffer = Buffer.allocUnsafe(BLOCK);
  let there: Buffer = Buffer.allocUnsafe(BLOCK);
  let at = 0;
  let held = await fill(file, here, 0, 0);
  while (held > 0) {
    const isFull = held === here.length;
    const lastLine = isFull ? here.lastIndexOf(NEWLINE) + 1 : held;
    if (lastLine === 0) {
      const wider = Buffer.allocUnsafe(here.length * 2);
      here.copy(wider, 0, 0, held);
      here = wider;
      held = await fill(file, here, held, at + held);
      continue;
    }
    if (there.length < here.length) there = Buffer.allocUnsafe(here.length);
    const rest = here.copy(there, 0, lastLine, held);
    const next = isFull ? fill(file, there, rest, at + held) : Promise.resolve(0);
    // Where whoever asks for blocks stops early, nobody waits for it any more.
    next.catch(() => undefined);
    yield { bytes: here.subarray(0, lastLine), at };
    at += lastLine;
    held = await next;
    [here, there] = [there, here];
  }
}

/** Fills a buffer from `held` on with the file from `at` on, as far as either goes; resolves to how much it holds then. */
async function fill(file: FileHandle, into: Buffer, held: number, at: number): Promise<number> {
  let [full, from] = [held, at];
  while (full < into.length) {
    const { bytesRead } = await file.read(into, full, into.length - full, from);
    if (bytesRead === 0) break;
    full += bytesRead;
    from += bytesRead;
  }
  return full;
}

/** A stretch of a file that was read before; what is left of it where the file has shrunk since. */
function readPiece(path: string, start: number, end: number): string {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(end - start);
    return bytes.toString("utf8", 0, readSync(file, bytes, 0, bytes.length, start));
  } finally {
    closeSync(file);
  }
}
