import type { SentenceStanding } from "../reading.ts";
import { ARTICLES, AUXILIARIES, BE, DO, HAVE, NEGATIONS, PREPOSITIONS, PRONOUNS, SUBORDINATORS } from "./closed-words.ts";
import { isPledge, isThreat, isWarning } from "./commitments.ts";
import { CARRIES } from "./cue.ts";
import type { Line } from "./line.ts";
import { isAdverb } from "./phrases.ts";
import { contentOf, type Put } from "./put.ts";
import type { SpeechWords } from "./speech-words.ts";
import { isSupposed } from "./suppositions.ts";

export interface StandingFound {
  readonly standing: SentenceStanding;
  /** Number in RULES.md. */
  readonly rule: string;
  readonly confidence: number;
}

/** How a sentence puts what it says: the first rule that holds [S1]…[S9]. Cost: linear in its words. */
export function standingOf(put: Put): StandingFound {
  const { line, main } = put;
  const found = (standing: SentenceStanding, rule: string, confidence: number): StandingFound => ({ standing, rule, confidence });
  if (isSilence(put)) return found("no-comment", "S1", 0.9);
  if (main?.verb === "deny" && !main.negated) return found("denial", "S2", 0.9);
  if (main?.verb === "believe") return found("belief", "S6", 0.85);
  if (main?.verb === "threaten" && !main.negated) return found("threat", "S3", 0.85);
  if (isThreat(put) || isWarning(put)) return found("threat", "S3", 0.7);
  if (isDenial(put)) return found("denial", "S2", 0.65);
  if (main?.verb === "promise" && !main.negated) return found("promise", "S4", 0.8);
  if (main?.verb === "claim" && !main.negated) return found("allegation", "S5", 0.85);
  if (isHearsay(put)) return found("allegation", "S5", 0.75);
  if (isCharge(put)) return found("allegation", "S5", 0.6);
  if (isBelief(put)) return found("belief", "S6", 0.8);
  if (isPledge(put)) return found("promise", "S4", 0.6);
  if (isSupposed(put)) return found("hypothesis", "S7", 0.65);
  return found("fact", line.some((word) => !word.sign) && main ? "S8" : "S9", main ? 0.85 : 0.8);
}

/** [S1] The sentence says that somebody would say nothing. */
function isSilence({ line, cues, main, words }: Put): boolean {
  if (main?.verb === "silent") return true;
  const silent = cues.find((cue) => cue.verb === "silent" && cue.rank >= CARRIES);
  // "The ministry said it would not comment": silence is all that was said.
  if (silent && main && silent.at > main.at && silent.at - main.to <= 6) return true;
  if (silent && !main) return true;
  const at = words.silences.findIn(line);
  return at >= 0 && (line[at]?.quotation ?? -1) < 0 && (!main || main.at > at || at - main.to <= 6);
}

/** [S2] Attributed words that call something untrue, or that say flatly that a thing was not. */
function isDenial(put: Put): boolean {
  const { line, main, words, attribution, cues } = put;
  if (cues.some((cue) => cue.verb === "deny" && !cue.negated && cue.rank >= 70 && (!main || main.rank < 90))) return true;
  if (attribution.kind === "outlet" || attribution.kind === "document") return false;
  for (let i = 0; i < line.length; i++) {
    const untrue = words.untrue.at(line, i);
    const before = line.slice(Math.max(0, i - 4), i).map((word) => word.lower);
    if (
      untrue &&
      !before.includes("not") &&
      before.some((word) => BE.has(word) || DO.has(word) || word === "as" || word === "called" || word === "it")
    )
      return true;
    if (words.flatly.at(line, i) && isNegated(line, i)) return true;
  }
  return false;
}

function isNegated(line: Line, at: number): boolean {
  return line.slice(Math.max(0, at - 8), at + 4).some((word) => NEGATIONS.has(word.lower) || word.lower === "no");
}

/** [S5] Hearsay: told without a source that would answer for it. */
function isHearsay({ line, words, main }: Put): boolean {
  for (let i = 0; i < line.length; i++) {
    const word = line[i];
    if (!word || word.quotation >= 0) continue;
    if (words.hearsay.at(line, i)) return true;
    const alleged = words.alleged.at(line, i);
    // Before a noun ("the alleged leak") it qualifies the noun; as an adverb it qualifies what is told.
    if (alleged && (word.lower.endsWith("ly") || (!main && i <= line.length))) return true;
  }
  return false;
}

