import type { Sentence, Token } from "../language/tokens.ts";
import {
  ADVERBS,
  BE,
  CLAUSE_STARTS,
  DETERMINERS,
  DO,
  HAVE,
  MODALS,
  NEGATIONS,
  NOUNISH,
  SUBORDINATING,
  SUPPOSING,
} from "./closed-words.ts";
import type { TriggerAt } from "./triggers.ts";

/** How a verb stands in its sentence. */
export interface VerbUse {
  /** First token of the verb with its auxiliaries. */
  readonly start: number;
  readonly passive: boolean;
  readonly modal: boolean;
  readonly negated: boolean;
  /** How surely the form is a finite verb, and its clause the point of the sentence. */
  readonly firm: number;
  /** It is no verb but a noun that means an event: who acted need not be said. */
  readonly nominal?: true;
}

/** Auxiliaries and adverbs reach back this far at most. */
const REACH = 5;

/** Undefined where it is no finite verb (a noun, a plan, an adjective), or what is told is only supposed. [E2], [E6] */
export function useOf(
  tokens: readonly Token[],
  at: TriggerAt,
  sentence: Sentence,
  done: ReadonlySet<string>,
): VerbUse | undefined {
  let start = at.token;
  let [modal, passive, perfect, did, negated] = [false, false, false, false, false];
  const reachBack = (): void => {
    for (let i = start - 1; i >= Math.max(sentence.firstToken, at.token - REACH); i--) {
      const word = tokens[i]?.lower ?? "";
      if (NEGATIONS.has(word)) negated = true;
      else if (MODALS.has(word)) modal = true;
      else if (HAVE.has(word)) perfect = true;
      else if (BE.has(word)) passive = true;
      else if (DO.has(word)) did = true;
      else if (!word.endsWith("ly") && !ADVERBS.has(word)) break;
      if (word.endsWith("n't")) negated = true;
      start = i;
    }
  };
  reachBack();
  const before = tokens[start - 1];
  const first = start > sentence.firstToken ? (before?.lower ?? "") : "";
  if (first === "to") {
    // “returned to talk with”, “had to raise it”: it was done.
    const governs = tokens[start - 2]?.lower ?? "";
    if (passive || perfect || !done.has(governs) || MODALS.has(tokens[start - 3]?.lower ?? "")) return undefined;
    start -= 2;
    if (isSupposed(tokens, start, sentence)) return undefined;
    return { start, passive: false, modal: false, negated: NEGATIONS.has(tokens[start - 1]?.lower ?? ""), firm: 0.85 };
  }
  if (isSupposed(tokens, start, sentence)) return undefined;
  const { forms } = at;
  const helped = modal || perfect || passive || did;
  const firm = isSubordinate(tokens, start, sentence) ? 0.75 : 1;
  if (passive && forms.has("ing")) return { start, passive: false, modal, negated, firm };
  if (passive && !forms.has("participle")) return undefined;
  if (helped) return { start, passive, modal, negated, firm };
  if (DETERMINERS.has(first) || before?.text.endsWith("'s") === true || before?.text === "'") return undefined;
  if (forms.has("past")) {
    const passively = tokens[at.end]?.lower === "by" && forms.has("participle");
    // “Asked at a news conference, …”: a participle before any subject.
    if (start === sentence.firstToken) return undefined;
    return { start, passive: passively, modal, negated, firm: passively ? 0.8 * firm : firm };
  }
  const stands = before?.kind === "word" && !NOUNISH.has(before.lower);
  return forms.has("s") && stands ? { start, passive: false, modal, negated, firm: 0.8 * firm } : undefined;
}

/** Whether the clause begins with if, unless or whether. */
function isSupposed(tokens: readonly Token[], start: number, sentence: Sentence): boolean {
  return SUPPOSING.has(clauseStart(tokens, start, sentence));
}

function isSubordinate(tokens: readonly Token[], start: number, sentence: Sentence): boolean {
  return SUBORDINATING.has(clauseStart(tokens, start, sentence));
}

/** The word that opens the clause a verb stands in; empty where it is the sentence's first. */
function clauseStart(tokens: readonly Token[], start: number, sentence: Sentence): string {
  for (let i = start - 1; i >= sentence.firstToken; i--) {
    const token = tokens[i];
    if (!token) break;
    if (/^[,;:—]$/.test(token.text) && start - i > 1) return tokens[i + 1]?.lower ?? "";
    if (CLAUSE_STARTS.has(token.lower) && token.lower !== "and" && token.lower !== "or") return token.lower;
  }
  return tokens[sentence.firstToken]?.lower ?? "";
}
