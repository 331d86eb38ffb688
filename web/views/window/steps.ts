import type { Across } from "./across.ts";
import type { PlottedMoment } from "./plotted.ts";

/** A moment's stretch on the plot, in pixels. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly of: PlottedMoment;
}

/** Each moment from where it begins to where the next does; the last to the right edge. */
export function spansOf(moments: readonly PlottedMoment[], across: Across): Span[] {
  return moments.map((of, i) => {
    const next = moments[i + 1];
    return { from: across.at(of.event), to: next ? across.at(next.event) : across.right, of };
  });
}

/** The moment at a place from left to right; undefined before the first. */
export function spanAt(spans: readonly Span[], x: number): Span | undefined {
  return spans.findLast(({ from }) => from <= x);
}

/** A path of level stretches joined by upright ones, broken where a value is not known. */
export function stepPath(
  spans: readonly Span[], valueOf: (of: PlottedMoment) => number | undefined, y: (value: number) => number,
): string {
  let path = "";
  let drawing = false;
  for (const { from, to, of } of spans) {
    const value = valueOf(of);
    if (value !== undefined) path += drawing ? `V${px(y(value))}H${px(to)}` : `M${px(from)} ${px(y(value))}H${px(to)}`;
    drawing = value !== undefined;
  }
  return path;
}

/** The area between the least and the most, a box for each moment. */
export function bandPath(spans: readonly Span[], y: (value: number) => number): string {
  return spans
    .flatMap(({ from, to, of: { moment } }) => {
      if (moment.interval === undefined) return [];
      const [low, high] = moment.interval;
      return [`M${px(from)} ${px(y(high))}H${px(to)}V${px(y(low))}H${px(from)}Z`];
    })
    .join("");
}

/** Stretches of which nothing is known, neighbours joined. */
export function unknownStretches(spans: readonly Span[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  spans.forEach(({ from, to, of }, i) => {
    if (of.moment.probability !== undefined) return;
    const last = found.at(-1);
    if (last && spans[i - 1]?.of.moment.probability === undefined) last.to = to;
    else found.push({ from, to });
  });
  return found;
}

/** A row for each sign, so that no two in one row touch: the lowest with room, from 0; past the last row, the last. */
export function rowsOfSigns(xs: readonly number[], apartPx: number, most: number): number[] {
  const ends: number[] = [];
  return xs.map((x) => {
    const free = ends.findIndex((end) => x - end >= apartPx);
    const row = free >= 0 ? free : Math.min(ends.length, most - 1);
    ends[row] = x;
    return row;
  });
}

/** The fewest first letters, one or two, that tell the names apart. */
export function initialsOf(names: readonly string[]): string[] {
  const first = (name: string, letters: number): string => [...name].slice(0, letters).join("");
  return names.map((name) => {
    const one = first(name, 1).toUpperCase();
    return names.some((other) => other !== name && first(other, 1).toUpperCase() === one) ? `${one}${first(name, 2).slice(one.length)}` : one;
  });
}

export function px(value: number): number {
  return Math.round(value * 10) / 10;
}
