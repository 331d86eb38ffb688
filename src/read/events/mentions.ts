import type { EventType } from "../../journal/event.ts";
import type { AccountText } from "../account.ts";
import type { NameFound, QuantityFound, StatementFound, TimeFound } from "../findings.ts";
import { type Sentence, sentenceAt, type Token } from "../language/tokens.ts";
import type { Lexicon } from "../lexicon.ts";
import { timeOf } from "./act-time.ts";
import { type ActorAt, Actors, type PlaceAt } from "./actors.ts";
import { type Act, actsIn } from "./acts.ts";
import { GRAMMAR, ORDINALS } from "./closed-words.ts";
import { EventWords } from "./event-words.ts";
import { castOf, rolesAfter } from "./roles.ts";
import { asPublic, isTold } from "./told.ts";
import type { Trigger } from "./triggers.ts";
import { weigh } from "./weigh.ts";

/** One account's word on one thing that happened, before it is merged with others'. Offsets of the plain text. */
export interface EventMention {
  readonly account: number;
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
  readonly type: EventType;
  readonly answer: Trigger["answer"];
  /** The verb in its base form, and with the words that belong to it. */
  readonly verb: string;
  readonly act: string;
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

/** Every mention of an event in every account; RULES.md, [E1] to [E10]. Cost: linear in the texts. */
export function findMentions(sources: EventSources, lexicon: Lexicon): EventMention[] {
  const words = new EventWords(lexicon);
  return sources.accounts.flatMap((account, number) => new AccountMentions(account, number, sources, lexicon, words).find());
}

class AccountMentions {
  readonly #account: AccountText;
  readonly #number: number;
  readonly #tokens: readonly Token[];
  readonly #actors: Actors;
  readonly #words: EventWords;
  readonly #statements: ReadonlyMap<number, StatementFound>;
  readonly #times: ReadonlyMap<number, readonly TimeFound[]>;
  readonly #quantities: ReadonlyMap<number, readonly QuantityFound[]>;
  #spokenOf: { person: ActorAt | undefined; party: ActorAt | undefined } = { person: undefined, party: undefined };

  constructor(account: AccountText, number: number, sources: EventSources, lexicon: Lexicon, words: EventWords) {
    this.#account = account;
    this.#number = number;
    this.#tokens = account.parsed.tokens;
    this.#actors = new Actors(account, number, sources.names, lexicon);
    this.#words = words;
    const own = sources.statements.filter((statement) => statement.account === number);
    this.#statements = new Map(own.map((statement) => [statement.sentence, statement]));
    this.#times = bySentence(sources.times, number, account);
    this.#quantities = bySentence(sources.quantities, number, account);
  }

  find(): EventMention[] {
    return this.#account.parsed.sentences.flatMap((sentence) => this.#inSentence(sentence));
  }

  /** A sentence that tells of several events is cut where the next one's subject begins. [E9] */
  #inSentence(sentence: Sentence): EventMention[] {
    const { actors, places } = this.#actors.in(sentence);
    const acts = actsIn(this.#tokens, sentence, actors, this.#words, this.#spokenOf);
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

  #mention(
    sentence: Sentence,
    act: Act,
    from: number,
    to: number,
    actors: readonly ActorAt[],
    places: readonly PlaceAt[],
  ): EventMention | undefined {
    const { use, subject } = act;
    const statement = this.#statements.get(sentence.number);
    const clause = this.#tokens.slice(from, to);
    if (!isTold(this.#tokens, act, statement, clause, this.#words)) return undefined;
    const trigger = asPublic(this.#tokens, act, from, to, this.#words);
    if (!trigger) return undefined;
    const cast = castOf(trigger.verb, use, subject, rolesAfter(this.#tokens, act.at, to, actors));
    const stretch = { start: this.#tokens[from]?.start ?? sentence.start, end: this.#tokens[to - 1]?.end ?? sentence.end };
    const time = timeOf(this.#tokens, act, sentence, stretch, this.#times.get(sentence.number) ?? []);
    const quantities = (this.#quantities.get(sentence.number) ?? []).filter(
      ({ start, end, unit }) => start >= stretch.start && end <= stretch.end && !this.#words.noTerms.has(unit),
    );
    const company = {
      by: cast.by.length > 0,
      whom: cast.to.length + cast.with.length > 0,
      time: time !== undefined,
      amounts: trigger.type === "offer" && quantities.length > 0,
    };
    const sidesOf = (ids: readonly string[]): string[] => [...new Set(ids.map((id) => this.#actors.sideOf(id)))];
    return {
      account: this.#number,
      sentence: sentence.number,
      ...stretch,
      type: trigger.type,
      answer: use.negated && trigger.answer === "accept" ? "reject" : trigger.answer,
      verb: trigger.verb,
      act: [trigger.verb, ...trigger.rest.filter((word) => word !== "*" && word !== "0")].join(" "),
      ...cast,
      sides: sidesOf(cast.by),
      allSides: sidesOf([...cast.by, ...cast.to, ...cast.with]),
      place: places.find((place) => place.start >= from && place.start < to)?.id ?? places[0]?.id,
      time,
      quantities,
      ordinal: ordinalIn(this.#tokens, from, to),
      final: clause.some((token, k) => token.lower === "final" && clause[k + 1]?.lower !== "deal"),
      content: contentOf(clause),
      statement,
      ...weigh(trigger, use, company, statement),
    };
  }
}

const MEETINGS = new Set(["meeting", "round", "session", "talk", "encounter", "offer", "proposal", "demand", "bid"].map(stem));

function ordinalIn(tokens: readonly Token[], from: number, to: number): string | undefined {
  const isMeeting = (i: number): boolean => MEETINGS.has(stem(tokens[i]?.lower ?? ""));
  for (let i = from; i < to; i++) {
    const ordinal = ORDINALS.get(tokens[i]?.lower ?? "");
    // “the third meeting”, “the third and final meeting”
    if (ordinal !== undefined && (isMeeting(i + 1) || (tokens[i + 1]?.lower === "and" && isMeeting(i + 3)))) return ordinal;
  }
  return undefined;
}

function contentOf(clause: readonly Token[]): ReadonlySet<string> {
  return new Set(clause.filter(({ kind, lower }) => kind !== "sign" && !GRAMMAR.has(lower)).map(({ lower }) => stem(lower)));
}

function bySentence<T extends { readonly account: number; readonly start: number }>(
  items: readonly T[],
  number: number,
  account: AccountText,
): ReadonlyMap<number, readonly T[]> {
  const lists = new Map<number, T[]>();
  for (const item of items) {
    if (item.account !== number) continue;
    const sentence = sentenceAt(account.parsed, item.start)?.number ?? 0;
    const list = lists.get(sentence);
    if (list) list.push(item);
    else lists.set(sentence, [item]);
  }
  return lists;
}

/** Enough of a stem to bring `meeting`, `meetings` together: plural, -ing and -ed endings cut. */
function stem(word: string): string {
  return word.replace(/(?:ings?|ed|es|s)$/, (ending) => (word.length - ending.length >= 3 ? "" : ending));
}
