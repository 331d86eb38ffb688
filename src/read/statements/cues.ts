import { AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, SUBORDINATORS } from "./closed-words.ts";
import type { Cue } from "./cue.ts";
import type { Line } from "./line.ts";
import { accordingAt, colonAt, loneVoiceAt, seenAt } from "./openings.ts";
import { isAdverb } from "./phrases.ts";
import { agrees, auxiliariesBefore, isInfinitive, isInName, meetsNeed, verbClassAt } from "./speech-verbs.ts";
import { type SubjectFound, subjectLeftOf, subjectRightOf } from "./subjects.ts";
import type { VoiceContext } from "./voice.ts";

/** All cues of a line, outermost first. Cost: near-linear in its words. */
export function findCues(line: Line, context: VoiceContext, isPress: (line: Line, at: number) => boolean): Cue[] {
  const cues: Cue[] = [];
  for (let i = 0; i < line.length; i++) {
    const word = line[i];
    if (!word || word.sign || word.quotation >= 0) continue;
    const found = accordingAt(line, i, context) ?? seenAt(line, i, context) ?? verbAt(line, i, context, isPress);
    if (found) cues.push(found);
  }
  const colon = cues.length === 0 ? colonAt(line, context) : undefined;
  if (colon) cues.push(colon);
  return cues.sort((a, b) => b.rank - a.rank || a.at - b.at);
}

function verbAt(line: Line, at: number, context: VoiceContext, isPress: (line: Line, at: number) => boolean): Cue | undefined {
  const first = line[at]?.lower ?? "";
  if (!context.words.mayBeVerb(first) && !AUXILIARIES.has(first)) return undefined;
  const found = verbClassAt(line, at, context);
  if (!found) return undefined;
  const text = line[at]?.lower ?? "";
  if (text.endsWith("ing") || isInfinitive(line, at) || isInName(line, at)) return undefined;
  const { negated, passive, modal } = auxiliariesBefore(line, at);
  if (found.verb !== "silent" && (passive || (modal && found.verb !== "promise" && found.verb !== "threaten"))) return undefined;
  const end = at + found.length;
  const left = subjectLeftOf(line, at, context);
  const inverted = (left && !left.distant) || found.verb === "document" ? undefined : subjectRightOf(line, at, end, context);
  const right = inverted && left && !endsClause(line, inverted.voice.to) ? undefined : inverted;
  const subject =
    right ??
    left ??
    (found.needs === "nothing" ||
    found.needs === "hearer" ||
    (found.needs === "quotation" && line.some((word) => word.quotation >= 0))
      ? loneSubject(line, at, context)
      : undefined);
  if (!subject) return undefined;
  if (!agrees(line, at, subject, context)) return undefined;
  if (!meetsNeed(line, at, end, found, subject, context, isPress)) {
    // A word among those of the story is told, not vouched for by its speaker [A8].
    return found.needs === "hearer"
      ? { verb: found.verb, voice: subject.voice, from: at, to: end, at, negated, rank: 10, rule: "A8" }
      : undefined;
  }
  const isDocument = subject.voice.attribution.kind === "document" && subject.voice.press !== true;
  if (found.verb === "document" && !isDocument) return undefined;
  const rank = rankOf(line, at, end, subject, right !== undefined);
  return {
    verb: found.verb === "document" ? "say" : found.verb,
    voice: subject.voice,
    from: Math.min(subject.voice.from, at),
    to: Math.max(end, right ? subject.voice.to : 0),
    at,
    negated,
    rank: rank - at / 1000,
    rule: subject.rule,
  };
}

/** Whether a speaker after the verb is the last word of the clause: ", said the minister on Monday." */
function endsClause(line: Line, at: number): boolean {
  const next = line[at];
  return (
    !next ||
    next.sign ||
    (PREPOSITIONS.has(next.lower) && next.lower !== "to") ||
    isAdverb(next.lower) ||
    next.lower.endsWith("day")
  );
}

function loneSubject(line: Line, at: number, context: VoiceContext): SubjectFound | undefined {
  let end = at;
  while (
    end > 0 &&
    (AUXILIARIES.has(line[end - 1]?.lower ?? "") || isAdverb(line[end - 1]?.lower ?? "") || line[end - 1]?.lower === "not")
  )
    end--;
  for (let from = Math.max(0, end - 5); from < end; from++) {
    if (
      from > 0 &&
      line[from - 1]?.sign !== true &&
      !(line[from - 1]?.capital === true && line[from]?.capital === false) &&
      !SUBORDINATORS.has(line[from - 1]?.lower ?? "") &&
      !CONJUNCTIONS.has(line[from - 1]?.lower ?? "")
    )
      continue;
    const voice = loneVoiceAt(line, from, context);
    if (voice?.to === end) return { voice, rule: "A10", distant: false };
  }
  return undefined;
}

/** [A2] [A3] [A6] A parenthesis stands outside its sentence; a clause that depends on another stands inside. */
function rankOf(line: Line, at: number, end: number, subject: SubjectFound, inverted: boolean): number {
  const { voice } = subject;
  const start = inverted ? at : voice.from;
  let before = start - 1;
  while (
    isAdverb(line[before]?.lower ?? "") ||
    line[before]?.lower === "also" ||
    line[before]?.lower === "and" ||
    line[before]?.lower === "but"
  )
    before--;
  const mark = line[before];
  const outer = Math.max(end, voice.to);
  const rest = line.slice(outer).filter((word) => !word.sign);
  // ", two officials said" and ", said the minister on Monday" at the end, or between commas.
  const trails = mark !== undefined && [",", '"', "'", "—", "?", "!"].includes(mark.text);
  const closes =
    rest.length === 0 ||
    line[outer]?.text === "," ||
    line[outer]?.text === "." ||
    (rest.length <= 8 &&
      (PREPOSITIONS.has(rest[0]?.lower ?? "") || isAdverb(rest[0]?.lower ?? "") || (rest[0]?.lower ?? "").endsWith("day")));
  if (trails && closes) return 95;
  if (inverted) return 92;
  if (mark === undefined || mark.text === "," || mark.sign) return 80;
  const lower = mark.lower;
  if (lower === "as" || lower === "while" || lower === "although" || lower === "though") return 60;
  if (lower === "that" || SUBORDINATORS.has(lower)) return 30;
  return 70;
}
