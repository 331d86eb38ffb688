import { distance } from "fastest-levenshtein";

/**
 * The name somebody probably meant: the closest, if it is close enough to be a slip (a third of the longer name's
 * letters, at least one). A slip is a letter too many, too few or wrong (Levenshtein 1966), or two that changed places
 * (Damerau 1964). Ties go to the first. Cost: one distance per name, and for near ones one per letter.
 */
export function findNearest(word: string, names: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestSlips = Infinity;
  const written = word.toLowerCase();
  for (const name of names) {
    const allowed = Math.max(1, Math.floor(Math.max(word.length, name.length) / 3));
    const slips = slipsBetween(written, name.toLowerCase(), allowed);
    if (slips <= allowed && slips < bestSlips) {
      best = name;
      bestSlips = slips;
    }
  }
  return best;
}

/** Counts one change of places where that makes it fewer; not exact beyond `allowed`. */
function slipsBetween(written: string, name: string, allowed: number): number {
  let slips = distance(written, name);
  if (slips < 2 || slips > allowed + 1) return slips;
  for (let i = 0; i + 1 < written.length; i++) {
    const swapped = written.slice(0, i) + written.charAt(i + 1) + written.charAt(i) + written.slice(i + 2);
    slips = Math.min(slips, 1 + distance(swapped, name));
  }
  return slips;
}
