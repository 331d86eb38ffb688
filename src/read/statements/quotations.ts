import type { Parsed } from "../language/tokens.ts";

/** A stretch between quotation marks. Token numbers; `to` is exclusive and the marks are outside. */
export interface Quotation {
  readonly from: number;
  readonly to: number;
}

export interface Quotations {
  readonly all: readonly Quotation[];
  /** By token: the number of the quotation it stands in, -1 outside; marks are outside. */
  readonly of: Int32Array;
}

const OPENING = /^[“„‟«‹]$/u;
const CLOSING = /^[”»›]$/u;

/**
 * Finds what is quoted, across sentences and paragraphs [A9]. A mark opens or closes by its own form where it has one
 * (“ and ”), else by the spaces around it; a paragraph that begins with a mark goes on with a quotation left open, and a
 * paragraph that does not ends it. Single marks count where they enclose words that end in a comma or a stop. Linear.
 */
export function findQuotations(parsed: Parsed): Quotations {
  const { plain, tokens } = parsed;
  const text = plain.text;
  const all: Quotation[] = [];
  const of = new Int32Array(tokens.length).fill(-1);
  const startsParagraph = paragraphStarts(parsed);
  let open = -1;
  let mark = "";
  const close = (to: number): void => {
    if (open >= 0 && to > open) {
      of.fill(all.length, open, to);
      all.push({ from: open, to });
    }
    open = -1;
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (!token) break;
    const isMark = token.text === '"' || token.text === "'";
    if (startsParagraph.has(i) && open >= 0) {
      if (isMark && token.text === mark) {
        // The next paragraph of one speech: the marks of its start are no words.
        const from = open;
        close(i);
        if (from >= 0) open = i + 1;
        continue;
      }
      close(i);
    }
    if (!isMark) continue;
    const own = plain.wordsAt(token.start, token.end);
    const before = text[token.start - 1] ?? " ";
    const after = text[token.end] ?? " ";
    if (token.text === "'") {
      if (open < 0 && /[\s(—-]/.test(before) && /\p{L}/u.test(after) && closesLater(text, token.end)) {
        open = i + 1;
        mark = "'";
      } else if (open >= 0 && mark === "'" && /[\s.,;:!?)]/.test(after) && /[.,!?\p{L}]/u.test(before)) close(i);
      continue;
    }
    if (open >= 0 && mark === "'") continue;
    const closesHere = /\S/.test(before) && /\s/.test(after) && !/[([—-]/.test(before);
    const opens = OPENING.test(own) || (!CLOSING.test(own) && open < 0 && !closesHere);
    if (open >= 0 && !OPENING.test(own)) close(i);
    else if (opens) {
      close(i);
      open = i + 1;
      mark = '"';
    }
  }
  close(tokens.length);
  return { all, of };
}

/** A single mark opens a quotation only where one that follows a stop or a comma closes it in the same paragraph. */
function closesLater(text: string, from: number): boolean {
  const line = text.slice(from, Math.min(text.length, from + 1200)).split("\n", 1)[0] ?? "";
  return /[.,!?]'(?:\s|$)/.test(line);
}

function paragraphStarts(parsed: Parsed): ReadonlySet<number> {
  const starts = new Set<number>();
  let paragraph = -1;
  for (const sentence of parsed.sentences) {
    if (sentence.paragraph !== paragraph) starts.add(sentence.firstToken);
    paragraph = sentence.paragraph;
  }
  return starts;
}
