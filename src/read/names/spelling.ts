import { doubleMetaphone } from "double-metaphone";
import { distance } from "fastest-levenshtein";

/** A word of a name without accents, capitals, apostrophes and stops; `al-` and its like cut off. */
export function foldName(word: string, prefixes: ReadonlySet<string> = new Set()): string {
  const plain = plainLetters(word);
  const [first, ...rest] = plain.split("-");
  return rest.length > 0 && prefixes.has(first ?? "") ? rest.join("-") : plain;
}

/** Lower case letters without accents; letters that no accent made are written out (ø, ł, ß). */
export function plainLetters(word: string): string {
  return word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[øłßæœđðþıħ]/g, (sign) => WRITTEN_OUT[sign] ?? sign)
    .replace(/['.]/g, "");
}

const WRITTEN_OUT: Readonly<Record<string, string>> = {
  ø: "o",
  ł: "l",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  ħ: "h",
};

/** How a name sounds, roughly, with its vowels: spellings that only transliteration tells apart come out the same. */
export function soundOf(name: string): string {
  return name
    .replace(/ph/g, "f")
    .replace(/ck|qu?/g, "k")
    .replace(/c(?=[eiy])/g, "s")
    .replace(/ch|sch|sh/g, "x")
    .replace(/c|kh/g, "k")
    .replace(/gh/g, "g")
    .replace(/th/g, "t")
    .replace(/dj|dzh/g, "j")
    .replace(/z/g, "s")
    .replace(/w/g, "v")
    .replace(/ie$|ey$|ee|yi|iy|ij|y/g, "i")
    .replace(/oo|ou|uu/g, "u")
    .replace(/ae|ai|ei|ea/g, "e")
    .replace(/oe/g, "o")
    .replace(/h(?=[^aeiou]|$)/g, "")
    .replace(/(.)\1+/g, "$1");
}

/** The consonants of a sound, an initial vowel kept as one sign. */
export function skeletonOf(name: string): string {
  const sound = soundOf(name);
  return (/^[aeiou]/.test(sound) ? "*" : "") + sound.replace(/[aeiouh-]/g, "");
}

const KEYS = new Map<string, { readonly sound: string; readonly skeleton: string; readonly metaphone: string }>();

/** Sound, skeleton and double metaphone (Philips 2000) of a folded name; remembered, since names recur. */
export function keysOf(name: string): { readonly sound: string; readonly skeleton: string; readonly metaphone: string } {
  const known = KEYS.get(name);
  if (known) return known;
  if (KEYS.size > 20_000) KEYS.clear();
  const made = { sound: soundOf(name), skeleton: skeletonOf(name), metaphone: doubleMetaphone(name)[0] };
  KEYS.set(name, made);
  return made;
}

/**
 * How likely two folded names are spellings of one, 0 to 1: 1 the same, 0.95 the same sound, 0.9 the same consonants,
 * below that by letters and consonants that differ, as garbling by machine leaves them. Exchanged neighbours count once
 * (Damerau 1964). Cost: quadratic in the length of a name.
 */
export function likenessOf(a: string, b: string): number {
  if (a === b) return 1;
  if (a === "" || b === "") return 0;
  const [left, right] = [keysOf(a), keysOf(b)];
  if (left.sound === right.sound) return 0.95;
  const letters = 1 - edits(a, b) / Math.max(a.length, b.length);
  const bones = 1 - edits(left.skeleton, right.skeleton) / Math.max(left.skeleton.length, right.skeleton.length, 1);
  const short = Math.min(left.skeleton.length, right.skeleton.length) < 2;
  if (left.skeleton === right.skeleton && letters >= 0.4) return short ? 0.75 : 0.9;
  const mixed = (letters + bones) / 2;
  // One sound by metaphone, which merges more than the skeleton does (v and f, g and k), lifts what letters say.
  return left.metaphone === right.metaphone && letters >= 0.5 && !short ? Math.max(mixed, 0.85) : mixed;
}

function edits(a: string, b: string): number {
  const plain = distance(a, b);
  if (plain !== 2 || a.length !== b.length) return plain;
  const first = [...a].findIndex((sign, i) => sign !== b[i]);
  const swapped = a[first] === b[first + 1] && a[first + 1] === b[first] && a.slice(first + 2) === b.slice(first + 2);
  return swapped ? 1 : 2;
}

/** An id of letters, digits and hyphens; empty where nothing of the words can be written so. */
export function slugOf(words: string): string {
  return plainLetters(words.replace(/&/g, " and "))
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-0-9]+|-+$/g, "")
    .slice(0, 70)
    .replace(/-+$/, "");
}
