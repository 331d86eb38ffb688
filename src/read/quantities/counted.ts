import type { Amount } from "./amount.ts";
import { readNumeral } from "./numerals.ts";
import type { QuantityWords } from "./quantity-words.ts";
import type { SentenceWords } from "./sentence-words.ts";

/** What an amount counts. */
export interface Counted {
  /** Plural noun, currency code, per cent; undefined where the words leave it out. */
  readonly unit: string | undefined;
  /** Tokens up to here (exclusive) belong to the quantity. */
  readonly next: number;
  readonly qualifier?: string | undefined;
  /** `100 of them`: a part of what was told before. */
  readonly ofThem: boolean;
  /** `35 others`, `eight more`: like those told before, but not of them. */
  readonly others?: boolean;
  readonly age?: boolean;
  /** `seven in a gang`: the unit is what each of them makes up. */
  readonly perEach?: boolean;
  /** `100 of the 250`: where the whole begins. */
  readonly ofWhole?: number | undefined;
}

/** Words that the name of what is counted may take. */
const NAME_TOKENS = 6;
/** Words of a qualifier behind it. */
const QUALIFIER_TOKENS = 8;

/** [Q7]–[Q10] What stands behind an amount. Undefined where the number turns out to count nothing. */
export function readCounted(words: SentenceWords, amount: Amount, vocabulary: QuantityWords): Counted | undefined {
  let at = amount.next;
  const share = vocabulary.perCent.at(words, amount.hyphened ? at + 1 : at);
  if (share)
    return {
      unit: share.meaning,
      next: share.next,
      qualifier: behind(words, share.next, vocabulary) ?? named(words, share.next, vocabulary),
      ofThem: false,
    };
  if (amount.currency !== undefined) {
    const sum = amount.hyphened ? at + 1 : at;
    return {
      unit: amount.currency,
      next: at,
      qualifier: behind(words, sum, vocabulary) ?? named(words, sum, vocabulary),
      ofThem: false,
    };
  }
  const money = vocabulary.currencies.at(words, amount.hyphened || words.lower(at) === "of" ? at + 1 : at);
  if (money && !/^(?:won|rand)$/.test(words.lower(at)))
    return { unit: money.meaning, next: money.next, qualifier: behind(words, money.next, vocabulary), ofThem: false };
  const joined = words.joins(at) ? vocabulary.joinedUnits.get(words.lower(at)) : undefined;
  if (joined !== undefined) return { unit: joined, next: at + 1, qualifier: behind(words, at + 1, vocabulary), ofThem: false };
  if (amount.hyphened) return readHyphened(words, at + 1, vocabulary);

  const more = /^(?:more|other|further|additional|such|extra)$/.test(words.lower(at));
  if (more) at++;
  if (words.lower(at) === "others")
    return { unit: undefined, next: at + 1, qualifier: behind(words, at + 1, vocabulary), ofThem: false, others: true };
  const of = readOf(words, at, vocabulary);
  if (of) return of;
  const next = words.at(at + 1);
  if (
    vocabulary.measures.has(words.lower(at)) &&
    words.isWord(at) &&
    !words.lower(at).endsWith("s") &&
    next?.kind === "word" &&
    !amount.share
  )
    return readHyphened(words, at, vocabulary);
  const name = readName(words, at, amount.amount === 1 || amount.share === true, vocabulary);
  if (!name) {
    const unsaid = readUnsaid(words, at, vocabulary);
    return unsaid && { ...unsaid, others: more };
  }
  if (vocabulary.idle.has(name.head)) return undefined;
  const before = words.words(at, name.headAt).trim();
  // “Swapped 15 fishermen for a boat”: what is loosely behind a noun is the clause's, not its own.
  const loose =
    /^(?:for|on|in|with|without|a|an)$/.test(words.lower(name.headAt + 1)) &&
    !vocabulary.measures.has(name.head) &&
    !/^(?:a|an)$/.test(words.lower(name.headAt + 1));
  const after = loose ? undefined : behind(words, name.headAt + 1, vocabulary);
  const qualifier = [name.headAt > at ? before : "", after ?? ""].filter((part) => part !== "").join(", ");
  return { unit: pluralOf(name.head, vocabulary), next: name.headAt + 1, qualifier: qualifier || undefined, ofThem: false };
}

/** `a 90-day ceasefire`, `a six-member panel`: the measure is what is counted; what it measures says which. */
function readHyphened(words: SentenceWords, at: number, vocabulary: QuantityWords): Counted | undefined {
  const measure = words.lower(at);
  if (!words.isWord(at)) return undefined;
  if (/-olds?$/.test(measure)) return { unit: "years", next: at + 1, qualifier: "age", ofThem: false, age: true };
  const [unit = ""] = measure.split("-");
  if (vocabulary.idle.has(unit) || vocabulary.stops.has(unit)) return undefined;
  const name = readName(words, at + 1, true, vocabulary);
  const what = name ? words.words(at + 1, name.headAt + 1) : undefined;
  return { unit: pluralOf(unit, vocabulary), next: at + 1, qualifier: what, ofThem: false };
}