/** [S5] A side's word that its adversary did harm, or meant to. */
function isCharge(put: Put): boolean {
  const { line, main, words, attribution, cues } = put;
  if (cues.some((cue) => cue.verb === "claim" && !cue.negated && cue.rank >= 70 && (!main || main.rank < 90))) return true;
  if (attribution.kind === "outlet" || attribution.kind === "document" || !main) return false;
  const [from, to] = contentOf(put);
  const side = main.voice.party;
  for (let i = from; i < to; i++) {
    const harms = words.harm.at(line, i) ?? words.motives.at(line, i);
    if (!harms || isNegated(line, i) || !isAct(line, i, words)) continue;
    // The nearest one before it who could have done it, or "by" whom it was done.
    const doer = line.slice(from, i).findLast((word) => word.name !== undefined && word.name.kind !== "place")?.name;
    const by = line[i + 1]?.lower === "by" ? line[i + 2] : undefined;
    const agent = by ? (by.name ?? doer) : doer;
    const others =
      (agent ? agent.id !== side && agent.party !== side && agent.name !== attribution.name : by !== undefined) ||
      saysThem(line, from, i);
    if (others) return true;
  }
  return false;
}

/** The verb, not a noun of the same form: "attacked", "they attack"; not "the attack". */
function isAct(line: Line, at: number, words: SpeechWords): boolean {
  const [word, before] = [line[at], line[at - 1]];
  if (words.motives.at(line, at)) return true;
  if (
    !before ||
    before.sign ||
    ARTICLES.has(before.lower) ||
    before.possessive ||
    (PREPOSITIONS.has(before.lower) && before.lower !== "to")
  )
    return false;
  return (
    /(?:ed|ing|[^aeiou]t|o[lk]en?|ied|ole|oke|ent)$/.test(word?.lower ?? "") ||
    AUXILIARIES.has(before.lower) ||
    before.lower === "to" ||
    before.name !== undefined ||
    PRONOUNS.has(before.lower)
  );
}

const saysThem = (line: Line, from: number, to: number): boolean =>
  line.slice(from, to).some((word) => /^(?:they|them|their|you|your)$/.test(word.lower) && word.quotation >= 0);

/** [S6] Held true, not known: by the source itself, or by nobody in particular. */
function isBelief(put: Put): boolean {
  const { line, main, cues, words } = put;
  if (main?.verb === "believe") return true;
  const [from, to] = contentOf(put);
  // "said they believed", "I think": the source speaks of its own belief.
  for (let i = from; i < Math.min(to, from + 7); i++) {
    const subject = line[i - 1]?.lower ?? "";
    const afterPronoun =
      /^(?:he|she|they|it|we|i)$/.test(subject) ||
      (isAdverb(subject) && /^(?:he|she|they|it|we|i)$/.test(line[i - 2]?.lower ?? ""));
    if (words.believes.at(line, i) && afterPronoun && main?.rule !== "A5") return main !== undefined || line[i]?.quotation !== -1;
    if (words.believed.at(line, i) && BE.has(subject) && /^(?:he|she|they|it|we|i)$/.test(line[i - 2]?.lower ?? "")) return true;
  }
  // "Ruiz believed that …, they said", and the same told by nobody but the teller.
  const told = cues.find((cue) => cue.verb === "believe" && !cue.negated && cue.rank >= 70);
  if (told && (main === undefined || (main.rank >= 90 && told.voice.from <= from + 2))) return true;
  const outer = main !== undefined && cues.some((cue) => cue.verb === "believe" && cue !== main);
  let inner = false;
  for (let i = 0; i < line.length; i++) {
    const word = line[i];
    if (!word) break;
    if (i > 0 && SUBORDINATORS.has(word.lower) && i > from) inner = word.lower !== "that";
    if (word.text === "," || word.text === ";") inner = false;
    if (word.quotation >= 0 && /^(?:i|we)$/.test(word.lower) && words.believes.at(line, i + 1)) return true;
    if (word.quotation >= 0 || inner) continue;
    if (words.doubts.at(line, i)) return true;
    if (words.believed.at(line, i) && !outer && afterBe(line, i)) return true;
    if (words.seems.at(line, i) && isFinite_(line, i)) return true;
    if (
      /^(?:may|might)$/.test(word.lower) &&
      !word.capital &&
      HAVE.has(
        line[i + 1]?.lower === "not" || line[i + 1]?.lower === "well" ? (line[i + 2]?.lower ?? "") : (line[i + 1]?.lower ?? ""),
      )
    )
      return true;
  }
  return false;
}

function afterBe(line: Line, at: number): boolean {
  let before = at - 1;
  while (isAdverb(line[before]?.lower ?? "") || line[before]?.lower === "nonetheless" || line[before]?.lower === "not") before--;
  return BE.has(line[before]?.lower ?? "");
}

/** "appears ready", not "to appear" or "will appear". */
function isFinite_(line: Line, at: number): boolean {
  const word = line[at]?.lower ?? "";
  const before = line[at - 1]?.lower ?? "";
  if (word.endsWith("ing") || before === "to" || /^(?:will|would|did|not)$/.test(before)) return false;
  const next = line[at + 1];
  // "appeared at a rally", "appeared before the court" is no belief.
  return !(
    word.startsWith("appear") &&
    next !== undefined &&
    /^(?:at|in|on|before|with|alongside|beside|for|under|near|together)$/.test(next.lower)
  );
}
