import type { SentenceWords } from "./sentence-words.ts";

/** A number where it stands: tokens up to `next` (exclusive). */
export interface Numeral {
  readonly value: number;
  readonly next: number;
  readonly spelled: "digits" | "words";
}

const ONES = new Map(
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, i) => [word, i]),
);
const TENS = new Map("twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, i) => [word, (i + 2) * 10]));
const ORDINALS = new Map(
  (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth " +
    "seventeenth eighteenth nineteenth twentieth"
  )
    .split(" ")
    .map((word, i) => [word, i + 1]),
);
ORDINALS.set("thirtieth", 30);

/** What multiplies what stands before it. Abbreviations are joined to their digits or follow money. */
const SCALES = new Map([
  ["dozen", 12],
  ["hundred", 100],
  ["thousand", 1e3],
  ["lakh", 1e5],
  ["million", 1e6],
  ["crore", 1e7],
  ["billion", 1e9],
  ["trillion", 1e12],
]);
const SHORT_SCALES = new Map([
  ["k", 1e3],
  ["m", 1e6],
  ["mn", 1e6],
  ["mln", 1e6],
  ["bn", 1e9],
  ["bln", 1e9],
  ["b", 1e9],
  ["tn", 1e12],
  ["trn", 1e12],
]);

/** Words that a spelled number or an ordinal may begin with, hyphens apart. */
export const NUMBER_WORDS: ReadonlySet<string> = new Set([...ONES.keys(), ...TENS.keys(), ...ORDINALS.keys(), "a", "an", "half"]);

/**
 * The number that begins at token `i`: 1,200 · 3.5bn · twenty-one · two hundred and fifty · a dozen · one and a half
 * million · half a million. `a` alone is none. Cost: linear in the number's own tokens.
 */
export function readNumeral(words: SentenceWords, i: number): Numeral | undefined {
  return words.isNumber(i) ? readDigits(words, i) : readWords(words, i);
}

/** The value of digits as news writes them: 1,200 and 1.200.000 in groups, 3.5 and 3,5 with decimals. */
export function valueOfDigits(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) || /^\d{1,3}(?:,\d{2})+,\d{3}$/.test(text))
    return Number(text.replaceAll(",", ""));
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(text)) return Number(text.replaceAll(".", ""));
  if (/^\d+\.\d+$/.test(text)) return Number(text);
  if (/^\d+,\d{1,2}$/.test(text)) return Number(text.replace(",", "."));
  return undefined;
}

/** One to thirty-first, spelled out or as 20th; the day of a month, a quarter, a week. */
export function readOrdinal(words: SentenceWords, i: number): Numeral | undefined {
  const word = words.lower(i);
  const value = ORDINALS.get(word);
  if (value !== undefined) return { value, next: i + 1, spelled: "words" };
  const [tens, ones] = word.split("-");
  if (ones !== undefined && TENS.has(tens ?? "") && (ORDINALS.get(ones) ?? 10) < 10) {
    return { value: (TENS.get(tens ?? "") ?? 0) + (ORDINALS.get(ones) ?? 0), next: i + 1, spelled: "words" };
  }
  if (words.isNumber(i) && words.joins(i + 1) && /^(?:st|nd|rd|th)$/.test(words.lower(i + 1))) {
    const digits = valueOfDigits(word);
    return digits === undefined ? undefined : { value: digits, next: i + 2, spelled: "digits" };
  }
  return undefined;
}

function readDigits(words: SentenceWords, i: number): Numeral | undefined {
  const value = valueOfDigits(words.at(i)?.text ?? "");
  if (value === undefined) return undefined;
  const spaced = readSpacedGroups(words, i);
  if (spaced) return spaced;
  const after = words.lower(i + 1);
  const short = SHORT_SCALES.get(after);
  if (short !== undefined && (words.joins(i + 1) || (words.at(i - 1)?.kind === "sign" && words.joins(i)))) {
    return { value: exact(value * short), next: i + 2, spelled: "digits" };
  }
  return scaled(words, { value, next: i + 1, spelled: "digits" });
}

/** `2 300 persons`: groups of three behind single spaces, and a word behind them; any other row of figures is a code. */
function readSpacedGroups(words: SentenceWords, i: number): Numeral | undefined {
  let digits = words.lower(i);
  if (!/^[1-9]\d{0,2}$/.test(digits) || words.isNumber(i - 1)) return undefined;
  let next = i + 1;
  for (; /^\d{3}$/.test(words.lower(next)) && words.startOf(next) === words.endOf(next) + 1; next++) digits += words.lower(next);
  return next > i + 1 && words.isWord(next) && !words.joins(next)
    ? { value: Number(digits), next, spelled: "digits" }
    : undefined;
}

