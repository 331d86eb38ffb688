import type { AccountText, Stretch } from "../account.ts";
import type { QuantityFound } from "../findings.ts";
import type { Lexicon } from "../lexicon.ts";
import { findTimes } from "../times/time-grammar.ts";
import { timeWordsOf } from "../times/time-words.ts";
import { type Amount, readAmount } from "./amount.ts";
import { type Counted, countedBefore, readCounted, wholeBefore } from "./counted.ts";
import { readJoined } from "./joined.ts";
import { type QuantityWords, quantityWordsOf } from "./quantity-words.ts";
import { SentenceWords } from "./sentence-words.ts";

/** How many sentences back a part looks for its whole, and a bare number for what it counts. */
const REACH_SENTENCES = 2;
/** And how many quantities. */
const REACH_QUANTITIES = 6;

interface Kept extends QuantityFound {
  readonly sentence: number;
  readonly paragraph: number;
  readonly lastToken: number;
  readonly ofWhole?: number | undefined;
  /** “From 8 to 10 per cent”: the number behind it tells what it counts. */
  readonly likeNext: boolean;
  /** “Of the 31 sailors, 19 …”: opens its sentence as the whole of what follows. */
  readonly headOf: boolean;
  readonly firstToken: number;
}

/**
 * Every quantity that an account names, in the order of its text: how many, of what, which of them, and of which other
 * quantity a part. Times are left to their reader; no quantity overlaps one. See RULES.md. Cost: linear in the text,
 * about 10 µs a token, half of it for the times.
 */
export function readQuantities(account: AccountText, number: number, lexicon: Lexicon): readonly QuantityFound[] {
  const vocabulary = quantityWordsOf(lexicon);
  const times = findTimes(account.parsed, timeWordsOf(lexicon));
  const kept: Kept[] = [];
  let time = 0;
  for (const sentence of account.parsed.sentences) {
    const words = new SentenceWords(account.parsed, sentence);
    let free = words.first;
    for (let i = words.first; i < words.last;) {
      while ((times[time]?.lastToken ?? Infinity) <= i) time++;
      const next = times[time];
      if (next && i >= next.firstToken) {
        i = next.lastToken;
        free = i;
        continue;
      }
      const read = readAt(words, i, free, next?.firstToken ?? Infinity, vocabulary);
      if (!read) {
        i++;
        continue;
      }
      const quantity = keep(words, read, kept, number, vocabulary);
      if (quantity) kept.push(quantity);
      i = Math.max(read.counted.next, read.amount.next, i + 1);
      free = i;
    }
  }
  return tieToWholes(kept).map(published);
}

interface Read {
  readonly amount: Amount;
  readonly counted: Counted;
}

function readAt(words: SentenceWords, i: number, free: number, end: number, vocabulary: QuantityWords): Read | undefined {
  if (words.isWord(i) && !vocabulary.starters.has(words.lower(i)) && !words.lower(i).includes("-")) return undefined;
  const joined = readJoined(words, i, free, vocabulary);
  if (joined) return joined;
  const amount = readAmount(words, i, free, vocabulary);
  if (!amount || amount.next > end) return undefined;
  const counted = readCounted(words, amount, vocabulary);
  return counted && counted.next <= end ? { amount, counted } : undefined;
}

function keep(
  words: SentenceWords,
  { amount, counted }: Read,
  kept: readonly Kept[],
  account: number,
  vocabulary: QuantityWords,
): Kept | undefined {
  const { sentence, paragraph } = { sentence: words.sentence.number, paragraph: words.sentence.paragraph };
  const near = kept
    .slice(-REACH_QUANTITIES)
    .filter((other) => other.paragraph === paragraph && sentence - other.sentence <= REACH_SENTENCES);
  const part = counted.ofThem || isPart(words, amount.from);
  const whole = part ? near.findLast((other) => isLarger(other, amount) && isCountable(other, vocabulary)) : undefined;
  // Speakers and “one of the four” are counted where their words are.
  if (counted.ofThem && !whole) return undefined;
  const before = countedBefore(words, amount.from, vocabulary);
  const through = before && (before.through || counted.unit === undefined) ? before : undefined;
  const inherited =
    counted.unit === undefined && !through ? (whole ?? unsaidOf(words, amount, counted, near, vocabulary)) : undefined;
  const heads = inherited?.sentence === sentence && inherited.headOf ? inherited : undefined;
  const ofWhole =
    whole ??
    (heads && isLarger(heads, amount) && isCountable(heads, vocabulary)
      ? heads
      : near.find((other) => inherited && other.headOf && other.sentence === sentence && isLarger(other, amount)));
  const unit =
    through?.unit ??
    counted.unit ??
    inherited?.unit ??
    (isOfPeople(words, counted.next, vocabulary) ? "people" : counted.others && !amount.vague ? "others" : undefined);
  const of = wholeBefore(words, amount.from, vocabulary);
  const qualifier =
    counted.qualifier ??
    (through?.through === true ? counted.unit : isCountable({ unit: unit ?? "" }, vocabulary) ? undefined : of);
  const likeNext = unit === undefined && /^(?:to|and|or)$/.test(words.lower(counted.next));
  if (unit === undefined && counted.ofWhole === undefined && !likeNext) return undefined;
  const restsOn = [
    counted.unit !== undefined
      ? "a number and what it counts"
      : inherited
        ? "what it counts was told before"
        : "what it counts goes unsaid",
    ...(amount.vague ? ["an amount that is no number: at least so many"] : []),
    ...(amount.currency !== undefined ? ["a sign of money, as the best known currency it stands for"] : []),
    ...(ofWhole ? ["its words make it a part"] : []),
  ];
  return {
    account,
    start: words.startOf(through?.through === true ? through.at : amount.from),
    end: words.endOf(Math.max(counted.next, amount.next)),
    ...(amount.amount === undefined ? {} : { amount: amount.amount }),
    ...(amount.atLeast === undefined ? {} : { atLeast: amount.atLeast }),
    ...(amount.atMost === undefined ? {} : { atMost: amount.atMost }),
    about: amount.about,
    unit: unit ?? "",
    ...(qualifier === undefined ? {} : { qualifier }),
    ...(ofWhole ? { partOf: { start: ofWhole.start, end: ofWhole.end } } : {}),
    confidence: counted.age || counted.perEach ? 0.5 : counted.unit === undefined && !through ? 0.55 : amount.vague ? 0.7 : 0.9,
    restsOn,
    sentence,
    paragraph,
    firstToken: amount.from,
    lastToken: counted.next,
    ofWhole: counted.ofWhole,
    likeNext,
    headOf: words.lower(words.first) === "of" && amount.from <= words.first + 2,
  };
}

