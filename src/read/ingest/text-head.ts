import { findPrintedDate } from "./printed-date.ts";

/** What the first lines of an account say of it. */
export interface TextHead {
  readonly title?: string | undefined;
  readonly publisher?: string | undefined;
  readonly authors?: readonly string[] | undefined;
  /** EDTF. */
  readonly published?: string | undefined;
  readonly url?: string | undefined;
}

/** Lines, and characters, that a head may take. */
const HEAD_LINES = 10;
const HEAD_LENGTH = 2_000;
const LINE_LENGTH = 200;

/**
 * Title, byline and dateline of a plain text, by one rule. The head is the lines before the first that is prose: long,
 * or a sentence of six words and more that ends in a full stop. In the head
 * - a line that begins with By, or holds a date with its year and is no sentence, is a byline: its parts between commas, bars and
 *   dashes are authors (after By), the date, and otherwise the publisher, unless the first of them carries a number, which
 *   names a paper (Circular No. 4);
 * - a line all in capitals above a byline is a masthead, and names the publisher, if another line or a paper is the title;
 * - the first other line of four words and more, or else of two, is the title, a # before it taken off.
 * The first line of prose gives an agency in brackets after its place: `PORT ALMA, May 3 (Coast News) — …`.
 */
export function headOf(text: string): TextHead {
  const lines = headLines(text);
  const short = lines.filter((line) => !isProse(line));
  const byline = short.findIndex(isByline);
  const bylines = short.filter(isByline).map(readByline);
  const mastheads = short.slice(0, Math.max(byline, 0)).filter(isMasthead);
  const headings = short.filter((line) => !isByline(line) && isHeading(line) && !mastheads.includes(line));
  const words = (line: string): number => line.split(/\s+/).length;
  const heading = headings.find((line) => words(line) >= 4) ?? headings.find((line) => words(line) >= 2);
  const title = (heading && bareOf(heading)) ?? bylines.find((parts) => parts.paper)?.paper;
  const agency = lines.filter(isProse).map(agencyOf).find((name) => name !== undefined);
  const authors = bylines.flatMap((parts) => parts.authors);
  return {
    title: title ?? mastheads[0],
    publisher: (title === undefined ? undefined : mastheads[0]) ?? bylines.find((parts) => parts.publisher)?.publisher ?? agency,
    authors: authors.length > 0 ? authors : undefined,
    published: bylines.find((parts) => parts.published)?.published,
    url: short.map(addressOf).find((url) => url !== undefined),
  };
}

/** Non-empty lines down to the first of prose, which is the last of them. */
function headLines(text: string): string[] {
  const lines: string[] = [];
  for (const raw of text.slice(0, HEAD_LENGTH + LINE_LENGTH).split(/\r\n|[\n\r\u2028\u2029]/)) {
    const line = raw.replace(/[\ufeff\u00ad\u200b-\u200f\u2060]/g, "").trim();
    if (line === "") continue;
    lines.push(line);
    if (isProse(line) || lines.length === HEAD_LINES) break;
  }
  return lines;
}

function isProse(line: string): boolean {
  return line.length > LINE_LENGTH || (isSentence(line) && !isByline(line));
}

