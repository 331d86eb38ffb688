import { sha256Of } from "../../base/sha256.ts";
import type { Span } from "../../case/accounts-file.ts";
import type { AccountId } from "../../case/ids.ts";
import type { TermDraft, TermsDraft } from "../../case/terms.ts";
import type { Stretch } from "../account.ts";
import { titleOf } from "../events/titles.ts";
import { PlainText } from "../language/plain-text.ts";
import type { Parsed } from "../language/tokens.ts";
import { readNumeral, valueOfDigits } from "../quantities/numerals.ts";
import { SentenceWords } from "../quantities/sentence-words.ts";
import type { Candidate, Name, Reading, ReadTime } from "../reading.ts";
import type { Piece } from "./pieces.ts";
import type { Proposal } from "./proposal.ts";

/** Why a proposal was dropped. */
export const DROPS = [
  "not-in-shape", "not-verbatim", "quotation-too-short", "name-not-quoted", "number-not-quoted", "found-already",
] as const;
export type Drop = (typeof DROPS)[number];

/** What proposals are checked against. */
export interface Evidence {
  readonly account: AccountId;
  readonly parsed: Parsed;
  readonly reading: Pick<Reading, "names" | "times" | "sentences" | "issues" | "candidates">;
  readonly model: string;
}

/** Fewer words than this stand in any text by chance. */
const FEWEST_WORDS = 4;

/**
 * A proposal made into a candidate, if its quotation stands word for word in the account, and each of its names and
 * numbers in the quotation. Everything else about it comes from the rules: who a name is, on whose word the sentence
 * stands and how, which date its words mean. So a model can point at words, and can put none into an account's mouth.
 * Cost: linear in the account for the quotation, and in what the reading found in it.
 */
export function verifyProposal(given: Proposal, piece: Piece, evidence: Evidence): Candidate | Drop {
  const { plain } = evidence.parsed;
  const quotation = new PlainText(given.quotation.toWellFormed()).text.trim();
  if ((quotation.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) < FEWEST_WORDS) return "quotation-too-short";
  const start = findWhole(plain.text, quotation, piece.start);
  if (start === undefined) return "not-verbatim";
  const end = start + quotation.length;

  const { by, to, through, present, place, when } = given;
  for (const name of [...by, ...to, ...through, ...present, place, when]) {
    if (name === undefined) continue;
    const words = new PlainText(name.toWellFormed()).text.trim();
    if (words === "" || findWhole(quotation, words, 0) === undefined) return "name-not-quoted";
  }
  const quotedNumbers = numbersIn(evidence.parsed, start, end);
  for (const { amount, atLeast, atMost } of given.terms) {
    for (const number of [amount, atLeast, atMost]) {
      if (number !== undefined && !quotedNumbers.has(number)) return "number-not-quoted";
    }
  }
  const isHere = overlapping(evidence.account, plain.spanOf(start, end));
  const isKnown = evidence.reading.candidates.some((one) => one.type === given.type && one.reports.some(isHere));
  return isKnown ? "found-already" : candidateOf(given, { start, end }, evidence);
}

type IsHere = (place: { readonly account: string; readonly span: Span }) => boolean;

function overlapping(account: AccountId, span: Span): IsHere {
  return (place) => place.account === account && place.span.start < span.end && place.span.end > span.start;
}

function candidateOf(given: Proposal, quotation: Stretch, evidence: Evidence): Candidate {
  const { account, parsed, reading } = evidence;
  const { type } = given;
  const span = parsed.plain.spanOf(quotation.start, quotation.end);
  const isHere = overlapping(account, span);
  const resolve = resolver(reading.names, isHere);
  const idsOf = (quoted: readonly string[]): string[] => [...new Set(quoted.map(resolve).filter((id) => id !== undefined))];
  const isMeeting = type === "meeting";
  const by = isMeeting ? idsOf([...given.by, ...given.to, ...given.present]) : idsOf(given.by);
  const to = isMeeting ? [] : idsOf(given.to);
  const through = idsOf(given.through);
  const present = isMeeting ? by : idsOf(given.present);
  const place = given.place === undefined ? undefined : resolve(given.place);
  const at = given.when === undefined ? undefined : timeOf(parsed.plain, reading.times.filter(isHere), quotation, given.when);
  const sentence = reading.sentences.find(isHere);
  const terms = termsOf(given, reading.issues);
  const nameOf = new Map(reading.names.map((name) => [name.id, { ...name, mentions: [] }]));
  const grounds = [`proposed by the model ${evidence.model.slice(0, 80)}`, "its words stand in the account"];
  return {
    id: `${type}-${sha256Of(`model ${account} ${String(span.start)} ${String(span.end)}`).slice(0, 8)}`,
    type,
    title: titleOf({ type, by, to, through, answer: given.answer, act: "", ordinal: undefined, amounts: [] }, nameOf),
    ...(at === undefined ? {} : { at }),
    by,
    ...(to.length > 0 ? { to } : {}),
    ...(through.length > 0 ? { through } : {}),
    ...(present.length > 0 ? { present } : {}),
    ...(place === undefined ? {} : { place }),
    ...(type === "response" && given.answer !== undefined ? { answer: given.answer } : {}),
    ...(Object.keys(terms).length > 0 ? { terms } : {}),
    ...(type === "offer" && given.final === true ? { final: true } : {}),
    reports: [
      { account, span, attribution: sentence?.attribution ?? { kind: "outlet" }, standing: sentence?.standing ?? "fact" },
    ],
    proposedBy: "model",
    confidence: (35 + (by.length > 0 ? 10 : 0) + (at === undefined ? 0 : 5)) / 100,
    restsOn: given.by.length > 0 && by.length === 0 ? [...grounds, "who acted is not among the names found"] : grounds,
  };
}

