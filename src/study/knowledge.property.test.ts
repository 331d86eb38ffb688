import fc from "fast-check";
import { expect, test } from "vitest";
import { indexCase } from "../case/case-index.ts";
import type { CaseDraft } from "../case/case-file.ts";
import type { Journal } from "../journal/check-journal.ts";
import { Knowledge } from "./knowledge.ts";

/*
 * The slow and plain way to the same answers: sets instead of masks, everything disclosed worked out from scratch for
 * every event, and no memory of what was answered before.
 */
const PARTIES = ["a", "b", "c", "d"];
const PARTY_OF: Readonly<Record<string, number>> = { a: 0, b: 1, c: 2, d: 3, ann: 0, bob: 1 };
const FIELDS = ["by", "to", "present", "terms"];
const ALL = "whole";

const index = indexCase({
  parties: PARTIES.map((id) => ({ id })),
  people: [{ id: "ann", party: "a" }, { id: "bob", party: "b" }],
  channels: [{ id: "square", kind: "public" }, { id: "phone", kind: "backchannel" }],
  issues: [], deadlines: [], mandates: [], places: [], phases: [],
} as unknown as CaseDraft);

interface Plain {
  readonly id: string;
  readonly type: string;
  readonly by: string[];
  readonly present: string[];
  readonly through?: string[];
  readonly to?: string[];
  readonly channel?: string;
  readonly hidden?: boolean;
  readonly published?: boolean;
  readonly reveals?: (string | { event: string; fields: string[] })[];
}

interface Piece {
  readonly via: number;
  readonly how: string;
  readonly parts: ReadonlySet<string>;
}

class Oracle {
  readonly events: readonly Plain[];

  constructor(events: readonly Plain[]) {
    this.events = events;
  }

  /** [event revealed, part of it] for all that an event makes known, through however many others. */
  disclosed(v: number): [number, string][] {
    const found: [number, string][] = [];
    for (const item of this.events[v]?.reveals ?? []) {
      const e = this.events.findIndex((event) => event.id === (typeof item === "string" ? item : item.event));
      if (typeof item === "string") found.push([e, ALL], ...this.disclosed(e));
      else found.push([e, "happened"], ...item.fields.map((field): [number, string] => [e, field]));
    }
    return found;
  }

  isPublic(v: number): boolean {
    const event = this.events[v] as Plain;
    if (event.to?.includes("public") || event.type === "statement") return true;
    if (event.type === "leak") return event.published !== false;
    if (event.type === "turning-point") return !event.hidden;
    return event.channel === "square";
  }

  stands(v: number, party: number): string[] {
    const event = this.events[v] as Plain;
    return (["by", "present", "through", "to"] as const).filter((role) => event[role]?.some((actor) => PARTY_OF[actor] === party));
  }

  pieces(e: number, party: number): Piece[] {
    const pieces: Piece[] = [];
    for (let v = e; v < this.events.length; v++) {
      const roles = this.stands(v, party);
      if (roles.length === 0 && !this.isPublic(v)) continue;
      const parts = v === e ? [ALL] : this.disclosed(v).filter(([of]) => of === e).map(([, part]) => part);
      const before = new Set(pieces.flatMap((piece) => [...piece.parts]));
      const isNews = parts.length > 0 && (before.size === 0 || (!before.has(ALL) && parts.some((part) => part !== "happened" && !before.has(part))));
      if (isNews)
        pieces.push({
          via: v,
          how: v === e ? this.howOf(v, roles) : this.howOfRevealed(v, roles),
          parts: new Set(parts.filter((part) => !before.has(part))),
        });
    }
    return pieces;
  }

  howOf(v: number, roles: string[]): string {
    if (roles.some((role) => role !== "to")) return "present";
    if (roles.length === 0) return "public";
    return (this.events[v]?.through ?? []).length > 0 ? "relayed" : "told";
  }

  howOfRevealed(v: number, roles: string[]): string {
    const { type, through } = this.events[v] as Plain;
    if (type === "interception" && roles.length > 0) return "intercepted";
    if (roles.includes("by")) return "unstated";
    if (type === "leak") return "leaked";
    if (this.isPublic(v)) return "public";
    return roles.join() === "to" && (through ?? []).length > 0 ? "relayed" : "told";
  }

  /** The party that passed an event on: known to know it earlier than the disclosure, and earliest among the speakers. */
  discloser(v: number, e: number): number | undefined {
    if (this.events[v]?.type === "interception") return undefined;
    const speakers = (this.events[v]?.by ?? []).flatMap((actor) => PARTY_OF[actor] ?? []);
    const knew = speakers
      .map((party) => ({ party, via: this.pieces(e, party)[0]?.via ?? Infinity }))
      .filter(({ via }) => via < v);
    return knew.sort((a, b) => a.via - b.via)[0]?.party;
  }

  path(e: number, party: number): number[] {
    const via = this.pieces(e, party)[0]?.via;
    if (via === undefined || via === e) return [e];
    const from = this.discloser(via, e);
    return [...(from === undefined ? [e] : this.path(e, from)), via];
  }