function isSentence(line: string): boolean {
  return /[.!]["'”’)]*$/.test(line) && line.split(/\s+/).length >= 6;
}

function isByline(line: string): boolean {
  const words = line.split(/\s+/).length;
  if (isSentence(line) && words >= 12) return false;
  if (/^by:?\s+\p{Lu}/iu.test(line) && words <= 20 && !isSentence(line)) return true;
  const date = findPrintedDate(line);
  if (!date) return false;
  // In a headline, words stand around a date; in a byline it is a part of its own.
  const before = line.slice(0, date.start).trimEnd();
  const rest = line.slice(date.end).trimStart();
  const opens = before === "" || /[,|·•:;(–—-]$/.test(before) || /\b(?:published|updated|posted|issued|dated|released)(?:\s+on)?:?$/i.test(before)
    || /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?$/i.test(before);
  return opens && (rest === "" || /^[,|·•;)–—-]|^(?:at\s)?\d{1,2}[:.]\d\d|^[A-Z]{2,4}\b|^\.$/.test(rest));
}

interface Byline {
  readonly authors: readonly string[];
  readonly publisher?: string | undefined;
  readonly published?: string | undefined;
  readonly paper?: string | undefined;
}

function readByline(line: string): Byline {
  const date = findPrintedDate(line);
  const kept = date ? `${line.slice(0, date.start)}, ${line.slice(date.end)}` : line;
  const parts = kept.split(/\s*(?:[,|·•;()]|\s[–—-]\s|[–—])\s*/).map((part) => part.replace(/[.:]$/, "").trim()).filter((part) => part !== "");
  const authors: string[] = [];
  const names: string[] = [];
  let inAuthors = false;
  for (const part of parts) {
    const by = /^by:?\s+(.+)$/i.exec(part)?.[1];
    // After By, further people are joined by `and`: By A Name, B Name and C Name.
    const list = by ?? (inAuthors && /^(?:and\s|\S+ \S+(?: \S+)? and\s)/i.test(part) ? part : undefined);
    if (list === undefined) {
      inAuthors = false;
      names.push(part);
      continue;
    }
    inAuthors = true;
    authors.push(...list.split(/\s+(?:and|&)\s+|^and\s+/i).filter((name) => /\p{L}/u.test(name)));
  }
  const isNumbered = /\d/.test(names[0] ?? "");
  const publisher = isNumbered || (!date && authors.length > 0 && names.length !== 1) ? undefined : names.find(isPublisher);
  return { authors, publisher, published: date?.edtf, paper: isNumbered && date ? names[0]?.slice(0, LINE_LENGTH) : undefined };
}

/** A part of a byline that is no clock time, weekday, label or number. */
function isPublisher(part: string): boolean {
  if (!/^[\p{Lu}\p{Lo}\d]/u.test(part) || /\d[:.]\d\d|^\d+$|:/.test(part)) return false;
  if (/^(?:published|updated|posted|issued|dated|released|last|source|from)\b/i.test(part)) return false;
  if (/^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?$/i.test(part)) return false;
  return !/^(?:GMT|UTC|BST|CES?T|EES?T|[ECMP][SD]?T|IST|[ap]\.?m\b.*)$/i.test(part);
}

/** A line that is an address, or a label and an address. */
function addressOf(line: string): string | undefined {
  const url = /^(?:[A-Za-z]{2,12}:\s*)?(https?:\/\/\S+)$/.exec(line)?.[1];
  return url !== undefined && URL.canParse(url) ? url : undefined;
}

/** A heading without its Markdown sign, and without tags that were left in a text. */
function bareOf(heading: string): string {
  return heading.replace(/<\/?[a-z][^<>]{0,60}>/gi, "").replace(/^#{1,6}\s+/, "").trim();
}

function isMasthead(line: string): boolean {
  return /\p{Lu}{2}/u.test(line) && !/\p{Ll}/u.test(line) && line.length <= 60 && line.split(/\s+/).length <= 6;
}

function isHeading(line: string): boolean {
  const bare = bareOf(line);
  if (/@\w|:\/\//.test(bare)) return false;
  if (!/^["'“‘«(<[]*[\p{Lu}\p{Lo}\d]/u.test(bare) || !/\p{L}{2}/u.test(bare)) return false;
  return !/^(?:https?:|\p{L}+:\s*\S*@|from:|to:|subject:|date:|---)/iu.test(bare) && !/[,;]$/.test(bare);
}

function agencyOf(line: string): string | undefined {
  return /^\p{Lu}[\p{Lu}\p{M} .,'’/-]{2,60}?(?:,? \p{L}+\.? \d{1,2})? \(([^()]{2,40})\)\s*[-–—]/u.exec(line)?.[1];
}
