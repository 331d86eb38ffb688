import type { EventType } from "../../journal/event.ts";
import type { AccountText } from "../account.ts";
import type { NameFound, QuantityFound, StatementFound, TimeFound } from "../findings.ts";
import { type Sentence, sentenceAt, type Token } from "../language/tokens.ts";
import type { Lexicon } from "../lexicon.ts";
import { type ActorAt, Actors } from "./actors.ts";
import { type TriggerAt, Triggers } from "./triggers.ts";

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
  readonly place: string | undefined;
  readonly time: TimeFound | undefined;
  readonly quantities: readonly QuantityFound[];
  /** `first`, `third`, `final`: which of several of its kind. */
  readonly ordinal: string | undefined;
  readonly final: boolean;
  readonly negated: boolean;
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

/** Every mention of an event in every account; RULES.md, [E1] to [E8]. Cost: linear in the texts. */
export function findMentions(sources: EventSources, lexicon: Lexicon): EventMention[] {
  const triggers = new Triggers(lexicon);
  const habits = lexicon.words("events/habits");
  return sources.accounts.flatMap((account, number) => new AccountMentions(account, number, sources, lexicon, triggers, habits).find());
}

const MODALS = new Set("would could can may might should must shall will 'd 'll wouldn't couldn't can't won't shouldn't cannot".split(" "));
const HAVE = new Set("has have had having hasn't haven't hadn't".split(" "));
const BE = new Set("is are was were been be being isn't aren't wasn't weren't".split(" "));
const DO = new Set("do does did don't doesn't didn't".split(" "));
const DETERMINERS = new Set("the a an his her its their our my your this these those no any some every each such".split(" "));
const CLAUSE_STARTS = new Set("that which who whom whose when while after before because since although though if as until unless where so and but or".split(" "));
const NEGATIONS = new Set("not never no n't neither nor hardly without".split(" "));
const ORDINALS = new Map<string, string>(Object.entries({ first: "1", "1st": "1", initial: "1", second: "2", "2nd": "2", third: "3", "3rd": "3", fourth: "4", fifth: "5", final: "last", last: "last", latest: "last", previous: "previous", earlier: "previous" }));
const GRAMMAR = new Set(
  ("the a an and or but of in on at to for with from by as is was were are be been has have had do does did that which who whom this these those it its he his him she her they their them we our us i my you your not no than then so if when while after before because since also would could will can may might must should said say says told tell tells about into over under out up down off only just more most some any all one two there here what how").split(" "),
);

class AccountMentions {
  readonly #account: AccountText;
  readonly #number: number;
  readonly #tokens: readonly Token[];
  readonly #actors: Actors;
  readonly #triggers: Triggers;
  readonly #habits: ReadonlySet<string>;
  readonly #statements = new Map<number, StatementFound>();
  readonly #times = new Map<number, TimeFound[]>();
  readonly #quantities = new Map<number, QuantityFound[]>();
  /** Who was spoken of last, for he, she and they. */
  #lastPerson: ActorAt | undefined;
  #lastParty: ActorAt | undefined;

