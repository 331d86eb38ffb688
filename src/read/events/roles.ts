import type { Sentence, Token } from "../language/tokens.ts";
import type { ActorAt } from "./actors.ts";
import { ADVERBS, CLAUSE_STARTS, PREPOSITIONS } from "./closed-words.ts";
import type { VerbUse } from "./verb-use.ts";
import type { TriggerAt } from "./triggers.ts";

/** Who does it. */
export interface Subject {
  readonly ids: readonly string[];
  /** First token of the noun phrase. */
  readonly start: number;
  /** People without a name: whose word it may be, rather than whose act. */
  readonly anonymous: boolean;
}

export type Roles = Readonly<Record<"object" | "to" | "with" | "by" | "from" | "through", readonly string[]>>;

/** Who was spoken of last before this sentence, for he, she, they and it. */
export interface SpokenOf {
  readonly person: ActorAt | undefined;
  readonly party: ActorAt | undefined;
}

const APPOSITION = 16;
const PHRASE = 6;

/** Who stands before a verb: through appositions, relative clauses, coordination and pronouns. [E3] */
export function subjectOf(
  tokens: readonly Token[],
  verbStart: number,
  sentence: Sentence,
  actors: readonly ActorAt[],
  carried: Subject | undefined,
  spokenOf: SpokenOf,
): Subject {
  const lower = (i: number): string => tokens[i]?.lower ?? "";
  let i = verbStart - 1;
  while (i >= sentence.firstToken && ADVERBS.has(lower(i))) i--;
  const word = lower(i);
  if ((word === "and" || word === "but" || word === "then") && carried) return { ...carried, start: Math.min(i, verbStart) };
  // An apposition or an aside between the subject and its verb.
  if (word === ",") {
    const open = commaBefore(tokens, i, sentence) ?? i;
    // “its chair, Anselm Vire, refused”: the apposition is who it is.
    const apposed = actors.find((actor) => actor.kind === "person" && actor.start === open + 1 && actor.end === i);
    if (apposed && endingAt(open - 1, actors)?.id === undefined) {
      return { ids: idsOf(apposed), start: Math.max(sentence.firstToken, open - 1), anonymous: false };
    }
    i = open - 1;
  }
  if (word === "who" || word === "which" || word === "that") i -= tokens[i - 1]?.text === "," ? 2 : 1;
  const pronoun = lower(i);
  if (PRONOUNS.has(pronoun)) {
    const isPerson = pronoun === "he" || pronoun === "she";
    return { ids: antecedentOf(isPerson, i, actors, carried, spokenOf), start: i, anonymous: false };
  }
  const ids: string[] = [];
  let start = i;
  let named = false;
  let nearest = endingAt(i, actors) ?? inPhrase(tokens, i, sentence, actors);
  const found = nearest !== undefined;
  while (nearest) {
    if (nearest.id !== undefined) ids.unshift(nearest.id);
    named ||= !nearest.anonymous;
    start = nearest.start;
    const joint = lower(start - 1);
    nearest = joint === "and" || joint === "," ? endingAt(start - 2, actors) : undefined;
  }
  // “Norland government officials”: words with capitals before it belong to the phrase.
  while (start > sentence.firstToken && tokens[start - 1]?.capital === true && !CLAUSE_STARTS.has(lower(start - 1))) start--;
  return { ids: [...new Set(ids)], start: Math.max(sentence.firstToken, start), anonymous: found && !named };
}

const PRONOUNS = new Set(["he", "she", "they", "it"]);

/**
 * Who a pronoun means: whoever of its kind did what was told just before in the sentence; else the person named last, or
 * the party named first, since what a sentence begins with is what it is about; else whoever was spoken of before.
 */