/** [Q11] `including 100`, `among them 30`, `the other 150`: a part of what was told before. */
function isPart(words: SentenceWords, from: number): boolean {
  const before = words.lower(from - 1);
  if (/^(?:including|include|includes|included)$/.test(before)) return true;
  if (/^(?:them|whom|which)$/.test(before) && /^(?:among|of)$/.test(words.lower(from - 2))) return true;
  const the = /^(?:the|its|their)$/.test(words.lower(from - 2));
  return the && /^(?:other|remaining|rest)$/.test(before);
}

/** Shares, sums and measures have no members that a part could be of. */
function isCountable({ unit }: { readonly unit: string }, vocabulary: QuantityWords): boolean {
  return !/^(?:per cent|percentage points|basis points|[A-Z]{3})$/.test(unit) && !vocabulary.measures.has(unit);
}

function isLarger(other: Kept, amount: Amount): boolean {
  const size = amount.amount ?? amount.atLeast ?? amount.atMost ?? 0;
  const whole = other.amount ?? other.atMost ?? other.atLeast ?? 0;
  return whole > size && other.unit !== "";
}

/** [Q9] What a bare number counts: the same as the last number did, where its words make it an answer to that one. */
function unsaidOf(
  words: SentenceWords,
  amount: Amount,
  counted: Counted,
  near: readonly Kept[],
  vocabulary: QuantityWords,
): Kept | undefined {
  const before = words.lower(amount.from - 1);
  const behind = words.lower(amount.next);
  const last = near.findLast(({ unit }) => !vocabulary.speakers.has(unit) || unit === "members");
  if (!last || amount.amount === 1) return undefined;
  if (counted.others) return isCountable(last, vocabulary) || behind === "more" ? last : undefined;
  // “One of the four said”: four who speak.
  if (before === "the" && words.lower(amount.from - 2) === "of") return undefined;
  const asked =
    /^(?:to|from|at|only|than|of|and|or|but|for|another|the|other|included|including|nor|not|just|by|with|—|,|"|')$/.test(before);
  const verb = words.isWord(amount.from - 1) && (vocabulary.verbs.has(before) || /(?:ed|said|asked|wanted)$/.test(before));
  const subject =
    vocabulary.verbs.has(behind) && /^(?:is|are|was|were|have|had|has|remain|remained|died|came|left)$/.test(behind);
  return asked || verb || subject ? last : undefined;
}

function isOfPeople(words: SentenceWords, next: number, vocabulary: QuantityWords): boolean {
  const verb = /^(?:were|are|was|have|had)$/.test(words.lower(next)) ? next + 1 : next;
  const been = words.lower(verb) === "been" ? verb + 1 : verb;
  return vocabulary.ofPeople.has(words.lower(been));
}

/** [Q11] `100 of the 250 prisoners`: the second is read after the first, and tells what both count. */
function tieToWholes(kept: readonly Kept[]): Kept[] {
  return kept
    .map((quantity, i) => {
      const whole = kept[i + 1];
      if (quantity.likeNext && whole?.firstToken === quantity.lastToken + 1 && whole.sentence === quantity.sentence)
        return { ...quantity, unit: whole.unit };
      if (quantity.ofWhole === undefined) return quantity;
      if (whole?.sentence !== quantity.sentence || whole.firstToken > quantity.ofWhole + 1) return quantity;
      return {
        ...quantity,
        unit: whole.unit,
        partOf: { start: whole.start, end: whole.end },
        confidence: 0.85,
        restsOn: ["a part of the quantity named with it"],
      };
    })
    .filter(({ unit }) => unit !== "");
}

/** Field by field: what only reading needed stays behind. */
function published(kept: Kept): QuantityFound {
  const { account, start, end, about, unit, confidence, restsOn } = kept;
  const partOf: Stretch | undefined = kept.partOf;
  return {
    account,
    start,
    end,
    ...(kept.amount === undefined ? {} : { amount: kept.amount }),
    ...(kept.atLeast === undefined ? {} : { atLeast: kept.atLeast }),
    ...(kept.atMost === undefined ? {} : { atMost: kept.atMost }),
    about,
    unit,
    ...(kept.qualifier === undefined ? {} : { qualifier: kept.qualifier }),
    ...(partOf === undefined ? {} : { partOf }),
    confidence,
    restsOn,
  };
}
