import type { Sentence, Token } from "../language/tokens.ts";
import type { ActorAt } from "./actors.ts";
import { type EventWords, startsWith } from "./event-words.ts";
import { type SpokenOf, type Subject, subjectOf } from "./roles.ts";
import type { TriggerAt } from "./triggers.ts";
import { useOf, type VerbUse } from "./verb-use.ts";

/** Words that mean an event, with who does it and how they stand. */
export interface Act {
  readonly at: TriggerAt;
  readonly subject: Subject;
  readonly use: VerbUse;
}

/** Every act of a sentence, by verbs and by nouns, in its order. [E1] */
export function actsIn(
  tokens: readonly Token[],
  sentence: Sentence,
  actors: readonly ActorAt[],
  words: EventWords,
  spokenOf: SpokenOf,
): Act[] {
  const acts: Act[] = [];
  for (let i = sentence.firstToken; i < sentence.lastToken; i++) {
    const at = words.acts.match(tokens, i, sentence.lastToken);
    const use = at && useOf(tokens, at, sentence, words.done);
    const last = acts.at(-1);
    if (!at || !use || use.start < (last?.at.token ?? -1)) continue;
    acts.push({ at, use, subject: subjectOf(tokens, use.start, sentence, actors, last?.subject, spokenOf) });
  }
  for (let i = sentence.firstToken; i < sentence.lastToken; i++) {
    const noun = nounAt(tokens, i, sentence, actors, words);
    const isTold = acts.some(({ at }) => at.trigger.type === noun?.at.trigger.type || (at.token <= i && i < at.end));
    if (noun && !isTold) acts.push(noun);
  }
  return acts.sort((a, b) => a.at.token - b.at.token);
}

/** How far behind a preposition somebody may stand. */
const NEAR = 4;

/** A noun that means an event: “in a meeting with X”, “the first meeting took place”, “the union's acceptance”. */
function nounAt(
  tokens: readonly Token[],
  i: number,
  sentence: Sentence,
  actors: readonly ActorAt[],
  words: EventWords,
): Act | undefined {
  const isOwned = /'s?$/.test(tokens[i - 1]?.text ?? "");
  const owner = isOwned ? actors.find((actor) => actor.end === i && actor.id !== undefined) : undefined;
  const owned = owner && words.owned.match(tokens, i, sentence.lastToken);
  if (owned) return nominal(owned, owner.start, owner.id === undefined ? [] : [owner.id]);
  const lasting = words.lasting.match(tokens, i, sentence.lastToken);
  if (lasting && startsWith(tokens, lasting.end, words.happening)) return nominal(lasting, i, []);
  const at = words.nouns.match(tokens, i, sentence.lastToken);
  const preposition = at && tokens[at.end]?.lower;
  if (!at || (preposition !== "with" && preposition !== "between" && preposition !== "from")) return undefined;
  const somebody = actors.some(({ id, start }) => id !== undefined && start > at.end && start <= at.end + NEAR);
  return somebody ? nominal(at, i, []) : undefined;
}

function nominal(at: TriggerAt, start: number, ids: readonly string[]): Act {
  return {
    at,
    use: { start, passive: false, modal: false, negated: false, firm: 1, nominal: true },
    subject: { ids, start, anonymous: false },
  };
}
