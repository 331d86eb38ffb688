import type { LineageKind } from "../../case/accounts-file.ts";
import type { Comparison, Side } from "./compare.ts";
import type { Oddness } from "./oddness.ts";
import type { Telling } from "./telling.ts";

/** What is known of an account beside the print. */
export interface Traits {
  readonly id: string;
  readonly words: number;
  readonly odd: Oddness;
  readonly telling: Telling;
  /** First day that its date of publication allows, where one is given. */
  readonly published?: string | undefined;
  /** How usual its word pairs are in the collection, in deviations from the middle; 0 in a small one. */
  readonly usual: number;
}

/** What a pair of accounts is to one another. */
export interface Verdict {
  readonly comparison: Comparison;
  /** Degree of belief that they are of one lineage. */
  readonly related: number;
  /** Positive where the first is nearer the origin; in log odds. */
  readonly lead: number;
  /** Both have been reworded, apart from one another: neither comes from the other. */
  readonly siblings: boolean;
  /** On what the lead rests, said of the one farther from the origin. */
  readonly grounds: readonly Ground[];
}

export interface Ground {
  /** Whether it is the second of the pair that is farther from the origin. */
  readonly second: boolean;
  readonly words: string;
}

/** Share of a text's matter, by likeness, at which being related and not is even. */
const EVEN = { silent: 0.27, telling: 0.11 };
const ODD = 1;
/** Kendall's tau from which an order is the same: retellings move a sentence now and then. */
const ORDERED = 0.85;

/** Weighs a comparison. Order of the arguments does not matter but for the sign of `lead`. */
export function judge(comparison: Comparison, one: Traits, other: Traits): Verdict {
  const [a, b] = comparison.sides;
  const tells = Math.max(one.telling.strength, other.telling.strength) >= 1 && comparison.aligned.groups.length >= 4;
  const even = tells ? EVEN.telling : EVEN.silent;
  const share = Math.max(a.share, b.share);
  // Few words in common are weak evidence, however like one another; so are many that stand in another order.
  const bulk = Math.min(1, (Math.min(a.words, b.words) + 15) / 60);
  const order = Math.min(1, 0.3 + 0.7 * Math.max(0, comparison.order / ORDERED));
  const related = logistic((share * bulk * order - even) * 26);
  const weighed = leadOf(comparison, one, other);
  const bothOdd = Math.min(one.odd.total, other.odd.total) >= ODD * 0.7 && Math.max(one.odd.total, other.odd.total) >= ODD;
  const bothUnusual = Math.max(one.usual, other.usual) < UNUSUAL;
  const reworded = comparison.verbatim < 0.45 && !tells;
  return { comparison, related, siblings: reworded && (bothOdd || bothUnusual), ...weighed };
}

/** Deviations below the middle at which a text's word pairs are none that people write. */
const UNUSUAL = -1.3;

function leadOf({ sides: [a, b] }: Comparison, one: Traits, other: Traits): { lead: number; grounds: Ground[] } {
  const grounds: Ground[] = [];
  let lead = 0;
  const add = (amount: number, least: number, words: string): void => {
    lead += amount;
    if (Math.abs(amount) >= least) grounds.push({ second: amount > 0, words });
  };
  if (one.published !== undefined && other.published !== undefined && one.published !== other.published) {
    add(one.published < other.published ? 1.2 : -1.2, 1, "published later");
  }
  // A part of an account is taken over, and little else stands beside it.
  add(clamp(4 * (b.coverage - a.coverage), 1.5), 0.4, "more of it stands in the other than of the other in it");
  add(clamp(Math.log((one.words + 1) / (other.words + 1)) * 0.8, 0.8), 0.4, "shorter");
  add(clamp((b.strays - a.strays) * 0.7, 1.5), 0.7, "spells names in ways of its own");
  add(clamp((other.odd.total - one.odd.total) * 1.6, 2.4), 0.6, "reads as reworded by software");
  add(clamp((one.odd.plain - other.odd.plain) * 0.25, 0.8), 0.5, "fewer of the usual turns of phrase");
  add(clamp((one.usual - other.usual) * 0.8, 2), 0.6, "puts words together as other accounts do not");
  add(clamp((other.telling.strength - one.telling.strength) * 2, 3), 1, "says that it retells a report");
  return { lead, grounds };
}

/** What the derived of two accounts is to its origin. */
export function kindOf(
  { verbatim, grammar }: Comparison,
  [origin, derived]: readonly [Side, Side],
  words: { readonly origin: number; readonly derived: number },
  traits: Traits,
): LineageKind {
  const whole = derived.words / Math.max(1, origin.words);
  const length = words.derived / Math.max(1, words.origin);
  // Software that rewords leaves some sentences nearly whole; its turns tell it from somebody who cut and pasted.
  if (verbatim >= (traits.odd.total >= ODD * 0.7 ? 0.85 : 0.62)) {
    if (whole < 0.88 && verbatim < 0.93 && length < 0.6) return "summary";
    return length < 0.62 && origin.coverage < 0.68 ? "excerpt" : "copy";
  }
  if (length < 0.45 && derived.coverage >= 0.75) return "summary";
  if (traits.telling.strength >= 1) return "retelling";
  if (derived.coverage < 0.55 && derived.share < 0.3) return "retelling";
  if (length < 0.5 && (whole < 0.75 || origin.coverage < 0.55)) return "summary";
  return rewordedBy(grammar, traits.odd);
}

/** Translating there and back changes the grammar words and the spelling of names; rewording leaves both. */
export function rewordedBy(grammar: number, odd: Oddness): "translation" | "respin" {
  const crowded = Math.min(1, Math.max(0, odd.perfects - 2) * 0.4);
  const translated = (grammar < 0.5 ? 1 : 0) + Math.min(1.2, odd.spellings * 0.4) + crowded - odd.turns * 0.8;
  return translated >= 1 && grammar < 0.6 ? "translation" : "respin";
}

const clamp = (value: number, most: number): number => Math.max(-most, Math.min(most, value));
export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
