import { readNumeral } from "../quantities/numerals.ts";
import type { SentenceWords } from "../quantities/sentence-words.ts";
import { readAnchor, readNamed } from "./anchor-grammar.ts";
import { readClock } from "./clock-grammar.ts";
import { type CoreRead, countAt } from "./date-grammar.ts";
import type { Anchor, Distance, Unit } from "./expression.ts";
import { readCurrent } from "./period-grammar.ts";
import type { TimeWords } from "./time-words.ts";

/** Times that are counted from something else: two days later, the day after the vote, that night, in recent months. */
export function readRelative(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  return (
    readTurned(words, i, vocabulary) ??
    readStep(words, i, vocabulary) ??
    readSame(words, i, vocabulary) ??
    readWindow(words, i, vocabulary) ??
    readShortly(words, i, vocabulary)
  );
}

/** `two`, `a few`, `several`, `about three` and a unit; and bare `days`, whose count is not told. */
export function readDistance(
  words: SentenceWords,
  i: number,
  vocabulary: TimeWords,
): { distance: Distance; next: number } | undefined {
  let at = i;
  const about = vocabulary.about.at(words, at);
  if (about) at = about.next;
  if (/^(?:just|only|barely|exactly|another|fully|full|over|under)$/.test(words.lower(at))) at++;
  for (const bound of ["more than", "less than"]) if (words.words(at, at + 2).toLowerCase() === bound) at += 2;
  const loose = about !== undefined || (at > i && /^(?:over|under|than)$/.test(words.lower(at - 1)));
  if (words.lower(at) === "a" && (vocabulary.vague.has(words.lower(at + 1)) || words.lower(at + 1) === "couple")) at++;
  if (words.lower(at) === "couple") {
    const unit = vocabulary.units.get(words.lower(at + (words.lower(at + 1) === "of" ? 2 : 1)));
    return (
      unit && {
        distance: { count: 2 * unit.times, unit: unit.unit, about: true },
        next: at + (words.lower(at + 1) === "of" ? 3 : 2),
      }
    );
  }
  if (vocabulary.vague.has(words.lower(at))) {
    const unit = vocabulary.units.get(words.lower(at + 1));
    return unit && { distance: { count: undefined, unit: unit.unit, about: true }, next: at + 2 };
  }
  const count = countAt(words, at);
  const full = count && /^(?:full|whole|more|further)$/.test(words.lower(count.next)) ? 1 : 0;
  const unit = vocabulary.units.get(words.lower(count ? count.next + full : at));
  if (!unit || (!count && !isPlural(words, at))) return undefined;
  // “one and a half weeks” is the numeral's; “a year and a half” is read here.
  const next = (count ? count.next + full : at) + 1;
  const half = count && words.words(next, next + 3).toLowerCase() === "and a half" ? 0.5 : 0;
  const value = count ? (count.value + half) * unit.times : undefined;
  const minutes = unit.unit === "H" && value !== undefined && words.lower(next) === "and" ? countAt(words, next + 1) : undefined;
  if (minutes && value !== undefined && vocabulary.units.get(words.lower(minutes.next))?.unit === "M") {
    return { distance: { count: value * 60 + minutes.value, unit: "M", about: loose }, next: minutes.next + 1 };
  }
  return { distance: { count: value, unit: unit.unit, about: loose }, next: half ? next + 3 : next };
}

/** A bare `days` that is not “in those days”, “the last days”: only the first word of its phrase counts. */
function isPlural(words: SentenceWords, i: number): boolean {
  return (
    words.lower(i).endsWith("s") &&
    !/^(?:of|the|those|these|working|business|last|next|first)$/.test(words.lower(i - 1)) &&
    !words.isNumber(i - 1)
  );
}

/** `two days later`, `a week after the meeting`, `the night before`, `days earlier`, `two years ago`, `in three weeks`. */
function readStep(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  if (words.lower(i) === "in") return readAhead(words, i, vocabulary);
  if (words.lower(i) === "on" && words.lower(i + 1) === "the" && words.lower(i + 2) === "eve")
    return readEve(words, i + 2, vocabulary);
  if (words.lower(i) === "eve") return readEve(words, i, vocabulary);
  const the = words.lower(i) === "the" ? readDayAfter(words, i, vocabulary) : undefined;
  if (the) return the;
  const read = readDistance(words, i, vocabulary);
  if (!read) return undefined;
  const { distance, next } = read;
  const word = words.lower(next);
  if (word === "ago") return { core: { kind: "from-publication", distance, ahead: false }, next: next + 1 };
  if (word === "from" && /^(?:now|today)$/.test(words.lower(next + 1)))
    return { core: { kind: "from-publication", distance, ahead: true }, next: next + 2 };
  const relation = RELATIONS.get(word);
  if (!relation) return undefined;
  if (/^(?:later|earlier|afterwards?|beforehand|previously|hence)$/.test(word)) {
    return { core: { kind: "step", relation, distance, anchor: { kind: "previous" }, shortly: false }, next: next + 1 };
  }
  const to = word === "prior" ? 1 : 0;
  if (to && words.lower(next + 1) !== "to")
    return { core: { kind: "step", relation, distance, anchor: { kind: "previous" }, shortly: false }, next: next + 1 };
  const anchor = readAnchor(words, next + 1 + to, vocabulary);
  return { core: { kind: "step", relation, distance, anchor: anchor.anchor, shortly: false }, next: anchor.next };
}

