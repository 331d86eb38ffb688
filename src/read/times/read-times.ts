import type { AccountText } from "../account.ts";
import type { TimeFound } from "../findings.ts";
import type { Lexicon } from "../lexicon.ts";
import { SentenceWords } from "../quantities/sentence-words.ts";
import { EventDays } from "./event-days.ts";
import type { TimeExpression } from "./expression.ts";
import { Narrative } from "./focus.ts";
import { publicationOf, yearFromWeekdays } from "./publication.ts";
import { locate, resolve, type Resolved } from "./resolve.ts";
import type { Place, Standpoint } from "./standpoint.ts";
import { isAside, isEarlierStill, tenseAt } from "./tense.ts";
import { findTimes } from "./time-grammar.ts";
import { type TimeWords, timeWordsOf } from "./time-words.ts";

/**
 * Every time that an account names, in the order of its text, resolved to EDTF against its day of publication and what
 * it told before, or kept as an order: see RULES.md. Nothing is filled in that the words or the chain do not give.
 * Cost: linear in the text, about 5 µs a token.
 */
export function readTimes(account: AccountText, number: number, lexicon: Lexicon): readonly TimeFound[] {
  const vocabulary = timeWordsOf(lexicon);
  const times = findTimes(account.parsed, vocabulary);
  const narrative = new Narrative();
  const events = new EventDays(account.parsed);
  const publication = publicationOf(account, times);
  const told = new Map(
    times.flatMap(({ core }) =>
      core.kind === "date" && core.year !== undefined ? [[`${core.month}-${core.day}`, core.year] as const] : [],
    ),
  );
  const standpoint: Standpoint = {
    publication,
    year: publication ? undefined : yearFromWeekdays(times),
    dayFirst: habitOf(times),
    narrative,
    yearTold: (month, day) => told.get(`${month}-${day}`),
    dayAfter: (index) => dayAfter(account, times, index, standpoint),
    dayOfEvent: (words) => events.dayOf(words),
  };
  const found: TimeFound[] = [];
  for (const [index, time] of times.entries()) {
    const place = placeOf(account, time, index, vocabulary);
    if (!place) continue;
    const resolved = resolve(time, place, standpoint);
    found.push({
      account: number,
      start: time.start,
      end: time.end,
      ...(resolved.edtf === undefined ? {} : { edtf: resolved.edtf }),
      ...(resolved.order === undefined ? {} : { order: resolved.order }),
      confidence: Math.round(resolved.confidence * 100) / 100,
      restsOn: resolved.restsOn,
    });
    follow(time, place, resolved, narrative);
    if (resolved.days && !time.attributive) events.told(time, resolved.days);
  }
  return found;
}

function placeOf(account: AccountText, time: TimeExpression, index: number, vocabulary: TimeWords): Place | undefined {
  const sentence = account.parsed.sentences[time.sentence];
  if (!sentence) return undefined;
  const words = new SentenceWords(account.parsed, sentence);
  return {
    words,
    index,
    sentence: sentence.number,
    paragraph: sentence.paragraph,
    tense: tenseAt(words, time.firstToken, time.lastToken, vocabulary),
    earlierStill: isEarlierStill(words, time.firstToken),
  };
}

/** [T10]–[T12] What a time does to the narrative's focus. */
function follow(time: TimeExpression, place: Place, resolved: Resolved, narrative: Narrative): void {
  const { core } = time;
  const step = core.kind === "step" || core.kind === "same";
  if (core.kind === "year" && time.firstToken <= place.words.first + 1 && time.bound === undefined)
    narrative.frame(core.year, place.paragraph);
  if (time.attributive || time.bound !== undefined || place.tense === "ahead") return;
  if (core.kind === "weekday" && core.which === "the" && place.earlierStill) return;
  if (core.kind === "window" || core.kind === "edge-of") return;
  if (core.kind === "clock-alone") {
    // Midnight is the one hour after which it is another day.
    const after = time.clock?.hour === 24 && resolved.days ? resolved.days.first + 1 : undefined;
    if (after !== undefined) narrative.set({ first: after, last: after }, place.sentence, place.paragraph, resolved.confidence);
    return;
  }
  if (!step && isAside(place.words, time.firstToken)) return;
  const { days } = resolved;
  if (days && days.last - days.first <= 1) narrative.set(days, place.sentence, place.paragraph, resolved.confidence);
  else if (step && !(core.kind === "step" && core.relation === "before" && core.anchor.kind === "previous")) narrative.clear();
}

/** Sentences that a narrative is followed ahead, to see whether it comes to an earlier day. */
const AHEAD_SENTENCES = 5;

/** [T11] The next whole date of the narrative, by the publication alone. */
function dayAfter(
  account: AccountText,
  times: readonly TimeExpression[],
  index: number,
  standpoint: Standpoint,
): number | undefined {
  for (let i = index + 1; i < times.length; i++) {
    const next = times[i];
    if (!next || next.sentence - (times[index]?.sentence ?? 0) > AHEAD_SENTENCES) return undefined;
    if (next.core.kind !== "date" || next.attributive || next.bound !== undefined) continue;
    const sentence = account.parsed.sentences[next.sentence];
    if (!sentence) return undefined;
    const words = new SentenceWords(account.parsed, sentence);
    const place: Place = {
      words,
      index: i,
      sentence: next.sentence,
      paragraph: sentence.paragraph,
      tense: "behind",
      earlierStill: false,
    };
    return isAside(words, next.firstToken) ? undefined : locate(next.core, next, place, standpoint)?.days.first;
  }
  return undefined;
}

/** [T7] Which way round a date in figures is, where another such date in the account can only be one way. */
function habitOf(times: readonly TimeExpression[]): boolean | undefined {
  let [dayFirst, monthFirst] = [0, 0];
  for (const { core } of times) {
    if (core.kind !== "date") continue;
    if (core.figures === "day-first") dayFirst++;
    else if (core.figures === "month-first") monthFirst++;
  }
  if (dayFirst > 0 === monthFirst > 0) return undefined;
  return dayFirst > 0;
}
