import { isNode, isSeq, LineCounter, parseDocument, stringify } from "yaml";
import type { Path } from "./source-file.ts";

/** Long lines fold where readers' eyes do. */
const WIDTH = 118;

/** A case, accounts or journal file as YAML. Reading it back gives an equal value. */
export function printYaml(value: unknown): string {
  return stringify(value, { lineWidth: WIDTH, aliasDuplicateObjects: false, defaultStringType: "PLAIN", defaultKeyType: "PLAIN" });
}

/**
 * Appends an item to a list inside a YAML text. In a list written in lines (the usual way) the item is put in as text,
 * and every other character, comments and blank lines included, stays as its writer left it. A list that is empty,
 * missing or written in brackets is printed anew, with its comments. Throws where the path leads to something else.
 */
export function appendToYaml(text: string, path: Path, item: unknown): string {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const list = document.getIn(path, true);
  if (list !== undefined && !isSeq(list)) throw new TypeError(`${path.map(String).join(".")} is not a list`);
  const last = list?.items.at(-1);
  if (list === undefined || list.flow === true || !isNode(last) || !list.range || !last.range) {
    if (list === undefined) document.setIn(path, [item]);
    else list.add(document.createNode(item));
    return document.toString({ lineWidth: 0 });
  }
  const indent = " ".repeat(lines.linePos(list.range[0]).col - 1);
  const [first = "", ...rest] = printYaml([item]).trimEnd().split("\n");
  const added = [first, ...rest].map((line) => (line === "" ? line : `${indent}${line}`)).join("\n");
  const end = last.range[1];
  const head = text.slice(0, end).trimEnd();
  return `${head}\n${added}\n${text.slice(end).replace(/^[^\S\n]*\n/, "")}`;
}