const RELATIONS = new Map<string, "after" | "before">([
  ["later", "after"],
  ["after", "after"],
  ["afterwards", "after"],
  ["afterward", "after"],
  ["following", "after"],
  ["since", "after"],
  ["hence", "after"],
  ["into", "after"],
  ["earlier", "before"],
  ["before", "before"],
  ["beforehand", "before"],
  ["previously", "before"],
  ["prior", "before"],
]);

/** `in two weeks`, `in a few hours`: a time only where the sentence looks ahead, which is settled with the tense. */
function readAhead(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  const read = readDistance(words, i + 1, vocabulary);
  if (!read || (vocabulary.vague.has(words.lower(i + 1)) && words.lower(i + 1) !== "several")) return undefined;
  if (read.distance.unit === "Y" && read.distance.count === undefined) return undefined;
  const time = /'$|'s$/.test(words.at(read.next - 1)?.text ?? "") && words.lower(read.next) === "time";
  // A plural genitive leaves its apostrophe as a sign of its own.
  const apart = words.lower(read.next) === "'" && words.lower(read.next + 1) === "time";
  return {
    core: { kind: "from-publication", distance: read.distance, ahead: true },
    next: read.next + (time ? 1 : apart ? 2 : 0),
  };
}

/** `the day before`, `the night after the vote`, `the next morning`, `the following week`. */
function readDayAfter(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  const turn = vocabulary.turns.get(words.lower(i + 1));
  const counted = turn ? readNumeral(words, i + 2) : undefined;
  const unit = vocabulary.units.get(words.lower(turn ? i + 2 : i + 1)) ?? partUnit(words.lower(turn ? i + 2 : i + 1), vocabulary);
  if (turn && unit && !counted && !words.lower(i + 2).endsWith("s")) {
    return {
      core: {
        kind: "step",
        relation: turn,
        distance: { count: unit.times, unit: unit.unit, about: false },
        anchor: { kind: "previous" },
        shortly: false,
      },
      next: i + 3,
    };
  }
  if (turn || !unit) return undefined;
  const relation = RELATIONS.get(words.lower(i + 2));
  if (!relation || !/^(?:before|after)$/.test(words.lower(i + 2))) return undefined;
  if (/^(?:yesterday|tomorrow)$/.test(words.lower(i + 3))) {
    return { core: { kind: "current", unit: "D", step: relation === "after" ? 2 : -2 }, next: i + 4 };
  }
  const anchor = readAnchor(words, i + 3, vocabulary);
  const distance: Distance = { count: words.lower(i + 1).endsWith("s") ? undefined : unit.times, unit: unit.unit, about: false };
  return { core: { kind: "step", relation, distance, anchor: anchor.anchor, shortly: false }, next: anchor.next };
}

function partUnit(word: string, vocabulary: TimeWords): { unit: Unit; times: number } | undefined {
  return vocabulary.partsOfDay.has(word) ? { unit: "D", times: 1 } : undefined;
}

/** `next day` without an article, as the head of a sentence. */
function readTurned(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  const later = /^(?:later|earlier|early|late)$/.test(words.lower(i)) ? 1 : 0;
  if (later && /^(?:that|the|this)$/.test(words.lower(i + 1))) {
    const same = readSame(words, i + 1, vocabulary) ?? readCurrent(words, i + 1, vocabulary);
    if (same) return same;
  }
  if (!/^(?:next|following)$/.test(words.lower(i)) || words.lower(i + 1) !== "day") return undefined;
  return {
    core: {
      kind: "step",
      relation: "after",
      distance: { count: 1, unit: "D", about: false },
      anchor: { kind: "previous" },
      shortly: false,
    },
    next: i + 2,
  };
}

