import { type Placed, placeAlone } from "./alone.ts";
import {
  type FullForm,
  GIVEN_APART,
  givenLikeness,
  isVetoed,
  pairOf,
  SURNAME_APART,
  surnameLikeness,
  tailOf,
} from "./full-names.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { coreOf, type Sighting } from "./kinds.ts";
import { keysOf } from "./spelling.ts";
import { VetoedUnion } from "./union.ts";

/** The places of one person. */
export interface PersonCluster {
  readonly sightings: readonly Sighting[];
  /** A join that rests on likeness of spelling, not on the same letters. */
  readonly garbled: boolean;
}

/**
 * Brings the places of each person together. Full names first: one form for each spelling, joined where given name and
 * surname are variants, never where they are kin, bear different given names, or stand side by side in one account
 * without sounding alike. Then names alone: to a full name of their account, by surname, given name or likeness, or to one
 * elsewhere. Cost: near-linear; pairs are compared only within blocks of one surname's consonants, metaphone or given name.
 */
export function clusterPeople(sightings: readonly Sighting[], gazetteer: Gazetteer): PersonCluster[] {
  const forms = new Map<string, FullForm>();
  const alone: Sighting[] = [];
  const known = new Set(sightings.map(({ segment }) => coreOf(segment.words, gazetteer).join(" ")));
  for (const sighting of sightings) {
    const core = coreOf(sighting.segment.words, gazetteer);
    // A title that no list has, or one that a machine made of another: “Woman Beatrix Holm” beside “Beatrix Holm”.
    if (core.length > 2 && !gazetteer.given.has(core[0] ?? "") && known.has(core.slice(1).join(" "))) core.shift();
    if (core.length < 2) {
      alone.push(sighting);
      continue;
    }
    const key = core.join(" ");
    const form: FullForm = forms.get(key) ?? {
      key,
      given: core[0] ?? "",
      middle: core.slice(1, -1),
      surname: core.at(-1) ?? "",
      tail: tailOf(sighting.segment.words),
      sightings: [],
      accounts: new Set(),
      roles: new Set(),
    };
    forms.set(key, form);
    form.sightings.push(sighting);
    form.accounts.add(sighting.segment.account);
    if (sighting.clue.role && sighting.clue.role.role !== "") form.roles.add(sighting.clue.role.role);
  }
  const list = [...forms.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  const kin = kinPairs(list, sightings);
  const union = new VetoedUnion(list.length, (a, b) => isVetoed(list[a], list[b], kin, gazetteer));
  for (const { a, b } of likelyPairs(list, gazetteer)) union.join(a, b);
  return gather(list, union, placeAlone(alone, list, union, gazetteer));
}

/** Full names of which an account says that one is kin of the other. */
function kinPairs(list: readonly FullForm[], sightings: readonly Sighting[]): ReadonlySet<string> {
  const formAt = new Map<string, FullForm>();
  for (const form of list) {
    for (const { segment } of form.sightings) formAt.set(`${segment.account}/${segment.from}`, form);
  }
  const pairs = new Set<string>();
  for (const { segment, clue } of sightings) {
    const own = formAt.get(`${segment.account}/${segment.from}`);
    if (!own) continue;
    for (const link of clue.links) {
      const other = link.kind === "kin" ? formAt.get(`${segment.account}/${link.to}`) : undefined;
      if (other) pairs.add(pairOf(own.key, other.key));
    }
  }
  return pairs;
}

/** Pairs of full names that may be one, the likeliest first. */
function likelyPairs(list: readonly FullForm[], gazetteer: Gazetteer): { a: number; b: number; weight: number }[] {
  const blocks = new Map<string, number[]>();
  const givens = new Map<string, number>();
  list.forEach((form, i) => {
    const { skeleton, metaphone } = keysOf(form.surname);
    for (const block of [
      `s:${skeleton}`,
      `m:${metaphone}`,
      `g:${form.given}`,
      `k:${keysOf(form.given).skeleton}/${skeleton.slice(0, 1)}`,
      `t:${keysOf(form.tail).skeleton}`,
    ]) {
      const known = blocks.get(block);
      if (known) known.push(i);
      else blocks.set(block, [i]);
    }
    givens.set(form.given, (givens.get(form.given) ?? 0) + 1);
  });
  const pairs = new Map<string, { a: number; b: number; weight: number }>();
  for (const members of blocks.values()) {
    // A block this large is of a given name that tells nobody apart.
    if (members.length > 200) continue;
    for (let i = 0; i < members.length; i++) {
      for (let j = i + 1; j < members.length; j++) {
        const [a, b] = [members[i] ?? 0, members[j] ?? 0];
        const [left, right] = [list[a], list[b]];
        if (!left || !right || pairs.has(`${a}/${b}`)) continue;
        const weight = weightOf(left, right, (givens.get(left.given) ?? 0) <= 2, gazetteer);
        if (weight > 0) pairs.set(`${a}/${b}`, { a, b, weight });
      }
    }
  }
  return [...pairs.values()].sort((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b);
}

function weightOf(a: FullForm, b: FullForm, rareGiven: boolean, gazetteer: Gazetteer): number {
  const given = givenLikeness(a.given, b.given, gazetteer);
  const surname = surnameLikeness(a, b);
  const sameRole = [...a.roles].some((role) => b.roles.has(role));
  const sum = given + surname + (sameRole ? 0.3 : 0);
  if (surname >= 0.95 && given >= 0.75) return sum;
  if (surname >= 0.7 && given >= 0.85) return sum;
  if (surname >= 0.7 && given >= GIVEN_APART && sameRole) return sum;
  const apart = ![...a.accounts].some((account) => b.accounts.has(account));
  if (apart && surname >= 0.7 && given >= GIVEN_APART && given + surname >= 1.5) return sum;
  if (surname >= SURNAME_APART && given >= 0.95 && (sameRole || rareGiven)) return sum;
  return 0;
}

function gather(list: readonly FullForm[], union: VetoedUnion, placed: ReadonlyMap<Sighting, Placed>): PersonCluster[] {
  const groups = new Map<string, { sightings: Sighting[]; garbled: boolean }>();
  const groupOf = (key: string): { sightings: Sighting[]; garbled: boolean } => {
    const known = groups.get(key) ?? { sightings: [], garbled: false };
    groups.set(key, known);
    return known;
  };
  list.forEach((form, i) => {
    const group = groupOf(`form ${union.groupOf(i)}`);
    group.sightings.push(...form.sightings);
    group.garbled ||= union.membersOf(union.groupOf(i)).length > 1;
  });
  for (const [sighting, { form, key, garbled }] of placed) {
    const group = groupOf(form < 0 ? `alone ${keysOf(key).sound}` : `form ${union.groupOf(form)}`);
    group.sightings.push(sighting);
    group.garbled ||= garbled;
  }
  return [...groups.values()];
}
