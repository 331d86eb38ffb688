import type { EventType } from "../../journal/event.ts";
import type { AccountText } from "../account.ts";
import type { NameFound, QuantityFound, StatementFound, TimeFound } from "../findings.ts";
import { type Sentence, sentenceAt, type Token } from "../language/tokens.ts";
import type { Lexicon } from "../lexicon.ts";
import { type ActorAt, Actors } from "./actors.ts";
import { CLAUSE_STARTS, GRAMMAR, ORDINALS } from "./closed-words.ts";
import { formsOf } from "./inflect.ts";
import { type Roles, rolesAfter, type Subject, subjectOf } from "./roles.ts";
import { type TriggerAt, Triggers } from "./triggers.ts";
import { useOf, type VerbUse } from "./verb-use.ts";

/** One account's word on one thing that happened, before it is merged with others'. Offsets of the plain text. */
export interface EventMention {
  readonly account: number;
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  readonly type: EventType;
  readonly answer: TriggerAt["trigger"]["answer"];
  /** The verb in its base form. */
  readonly verb: string;
  readonly by: readonly string[];
  readonly to: readonly string[];
  readonly with: readonly string[];
  readonly through: readonly string[];
  /** The parties of those who acted, and of all that had part. */
  readonly sides: readonly string[];
  readonly allSides: readonly string[];
  readonly place: string | undefined;
  readonly time: TimeFound | undefined;
  readonly quantities: readonly QuantityFound[];
  /** `first`, `third`, `final`: which of several of its kind. */
  readonly ordinal: string | undefined;
  readonly final: boolean;
  /** Words that carry what it is about, in lower case. */
  readonly content: ReadonlySet<string>;
  readonly statement: StatementFound | undefined;
  readonly weight: number;
  readonly grounds: readonly string[];
}

export interface EventSources {
  readonly accounts: readonly AccountText[];
  readonly names: readonly NameFound[];
  readonly statements: readonly StatementFound[];
  readonly times: readonly TimeFound[];
  readonly quantities: readonly QuantityFound[];
}

/** Every mention of an event in every account; RULES.md, [E1] to [E9]. Cost: linear in the texts. */
export function findMentions(sources: EventSources, lexicon: Lexicon): EventMention[] {
  const words = new EventWords(lexicon);
  return sources.accounts.flatMap((account, number) => new AccountMentions(account, number, sources, lexicon, words).find());
}

/** The lexicons' words as they are looked up. */
class EventWords {
  readonly triggers: Triggers;
  readonly nouns: Triggers;
  readonly owned: Triggers;
  readonly lasting: Triggers;
  readonly happening: readonly (readonly string[])[];
  readonly habits: ReadonlySet<string>;
  readonly settings: readonly (readonly string[])[];
  readonly done: ReadonlySet<string>;

  constructor(lexicon: Lexicon) {
    this.triggers = new Triggers(lexicon, "events/acts");
    this.nouns = new Triggers(lexicon, "events/nouns");
    this.owned = new Triggers(lexicon, "events/owned");
    this.lasting = new Triggers(lexicon, "events/lasting");
    this.happening = [...lexicon.words("events/happening")].map((words) => words.split(" "));
    this.habits = lexicon.words("events/habits");
    this.settings = [...lexicon.words("events/public-settings")].map((words) => words.split(" "));
    const irregular = lexicon.meanings("events/irregular");
    this.done = new Set([...lexicon.words("events/done")].flatMap((verb) => [...formsOf(verb, irregular).keys()]));
  }
}

/** A trigger in its clause. */
interface Act {
  readonly at: TriggerAt;
  readonly subject: Subject;
  readonly use: VerbUse;
}

class AccountMentions {
  readonly #account: AccountText;
  readonly #number: number;
  readonly #tokens: readonly Token[];
  readonly #actors: Actors;
  readonly #words: EventWords;
  readonly #statements = new Map<number, StatementFound>();
  readonly #times = new Map<number, TimeFound[]>();
  readonly #quantities = new Map<number, QuantityFound[]>();
  #spokenOf: { person: ActorAt | undefined; party: ActorAt | undefined } = { person: undefined, party: undefined };