/** `2 million`, `4-million`, `3 hundred thousand`. */
function scaled(words: SentenceWords, number: Numeral): Numeral {
  const hyphen = words.lower(number.next) === "-" && words.joins(number.next) && words.joins(number.next + 1) ? 1 : 0;
  // Texts come back from other languages with “3 millions of euros”.
  const scale = SCALES.get(words.lower(number.next + hyphen)) ?? SCALES.get(words.lower(number.next).replace(/s$/, ""));
  if (scale === undefined) return number;
  return scaled(words, { ...number, value: exact(number.value * scale), next: number.next + hyphen + 1 });
}

/**
 * Grammar of spelled numbers: what stands below a scale is gathered, multiplied by it, and added up; a scale may only
 * follow a larger one, so that `three thousand` and a number after it stay two.
 */
function readWords(words: SentenceWords, i: number): Numeral | undefined {
  const half = readHalf(words, i);
  if (half) return half;
  let at = i;
  let total = 0;
  let group: number | undefined;
  let lowest = Infinity;
  // “a dozen”, “a hundred and ten”: the article counts one where a scale follows it.
  if (/^an?$/.test(words.lower(at)) && SCALES.has(words.lower(at + 1))) {
    group = 1;
    at++;
  }
  for (;;) {
    const joiner = (group !== undefined || total > 0) && words.lower(at) === "and" ? 1 : 0;
    // “one and a half million”
    if (joiner && words.lower(at + 1) === "a" && words.lower(at + 2) === "half") {
      group = (group ?? 0) + 0.5;
      at += 3;
      const scale = SCALES.get(words.lower(at));
      if (scale === undefined) break;
      return { value: exact((total + group) * scale), next: at + 1, spelled: "words" };
    }
    const scale = SCALES.get(words.lower(at));
    if (!joiner && scale !== undefined && (group !== undefined || total > 0)) {
      if (scale === 100 && group !== undefined && group < 100) group *= 100;
      else if (group !== undefined && scale < lowest) {
        total += group * scale;
        lowest = scale;
        group = undefined;
      } else break;
      at++;
      continue;
    }
    const below = belowHundred(words.lower(at + joiner));
    // “two and three” are two numbers; “two hundred and three” is one.
    const fits = group === undefined ? total === 0 || below !== undefined : group % 100 === 0 && group > 0;
    if (below === undefined || !fits || (joiner && group === undefined && lowest < 100)) break;
    const tens = below >= 20 && below % 10 === 0;
    const ones = tens ? ONES.get(words.lower(at + joiner + 1)) : undefined;
    const spaced = ones !== undefined && ones > 0 && ones < 10 && !joiner;
    group = (group ?? 0) + below + (spaced ? ones : 0);
    at += joiner + (spaced ? 2 : 1);
  }
  if (group === undefined && total === 0)
    return at > i && words.lower(i) === "zero" ? { value: 0, next: at, spelled: "words" } : undefined;
  return { value: exact(total + (group ?? 0)), next: at, spelled: "words" };
}

/** `half a million`, `half a dozen`, `half-dozen`, `half-a-million`; two and a half are read with the two. */
function readHalf(words: SentenceWords, i: number): Numeral | undefined {
  const word = words.lower(i);
  if (word === "half" && /^an?$/.test(words.lower(i + 1))) {
    const scale = SCALES.get(words.lower(i + 2));
    return scale === undefined ? undefined : { value: scale / 2, next: i + 3, spelled: "words" };
  }
  const article = word === "a" && words.lower(i + 1).startsWith("half-") ? 1 : 0;
  const joined = /^half-(?:an?-)?(\w+)$/.exec(words.lower(i + article));
  const scale = SCALES.get(joined?.[1] ?? "");
  return scale === undefined ? undefined : { value: scale / 2, next: i + article + 1, spelled: "words" };
}

function belowHundred(word: string): number | undefined {
  const plain = ONES.get(word) ?? TENS.get(word);
  if (plain !== undefined) return plain;
  const [tens, ones, rest] = word.split("-");
  const unit = ONES.get(ones ?? "");
  return rest === undefined && unit !== undefined && unit > 0 && unit < 10 && TENS.has(tens ?? "")
    ? (TENS.get(tens ?? "") ?? 0) + unit
    : undefined;
}

/** 3.3 million is 3300000, not the float beside it. */
function exact(value: number): number {
  return Number(value.toPrecision(12));
}

/** The number that the parts of a hyphened word spell, `twenty`, `twenty-one`; undefined where they spell none. */
export function parseSpelled(parts: readonly string[]): number | undefined {
  return parts.length === 0 ? undefined : belowHundred(parts.join("-"));
}
