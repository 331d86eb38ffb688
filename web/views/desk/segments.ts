import type { CodePointIndex } from "../../../src/base/code-points.ts";

/** Words in an account on which a candidate rests; code points, `end` exclusive. */
export interface Highlight {
  readonly item: string;
  readonly start: number;
  readonly end: number;
}

/** A run of text with the candidates that rest on it. */
export interface Segment {
  readonly text: string;
  /** Code point at which it starts: its key. */
  readonly start: number;
  readonly items: readonly string[];
}

/**
 * Cuts a text where highlights begin and end, so that overlapping ones can all be shown. What leaves the text is left
 * out. Cost: O(text + highlights × log highlights + overlaps).
 */
export function segmentsOf(index: CodePointIndex, highlights: readonly Highlight[], from = 0, to = index.length): Segment[] {
  const inside = highlights.filter(({ start, end }) => start < end && end > from && start < to && end <= index.length);
  const cuts = [...new Set([from, to, ...inside.flatMap(({ start, end }) => [start, end])])]
    .filter((cut) => cut >= from && cut <= to)
    .sort((a, b) => a - b);
  const byStart = [...inside].sort((a, b) => a.start - b.start);
  let next = 0;
  let open: Highlight[] = [];
  const segments: Segment[] = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [start, end] = [cuts[i] ?? 0, cuts[i + 1] ?? 0];
    open = open.filter((one) => one.end > start);
    for (let one = byStart[next]; one && one.start <= start; one = byStart[++next]) if (one.end > start) open.push(one);
    const text = index.slice(start, end) ?? "";
    if (text !== "") segments.push({ text, start, items: [...new Set(open.map((one) => one.item))] });
  }
  return segments;
}
