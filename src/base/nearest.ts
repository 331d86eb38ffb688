import { distance } from "fastest-levenshtein";

/**
 * The name somebody probably meant: the closest by Levenshtein distance, if it is close enough to be a slip (a third
 * of the longer name's letters, at least one). Ties go to the first. Cost: one distance per name.
 */
export function findNearest(word: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const name of names) {
    const far = distance(word.toLowerCase(), name.toLowerCase());
    const allowed = Math.max(1, Math.floor(Math.max(word.length, name.length) / 3));
    if (far <= allowed && far < bestDistance) {
      best = name;
      bestDistance = far;
    }
  }
  return best;
}
