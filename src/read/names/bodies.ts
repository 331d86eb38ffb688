import type { Token } from "../language/tokens.ts";
import { type BodyMention, type Growing, joinVariants } from "./body-variants.ts";
import type { Ground } from "./ground.ts";
import type { Decided, Kind, Sighting } from "./kinds.ts";
import { foldName } from "./spelling.ts";

/** A party or a place with the stretches that name it. */
export interface BodyCluster {
  readonly key: string;
  readonly kind: Exclude<Kind, "person">;
  /** A lexicon's name for it; undefined where the accounts' own spelling is to be taken. */
  readonly name?: string | undefined;
  readonly role?: string | undefined;
  readonly mentions: readonly BodyMention[];
  readonly weight: number;
  readonly grounds: readonly string[];
}

/** Firms are written with and without what the register adds. */
const ADDED = /(?: (?:and|&))?(?: (?:co|inc|ltd|limited|corp|corporation|plc|llc|gmbh|ag|sa))+$/;

/**
 * Brings the places of each party and each place together. A state is named by its own name; by its capital where that acts
 * ("Paris said", not "in Paris"); by its people with an article ("the Danes", "the French said"); and never by its adjective,
 * which describes ("two Danish officials"), unless nothing else names a state that somebody belongs to.
 * A state is a party where it acts or has officials in some account, else a place. Cost: linear in the sightings.
 */
export function clusterBodies(
  grounds: readonly Ground[],
  sightings: readonly Sighting[],
  decisionOf: (sighting: Sighting) => Decided | undefined,
  adjectives: ReadonlyMap<string, string>,
): BodyCluster[] {
  const growing = new Map<string, Growing>();
  const linked = new Set<string>();
  for (const { segment, clue } of sightings) {
    for (const link of clue.links) if (link.kind === "party") linked.add(`${segment.account}/${link.to}`);
  }
  for (const sighting of sightings) {
    const ground = grounds[sighting.segment.account];
    if (!ground) continue;
    if (sighting.segment.kind === "known") addKnown(sighting, ground, growing, linked);
    else {
      const decided = decisionOf(sighting);
      if (decided && decided.kind !== "person") addDecided(sighting, decided, ground, growing, adjectives);
    }
  }
  joinVariants(growing);
  return [...growing.values()].flatMap((body) => {
    const mentions = body.mentions.length > 0 ? body.mentions : body.party >= 1 ? body.adjectives : [];
    if (mentions.length === 0) return [];
    const kind = body.key.startsWith("state ") ? (body.party >= 1 ? "party" : "place") : body.kind;
    const weight = kind === "party" ? Math.max(2, body.party) : Math.max(2, body.place);
    return [{ key: body.key, kind, name: body.name, role: body.role, mentions, weight, grounds: [...body.grounds].sort() }];
  });
}

function bodyOf(growing: Map<string, Growing>, key: string, kind: Exclude<Kind, "person">, name?: string): Growing {
  const known = growing.get(key) ?? {
    key,
    kind,
    name,
    mentions: [],
    adjectives: [],
    party: 0,
    place: 0,
    grounds: new Set<string>(),
    heads: new Set<string>(),
  };
  growing.set(key, known);
  return known;
}

function addKnown(
  { segment, clue }: Sighting,
  ground: Ground,
  growing: Map<string, Growing>,
  linked: ReadonlySet<string>,
): void {
  const { tokens } = ground.parsed;
  const entry = segment.entry;
  if (!entry) return;
  const words = segment.words.join(" ");
  const mention = mentionOf(segment, ground);
  const [before, next] = [tokens[segment.from - 1], tokens[segment.to]];
  const isAt = clue.place > 0 && !segment.possessive;
  const put = (body: Growing, weight = 0): void => {
    body.mentions.push(mention);
    body.party += clue.party + weight;
    body.place += clue.place;
    for (const said of clue.grounds) body.grounds.add(said);
    body.grounds.add("known by name");
  };
  const state = (): Growing => bodyOf(growing, `state ${entry.stands ?? words}`, "party", entry.stands);
  switch (entry.kind) {
    case "state":
      put(state(), linked.has(`${segment.account}/${segment.from}`) ? 1 : 0);
      break;
    case "capital":
      if (!isAt && (acts(next, ground) || clue.party >= 0.8)) put(state(), 0.5);
      else put(bodyOf(growing, `place ${foldName(words)}`, "place"));
      break;
    case "metonym":
      put(bodyOf(growing, `party ${foldName(words)}`, "party"));
      break;
    case "city":
    case "region":
      put(bodyOf(growing, `place ${foldName(words)}`, "place"));
      break;
    case "body":
    case "organ":
      put(
        bodyOf(
          growing,
          `party ${foldName(entry.kind === "body" ? (entry.stands ?? words) : words)}`,
          "party",
          entry.kind === "body" ? entry.stands : undefined,
        ),
      );
      break;
    case "outlet": {
      const outlet = bodyOf(growing, `party ${foldName(words)}`, "party");
      outlet.role = "press";
      put(outlet);
      break;
    }
    case "people":
      if (before?.lower === "the" && !/^(?:held|killed|living|wounded|displaced|jailed|imprisoned)$/.test(next?.lower ?? ""))
        put(state(), 0.5);
      break;
    case "demonym":
      addDemonym(mention, next, before, ground, state());
      break;
  }
}

function mentionOf({ account, start, end, from }: Sighting["segment"], { parsed: { plain } }: Ground): BodyMention {
  return { account, start, end, from, text: plain.text.slice(start, end).replace(/\s+/g, " ") };
}

function addDemonym(
  mention: BodyMention,
  next: Token | undefined,
  before: Token | undefined,
  ground: Ground,
  state: Growing,
): void {
  if (!next) return;
  // “the French said”: a people whose adjective has no plural of its own.
  if (before?.lower === "the" && /(?:sh|ch|ese|ss)$/i.test(mention.text) && acts(next, ground)) {
    state.mentions.push(mention);
    state.party += 1;
    state.grounds.add("acts");
    return;
  }
  const { gazetteer, parsed } = ground;
  const at = parsed.tokens.indexOf(next, mention.from);
  const official =
    gazetteer.members.has(next.lower) ||
    gazetteer.modifiers.has(next.lower) ||
    gazetteer.roles.at(parsed.tokens, at, at + 3) !== undefined;
  if (official) {
    state.party += 1;
    state.grounds.add("has officials");
  }
  state.adjectives.push(mention);
}

function acts(next: Token | undefined, { gazetteer }: Ground): boolean {
  return next !== undefined && !next.capital && gazetteer.acts.has(next.lower);
}

function addDecided(
  sighting: Sighting,
  decided: Decided,
  ground: Ground,
  growing: Map<string, Growing>,
  adjectives: ReadonlyMap<string, string>,
): void {
  const { segment, clue } = sighting;
  const words = segment.words.map((word) => foldName(word, ground.gazetteer.prefixes)).join(" ");
  const land = adjectives.get(words);
  const stem = land ?? (words.replace(ADDED, "") || words);
  const kind = decided.kind === "place" && land === undefined ? "place" : "party";
  const body = bodyOf(growing, `${kind} ${stem}`, kind);
  (land === undefined ? body.mentions : body.adjectives).push(mentionOf(segment, ground));
  body.party += clue.party;
  body.place += clue.place;
  if (segment.head === "press") body.role = "press";
  if (segment.head !== undefined) body.heads.add(segment.head);
  for (const said of decided.grounds) body.grounds.add(said);
}
