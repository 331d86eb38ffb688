import { likelihoodInWords } from "../../../src/study/window/analysis/words.ts";
import type { AnsweredMoment } from "../../../src/study/window/answer.ts";

const percents = new Intl.NumberFormat("en-GB", { style: "percent", maximumFractionDigits: 0 });
const MINUS = "−";

/** A probability to the per cent, never 0 or 100: nothing here is known that well. */
export function printChance(chance: number): string {
  if (chance < 0.005) return "under 1%";
  return chance > 0.995 ? "over 99%" : percents.format(chance);
}

/** How far reports bear an act out, to the per cent: an act nobody had to report is borne out in full. */
export function printCredence(credence: number): string {
  return percents.format(credence);
}

/** From the least to the most: `35–84%`, `72 to over 99%`. */
export function printInterval([low, high]: readonly [number, number]): string {
  const [from, to] = [printChance(low), printChance(high)];
  if (from === to) return from;
  return from.replace(/%$/, "") + (/^\d+%$/.test(from) && /^\d+%$/.test(to) ? "–" : " to ") + to;
}

/** A difference of two probabilities, in points: `+12`, `−3`. */
export function printPoints(difference: number): string {
  const points = Math.round(difference * 100);
  return `${points < 0 ? MINUS : "+"}${String(Math.abs(points))}`;
}

/** Where the words of ICD 203 change. */
const BOUNDS = [0, 0.05, 0.2, 0.45, 0.55, 0.8, 0.95, 1];

/** The bands of the words of probability, from the bottom. */
export const BANDS = BOUNDS.slice(1).map((to, i) => {
  const from = BOUNDS[i] ?? 0;
  return { from, to, words: wordsOf((from + to) / 2) };
});

export function wordsOf(chance: number): string {
  return likelihoodInWords(chance);
}

/** The words of both ends of an interval, or the one word that covers it. */
export function wordsOfInterval([low, high]: readonly [number, number]): string {
  const [from, to] = [wordsOf(low), wordsOf(high)];
  return from === to ? from : `${from} to ${to}`;
}

/** A moment's chance as one line: `68% (44–86%), likely`. */
export function printMomentChance({ probability, interval }: Pick<AnsweredMoment, "probability" | "interval">): string {
  if (probability === undefined) return "not known";
  const range = interval === undefined ? "" : ` (${printInterval(interval)})`;
  return `${printChance(probability)}${range}, ${wordsOf(probability)}`;
}
