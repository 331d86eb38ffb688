import type { CaseIndex } from "../case/case-index.ts";
import { PUBLIC } from "../case/ids.ts";
import type { Journal } from "../journal/check-journal.ts";
import { EVENT_FIELDS, type EventDraft, type EventField, type Reveal } from "../journal/event.ts";
import { emptyTable, HOW, type How, type KnowledgeTable, learn, learnAll, NOT_KNOWN, SUPPLEMENT_STRIDE, WHOLE } from "./knowledge.kernel.ts";

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
  readonly via: number;
  readonly how: How;
}

const [PRESENT, TOLD, RELAYED, LEAKED, INTERCEPTED, OPENLY] = [0, 1, 2, 3, 4, 5];

/**
 * Derives who knew what from who was there, who was told, and what was revealed to whom; see RULES.md, [K1] to [K9].
 * Knowledge is by party: what one of its people knows, a party knows. Cost: O(events × parties) in memory and time.
 */
export class Knowledge {
  readonly table: KnowledgeTable;
  readonly #events: Journal;
  readonly #index: CaseIndex;
  readonly #supplementsOf = new Map<number, number[]>();

  constructor(events: Journal, index: CaseIndex) {
    this.#events = events;
    this.#index = index;
    this.table = emptyTable(events.length, index.parties.length);
    const numberOf = new Map<string, number>();
    events.forEach((event, i) => {
      numberOf.set(event.id, i);
      this.#enter(event, i, numberOf);
    });
    const { supplements } = this.table;
    for (let row = 0; row < supplements.length; row += SUPPLEMENT_STRIDE) {
      const entry = supplements[row] ?? 0;
      this.#supplementsOf.set(entry, [...(this.#supplementsOf.get(entry) ?? []), row]);
    }
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
    return (this.#supplementsOf.get(event * this.table.parties + party) ?? []).map((row) =>
      knowing(event, party, supplements[row + 1] ?? 0, supplements[row + 2] ?? 0, supplements[row + 3] ?? 0),
    );
  }

  /**
   * The chain of events by which knowledge of an event reached a party: the event, then each disclosure that carried
   * it on. Stops short where the record does not say how a discloser knew.
   */
  pathOf(event: number, party: number): number[] {
    const path: number[] = [];
    let knower: number | undefined = party;
    let before = Infinity;
    while (knower !== undefined) {
      const via: number = this.table.via[event * this.table.parties + knower] ?? NOT_KNOWN;
      if (via === NOT_KNOWN || via >= before) break;
      if (via === event) break;
      path.unshift(via);
      before = via;
      knower = this.#discloserOf(via, event);
    }
    path.unshift(event);
    return path;
  }

  /** Whether the path of a party's knowledge reaches back to somebody who took part, rather than breaking off. */
  isTraced(event: number, party: number): boolean {
    const [, first] = this.pathOf(event, party);
    if (first === undefined) return true;
    return this.#events[first]?.type === "interception" || this.#discloserOf(first, event) !== undefined;
  }

  /** The parties that knew that this party knew, and through what they knew it. */
  knownBy(event: number, party: number): KnowingOfKnowing[] {
    const via = this.table.via[event * this.table.parties + party] ?? NOT_KNOWN;
    if (via === NOT_KNOWN) return [];
    const found: KnowingOfKnowing[] = [];
    for (let other = 0; other < this.table.parties; other++) {
      if (other === party) continue;
      const of = [this.find(via, other), ...this.later(via, other)].find((item) => item !== undefined && showsWho(item.fields));
      if (of) found.push({ party: other, via: of.via, how: of.how });
    }
    return found;
  }

  #enter(event: EventDraft, i: number, numberOf: ReadonlyMap<string, number>): void {
    for (const actor of event.by ?? []) this.#learn(i, actor, i, PRESENT);
    for (const actor of event.present ?? []) this.#learn(i, actor, i, PRESENT);
    const relays = "through" in event ? (event.through ?? []) : [];
    for (const actor of relays) this.#learn(i, actor, i, PRESENT);
    const to = "to" in event ? (event.to ?? []) : [];
    for (const actor of to) this.#learn(i, actor, i, relays.length > 0 ? RELAYED : TOLD);
    const isPublic = this.#isPublic(event, to);
    if (isPublic) learnAll(this.table, i, i, OPENLY, WHOLE);

    if (!("reveals" in event) || !event.reveals) return;
    for (const reveal of event.reveals) {
      const [earlier, mask] = readReveal(reveal, numberOf);
      if (earlier === undefined || earlier >= i) continue;
      const how = event.type === "leak" ? LEAKED : event.type === "interception" ? INTERCEPTED : isPublic ? OPENLY : relays.length > 0 ? RELAYED : TOLD;
      if (isPublic) learnAll(this.table, earlier, i, how, mask);
      const learners = event.type === "interception" ? (event.by ?? []) : [...to, ...relays, ...(event.present ?? [])];
      for (const actor of learners) this.#learn(earlier, actor, i, how, mask);
    }
  }

  #learn(event: number, actor: string, via: number, how: number, mask = WHOLE): void {
    const party = this.#index.partyOf(actor);
    if (party !== undefined) learn(this.table, event, party, via, how, mask);
  }

  #isPublic(event: EventDraft, to: readonly string[]): boolean {
    if (to.includes(PUBLIC) || event.type === "statement") return true;
    if (event.type === "leak") return event.published;
    if (event.type === "turning-point") return event.hidden !== true;
    return event.channel !== undefined && this.#index.channel.get(event.channel)?.kind === "public";
  }

  /** Who passed the knowledge on: of those who acted, the one who knew first; undefined where none is known to have. */
  #discloserOf(via: number, event: number): number | undefined {
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

function knowing(event: number, party: number, via: number, how: number, mask: number): Knowing {
  const fields = mask === WHOLE ? undefined : EVENT_FIELDS.filter((_, bit) => mask & (1 << bit));
  return { event, party, via, how: HOW[how] ?? "told", fields };
}

function readReveal(reveal: Reveal, numberOf: ReadonlyMap<string, number>): [number | undefined, number] {
  if (typeof reveal === "string") return [numberOf.get(reveal), WHOLE];
  return [numberOf.get(reveal.event), reveal.fields.reduce((mask, field) => mask | (1 << EVENT_FIELDS.indexOf(field)), 0)];
}

/** Whether knowing these particulars of an event shows who else learned through it. */
function showsWho(fields: readonly EventField[] | undefined): boolean {
  return fields === undefined || fields.includes("present") || fields.includes("to") || fields.includes("by");
}
