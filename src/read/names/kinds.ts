import type { NAME_KINDS } from "../vocabulary.ts";
import type { Clue } from "./clues.ts";
import type { Gazetteer } from "./gazetteer.ts";
import type { Segment } from "./segments.ts";
import { foldName } from "./spelling.ts";

export type Kind = (typeof NAME_KINDS)[number];

/** A segment with what the words around it tell. */
export interface Sighting {
  readonly segment: Segment;
  readonly clue: Clue;
}

export interface Decided {
  readonly kind: Kind;
  /** How far the weights for this kind outweigh the rest. */
  readonly weight: number;
  readonly grounds: readonly string[];
}

interface Tally {
  readonly words: readonly string[];
  person: number;
  party: number;
  place: number;
  personal: number;
  readonly own: { person: number; party: number; place: number };
  /** Somewhere a capital that no beginning of a sentence explains. */
  inside: boolean;
  readonly grounds: Set<string>;
}

/** One name for all its places: folded words, joined. */
export function keyOf(words: readonly string[], gazetteer: Gazetteer): string {
  return words.map((word) => foldName(word, gazetteer.prefixes)).join(" ");
}

/** The words of a person's name that tell him or her apart: without particles and additions. */
export function coreOf(words: readonly string[], gazetteer: Gazetteer): string[] {
  const core = words.filter((word) => !gazetteer.particles.has(word.toLowerCase()) && !/^(?:jr|sr|ii|iii|iv)$/i.test(word));
  return (core.length > 0 ? core : words).map((word) => foldName(word, gazetteer.prefixes));
}

/**
 * Decides for every name that no lexicon knows whether it is a person, a party or a place, from all places where it
 * stands; a word alone also from the full names it is a part of. Cost: linear in the sightings.
 */
export function decideKinds(
  sightings: readonly Sighting[],
  gazetteer: Gazetteer,
  usual: ReadonlySet<string>,
  partyWords: ReadonlySet<string>,
  adjectives: ReadonlyMap<string, string>,
): ReadonlyMap<string, Decided> {
  const lands = new Set(adjectives.values());
  const tallies = new Map<string, Tally>();
  for (const { segment, clue } of sightings) {
    if (segment.kind === "known") continue;
    const key = keyOf(segment.words, gazetteer);
    const tally = tallies.get(key) ?? {
      words: segment.words,
      person: 0,
      party: 0,
      place: 0,
      personal: 0,
      own: { person: 0, party: 0, place: 0 },
      inside: false,
      grounds: new Set(),
    };
    tallies.set(key, tally);
    tally.person += clue.person;
    tally.party += clue.party;
    tally.place += clue.place;
    tally.personal += clue.personal;
    for (const kind of ["person", "party", "place"] as const) tally.own[kind] = Math.max(tally.own[kind], clue.own[kind]);
    tally.inside ||= !segment.initial || segment.honorific !== undefined;
    for (const ground of clue.grounds) tally.grounds.add(ground);
  }
  const decided = new Map<string, Decided>();
  const parts = new Map<string, "surname" | "part">();
  const wholes = new Set<string>();
  for (const tally of tallies.values()) {
    for (const kind of ["person", "party", "place"] as const) tally[kind] += tally.own[kind];
  }
  for (const [key, tally] of tallies) {
    if (tally.words.length < 2) continue;
    const verdict = ofSeveralWords(tally, usual);
    if (!verdict) continue;
    decided.set(key, verdict);
    if (verdict.kind === "party" && !usual.has(key.split(" ")[0] ?? "")) wholes.add(key.split(" ")[0] ?? "");
    if (verdict.kind !== "person") continue;
    const core = coreOf(tally.words, gazetteer);
    core.forEach((word, i) => {
      if (i === core.length - 1) parts.set(word, "surname");
      else if (!parts.has(word) && word.length > 1) parts.set(word, "part");
    });
  }
  for (const [key, tally] of tallies) {
    if (tally.words.length !== 1) continue;
    const verdict = ofOneWord(key, tally, parts.get(key), { usual, partyWords, lands, wholes });
    if (verdict) decided.set(key, verdict);
  }
  return decided;
}

