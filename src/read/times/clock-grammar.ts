import { readNumeral } from "../quantities/numerals.ts";
import type { SentenceWords } from "../quantities/sentence-words.ts";
import type { Clock } from "./expression.ts";
import type { TimeWords } from "./time-words.ts";

interface ClockRead {
  readonly clock: Clock | undefined;
  readonly partOfDay: string | undefined;
  readonly next: number;
}

/** A clock that begins at token `i`: 21:40 · 10 pm Doha time · six o'clock · 8.20 in the evening · noon GMT. */
export function readClock(words: SentenceWords, i: number, vocabulary: TimeWords): ClockRead | undefined {
  const face = readFace(words, i, vocabulary);
  if (!face) return undefined;
  const zone = readZone(words, face.next, vocabulary);
  const next = zone?.next ?? face.next;
  return { clock: face.clock && { ...face.clock, zone: zone?.zone }, partOfDay: face.partOfDay, next };
}

/** `at six on Friday`, `close to seven in the evening`: an hour that only its neighbours show to be one. */
export function readBareHour(words: SentenceWords, i: number, vocabulary: TimeWords): ClockRead | undefined {
  const number = readNumeral(words, i);
  if (!number || number.value < 1 || number.value > 24 || !Number.isInteger(number.value)) return undefined;
  const part = readInPart(words, number.next, vocabulary);
  if (part) return { clock: hourIn(number.value, 0, part.part), partOfDay: part.part, next: part.next };
  return { clock: { hour: number.value, minute: 0, sure: number.value > 12 }, partOfDay: undefined, next: number.next };
}

function readFace(words: SentenceWords, i: number, vocabulary: TimeWords): ClockRead | undefined {
  const named = NAMED_HOURS.get(words.lower(i));
  if (named !== undefined) {
    return { clock: { hour: named, minute: 0, sure: true }, partOfDay: words.lower(i), next: i + 1 };
  }
  const number = readNumeral(words, i);
  const hour = number?.value;
  if (!number || hour === undefined || hour < 0 || hour > 24) return undefined;
  let minute = 0;
  let next = number.next;
  const text = words.at(i)?.text ?? "";
  const dotted = /^(\d{1,2})\.([0-5]\d)$/.exec(text);
  const coloned =
    words.lower(next) === ":" && words.joins(next) && words.joins(next + 1) && /^[0-5]\d$/.test(words.lower(next + 1));
  if (coloned) {
    minute = Number(words.lower(next + 1));
    next += 2;
    // Seconds are read over.
    if (words.lower(next) === ":" && words.joins(next) && /^[0-5]\d$/.test(words.lower(next + 1))) next += 2;
  } else if (dotted) minute = Number(dotted[2]);
  const whole = dotted ? Number(dotted[1]) : hour;
  if (!Number.isInteger(whole)) return undefined;

  const half = readHalfOfDay(words, next);
  if (half && whole >= 1 && whole <= 12) {
    return { clock: { hour: (whole % 12) + (half.pm ? 12 : 0), minute, sure: true }, partOfDay: undefined, next: half.next };
  }
  const oclock = /^o'?clock$/.test(words.lower(next)) ? 1 : 0;
  const hours = !coloned && /^(?:hours|hrs)$/.test(words.lower(next)) && /^\d{4}$/.test(text);
  const part = readInPart(words, next + oclock, vocabulary);
  if (part && (coloned || oclock || dotted))
    return { clock: hourIn(whole, minute, part.part), partOfDay: part.part, next: part.next };
  if (hours) return undefined;
  if (coloned && /^(?:hours|hrs|h)$/.test(words.lower(next))) next++;
  if (!coloned && !oclock) return undefined;
  return {
    clock: { hour: whole, minute, sure: whole > 12 || whole === 0 || /^0\d/.test(text) },
    partOfDay: undefined,
    next: next + oclock,
  };
}

const NAMED_HOURS = new Map([
  ["noon", 12],
  ["midday", 12],
  ["midnight", 24],
]);

/** am, p.m., PM: letters with or without stops. */
function readHalfOfDay(words: SentenceWords, i: number): { pm: boolean; next: number } | undefined {
  const whole = /^([ap])\.?m\.?$/.exec(words.lower(i));
  if (whole) return { pm: whole[1] === "p", next: i + 1 };
  if (/^[ap]$/.test(words.lower(i)) && words.lower(i + 1) === "." && words.lower(i + 2) === "m" && words.joins(i + 2)) {
    const stop = words.lower(i + 3) === "." && words.joins(i + 3) && words.at(i + 4) !== undefined ? 1 : 0;
    return { pm: words.lower(i) === "p", next: i + 3 + stop };
  }
  return undefined;
}

/** `in the evening`, `at night`. */
function readInPart(words: SentenceWords, i: number, vocabulary: TimeWords): { part: string; next: number } | undefined {
  const the = words.lower(i) === "in" && words.lower(i + 1) === "the" ? 2 : words.lower(i) === "at" ? 1 : 0;
  const part = words.lower(i + the);
  return the > 0 && vocabulary.partsOfDay.has(part) && !NAMED_HOURS.has(part) ? { part, next: i + the + 1 } : undefined;
}

function hourIn(hour: number, minute: number, part: string): Clock {
  const later = /^(?:afternoon|evening|dusk|sunset)$/.test(part) || (part === "night" && hour >= 6 && hour < 12);
  return { hour: hour <= 12 ? (hour % 12) + (later ? 12 : 0) : hour, minute, sure: true };
}

/** `GMT`, `Doha time`, `(Eastern Standard Time)`. */
function readZone(
  words: SentenceWords,
  i: number,
  vocabulary: TimeWords,
): { zone: string | undefined; next: number } | undefined {
  const open = words.lower(i) === "(" ? 1 : 0;
  // “Local time” names no clock that is known, but belongs to the time.
  if (!open && words.lower(i) === "local" && words.lower(i + 1) === "time") return { zone: undefined, next: i + 2 };
  const known = vocabulary.clocks.at(words, i + open);
  if (!known || !words.isCapital(i + open)) return undefined;
  const time =
    /^(?:time|hours)$/.test(words.lower(known.next)) ||
    (words.lower(known.next) === "standard" && words.lower(known.next + 1) === "time");
  const letters = /^[A-Z]{1,4}$/.test(words.at(i + open)?.text ?? "");
  if (!time && !letters) return undefined;
  const end = time ? known.next + (words.lower(known.next) === "standard" ? 2 : 1) : known.next;
  return { zone: known.meaning, next: end + (open && words.lower(end) === ")" ? 1 : 0) };
}
