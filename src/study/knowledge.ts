import type { CaseIndex } from "../case/case-index.ts";
import { PUBLIC } from "../case/vocabulary.ts";
import type { Journal } from "../journal/check-journal.ts";
import type { EventDraft, EventField, Reveal } from "../journal/event.ts";
import { EVENT_FIELDS } from "../journal/vocabulary.ts";
import { type EventNumber, numberEvents } from "../journal/event-number.ts";
import { emptyTable, HOW, type How, type KnowledgeTable, learn, NOT_KNOWN, SUPPLEMENT_STRIDE, WHOLE } from "./knowledge.kernel.ts";

/** That a party knew of an event. Events and parties by number. */
export interface Knowing {
  readonly event: number;
  readonly party: number;
  /** The event through which it learned; the event itself where it took part. Its time is when it knew. */
  readonly via: number;
  readonly how: How;
  /** Particulars learned; undefined: all of them; empty: only that it happened. */
  readonly fields: readonly EventField[] | undefined;
}

/** That one party knew that another knew. */
export interface KnowingOfKnowing {
  readonly party: number;
  /** The event at which the other was informed, or showed that it knew. */
  readonly occasion: number;
  /** The event through which this party learned of that occasion; the occasion itself where it took part. */
  readonly via: number;
  readonly how: How;
}

const [PRESENT, TOLD, RELAYED, LEAKED, INTERCEPTED, OPENLY, UNSTATED] = [0, 1, 2, 3, 4, 5, 6];

/** The fields under which a party stands in an event. */
const ROLE_FIELDS = ["by", "present", "through", "to"] as const satisfies readonly EventField[];
type RoleField = (typeof ROLE_FIELDS)[number];
/** From a mask over ROLE_FIELDS to one over EVENT_FIELDS. */
const FIELDS_OF_ROLES = Uint16Array.from({ length: 1 << ROLE_FIELDS.length }, (_, roles) =>
  ROLE_FIELDS.reduce((mask, field, bit) => (roles & (1 << bit) ? mask | bitOf(field) : mask), 0),
);

/** One entry of `reveals`, by number: which earlier event, and a mask of its particulars. */
interface Revealed {
  readonly event: number;
  readonly mask: number;
}

/**
 * Derives who knew what from who was there, who was told, and what was revealed to whom; see RULES.md, [K1] to [K9].
 * Knowledge is by party: what one of its people knows, a party knows. Cost: O(events × parties) in memory and time.
 */
export class Knowledge {
  readonly table: KnowledgeTable;
  readonly #events: Journal;
  readonly #index: CaseIndex;
  /** [event × party] mask over ROLE_FIELDS; [event] 1 where public. */
  readonly #roles: Uint8Array;
  readonly #public: Uint8Array;
  readonly #rowsOf = new Map<number, number[]>();
  /** What each event revealed, and by which events each was revealed; only those that did, or were. */
  readonly #revealed = new Map<number, readonly Revealed[]>();
  readonly #revealers = new Map<number, { readonly event: number; readonly whole: boolean }[]>();

  /** The event asked about last: it is asked about party by party. */
  #asked: { readonly event: number; readonly occasions: readonly number[] } | undefined;

