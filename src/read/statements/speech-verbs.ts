import { AUXILIARIES, BE, MODALS, NEGATIONS, PREPOSITIONS } from "./closed-words.ts";
import type { CueVerb } from "./cue.ts";
import type { Line } from "./line.ts";
import { isAdverb } from "./phrases.ts";
import type { SubjectFound } from "./subjects.ts";
import type { VoiceContext } from "./voice.ts";

export interface VerbFound {
  readonly verb: CueVerb;
  readonly length: number;
  /** It needs a clause, a quotation or a parenthesis. */
  readonly needs: "nothing" | "clause" | "object" | "quotation" | "hearer" | "anonymity";
}

export function verbClassAt(line: Line, at: number, context: VoiceContext): VerbFound | undefined {
  const { words } = context;
  const found = (verb: CueVerb, length: number | undefined, needs: VerbFound["needs"]): VerbFound | undefined =>
    length === undefined ? undefined : { verb, length, needs };
  const silence = silenceAt(line, at, context);
  if (silence !== undefined) return found("silent", silence, "nothing");
  return (
    found("say", words.says.at(line, at)?.length, "nothing") ??
    found("say", words.tells.at(line, at)?.length, "hearer") ??
    found("deny", deniesAt(line, at, context), "nothing") ??
    found("claim", words.accuses.at(line, at)?.length, "nothing") ??
    found("believe", words.believes.at(line, at)?.length, "clause") ??
    found("threaten", words.threatens.at(line, at)?.length, "nothing") ??
    found("promise", words.promises.at(line, at)?.length, "nothing") ??
    found("say", words.confirms.at(line, at)?.length, "object") ??
    found("say", words.notes.at(line, at)?.length, "clause") ??
    found("say", words.quotes.at(line, at)?.length, "quotation") ??
    found("say", words.speaks.at(line, at)?.length, "anonymity") ??
    found("document", words.documentsSay.at(line, at)?.length, "nothing")
  );
}

/** [S1] "declined to comment", "did not immediately respond to requests", "has not confirmed". */
export function silenceAt(line: Line, at: number, { words }: VoiceContext): number | undefined {
  const silence = words.silences.at(line, at);
  if (silence) return silence.length;
  const declines = words.declines.at(line, at);
  // "Neither side would confirm", "nobody has replied": the subject denies it.
  const noneDoes =
    !declines &&
    AUXILIARIES.has(line[at]?.lower ?? "") &&
    line.slice(Math.max(0, at - 6), at).some((word) => /^(?:neither|nobody|none)$/.test(word.lower));
  if (!declines && !noneDoes) return undefined;
  let next = at + (declines?.length ?? 1);
  while (
    isAdverb(line[next]?.lower ?? "") ||
    line[next]?.lower === "to" ||
    line[next]?.lower === "be" ||
    line[next]?.lower === "been"
  )
    next++;
  const comments = words.comments.at(line, next);
  if (comments) return next + comments.length - at;
  if (words.answers.at(line, next)) {
    // "did not respond" with nothing after it, or with what was not answered.
    for (let i = next + 1; i < Math.min(line.length, next + 9); i++)
      if (words.requests.has(line[i]?.lower ?? "")) return i + 1 - at;
    const after = line[next + 1];
    return !after ||
      after.sign ||
      (PREPOSITIONS.has(after.lower) && after.lower !== "to" && after.lower !== "with" && after.lower !== "by")
      ? next + 1 - at
      : undefined;
  }
  const said = words.verifies.at(line, next);
  if (said && (noneDoes || NEGATIONS.has(line[next - 1]?.lower ?? "") || NEGATIONS.has(line[at]?.lower ?? "")))
    return next + 1 - at;
  if (words.says.at(line, next) && /^(?:whether|who|what|how|when|where|why|if|which|more)$/.test(line[next + 1]?.lower ?? ""))
    return next + 2 - at;
  return undefined;
}

/** [S2] "denied", "rejected the claim", "dismissed as false". */
export function deniesAt(line: Line, at: number, { words }: VoiceContext): number | undefined {
  const denies = words.denies.at(line, at);
  if (denies) return denies.length;
  const rejects = words.rejects.at(line, at);
  if (!rejects) return undefined;
  for (let i = at + rejects.length; i < Math.min(line.length, at + 9); i++) {
    const word = line[i];
    if (!word || word.text === ";" || word.text === ",") break;
    if (words.untrue.at(line, i) ?? words.nounOf(word.lower, words.saidThings)) return rejects.length;
  }
  return undefined;
}

/** "the United States", "the Report of Inquiry": a capital inside a sentence is no verb. */
export function isInName(line: Line, at: number): boolean {
  return at > 0 && line[at]?.capital === true && line[at - 1]?.sign !== true;
}

export function isInfinitive(line: Line, at: number): boolean {
  let before = at - 1;
  while (isAdverb(line[before]?.lower ?? "")) before--;
  return line[before]?.lower === "to";
}

