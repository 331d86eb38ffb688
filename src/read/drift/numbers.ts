import type { Stretch } from "../account.ts";
import type { DriftFound, QuantityFound } from "../findings.ts";
import { GRAMMAR_WORDS, NUMBER_WORDS } from "../lineage/grammar-words.ts";
import { driftAt, overlaps, type View } from "./drawing.ts";
import type { Passage } from "./passage.ts";
import { gapFor, stemOf } from "./word-diff.ts";

/** A number in a passage, with what the reader of quantities made of it. */
interface Amount extends Stretch {
  /** Every figure in it: both ends of a range. */
  readonly values: readonly number[];
  readonly unit: string;
  readonly token: number;
  readonly quantity?: QuantityFound | undefined;
}

/**
 * Numbers that differ between passages that say the same, and bounds and qualifiers that the retelling has lost. Numbers
 * are paired by value first; of the rest, those of one unit, or that stand in one place, have changed.
 */
export function numberDrift(view: View): DriftFound[] {
  const { from, to } = view;
  const [mine, theirs] = [amountsOf(view, from), amountsOf(view, to)];
  const taken = new Set<Amount>();
  const drift: DriftFound[] = [];
  const rest: Amount[] = [];
  for (const amount of mine) {
    const same = theirs.filter((other) => !taken.has(other) && sameValues(amount, other));
    const pair = same.find((other) => other.unit === amount.unit) ?? same[0];
    if (pair === undefined) {
      rest.push(amount);
      continue;
    }
    taken.add(pair);
    drift.push(...lostOf(view, amount, pair));
  }
  const others = theirs.filter((other) => !taken.has(other));
  for (const amount of rest) {
    const gap = gapFor(amount.token, view.words.to, to.tokens.length);
    const free = others.filter((other) => !taken.has(other));
    const inPlace = free.find((other) => other.token >= gap.first && other.token <= gap.last);
    const ofUnit = free.filter((other) => other.unit !== "" && other.unit === amount.unit);
    const pair = ofUnit.length === 1 ? ofUnit[0] : inPlace;
    if (pair === undefined) {
      if (isWeighty(amount)) drift.push(gone(view, amount));
      continue;
    }
    if (amount.values.some((value) => pair.values.includes(value))) continue;
    // The same figure elsewhere in the passage says that words were moved, and no number changed.
    if (pair.values.every((value) => mine.some((other) => other.values.includes(value)))) continue;
    taken.add(pair);
    const unit = ofUnit.length === 1;
    drift.push(
      driftAt("number-changed", [from, amount], [to, pair], {
        confidence: unit && inPlace === pair ? 0.9 : unit ? 0.8 : 0.65,
        restsOn: [unit ? `both count ${amount.unit}` : "stands in the same place", "no such number on the other side"],
      }),
    );
  }
  return drift;
}

/** A figure that somebody would miss: no small count, and none of the people on whose word a thing stands. */
function isWeighty({ values, unit }: Amount): boolean {
  return values.some((value) => value > SMALL || !Number.isInteger(value)) && !VOICES.has(unit);
}

const SMALL = 12;
const VOICES = new Set(["people", "person", "source", "official", "diplomat", "aide", "adviser", "other"].map(stemOf));

function gone({ from, to }: View, amount: Amount): DriftFound {
  return driftAt("qualifier-lost", [from, amount], [to, to], { confidence: 0.45, restsOn: ["the figure is gone, and none stands for it"] });
}

function lostOf({ from, to }: View, amount: Amount, pair: Amount): DriftFound[] {
  const [mine, theirs] = [amount.quantity, pair.quantity];
  if (!mine || !theirs) return [];
  const bounded = mine.about || mine.amount === undefined;
  const stillBounded = theirs.about || theirs.amount === undefined;
  if (bounded && !stillBounded) {
    const restsOn = ["the same number, no longer about or a bound"];
    return [driftAt("qualifier-lost", [from, amount], [to, pair], { confidence: 0.8, restsOn })];
  }
  if (mine.qualifier === undefined) return [];
  const left = new Set(to.tokens.map((token) => stemOf(token.lower)));
  const words = mine.qualifier.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const lost = words.filter((word) => word.length > 2 && !GRAMMAR_WORDS.has(word));
  if (lost.length === 0 || lost.some((word) => left.has(stemOf(word))) || theirs.qualifier !== undefined) return [];
  return [
    driftAt("qualifier-lost", [from, amount], [to, pair], {
      confidence: 0.6, restsOn: ["the same number, without what narrowed it"], was: mine.qualifier,
    }),
  ];
}

/** Stretches of time come to the same in other units. */
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 360 };

function sameValues(one: Amount, other: Amount): boolean {
  const [a, b] = [DAYS[one.unit], DAYS[other.unit]];
  if (a !== undefined && b !== undefined && a !== b) {
    const [x, y] = [(one.values[0] ?? 0) * a, (other.values[0] ?? 0) * b];
    return Math.abs(x - y) <= Math.max(x, y) * 0.02;
  }
  return one.values.length === other.values.length && one.values.every((value) => other.values.includes(value));
}

function amountsOf({ found }: View, passage: Passage): Amount[] {
  const times = found.times(passage);
  const names = found.mentions(passage);
  const quantities = found.quantities(passage).filter((quantity) => !times.some((time) => overlaps(time, quantity)));
  const amounts: Amount[] = [];
  const indexAt = (offset: number): number => passage.tokens.findIndex((token) => token.end > offset);
  for (const quantity of quantities) {
    const values = [quantity.amount, quantity.atLeast, quantity.atMost].filter((value) => value !== undefined);
    const { start, end, unit } = quantity;
    amounts.push({ start, end, values: [...new Set(values)], unit: stemOf(unit.toLowerCase()), token: indexAt(start), quantity });
  }
  passage.tokens.forEach((token, i) => {
    const value = token.kind === "number" ? figureOf(token.text) : token.lower === "both" ? 2 : NUMBER_WORDS.get(token.lower);
    if (value === undefined || [...times, ...names, ...quantities].some((other) => overlaps(other, token))) return;
    const next = passage.tokens[i + 1];
    const unit = next?.kind === "word" && !GRAMMAR_WORDS.has(next.lower) ? stemOf(next.lower) : "";
    amounts.push({ start: token.start, end: token.end, values: [value], unit, token: i });
  });
  return amounts.filter((amount) => amount.values.length > 0).sort((a, b) => a.start - b.start);
}

function figureOf(text: string): number | undefined {
  const value = Number.parseFloat(text.replace(/,(?=\d{3})/g, "").replace(",", "."));
  return Number.isFinite(value) ? value : undefined;
}
