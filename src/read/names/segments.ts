import type { AccountText, Stretch } from "../account.ts";
import type { Token } from "../language/tokens.ts";
import type { Entry, Gazetteer } from "./gazetteer.ts";
import { headOf, organisationEnd, placeOf } from "./organisations.ts";
import { endOfRun, isNameWord, isStop, type KnownWords, LEADING, MONTHS, POSSESSIVE, type Run, styleOf } from "./runs.ts";
import { type Title, titleAt } from "./titles.ts";

/** A stretch of capitalised words that may be a name. Tokens `from` (inclusive) to `to` (exclusive). */
export interface Segment extends Stretch {
  readonly account: number;
  readonly sentence: number;
  readonly paragraph: number;
  readonly from: number;
  readonly to: number;
  /** Of the name, without possessives, stops and titles. */
  readonly words: readonly string[];
  /** Known from a lexicon, an organisation or a place by its head word, or not yet known. */
  readonly kind: "known" | "organisation" | "place" | "unknown";
  readonly entry?: Entry | undefined;
  /** What the head word of an organisation tells. */
  readonly head?: string | undefined;
  readonly title?: Title | undefined;
  readonly honorific?: string | undefined;
  /** Stands where any word takes a capital. */
  readonly initial: boolean;
  readonly possessive: boolean;
}

/** Sentences in which capitals tell nothing, and the segments of the rest. */
export interface Segmented {
  readonly segments: readonly Segment[];
  readonly headlines: ReadonlySet<number>;
}

/** Finds what may be names in one account. Cost: linear in its tokens. */
export function segmentsOf(account: number, text: AccountText, gazetteer: Gazetteer, words: KnownWords): Segmented {
  const { tokens, sentences, plain } = text.parsed;
  const segments: Segment[] = [];
  const headlines = new Set<number>();
  for (const sentence of sentences) {
    const style = styleOf(tokens, sentence);
    if (style !== "running") headlines.add(sentence.number);
    for (let i = sentence.firstToken; i < sentence.lastToken;) {
      if (!isNameWord(tokens[i])) {
        i++;
        continue;
      }
      const end = endOfRun(plain.text, tokens, i, sentence.lastToken, gazetteer, words.firms);
      splitRun(i, end, { account, sentence, tokens, gazetteer, usual: words.usual, style }, segments);
      i = end;
    }
  }
  return { segments, headlines };
}

/** Takes a run of capitalised words apart: titles, known names, organisations, and what is left. */
function splitRun(from: number, to: number, run: Run, out: Segment[]): void {
  const { tokens, gazetteer } = run;
  let title: Title | undefined;
  let honorific: string | undefined;
  const put = (start: number, end: number, part: Pick<Segment, "kind"> & Partial<Segment>): void => {
    const segment = segmentAt(start, end, run, part);
    if (segment) out.push(segment);
    title = honorific = undefined;
  };
  for (let i = from; i < to;) {
    const token = tokens[i];
    if (!token || !isNameWord(token)) {
      i++;
      continue;
    }
    const role = titleAt(tokens, i, to, gazetteer);
    const body = organisationEnd(i, role?.to ?? i, to, run);
    const entry = gazetteer.entries.at(tokens, i, to);
    const known =
      entry && !isShortWord(token, entry.end - i, run) && !isPersonHere(i, entry.end, to, honorific, run) ? entry : undefined;
    if (known && known.end >= (body ?? 0)) {
      put(i, known.end, { kind: "known", entry: known.value });
      i = known.end;
    } else if (body !== undefined) {
      if (run.style === "running") put(i, body, { kind: "organisation", head: headOf(tokens, i, body, gazetteer) });
      i = body;
    } else if (gazetteer.honorifics.has(token.lower) && i + 1 < to) {
      honorific = token.lower;
      i++;
    } else if (role) {
      title = role;
      i = role.to;
    } else if (isStop(token) || isOther(tokens, i, to, gazetteer) || isUsual(i, to, run)) {
      title = honorific = undefined;
      i++;
    } else {
      const end = endOfUnknown(i, to, run, title !== undefined || honorific !== undefined);
      const firm = tokens.slice(i, end).some((word) => word.text === "&" || word.lower === "and");
      if (run.style === "running")
        put(
          i,
          end,
          firm ? { kind: "organisation", head: "firm" } : { ...placeOf(tokens, i, end, gazetteer), title, honorific },
        );
      i = end;
    }
  }
}