/** `of them`, `of whom`, `of the 250`, `of the prisoners`. */
function readOf(words: SentenceWords, at: number, vocabulary: QuantityWords): Counted | undefined {
  if (words.lower(at) !== "of") return undefined;
  if (/^(?:them|whom|these|those|which)$/.test(words.lower(at + 1)) && !/^(?:these|those)$/.test(words.lower(at + 1))) {
    return { unit: undefined, next: at + 2, qualifier: behind(words, at + 2, vocabulary), ofThem: true };
  }
  const the = /^(?:the|its|their|his|her|our|those|these|all|some)$/.test(words.lower(at + 1)) ? 2 : 1;
  if (readNumeral(words, at + the)) return { unit: undefined, next: at, ofThem: false, ofWhole: at + the };
  if (the === 1) return undefined;
  const name = readName(words, at + the, false, vocabulary);
  if (!name) return undefined;
  const before = words.words(at + the, name.headAt).trim();
  return {
    unit: pluralOf(name.head, vocabulary),
    next: name.headAt + 1,
    qualifier: before || behind(words, name.headAt + 1, vocabulary),
    ofThem: false,
  };
}

/** `a 40 per cent stake`, `a $2bn loan`: the noun that follows a share or a sum. */
function named(words: SentenceWords, at: number, vocabulary: QuantityWords): string | undefined {
  if (words.isCapital(at)) return undefined;
  const name = readName(words, at, true, vocabulary);
  return name && words.words(at, name.headAt + 1);
}

/** What is counted has gone unsaid: what stands behind the number shows that nothing will be named. */
function readUnsaid(words: SentenceWords, at: number, vocabulary: QuantityWords): Counted | undefined {
  const next = words.lower(at);
  // “Seven in a gang”, “30 to a boat”: of each of what.
  const per = /^(?:in|to|per|a)$/.test(next) ? at + (next === "per" || next === "a" ? 1 : 2) : -1;
  if (per > 0 && (per === at + 1 || /^(?:a|an|each|every)$/.test(words.lower(at + 1)))) {
    const each = readName(words, per, true, vocabulary);
    if (each) return { unit: pluralOf(each.head, vocabulary), next: each.headAt + 1, ofThem: false, perEach: true };
  }
  const ended =
    words.at(at) === undefined ||
    words.at(at)?.kind === "sign" ||
    vocabulary.stops.has(next) ||
    vocabulary.verbs.has(next) ||
    isParticiple(words, at, vocabulary);
  return ended ? { unit: undefined, next: at, qualifier: behind(words, at, vocabulary), ofThem: false } : undefined;
}

/** The name of what is counted: adjectives and nouns up to a plural, or with `single` up to the last before it ends. */
function readName(
  words: SentenceWords,
  from: number,
  single: boolean,
  vocabulary: QuantityWords,
): { head: string; headAt: number } | undefined {
  let last = -1;
  for (let k = from; k < from + NAME_TOKENS; k++) {
    const word = words.lower(k);
    if (word === "-" || (word === "." && words.joins(k) && words.isCapital(k - 1) && words.isWord(k + 1))) continue;
    // “American and Israeli prisoners of war”
    if (word === "and" && k > from && words.isCapital(k - 1) && words.isCapital(k + 1) && !isPlural(words, k - 1, vocabulary))
      continue;
    if (!words.isWord(k) || vocabulary.stops.has(word) || vocabulary.verbs.has(word)) break;
    if (k === from && vocabulary.objectParticiples.has(word) && !isPlural(words, k + 1, vocabulary)) break;
    if (isParticiple(words, k, vocabulary) && vocabulary.stops.has(words.lower(k + 1))) break;
    if (isParticiple(words, k, vocabulary) && words.at(k + 1)?.kind !== "word") break;
    if (!single && isPlural(words, k, vocabulary) && !continues(words, k, vocabulary)) return { head: word, headAt: k };
    if (!single && vocabulary.collectives.has(word)) return { head: word, headAt: k };
    if (words.isPossessive(k) && single) continue;
    // A name at the end belongs to something else: the head is a common noun, where there is one.
    if (!words.isCapital(k) || last < 0 || words.isCapital(last)) last = k;
    if (single && isPlural(words, k, vocabulary) && !words.isCapital(k)) break;
  }
  return single && last >= 0 && !words.isNumber(last) ? { head: words.lower(last), headAt: last } : undefined;
}

