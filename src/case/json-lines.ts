import { parseDocument } from "yaml";
import type { z } from "zod";
import { accept, Fault, refuse, type Result } from "../base/fault.ts";
import { type Soundness, soundnessOf } from "./sound-shape.ts";
import { offsetOf, type SourceFile } from "./source-file.ts";

/** What the whole is to fit, and each event of it. */
export interface LinesShape {
  readonly whole: z.ZodType;
  readonly event: z.ZodType;
}

/**
 * Reads JSON Lines as they come in: after an optional first line `{"version":1}`, one event a line. Gives the same value
 * as the YAML journal would, so that one definition checks both. The text itself is not kept: where a fault is to be
 * placed, the piece it stands in is asked for again.
 */
export class JsonLines {
  readonly #name: string;
  readonly #events: unknown[] = [];
  /** By event: its line, its piece, and where it starts and ends in that. */
  readonly #lineOf: number[] = [];
  readonly #pieceOf: number[] = [];
  readonly #startOf: number[] = [];
  readonly #endOf: number[] = [];
  readonly #faults: Fault[] = [];
  readonly #shape: LinesShape | undefined;
  readonly #isSoundEvent: Soundness | undefined;
  #areSound = true;
  #header: Record<string, unknown> = { version: 1 };
  #headerLine = 1;
  #lines = 0;
  #pieces = 0;
  #isFirst = true;

  /** With `shape`, events are held against it while they are still at hand: looking at all of them once more takes longer. */
  constructor(name: string, shape?: LinesShape) {
    this.#name = name;
    this.#shape = shape;
    this.#isSoundEvent = shape && soundnessOf(shape.event);
  }

  /** Lines read so far. */
  get lines(): number {
    return this.#lines;
  }

  /** The next piece of the text: whole lines, the last with or without its end. */
  read(piece: string): void {
    // A byte order mark before the first line is no part of it.
    let start = this.#pieces === 0 && piece.startsWith("\ufeff") ? 1 : 0;
    while (start < piece.length) {
      const newline = piece.indexOf("\n", start);
      const end = newline < 0 ? piece.length : newline;
      this.#lines++;
      if (!isBlank(piece, start, end)) this.#readLine(piece.slice(start, end), start, end);
      start = end + 1;
    }
    this.#pieces++;
  }

  #readLine(row: string, start: number, end: number): void {
    const value = parseRow(row);
    if (value === undefined) {
      this.#faults.push(faultOfRow(this.#name, this.#lines, row));
    } else if (this.#isFirst && isHeader(value)) {
      this.#header = value;
      this.#headerLine = this.#lines;
    } else {
      this.#events.push(value);
      this.#areSound &&= this.#isSoundEvent?.(value) === true;
      this.#lineOf.push(this.#lines);
      this.#pieceOf.push(this.#pieces);
      this.#startOf.push(start);
      this.#endOf.push(end);
    }
    this.#isFirst = false;
  }

  /** All that was read. `pieceAt`: a piece once more, by number from 0. Faults: `file/syntax`, one for every unreadable line. */
  finish(pieceAt: (piece: number) => string): Result<SourceFile> {
    if (this.#faults.length > 0) return refuse(...this.#faults);
    const file = this.#name;
    const whole = this.#areSound ? this.#shape?.whole : undefined;
    return accept({
      name: file,
      value: { ...this.#header, events: this.#events },
      fits: whole && soundnessOf(whole)({ ...this.#header, events: [] }) ? whole : undefined,
      placeOf: (path, part = "value") => {
        const [head, index, ...rest] = path;
        if (head !== "events" || index === undefined) return { file, line: this.#headerLine, column: 1 };
        const event = Number(index);
        const line = this.#lineOf[event] ?? 1;
        if (rest.length === 0) return { file, line, column: 1 };
        const row = pieceAt(this.#pieceOf[event] ?? 0).slice(this.#startOf[event], this.#endOf[event]);
        const document = parseDocument(row, { prettyErrors: false });
        return { file, line, column: offsetOf(document.contents, rest, part) + 1 };
      },
    });
  }
}

/** JSON Lines at hand as one text. Faults: as `JsonLines.finish`. */
export function parseJsonLines(name: string, text: string): Result<SourceFile> {
  const lines = new JsonLines(name);
  lines.read(text);
  return lines.finish(() => text);
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) > 0x20) return false;
  return true;
}

function isHeader(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && "version" in value && !("id" in value);
}

function parseRow(row: string): unknown {
  try {
    return JSON.parse(row);
  } catch {
    return undefined;
  }
}

function faultOfRow(file: string, line: number, row: string): Fault {
  let detail = "not JSON";
  let column = 1;
  try {
    JSON.parse(row);
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const position = /at position (\d+)/.exec(message)?.[1];
    const brokenOff = message.includes("end of JSON") || Number(position) >= row.trimEnd().length;
    column = brokenOff ? row.trimEnd().length + 1 : Number(position ?? 0) + 1;
    if (brokenOff) detail = "the line ends in the middle of its JSON";
  }
  return new Fault({ code: "file/syntax", detail, at: { file, line, column }, hint: "every line is one whole JSON object" });
}