function segmentAt(from: number, to: number, run: Run, part: Pick<Segment, "kind"> & Partial<Segment>): Segment | undefined {
  const { tokens, sentence } = run;
  const begin = part.kind === "unknown" ? withParticles(from, sentence.firstToken, run) : from;
  const [first, last] = [tokens[begin], tokens[to - 1]];
  if (!first || !last) return undefined;
  const possessive = POSSESSIVE.test(last.text) && last.text.length > 3;
  const words = tokens
    .slice(begin, to)
    .filter((token) => token.kind === "word")
    .map((token) => token.text);
  if (possessive) words.push((words.pop() ?? "").slice(0, -2));
  const before = begin > sentence.firstToken ? tokens[begin - 1] : undefined;
  return {
    account: run.account,
    sentence: sentence.number,
    paragraph: sentence.paragraph,
    from: begin,
    to,
    start: first.start,
    end: possessive ? last.end - 2 : last.end,
    words,
    initial:
      before === undefined || (before.kind === "sign" && /^["':([—•*-]$/.test(before.text)),
    possessive: possessive || (tokens[to]?.text === "'" && /s$/i.test(last.text) && tokens[to].start === last.end),
    ...part,
  };
}

/** Particles in front belong to the name: Judge van der Berg, Mr. de la Cruz. */
function withParticles(from: number, first: number, { tokens, gazetteer }: Run): number {
  let begin = from;
  for (let i = from - 1; i >= first; i--) {
    const word = tokens[i]?.text ?? "";
    if (!gazetteer.particles.has(word)) break;
    if (LEADING.has(word)) begin = i;
  }
  return begin;
}

/** Words of up to three letters are acronyms or nothing: “US” is a state, “Who” and “It” are not. */
function isShortWord(token: Token, words: number, { style }: Run): boolean {
  return words === 1 && token.text.length <= 3 && (style === "capitals" || token.text !== token.text.toUpperCase());
}

/** Whether a word that is a place or a state elsewhere is somebody's name here: Mr. Jordan; Israel Katz; George Washington. */
function isPersonHere(from: number, end: number, to: number, honorific: string | undefined, run: Run): boolean {
  const { tokens, gazetteer } = run;
  const token = tokens[from];
  if (!token || end - from > 1) return false;
  if (honorific !== undefined) return true;
  const next = tokens[end];
  const followed =
    end < to && isNameWord(next) && !POSSESSIVE.test(token.text) && !isStop(next) && !gazetteer.heads.has(next?.lower ?? "");
  return (
    followed &&
    gazetteer.given.has(token.lower) &&
    !titleAt(tokens, end, to, gazetteer) &&
    !gazetteer.entries.at(tokens, end, to) &&
    !gazetteer.others.has(next?.lower ?? "")
  );
}

function isOther(tokens: readonly Token[], i: number, to: number, gazetteer: Gazetteer): boolean {
  const token = tokens[i];
  if (!token) return false;
  // “Israeli-American”, “mid-January” are no names; “India-Pakistan” is two, which are found elsewhere.
  const parts = token.lower.split("-");
  if (parts.length === 2 && parts.some((part) => gazetteer.entries.has(part) || gazetteer.others.has(part))) return true;
  if (!gazetteer.others.has(token.lower)) return false;
  return !(gazetteer.given.has(token.lower) && i + 1 < to && isNameWord(tokens[i + 1]));
}

/** A usual word before a name, with a capital because a sentence begins or as a title no list has: “Behind Moreau stood”. */
function isUsual(i: number, to: number, run: Run): boolean {
  const { tokens, gazetteer, usual } = run;
  const token = tokens[i];
  if (!token || i + 1 >= to || !isNameWord(tokens[i + 1]) || gazetteer.given.has(token.lower) || !usual.has(token.lower))
    return false;
  return placeOf(tokens, i, endOfUnknown(i, to, run), gazetteer).kind === "unknown";
}

function endOfUnknown(from: number, to: number, run: Run, titled = false): number {
  const { tokens, gazetteer } = run;
  let last = from;
  for (let i = from + 1; i < to; i++) {
    const token = tokens[i];
    if (!token || POSSESSIVE.test(tokens[last]?.text ?? "")) break;
    if (!isNameWord(token)) {
      if (token.kind === "word" && token.lower !== "and" && !gazetteer.particles.has(token.lower)) break;
      continue;
    }
    const surname =
      i === from + 1 &&
      i + 1 === to &&
      (titled || gazetteer.given.has(tokens[from]?.lower ?? "") || isMonthAsSurname(i, from, run));
    if (
      !surname &&
      (isStop(token) ||
        gazetteer.others.has(token.lower) ||
        titleAt(tokens, i, to, gazetteer) ||
        gazetteer.entries.at(tokens, i, to))
    )
      break;
    last = i;
  }
  return last + 1;
}

/** “Tova March”: a month, but no day beside it, and no usual word before it. */
function isMonthAsSurname(i: number, from: number, { tokens, usual }: Run): boolean {
  return (
    MONTHS.test(tokens[i]?.lower ?? "") &&
    !usual.has(tokens[from]?.lower ?? "") &&
    tokens[i + 1]?.kind !== "number" &&
    tokens[i + 1]?.text !== ","
  );
}
