import { type Numeral, readNumeral } from "./numerals.ts";
import type { Bound, QuantityWords } from "./quantity-words.ts";
import type { SentenceWords } from "./sentence-words.ts";

/** How many, from the first word that bounds it to its last. */
export interface Amount {
  readonly from: number;
  readonly next: number;
  readonly amount?: number | undefined;
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
  readonly about: boolean;
  /** ISO 4217, where a sign or a code stands in front. */
  readonly currency?: string | undefined;
  readonly vague: boolean;
  readonly spelled: Numeral["spelled"];
  /** What is counted is joined on by a hyphen: a 90-day truce. */
  readonly hyphened: boolean;
  /** Less than one: what is counted stands in the singular. */
  readonly share?: boolean;
}

/** [Q1]–[Q6] The amount whose number begins at token `i`; words in front are looked for back to token `free`. */
export function readAmount(words: SentenceWords, i: number, free: number, vocabulary: QuantityWords): Amount | undefined {
  const share = readNumeral(words, i) && words.lower(i + 1) !== "/" ? undefined : readFraction(words, i, free, vocabulary);
  if (share) return share;
  const vague = vocabulary.vague.at(words, i);
  if (vague) return readVague(words, i, vague, free);
  const money = vocabulary.currencies.at(words, i);
  const sign =
    money && readNumeral(words, money.next) && (words.at(i)?.kind === "sign" || /^[A-Z$]{3}$/.test(words.at(i)?.text ?? ""))
      ? money
      : undefined;
  const number = readNumeral(words, sign ? sign.next : i);
  if (!number || (!sign && !mayCount(words, i, number, vocabulary))) return undefined;
  const asked = readFront(words, i, free, vocabulary);
  const front = isDuring(words, asked.from, number.next, vocabulary) ? readFront(words, i, asked.from + 1, vocabulary) : asked;
  const to = readOtherEnd(words, number, front.from, vocabulary);
  const next = to?.next ?? number.next;
  const behind = vocabulary.behind.at(words, next);
  const bound = front.bound === "none" && behind ? behind.meaning : front.bound;
  const shared = {
    from: front.from,
    next: behind && front.bound === "none" ? behind.next : next,
    about: bound === "about" || front.about,
    currency: sign?.meaning,
    vague: false,
    spelled: number.spelled,
    hyphened: words.lower(next) === "-" && words.joins(next) && words.joins(next + 1),
  };
  if (to) return { ...shared, atLeast: to.low, atMost: to.high };
  if (bound === "at-least") return { ...shared, atLeast: number.value };
  if (bound === "at-most") return { ...shared, atMost: number.value };
  return { ...shared, amount: number.value };
}

/** `over 18 months`, `hand over forty-five`: the stretch in which, or a verb's other half; no bound. */
function isDuring(words: SentenceWords, from: number, next: number, vocabulary: QuantityWords): boolean {
  if (words.lower(from) !== "over") return false;
  const before = words.lower(from - 1);
  const unit = words.lower(words.lower(next) === "-" ? next + 1 : next);
  if (vocabulary.measures.has(unit)) return !/^(?:for|after|lasted|lasting|of|just|well|waited|took)$/.test(before);
  return vocabulary.overVerbs.has(before);
}

/** [Q3] `half a point`, `a quarter of a percentage point`, `1/4 of a point`; what it is a share of, the words behind say. */
function readFraction(words: SentenceWords, i: number, free: number, vocabulary: QuantityWords): Amount | undefined {
  const article = /^(?:an?|one)$/.test(words.lower(i)) ? 1 : 0;
  const word = vocabulary.fractions.get(words.lower(i + article));
  const [top, bottom] = [Number(words.lower(i)), Number(words.lower(i + 2))];
  const figures = words.lower(i + 1) === "/" && top > 0 && bottom > top && bottom <= 20 ? top / bottom : undefined;
  const share = figures ?? (article || words.lower(i) === "half" ? word : undefined);
  if (share === undefined) return undefined;
  let at = i + (figures === undefined ? article + 1 : 3);
  if (words.lower(at) === "of") at++;
  else if (figures !== undefined || words.lower(i + article) !== "half") return undefined;
  if (!/^an?$/.test(words.lower(at))) return undefined;
  const front = readFront(words, i, free, vocabulary);
  return {
    from: front.from,
    next: at + 1,
    amount: share,
    about: front.about,
    vague: false,
    spelled: "words",
    hyphened: false,
    share: true,
  };
}

function readVague(words: SentenceWords, i: number, vague: { next: number; meaning: number }, free: number): Amount | undefined {
  // “Hundreds of prisoners”, “dozens more”; “scores” of a game and “in their thousands” count nothing.
  const next = words.lower(vague.next);
  if (next !== "of" && next !== "more" && !words.isWord(vague.next)) return undefined;
  if (next !== "of" && /^(?:scores|millions|billions)$/.test(words.lower(i))) return undefined;
  const from = i - 1 >= free && /^(?:many|several|some)$/.test(words.lower(i - 1)) ? i - 1 : i;
  return {
    from,
    next: next === "of" ? vague.next + 1 : vague.next,
    atLeast: vague.meaning,
    about: true,
    vague: true,
    spelled: "words",
    hyphened: false,
  };
}