/** `women prisoners`, `United States officials`: a plural that only says which, before the one that is counted. */
function continues(words: SentenceWords, k: number, vocabulary: QuantityWords): boolean {
  if (
    words.isCapital(k) &&
    words.isWord(k + 1) &&
    !vocabulary.stops.has(words.lower(k + 1)) &&
    !vocabulary.verbs.has(words.lower(k + 1))
  )
    return true;
  if (!isPlural(words, k + 1, vocabulary) || words.isCapital(k + 1) || vocabulary.verbs.has(words.lower(k + 1))) return false;
  const after = words.at(k + 2);
  return after === undefined || after.kind === "sign" || vocabulary.stops.has(after.lower);
}

function isPlural(words: SentenceWords, k: number, vocabulary: QuantityWords): boolean {
  const word = words.lower(k);
  if (!words.isWord(k) || (words.isPossessive(k) && (words.at(k)?.text ?? "").includes("'"))) return false;
  if (vocabulary.irregular.has(word)) return true;
  return (
    word.length > 3 &&
    word.endsWith("s") &&
    !/(?:ss|us|is|ous)$/.test(word) &&
    !vocabulary.stops.has(word) &&
    !vocabulary.verbs.has(word)
  );
}

function isParticiple(words: SentenceWords, k: number, vocabulary: QuantityWords): boolean {
  const word = words.lower(k);
  return vocabulary.participles.has(word) || (word.length > 4 && /[^e]ed$/.test(word)) || vocabulary.objectParticiples.has(word);
}

/** [Q10] What restricts the counted behind it: a participle, a relative clause, `of …`, `a gang`, `per head`. */
function behind(words: SentenceWords, from: number, vocabulary: QuantityWords): string | undefined {
  const word = words.lower(from);
  const after = words.lower(from + 1);
  // A participle restricts; a past tense goes on to an object: “officials welcomed the envoy”.
  const participle =
    isParticiple(words, from, vocabulary) &&
    !words.isNumber(from + 1) &&
    (!words.isWord(from + 1) || (vocabulary.stops.has(after) && !/^(?:a|an|the|his|her|their|its|that)$/.test(after)));
  const opens =
    /^(?:of|from|in|for|on|per|who|whose|that|which|a|an|each|belonging|without|with)$/.test(word) ||
    participle ||
    vocabulary.objectParticiples.has(word) ||
    word.endsWith("ing") ||
    (word === "to" && /^(?:each|every)$/.test(after));
  if (!opens || !words.isWord(from)) return undefined;
  if (participle && !words.isWord(from + 1)) return words.words(from, from + 1);
  let to = from + 1;
  for (; to < from + QUALIFIER_TOKENS; to++) {
    const token = words.at(to);
    if (
      !token ||
      token.kind === "sign" ||
      /^(?:and|but|or|according|when|while|after|before|until|if|because|said|says|to|as|at|by|with|without)$/.test(token.lower)
    )
      break;
    if (vocabulary.verbs.has(token.lower) && !/^(?:who|that|which)$/.test(word)) break;
  }
  return to === from + 1 ? undefined : words.words(from, to);
}

/** `the bodies of 35 others`, `gangs of six`: what stands before `of`, and where it begins. */
export function countedBefore(
  words: SentenceWords,
  from: number,
  vocabulary: QuantityWords,
): { unit: string; at: number; through: boolean } | undefined {
  const at = from - 2;
  if (words.lower(from - 1) !== "of" || at < words.first) return undefined;
  const through = vocabulary.countedThrough.get(words.lower(at));
  if (through !== undefined) return { unit: through, at, through: true };
  const group = vocabulary.groups.has(words.lower(at))
    ? "members"
    : vocabulary.collectives.has(words.lower(at))
      ? words.lower(at)
      : undefined;
  if (group !== undefined) return { unit: group, at, through: false };
  return isPlural(words, at, vocabulary) ? { unit: words.lower(at), at, through: false } : undefined;
}

/** `a stake of 30 per cent`, `a fine of $2m`: what the amount is of. */
export function wholeBefore(words: SentenceWords, from: number, vocabulary: QuantityWords): string | undefined {
  const noun = words.lower(from - 2);
  const named =
    words.lower(from - 1) === "of" && words.isWord(from - 2) && !vocabulary.stops.has(noun) && !vocabulary.verbs.has(noun);
  return named ? noun : undefined;
}

/** The plural under which a unit goes; one that is plural already stays. */
export function pluralOf(word: string, vocabulary: QuantityWords): string {
  const irregular = vocabulary.irregularPlural.get(word);
  if (irregular !== undefined) return irregular;
  if (vocabulary.irregular.has(word) || vocabulary.collectives.has(word)) return word;
  if (/(?:[^s]s)$/.test(word) && !/(?:us|is)$/.test(word)) return word;
  if (/(?:s|x|z|ch|sh)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}