export function auxiliariesBefore(line: Line, at: number): { negated: boolean; passive: boolean; modal: boolean } {
  let [negated, passive, modal] = [false, false, false];
  for (let i = at - 1; i >= 0; i--) {
    const lower = line[i]?.lower ?? "";
    if (NEGATIONS.has(lower) && lower !== "no" && lower !== "none" && lower !== "nobody" && lower !== "nothing") negated = true;
    if (BE.has(lower)) passive = true;
    else if (MODALS.has(lower)) modal = true;
    else if (!AUXILIARIES.has(lower) && !isAdverb(lower) && !NEGATIONS.has(lower) && lower !== "longer") break;
  }
  return { negated, passive, modal };
}

/** "any firm guarantees", "the union demand": where the number of subject and verb do not fit, the word is a noun. */
export function agrees(line: Line, at: number, { voice, rule }: SubjectFound, { words }: VoiceContext): boolean {
  const text = line[at]?.lower ?? "";
  if (rule === "A3" || words.says.at(line, at) || words.tells.at(line, at)) return true;
  let before = at - 1;
  while (isAdverb(line[before]?.lower ?? "") || NEGATIONS.has(line[before]?.lower ?? "")) before--;
  if (before < at - 1 && NEGATIONS.has(line[at - 1]?.lower ?? "")) return true;
  if (AUXILIARIES.has(line[before]?.lower ?? "")) return true;
  if (/[^s]s$/.test(text)) return !voice.plural;
  const isPast = /(?:ed|t|d)$/.test(text) || /^(?:wrote|spoke|swore|undertook|saw|knew|withheld|gave|foresaw)$/.test(text);
  return (
    isPast ||
    voice.plural ||
    voice.attribution.kind === "document" ||
    voice.reference === "people" ||
    /^(?:said|says)$/.test(text)
  );
}

/** [A4] Whether what the verb needs is there: a clause or a quotation, a hearer who writes things down. */
export function meetsNeed(
  line: Line,
  at: number,
  end: number,
  found: VerbFound,
  subject: SubjectFound,
  context: VoiceContext,
  isPress: (line: Line, at: number) => boolean,
): boolean {
  const next = line[end];
  const quoted = line.some((word) => word.quotation >= 0);
  const parenthetical = !next || next.sign;
  if (found.needs === "nothing") return true;
  if (subject.voice.attribution.kind === "document" && context.words.documentsSay.at(line, at)) return true;
  if (found.needs === "anonymity") return context.words.anonymity.findIn(line, end) >= 0;
  if (found.needs === "hearer") {
    if (parenthetical || next.lower === "that" || line[subject.voice.from - 1]?.text === '"' || isPress(line, end)) return true;
    return line.some((_, i) => i !== end && ["in", "at", "during"].includes(line[i]?.lower ?? "") && isPublicPlace(line, i + 1));
  }
  if (found.needs === "quotation")
    return (
      quoted &&
      (parenthetical || line.slice(end).some((word) => word.quotation >= 0) || line[subject.voice.from - 1]?.text === '"')
    );
  if (
    quoted ||
    parenthetical ||
    next.lower === "that" ||
    next.lower === "how" ||
    next.lower === "whether" ||
    next.lower === "why"
  )
    return true;
  if (subject.rule === "A3" || context.words.anonymity.findIn(line, end) >= 0) return true;
  if (found.needs === "object") return !PREPOSITIONS.has(next.lower) || subject.voice.attribution.kind === "anonymous";
  if ((line[at]?.lower ?? "").startsWith("put")) return line.slice(end, end + 8).some((word) => word.lower === "at");
  return startsClause(line, end, at, found.verb === "believe");
}

function isPublicPlace(line: Line, at: number): boolean {
  return line
    .slice(at, at + 5)
    .some((word) =>
      /^(?:interview|briefing|conference|statement|post|tweet|speech|televised|message|email|e-mail|press)$/.test(word.lower),
    );
}

/** A clause without "that" begins like a noun phrase and comes to a finite verb soon. */
function startsClause(line: Line, from: number, at: number, loosely: boolean): boolean {
  const first = line[from];
  const governs = loosely
    ? /^(?:in|of|about|to|with)$/.test(first?.lower ?? "")
    : PREPOSITIONS.has(first?.lower ?? "") && !/^(?:least|most|more|than)$/.test(line[from + 1]?.lower ?? "");
  if (!first || governs) return false;
  if (/^(?:he|she|they|it|there|we|i)$/.test(first.lower)) return true;
  for (let i = from; i < Math.min(line.length, Math.max(from, at) + 12); i++) {
    const word = line[i];
    if (!word || word.text === "," || word.text === ";") return false;
    if (i > from && (AUXILIARIES.has(word.lower) || /[a-z]{3}ed$/.test(word.lower))) return true;
  }
  return false;
}
