import { readOrdinal } from "../quantities/numerals.ts";
import type { SentenceWords } from "../quantities/sentence-words.ts";
import { type CoreRead, readDate, readMonthName, readPart, splitPartMonth, yearAt } from "./date-grammar.ts";
import type { Core } from "./expression.ts";
import type { TimeWords } from "./time-words.ts";

/** Stretches of the calendar: months, years, decades, seasons, quarters, weeks, and the parts and edges of them. */
export function readPeriod(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  return (
    readEdge(words, i, vocabulary) ??
    readOrdinalPeriod(words, i, vocabulary) ??
    readPartOf(words, i, vocabulary) ??
    readMonth(words, i, vocabulary) ??
    readSeason(words, i, vocabulary) ??
    readDecade(words, i) ??
    readYear(words, i)
  );
}

/** What a period may be made of: everything in this file and a date. */
function readInner(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  const the = words.lower(i) === "the" ? 1 : 0;
  const current = readCurrent(words, i, vocabulary);
  if (current) return current;
  const named = readDate(words, i + the, vocabulary) ?? readPeriod(words, i + the, vocabulary);
  if (named) return named;
  const year = yearAt(words, i + the);
  if (year !== undefined) return { core: { kind: "year", year }, next: i + the + 1 };
  const month = readMonthName(words, i + the, vocabulary, false);
  if (month) return monthWithYear(words, month, undefined);
  // “the end of the week”: the one it is written in.
  const unit = the ? UNITS_HERE.get(words.lower(i + 1)) : undefined;
  return unit ? { core: { kind: "current", unit, step: 0 }, next: i + 2 } : undefined;
}

const UNITS_HERE = new Map<string, "D" | "W" | "MO" | "Y">([
  ["day", "D"],
  ["week", "W"],
  ["month", "MO"],
  ["year", "Y"],
]);

/** `the end of 2027`, `the start of next month`, `the middle of March`. */
function readEdge(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  const days = DAYS_OF.get(words.lower(i));
  if (days && /^(?:days|weeks|hours|months)$/.test(words.lower(i + 1)) && words.lower(i + 2) === "of") {
    const whole = readInner(words, i + 3, vocabulary);
    if (whole?.core.kind === "date" || whole?.core.kind === "edge-of") return whole.core.kind === "date" ? whole : undefined;
    return whole && { core: { kind: "edge-of", edge: days, of: whole.core }, next: whole.next };
  }
  const edge = EDGES.get(words.lower(i));
  if (!edge) return undefined;
  const of = words.lower(i + 1) === "of" ? 2 : 1;
  if (of === 1 && edge === "middle") return undefined;
  const inner = readInner(words, i + of, vocabulary);
  if (!inner || (of === 1 && inner.core.kind !== "year" && inner.core.kind !== "month")) return undefined;
  if (inner.core.kind === "date" || inner.core.kind === "edge-of") return undefined;
  return { core: { kind: "edge-of", edge, of: inner.core }, next: inner.next };
}

/** `the last days of March`, `the early hours of 4 July`. */
const DAYS_OF = new Map<string, "start" | "end">([
  ["first", "start"],
  ["early", "start"],
  ["opening", "start"],
  ["last", "end"],
  ["final", "end"],
  ["closing", "end"],
  ["dying", "end"],
]);

const EDGES = new Map<string, "start" | "middle" | "end">([
  ["end", "end"],
  ["close", "end"],
  ["start", "start"],
  ["beginning", "start"],
  ["outset", "start"],
  ["middle", "middle"],
]);

/** `first week of May`, `last week of October`, `second quarter of 2025`, `first half of the year`. */
function readOrdinalPeriod(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  const short = /^[qh][1-4]$/i.exec(words.words(i, i + 2).replace(" ", ""));
  if (short && words.isCapital(i)) {
    const year = yearAt(words, i + 2);
    return {
      core: { kind: "quarter", of: short[0].startsWith("Q") ? 4 : 2, number: Number(words.lower(i + 1)), year },
      next: i + (year === undefined ? 2 : 3),
    };
  }
  const last = words.lower(i) === "last" || words.lower(i) === "final";
  const ordinal = last ? { value: -1, next: i + 1 } : readOrdinal(words, i);
  if (!ordinal || ordinal.value > 5) return undefined;
  const what = words.lower(ordinal.next);
  const weekday = vocabulary.weekdays.get(what);
  if (weekday !== undefined && /^(?:of|in)$/.test(words.lower(ordinal.next + 1))) {
    const month = readInner(words, ordinal.next + 2, vocabulary);
    return month && { core: { kind: "weekday-of", weekday, number: ordinal.value, of: month.core }, next: month.next };
  }
  if (!/^(?:week|quarter|half)$/.test(what) || words.lower(ordinal.next + 1) !== "of") return undefined;
  const inner = readInner(words, ordinal.next + 2, vocabulary);
  if (!inner) return undefined;
  if (what === "week") return { core: { kind: "week-of", number: ordinal.value, of: inner.core }, next: inner.next };
  const of = what === "half" ? 2 : 4;
  const number = ordinal.value === -1 ? of : ordinal.value;
  if (inner.core.kind === "year") return { core: { kind: "quarter", of, number, year: inner.core.year }, next: inner.next };
  if (inner.core.kind === "current" && inner.core.unit === "Y" && inner.core.step === 0)
    return { core: { kind: "quarter", of, number }, next: inner.next };
  return undefined;
}