  constructor(account: AccountText, number: number, sources: EventSources, lexicon: Lexicon, triggers: Triggers, habits: ReadonlySet<string>) {
    this.#account = account;
    this.#number = number;
    this.#tokens = account.parsed.tokens;
    this.#actors = new Actors(account, number, sources.names, lexicon);
    this.#triggers = triggers;
    this.#habits = habits;
    for (const statement of sources.statements) if (statement.account === number) this.#statements.set(statement.sentence, statement);
    group(sources.times, number, account, this.#times);
    group(sources.quantities, number, account, this.#quantities);
  }

  find(): EventMention[] {
    return this.#account.parsed.sentences.flatMap((sentence) => this.#inSentence(sentence));
  }

  #inSentence(sentence: Sentence): EventMention[] {
    const { actors, places } = this.#actors.in(sentence);
    const found: { readonly at: TriggerAt; readonly subject: Subject; readonly verbStart: number; readonly use: Use }[] = [];
    let carried: Subject | undefined;
    for (let i = sentence.firstToken; i < sentence.lastToken; i++) {
      const at = this.#triggers.match(this.#tokens, i, sentence.lastToken);
      if (!at) continue;
      const use = this.#useOf(at, sentence);
      if (!use || use.verbStart < (found.at(-1)?.at.token ?? -1)) continue;
      const subject = this.#subjectOf(use.verbStart, sentence, actors, carried);
      carried = subject;
      found.push({ at, subject, verbStart: use.verbStart, use });
      i = Math.max(i, at.token);
    }
    const mentions = found.flatMap((one, k) => {
      const from = k === 0 ? sentence.firstToken : Math.max(found[k - 1]?.at.end ?? 0, one.subject.start);
      const next = found[k + 1];
      const to = next ? Math.max(one.at.end, Math.min(next.subject.start, next.verbStart)) : sentence.lastToken;
      const mention = this.#mention(sentence, one, from, to, actors, places);
      return mention ? [mention] : [];
    });
    for (const actor of actors) {
      if (actor.kind === "person") this.#lastPerson = actor;
      else if (actor.id !== undefined) this.#lastParty = actor;
    }
    return mentions;
  }

  /** How the verb is used; undefined where it is no finite verb: a noun, an infinitive, an adjective. [E2] */
  #useOf(at: TriggerAt, sentence: Sentence): Use | undefined {
    let start = at.token;
    let [modal, passive, perfect, did, negated] = [false, false, false, false, false];
    for (let i = at.token - 1; i >= Math.max(sentence.firstToken, at.token - 5); i--) {
      const word = this.#tokens[i]?.lower ?? "";
      if (NEGATIONS.has(word)) negated = true;
      else if (MODALS.has(word)) modal = true;
      else if (HAVE.has(word)) perfect = true;
      else if (BE.has(word)) passive = true;
      else if (DO.has(word)) did = true;
      else if (!word.endsWith("ly") && !ADVERBS.has(word)) break;
      if (/n't$/.test(word)) negated = true;
      start = i;
    }
    const before = this.#tokens[start - 1];
    const { forms } = at;
    const helped = modal || perfect || passive || did;
    const first = start > sentence.firstToken ? (before?.lower ?? "") : "";
    if (!helped && (first === "to" || DETERMINERS.has(first) || before?.text.endsWith("'s") || before?.text === "'")) return undefined;
    if (passive && forms.has("ing")) return { verbStart: start, passive: false, modal, negated, firm: 1 };
    if (passive && !forms.has("participle")) return undefined;
    if (helped) {
      if (first === "to") return undefined;
      return { verbStart: start, passive, modal, negated, firm: 1 };
    }
    if (forms.has("past")) {
      const by = this.#tokens[at.end]?.lower === "by" && forms.has("participle");
      return { verbStart: start, passive: by, modal, negated, firm: by ? 0.8 : 1 };
    }
    if (forms.has("s")) return before && before.kind === "word" && !NOUNISH.has(before.lower) ? { verbStart: start, passive: false, modal, negated, firm: 0.8 } : undefined;
    return undefined;
  }

  /** Who does it: the noun phrase before the verb, through appositions and relative clauses. [E3] */
  #subjectOf(verbStart: number, sentence: Sentence, actors: readonly ActorAt[], carried: Subject | undefined): Subject {
    let i = verbStart - 1;
    while (i >= sentence.firstToken && ADVERBS.has(this.#tokens[i]?.lower ?? "")) i--;
    const word = this.#tokens[i]?.lower ?? "";
    if ((word === "and" || word === "but" || word === "then" || word === ",") && carried && !this.#actorEndingAt(i, actors)) {
      if (word !== ",") return { ...carried, start: Math.min(i, verbStart) };
    }
    // An apposition or an aside between the subject and its verb.
    if (word === ",") {
      const open = this.#commaBefore(i, sentence);
      if (open !== undefined) i = open - 1;
      else i--;
    } else if (word === "who" || word === "which" || word === "that") {
      i--;
      if (this.#tokens[i]?.text === ",") i--;
    }
    const pronoun = this.#tokens[i]?.lower ?? "";
    if (pronoun === "he" || pronoun === "she") {
      const last = [...actors].reverse().find((actor) => actor.kind === "person" && actor.end <= i) ?? this.#lastPerson;
      return { ids: idsOf(last), start: i, anonymous: false };
    }
    if (pronoun === "they" || pronoun === "it") {
      const last = [...actors].reverse().find((actor) => actor.kind !== "person" && actor.end <= i && actor.id !== undefined) ?? this.#lastParty;
      return { ids: idsOf(last), start: i, anonymous: false };
    }
    const ids: string[] = [];
    let start = i;
    let anonymous = false;
    let nearest = this.#actorEndingAt(i, actors) ?? this.#actorInPhrase(i, sentence, actors);
    while (nearest) {
      if (nearest.id !== undefined) ids.unshift(nearest.id);
      anonymous ||= nearest.anonymous && nearest.id === undefined;
      start = nearest.start;
      const joint = this.#tokens[start - 1]?.lower ?? "";
      nearest = joint === "and" || joint === "," ? this.#actorEndingAt(start - 2, actors) : undefined;
    }
    return { ids: [...new Set(ids)], start: Math.max(sentence.firstToken, start), anonymous };
  }

  #actorEndingAt(token: number, actors: readonly ActorAt[]): ActorAt | undefined {
    return actors.find((actor) => actor.end === token + 1);
  }

  /** A noun phrase whose head is no actor but that hangs on one: “the offices of X”, “X's second round”. */
  #actorInPhrase(token: number, sentence: Sentence, actors: readonly ActorAt[]): ActorAt | undefined {
    for (let i = token; i >= Math.max(sentence.firstToken, token - 6); i--) {
      const word = this.#tokens[i];
      if (!word || word.kind === "sign" || CLAUSE_STARTS.has(word.lower)) return undefined;
      const actor = this.#actorEndingAt(i, actors);
      if (actor) return actor;
    }
    return undefined;
  }

  #commaBefore(close: number, sentence: Sentence): number | undefined {
    for (let i = close - 1; i >= Math.max(sentence.firstToken, close - 16); i--) if (this.#tokens[i]?.text === ",") return i;
    return undefined;
  }

  #mention(
    sentence: Sentence,
    { at, subject, use }: { readonly at: TriggerAt; readonly subject: Subject; readonly use: Use },
    from: number,
    to: number,
    actors: readonly ActorAt[],
    places: readonly { readonly start: number; readonly id: string }[],
  ): EventMention | undefined {
    const { trigger } = at;
    const statement = this.#statements.get(sentence.number);
    const roles = this.#rolesAfter(at, to, actors);
    const by = use.passive ? roles.by : subject.ids;
    const object = use.passive ? subject.ids : roles.object;
    const heads = this.#tokens.slice(from, to);
    if (heads.some((token) => this.#habits.has(token.lower))) return undefined;
    // What is only said to be possible is no event; of an offer it is its content.
    if (use.modal && trigger.type !== "offer" && trigger.answer === undefined) return undefined;
    if (use.negated && (trigger.type !== "response" || trigger.answer !== "accept")) return undefined;
    if (this.#isAttribution(at, subject, roles, statement)) return undefined;
    const grounds = [`“${[trigger.verb, ...trigger.rest].join(" ")}”`];
    let weight = trigger.weight * use.firm * (use.modal ? 0.6 : 1);
    const others = [...object, ...roles.to, ...roles.with].filter((id) => !by.includes(id));
    if (by.length > 0) grounds.push("who acted is named");
    else weight *= 0.6;
    if (others.length > 0) {
      weight += (1 - weight) * 0.25;
      grounds.push("and to or with whom");
    }
    const stretch = { start: this.#tokens[from]?.start ?? sentence.start, end: this.#tokens[to - 1]?.end ?? sentence.end };
    const inStretch = <T extends { readonly start: number; readonly end: number }>(items: readonly T[] | undefined): T[] =>
      (items ?? []).filter((item) => item.start >= stretch.start && item.end <= stretch.end);
    const times = this.#times.get(sentence.number);
    const time = inStretch(times).find((item) => item.edtf !== undefined || item.order) ?? times?.find((item) => item.edtf !== undefined);
    if (time) {
      weight += (1 - weight) * 0.15;
      grounds.push("with a time");
    }
    const quantities = inStretch(this.#quantities.get(sentence.number));
    if (trigger.type === "offer" && quantities.length > 0) {
      weight += (1 - weight) * 0.3;
      grounds.push("with amounts");
    }
    if (statement?.standing === "hypothesis" && trigger.type !== "offer") weight *= 0.5;
    if (statement?.standing === "no-comment") weight *= 0.1;
    return {
      account: this.#number,
      sentence: sentence.number,
      ...stretch,
      type: trigger.type,
      answer: use.negated && trigger.answer === "accept" ? "reject" : trigger.answer,
      verb: trigger.verb,
      by,
      to: [...new Set([...object, ...roles.to])].filter((id) => !by.includes(id)),
      with: roles.with.filter((id) => !by.includes(id)),
      through: roles.through,
      place: places.find((place) => place.start >= from && place.start < to)?.id ?? places[0]?.id,
      time,
      quantities,
      ordinal: this.#ordinalIn(from, to),
      final: heads.some((token, k) => token.lower === "final" && heads[k + 1]?.lower !== "deal") || /take[- ]it[- ]or[- ]leave/.test(this.#account.parsed.plain.text.slice(stretch.start, stretch.end)),
      negated: use.negated,
      content: new Set(heads.filter((token) => token.kind !== "sign" && !GRAMMAR.has(token.lower)).map((token) => stem(token.lower))),
      statement,
      weight: Math.min(0.97, weight),
      grounds,
    };
  }

  /** “two officials told the agency” says who speaks, not what happened; so does an unnamed subject of say and tell. [E5] */
  #isAttribution(at: TriggerAt, subject: Subject, roles: Roles, statement: StatementFound | undefined): boolean {
    const { verb, type } = at.trigger;
    if (verb === "say" && at.trigger.rest.length === 0) return true;
    if (subject.anonymous && subject.ids.length === 0 && (type === "disclosure" || type === "statement" || verb === "report")) return true;
    if (type === "disclosure" && verb === "tell" && statement?.attribution.kind === "anonymous" && roles.object.length <= 1 && subject.ids.length <= 1 && this.#isOutlet(roles)) return true;
    return false;
  }

  #isOutlet(roles: Roles): boolean {
    return roles.object.length === 0;
  }

  /** Who stands behind the verb: objects, and those behind to, with, by and through, up to the next clause. [E4] */
  #rolesAfter(at: TriggerAt, limit: number, actors: readonly ActorAt[]): Roles {
    const roles = { object: [] as string[], to: [] as string[], with: [] as string[], by: [] as string[], through: [] as string[] };
    const trailing = at.trigger.rest.at(-1) ?? "";
    let role: keyof Roles = trailing === "with" ? "with" : trailing === "to" ? "to" : trailing === "by" ? "by" : "object";
    let blocked = false;
    for (let i = at.token + 1; i < Math.min(limit, at.end + 24); i++) {
      const token = this.#tokens[i];
      if (!token) break;
      const actor = actors.find((one) => one.start === i);
      if (actor) {
        if (actor.id !== undefined && !blocked) roles[role].push(actor.id);
        i = actor.end - 1;
        continue;
      }
      const word = token.lower;
      if (/^[;:.—]$/.test(token.text) || (CLAUSE_STARTS.has(word) && word !== "and" && word !== "or" && i >= at.end)) break;
      if (i < at.end) continue;
      blocked = false;
      if (word === "with") role = "with";
      else if (word === "to") role = "to";
      else if (word === "by") role = "by";
      else if (word === "through" || word === "via") role = "through";
      else if (PREPOSITIONS.has(word)) blocked = true;
    }
    return roles;
  }

  #ordinalIn(from: number, to: number): string | undefined {
    for (let i = from; i < to; i++) {
      const ordinal = ORDINALS.get(this.#tokens[i]?.lower ?? "");
      if (ordinal !== undefined && MEETINGS.has(stem(this.#tokens[i + 1]?.lower ?? ""))) return ordinal;
      if (ordinal !== undefined && this.#tokens[i + 1]?.lower === "and") return ORDINALS.get(this.#tokens[i + 2]?.lower ?? "") ?? ordinal;
    }
    return undefined;
  }
}

interface Use {
  readonly verbStart: number;
  readonly passive: boolean;
  readonly modal: boolean;
  readonly negated: boolean;
  /** How surely the form is a finite verb. */
  readonly firm: number;
}

interface Subject {
  readonly ids: readonly string[];
  readonly start: number;
  readonly anonymous: boolean;
}

type Roles = Readonly<Record<"object" | "to" | "with" | "by" | "through", readonly string[]>>;

const ADVERBS = new Set("also then now still only just already later earlier again ever soon yesterday today even first had once n't".split(" "));
const NOUNISH = new Set("the a an of in on at for by new old latest".split(" "));
const PREPOSITIONS = new Set("in on at of for from about over under between against during since until into".split(" "));
const MEETINGS = new Set("meet round session talk encounter offer proposal demand bid".split(" "));

function idsOf(actor: ActorAt | undefined): string[] {
  return actor?.id === undefined ? [] : [actor.id];
}

function group<T extends { readonly account: number; readonly start: number }>(items: readonly T[], number: number, account: AccountText, into: Map<number, T[]>): void {
  for (const item of items) {
    if (item.account !== number) continue;
    const sentence = sentenceAt(account.parsed, item.start)?.number ?? 0;
    into.set(sentence, [...(into.get(sentence) ?? []), item]);
  }
}

/** Enough of a stem to hold `meetings`, `meeting` and `met` apart from nothing else: plural and -ing, -ed endings cut. */
export function stem(word: string): string {
  return word.replace(/(?:ings?|ed|es|s)$/, (ending) => (word.length - ending.length >= 3 ? "" : ending));
}
