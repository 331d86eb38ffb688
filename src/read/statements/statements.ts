import type { Attribution } from "../../journal/event.ts";
import type { AccountText, Stretch } from "../account.ts";
import type { NameFound, StatementFound } from "../findings.ts";
import type { Sentence } from "../language/tokens.ts";
import type { Lexicon } from "../lexicon.ts";
import { Carrying } from "./carrying.ts";
import { CARRIES, type Cue } from "./cue.ts";
import { findCues } from "./cues.ts";
import { Discourse, type Speaker } from "./discourse.ts";
import { hearerTest } from "./hearers.ts";
import type { Judged } from "./judged.ts";
import { type Line, lineOf, nameStarts } from "./line.ts";
import { ownVoiceOf } from "./own-voice.ts";
import { findQuotations } from "./quotations.ts";
import { SpeechWords } from "./speech-words.ts";
import { standingOf } from "./standing.ts";
import { withUnconfirmed } from "./unconfirmed.ts";
import type { VoiceContext } from "./voice.ts";
import { voiceAt } from "./voices.ts";

const prepared = new WeakMap<Lexicon, SpeechWords>();

/**
 * On whose word every sentence of an account stands, and how it puts what it says: one finding for each sentence, in
 * order. A clause grammar over words and lexicons; its rules are those of RULES.md in this folder, and every finding
 * names the ones it rests on. `names` may be empty: speakers then go by the words alone. Cost: near-linear in the text.
 */
export function readStatements(
  account: AccountText,
  accountNumber: number,
  names: readonly NameFound[],
  lexicon: Lexicon,
): readonly StatementFound[] {
  const words = prepared.get(lexicon) ?? new SpeechWords(lexicon);
  prepared.set(lexicon, words);
  const { parsed } = account;
  const quotations = findQuotations(parsed);
  const starts = nameStarts(accountNumber, names);
  const common = new Set<string>();
  for (const token of parsed.tokens) if (token.kind === "word" && !token.capital) common.add(token.lower);
  const context: VoiceContext = {
    words,
    parties: new Map(names.filter(({ kind }) => kind === "party").map((name) => [name.id, name])),
    common,
  };
  const lines = parsed.sentences.map((sentence) => lineOf(parsed, sentence, quotations, starts));
  const own = ownVoiceOf(account, lines, words);
  const isHearer = hearerTest(words, account.document.publisher);
  const discourse = new Discourse(words);
  const carrying = new Carrying(parsed, lines);

  const judged: Judged[] = [];
  for (const sentence of parsed.sentences) {
    const line = lines[sentence.number] ?? [];
    const cues = findCues(line, context, isHearer);
    const cue = cues.find((each) => each.rank >= CARRIES && !isNarrated(each, line));
    let attribution: Attribution = own?.attribution ?? { kind: "outlet" };
    let attributionAt: Stretch | undefined;
    let rule = own ? "A12" : "A13";
    let confidence = own ? 0.8 : cues.length > 0 ? 0.6 : 0.75;
    if (cue) {
      const resolved = discourse.resolve(cue.voice, line, sentence.number);
      const first = line[cue.voice.from];
      const last = line[cue.voice.to - 1];
      const here: Stretch = { start: first?.start ?? sentence.start, end: last?.end ?? sentence.end };
      attribution = isSelf(resolved.attribution, account.document.publisher, line, cue, words)
        ? attribution
        : resolved.attribution;
      if (attribution === resolved.attribution) {
        attributionAt = resolved.named;
        rule = resolved.rule === "A1" ? cue.rule : resolved.rule;
        confidence = Math.min(resolved.confidence, cue.rank >= 70 ? 0.95 : 0.65);
        discourse.speak({
          voice: cue.voice,
          attribution,
          at: resolved.named ?? here,
          sentence: sentence.number,
          paragraph: sentence.paragraph,
        });
      }
    } else {
      const carried = carrying.into(sentence, judged, discourse.last);
      if (carried) {
        ({ attribution, attributionAt, rule, confidence } = carried);
      }
    }
    discourse.meet(line, sentence.number);
    discourse.about(subjectOf(line, sentence, discourse, context));
    const standing = standingOf({ line, cues, main: cue, attribution, words });
    judged.push({
      sentence,
      line,
      attribution,
      attributionAt,
      attributionRule: rule,
      attributionConfidence: confidence,
      standing,
      cue,
    });
  }
  return withUnconfirmed(carrying.overQuotations(judged, quotations), words).map((each) => statementOf(each, accountNumber));
}

/** Whom a sentence begins with, where that is somebody. */
function subjectOf(
  line: Line,
  { number, paragraph }: Sentence,
  discourse: Discourse,
  context: VoiceContext,
): Speaker | undefined {
  const from = line.findIndex((word) => !word.sign);
  const voice = from < 0 || (line[from]?.quotation ?? -1) >= 0 ? undefined : voiceAt(line, from, context);
  const [first, last] = voice ? [line[voice.from], line[voice.to - 1]] : [];
  if (!voice || !first || !last || voice.reference === "it" || voice.attribution.kind === "document") return undefined;
  const { attribution, named } = discourse.resolve(voice, line, number);
  return { voice, attribution, at: named ?? { start: first.start, end: last.end }, sentence: number, paragraph };
}

/** [A8] A belief told in the past tense is the teller's word about those who held it. */
function isNarrated(cue: Cue, line: Line): boolean {
  if (cue.verb !== "believe") return false;
  return /(?:ed|thought|felt|saw|held|came|had)$/.test(line[cue.at]?.lower ?? "");
}

/** The publisher on itself is the account's own voice. */
function isSelf(attribution: Attribution, publisher: string | undefined, line: Line, cue: Cue, words: SpeechWords): boolean {
  if (words.self.at(line, cue.voice.from)) return true;
  return publisher !== undefined && cue.voice.press === true && attribution.name?.toLowerCase() === publisher.toLowerCase();
}

function statementOf(
  { sentence, line, attribution, attributionAt, attributionRule, attributionConfidence, standing }: Judged,
  account: number,
): StatementFound {
  const furniture = isFurniture(line);
  const sure = Math.min(attributionConfidence, standing.confidence) * (furniture ? 0.6 : 1);
  const away =
    attributionAt && (attributionAt.end <= sentence.start || attributionAt.start >= sentence.end) ? attributionAt : undefined;
  return {
    account,
    sentence: sentence.number,
    start: sentence.start,
    end: sentence.end,
    attribution,
    ...(away ? { attributionAt: away } : {}),
    standing: standing.standing,
    confidence: Math.round(sure * 100) / 100,
    restsOn: [
      `attribution [${attributionRule}]`,
      `standing [${standing.rule}]`,
      ...(furniture ? ["no full sentence: a heading, a byline or the page's own words"] : []),
    ],
  };
}

/** Headings, bylines, datelines and buttons: no stop at the end, or hardly a word. */
function isFurniture(line: Line): boolean {
  const words = line.filter((word) => !word.sign).length;
  const last = line.findLast((word) => !/^["')\]]$/.test(word.text))?.text ?? "";
  return words < 3 || (!/^[.!?:;,]$/.test(last) && words < 20);
}