  constructor(events: Journal, index: CaseIndex, numberOf = numberEvents(events)) {
    this.#events = events;
    this.#index = index;
    this.table = emptyTable(events.length, index.parties.length);
    this.#roles = new Uint8Array(this.table.via.length);
    this.#public = new Uint8Array(events.length);
    events.forEach((event, i) => {
      this.#noteReveals(event, i, numberOf);
      this.#enter(event, i);
    });
    const { supplements } = this.table;
    for (let row = 0; row < supplements.length; row += SUPPLEMENT_STRIDE) push(this.#rowsOf, supplements[row] ?? 0, row);
  }

  /** Whether anything in the record says that a party knew of an event, in whole or in part. */
  knows(event: number, party: number): boolean {
    return this.table.via[event * this.table.parties + party] !== NOT_KNOWN;
  }

  /** How a party first knew of an event; undefined where nothing in the record says it did. */
  find(event: number, party: number): Knowing | undefined {
    const entry = event * this.table.parties + party;
    const via = this.table.via[entry] ?? NOT_KNOWN;
    if (via === NOT_KNOWN) return undefined;
    return knowing(event, party, via, this.table.how[entry] ?? 0, this.table.mask[entry] ?? 0);
  }

  /** What the party learned of the event afterwards, piece by piece. */
  later(event: number, party: number): Knowing[] {
    const { supplements } = this.table;
    return (this.#rowsOf.get(event * this.table.parties + party) ?? []).map((row) =>
      knowing(event, party, supplements[row + 1] ?? 0, supplements[row + 2] ?? 0, supplements[row + 3] ?? 0),
    );
  }

  /**
   * The chain of events by which knowledge of an event first reached a party: the event, then each disclosure that
   * carried it on. Stops short where the record does not say how a discloser knew.
   */
  pathOf(event: number, party: number): number[] {
    const path: number[] = [];
    let knower: number | undefined = party;
    let before = Infinity;
    while (knower !== undefined) {
      const via: number = this.table.via[event * this.table.parties + knower] ?? NOT_KNOWN;
      if (via === NOT_KNOWN || via >= before || via === event) break;
      path.unshift(via);
      before = via;
      knower = this.#discloserOf(via, event);
    }
    path.unshift(event);
    return path;
  }

  /** Whether the path of a party's knowledge reaches back to the event, rather than breaking off. */
  isTraced(event: number, party: number, path = this.pathOf(event, party)): boolean {
    const [, first] = path;
    if (first === undefined) return true;
    return this.#events[first]?.type === "interception" || this.#discloserOf(first, event) !== undefined;
  }

  /** The parties that knew that this party knew, each as `findKnower` has it. */
  knownBy(event: number, party: number): KnowingOfKnowing[] {
    const found: KnowingOfKnowing[] = [];
    for (let other = 0; other < this.table.parties; other++) {
      const of = this.findKnower(event, party, other);
      if (of) found.push(of);
    }
    return found;
  }

  /**
   * How another party first knew that this party knew; undefined where nothing in the record says so. Cost: linear in
   * the events that revealed this one, directly or through another.
   */
  findKnower(event: number, party: number, other: number): KnowingOfKnowing | undefined {
    if (other === party || (this.table.via[event * this.table.parties + party] ?? NOT_KNOWN) === NOT_KNOWN) return undefined;
    let first = this.#knowerThrough(event, other, this.#fieldsShowing(event, party), undefined);
    // Which of its particulars tell what an event revealed is not recorded, so only knowing the whole of it counts.
    if (first?.via === event) return first;
    for (const occasion of this.#occasionsOf(event)) {
      // Nobody learns of an occasion before it, so later ones are no earlier chance.
      if (first && first.via < occasion) break;
      first = this.#knowerThrough(occasion, other, this.#fieldsShowing(occasion, party) === undefined ? undefined : 0, first);
    }
    return first;
  }

  /** How another party knew of an occasion on which these particulars show that one knew, unless it had that earlier. */
  #knowerThrough(
    occasion: number,
    other: number,
    shows: number | undefined,
    earlier: KnowingOfKnowing | undefined,
  ): KnowingOfKnowing | undefined {
    const of = shows === undefined ? undefined : this.#firstShowing(occasion, other, shows);
    return of && (!earlier || of.via < earlier.via) ? { party: other, occasion, via: of.via, how: of.how } : earlier;
  }