  /** [other party, through which event it learned that this one knew], by party. */
  knownBy(e: number, party: number): [number, number][] {
    if (this.pieces(e, party).length === 0) return [];
    const found: [number, number][] = [];
    for (let other = 0; other < PARTIES.length; other++) {
      let first = Infinity;
      for (let v = e; v < this.events.length && other !== party; v++) {
        if (v !== e && !this.disclosed(v).some(([of]) => of === e)) continue;
        const roles = this.stands(v, party);
        if (roles.length === 0 && !this.isPublic(v)) continue;
        for (const { via, parts } of this.pieces(v, other)) {
          if (parts.has(ALL) || (v === e && (this.isPublic(v) || roles.some((role) => parts.has(role)))))
            first = Math.min(first, via);
        }
      }
      if (first < Infinity) found.push([other, first]);
    }
    return found;
  }
}

const actors: fc.Arbitrary<string[]> = fc.uniqueArray(fc.constantFrom(...PARTIES, "ann", "bob"), { maxLength: 2 });
const reveal = fc.tuple(fc.nat(20), fc.option(fc.uniqueArray(fc.constantFrom(...FIELDS), { maxLength: 2 })));
const draft = fc.record({
  type: fc.constantFrom("meeting", "offer", "message", "disclosure", "leak", "interception", "statement", "turning-point"),
  by: fc.oneof({ weight: 5, arbitrary: actors }, { weight: 1, arbitrary: fc.constant<string[]>(["unknown"]) }),
  present: fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: actors }),
  through: fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: actors }),
  to: fc.oneof({ weight: 6, arbitrary: actors }, { weight: 1, arbitrary: fc.constant<string[]>(["public"]) }),
  channel: fc.option(fc.constantFrom("phone", "phone", "square"), { nil: undefined }),
  flag: fc.boolean(),
  reveals: fc.array(reveal, { minLength: 1, maxLength: 3 }),
});

/** Only the fields that belong to the type, as the format has it; what is revealed always stands earlier. */
const journal = fc.array(draft, { minLength: 1, maxLength: 8 }).map((drafts) =>
  drafts.map(({ type, by, present, through, to, channel, flag, reveals }, i): Plain => ({
    id: `e${String(i)}`, type, by, present,
    ...(channel === undefined ? {} : { channel }),
    ...(["offer", "message", "disclosure"].includes(type) ? { through, to } : type === "leak" ? { to } : {}),
    ...(type === "turning-point" ? { hidden: flag } : type === "leak" ? { published: flag } : {}),
    ...(["message", "disclosure", "leak", "interception", "statement"].includes(type)
      ? { reveals: i === 0 ? [] : reveals.map(([back, fields]) => (fields ? { event: `e${String(back % i)}`, fields } : `e${String(back % i)}`)) }
      : {}),
  })),
);

function eachPair(
  events: readonly Plain[],
  check: (knowledge: Knowledge, oracle: Oracle, e: number, party: number) => void,
): void {
  const knowledge = new Knowledge(events as unknown as Journal, index);
  const oracle = new Oracle(events);
  for (let e = 0; e < events.length; e++) for (let party = 0; party < PARTIES.length; party++) check(knowledge, oracle, e, party);
}

const RUNS = { numRuns: 500 };

test("[K1] [K2] [K3] [K4] [K5] [K6] [K7] agree with the slow way on every small journal", () => {
  fc.assert(fc.property(journal, (events) => {
    eachPair(events, (knowledge, oracle, e, party) => {
      const first = knowledge.find(e, party);
      const found = [...(first ? [first] : []), ...knowledge.later(e, party)].map(({ via, how, fields }) => ({
        via,
        how,
        fields: fields && [...fields].sort(),
      }));
      const expected = oracle
        .pieces(e, party)
        .map(({ via, how, parts }) => ({
          via,
          how,
          fields: parts.has(ALL) ? undefined : FIELDS.filter((field) => parts.has(field)).sort(),
        }));
      expect(found).toEqual(expected);
    });
  }), RUNS);
});

test("[K8] paths agree with the slow way, and are traced where they reach the event", () => {
  fc.assert(fc.property(journal, (events) => {
    eachPair(events, (knowledge, oracle, e, party) => {
      const path = oracle.path(e, party);
      expect(knowledge.pathOf(e, party)).toEqual(path);
      const [, first] = path;
      const reaches = first === undefined || events[first]?.type === "interception" || oracle.discloser(first, e) !== undefined;
      expect(knowledge.isTraced(e, party)).toBe(reaches);
    });
  }), RUNS);
});

test("[K9] knowing that others knew agrees with the slow way", () => {
  fc.assert(fc.property(journal, (events) => {
    eachPair(events, (knowledge, oracle, e, party) => {
      expect(knowledge.knownBy(e, party).map((of) => [of.party, of.via])).toEqual(oracle.knownBy(e, party));
    });
  }), RUNS);
});

test("[K9] who knew that another knew, knew as well", () => {
  fc.assert(fc.property(journal, (events) => {
    eachPair(events, (knowledge, _, e, party) => {
      for (const other of knowledge.knownBy(e, party)) expect(knowledge.find(e, other.party)?.via).toBeLessThanOrEqual(other.via);
    });
  }), RUNS);
});