  constructor(account: AccountText, number: number, sources: EventSources, lexicon: Lexicon, words: EventWords) {
    this.#account = account;
    this.#number = number;
    this.#tokens = account.parsed.tokens;
    this.#actors = new Actors(account, number, sources.names, lexicon);
    this.#words = words;
    for (const statement of sources.statements) if (statement.account === number) this.#statements.set(statement.sentence, statement);
    group(sources.times, number, account, this.#times);
    group(sources.quantities, number, account, this.#quantities);
  }

  find(): EventMention[] {
    return this.#account.parsed.sentences.flatMap((sentence) => this.#inSentence(sentence));
  }

  #inSentence(sentence: Sentence): EventMention[] {
    const { actors, places } = this.#actors.in(sentence);
    const acts = this.#acts(sentence, actors);
    const mentions = acts.flatMap((act, k) => {
      const before = acts[k - 1];
      const next = acts[k + 1];
      const from = before ? Math.max(before.at.end, act.subject.start) : sentence.firstToken;
      const to = next ? Math.max(act.at.end, Math.min(next.subject.start, next.use.start)) : sentence.lastToken;
      const mention = this.#mention(sentence, act, from, to, actors, places);
      return mention ? [mention] : [];
    });
    for (const actor of actors) {
      if (actor.kind === "person") this.#spokenOf.person = actor;
      else if (actor.id !== undefined) this.#spokenOf.party = actor;
    }
    return mentions;
  }

  #acts(sentence: Sentence, actors: readonly ActorAt[]): Act[] {
    const acts: Act[] = [];
    for (let i = sentence.firstToken; i < sentence.lastToken; i++) {
      const at = this.#words.triggers.match(this.#tokens, i, sentence.lastToken);
      const use = at && useOf(this.#tokens, at, sentence, this.#words.done);
      if (!at || !use || use.start < (acts.at(-1)?.at.token ?? -1)) continue;
      acts.push({ at, use, subject: subjectOf(this.#tokens, use.start, sentence, actors, acts.at(-1)?.subject, this.#spokenOf) });
    }
    for (let i = sentence.firstToken; i < sentence.lastToken; i++) {
      const noun = this.#nounAt(i, sentence, actors);
      if (!noun || acts.some((act) => act.at.trigger.type === noun.at.trigger.type || (act.at.token <= i && i < act.at.end))) continue;
      const subject = { ids: noun.by, start: noun.start, anonymous: false };
      acts.push({ at: noun.at, use: { start: noun.start, passive: false, modal: false, negated: false, firm: 1, nominal: true }, subject });
    }
    return acts.sort((a, b) => a.at.token - b.at.token);
  }

  /** A noun that means an event: “in a meeting with X”, “the first meeting took place”, “the union's acceptance”. [E1] */
  #nounAt(i: number, sentence: Sentence, actors: readonly ActorAt[]): { at: TriggerAt; by: readonly string[]; start: number } | undefined {
    const owner = actors.find((actor) => actor.end === i && actor.id !== undefined && /'s?$/.test(this.#tokens[i - 1]?.text ?? ""));
    const owned = owner && this.#words.owned.match(this.#tokens, i, sentence.lastToken);
    if (owned) return { at: owned, by: owner.id === undefined ? [] : [owner.id], start: owner.start };
    const lasting = this.#words.lasting.match(this.#tokens, i, sentence.lastToken);
    if (lasting && startsWith(this.#tokens, lasting.end, this.#words.happening)) return { at: lasting, by: [], start: i };
    const at = this.#words.nouns.match(this.#tokens, i, sentence.lastToken);
    if (!at) return undefined;
    const preposition = this.#tokens[at.end]?.lower;
    const stands = preposition === "with" || preposition === "between" || preposition === "from";
    if (!stands || !actors.some((actor) => actor.id !== undefined && actor.start > at.end && actor.start <= at.end + 4)) return undefined;
    return { at, by: [], start: i };
  }

  #mention(
    sentence: Sentence,
    { at, subject, use }: Act,
    from: number,
    to: number,
    actors: readonly ActorAt[],
    places: readonly { readonly start: number; readonly id: string }[],
  ): EventMention | undefined {
    const statement = this.#statements.get(sentence.number);
    const heads = this.#tokens.slice(from, to);
    if (!this.#isTold(at, use, subject, statement, heads)) return undefined;
    const trigger = this.#inPublic(at.trigger, from, to, subject);
    if (!trigger) return undefined;
    const { by, to: whom, with: beside, through } = castOf(trigger.verb, use, subject, rolesAfter(this.#tokens, at, to, actors));
    const stretch = { start: this.#tokens[from]?.start ?? sentence.start, end: this.#tokens[to - 1]?.end ?? sentence.end };
    const inStretch = <T extends { readonly start: number; readonly end: number }>(items: readonly T[] | undefined): T[] =>
      (items ?? []).filter((item) => item.start >= stretch.start && item.end <= stretch.end);
    const time = this.#timeOf(at, sentence, from, to);
    const quantities = inStretch(this.#quantities.get(sentence.number));
    const amounts = trigger.type === "offer" && quantities.length > 0;
    const { weight, grounds } = weigh(trigger, use, { by: by.length > 0, whom: whom.length + beside.length > 0, time: time !== undefined, amounts }, statement);
    return {
      account: this.#number,
      sentence: sentence.number,
      ...stretch,
      type: trigger.type,
      answer: use.negated && trigger.answer === "accept" ? "reject" : trigger.answer,
      verb: trigger.verb,
      by,
      to: whom,
      with: beside,
      through,
      sides: [...new Set(by.map((id) => this.#actors.sideOf(id)))],
      allSides: [...new Set([...by, ...whom, ...beside].map((id) => this.#actors.sideOf(id)))],
      place: places.find((place) => place.start >= from && place.start < to)?.id ?? places[0]?.id,
      time,
      quantities,
      ordinal: this.#ordinalIn(from, to),
      final: heads.some((token, k) => token.lower === "final" && heads[k + 1]?.lower !== "deal"),
      content: new Set(heads.filter((token) => token.kind !== "sign" && !GRAMMAR.has(token.lower)).map((token) => stem(token.lower))),
      statement,
      weight,
      grounds,
    };
  }

  /**
   * What is said at a public occasion is a public statement, whatever the verb: “in a statement, the chamber called for
   * …”. A verb of saying alone makes none.
   */
  #inPublic(trigger: TriggerAt["trigger"], from: number, to: number, subject: Subject): TriggerAt["trigger"] | undefined {
    const isSaying = trigger.type === "statement" && trigger.weight < TELLING + 0.05;
    const isWish = (trigger.type === "offer" || trigger.type === "message") && trigger.weight < 0.5;
    if (!isSaying && !isWish) return trigger;
    const isPublic = subject.ids.length > 0 && this.#settingIn(from, to);
    if (isPublic) return { ...trigger, type: "statement", answer: undefined, weight: 0.65 };
    return isSaying ? undefined : trigger;
  }

  #settingIn(from: number, to: number): boolean {
    for (let i = from; i < to; i++) {
      // “so that he could announce it in a speech” is another clause.
      if (i > from && PURPOSE.has(this.#tokens[i]?.lower ?? "")) return false;
      const before = this.#tokens[i - 1]?.lower ?? "";
      if (/^(?:a|an|the|in|on|at|to|his|her|its|their|news|\w+ed|\w+y)$/.test(before) && startsWith(this.#tokens, i, this.#words.settings)) return true;
    }
    return false;
  }

  /** The time that stands nearest to the verb in its clause, or before the whole sentence; a time inside another clause is another's. */
  #timeOf(at: TriggerAt, sentence: Sentence, from: number, to: number): TimeFound | undefined {
    const times = this.#times.get(sentence.number) ?? [];
    const verb = this.#tokens[at.token]?.start ?? 0;
    const [start, end] = [this.#tokens[from]?.start ?? 0, this.#tokens[to - 1]?.end ?? 0];
    const near = times
      .filter((time) => time.start >= start && time.end <= end && !this.#isParted(verb, time))
      .sort((a, b) => Math.abs(a.start - verb) - Math.abs(b.start - verb))
      .find((time) => time.edtf !== undefined || time.order);
    if (near) return near;
    const opening = this.#tokens[sentence.firstToken + 2]?.start ?? 0;
    return times.find((time) => time.start <= opening && time.edtf !== undefined);
  }

  /** Whether a clause begins between a verb and a time behind it: the time is then that clause's. */
  #isParted(verb: number, time: TimeFound): boolean {
    const sentence = sentenceAt(this.#account.parsed, verb);
    if (!sentence || time.start < verb) return false;
    for (let i = sentence.firstToken; i < sentence.lastToken; i++) {
      const token = this.#tokens[i];
      if (token && token.start > verb && token.start < time.start && (CLAUSE_STARTS.has(token.lower) ? token.lower !== "and" && token.lower !== "or" : PARTING.test(token.text))) return true;
    }
    return false;
  }

  /** Whether the words tell that something happened, rather than who speaks, what may come or what is usual. [E5] to [E8] */
  #isTold(at: TriggerAt, use: VerbUse, subject: Subject, statement: StatementFound | undefined, clause: readonly Token[]): boolean {
    const { type, verb, answer } = at.trigger;
    if (clause.some((token) => this.#words.habits.has(token.lower))) return false;
    // Of an offer, what is said to be possible is its content.
    if (use.modal && type !== "offer" && answer === undefined) return false;
    if (use.negated) {
      if (clause.some((token) => token.lower === "yet")) return false;
      if (!(answer === "accept" || (type === "statement" && verb === "deny"))) return false;
    }
    // “we told them”, “nobody says no”: the account's own voice, or nobody's act.
    const own = this.#tokens[subject.start]?.lower ?? "";
    if (NOBODY.has(own) || (OWN_VOICE.has(own) && (type === "disclosure" || type === "message" || type === "statement"))) return false;
    const sources = statement?.attribution.kind === "anonymous" || statement?.attribution.kind === "official";
    return !(subject.anonymous && sources && (type === "disclosure" || type === "statement" || verb === "report" || verb === "say"));
  }

  #ordinalIn(from: number, to: number): string | undefined {
    for (let i = from; i < to; i++) {
      const ordinal = ORDINALS.get(this.#tokens[i]?.lower ?? "");
      if (ordinal === undefined) continue;
      if (MEETINGS.has(stem(this.#tokens[i + 1]?.lower ?? ""))) return ordinal;
      // “the third and final meeting”
      if (this.#tokens[i + 1]?.lower === "and" && MEETINGS.has(stem(this.#tokens[i + 3]?.lower ?? ""))) return ordinal;
    }
    return undefined;
  }
}

const MEETINGS = new Set(["meet", "meeting", "round", "session", "talk", "encounter", "offer", "proposal", "demand", "bid"].map(stem));

const PURPOSE = new Set(["so", "that", "because", "while", "when", "after", "before"]);
const NOBODY = new Set(["nobody", "none", "neither"]);
const OWN_VOICE = new Set(["we", "i", "you"]);
const PARTING = /^[;:—]$|^(?:slain|killed|convicted|born|elected|founded|signed|seized|freed|released|dated)$/;

function startsWith(tokens: readonly Token[], at: number, phrases: readonly (readonly string[])[]): boolean {
  return phrases.some((phrase) => phrase.every((word, k) => tokens[at + k]?.lower === word || (k === phrase.length - 1 && tokens[at + k]?.lower === `${word}s`)));
}

interface Cast {
  readonly by: readonly string[];
  readonly to: readonly string[];
  readonly with: readonly string[];
  readonly through: readonly string[];
}

/** Who acts and on whom; who receives a call did not make it. */
function castOf(verb: string, use: VerbUse, subject: Subject, roles: Roles): Cast {
  const received = RECEIVING.has(verb) && roles.from.length > 0;
  const by = received ? roles.from : use.passive ? roles.by : subject.ids;
  const objects = received || use.passive ? [...subject.ids, ...(received ? [] : roles.to)] : [...roles.object, ...roles.to];
  return {
    by: [...new Set(by)],
    to: [...new Set(objects)].filter((id) => !by.includes(id)),
    with: [...new Set(roles.with)].filter((id) => !by.includes(id)),
    through: [...new Set(roles.through)],
  };
}

const RECEIVING = new Set(["receive", "get", "hear"]);

/** A pattern less telling than this is not made likelier by what stands around it. */
const TELLING = 0.35;

function weigh(
  trigger: TriggerAt["trigger"],
  use: VerbUse,
  has: { readonly by: boolean; readonly whom: boolean; readonly time: boolean; readonly amounts: boolean },
  statement: StatementFound | undefined,
): { weight: number; grounds: string[] } {
  const grounds = [`“${[trigger.verb, ...trigger.rest].join(" ")}”`];
  let weight = trigger.weight * use.firm * (use.modal ? 0.6 : 1) * (use.negated ? 0.8 : 1);
  const more = (share: number, ground: string): void => {
    grounds.push(ground);
    if (trigger.weight >= TELLING && (has.by || has.whom)) weight += (1 - weight) * share;
  };
  if (has.by) grounds.push("who acted is named");
  else weight *= use.nominal === true ? 0.85 : 0.6;
  if (has.whom) more(0.25, "and to or with whom");
  if (has.time) more(0.15, "with a time");
  if (has.amounts) more(0.3, "with amounts");
  if (statement?.standing === "hypothesis" && trigger.type !== "offer") weight *= 0.5;
  if (statement?.standing === "no-comment") weight *= 0.1;
  return { weight: Math.min(0.97, weight), grounds };
}

function group<T extends { readonly account: number; readonly start: number }>(
  items: readonly T[],
  number: number,
  account: AccountText,
  into: Map<number, T[]>,
): void {
  for (const item of items) {
    if (item.account !== number) continue;
    const sentence = sentenceAt(account.parsed, item.start)?.number ?? 0;
    const list = into.get(sentence);
    if (list) list.push(item);
    else into.set(sentence, [item]);
  }
}

/** Enough of a stem to bring `meeting`, `meetings` together: plural, -ing and -ed endings cut. */
export function stem(word: string): string {
  return word.replace(/(?:ings?|ed|es|s)$/, (ending) => (word.length - ending.length >= 3 ? "" : ending));
}
