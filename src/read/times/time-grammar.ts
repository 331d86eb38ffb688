import type { Parsed } from "../language/tokens.ts";
import { SentenceWords } from "../quantities/sentence-words.ts";
import { readBareHour, readClock } from "./clock-grammar.ts";
import { type CoreRead, readDate, readDayRange } from "./date-grammar.ts";
import type { Clock, Core, TimeExpression } from "./expression.ts";
import { readCurrent, readPeriod } from "./period-grammar.ts";
import { readRelative } from "./step-grammar.ts";
import { tenseAt } from "./tense.ts";
import type { TimeWords } from "./time-words.ts";
import { readWeekday } from "./weekday-grammar.ts";

/**
 * Every time that a text names, in its order, none overlapping another; nothing of them resolved yet. Cost: linear in
 * the tokens, some dozens of look-ups each.
 */
export function findTimes(parsed: Parsed, vocabulary: TimeWords): TimeExpression[] {
  const found: TimeExpression[] = [];
  for (const sentence of parsed.sentences) {
    const words = new SentenceWords(parsed, sentence);
    let free = words.first;
    for (let i = words.first; i < words.last;) {
      const read = readTime(words, i, free, vocabulary);
      if (!read) {
        i++;
        continue;
      }
      found.push({ ...read, sentence: sentence.number });
      i = read.lastToken;
      free = i;
    }
  }
  return found;
}

type TimeRead = Omit<TimeExpression, "sentence">;

/** `free`: the first token that no earlier time holds. */
function readTime(words: SentenceWords, i: number, free: number, vocabulary: TimeWords): TimeRead | undefined {
  if (words.isWord(i) && !vocabulary.starters.has(words.lower(i)) && !words.lower(i).includes("-")) return undefined;
  const start = readCore(words, i, vocabulary);
  if (!start) return undefined;
  const whole = readTail(words, i, start, vocabulary);
  const { core } = whole;
  if (
    core.kind === "from-publication" &&
    core.ahead &&
    words.lower(i) === "in" &&
    tenseAt(words, i, whole.next, vocabulary) !== "ahead"
  )
    return undefined;
  const front = readFront(words, i, free, vocabulary);
  return {
    core,
    clock: whole.clock,
    partOfDay: whole.partOfDay,
    start: words.startOf(front.from),
    end: words.endOf(whole.next),
    firstToken: front.from,
    lastToken: whole.next,
    about: front.about,
    bound: front.bound,
    attributive: isAttributive(words, front.from, whole.next, core),
  };
}

interface Started {
  readonly core: Core;
  readonly next: number;
  readonly clock?: Clock | undefined;
  readonly partOfDay?: string | undefined;
}

function readCore(words: SentenceWords, i: number, vocabulary: TimeWords): Started | undefined {
  const ordinal = words.lower(i) === "the" ? readPeriodOf(words, i + 1, vocabulary) : undefined;
  if (ordinal) return ordinal;
  const dated = readDayRange(words, i, vocabulary) ?? readDate(words, i, vocabulary);
  if (dated) return dated;
  const clock =
    readClock(words, i, vocabulary) ?? readHourBesideDay(words, i, vocabulary) ?? readOpeningHour(words, i, vocabulary);
  if (clock) {
    const on = /^(?:,|on|of)$/.test(words.lower(clock.next)) ? 1 : 0;
    const day = readDayCore(words, clock.next + on, vocabulary);
    return day ? { ...clock, core: day.core, next: day.next } : { ...clock, core: { kind: "clock-alone" }, next: clock.next };
  }
  return readDayCore(words, i, vocabulary) ?? readPeriod(words, i, vocabulary);
}

/** `the end of May`, `the first week of June`, before `the end` could be taken for a stretch up to now. */
function readPeriodOf(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  const read = readPeriod(words, i, vocabulary);
  return read && /^(?:edge-of|week-of|weekday-of|quarter)$/.test(read.core.kind) ? read : undefined;
}

/** What can tell the day of a clock. */
function readDayCore(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  return (
    readDate(words, i, vocabulary) ??
    readWeekday(words, i, vocabulary) ??
    readRelative(words, i, vocabulary) ??
    readCurrent(words, i, vocabulary)
  );
}

/** `At six the depots stayed shut`: an hour that opens its sentence, before a subject that it does not count. */
function readOpeningHour(words: SentenceWords, i: number, vocabulary: TimeWords): ReturnType<typeof readBareHour> {
  if (i !== words.first + 1 || words.lower(i - 1) !== "at" || !words.isWord(i)) return undefined;
  const read = readBareHour(words, i, vocabulary);
  return read?.clock !== undefined && read.clock.hour <= 12 && /^(?:the|a|an|he|she|they|it|,)$/.test(words.lower(read.next))
    ? read
    : undefined;
}

const HOUR_FRONTS = /^(?:at|by|before|around|about|past|until|till|after|towards?|nearly|almost)$/;

/** `at six on Friday`, `close to seven on 18 October`, `at eight in the evening`: an hour only beside a day. */
function readHourBesideDay(words: SentenceWords, i: number, vocabulary: TimeWords): ReturnType<typeof readBareHour> {
  const near = /^(?:close to|short of)$/.test(words.words(i - 2, i).toLowerCase());
  if (!near && !HOUR_FRONTS.test(words.lower(i - 1))) return undefined;
  const read = readBareHour(words, i, vocabulary);
  if (!read || read.partOfDay) return read;
  const on = words.lower(read.next) === "on" ? 1 : 0;
  const day = readWeekday(words, read.next + on, vocabulary) ?? (on ? readDate(words, read.next + on, vocabulary) : undefined);
  return day && (on || /^(?:at|by)$/.test(words.lower(i - 1))) ? read : undefined;
}