function readEve(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  if (words.lower(i + 1) !== "of") return undefined;
  const anchor = readAnchor(words, i + 2, vocabulary);
  if (anchor.anchor.kind === "previous") return undefined;
  return {
    core: {
      kind: "step",
      relation: "before",
      distance: { count: 1, unit: "D", about: false },
      anchor: anchor.anchor,
      shortly: false,
    },
    next: anchor.next,
  };
}

/** `that night`, `the same day`, `the day of the meeting`, `the evening of 3 March` (a date with its part of the day). */
function readSame(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  const the = words.lower(i) === "the" ? 1 : 0;
  const same = words.lower(i + the) === "same" ? 1 : 0;
  const that = words.lower(i) === "that" || (words.lower(i) === "this" && words.lower(i + 1) === "night") ? 1 : 0;
  const at = i + the + same + that;
  // “… and that night pay will rise”: a conjunction.
  if (
    that &&
    /^(?:and|;|,|said|agreed)$/.test(words.lower(i - 1)) &&
    words.isWord(at + 1) &&
    !/^(?:the|a|an|he|she|they|it|in|at|to|when|by)$/.test(words.lower(at + 1))
  ) {
    return undefined;
  }
  const word = words.lower(at);
  const unit = vocabulary.units.get(word)?.unit ?? partUnit(word, vocabulary)?.unit;
  if (
    !unit ||
    unit === "S" ||
    unit === "M" ||
    unit === "H" ||
    word.endsWith("s") ||
    vocabulary.units.get(word)?.times !== (vocabulary.units.has(word) ? 1 : undefined)
  ) {
    return undefined;
  }
  const of = words.lower(at + 1) === "of" && words.lower(at + 2) !== "";
  if (of && (the || same)) {
    const inner = readNamed(words, at + 2, vocabulary);
    if (inner && (unit === "D" || inner.core.kind === "month")) return inner;
    const anchor = readAnchor(words, at + 2, vocabulary);
    if (anchor.anchor.kind !== "event") return undefined;
    return { core: { kind: "same", unit, anchor: anchor.anchor }, next: anchor.next };
  }
  return same || that ? { core: { kind: "same", unit, anchor: { kind: "previous" } }, next: at + 1 } : undefined;
}

/** `over the last two weeks`, `in recent months`, `the coming days`, `for the past year`. */
function readWindow(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  const the = /^(?:the|these|his|her|its|their)$/.test(words.lower(i)) ? 1 : 0;
  const which = WINDOWS.get(words.lower(i + the));
  if (which === undefined) return undefined;
  const read = readDistance(words, i + the + 1, vocabulary);
  if (read && (the || which.loose)) {
    return {
      core: { kind: "window", distance: read.distance, ahead: which.ahead, from: { kind: "publication" } },
      next: read.next,
    };
  }
  const unit = vocabulary.units.get(words.lower(i + the + 1));
  if (!unit || (!the && !which.loose)) return undefined;
  const count = words.lower(i + the + 1).endsWith("s") ? undefined : unit.times;
  return {
    core: {
      kind: "window",
      distance: { count, unit: unit.unit, about: which.loose },
      ahead: which.ahead,
      from: { kind: "publication" },
    },
    next: i + the + 2,
  };
}

const WINDOWS = new Map([
  ["last", { ahead: false, loose: false }],
  ["past", { ahead: false, loose: false }],
  ["recent", { ahead: false, loose: true }],
  ["next", { ahead: true, loose: false }],
  ["coming", { ahead: true, loose: true }],
  ["following", { ahead: true, loose: false }],
]);

/** `immediately after the vote`, `shortly before the deadline`, `hours before the speech`. */
function readShortly(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  if (!vocabulary.shortly.has(words.lower(i)) || /^(?:long|well|just)$/.test(words.lower(i))) return undefined;
  const relation = RELATIONS.get(words.lower(i + 1));
  if (!relation || !/^(?:after|before|afterwards?)$/.test(words.lower(i + 1))) return undefined;
  // “Shortly after midnight” is a clock time.
  if (readClock(words, i + 2, vocabulary)) return undefined;
  const anchor: { anchor: Anchor; next: number } = /^afterwards?$/.test(words.lower(i + 1))
    ? { anchor: { kind: "previous" }, next: i + 2 }
    : readAnchor(words, i + 2, vocabulary);
  if (anchor.anchor.kind === "event" && anchor.anchor.date && anchor.anchor.words === "") return undefined;
  // A date that the event carries is found by itself, so the words of closeness alone are left.
  const next = anchor.anchor.kind === "event" && anchor.anchor.date ? i + 2 : anchor.next;
  return { core: { kind: "step", relation, distance: undefined, anchor: anchor.anchor, shortly: true }, next };
}
