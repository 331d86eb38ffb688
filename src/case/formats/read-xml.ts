import { accept, Fault, type Place, refuse, type Result } from "../../base/fault.ts";
import type { FormatFile } from "./format-file.ts";

export interface XmlElement {
  readonly tag: string;
  readonly at: Place;
  readonly attributes: ReadonlyMap<string, XmlAttribute>;
  readonly children: readonly XmlElement[];
}

export interface XmlAttribute {
  readonly value: string;
  readonly at: Place;
}

const NAME = /[\p{L}_:][\p{L}\p{N}_:.\-·]*/uy;
const SPACE = /\s*/y;
const REFERENCE = /&(?:#x([0-9a-f]+)|#([0-9]+)|([a-z]+));|&|</gi;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

interface Open {
  readonly tag: string;
  readonly at: Place;
  readonly attributes: ReadonlyMap<string, XmlAttribute>;
  readonly children: XmlElement[];
}

/**
 * Reads the elements and attributes of an XML text; words between tags, comments and instructions say nothing in the
 * files read here and are passed over. Entities are the five of XML itself: a document type is refused, not expanded.
 * Collects every fault, going on after each: `file/syntax`. Lines and columns count from 1. Cost: linear.
 */
export function readXml({ name, text }: FormatFile): Result<XmlElement> {
  const faults: Fault[] = [];
  const placeAt = placesOf(name, text);
  const fault = (offset: number, detail: string, hint?: string): void => {
    faults.push(new Fault({ code: "file/syntax", detail, at: placeAt(offset), hint }));
  };
  const stack: Open[] = [];
  let root: XmlElement | undefined;

  const close = (): void => {
    const done = stack.pop();
    if (!done) return;
    const above = stack.at(-1);
    if (above) above.children.push(done);
    else if (root) faults.push(new Fault({ code: "file/syntax", detail: `a second outermost element <${done.tag}>`, at: done.at, hint: "a file holds one" }));
    else root = done;
  };

  let at = text.startsWith("\ufeff") ? 1 : 0;
  while (at < text.length) {
    const start = text.indexOf("<", at);
    const words = text.slice(at, start < 0 ? text.length : start);
    if (stack.length === 0 && words.trim() !== "") {
      fault(at + words.search(/\S/), root ? "words stand after the end" : "words stand before the first element", "XML begins with < and ends with >");
    }
    if (start < 0) break;
    const skipped = skip(text, start);
    if (skipped) {
      if (skipped.problem) fault(start, skipped.problem, skipped.hint);
      at = skipped.end;
    } else if (text[start + 1] === "/") {
      const tag = matchAt(NAME, text, start + 2);
      at = endOfTag(text, start);
      if (!stack.some((open) => open.tag === tag)) fault(start, `</${tag}> ends what has not begun`);
      else {
        while (stack.at(-1)?.tag !== tag) {
          const open = stack.at(-1);
          fault(start, `</${tag}> stands where </${open?.tag ?? ""}> is due`, `<${open?.tag ?? ""}> begins at line ${open?.at.line ?? 0}, column ${open?.at.column ?? 0}`);
          close();
        }
        close();
      }
    } else {
      const read = readTag(text, start, placeAt, fault);
      at = read.end;
      if (read.open) {
        stack.push(read.open);
        if (read.isEmpty) close();
      }
    }
  }
  for (let open = stack.at(-1); open; open = stack.at(-1)) {
    faults.push(new Fault({ code: "file/syntax", detail: `<${open.tag}> has no end`, at: open.at, hint: `the file ends before </${open.tag}>` }));
    close();
  }
  if (!root && faults.length === 0) fault(0, "there is no element in the file");
  return !root || faults.length > 0 ? refuse(...faults) : accept(root);
}

function skip(text: string, start: number): { end: number; problem?: string; hint?: string } | undefined {
  const past = (opening: string, closing: string): { end: number; problem?: string } => {
    const end = text.indexOf(closing, start + opening.length);
    return end < 0 ? { end: text.length, problem: `${opening} has no ${closing}` } : { end: end + closing.length };
  };
  if (text.startsWith("<!--", start)) return past("<!--", "-->");
  if (text.startsWith("<![CDATA[", start)) return past("<![CDATA[", "]]>");
  if (text.startsWith("<?", start)) return past("<?", "?>");
  if (text.startsWith("<!", start)) {
    return { end: endOfTag(text, start), problem: "a document type is not read", hint: "take the line <!DOCTYPE …> out" };
  }
  return undefined;
}

type Tell = (offset: number, detail: string, hint?: string) => void;

function readTag(
  text: string, start: number, placeAt: (offset: number) => Place, fault: Tell,
): { end: number; open?: Open; isEmpty?: boolean } {
  const tag = matchAt(NAME, text, start + 1);
  if (tag === "") {
    fault(start, "< is not followed by a name", "write &lt; for the sign itself");
    return { end: start + 1 };
  }
  const attributes = new Map<string, XmlAttribute>();
  const open: Open = { tag, at: placeAt(start), attributes, children: [] };
  /** Gives the rest of a tag up. */
  const leave = (from: number): { end: number; open: Open; isEmpty: boolean } => {
    const end = endOfTag(text, from);
    return { end, open, isEmpty: text[end - 2] === "/" };
  };
  let at = start + 1 + tag.length;
  for (;;) {
    at += matchAt(SPACE, text, at).length;
    if (text[at] === ">") return { end: at + 1, open };
    if (text.startsWith("/>", at)) return { end: at + 2, open, isEmpty: true };
    const key = matchAt(NAME, text, at);
    if (key === "") {
      const lost = at >= text.length || text[at] === "<";
      fault(lost ? start : at, lost ? `<${tag} has no >` : `“${text[at] ?? ""}” stands where the name of an attribute is due`);
      return lost ? { end: at, open } : leave(at);
    }
    const keyAt = at;
    at += key.length;
    at += matchAt(SPACE, text, at).length;
    if (text[at] !== "=") {
      fault(keyAt, `the attribute “${key}” has no value`, `write ${key}="…"`);
      continue;
    }
    at += 1;
    at += matchAt(SPACE, text, at).length;
    const quote = text[at];
    if (quote !== '"' && quote !== "'") {
      fault(at, `the value of “${key}” is not in quotes`, `write ${key}="…"`);
      at += matchAt(/(?:(?!\/>)[^\s>])*/y, text, at).length;
      continue;
    }
    const end = text.indexOf(quote, at + 1);
    const tagEnd = text.indexOf("<", at + 1);
    if (end < 0 || (tagEnd >= 0 && tagEnd < end)) {
      fault(at, `the value of “${key}” has no closing quote`, "write &lt; for a < inside of a value");
      return leave(at);
    }
    if (attributes.has(key)) fault(keyAt, `<${tag}> has the attribute “${key}” twice`, "keep one of them");
    attributes.set(key, { value: decoded(text.slice(at + 1, end), at + 1, fault), at: placeAt(at + 1) });
    at = end + 1;
  }
}

function decoded(raw: string, from: number, fault: Tell): string {
  type Group = string | undefined;
  return raw.replace(REFERENCE, (whole: string, hex: Group, digits: Group, name: Group, offset: number) => {
    const point = hex !== undefined ? Number.parseInt(hex, 16) : digits === undefined ? undefined : Number(digits);
    const meant = point === undefined ? NAMED[name?.toLowerCase() ?? ""] : point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
    if (meant !== undefined) return meant;
    fault(from + offset, whole === "&" ? "a bare & stands in a value" : `“${whole}” stands for nothing known`, "write &amp; for the sign itself");
    return whole;
  });
}

function endOfTag(text: string, from: number): number {
  const end = text.indexOf(">", from);
  return end < 0 ? text.length : end + 1;
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

function placesOf(file: string, text: string): (offset: number) => Place {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