  /** The first piece of a party's knowledge of an event that is whole or has one of these particulars. */
  #firstShowing(event: number, party: number, shows: number): Knowing | undefined {
    const entry = event * this.table.parties + party;
    if (this.table.via[entry] === NOT_KNOWN) return undefined;
    const mask = this.table.mask[entry] ?? 0;
    if (mask === WHOLE || shows === WHOLE || mask & shows) return this.find(event, party);
    if (this.table.known[entry] === mask) return undefined;
    return this.later(event, party).find((piece) => !piece.fields || piece.fields.some((field) => shows & bitOf(field)));
  }

  /** The particulars that show that a party took part or was addressed; WHOLE: any; undefined: it did and was not. */
  #fieldsShowing(event: number, party: number): number | undefined {
    if (this.#public[event] === 1) return WHOLE;
    const mask = FIELDS_OF_ROLES[this.#roles[event * this.table.parties + party] ?? 0] ?? 0;
    return mask === 0 ? undefined : mask;
  }

  /** Every event that revealed this one, itself or by revealing the whole of one that did; in journal order. */
  #occasionsOf(event: number): readonly number[] {
    if (!this.#revealers.has(event)) return NONE;
    if (this.#asked?.event === event) return this.#asked.occasions;
    const occasions = new Set((this.#revealers.get(event) ?? []).map((item) => item.event));
    for (const occasion of occasions) {
      for (const { event: above, whole } of this.#revealers.get(occasion) ?? []) if (whole) occasions.add(above);
    }
    this.#asked = { event, occasions: [...occasions].sort((a, b) => a - b) };
    return this.#asked.occasions;
  }

  #noteReveals(event: EventDraft, i: number, numberOf: EventNumber): void {
    if (!("reveals" in event) || !event.reveals) return;
    const revealed: Revealed[] = [];
    for (const reveal of event.reveals) {
      const item = readReveal(reveal, numberOf);
      if (!item || item.event >= i) continue;
      revealed.push(item);
      push(this.#revealers, item.event, { event: i, whole: item.mask === WHOLE });
    }
    this.#revealed.set(i, revealed);
  }

  #enter(event: EventDraft, i: number): void {
    const isPublic = this.#isPublic(event);
    const isRelayed = actorsOf(event, "through").length > 0;
    this.#public[i] = Number(isPublic);
    for (let bit = 0; bit < ROLE_FIELDS.length; bit++) {
      const field = ROLE_FIELDS[bit] as RoleField;
      for (const actor of actorsOf(event, field)) {
        const party = this.#index.partyOf(actor);
        if (party === undefined) continue;
        const entry = i * this.table.parties + party;
        this.#roles[entry] = (this.#roles[entry] ?? 0) | (1 << bit);
        learn(this.table, i, party, i, field === "to" ? (isRelayed ? RELAYED : TOLD) : PRESENT, WHOLE);
        this.#reveal(i, party, howRevealed(event, field, isPublic, isRelayed));
      }
    }
    if (!isPublic) return;
    for (let party = 0; party < this.table.parties; party++) {
      learn(this.table, i, party, i, OPENLY, WHOLE);
      this.#reveal(i, party, event.type === "leak" ? LEAKED : OPENLY);
    }
  }

  /** A party learns what an event reveals; and whoever now knows the whole of a disclosure knows what that one revealed. */
  #reveal(via: number, party: number, how: number): void {
    const revealed = this.#revealed.get(via);
    if (!revealed) return;
    const pending = [...revealed];
    for (let item = pending.pop(); item; item = pending.pop()) {
      if (!learn(this.table, item.event, party, via, how, item.mask)) continue;
      for (const deeper of this.#revealed.get(item.event) ?? []) pending.push(deeper);
    }
  }

  #isPublic(event: EventDraft): boolean {
    if (event.type === "statement" || actorsOf(event, "to").includes(PUBLIC)) return true;
    if (event.type === "leak") return event.published !== false;
    if (event.type === "turning-point") return event.hidden !== true;
    return event.channel !== undefined && this.#index.channel.get(event.channel)?.kind === "public";
  }

  /** Who passed the knowledge on: of those who acted, the one who knew first; undefined where none is known to have. */
  #discloserOf(via: number, event: number): number | undefined {
    // Who acts in an interception listens: nobody passed anything on.
    if (this.#events[via]?.type === "interception") return undefined;
    let first: number | undefined;
    let firstVia = via;
    for (const actor of this.#events[via]?.by ?? []) {
      const party = this.#index.partyOf(actor);
      if (party === undefined) continue;
      const known = this.table.via[event * this.table.parties + party] ?? NOT_KNOWN;
      if (known !== NOT_KNOWN && known < firstVia) [first, firstVia] = [party, known];
    }
    return first;
  }
}

const NONE: readonly number[] = [];
const NOBODY: readonly string[] = [];

/** How somebody in this place of an event learns of what it reveals. */
function howRevealed(event: EventDraft, field: RoleField, isPublic: boolean, isRelayed: boolean): number {
  if (event.type === "interception") return INTERCEPTED;
  if (field === "by") return UNSTATED;
  if (event.type === "leak") return LEAKED;
  if (isPublic) return OPENLY;
  return isRelayed && field === "to" ? RELAYED : TOLD;
}

function actorsOf(event: EventDraft, field: RoleField): readonly string[] {
  return (event as Partial<Record<RoleField, readonly string[]>>)[field] ?? NOBODY;
}

function knowing(event: number, party: number, via: number, how: number, mask: number): Knowing {
  const fields = mask === WHOLE ? undefined : EVENT_FIELDS.filter((field) => mask & bitOf(field));
  return { event, party, via, how: HOW[how] ?? "told", fields };
}

function bitOf(field: EventField): number {
  return 1 << EVENT_FIELDS.indexOf(field);
}

function readReveal(reveal: Reveal, numberOf: EventNumber): Revealed | undefined {
  const event = numberOf.get(typeof reveal === "string" ? reveal : reveal.event);
  if (event === undefined) return undefined;
  return { event, mask: typeof reveal === "string" ? WHOLE : reveal.fields.reduce((mask, field) => mask | bitOf(field), 0) };
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
