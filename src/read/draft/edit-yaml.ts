import { type Document, isMap, isNode, isScalar, isSeq, type Node, parseDocument, type YAMLSeq } from "yaml";
import { sha256Of } from "../../base/sha256.ts";
import { printCanonicalJson } from "../../base/canonical-json.ts";
import { appendToYaml } from "../../case/append-to-yaml.ts";
import { printYaml } from "../../case/print-yaml.ts";
import type { Path } from "../../case/source-file.ts";
import type { Splice } from "./decision.ts";

/**
 * Puts an item into a list of a YAML text so that it becomes number `index`; the other lines stay as their writer left
 * them, and comments stay with the item below them. What cannot be done on the lines is done by printing the whole
 * anew, with its comments. Throws where the path leads to no list, as `appendToYaml` does.
 */
export function insertIntoYaml(text: string, path: Path, index: number, item: unknown): string {
  const document = parseDocument(text);
  const list = document.getIn(path, true);
  if (!isSeq(list) || index >= list.items.length) return appendToYaml(text, path, item);
  const inBlock = (): string | undefined =>
    index === 0 ? atTheTop(text, list, item) : after(text, path, list.items[index - 1], item);
  const edited = list.flow === true ? undefined : inBlock();
  list.items.splice(index, 0, document.createNode(item));
  return fittingOr(edited, document);
}

function after(text: string, path: Path, before: unknown, item: unknown): string | undefined {
  if (!isNode(before)) return undefined;
  const cut = lineEndAfter(text, endOf(before));
  // Up to the end of an item the text is a whole YAML text, of which this one is the last.
  return appendToYaml(text.slice(0, cut), path, item) + text.slice(cut);
}

function atTheTop(text: string, list: YAMLSeq, item: unknown): string | undefined {
  const start = list.range?.[0];
  if (start === undefined) return undefined;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  if (text.slice(lineStart, start).trim() !== "") return undefined;
  return text.slice(0, lineStart) + indented(printYaml([item]), start - lineStart, text) + text.slice(lineStart);
}

/** Takes an item out of a list, with the comment lines right above it; comments apart from it stay. */
export function removeFromYaml(text: string, path: Path, index: number): string {
  const document = parseDocument(text);
  const list = document.getIn(path, true);
  if (!isSeq(list)) throw new TypeError(`${path.map(String).join(".")} is not a list`);
  const item = list.items[index];
  const edited = isNode(item) && list.flow !== true && list.items.length > 1 ? withoutLines(text, item) : undefined;
  list.items.splice(index, 1);
  if (list.items.length === 0) list.flow = true;
  return fittingOr(edited, document);
}

function withoutLines(text: string, item: Node): string | undefined {
  const start = item.range?.[0];
  if (start === undefined) return undefined;
  let from = text.lastIndexOf("\n", start - 1) + 1;
  for (;;) {
    const above = text.lastIndexOf("\n", from - 2) + 1;
    if (from === 0 || !/^\s*#/.test(text.slice(above, from))) break;
    from = above;
  }
  return text.slice(0, from) + text.slice(lineEndAfter(text, endOf(item)));
}

/** Puts another number in the place of a value. */
export function setNumber(text: string, path: Path, number: number): string {
  const document = parseDocument(text);
  const node = document.getIn(path, true);
  const range = isScalar(node) ? node.range : undefined;
  document.setIn(path, number);
  return fittingOr(range ? text.slice(0, range[0]) + String(number) + text.slice(range[1]) : undefined, document);
}

/** The edited text if it says what is meant; else the whole printed anew. */
function fittingOr(edited: string | undefined, meant: Document): string {
  if (edited !== undefined) {
    const read = parseDocument(edited);
    if (read.errors.length === 0 && printCanonicalJson(read.toJS()) === printCanonicalJson(meant.toJS())) return edited;
  }
  return meant.toString({ lineWidth: 0 });
}

function indented(block: string, column: number, like: string): string {
  const lineEnd = like.includes("\r\n") ? "\r\n" : "\n";
  const lines = block.replace(/\n$/, "").split("\n").map((line) => (line === "" ? line : " ".repeat(column) + line));
  return lines.join(lineEnd) + lineEnd;
}

function lineEndAfter(text: string, at: number): number {
  if (at > 0 && text[at - 1] === "\n") return at;
  const newline = text.indexOf("\n", at);
  return newline < 0 ? text.length : newline + 1;
}

/** Where the last words of a node end, without what follows. */
function endOf(node: Node): number {
  const block = (isMap(node) || isSeq(node)) && node.flow !== true;
  const last = isMap(node) ? node.items.at(-1)?.value : isSeq(node) ? node.items.at(-1) : undefined;
  return block && isNode(last) ? endOf(last) : (node.range?.[1] ?? 0);
}

/** What changed between two texts of a file, as one splice; undefined where nothing did. Cost: linear. */
export function spliceBetween(file: Splice["file"], before: string, after: string): Splice | undefined {
  if (before === after) return undefined;
  const limit = Math.min(before.length, after.length);
  let head = 0;
  while (head < limit && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < limit - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return {
    file, before: sha256Of(before), after: sha256Of(after), at: head,
    removed: before.slice(head, before.length - tail), added: after.slice(head, after.length - tail),
  };
}

/** The text as it was before the splice; undefined where it is not the text the splice made. */
export function unspliced(text: string, { before, after, at, removed, added }: Splice): string | undefined {
  if (sha256Of(text) !== after) return undefined;
  const restored = text.slice(0, at) + removed + text.slice(at + added.length);
  return sha256Of(restored) === before ? restored : undefined;
}