function antecedentOf(
  isPerson: boolean,
  at: number,
  actors: readonly ActorAt[],
  carried: Subject | undefined,
  spokenOf: SpokenOf,
): readonly string[] {
  const fits = (actor: ActorAt): boolean => actor.end <= at && actor.id !== undefined && (actor.kind === "person") === isPerson;
  const before = actors.filter(fits);
  const acting = carried?.ids.filter((id) => before.some((actor) => actor.id === id)) ?? [];
  if (acting.length > 0) return acting;
  return idsOf(isPerson ? (before.at(-1) ?? spokenOf.person) : (before[0] ?? spokenOf.party));
}

/** Who stands behind a verb: objects, and those behind to, with, by, from and through, up to the next clause. [E4] */
export function rolesAfter(tokens: readonly Token[], at: TriggerAt, limit: number, actors: readonly ActorAt[]): Roles {
  const roles = {
    object: [] as string[],
    to: [] as string[],
    with: [] as string[],
    by: [] as string[],
    from: [] as string[],
    through: [] as string[],
  };
  const trailing = at.trigger.rest.at(-1) ?? "";
  let role: keyof Roles = trailing === "with" || trailing === "to" || trailing === "by" ? trailing : "object";
  let blocked = false;
  for (let i = at.token + 1; i < Math.min(limit, at.end + 24); i++) {
    const token = tokens[i];
    if (!token) break;
    const actor = actors.find((one) => one.start === i);
    if (actor) {
      if (actor.id !== undefined && !blocked) roles[role].push(actor.id);
      i = actor.end - 1;
      continue;
    }
    const word = token.lower;
    if (i < at.end) continue;
    if (/^[;:.—]$/.test(token.text) || (CLAUSE_STARTS.has(word) && word !== "and" && word !== "or")) break;
    blocked = false;
    if (word === "with" || word === "between") role = "with";
    else if (word === "to" || word === "by" || word === "from" || word === "through") role = word;
    else if (word === "via") role = "through";
    else if (PREPOSITIONS.has(word)) blocked = true;
  }
  return roles;
}

/** Everybody about an act. */
export interface Cast {
  readonly by: readonly string[];
  readonly to: readonly string[];
  readonly with: readonly string[];
  readonly through: readonly string[];
}

const RECEIVING = new Set(["receive", "get", "hear"]);

/** Who acted and on whom: in the passive the other way round; and who receives a call did not make it. */
export function castOf(verb: string, use: VerbUse, subject: Subject, roles: Roles): Cast {
  const received = RECEIVING.has(verb) && roles.from.length > 0;
  const by = [...new Set(received ? roles.from : use.passive ? roles.by : subject.ids)];
  const whom = received ? subject.ids : [...(use.passive ? subject.ids : roles.object), ...roles.to];
  const others = (ids: readonly string[]): string[] => [...new Set(ids)].filter((id) => !by.includes(id));
  return { by, to: others(whom), with: others(roles.with), through: [...new Set(roles.through)] };
}

function idsOf(actor: ActorAt | undefined): string[] {
  return actor?.id === undefined ? [] : [actor.id];
}

function endingAt(token: number, actors: readonly ActorAt[]): ActorAt | undefined {
  return actors.find((actor) => actor.end === token + 1);
}

/** A noun phrase whose head is no actor but that hangs on one: “the offices of X”, “X's second round”. */
function inPhrase(
  tokens: readonly Token[],
  token: number,
  sentence: Sentence,
  actors: readonly ActorAt[],
): ActorAt | undefined {
  for (let i = token; i >= Math.max(sentence.firstToken, token - PHRASE); i--) {
    const word = tokens[i];
    if (!word || word.kind === "sign" || CLAUSE_STARTS.has(word.lower)) return undefined;
    const actor = endingAt(i, actors);
    if (actor) return actor;
  }
  return undefined;
}

function commaBefore(tokens: readonly Token[], close: number, sentence: Sentence): number | undefined {
  for (let i = close - 1; i >= Math.max(sentence.firstToken, close - APPOSITION); i--) if (tokens[i]?.text === ",") return i;
  return undefined;
}
