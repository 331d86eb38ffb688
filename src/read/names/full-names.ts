import type { Gazetteer } from "./gazetteer.ts";
import type { Sighting } from "./kinds.ts";
import { foldName, likenessOf } from "./spelling.ts";

/** One spelling of one full name, with all that is known of its bearer from where it stands. */
export interface FullForm {
  readonly key: string;
  readonly given: string;
  readonly middle: readonly string[];
  readonly surname: string;
  /** All that follows the given name, in one: “van der Meer” is `vandermeer`. */
  readonly tail: string;
  readonly sightings: Sighting[];
  readonly accounts: Set<number>;
  readonly roles: Set<string>;
}

/** Below this two given names are of two people, and two surnames as well. */
export const GIVEN_APART = 0.7;

export const SURNAME_APART = 0.5;

/** Whether two full names are two people, whatever else speaks for one. */
export function isVetoed(
  a: FullForm | undefined,
  b: FullForm | undefined,
  kin: ReadonlySet<string>,
  gazetteer: Gazetteer,
): boolean {
  if (!a || !b || a === b) return false;
  if (kin.has(pairOf(a.key, b.key))) return true;
  const given = givenLikeness(a.given, b.given, gazetteer);
  const surname = surnameLikeness(a, b);
  if (given < GIVEN_APART || surname < SURNAME_APART) return true;
  const initial = a.given.length <= 2 || b.given.length <= 2;
  const together = [...a.accounts].some((account) => b.accounts.has(account));
  return together && ((given < 0.95 && !initial) || surname < 0.85);
}

/** How likely two folded given names are one, 0 to 1: spellings, short forms, an initial and its name. */
export function givenLikeness(a: string, b: string, { short }: Pick<Gazetteer, "short">): number {
  if (a === b) return 1;
  if (a.length <= 2 || b.length <= 2)
    return a.startsWith(b.slice(0, 1)) && (a.length === 1 || b.length === 1 || a[1] === b[1]) ? 0.85 : 0;
  const [left, right] = [short.get(a) ?? a, short.get(b) ?? b];
  if (left === right || left === b || right === a) return 0.95;
  return Math.max(likenessOf(a, b), isPartOf(a, b) || isPartOf(b, a) ? 0.8 : 0);
}

/** “Seun” of “Oluwaseun”, “Tom” of “Tomas”: the beginning, or a longer end. */
function isPartOf(part: string, whole: string): boolean {
  return (part.length >= 3 && whole.startsWith(part)) || (part.length >= 4 && whole.endsWith(part));
}

/** All that follows the first word of a name, in one. */
export function tailOf(words: readonly string[]): string {
  return words
    .slice(1)
    .map((word) => foldName(word).replace(/-/g, ""))
    .join("");
}

/** How likely two surnames are one: by the last words, by all that follows the given names, or by a part of a double name. */
export function surnameLikeness(a: Pick<FullForm, "surname" | "tail">, b: Pick<FullForm, "surname" | "tail">): number {
  const partOf = (whole: string, part: string): boolean => whole.includes("-") && whole.split("-").includes(part);
  const half = partOf(a.surname, b.surname) || partOf(b.surname, a.surname) ? 0.9 : 0;
  return Math.max(likenessOf(a.surname, b.surname), likenessOf(a.tail, b.tail), half);
}

export const pairOf = (a: string, b: string): string => (a < b ? `${a}\n${b}` : `${b}\n${a}`);
