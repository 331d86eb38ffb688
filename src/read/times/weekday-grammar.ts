import type { SentenceWords } from "../quantities/sentence-words.ts";
import type { CoreRead } from "./date-grammar.ts";
import type { TimeWords } from "./time-words.ts";

/** `Wednesday`, `the Tuesday`, `last Thursday`, `this coming Friday`, `Monday next week`; not `Fridays` nor `every Friday`. */
export function readWeekday(words: SentenceWords, i: number, vocabulary: TimeWords): CoreRead | undefined {
  const the = words.lower(i) === "the" ? 1 : 0;
  const turned = /^(?:following|next)$/.test(words.lower(i + the)) && the > 0;
  const which = turned ? undefined : vocabulary.which.get(words.lower(i + the));
  const coming = words.lower(i + the) === "this" && /^(?:coming|past)$/.test(words.lower(i + 1)) ? 1 : 0;
  const at = i + the + (which ? 1 : 0) + (turned ? 1 : 0) + coming;
  const weekday = vocabulary.weekdays.get(words.lower(at));
  if (weekday === undefined || !words.isCapital(at) || /^(?:every|each|most|some|all)$/.test(words.lower(i - 1)))
    return undefined;
  const later = vocabulary.which.get(words.lower(at + 1));
  if (later && later !== "this" && words.lower(at + 2) === "week") {
    return { core: { kind: "weekday", weekday, which: later === "last" ? "of-last-week" : "of-next-week" }, next: at + 3 };
  }
  if (turned) return { core: { kind: "weekday", weekday, which: "following" }, next: at + 1 };
  if (coming)
    return { core: { kind: "weekday", weekday, which: words.lower(i + the + 1) === "past" ? "last" : "next" }, next: at + 1 };
  return {
    core: { kind: "weekday", weekday, which: which ?? (the || words.lower(i - 1) === "the" ? "the" : "bare") },
    next: at + 1,
  };
}
