import type { StatementFound } from "../findings.ts";
import type { Token } from "../language/tokens.ts";
import type { Act } from "./acts.ts";
import { type EventWords, startsWith } from "./event-words.ts";
import type { Trigger } from "./triggers.ts";

/** Whether the words tell that something happened, rather than who speaks, what may come or what is usual. [E5] to [E8] */
export function isTold(
  tokens: readonly Token[],
  { at, use, subject }: Act,
  statement: StatementFound | undefined,
  clause: readonly Token[],
  words: EventWords,
): boolean {
  const { type, verb, answer } = at.trigger;
  if (clause.some((token) => words.habits.has(token.lower))) return false;
  // Of an offer, what is said to be possible is its content.
  if (use.modal && type !== "offer" && answer === undefined) return false;
  if (use.negated) {
    if (clause.some((token) => token.lower === "yet")) return false;
    if (!(answer === "accept" || (type === "statement" && verb === "deny"))) return false;
  }
  const isSaying = type === "disclosure" || type === "statement";
  // “we told them”, “nobody says no”: the account's own voice, or nobody's act.
  const first = tokens[subject.start]?.lower ?? "";
  if (NOBODY.has(first) || (OWN_VOICE.has(first) && (isSaying || type === "message"))) return false;
  const kind = statement?.attribution.kind;
  const isSource = subject.anonymous && (kind === "anonymous" || kind === "official");
  return !(isSource && (isSaying || verb === "report" || verb === "say"));
}

const NOBODY = new Set(["nobody", "none", "neither"]);
const OWN_VOICE = new Set(["we", "i", "you"]);

/** A verb of saying less telling than this makes a statement only where the occasion is public. */
const SAYING = 0.4;
const WISHING = 0.5;
const IN_PUBLIC = 0.65;

/**
 * What is said at a public occasion is a public statement, whatever the verb: “in a statement, the chamber called for …”.
 * A verb of saying alone makes none: undefined. [E10]
 */
export function asPublic(
  tokens: readonly Token[],
  { at, subject }: Act,
  from: number,
  to: number,
  words: EventWords,
): Trigger | undefined {
  const { trigger } = at;
  const isSaying = trigger.type === "statement" && trigger.weight < SAYING;
  const isWish = (trigger.type === "offer" || trigger.type === "message") && trigger.weight < WISHING;
  if (!isSaying && !isWish) return trigger;
  if (subject.ids.length > 0 && isOccasion(tokens, from, to, words)) {
    return { ...trigger, type: "statement", answer: undefined, weight: IN_PUBLIC };
  }
  return isSaying ? undefined : trigger;
}

/** What opens a clause with a purpose or a time of its own: “so that he could announce it in a speech”. */
const OTHER_CLAUSE = new Set(["so", "that", "because", "while", "when", "after", "before"]);
const BEFORE_OCCASION = /^(?:a|an|the|in|on|at|to|his|her|its|their|news|\w+ed|\w+y)$/;

function isOccasion(tokens: readonly Token[], from: number, to: number, words: EventWords): boolean {
  for (let i = from; i < to; i++) {
    if (i > from && OTHER_CLAUSE.has(tokens[i]?.lower ?? "")) return false;
    if (BEFORE_OCCASION.test(tokens[i - 1]?.lower ?? "") && startsWith(tokens, i, words.settings)) return true;
  }
  return false;
}
