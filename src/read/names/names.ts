import type { AccountText } from "../account.ts";
import type { NameFound } from "../findings.ts";
import type { Lexicon } from "../lexicon.ts";
import { clusterBodies } from "./bodies.ts";
import { cluesOf } from "./clues.ts";
import { findCommonBodies } from "./common-bodies.ts";
import { readCompounds } from "./compounds.ts";
import { tailOf } from "./full-names.ts";
import { gazetteerOf, type Gazetteer } from "./gazetteer.ts";
import { groundOf } from "./ground.ts";
import { readHeadlines } from "./headlines.ts";
import { adjectivesOf, coreOf, decideKinds, keyOf, partyWordsOf, type Decided, type Sighting } from "./kinds.ts";
import { clusterPeople } from "./people.ts";
import { reportNames } from "./report.ts";
import { firmsOf } from "./runs.ts";
import { segmentsOf } from "./segments.ts";
import { keysOf, likenessOf } from "./spelling.ts";

/**
 * Finds people, parties and places in a set of accounts and brings the variants of each together. A mention is the name
 * without title and possessive. Mentions are runs of capitalised words; what they name is decided by all places where
 * they stand, from titles, given names, verbs, prepositions and lexicons. Variants are joined by spelling, sound
 * (double metaphone, Philips 2000), edit distance (Damerau 1964) and context, under vetoes that no likeness overrides.
 * Texts in scripts without capitals yield nothing. Cost: near-linear in the tokens of all accounts.
 */
export function readNames(accounts: readonly AccountText[], lexicon: Lexicon): readonly NameFound[] {
  const gazetteer = gazetteerOf(lexicon);
  const usual = new Set<string>();
  const capitals = new Set<string>();
  const firms = new Set<string>();
  for (const { parsed } of accounts) {
    for (const firm of firmsOf(parsed.tokens)) firms.add(firm);
    for (const token of parsed.tokens) {
      if (token.kind !== "word") continue;
      if (token.capital) capitals.add(token.text);
      else usual.add(token.lower);
    }
  }
  const segmented = accounts.map((account, number) => segmentsOf(number, account, gazetteer, { usual, firms }));
  const grounds = accounts.map(({ parsed }, number) => groundOf(parsed, gazetteer, segmented[number]?.segments ?? []));
  const sightings: Sighting[] = grounds.flatMap((ground) => {
    const clues = cluesOf(ground);
    return ground.segments.flatMap((segment, i) => (clues[i] ? [{ segment, clue: clues[i] }] : []));
  });
  const adjectives = adjectivesOf(capitals);
  const decided = decideKinds(sightings, gazetteer, usual, partyWordsOf(capitals), adjectives);
  const garbled = garbledNames(sightings, decided, gazetteer, usual);
  const headlines = readHeadlines(grounds, segmented, decided, gazetteer);
  const all = [...sightings, ...headlines, ...readCompounds(grounds, decided, gazetteer)];
  const decisionOf = (sighting: Sighting): Decided | undefined =>
    garbled.get(sighting) ??
    (sighting.segment.kind === "known" ? undefined : decided.get(keyOf(sighting.segment.words, gazetteer)));
  const people = clusterPeople(
    all.filter((sighting) => decisionOf(sighting)?.kind === "person"),
    gazetteer,
  );
  const bodies = clusterBodies(grounds, all, decisionOf, adjectives);
  return reportNames(people, [...bodies, ...findCommonBodies(grounds)], all, gazetteer);
}

/**
 * Words alone that nothing else decides: like the surname of somebody whom their account names in full; of the sound of a
 * name that is decided; or, once, nearly a party's of which their account speaks often.
 */
function garbledNames(
  sightings: readonly Sighting[],
  decided: ReadonlyMap<string, Decided>,
  gazetteer: Gazetteer,
  usual: ReadonlySet<string>,
): ReadonlyMap<Sighting, Decided> {
  const surnames = new Map<number, Set<string>>();
  const parties = new Map<number, Map<string, number>>();
  const bySound = new Map<string, Decided>();
  const wholes = new Map<string, Decided>();
  const soundsOf = (key: string): string =>
    key
      .split(" ")
      .map((word) => keysOf(word.replace(/(?<=.{3})s$/, "")).sound)
      .join(" ");
  for (const { segment } of sightings) {
    const key = keyOf(segment.words, gazetteer);
    const verdict = decided.get(key);
    if (!verdict || segment.kind === "known") continue;
    if (segment.words.length > 1 && verdict.weight > (wholes.get(soundsOf(key))?.weight ?? 0))
      wholes.set(soundsOf(key), verdict);
    if (segment.words.length > 1 && verdict.kind === "person") {
      const known = surnames.get(segment.account) ?? new Set<string>();
      surnames.set(segment.account, known);
      known.add(coreOf(segment.words, gazetteer).at(-1) ?? "").add(tailOf(segment.words));
    } else if (segment.words.length === 1) {
      const { sound } = keysOf(key);
      if ((bySound.get(sound)?.weight ?? 0) < verdict.weight) bySound.set(sound, verdict);
      if (verdict.kind !== "party") continue;
      const known = parties.get(segment.account) ?? new Map<string, number>();
      parties.set(segment.account, known);
      known.set(key, (known.get(key) ?? 0) + 1);
    }
  }
  const found = new Map<Sighting, Decided>();
  for (const sighting of sightings) {
    const { segment } = sighting;
    const key = keyOf(segment.words, gazetteer);
    const weak = decided.get(key);
    const whole = wholes.get(soundsOf(key));
    if (
      segment.words.length > 1 &&
      weak &&
      whole &&
      weak.weight < 2.1 &&
      whole.weight > weak.weight &&
      whole.kind !== weak.kind
    ) {
      found.set(sighting, { ...whole, grounds: ["sounds like a name"] });
    }
    if (segment.kind !== "unknown" || segment.words.length > 1 || key.length < 4 || usual.has(key)) continue;
    const verdict = decided.get(key);
    // A party only because it acts may as well be a person.
    if (verdict && !(verdict.kind === "party" && verdict.grounds.every((ground) => ground === "acts"))) continue;
    const best = Math.max(0, ...[...(surnames.get(segment.account) ?? [])].map((surname) => likenessOf(surname, key)));
    const alike = bySound.get(keysOf(key).sound);
    if (best >= 0.7) found.set(sighting, { kind: "person", weight: best, grounds: ["like a surname in this account"] });
    else if (alike && !verdict) found.set(sighting, { ...alike, grounds: ["sounds like a name"] });
    else if (
      !verdict &&
      [...(parties.get(segment.account) ?? [])].some(([party, times]) => times >= 3 && likenessOf(party, key) >= 0.8)
    ) {
      found.set(sighting, { kind: "party", weight: 0.6, grounds: ["like a party in this account"] });
    }
  }
  return found;
}