/** `mid-January 2024`, `late April`, `early in 2026`, `late last year`. */
function readPartOf(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  const joined = splitPartMonth(words, i, vocabulary);
  if (joined) return monthWithYear(words, { month: joined.month, next: i + 1 }, joined.part);
  const part = readPart(words, i);
  if (!part) return undefined;
  const month = readMonthName(words, part.next, vocabulary, false);
  if (month) return monthWithYear(words, month, part.part);
  const year = yearAt(words, part.next);
  if (year !== undefined && words.lower(part.next + 1) !== "s")
    return { core: { kind: "year", year, part: part.part }, next: part.next + 1 };
  const decade = readDecade(words, part.next + (words.lower(part.next) === "the" ? 1 : 0));
  if (decade?.core.kind === "decade") return { core: { ...decade.core, part: part.part }, next: decade.next };
  const edge = ({ early: "start", mid: "middle", late: "end" } as const)[part.part];
  const current = readCurrent(words, part.next, vocabulary);
  return current ? { core: { kind: "edge-of", edge, of: current.core }, next: current.next } : undefined;
}

function readMonth(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  const which = vocabulary.which.get(words.lower(i));
  const month = readMonthName(words, which ? i + 1 : i, vocabulary, false);
  if (!month) return undefined;
  const read = monthWithYear(words, month, undefined);
  if (which && read.core.kind === "month") return { core: { ...read.core, which }, next: read.next };
  if (read.next > month.next) return read;
  const before = words.lower(i - 1);
  if (vocabulary.doubtfulMonths.has(words.lower(i)) && !BEFORE_MONTHS.has(before) && !namesAThing(words, i, month.next))
    return undefined;
  // “Mr March”, “June Okafor”, “Ms. April”: a name.
  if (vocabulary.doubtfulMonths.has(words.lower(i)) && words.isCapital(month.next) && !BEFORE_MONTHS.has(before))
    return undefined;
  return read;
}

/** `the March talks`, `the August vote`. */
function namesAThing(words: SentenceWords, i: number, next: number): boolean {
  return /^(?:the|a|an|its|their|his|her|this|that)$/.test(words.lower(i - 1)) && words.isWord(next) && !words.isCapital(next);
}

function monthWithYear(
  words: SentenceWords,
  month: { month: number; next: number },
  part: "early" | "mid" | "late" | undefined,
): CoreRead {
  const comma = /^(?:,|of)$/.test(words.lower(month.next)) ? 1 : 0;
  const year = yearAt(words, month.next + comma);
  return {
    core: { kind: "month", month: month.month, year, part },
    next: year === undefined ? month.next : month.next + comma + 1,
  };
}

const BEFORE_MONTHS = new Set(
  "in since until till by from of to through during between before after early mid late and or around about throughout around -".split(
    " ",
  ),
);

/** `spring 2024`, `last summer`, `in the autumn of 2023`, `until spring`. */
function readSeason(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  const which = vocabulary.which.get(words.lower(i));
  const at = which ? i + 1 : i;
  const months = vocabulary.seasons.get(words.lower(at));
  if (!months) return undefined;
  const of = words.lower(at + 1) === "of" ? 2 : 1;
  const year = yearAt(words, at + of);
  const core: Core = { kind: "season", from: months[0], to: months[1], year, which };
  // “The winter of 2029-30” begins in the first of the two.
  const both = words.lower(at + of + 1) === "-" && words.joins(at + of + 2) && /^\d\d$/.test(words.lower(at + of + 2)) ? 2 : 0;
  if (year !== undefined) return { core, next: at + of + 1 + both };
  const before = words.lower(at - 1) === "the" ? words.lower(at - 2) : words.lower(at - 1);
  return which || /^(?:in|since|until|till|by|before|after|during|through|over)$/.test(before)
    ? { core, next: at + 1 }
    : undefined;
}

/** `the 1990s`. */
function readDecade(words: SentenceWords, i: number): CoreRead | undefined {
  const year = yearAt(words, i);
  if (year === undefined || year % 10 !== 0 || words.lower(i + 1) !== "s" || !words.joins(i + 1)) return undefined;
  return { core: { kind: "decade", year }, next: i + 2 };
}

