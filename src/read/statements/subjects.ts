import { ARTICLES, AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, SUBORDINATORS } from "./closed-words.ts";
import type { Line } from "./line.ts";
import { isAdverb } from "./phrases.ts";
import type { Voice, VoiceContext } from "./voice.ts";
import { voiceAt } from "./voices.ts";

export interface SubjectFound {
  readonly voice: Voice;
  readonly rule: string;
  /** Commas or more words stand between it and its verb: an inverted subject is the better guess. */
  readonly distant: boolean;
}

const FARTHEST = 32;
/** What may stand between a speaker and the verb besides prepositions and adverbs. */
const MODIFIERS = new Set(
  (
    "familiar close briefed involved aware privy present speaking working based knowledgeable acquainted here there alone " +
    "himself herself themselves both all yesterday today earlier later last this on"
  ).split(" "),
);

/** [A1] [A2] The voice that a verb at `at` is said of, to its left; undefined where the words before it are no subject. */
export function subjectLeftOf(line: Line, at: number, context: VoiceContext): SubjectFound | undefined {
  let end = at;
  while (
    end > 0 &&
    (AUXILIARIES.has(line[end - 1]?.lower ?? "") ||
      isAdverb(line[end - 1]?.lower ?? "") ||
      /^(?:not|never|longer|no)$/.test(line[end - 1]?.lower ?? ""))
  )
    end--;
  const before = line[end - 1];
  if (!before) return undefined;
  if (before.text === "," || before.text === ")" || before.text === "—" || before.text === "-")
    return overApposition(line, end - 1, context);
  if (before.sign) return undefined;
  if (CONJUNCTIONS.has(before.lower)) {
    // "the envoy smiled and said": the second verb shares the subject of the first.
    const start = regionStart(line, end - 1);
    const shared = start < end - 1 ? voiceAt(line, start, context) : undefined;
    return shared && shared.to < end - 1 ? { voice: shared, rule: "A2", distant: true } : undefined;
  }
  if (before.lower === "who") {
    // "the minister, who said …": told in passing, about the noun before it.
    return undefined;
  }
  const voice = leftmostIn(line, regionStart(line, end), end, context);
  return (
    voice && {
      voice,
      rule: voice.reference === "person" || voice.reference === "people" || voice.reference === "it" ? "A7" : "A1",
      distant: false,
    }
  );
}

/** [A3] "…," said X: the voice right after the verb. */
export function subjectRightOf(line: Line, at: number, end: number, context: VoiceContext): SubjectFound | undefined {
  let before = at - 1;
  while (isAdverb(line[before]?.lower ?? "") || AUXILIARIES.has(line[before]?.lower ?? "")) before--;
  const mark = line[before];
  if (!mark || !/^[,"'?!—]$/.test(mark.text)) return undefined;
  let from = end;
  while (isAdverb(line[from]?.lower ?? "")) from++;
  // ", has said to the journalists the minister": word order of a translation.
  if (line[from]?.lower === "to") {
    for (let i = from + 1; i < from + 4; i++) if (context.words.nounOf(line[i]?.lower ?? "", context.words.hearers)) from = i + 1;
  }
  const voice = voiceAt(line, from, context);
  // ", said it would …" is no inversion; "…," said he is one.
  if (mark.text === "," && (voice?.reference === "it" || voice?.reference === "person" || voice?.reference === "people"))
    return undefined;
  return voice?.from === from ? { voice, rule: "A3", distant: false } : undefined;
}

/** Where the words that may belong to the subject begin: after the last sign, conjunction or finite auxiliary. */
function regionStart(line: Line, end: number): number {
  let at = end;
  let owed = 0;
  while (at > 0 && end - at < FARTHEST) {
    const word = line[at - 1];
    if (!word || word.quotation >= 0) break;
    if (word.sign) {
      // The commas inside a list of speakers ("two ministers, an aide and a diplomat") are not its start.
      if (word.text === "," && owed > 0) {
        at--;
        owed--;
        continue;
      }
      break;
    }
    if (word.lower === "and" || word.lower === "or") owed = 4;
    else if (CONJUNCTIONS.has(word.lower)) break;
    else if (SUBORDINATORS.has(word.lower) && !(word.lower === "who" && at > 1) && word.lower !== "than") break;
    at--;
  }
  return at;
}

/** The first voice of a region that no preposition governs and after which only its own modifiers stand. */
function leftmostIn(line: Line, from: number, end: number, context: VoiceContext, limit = end): Voice | undefined {
  let governed: Voice | undefined;
  let best: Voice | undefined;
  for (let i = from; i < end; i++) {
    const word = line[i];
    if (!word || word.sign || PREPOSITIONS.has(word.lower) || SUBORDINATORS.has(word.lower) || CONJUNCTIONS.has(word.lower))
      continue;
    const before = line[i - 1];
    // In the middle of a phrase that could not speak as a whole.
    if (i > from && before && ARTICLES.has(before.lower)) continue;
    const voice = voiceAt(line, i, context);
    if (!voice || (voice.to > end && voice.to !== limit)) continue;
    const isGoverned = before !== undefined && PREPOSITIONS.has(before.lower);
    if (voice.to <= end && !linksTo(line, voice.to, end)) {
      i = voice.to - 1;
      continue;
    }
    if (isGoverned) governed ??= voice.to === end ? voice : undefined;
    else {
      best = voice;
      break;
    }
    i = voice.to - 1;
  }
  return best ?? governed;
}

/** Whether only modifiers stand between a voice and its verb: nothing finite, no comma, no second clause. */
function linksTo(line: Line, from: number, end: number): boolean {
  if (from === end) return true;
  const first = line[from];
  if (!first) return false;
  const opens =
    PREPOSITIONS.has(first.lower) ||
    first.lower === "who" ||
    MODIFIERS.has(first.lower) ||
    isAdverb(first.lower) ||
    /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/.test(first.lower);
  if (!opens) return false;
  for (let i = from; i < end; i++) {
    const word = line[i];
    if (!word || word.sign) return false;
    if (AUXILIARIES.has(word.lower) && first.lower !== "who") return false;
  }
  return true;
}

/** [A2] "Ruiz, the chief negotiator, said": back over what stands between commas to the voice before it. */
function overApposition(line: Line, comma: number, context: VoiceContext): SubjectFound | undefined {
  for (let i = comma - 1; i > Math.max(0, comma - FARTHEST); i--) {
    const word = line[i];
    if (!word) break;
    if (word.quotation >= 0 || word.text === ";" || word.text === ":") break;
    if (word.text !== "," && word.text !== "(" && word.text !== "—" && word.text !== "-") continue;
    const inside = line[i + 1];
    if (!inside || inside.sign) continue;
    const voice = leftmostIn(line, regionStart(line, i), i, context, comma);
    // "Ruiz, the chief negotiator, who led the talks, said": the name before, not what stands beside it.
    const outer =
      voice && line[voice.from - 1]?.text === ","
        ? leftmostIn(line, regionStart(line, voice.from - 1), voice.from - 1, context)
        : undefined;
    if (outer?.human === true && outer.to === (voice?.from ?? 0) - 1) return { voice: outer, rule: "A2", distant: true };
    if (voice) return { voice, rule: "A2", distant: true };
  }
  return undefined;
}
