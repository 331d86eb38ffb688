import type { DriftFound, TimeFound } from "../findings.ts";
import { driftAt, type View } from "./drawing.ts";
import { type Passage, wordsAt } from "./passage.ts";
import { gapFor } from "./word-diff.ts";

/** Times that differ between passages that say the same. Times are paired by what they come to, then by place. */
export function dateDrift(view: View): DriftFound[] {
  const { from, to, found } = view;
  const [mine, theirs] = [found.times(from), found.times(to)];
  const taken = new Set<TimeFound>();
  const rest: TimeFound[] = [];
  const drift: DriftFound[] = [];
  for (const time of mine) {
    const same = theirs.find((other) => !taken.has(other) && agree(time, other));
    if (same === undefined) {
      rest.push(time);
      continue;
    }
    taken.add(same);
    const [was, became] = [boundBefore(from, time), boundBefore(to, same)];
    if (was === became || time.edtf === undefined || same.edtf === undefined) continue;
    const restsOn = [`${was} that time there, ${became} it here`];
    const confidence = 0.55 * Math.min(time.confidence, same.confidence);
    drift.push(driftAt("date-changed", [from, time], [to, same], { confidence, restsOn }));
  }
  for (const time of rest) {
    const token = from.tokens.findIndex((one) => one.end > time.start);
    const gap = gapFor(token, view.words.to, to.tokens.length);
    const [first, last] = [to.tokens[gap.first], to.tokens[gap.last]];
    const figure = /\d/.test(wordsAt(from, time));
    // A date with a figure and one without are hardly one word for another.
    const alike = theirs.filter((other) => comparable(time, other) && /\d/.test(wordsAt(to, other)) === figure);
    const free = alike.filter((other) => !taken.has(other));
    const inPlace = free.find((other) => first && last && other.start < last.end && other.end > first.start);
    const pair = free.length === 1 ? free[0] : inPlace;
    if (pair === undefined) continue;
    taken.add(pair);
    const sameWords = wordsAt(from, time).toLowerCase() === wordsAt(to, pair).toLowerCase();
    // `July` is July on both sides; only what is counted from somewhere can say another day in the same words.
    if (sameWords && /\d|^\p{Lu}\p{L}+$/u.test(wordsAt(from, time))) continue;
    // Two ways to say the next day: what they are counted from was read differently, not told differently.
    if (!figure && !sameWords && (time.order?.gap === undefined || time.order.gap === pair.order?.gap)) continue;
    const confidence = Math.min(time.confidence, pair.confidence) * (sameWords ? 0.6 : 0.9);
    if (confidence < 0.35) continue;
    drift.push(
      driftAt("date-changed", [from, time], [to, pair], {
        confidence,
        restsOn: [sameWords ? "the same words, counted from another day" : `${saying(time)} on one side, ${saying(pair)} on the other`],
      }),
    );
  }
  return drift;
}

const BOUNDS: ReadonlyMap<string, "since" | "until" | "before" | "after"> = new Map([
  ["since", "since"], ["until", "until"], ["till", "until"], ["before", "before"], ["after", "after"],
]);

/** What the word before a time makes of it: a start, an end, a side, or the time itself. */
function boundBefore(passage: Passage, time: TimeFound): "since" | "until" | "before" | "after" | "in" {
  const first = passage.tokens.findIndex((token) => token.end > time.start);
  for (const token of [passage.tokens[first], passage.tokens[first - 1], passage.tokens[first - 2]]) {
    const bound = BOUNDS.get(token?.lower ?? "");
    if (bound !== undefined) return bound;
  }
  return "in";
}

/** Whether two times can be one: equal, or the one a part of the other. */
function agree(one: TimeFound, other: TimeFound): boolean {
  const [a, b] = [plainDate(one), plainDate(other)];
  if (a !== undefined && b !== undefined) {
    return a.startsWith(b) || b.startsWith(a) || a.split("/").some((part) => b.split("/").includes(part));
  }
  if (one.order && other.order) return one.order.relation === other.order.relation && one.order.gap === other.order.gap;
  // One was resolved and the other not: nothing shows that they differ.
  return false;
}

/** Whether they are of one sort, so that not agreeing means something. */
function comparable(one: TimeFound, other: TimeFound): boolean {
  const [a, b] = [plainDate(one), plainDate(other)];
  if (a !== undefined && b !== undefined) return !a.includes("/") && !b.includes("/") && Math.min(a.length, b.length) >= 7;
  return a === undefined && b === undefined && one.order?.gap !== undefined && other.order?.gap !== undefined;
}

function plainDate({ edtf }: TimeFound): string | undefined {
  return edtf?.replace(/[~?%]/g, "");
}

function saying({ edtf, order }: TimeFound): string {
  return edtf ?? `${order?.relation ?? ""} ${order?.gap ?? ""}`.trim();
}
