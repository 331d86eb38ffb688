import type { FullForm } from "./full-names.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { coreOf, type Sighting } from "./kinds.ts";
import { keysOf, likenessOf } from "./spelling.ts";
import type { VetoedUnion } from "./union.ts";

/** A surname alone is a garbled form of a full name in its account from here on. */
const GARBLED = 0.66;

export interface Placed {
  /** Number of a full form, or -1 with the key of those who have no full name anywhere. */
  readonly form: number;
  readonly key: string;
  readonly garbled: boolean;
}

/** Finds for every name that stands alone the full name that it is short for. */
export function placeAlone(
  alone: readonly Sighting[],
  list: readonly FullForm[],
  union: VetoedUnion,
  gazetteer: Gazetteer,
): Map<Sighting, Placed> {
  const byAccount = new Map<number, number[]>();
  const byWord = new Map<string, number[]>();
  list.forEach((form, i) => {
    for (const account of form.accounts) byAccount.set(account, [...(byAccount.get(account) ?? []), i]);
    const { skeleton, metaphone } = keysOf(form.surname);
    for (const word of [
      form.surname,
      form.tail,
      ...(form.surname.includes("-") ? form.surname.split("-") : []),
      form.given,
      ...form.middle,
      `s:${skeleton}`,
      `m:${metaphone}`,
    ])
      byWord.set(word, [...(byWord.get(word) ?? []), i]);
  });
  const order = [...alone].sort((x, y) => x.segment.account - y.segment.account || x.segment.from - y.segment.from);
  const placed = new Map<Sighting, Placed>();
  for (const sighting of order) {
    const key = coreOf(sighting.segment.words, gazetteer)[0] ?? "";
    const local = byAccount.get(sighting.segment.account) ?? [];
    const found = amongThem(key, sighting, local, list, union, true, gazetteer);
    if (found) {
      placed.set(sighting, { ...found, key });
      continue;
    }
    const { skeleton, metaphone } = keysOf(key);
    const elsewhere = [
      ...new Set([...(byWord.get(key) ?? []), ...(byWord.get(`s:${skeleton}`) ?? []), ...(byWord.get(`m:${metaphone}`) ?? [])]),
    ];
    const other = amongThem(key, sighting, elsewhere, list, union, false, gazetteer);
    placed.set(sighting, other ? { ...other, key } : { form: -1, key, garbled: false });
  }
  return placed;
}

function amongThem(
  key: string,
  sighting: Sighting,
  candidates: readonly number[],
  list: readonly FullForm[],
  union: VetoedUnion,
  local: boolean,
  gazetteer: Gazetteer,
): { form: number; garbled: boolean } | undefined {
  const kept = candidates.filter((i) => !isKinHere(list[i], sighting));
  const having = (test: (form: FullForm) => boolean): number[] => kept.filter((i) => list[i] !== undefined && test(list[i]));
  for (const exact of [
    having((form) => form.surname === key || form.tail === key),
    having((form) => form.surname.split("-").includes(key)),
    having((form) => form.middle.includes(key)),
    having((form) => form.given === key && key.length > 1),
  ]) {
    if (exact.length > 0) return { form: choose(exact, sighting, list, union, local, gazetteer), garbled: false };
  }
  const role = sighting.clue.role?.role;
  const scored = kept
    .map((i) => ({
      i,
      likeness: Math.max(likenessOf(list[i]?.surname ?? "", key), likenessOf(list[i]?.tail ?? "", key)),
      sameRole: role !== undefined && role !== "" && list[i]?.roles.has(role) === true,
    }))
    .filter(({ likeness, sameRole }) => key.length >= 4 && likeness >= (local ? GARBLED : sameRole ? 0.7 : 0.85))
    .sort((x, y) => y.likeness + (y.sameRole ? 0.2 : 0) - x.likeness - (x.sameRole ? 0.2 : 0) || x.i - y.i);
  return scored[0] ? { form: scored[0].i, garbled: true } : undefined;
}

/** “Alexander's father, Adi Alexander”: the first word is not he whom the full name beside it names. */
function isKinHere(form: FullForm | undefined, sighting: Sighting): boolean {
  return (
    form?.sightings.some(
      ({ segment, clue }) =>
        segment.account === sighting.segment.account &&
        clue.links.some((link) => link.kind === "kin" && link.to === sighting.segment.from),
    ) ?? false
  );
}

/**
 * Of several bearers the one whom form of address and title fit; then the one last named in full in this paragraph, one
 * named before, one not brought in as kin of another, the most named.
 */
function choose(
  found: readonly number[],
  sighting: Sighting,
  list: readonly FullForm[],
  union: VetoedUnion,
  local: boolean,
  gazetteer: Gazetteer,
): number {
  if (new Set(found.map((i) => union.groupOf(i))).size === 1) return found[0] ?? 0;
  const { account, from, paragraph, honorific } = sighting.segment;
  const asked = /^(?:mrs|ms|miss|madam|madame|mme|mlle|frau|señora|señorita|signora|lady|dame)$/.test(honorific ?? "")
    ? true
    : /^(?:mr|sir|monsieur|herr|señor|signor|lord)$/.test(honorific ?? "")
      ? false
      : undefined;
  const standing = found.map((i) => {
    const here = local
      ? (list[i]?.sightings.filter(({ segment }) => segment.account === account) ?? [])
      : (list[i]?.sightings ?? []);
    const earlier = here.filter(({ segment }) => local && segment.from < from);
    const near = Math.max(
      -1,
      ...earlier.filter(({ segment }) => segment.paragraph === paragraph).map(({ segment }) => segment.from),
    );
    const isKin = here.some(({ clue }) => clue.role?.kin === true || clue.links.some((link) => link.kind === "kin"));
    const role = sighting.clue.role?.role;
    const sameRole = role !== undefined && list[i]?.roles.has(role) === true;
    const otherSex = asked !== undefined && gazetteer.female.has(list[i]?.given ?? "") !== asked;
    return {
      i,
      sameRole,
      otherSex,
      known: earlier.length > 0,
      near,
      isKin,
      many: list[i]?.sightings.length ?? 0,
    };
  });
  standing.sort(
    (x, y) =>
      Number(x.otherSex) - Number(y.otherSex) ||
      Number(y.sameRole) - Number(x.sameRole) ||
      y.near - x.near ||
      Number(y.known) - Number(x.known) ||
      Number(x.isKin) - Number(y.isKin) ||
      y.many - x.many ||
      x.i - y.i,
  );
  return standing[0]?.i ?? 0;
}
