import { scaleLinear } from "d3-scale";
import type { Issue } from "../../../src/case/case-file.ts";
import type { Term } from "../../../src/case/term.ts";
import type { Unsettled } from "../../../src/case/terms.ts";
import { UNSETTLED } from "../../../src/case/vocabulary.ts";

/** Where a term stands from top to bottom: lines, and for a range a band whose ends may be open. */
export interface Placed {
  readonly lines: readonly number[];
  readonly band: Band | undefined;
}

export interface Band {
  readonly top: number;
  readonly bottom: number;
  /** The end is the issue's own bound, and no figure anybody gave. */
  readonly openTop: boolean;
  readonly openBottom: boolean;
}

export interface RowLabel {
  readonly y: number;
  /** The row's upper edge; undefined for a tick on an amount axis. */
  readonly top: number | undefined;
  readonly text: string;
  readonly kind: "amount" | "option" | "state";
}

/** The vertical side of one issue's chart, in pixels. */
export interface Rows {
  readonly height: number;
  readonly labels: readonly RowLabel[];
  place(term: Term): Placed;
}

export const STATE_WORDS: Readonly<Record<Unsettled, string>> = { open: "left open", unspecified: "unspecified", "ruled-out": "ruled out" };

/** Options past this many are drawn only where somebody named them. */
const MANY_OPTIONS = 6;
const AMOUNT_PX = 96;
/** Where all that was said is one figure, there is no distance to show. */
const ONE_AMOUNT_PX = 44;
const PAD_PX = 10;

/** `roomy`: labels stand above their rows instead of beside them. */
export function rowsOf(issue: Issue, terms: readonly Term[], lanes: number, roomy: boolean): Rows {
  const headPx = roomy ? 15 : 0;
  const rowPx = headPx + Math.max(roomy ? 19 : 26, (roomy ? 4 : 12) + lanes * 5);
  const labels: RowLabel[] = [];
  const used = new Set(terms.map((term) => term.kind));
  const amounts = issue.kind === "quantity" && used.has("amount") ? amountAxis(issue, terms, lanes) : undefined;
  let y = 0;
  if (amounts) {
    for (const tick of amounts.ticks) labels.push({ y: amounts.yOf(tick), top: undefined, text: tick.toLocaleString("en-GB"), kind: "amount" });
    y = amounts.height;
  }
  const rowY = new Map<string, number>();
  const addRow = (key: string, text: string, kind: RowLabel["kind"]): void => {
    const middle = y + headPx + (rowPx - headPx) / 2;
    rowY.set(key, middle);
    labels.push({ y: middle, top: y, text, kind });
    y += rowPx;
  };
  if (issue.kind !== "quantity") {
    // Least at the foot, most at the head; a choice has no order, so its options stand as the case lists them.
    const options = issue.kind === "scale" ? issue.options.toReversed() : issue.options;
    const named = new Set(terms.flatMap((term) => (term.kind === "option" ? term.options : [])));
    for (const option of options) {
      if (options.length <= MANY_OPTIONS || named.has(option.id)) addRow(option.id, option.name, "option");
    }
  }
  for (const state of UNSETTLED) if (used.has(state)) addRow(state, STATE_WORDS[state], "state");

  return {
    height: y,
    labels,
    place(term) {
      if (term.kind === "amount") return amounts ? amounts.place(term) : { lines: [], band: undefined };
      if (term.kind === "option") return { lines: term.options.flatMap((id) => rowY.get(id) ?? []), band: undefined };
      return { lines: [rowY.get(term.kind) ?? 0], band: undefined };
    },
  };
}

type Quantity = Extract<Issue, { kind: "quantity" }>;
type Amount = Extract<Term, { kind: "amount" }>;

function amountAxis(issue: Quantity, terms: readonly Term[], lanes: number) {
  const ends: number[] = [];
  for (const term of terms) {
    if (term.kind !== "amount") continue;
    // A bound that is only the issue's own is no figure anybody gave.
    if (term.atLeast > issue.min || term.atLeast === term.atMost) ends.push(term.atLeast);
    if (term.atMost < issue.max || term.atLeast === term.atMost) ends.push(term.atMost);
  }
  if (ends.length === 0) ends.push(issue.min, issue.max);
  const low = ends.reduce((a, b) => Math.min(a, b));
  const high = ends.reduce((a, b) => Math.max(a, b));
  const height = low === high && !hasOpenEnd(issue, terms) ? ONE_AMOUNT_PX : AMOUNT_PX;
  const room = (high - low) * 0.15 || (issue.step ?? Math.max(1, Math.abs(high) * 0.1));
  const domain: [number, number] = [
    Math.max(low - room, Math.min(issue.min, low)),
    Math.min(high + room, Math.max(issue.max, high)),
  ];
  if (domain[0] === domain[1]) domain[1] = domain[0] + 1;
  const pad = PAD_PX + lanes * 2;
  const yOf = scaleLinear(domain, [height - pad, pad]);
  const isWhole = issue.step !== undefined && Number.isInteger(issue.step);
  return {
    yOf: height === ONE_AMOUNT_PX ? () => height / 2 : yOf,
    height,
    ticks: height === ONE_AMOUNT_PX ? [low] : yOf.ticks(3).filter((tick) => !isWhole || Number.isInteger(tick)),
    place(term: Amount): Placed {
      const [bottom, top] = height === ONE_AMOUNT_PX ? [height / 2, height / 2] : [yOf(term.atLeast), yOf(term.atMost)];
      if (term.atLeast === term.atMost) return { lines: [top], band: undefined };
      const openTop = term.atMost >= issue.max;
      const openBottom = term.atLeast <= issue.min && !openTop;
      const band: Band = { top: openTop ? 0 : top, bottom: openBottom ? height : bottom, openTop, openBottom };
      return { lines: [...(openTop ? [] : [top]), ...(openBottom ? [] : [bottom])], band };
    },
  };
}

function hasOpenEnd(issue: Quantity, terms: readonly Term[]): boolean {
  return terms.some((term) => term.kind === "amount" && term.atLeast !== term.atMost && (term.atMost >= issue.max || term.atLeast <= issue.min));
}

/** Text on at most two lines of about so many characters, cut with an ellipsis past that. */
export function wrapLabel(text: string, characters: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > characters) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  lines.push(line);
  const kept = lines.slice(0, 2);
  const last = kept.at(-1) ?? "";
  if (lines.length > 2 || last.length > characters) kept[kept.length - 1] = `${last.slice(0, characters - 1).trimEnd()}…`;
  return kept;
}

/** Moves labels apart to at least `gap`, keeping their order and staying as near as they can; y's in, y's out. */
export function spread(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = [...wanted];
  let floor = low;
  for (const i of order) {
    placed[i] = Math.max(wanted[i] ?? 0, floor);
    floor = (placed[i] ?? 0) + gap;
  }
  let ceiling = high;
  for (const i of order.toReversed()) {
    placed[i] = Math.min(placed[i] ?? 0, ceiling);
    ceiling = (placed[i] ?? 0) - gap;
  }
  return placed;
}