/** Where `words` stand in `text` as whole words: at or after `from`, or else before it. */
function findWhole(text: string, words: string, from: number): number | undefined {
  const [first, last] = [isWordSign(words, 0), isWordSign(words, words.length - 1)];
  const isWhole = (at: number): boolean =>
    !(first && isWordSign(text, at - 1)) && !(last && isWordSign(text, at + words.length));
  for (const start of [from, 0]) {
    for (let at = text.indexOf(words, start); at >= 0; at = text.indexOf(words, at + 1)) if (isWhole(at)) return at;
  }
  return undefined;
}

function isWordSign(text: string, at: number): boolean {
  return /[\p{L}\p{M}\p{N}]/u.test(text[at] ?? "");
}

/** The numbers that stand in a stretch, in digits or spelled. */
function numbersIn(parsed: Parsed, start: number, end: number): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const sentence of parsed.sentences) {
    if (sentence.end <= start || sentence.start >= end) continue;
    const words = new SentenceWords(parsed, sentence);
    for (let i = sentence.firstToken; i < sentence.lastToken; i++) {
      const token = parsed.tokens[i];
      if (!token || token.start < start || token.end > end) continue;
      const digits = token.kind === "number" ? valueOfDigits(token.text) : undefined;
      if (digits !== undefined) numbers.add(digits);
      const numeral = readNumeral(words, i);
      const last = parsed.tokens[(numeral?.next ?? 0) - 1];
      if (numeral && last && last.end <= end) numbers.add(numeral.value);
    }
  }
  return numbers;
}

/** Who a quoted name is, by the rules' reading of the names in the same words; the longest that it holds, or that holds it. */
function resolver(names: readonly Name[], isHere: IsHere): (quoted: string) => string | undefined {
  const here = new Map<string, string>();
  for (const name of names) {
    for (const variant of name.variants) if (isHere(variant)) here.set(folded(variant.text), name.id);
  }
  const longestFirst = [...here].sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1));
  return (quoted) => {
    const words = folded(quoted);
    const exact = here.get(words);
    // A pronoun is no name, although it may be a part of one.
    if (exact !== undefined || !/\p{Lu}|\p{Lo}/u.test(quoted)) return exact;
    return longestFirst.find(([text]) => findWhole(words, text, 0) !== undefined || findWhole(text, words, 0) !== undefined)?.[1];
  };
}

function folded(text: string): string {
  return new PlainText(text).text.toLowerCase().trim().replace(/^the /, "").replace(/'s?$/, "");
}

/** The date that the quoted words of time were read as. */
function timeOf(plain: PlainText, times: readonly ReadTime[], quotation: Stretch, when: string): string | undefined {
  const words = new PlainText(when).text.trim();
  const from = plain.text.indexOf(words, quotation.start);
  return times.find((time) => {
    const stretch = plain.stretchOf(time.span);
    return time.edtf !== undefined && stretch !== undefined && stretch.start < from + words.length && stretch.end > from;
  })?.edtf;
}

function termsOf(given: Proposal, issues: Reading["issues"]): TermsDraft {
  const terms: Record<string, TermDraft> = {};
  for (const { issue, amount, atLeast, atMost, about } of given.terms) {
    if (!issues.some((one) => one.id === issue) || terms[issue] !== undefined) continue;
    const isAbout = about === true ? { about: true as const } : {};
    if (amount !== undefined) terms[issue] = { amount, ...isAbout };
    else if (atLeast !== undefined || atMost !== undefined) {
      terms[issue] = { ...(atLeast === undefined ? {} : { atLeast }), ...(atMost === undefined ? {} : { atMost }), ...isAbout };
    }
  }
  return terms;
}
