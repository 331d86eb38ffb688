import { ARTICLES, BREAKS, countOf, PREPOSITIONS } from "./closed-words.ts";
import type { Line } from "./line.ts";
import { isAdverb } from "./phrases.ts";
import type { SpeechWords } from "./speech-words.ts";

export type HeadKind = "anonymous" | "office" | "spokes" | "body" | "document" | "press";

/** The last noun of a noun phrase that a lexicon knows. Word numbers; `to` is exclusive. */
export interface Head {
  readonly kind: HeadKind;
  readonly from: number;
  readonly to: number;
  /** In the singular. */
  readonly noun: string;
  readonly plural: boolean;
}

/** A run of words that may be one noun phrase. */
export interface NounPhrase {
  readonly from: number;
  /** Where the modifiers begin: after articles and numbers. */
  readonly start: number;
  /** One past the head, or of the run where no head is known. */
  readonly to: number;
  readonly article: string;
  readonly count?: number | undefined;
  readonly vague: boolean;
  readonly head?: Head | undefined;
}

const MORE = new Set([
  "at",
  "least",
  "about",
  "around",
  "roughly",
  "more",
  "than",
  "nearly",
  "almost",
  "over",
  "some",
  "only",
  "just",
]);
const LONGEST = 9;

/** A verb that the lexicons know, where a verb can stand: not after an article, a preposition or an adjective's place. */
export function isVerb(line: Line, i: number, words: SpeechWords): boolean {
  if (!words.mayBeVerb(line[i]?.lower ?? "")) return false;
  const before = line[i - 1];
  // "her" may own what follows or end what came before: "who know her believe".
  if (
    before &&
    ((ARTICLES.has(before.lower) && before.lower !== "her") ||
      before.possessive ||
      (PREPOSITIONS.has(before.lower) && before.lower !== "to"))
  )
    return false;
  for (const table of [
    words.says,
    words.notes,
    words.confirms,
    words.tells,
    words.believes,
    words.accuses,
    words.denies,
    words.declines,
    words.promises,
    words.threatens,
    words.rejects,
  ]) {
    const match = table.at(line, i);
    if (match) return true;
  }
  return false;
}

/** The known noun that stands here; longer ones first. */
function headAt(line: Line, i: number, words: SpeechWords): Head | undefined {
  const word = line[i];
  if (!word || word.sign) return undefined;
  for (const [kind, table] of [
    ["spokes", words.spokespeople],
    ["office", words.offices],
    ["body", words.bodies],
    ["press", words.press],
  ] as const) {
    const match = table.at(line, i);
    if (match && (match.length > 1 || kind === "spokes"))
      return { kind, from: i, to: i + match.length, noun: match.entry, plural: false };
  }
  const spokes = words.nounOf(word.lower, words.spokespeople);
  if (spokes) return { kind: "spokes", from: i, to: i + 1, ...spokes };
  const person = words.nounOf(word.lower, words.anonymous);
  const office = words.nounOf(word.lower, words.offices);
  if (person) return { kind: office && !person.plural ? "office" : "anonymous", from: i, to: i + 1, ...person };
  if (office) return { kind: office.plural ? "anonymous" : "office", from: i, to: i + 1, ...office };
  const press = words.nounOf(word.lower, words.press);
  if (press && word.capital) return { kind: "press", from: i, to: i + 1, ...press };
  const body = words.nounOf(word.lower, words.bodies);
  if (body) return { kind: "body", from: i, to: i + 1, ...body };
  const document = words.nounOf(word.lower, words.documents);
  if (document) return { kind: "document", from: i, to: i + 1, ...document };
  return press ? { kind: "press", from: i, to: i + 1, ...press } : undefined;
}

/** Reads the noun phrase that starts at a word; undefined where none can. Cost: the words of the phrase. */
export function nounPhraseAt(line: Line, from: number, words: SpeechWords): NounPhrase | undefined {
  let at = from;
  let article = "";
  let count: number | undefined;
  let vague = false;
  while (
    MORE.has(line[at]?.lower ?? "") &&
    countOf(line[at + 1]?.lower ?? "") === undefined &&
    MORE.has(line[at + 1]?.lower ?? "")
  )
    at++;
  if (MORE.has(line[at]?.lower ?? "") && countOf(line[at + 1]?.lower ?? "") !== undefined) at++;
  if (line[at]?.lower === "all" || line[at]?.lower === "both") {
    article = line[at]?.lower ?? "";
    at++;
  }
  if (
    ARTICLES.has(line[at]?.lower ?? "") &&
    (article === "" || line[at]?.lower === "the" || line[at]?.lower === "these" || line[at]?.lower === "those")
  ) {
    if (article === "") article = line[at]?.lower ?? "";
    at++;
  }
  const number = countOf(line[at]?.lower ?? "");
  if (number !== undefined && !line[at + 1]?.sign) {
    count = number;
    at++;
  } else if (words.vague.has(line[at]?.lower ?? "")) {
    vague = true;
    at++;
    if (line[at]?.lower === "of") at++;
  }
  const start = at;
  let head: Head | undefined;
  while (at < line.length && at - start < LONGEST) {
    const word = line[at];
    if (!word || word.sign || word.quotation !== (line[from]?.quotation ?? -1)) break;
    if (word.lower === "and" && at > start && line[at - 1]?.capital === true && line[at + 1]?.capital === true && !head) {
      at++;
      continue;
    }
    // No article stands inside a noun phrase: what came just before it is a verb ("the union rejected the offer").
    if (at > start && (BREAKS.has(word.lower) || (ARTICLES.has(word.lower) && !word.capital))) break;
    if (at === start && BREAKS.has(word.lower)) return undefined;
    const found = headAt(line, at, words);
    const afterHead = head?.to === at;
    if (found && !(afterHead && (head?.plural ?? false) && isVerb(line, at, words))) {
      if (found.to > at && line[found.to - 1]?.possessive === true) {
        at = found.to;
        continue;
      }
      // "officials state", "sources report": after a noun, a word that may be a verb is one.
      if (afterHead && isVerb(line, at, words) && !word.capital) break;
      head = found;
      at = found.to;
      continue;
    }
    if (isVerb(line, at, words) && !(word.capital && at > start)) break;
    if (isAdverb(word.lower) && head) break;
    // A name inside belongs to the modifiers, unless a head came just before it.
    if (word.name) {
      if (word.name.kind === "person" && !(line[word.nameEnd - 1]?.possessive ?? false)) break;
      at = word.nameEnd;
      continue;
    }
    if (head && afterHead && word.capital) break;
    at++;
  }
  if (at === start) return undefined;
  return { from, start, to: head ? head.to : at, article, count, vague, head };
}