/** [Q5] The bounds in front: `at least some 40`, `between`, `no more than the`. */
function readFront(
  words: SentenceWords,
  i: number,
  free: number,
  vocabulary: QuantityWords,
): { from: number; bound: Bound; about: boolean } {
  let from = i;
  let bound: Bound = "none";
  let about = false;
  for (let moved = true; moved;) {
    moved = false;
    for (const back of [4, 3, 2, 1]) {
      const phrase = from - back >= free ? vocabulary.front.at(words, from - back) : undefined;
      if (phrase?.next !== from) continue;
      // “the”, “only” and the like are left outside unless a bound stands before them.
      if (phrase.meaning === "none") {
        const beyond = boundBefore(words, from - back, free, vocabulary);
        if (!beyond) return { from, bound, about };
      } else if (phrase.meaning === "about") about = true;
      else if (bound === "none") bound = phrase.meaning;
      from -= back;
      moved = true;
      break;
    }
  }
  return { from, bound, about };
}

function boundBefore(words: SentenceWords, to: number, free: number, vocabulary: QuantityWords): boolean {
  return [4, 3, 2, 1].some((back) => {
    const phrase = to - back >= free ? vocabulary.front.at(words, to - back) : undefined;
    return phrase?.next === to && phrase.meaning !== "none";
  });
}

/** [Q4] The other end of a range: five- to 10-year · 70 to 90 · 5—10 · between 8 and 10 · two or three. */
function readOtherEnd(
  words: SentenceWords,
  number: Numeral,
  from: number,
  vocabulary: QuantityWords,
): { low: number; high: number; next: number } | undefined {
  let at = number.next;
  // The hyphen that hangs in “five- to 10-year”.
  if (words.lower(at) === "-" && words.joins(at) && !words.joins(at + 1)) at++;
  // A unit told twice: “8% to 10%”, “from $5m to $7m”.
  const perCent = vocabulary.perCent.at(words, at);
  if (perCent) at = perCent.next;
  const joiner = words.lower(at);
  const before = words.lower(from - 1);
  const between = joiner === "and" && before === "between";
  const dash = /^[-—]$/.test(joiner) && words.joins(at) === words.joins(at + 1);
  if (!between && !dash && joiner !== "to" && joiner !== "or") return undefined;
  const sign = vocabulary.currencies.at(words, at + 1);
  const other = readNumeral(words, sign && words.at(at + 1)?.kind === "sign" ? sign.next : at + 1);
  if (!other) return undefined;
  if (perCent && !vocabulary.perCent.at(words, other.next)) return undefined;
  if (joiner === "or" && (other.value > number.value * 2 + 1 || perCent)) return undefined;
  if (joiner === "to" && before === "from" && isChange(words, from - 1, vocabulary)) return undefined;
  const low = scaledLike(number.value, other.value);
  if (low >= other.value) return undefined;
  return { low, high: other.value, next: other.next };
}

/** `3 to 5 million`: the scale is told once. */
function scaledLike(low: number, high: number): number {
  for (const scale of [1e12, 1e9, 1e6, 1e3]) if (high >= scale && low < 1000 && low * scale < high) return low * scale;
  return low;
}

/** `raised from 8 to 10`: two amounts, not the stretch between them. */
function isChange(words: SentenceWords, i: number, vocabulary: QuantityWords): boolean {
  for (let k = i - 1; k >= Math.max(words.first, i - 8); k--) if (vocabulary.changes.has(words.lower(k))) return true;
  return false;
}

/** Behind `one`, these make it a pronoun or an idiom. */
const NOT_ONE_OF = new Set(
  (
    "of another who that which day such more by to for in on at as and or thing way side time hand point final last can could must is was has had " +
    "would"
  ).split(" "),
);

/** [Q2] Numbers that count nothing: labels, codes, scores, marks of lists, `one of the`. */
function mayCount(words: SentenceWords, i: number, number: Numeral, vocabulary: QuantityWords): boolean {
  const before = words.lower(i - 1);
  const after = words.lower(number.next);
  if (words.joins(i) && !/^["'([—$]$/.test(before) && !(before === "-" && i - 1 === words.first)) return false;
  if (words.joins(number.next) && vocabulary.joinedUnits.has(after)) return true;
  if (
    words.joins(number.next) &&
    words.isWord(number.next) &&
    !/^(?:st|nd|rd|th|s|am|pm)?$/.test(after) &&
    number.spelled === "digits" &&
    !vocabulary.collectives.has(after)
  )
    return !/^\p{L}{1,2}$/u.test(after);
  if (words.joins(number.next) && /^(?:st|nd|rd|th|s|am|pm|:|\/)$/.test(after)) return false;
  if (before === "." && vocabulary.labels.has(words.lower(i - 2))) return false;
  if (
    vocabulary.labels.has(before) &&
    (number.spelled === "digits" ||
      !words.isWord(number.next) ||
      /^(?:of|and|to|in|was|is|had|has|will|would|which|that|by|with|on)$/.test(after))
  )
    return false;
  if (/^(?:#|\+|№|§|@)$/.test(before)) return false;
  // “1. The parties …”: the mark of a list.
  if (
    i === words.first &&
    number.spelled === "digits" &&
    (after === ")" ||
      (after === "." && ((number.value < 100 && words.at(number.next + 1) === undefined) || words.isCapital(number.next + 1))))
  )
    return false;
  if (words.lower(i) === "one" && number.next === i + 1) {
    if (!words.isWord(number.next) || NOT_ONE_OF.has(after)) return false;
    if (/^(?:no|any|every|this|that|each|the|which|some|another|only|anyone)$/.test(before)) return false;
  }
  // Telephone numbers and codes: figures in a row.
  if (words.isNumber(number.next) && number.spelled === "digits") return false;
  if (
    words.lower(number.next) === "-" &&
    words.isNumber(number.next + 1) &&
    /^\d{3,}$/.test(words.lower(number.next + 1)) &&
    number.value < 1000 &&
    words.lower(number.next + 2) === "-"
  )
    return false;
  return true;
}