/** What follows a day: its part, a clock, or the other end of a range. */
function readTail(words: SentenceWords, i: number, start: Started, vocabulary: TimeWords): Started {
  const range = readRangeEnd(words, i, start, vocabulary);
  if (range) return range;
  const inYear = readYearStep(words, start, vocabulary);
  if (inYear) return inYear;
  const day = /^(?:date|weekday|current|same|step)$/.test(start.core.kind);
  if (!day || start.clock) return start;
  let { next } = start;
  let { partOfDay } = start;
  const part = words.lower(next);
  if (vocabulary.partsOfDay.has(part) && part !== "midnight") {
    partOfDay = part;
    next++;
  }
  const at = /^(?:at|,|around|about|by|shortly|just)$/.test(words.lower(next)) ? 1 : 0;
  const around = at && /^(?:around|about|after|before)$/.test(words.lower(next + at)) ? 1 : 0;
  const clock =
    readClock(words, next + at + around, vocabulary) ??
    (words.lower(next) === "at" ? readBareHour(words, next + 1 + around, vocabulary) : undefined);
  if (clock) return { core: start.core, clock: clock.clock, partOfDay: clock.partOfDay ?? partOfDay, next: clock.next };
  return { core: start.core, partOfDay, next };
}

/** `3 July last year`, `in May this year`. */
function readYearStep(words: SentenceWords, start: Started, vocabulary: TimeWords): Started | undefined {
  const { core, next } = start;
  const of = words.lower(next) === "of" ? 1 : 0;
  const which = vocabulary.which.get(words.lower(next + of));
  if (
    which === undefined ||
    words.lower(next + of + 1) !== "year" ||
    (core.kind !== "date" && core.kind !== "month") ||
    core.year !== undefined
  )
    return undefined;
  const yearStep = which === "last" ? -1 : which === "next" ? 1 : 0;
  return { ...start, core: { ...core, yearStep }, next: next + of + 2 };
}

function readRangeEnd(words: SentenceWords, i: number, start: Started, vocabulary: TimeWords): Started | undefined {
  const { core, next } = start;
  if (!/^(?:date|month|weekday)$/.test(core.kind)) return undefined;
  const joiner = words.lower(next);
  const front = words.lower(i - 1);
  const joins =
    /^[-—]$/.test(joiner) ||
    (front === "from" && /^(?:to|until|till|through)$/.test(joiner)) ||
    (front === "between" && joiner === "and") ||
    joiner === "through";
  if (!joins) return undefined;
  const end =
    readDate(words, next + 1, vocabulary) ?? readWeekday(words, next + 1, vocabulary) ?? readPeriod(words, next + 1, vocabulary);
  if (end?.core.kind !== core.kind) return undefined;
  return { core: { kind: "range", from: inYearOf(core, end.core), to: end.core }, next: end.next };
}

/** `28 February to 3 March 2025`: the year stands once. */
function inYearOf(core: Core, other: Core): Core {
  if ((core.kind !== "date" && core.kind !== "month") || (other.kind !== "date" && other.kind !== "month")) return core;
  return core.year === undefined && other.year !== undefined ? { ...core, year: other.year } : core;
}

const BOUNDS = new Map<string, NonNullable<TimeExpression["bound"]>>([
  ["since", "since"],
  ["until", "until"],
  ["till", "until"],
  ["by", "by"],
  ["before", "before"],
  ["after", "after"],
  ["past", "after"],
  ["from", "from"],
]);

/** Looks back from a time: at what makes it rough, and at what makes it one end of a stretch. */
function readFront(
  words: SentenceWords,
  i: number,
  free: number,
  vocabulary: TimeWords,
): { from: number; about: boolean; bound: TimeExpression["bound"] } {
  let from = i;
  let about = false;
  for (const back of [2, 1]) {
    const phrase = from - back >= free ? vocabulary.about.at(words, from - back) : undefined;
    // “some Friday”, “nearly May”: only before figures and clocks does such a word make a time rough.
    if (phrase?.next !== from || (words.lower(from - 1) === "some" && !words.isNumber(i))) continue;
    about = true;
    from -= back;
    break;
  }
  const before = words.lower(from - 1) === "the" ? from - 2 : from - 1;
  return { from, about, bound: before >= free ? BOUNDS.get(words.lower(before)) : undefined };
}

const NOT_NAMED = new Set(
  (
    "and or but in on at to of for from with by as when while that which who the a an is was were are has had have will would could if because before " +
    "after until since where after it he she they we i not only also did do does may might can must said says told during over under about into than then"
  ).split(" "),
);

/** Whether a time names the thing that follows it, and tells no step of the narrative. */
function isAttributive(words: SentenceWords, from: number, next: number, core: Core): boolean {
  if (/^(?:step|same|window|current|from-publication)$/.test(core.kind))
    return words.isPossessive(next - 1) && words.isWord(next);
  if (words.isPossessive(next - 1) && words.isWord(next)) return true;
  const determined = /^(?:the|a|an|this|that|its|their|his|her|our|any|another)$/;
  if (!determined.test(words.lower(from - 1)) && !determined.test(words.lower(from)) && !words.isPossessive(from - 1))
    return false;
  // “the March 5, 2025, meeting”
  const comma = core.kind === "date" && core.year !== undefined && words.lower(next) === "," ? 1 : 0;
  return (
    words.isWord(next + comma) &&
    !words.isCapital(next + comma) &&
    !NOT_NAMED.has(words.lower(next + comma)) &&
    !/(?:ed|ly)$/.test(words.lower(next + comma))
  );
}
