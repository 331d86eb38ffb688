import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";

/** A stretch of an account's own text: code points, `end` exclusive. */
export interface Located {
  readonly account: string;
  readonly start: number;
  readonly end: number;
}

const stretch = z.tuple([z.int(), z.int()]);
const places = z.record(z.string(), z.array(stretch));
/** Equally right values, the likeliest first, with a bar between. */
const either = z.string().transform((values) => values.split("|"));

const accountsFile = z.record(z.string(), z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  published: z.string().optional(),
  lineage: z.strictObject({
    kind: either,
    of: z.string().optional(),
    siblings: z.array(z.string()).default([]),
    names: z.string().optional(),
    independent: z.boolean(),
  }),
}));

const statementsFile = z.record(z.string(), z.strictObject({
  statements: z.array(z.tuple([z.int(), z.int(), either, either]).rest(z.strictObject({
    count: z.int().optional(),
    affiliation: either.optional(),
    groups: z.record(z.string(), z.int()).optional(),
  }))),
  aside: z.array(stretch),
}));

const namesFile = z.record(z.string(), z.strictObject({
  kind: either,
  party: either.optional(),
  role: z.array(z.string()).optional(),
  mentions: places.default({}),
  maybe: places.default({}),
}));

const timesFile = z.record(z.string(), z.strictObject({
  times: z.array(z.tuple([z.int(), z.int(), z.strictObject({ at: either.optional(), order: either.optional() })])),
  maybe: z.array(stretch),
}));

const quantitiesFile = z.record(z.string(), z.strictObject({
  quantities: z.array(z.tuple([z.int(), z.int(), either, either]).rest(z.strictObject({
    about: z.boolean().optional(),
    qualifier: z.string().optional(),
    partOf: stretch.optional(),
  }))),
  maybe: z.array(stretch),
}));

const driftItem = z.strictObject({
  kind: either,
  from: stretch.optional(),
  to: stretch.optional(),
  was: z.string().optional(),
  became: z.string().optional(),
});
const driftPair = z.strictObject({ from: z.string(), to: z.string(), drift: z.array(driftItem), maybe: z.array(driftItem) });
const driftFile = z.array(driftPair);

const eventEntry = z.strictObject({
  type: either,
  at: z.string().optional(),
  by: z.array(either).default([]),
  reports: places,
});
const eventsFile = z.strictObject({ events: z.record(z.string(), eventEntry), maybe: z.record(z.string(), eventEntry) });

export type GoldAccount = z.infer<typeof accountsFile>[string];

export interface GoldStatement extends Located {
  readonly attributions: readonly string[];
  readonly standings: readonly string[];
  readonly count?: number | undefined;
  /** In other words, any of them. */
  readonly affiliation?: readonly string[] | undefined;
  /** How many of each affiliation. */
  readonly groups?: Readonly<Record<string, number>> | undefined;
}

export interface GoldName {
  readonly id: string;
  readonly kinds: readonly string[];
  readonly party?: readonly string[] | undefined;
  readonly role?: readonly string[] | undefined;
  readonly mentions: readonly Located[];
  readonly maybe: readonly Located[];
}

export interface GoldTime extends Located {
  /** EDTF; any of them. */
  readonly at: readonly string[];
  /** `after P2D`, `before`, `same`; any of them. */
  readonly order: readonly string[];
}

export interface GoldQuantity extends Located {
  /** `250`, `5..10`, `35..`; any of them. */
  readonly amounts: readonly string[];
  readonly units: readonly string[];
  readonly about: boolean;
  readonly qualifier?: string | undefined;
  readonly partOf?: Located | undefined;
}

export interface GoldDrift {
  readonly kinds: readonly string[];
  /** Absent of what was added. */
  readonly from?: Located | undefined;
  /** Absent of what was dropped. */
  readonly to?: Located | undefined;
  /** The accounts, where a span is absent. */
  readonly pair: readonly [string, string];
  readonly was?: string | undefined;
  readonly became?: string | undefined;
}

