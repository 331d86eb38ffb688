import type { Sentence, Token } from "../language/tokens.ts";
import type { Gazetteer } from "./gazetteer.ts";

export const POSSESSIVE = /'s$/i;

/** Closed-class words that begin sentences and no names. */
const STOP = new Set(
  (
    "the a an this that these those when then after before but and in on at for from by with as if while although though both some many most more several all " +
    "few one two three four five six seven eight nine ten eleven twelve he she it they we you his her its their our my your who whom what why how where there here no not yes " +
    "later earlier now today yesterday tomorrow tonight meanwhile however still yet once since until despite according under over during among between because so also " +
    "even only just another other others any each every such or nor neither either instead following perhaps maybe never nobody nothing everybody everyone somebody someone " +
    "anyone too to into onto of off up down out about around against within without through throughout near than per via like unlike well finally afterwards afterward " +
    "next last first second third again always often sometimes already almost around roughly nearly whether which whose whatever let lets would could should will can may " +
    "might must do does did is are was were be been has have had get got asked told said mr mrs"
  ).split(" "),
);
STOP.delete("mr");
STOP.delete("mrs");

/** A particle with which a name may begin in lower case. */
export const LEADING = new Set(["al", "el", "bin", "ibn", "ben", "van", "von", "de", "der", "di", "da", "du", "abu"]);

/** Words as names have them: with a capital, or with one after an article or particle (al-Amin, d'Estrées). */
export function isNameWord(token: Token | undefined): boolean {
  if (token?.kind !== "word") return false;
  // “Texas-based”, “Union-led” speak of a name and are none.
  if (/-\p{Ll}[^-]*$/u.test(token.text)) return false;
  return /^\p{Lu}/u.test(token.text) || /^(?:[a-z]{2,3}-|[dl]')\p{Lu}/u.test(token.text);
}

/** Whether a word is one of the closed classes, with a capital only because it begins something. */
export function isStop(token: Token | undefined): boolean {
  return token !== undefined && STOP.has(token.lower);
}

/** What all accounts together tell of words. */
export interface KnownWords {
  /** Words that some account has in lower case, so that a capital at the beginning of a sentence tells nothing. */
  readonly usual: ReadonlySet<string>;
  /** “Larch & Quine” somewhere: then “Larch and Quine” is one name as well. */
  readonly firms: ReadonlySet<string>;
}

/** Pairs of words that an ampersand joins. */
export function firmsOf(tokens: readonly Token[]): string[] {
  return tokens.flatMap((token, i) => {
    const [before, next] = [tokens[i - 1], tokens[i + 1]];
    if (token.text !== "&" || !before || !next) return [];
    return isNameWord(before) && isNameWord(next) ? [`${before.lower} ${next.lower}`] : [];
  });
}

/** How a sentence is written: where it is a headline's way, capitals tell nothing. */
export type Style = "running" | "title" | "capitals";

export const MONTHS = /^(?:january|february|march|april|june|july|august|september|october|november|december)$/;

/** Most longer words with a capital, or nearly all letters capitals; a full stop or a by-line is no headline's. */
export function styleOf(tokens: readonly Token[], sentence: Sentence): Style {
  const words = tokens.slice(sentence.firstToken, sentence.lastToken).filter((token) => token.kind === "word");
  if (words.length < 3) return "running";
  const letters = words.map((word) => word.text).join("");
  if (letters.length > 12 && letters.replace(/[^\p{Lu}]/gu, "").length > letters.length * 0.8) return "capitals";
  const long = words.slice(1).filter((word) => word.text.length >= 4);
  if (long.length < 3 || words[0]?.lower === "by" || /^[.,;]$/.test(tokens[sentence.lastToken - 1]?.text ?? ""))
    return "running";
  // A list of names has commas, a headline hardly ever more than one.
  if (words.some((word) => MONTHS.test(word.lower))) return "running";
  const commas = tokens.slice(sentence.firstToken, sentence.lastToken).filter((token) => token.text === ",").length;
  return commas < 2 && long.filter((word) => word.capital).length >= long.length * 0.75 ? "title" : "running";
}

export function endOfRun(
  text: string,
  tokens: readonly Token[],
  from: number,
  limit: number,
  gazetteer: Gazetteer,
  firms: ReadonlySet<string>,
): number {
  let last = from;
  let i = from + 1;
  while (i < limit) {
    const [before, token, held] = [tokens[i - 1], tokens[i], tokens[last]];
    if (!before || !token || !held || POSSESSIVE.test(held.text)) break;
    const gap = text.slice(before.end, token.start);
    if (token.text === "." && gap === "" && before === held && mayBeShort(held, gazetteer) && isNameWord(tokens[i + 1])) i++;
    else if (
      token.text === "'" &&
      gap === "" &&
      /s$/i.test(held.text) &&
      before === held &&
      isWorkers(tokens[i + 1], gazetteer)
    )
      i++;
    else if (
      token.text === "'" &&
      gap === "" &&
      /s$/i.test(held.text) &&
      tokens[i + 1]?.lower === "and" &&
      isWorkers(tokens[i + 3], gazetteer)
    )
      i += 2;
    else if (!/^\s+$/.test(gap)) break;
    else if (isNameWord(token)) last = i++;
    else if (token.text === "&" && isNameWord(tokens[i + 1])) i++;
    else if (token.lower === "and" && isNameWord(tokens[i + 1]) && firms.has(`${held.lower} ${tokens[i + 1]?.lower ?? ""}`))
      i++;
    else if (leadsOn(tokens, i, last, gazetteer)) i++;
    else break;
  }
  return last + 1;
}

/** “Transit Workers' Union” goes on after its apostrophe. */
function isWorkers(next: Token | undefined, gazetteer: Gazetteer): boolean {
  return next !== undefined && isNameWord(next) && gazetteer.heads.has(next.lower);
}

function mayBeShort(token: Token, gazetteer: Gazetteer): boolean {
  return /^\p{Lu}$/u.test(token.text) || gazetteer.honorifics.has(token.lower) || /^(?:st|mt|ft|co|jr|sr)$/.test(token.lower);
}

/** A word in lower case that leads on to a further part of the name: van der Berg; Ministry of the Interior. */
function leadsOn(tokens: readonly Token[], i: number, last: number, gazetteer: Gazetteer): boolean {
  const [token, next, held] = [tokens[i], tokens[i + 1], tokens[last]];
  if (!token || !held || token.kind !== "word") return false;
  const follows =
    isNameWord(next) ||
    (isNameWord(tokens[i + 2]) && next !== undefined && (gazetteer.particles.has(next.lower) || next.lower === "the"));
  if (!follows) return false;
  if (gazetteer.particles.has(token.lower)) return true;
  const isHead = gazetteer.heads.has(held.lower) || gazetteer.placeHeads.has(held.lower);
  if (token.lower === "of") return isHead || gazetteer.roles.at(tokens, last, last + 1) !== undefined;
  if (token.lower === "the") return tokens[i - 1]?.lower === "of" || tokens[i - 1]?.lower === "for";
  if (token.lower === "for") return isHead;
  return token.lower === "and" && /^(?:of|for)$/.test(tokens[last - 1]?.lower ?? "") && isMinistry(tokens, last, gazetteer);
}

function isMinistry(tokens: readonly Token[], last: number, gazetteer: Gazetteer): boolean {
  return gazetteer.heads.get(tokens[last - 2]?.lower ?? "") === "ministry";
}

/** A run of capitalised words is taken apart in the light of these. */
export interface Run {
  readonly account: number;
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  readonly gazetteer: Gazetteer;
  readonly usual: ReadonlySet<string>;
  readonly style: Style;
}
