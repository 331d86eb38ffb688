import { type Document, isMap, isNode, isSeq, type Node, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";
import { printCanonicalJson } from "../base/canonical-json.ts";
import { printYaml } from "./print-yaml.ts";
import type { Path } from "./source-file.ts";

/**
 * Appends an item to a list inside a YAML text. The item is put in as text, and every other line, comments and blank
 * lines included, stays as its writer left it; a list that is missing is begun. Where the text is written so that this
 * would say something else, the whole is printed anew, with its comments. Throws where the path leads to something that
 * is no list, or the text is no YAML.
 */
export function appendToYaml(text: string, path: Path, item: unknown): string {
  const document = parseDocument(text);
  const [broken] = document.errors;
  if (broken) throw broken;
  const list = document.getIn(path, true);
  if (list !== undefined && !isSeq(list)) throw new TypeError(`${path.map(String).join(".")} is not a list`);
  // Blank lines belong to what follows, unless the last value keeps them (`|+`).
  const edits = [withoutBlank, (head: string): string => head].map((trim) => withItem(text, document, path, list, item, trim));
  if (list) list.add(document.createNode(item));
  else document.setIn(path, [item]);
  return edits.find((edited) => edited !== undefined && isReadAs(edited, document)) ?? document.toString({ lineWidth: 0 });
}

function isReadAs(text: string, meant: Document): boolean {
  const read = parseDocument(text);
  return read.errors.length === 0 && printCanonicalJson(read.toJS()) === printCanonicalJson(meant.toJS());
}

type Trim = (head: string) => string;

function withItem(
  text: string, document: Document, path: Path, list: YAMLSeq | undefined, item: unknown, trim: Trim,
): string | undefined {
  const parent = document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const last = list?.items.at(-1);
  // What stands in brackets goes on in brackets; JSON is YAML there.
  if (list?.flow === true && isNode(last)) return spliced(text, endOf(last), `, ${JSON.stringify(item)}`);
  if (list?.flow === true) return begunInBrackets(text, parent, list, item);
  if (list && isNode(last)) return withLines(text, trim(text.slice(0, endOf(last))), columnOf(text, list), printYaml([item]));
  return begun(text, parent, String(path.at(-1)), item, trim);
}

function begunInBrackets(text: string, parent: YAMLMap, { range }: YAMLSeq, item: unknown): string | undefined {
  if (!range || !/^\[\s*\]$/.test(text.slice(range[0], range[1]))) return undefined;
  const [head, tail] = [text.slice(0, range[0]), text.slice(range[1])];
  if (parent.flow) return `${head}[${JSON.stringify(item)}]${tail}`;
  const bare = withoutBlank(head);
  return withLines(bare + tail, bare, columnOf(text, parent) + 2, printYaml([item]));
}

function begun(text: string, parent: YAMLMap, key: string, item: unknown, trim: Trim): string | undefined {
  const last = parent.items.at(-1)?.value;
  if (!isNode(last)) return undefined;
  if (parent.flow) return spliced(text, endOf(last), `, ${key}: ${JSON.stringify([item])}`);
  return withLines(text, trim(text.slice(0, endOf(last))), columnOf(text, parent), printYaml({ [key]: [item] }));
}

function spliced(text: string, at: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at);
}

/** Puts a block below the line on which `until` ends, indented by so many columns. */
function withLines(text: string, until: string, column: number, block: string): string {
  // What ends with its line's end needs no other.
  const newline = until.endsWith("\n") ? until.length - 1 : text.indexOf("\n", until.length);
  const at = newline < 0 ? text.length : newline + 1;
  const head = text.slice(0, at);
  const lineEnd = head.endsWith("\r\n") ? "\r\n" : "\n";
  const lines = block.replace(/\n$/, "").split("\n").map((line) => (line === "" ? line : " ".repeat(column) + line));
  return `${head}${newline < 0 ? lineEnd : ""}${lines.join(lineEnd)}${lineEnd}${text.slice(at)}`;
}

/** YAML's blanks alone: a value may end in any other white space. */
function withoutBlank(text: string): string {
  return text.replace(/[ \t\r\n]+$/, "");
}

/** Where the last words of a node end, without the comments and blank lines that follow. */
function endOf(node: Node): number {
  const last = isMap(node) ? node.items.at(-1)?.value : isSeq(node) ? node.items.at(-1) : undefined;
  return isNode(last) && !(isMap(node) || isSeq(node) ? node.flow : false) ? endOf(last) : (node.range?.[1] ?? 0);
}

function columnOf(text: string, node: Node): number {
  const start = node.range?.[0] ?? 0;
  return start - (text.lastIndexOf("\n", start - 1) + 1);
}