/** A bare year: its neighbours must say that it is one. `2000 tonnes` is a count. */
function readYear(words: SentenceWords, i: number): CoreRead | undefined {
  const year = yearAt(words, i);
  if (year === undefined || (words.joins(i) && !/^[(/-]$|^—$/.test(words.lower(i - 1)))) return undefined;
  const range = readYearRange(words, i, year);
  if (words.joins(i + 1) && !/^[.,;:!?)"'\]]$|^-$|^—$/.test(words.lower(i + 1)) && !range) return undefined;
  const before = words.lower(i - 1);
  const next = words.lower(i + 1);
  const single: CoreRead = range ?? { core: { kind: "year", year }, next: i + 1 };
  if (/^(?:in|since|during)$/.test(before)) return single;
  if (
    before === "of" &&
    /^(?:months|weeks|days|half|quarter|part|end|start|beginning|middle|rest|spring|summer|autumn|winter)$/.test(
      words.lower(i - 2),
    )
  ) {
    return single;
  }
  const counts = words.isWord(i + 1) && next.endsWith("s") && !/^(?:as|is|was|has|its|this|us)$/.test(next);
  if (before === "(" && /^[),]$/.test(words.lower(single.next))) return single;
  if (range && range.next > i + 2) return /^(?:between|from|for|the|of|its|,|\()$/.test(before) ? single : undefined;
  if (
    /^(?:until|till|by|from|to|of|before|after|through|and|mid|early|late|around|circa|than)$/.test(before) &&
    !counts &&
    !words.isWord(i + 1)
  )
    return single;
  if (/^(?:until|till|by|from|of|before|after|through)$/.test(before) && !counts && GOES_ON.has(next)) {
    return single;
  }
  if (/^(?:the|its|their|his|her|our|a)$/.test(before) && words.isWord(i + 1) && (year % 100 !== 0 || year === 2000)) {
    return { core: { kind: "year", year }, next: i + 1 };
  }
  return words.isPossessive(i - 1) && words.isWord(i + 1) && !counts ? { core: { kind: "year", year }, next: i + 1 } : undefined;
}

/** Words that go on behind a year, so that it counts nothing. */
const GOES_ON = new Set(
  "to and or when while until was is has had with after before as but for on at in because if unless would will said that".split(
    " ",
  ),
);

/** `2019-2021`, `2024-25`, `2019 to 2021`, `between 2019 and 2021`. */
function readYearRange(words: SentenceWords, i: number, year: number): CoreRead | undefined {
  const sign = words.lower(i + 1);
  if (!/^(?:-|—|\/|to|and|until)$/.test(sign)) return undefined;
  if (sign === "and" && words.lower(i - 1) !== "between") return undefined;
  if (sign === "to" && words.lower(i - 1) !== "from") return undefined;
  const whole = yearAt(words, i + 2);
  const short =
    /^\d\d$/.test(words.lower(i + 2)) && words.joins(i + 2)
      ? Math.floor(year / 100) * 100 + Number(words.lower(i + 2))
      : undefined;
  const to = whole ?? short;
  if (to === undefined || to <= year || words.lower(i + 3) === "-") return undefined;
  return { core: { kind: "range", from: { kind: "year", year }, to: { kind: "year", year: to } }, next: i + 3 };
}

/** today · tomorrow · this week · last month · next year · the weekend · last Thursday is in the weekdays. */
export function readCurrent(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  const day = DAYS_HERE.get(words.lower(i));
  if (day !== undefined) return { core: { kind: "current", unit: "D", step: day }, next: i + 1 };
  const which =
    vocabulary.which.get(words.lower(i)) ?? (words.lower(i) === "the" && words.lower(i + 1) === "weekend" ? "this" : undefined);
  if (!which || /^(?:past|previous)$/.test(words.lower(i))) return undefined;
  // “the last week” is a stretch up to now, “the next week” one that follows; only without an article is it the calendar's.
  if (which !== "this" && /^(?:the|a|its|their|his|her)$/.test(words.lower(i - 1))) return undefined;
  const step = which === "last" ? -1 : which === "next" ? 1 : 0;
  const word = words.lower(i + 1);
  if (words.isPossessive(i + 1) && step === 0 && /^(?:week|month|year)$/.test(word))
    return { core: { kind: "current", unit: UNITS_HERE.get(word) ?? "W", step }, next: i + 2 };
  if (word === "weekend") return { core: { kind: "current", unit: "weekend", step }, next: i + 2 };
  if (word === "night" && step === -1) return { core: { kind: "current", unit: "D", step: -1 }, next: i + 2 };
  if (step === 0 && vocabulary.partsOfDay.has(word)) return { core: { kind: "current", unit: "D", step: 0 }, next: i + 2 };
  const unit = word === "day" ? undefined : UNITS_HERE.get(word);
  return unit ? { core: { kind: "current", unit, step }, next: i + 2 } : undefined;
}

const DAYS_HERE = new Map([
  ["today", 0],
  ["tonight", 0],
  ["yesterday", -1],
  ["tomorrow", 1],
]);
