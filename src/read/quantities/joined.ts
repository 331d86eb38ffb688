import type { Amount } from "./amount.ts";
import { type Counted, pluralOf } from "./counted.ts";
import { parseSpelled } from "./numerals.ts";
import type { QuantityWords } from "./quantity-words.ts";
import type { SentenceWords } from "./sentence-words.ts";

/**
 * [Q6] A spelled number that is one word with what it counts: a five-year truce, a six-member panel, three-to-five-day
 * visits. `both` before a plural is two of them. Ages and `two-way`, `one-sided` count nothing.
 */
export function readJoined(
  words: SentenceWords,
  i: number,
  free: number,
  vocabulary: QuantityWords,
): { amount: Amount; counted: Counted } | undefined {
  if (!words.isWord(i)) return undefined;
  const parts = words.lower(i).split("-");
  if (parts.length < 2) return undefined;
  const range = /^(?:to|or)$/.test(parts[1] ?? "");
  const low =
    parseSpelled(parts.slice(0, 1)) === undefined
      ? undefined
      : (parseSpelled(parts.slice(0, 2)) ?? parseSpelled(parts.slice(0, 1)));
  if (low === undefined) return undefined;
  const taken = parseSpelled(parts.slice(0, 2)) === undefined ? 1 : 2;
  const high = range ? (parseSpelled(parts.slice(2, 4)) ?? parseSpelled(parts.slice(2, 3))) : undefined;
  const rest = parts.slice(range ? (parseSpelled(parts.slice(2, 4)) === undefined ? 3 : 4) : taken);
  const [unit] = rest;
  if (unit === undefined || rest.includes("old") || rest.includes("olds") || (range && high === undefined)) return undefined;
  if (
    vocabulary.idle.has(unit) ||
    vocabulary.stops.has(unit) ||
    /(?:ed|thirds?|quarters?|fifths?|half|halves|tenths?|fold)$/.test(unit)
  )
    return undefined;
  const about = i - 1 >= free && vocabulary.front.at(words, i - 1)?.meaning === "about";
  const what = words.isWord(i + 1) && !vocabulary.stops.has(words.lower(i + 1)) ? words.words(i + 1, i + 2) : undefined;
  const shared = { from: about ? i - 1 : i, next: i + 1, about, vague: false, spelled: "words" as const, hyphened: false };
  return {
    amount: high === undefined ? { ...shared, amount: low } : { ...shared, atLeast: low, atMost: high },
    counted: { unit: pluralOf(unit, vocabulary), next: i + 1, qualifier: what, ofThem: false },
  };
}
