/** A printed line: its words, and where they stand on the page in points, from the lower left. */
export interface PrintedLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly base: number;
  readonly size: number;
}

/**
 * Lines of pages put together to paragraphs. A paragraph ends where the gap to the next line is larger than between most,
 * where the next is set in another size or indented, or where a line stops short with a full stop; over a page's or a
 * column's end it goes on if its last sentence does. Words divided at a line's end are joined: without the hyphen, unless the
 * document has the word with it elsewhere and not without, or figures stand at it (`70-` `day`). Heads and feet that
 * repeat from page to page, and page numbers, are left out. Cost: linear.
 */
export function paragraphsOf(pages: readonly (readonly PrintedLine[])[]): string[] {
  const running = runningHeads(pages);
  const paragraphs: string[][] = [];
  let last: PrintedLine | undefined;
  for (const [number, page] of pages.entries()) {
    const isFurniture = (line: PrintedLine): boolean => running.has(keyOf(line)) || (pages.length > 1 && isPageNumber(line.text));
    const lines = page.filter((line, i) => !isAtEdge(page, i) || !isFurniture(line));
    const set = settingOf(lines);
    for (const [i, line] of lines.entries()) {
      const opens = last === undefined || (i === 0 && number > 0 ? !runsOn(last, line) : isNewParagraph(last, line, set));
      if (opens) paragraphs.push([line.text]);
      else paragraphs.at(-1)?.push(line.text);
      last = line;
    }
  }
  const words = wordsIn(paragraphs);
  return paragraphs.map((lines) => joinLines(lines, words));
}

interface Setting {
  readonly gap: number;
  readonly left: number;
  readonly right: number;
}

function settingOf(lines: readonly PrintedLine[]): Setting {
  const gaps = lines.slice(1).map((line, i) => (lines[i]?.base ?? 0) - line.base).filter((gap) => gap > 0);
  return {
    gap: quantile(gaps, 0.5),
    left: quantile(lines.map((line) => line.left), 0.3),
    right: quantile(lines.map((line) => line.right), 0.8),
  };
}

function isNewParagraph(last: PrintedLine, line: PrintedLine, set: Setting): boolean {
  const gap = last.base - line.base;
  // Upwards: the next column, or a box; sideways on one base line: a cell.
  if (gap <= 0) return !runsOn(last, line);
  if (gap > Math.max(set.gap, line.size * 0.9) * 1.35) return true;
  // Paragraphs of one line each make the wide gap the common one.
  if (gap > line.size * 1.9 && /[.!?:]["'”’)\]]*$/.test(last.text)) return true;
  if (Math.abs(last.size - line.size) > Math.max(last.size, line.size) * 0.12) return true;
  const indent = line.left - last.left;
  if (indent > line.size * 0.7 && indent < line.size * 6 && last.left <= set.left + line.size * 0.3) return true;
  const width = Math.max(set.right - set.left, 1);
  return last.right < set.right - width * 0.15 && /[.!?:]["'”’)\]]*$/.test(last.text);
}

/** Whether a sentence goes on in a line that does not stand below it. */
function runsOn(last: PrintedLine, line: PrintedLine): boolean {
  if (Math.abs(last.size - line.size) > line.size * 0.12) return false;
  return !/[.!?]["'”’)\]]*$/.test(last.text) && /^["'“‘(]?[\p{Ll}\d]/u.test(line.text);
}

function runningHeads(pages: readonly (readonly PrintedLine[])[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const page of pages) {
    const keys = new Set(page.filter((_, i) => isAtEdge(page, i)).map(keyOf));
    for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  return new Set([...seen].filter(([, count]) => count >= 3 && count >= pages.length * 0.4).map(([key]) => key));
}

function isAtEdge(page: readonly PrintedLine[], i: number): boolean {
  return i < 2 || i >= page.length - 2;
}

/** A head without what changes from page to page; its size tells it from the title that it repeats. */
function keyOf(line: PrintedLine): string {
  return `${line.text.replace(/\d+/g, "#").replace(/\s+/g, " ").trim().toLowerCase()} ${String(Math.round(line.size))}`;
}

function isPageNumber(text: string): boolean {
  return /^\W*(?:page|p\.|seite|page no\.?)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|\/|von|de)\s*\d{1,4})?\W*$/i.test(text.trim());
}

interface Words {
  readonly whole: ReadonlySet<string>;
  readonly hyphened: ReadonlySet<string>;
}

function wordsIn(paragraphs: readonly (readonly string[])[]): Words {
  const whole = new Set<string>();
  const hyphened = new Set<string>();
  for (const line of paragraphs.flat()) {
    for (const [word] of line.toLowerCase().matchAll(/[\p{L}\p{M}]+(?:[-‐][\p{L}\p{M}]+)*/gu)) {
      (/[-‐]/.test(word) ? hyphened : whole).add(word.replaceAll("‐", "-"));
    }
  }
  return { whole, hyphened };
}

function joinLines(lines: readonly string[], words: Words): string {
  let text = "";
  for (const raw of lines) {
    const line = raw.trim();
    const divided = /([\p{L}\p{M}\d]+)([-‐\u00ad])$/u.exec(text);
    const next = /^[\p{L}\p{M}\d]+/u.exec(line)?.[0];
    if (!divided || next === undefined) text += text === "" ? line : ` ${line}`;
    else text = (keepsHyphen(divided[1] ?? "", divided[2] ?? "", next, words) ? text : text.slice(0, -1)) + line;
  }
  return text;
}

function keepsHyphen(before: string, hyphen: string, after: string, words: Words): boolean {
  if (hyphen === "\u00ad") return false;
  if (/\d$/.test(before) || /^[\p{Lu}\d]/u.test(after)) return true;
  const [one, two] = [`${before}-${after}`.toLowerCase(), `${before}${after}`.toLowerCase()];
  return words.hyphened.has(one) && !words.whole.has(two);
}

function quantile(values: readonly number[], part: number): number {
  const ascending = [...values].sort((a, b) => a - b);
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * part))] ?? 0;
}