export interface GoldEvent {
  readonly id: string;
  readonly types: readonly string[];
  readonly at?: string | undefined;
  readonly by: readonly (readonly string[])[];
  readonly reports: readonly Located[];
}

/** What must be found, and what may be: neither missed where it is absent nor wrong where it is there. */
export interface Expected<T, M = Located> {
  readonly must: readonly T[];
  readonly may: readonly M[];
}

/** The reading of a set of accounts by a careful person. */
export interface Gold {
  readonly set: string;
  readonly accounts: ReadonlyMap<string, GoldAccount>;
  readonly statements: Expected<GoldStatement>;
  readonly names: readonly GoldName[];
  readonly times: Expected<GoldTime>;
  readonly quantities: Expected<GoldQuantity>;
  readonly drift: Expected<GoldDrift, GoldDrift>;
  readonly events: Expected<GoldEvent, GoldEvent>;
}

export const GOLD = fileURLToPath(new URL("./gold/", import.meta.url));

/** The sets at hand, by folder. */
export function goldSets(): string[] {
  return readdirSync(GOLD).sort();
}

/** Reads one set. Throws where a file is not of its shape. */
export function loadGold(set: string): Gold {
  const read = <T extends z.ZodType>(shape: T, name: string): z.infer<T> =>
    shape.parse(parse(readFileSync(join(GOLD, set, `${name}.yaml`), "utf8")));
  const statements = Object.entries(read(statementsFile, "statements"));
  const times = Object.entries(read(timesFile, "times"));
  const quantities = Object.entries(read(quantitiesFile, "quantities"));
  const events = read(eventsFile, "events");
  const drift = read(driftFile, "drift");
  return {
    set,
    accounts: new Map(Object.entries(read(accountsFile, "accounts"))),
    statements: {
      must: statements.flatMap(([account, file]) =>
        file.statements.map(([start, end, attributions, standings, more]) => ({
          account, start, end, attributions, standings, ...more,
        })),
      ),
      may: statements.flatMap(([account, file]) => located({ [account]: file.aside })),
    },
    names: Object.entries(read(namesFile, "names")).map(([id, { kind, party, role, mentions, maybe }]) => ({
      id, kinds: kind, party, role, mentions: located(mentions), maybe: located(maybe),
    })),
    times: {
      must: times.flatMap(([account, file]) =>
        file.times.map(([start, end, { at, order }]) => ({ account, start, end, at: at ?? [], order: order ?? [] })),
      ),
      may: times.flatMap(([account, file]) => located({ [account]: file.maybe })),
    },
    quantities: {
      must: quantities.flatMap(([account, file]) =>
        file.quantities.map(([start, end, amounts, units, more]) => ({
          account, start, end, amounts, units, about: more?.about ?? false, qualifier: more?.qualifier,
          partOf: more?.partOf && { account, start: more.partOf[0], end: more.partOf[1] },
        })),
      ),
      may: quantities.flatMap(([account, file]) => located({ [account]: file.maybe })),
    },
    drift: {
      must: drift.flatMap((pair) => pair.drift.map((item) => driftOf(pair, item))),
      may: drift.flatMap((pair) => pair.maybe.map((item) => driftOf(pair, item))),
    },
    events: { must: eventsOf(events.events), may: eventsOf(events.maybe) },
  };
}

function located(byAccount: z.infer<typeof places>): Located[] {
  return Object.entries(byAccount).flatMap(([account, spans]) => spans.map(([start, end]) => ({ account, start, end })));
}

function driftOf(pair: { from: string; to: string }, item: z.infer<typeof driftItem>): GoldDrift {
  return {
    kinds: item.kind,
    from: item.from && { account: pair.from, start: item.from[0], end: item.from[1] },
    to: item.to && { account: pair.to, start: item.to[0], end: item.to[1] },
    pair: [pair.from, pair.to],
    was: item.was,
    became: item.became,
  };
}

function eventsOf(entries: Readonly<Record<string, z.infer<typeof eventEntry>>>): GoldEvent[] {
  return Object.entries(entries).map(([id, { type, at, by, reports }]) => ({
    id, types: type, at, by, reports: located(reports),
  }));
}
