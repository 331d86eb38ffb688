import { AUXILIARIES, CONJUNCTIONS, countOf, PREPOSITIONS, PRONOUNS, SUBORDINATORS } from "./closed-words.ts";
import type { Cue } from "./cue.ts";
import type { Line } from "./line.ts";
import { isVerb } from "./noun-phrase.ts";
import { isAdverb, type PhraseMatch } from "./phrases.ts";
import type { Voice, VoiceContext } from "./voice.ts";
import { voiceAt } from "./voices.ts";

/** [A5] "according to NP", "citing NP", "described by NP". */
export function accordingAt(line: Line, at: number, context: VoiceContext): Cue | undefined {
  const { words } = context;
  const opening = words.according.at(line, at);
  const agent = opening ? undefined : words.agents.at(line, at);
  const match = opening ?? agent ?? looselyAt(line, at, context);
  if (!match) return undefined;
  let from = at + match.length;
  while (isAdverb(line[from]?.lower ?? "")) from++;
  const voice = voiceAt(line, from, context) ?? loneVoiceAt(line, from, context);
  if (!voice) return undefined;
  const head = line[voice.to - 1]?.lower ?? "";
  if (words.notSources.has(head) && voice.attribution.kind !== "anonymous") return undefined;
  const before = line[at - 1];
  const fronted = at <= 1 || (before?.text === "," && at <= 4);
  const trailing = before?.text === "," || before?.text === "—" || before?.text === '"';
  // "Two diplomats, citing a memo, said": those who cite have the sentence, unless nobody else does.
  const cites = /^(?:citing|quoting)/.test(match.entry);
  const rank = agent ? 45 : cites ? 65 : fronted || trailing ? 100 : 70;
  return { verb: "say", voice, from: at, to: voice.to, at, negated: false, rank: rank + at / 1000, rule: "A5" };
}

/** ", as two officials and a diplomat.", "In response to three bankers, …": openings that translation has worn down. */
function looselyAt(line: Line, at: number, context: VoiceContext): PhraseMatch | undefined {
  const match = line[at]?.lower === "as" ? { entry: "as", length: 1 } : context.words.loosely.at(line, at);
  if (!match || (at > 1 && line[at - 1]?.text !== ",")) return undefined;
  const voice = voiceAt(line, at + match.length, context);
  if (!voice?.plural || voice.attribution.kind !== "anonymous") return undefined;
  const ends = line[voice.to]?.text === "," || !line.slice(voice.to).some((word) => !word.sign);
  return ends || at <= 1 ? match : undefined;
}

/** [A14] "a memo seen by the agency", "the log, read by this newspaper,": a paper that was looked at speaks. */
export function seenAt(line: Line, at: number, context: VoiceContext): Cue | undefined {
  if (!context.words.seenBy.has(line[at]?.lower ?? "") || line[at + 1]?.lower !== "by") return undefined;
  const end = line[at - 1]?.text === "," ? at - 1 : at;
  for (let from = Math.max(0, end - 14); from < end; from++) {
    const voice = voiceAt(line, from, context);
    if (
      voice?.attribution.kind !== "document" ||
      voice.press === true ||
      voice.to > end ||
      end - voice.to > 12 ||
      line.slice(voice.to, end).some((word) => AUXILIARIES.has(word.lower))
    )
      continue;
    // Inside another phrase ("according to a memo seen by") that phrase has the say already.
    return { verb: "say", voice, from, to: at + 2, at, negated: false, rank: from <= 3 ? 85 : 50, rule: "A14" };
  }
  return undefined;
}

/** [A15] 'His deputy was more cautious: "There is room."': who the clause before the colon is about says what is quoted. */
export function colonAt(line: Line, context: VoiceContext): Cue | undefined {
  const at = line.findIndex((word, i) => word.text === ":" && (line[i + 2]?.quotation ?? -1) >= 0 && word.quotation < 0);
  if (at < 2) return undefined;
  const voice = voiceAt(line, 0, context);
  if (!voice || voice.to > at || voice.attribution.kind === "document") return undefined;
  return { verb: "say", voice, from: 0, to: voice.to, at, negated: false, rank: 65, rule: "A15" };
}

/** A noun phrase that no lexicon knows, where grammar says that it speaks. */
export function loneVoiceAt(line: Line, from: number, context: VoiceContext): Voice | undefined {
  const { words } = context;
  let at = from;
  const article = line[at]?.lower ?? "";
  const determined = [
    "the",
    "a",
    "an",
    "his",
    "her",
    "its",
    "their",
    "our",
    "this",
    "these",
    "those",
    "some",
    "many",
    "several",
    "most",
  ].includes(article);
  if (determined) at++;
  const count = countOf(line[at]?.lower ?? "");
  if (count !== undefined) at++;
  const start = at;
  while (at < line.length && at - start < 4) {
    const word = line[at];
    if (
      !word ||
      word.sign ||
      AUXILIARIES.has(word.lower) ||
      PREPOSITIONS.has(word.lower) ||
      CONJUNCTIONS.has(word.lower) ||
      SUBORDINATORS.has(word.lower) ||
      PRONOUNS.has(word.lower)
    )
      break;
    if (at > start && isVerb(line, at, words)) break;
    at++;
  }
  const noun = line[at - 1];
  if (at === start || !noun || words.notSources.has(noun.lower) || noun.sign) return undefined;
  const plural = noun.lower.endsWith("s") && !noun.lower.endsWith("ss");
  const text = line
    .slice(start, at)
    .map((word) => word.text)
    .join(" ")
    .slice(0, 100);
  const base = { from, to: at, noun: noun.lower, plural, qualifiers: [], confidence: 0.5 };
  if (plural || count !== undefined || article === "a" || article === "an") {
    const n = count ?? (plural ? undefined : 1);
    return {
      ...base,
      attribution: { kind: "anonymous", affiliation: text, ...(n === undefined ? {} : { count: n }) },
      reference: article === "the" ? "definite" : "new",
    };
  }
  if (!determined) return undefined;
  return { ...base, attribution: { kind: "official", name: text }, reference: "new" };
}
