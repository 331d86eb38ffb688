import type { ActKind, WindowProblem } from "../problem.ts";

/** From the last bound to this one, in per cent, a probability is put in these words (ICD 203, 2015, part D.6.e.2.a). */
const WORDS: readonly (readonly [number, string])[] = [
  [5, "almost no chance"], [20, "very unlikely"], [45, "unlikely"], [55, "roughly even chance"], [80, "likely"],
  [95, "very likely"], [100, "almost certain"],
];

/**
 * The words of ICD 203 for a probability, 0 to 1, as it is shown: in whole hundredths, so that words and number never part. A
 * bound belongs to the words nearer to an even chance.
 */
export function likelihoodInWords(probability: number): string {
  const percent = Math.round(probability * 100);
  return (WORDS.find(([to]) => (to <= 45 ? percent < to : percent <= to)) ?? [100, "almost certain"])[1];
}

/** `It is likely that`, `There is almost no chance that`: the words as they open a sentence. */
export function openingFor(probability: number): string {
  const words = likelihoodInWords(probability);
  if (words === "almost no chance") return `There is ${words} that`;
  return words.endsWith("chance") ? `There is a ${words} that` : `It is ${words} that`;
}

/** A probability as a whole number of hundredths, never 0 or 100 %: nothing here is known that well. */
export function percentOf(probability: number): string {
  if (probability < 0.005) return "under 1%";
  if (probability > 0.995) return "over 99%";
  return `${Math.round(probability * 100)}%`;
}

/** A time in EDTF as it reads in a sentence: days, with the hour left out. */
export function timeInWords(edtf: string): string {
  const day = (part: string): string => `${/[~?]/.test(part) ? "about " : ""}${part.replace(/T[^~?]*/, "").replace(/[~?]/g, "")}`;
  const [from, to] = edtf.split("/");
  if (to === undefined) return day(edtf);
  if (from === "" || from === "..") return `by ${day(to)}`;
  if (to === "" || to === "..") return `from ${day(from ?? "")} on`;
  return day(from ?? "") === day(to) ? day(to) : `${day(from ?? "")} to ${day(to)}`;
}

const DID: Readonly<Record<ActKind, string>> = {
  "offer": "offered it", "ultimatum": "offered it as a last word", "accept": "accepted", "refuse": "refused",
  "would-accept": "let it be known that it would accept", "would-refuse": "let it be known that it would refuse",
  "withdraw": "took its offer back", "lapse": "let it lapse", "state": "demanded it in public",
};

export function actInWords(problem: WindowProblem, act: number): string {
  const { party, kind } = problem.acts[act] ?? { party: -1, kind: "offer" };
  return `${problem.parties[party]?.name ?? "somebody"} ${DID[kind]}`;
}

/** What one event says of several parties. */
export function actsInWords(problem: WindowProblem, acts: readonly number[]): string {
  return [...new Set(acts.map((act) => actInWords(problem, act)))].join("; ");
}

/** `A`, `A and B`, `A, B and C`. */
export function listed(items: readonly string[]): string {
  if (items.length <= 1) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}

/** `1 offer`, `3 offers`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
