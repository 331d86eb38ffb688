import { isAlias, isCollection, isMap, isPair, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import { accept, Fault, type Place, refuse, type Result } from "../base/fault.ts";

export type Path = readonly PropertyKey[];

/** A file's content together with the way back from a value to the place where it stands. */
export interface SourceFile {
  readonly name: string;
  readonly value: unknown;
  /** Where the value at this path stands; with `"key"`, where its key does. A missing value gives its nearest parent's place. */
  placeOf(path: Path, part?: "key" | "value"): Place;
}

/** Aliases a document may expand to before it is taken for a bomb. Hand-written cases use a handful. */
const MAX_ALIASES = 64;

/**
 * Reads YAML 1.2 (core schema: dates stay text). Collects every syntax fault.
 * Faults: `file/syntax`, `file/too-deep`, `file/alias-bomb`. Cost: about 0.1 ms per KB.
 */
export function parseYaml(name: string, text: string): Result<SourceFile> {
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
    const placeAt = (offset: number): Place => {
      const { line, col } = lines.linePos(offset);
      return { file: name, line: Math.max(1, line), column: Math.max(1, col) };
    };
    if (document.errors.length > 0) {
      return refuse(
        ...document.errors.map(
          (error) => new Fault({ code: "file/syntax", detail: firstLine(error.message), at: placeAt(error.pos[0]), hint: syntaxHint(error.code) }),
        ),
      );
    }
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    return accept({
      name,
      value,
      placeOf: (path, part = "value") => placeAt(offsetOf(document.contents, path, part)),
    });
  } catch (error) {
    if (error instanceof RangeError) {
      return refuse(new Fault({ code: "file/too-deep", detail: "nested deeper than can be read", at: { file: name }, hint: "a case file nests about six deep" }));
    }
    if (error instanceof ReferenceError) {
      return refuse(new Fault({ code: "file/alias-bomb", detail: firstLine(error.message), at: { file: name }, hint: "write the values out instead of using & and *" }));
    }
    throw error;
  }
}

function offsetOf(root: Node | null, path: Path, part: "key" | "value"): number {
  let node: Node | null = root;
  let offset = root?.range?.[0] ?? 0;
  for (const [depth, step] of path.entries()) {
    if (!isCollection(node)) break;
    let next: unknown;
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) break;
      next = pair.value;
      if (isScalar(pair.key) && ((depth === path.length - 1 && part === "key") || next === null)) {
        offset = pair.key.range?.[0] ?? offset;
        if (next === null || part === "key") break;
      }
    } else {
      next = node.items[Number(step)];
    }
    if (!isNode(next)) break;
    node = next;
    offset = next.range?.[0] ?? offset;
  }
  return offset;
}

function isNode(value: unknown): value is Node {
  return isScalar(value) || isCollection(value) || isAlias(value);
}

function syntaxHint(code: string): string | undefined {
  if (code === "TAB_AS_INDENT") return "indent with spaces";
  if (code === "DUPLICATE_KEY") return "a key stands once in a mapping";
  return undefined;
}

function firstLine(text: string): string {
  return (text.split("\n")[0] ?? text).replace(/[.:]$/, "");
}

/**
 * Reads JSON Lines: after an optional first line `{"version":1}`, one event a line. Gives the same value as the YAML
 * journal would, so that one definition checks both. Faults: `file/syntax`, one for every unreadable line.
 */
export function parseJsonLines(name: string, text: string): Result<SourceFile> {
  const events: unknown[] = [];
  /** By event: its line, and where that line starts and ends in the text. */
  const lineOf: number[] = [];
  const startOf: number[] = [];
  const endOf: number[] = [];
  const faults: Fault[] = [];
  let header: Record<string, unknown> = { version: 1 };
  let headerLine = 1;
  let first = true;
  for (let start = 0, line = 1; start <= text.length; line++) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    if (!isBlank(text, start, end)) {
      const row = text.slice(start, end);
      const value = parseJsonRow(row);
      if (value === undefined) {
        faults.push(jsonFault(name, line, row));
      } else if (first && isHeader(value)) {
        header = value;
        headerLine = line;
      } else {
        events.push(value);
        lineOf.push(line);
        startOf.push(start);
        endOf.push(end);
      }
      first = false;
    }
    start = end + 1;
  }
  if (faults.length > 0) return refuse(...faults);
  return accept({
    name,
    value: { ...header, events },
    placeOf(path, part = "value") {
      const [head, index, ...rest] = path;
      if (head !== "events" || index === undefined) return { file: name, line: headerLine, column: 1 };
      const line = lineOf[Number(index)] ?? 1;
      if (rest.length === 0) return { file: name, line, column: 1 };
      const document = parseDocument(text.slice(startOf[Number(index)], endOf[Number(index)]), { prettyErrors: false });
      return { file: name, line, column: offsetOf(document.contents, rest, part) + 1 };
    },
  });
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) > 0x20) return false;
  return true;
}

function isHeader(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && "version" in value && !("id" in value);
}

function parseJsonRow(row: string): unknown {
  try {
    return JSON.parse(row);
  } catch {
    return undefined;
  }
}

function jsonFault(file: string, line: number, row: string): Fault {
  let detail = "not JSON";
  let column = 1;
  try {
    JSON.parse(row);
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    const position = /at position (\d+)/.exec(message)?.[1];
    column = position === undefined ? (message.includes("end of JSON") ? row.length + 1 : 1) : Number(position) + 1;
    detail = message.includes("end of JSON") ? "the line ends in the middle of its JSON" : "not JSON";
  }
  return new Fault({ code: "file/syntax", detail, at: { file, line, column }, hint: "every line is one whole JSON object" });
}
