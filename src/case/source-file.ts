import { type Alias, type Document, isAlias, isCollection, isMap, isPair, isScalar, LineCounter, type Node, parseDocument, visit } from "yaml";
import type { z } from "zod";
import { accept, Fault, type Place, refuse, type Result } from "../base/fault.ts";

export type Path = readonly PropertyKey[];

/** A file's content together with the way back from a value to the place where it stands. */
export interface SourceFile {
  readonly name: string;
  readonly value: unknown;
  /** A definition that the value is known to fit already, and need not be held against again. */
  readonly fits?: z.ZodType | undefined;
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
    // A tag that means nothing is a warning to the parser, but takes words out of the text.
    const slips = [...document.errors, ...document.warnings];
    if (slips.some((slip) => slip.message.includes("call stack"))) return refuse(tooDeep(name));
    if (slips.length > 0) {
      return refuse(
        ...slips.map((slip) => {
          const code = slip.message.includes("indicator") ? "BAD_INDENT" : slip.code;
          const [detail, hint] = SLIPS[code] ?? [firstLine(slip.message)];
          return new Fault({ code: "file/syntax", detail, at: placeAt(slip.pos[0]), hint });
        }),
      );
    }
    const value = expanded(document);
    if (value === undefined) {
      const lost = lostAliases(document);
      if (lost.length === 0) return refuse(aliasBomb(name));
      return refuse(...lost.map(({ source, range }) => lostAlias(source, placeAt(range?.[0] ?? 0))));
    }
    return accept({
      name,
      value: value.whole,
      placeOf: (path, part = "value") => placeAt(offsetOf(document.contents, path, part)),
    });
  } catch (error) {
    if (error instanceof RangeError) return refuse(tooDeep(name));
    throw error;
  }
}

/** Where the value at a path begins in the text a document was parsed from; its nearest parent where it is missing. */
export function offsetOf(root: Node | null, path: Path, part: "key" | "value"): number {
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

/** What the commonest slips are, in words for people who do not know the parser; by its codes. */
const SLIPS: Readonly<Partial<Record<string, readonly [detail: string, hint?: string]>>> = {
  TAB_AS_INDENT: ["a tab stands where the line is indented", "indent with spaces"],
  DUPLICATE_KEY: ["the field stands here a second time", "keep one of them"],
  MULTIPLE_DOCS: ["a second document begins here", "take the line --- out; a file holds one"],
  MISSING_CHAR: ["a quote, bracket or comma is missing before this place", "close what was opened"],
  BAD_INDENT: ["the indentation does not fit", "items of one list, and fields of one mapping, begin in one column; brackets are closed"],
  BLOCK_AS_IMPLICIT_KEY: ["a colon stands inside of words", "put words with “: ” in them in quotes"],
  MULTILINE_IMPLICIT_KEY: ["a field's name runs over several lines", "a line lacks its colon, or words lack their quotes"],
  BAD_SCALAR_START: ["words cannot begin with this character", "put the words in quotes"],
  UNEXPECTED_TOKEN: ["this does not belong to what stands before it", "put words that hold quotes, brackets or * in quotes as a whole"],
  BAD_ALIAS: ["words cannot begin like this", "put words that begin with * or & in quotes"],
  TAG_RESOLVE_FAILED: ["a word that begins with ! has a meaning of its own", "put words that begin with ! in quotes"],
};

function tooDeep(name: string): Fault {
  return new Fault({ code: "file/too-deep", detail: "nested deeper than can be read", at: { file: name }, hint: "a case file nests about six deep" });
}

function aliasBomb(name: string): Fault {
  const detail = "the aliases (*) stand for more than a case can hold";
  return new Fault({ code: "file/alias-bomb", detail, at: { file: name }, hint: "write the values out instead of using & and *" });
}

function lostAlias(source: string, at: Place): Fault {
  const detail = `“*${source}” stands for an anchor that is not there`;
  return new Fault({ code: "file/syntax", detail, at, hint: "put words that begin with * in quotes" });
}

/** The document's value, or undefined where its aliases lead nowhere or to too much. */
function expanded(document: Document.Parsed): { whole: unknown } | undefined {
  try {
    return { whole: document.toJS({ maxAliasCount: MAX_ALIASES }) };
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

function lostAliases(document: Document.Parsed): Alias[] {
  const anchors = new Set<string>();
  const lost: Alias[] = [];
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) {
        if (!anchors.has(node.source)) lost.push(node);
      } else if (node.anchor !== undefined) anchors.add(node.anchor);
    },
  });
  return lost;
}

function firstLine(text: string): string {
  return (text.split("\n")[0] ?? text).replace(/[.:]$/, "");
}