function ofSeveralWords(tally: Tally, usual: ReadonlySet<string>): Decided | undefined {
  const { person, party, place } = tally;
  const most = Math.max(person, party, place);
  // Two words with capitals that no account has in small letters are somebody's name, if nothing speaks against it.
  if (most < (tally.words.some((word) => usual.has(word.toLowerCase())) ? 1.2 : 0.7)) return undefined;
  const kind: Kind = person === most ? "person" : party === most ? "party" : "place";
  return { kind, weight: most - (person + party + place - most) / 2, grounds: [...tally.grounds].sort() };
}

interface Seen {
  readonly usual: ReadonlySet<string>;
  readonly partyWords: ReadonlySet<string>;
  readonly lands: ReadonlySet<string>;
  /** First words of parties' names. */
  readonly wholes: ReadonlySet<string>;
}

function ofOneWord(
  key: string,
  tally: Tally,
  part: "surname" | "part" | undefined,
  { usual, partyWords, lands, wholes }: Seen,
): Decided | undefined {
  const grounds = new Set(tally.grounds);
  let { person, party } = tally;
  const { place } = tally;
  if (part !== undefined) {
    person += part === "surname" ? 2.5 : 1.5;
    grounds.add("part of a full name");
  }
  if (partyWords.has(key)) {
    party += 1.5;
    grounds.add("named as a party in a compound");
  }
  if (wholes.has(key) && tally.personal < 1 && part === undefined) {
    party += 1;
    grounds.add("part of a full name");
  }
  if (lands.has(key) && tally.personal < 2) {
    party += 3;
    grounds.add("has an adjective");
  }
  // A word that is also written small, or that only ever begins sentences, needs stronger grounds.
  const asked = usual.has(key) && part !== "surname" ? (tally.inside ? 3 : 4) : tally.inside || part !== undefined ? 0.9 : 1.3;
  const most = Math.max(person, party, place);
  if (most < asked) return undefined;
  const sorted = [...grounds].sort();
  if (place === most && place > person && place > party)
    return { kind: "place", weight: place - Math.max(person, party) / 2, grounds: sorted };
  // Accounts bring people in by their full names or with a title; what acts and has neither is a party.
  return party > person + 0.25 || (part === undefined && tally.personal + tally.own.person < 0.6)
    ? { kind: "party", weight: Math.max(0.5, party - person / 2), grounds: sorted }
    : { kind: "person", weight: person - party / 2, grounds: sorted };
}

const ADJECTIVE = /^(.{3,}?)(?:i?ans?|ns|n|ese|ish)$/;
const INHABITANT = /^(.{3,}(?:land|en|burg|berg|mark|stad|haven|feld))ers?$/;
const LAND = /(?:a|e|o|i|y|land|stan|en|burg|berg|mark|stad|haven|feld)$/;

/**
 * Adjectives of lands that no lexicon knows, with the land: “Ruritanian” where “Ruritania” stands as well. Both are
 * folded. Cost: linear in the words.
 */
export function adjectivesOf(capitals: ReadonlySet<string>): ReadonlyMap<string, string> {
  const byStem = new Map<string, string[]>();
  const folded = new Set([...capitals].map((word) => foldName(word.replace(/'s?$/, ""))));
  for (const word of folded) {
    for (const stem of [word, word.slice(0, -1), word.slice(0, -2)]) {
      if (stem.length >= 4) byStem.set(stem, [...(byStem.get(stem) ?? []), word]);
    }
  }
  const found = new Map<string, string>();
  for (const word of folded) {
    const stem = ADJECTIVE.exec(word)?.[1] ?? INHABITANT.exec(word)?.[1];
    if (stem === undefined || stem.length < 4) continue;
    const lands = (byStem.get(stem) ?? []).filter((land) => land !== word && land.length < word.length && LAND.test(land));
    const [land] = lands.sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    if (land !== undefined) found.set(word, land);
  }
  return found;
}

/** “X-led”, “X-backed”: X does something. */
export const LED = /^(\p{Lu}[\p{L}']+)-(?:led|backed|run|controlled|linked|aligned|held|affiliated|owned|operated|funded)$/u;

/** Words that stand before “-led”, “-backed” and the like: parties, as a rule. */
export function partyWordsOf(words: Iterable<string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const word of words) {
    const match = LED.exec(word);
    if (match?.[1] !== undefined) found.add(foldName(match[1]));
  }
  return found;
}
