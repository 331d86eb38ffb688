import { type Reading } from "../../src/read/reading.ts";
import { type Gold } from "./gold.ts";
import { scoreDrift } from "./score-drift.ts";
import { scoreEvents } from "./score-events.ts";
import { scoreLineage } from "./score-lineage.ts";
import { scoreNames } from "./score-names.ts";
import { scoreQuantities } from "./score-quantities.ts";
import { scoreStatements } from "./score-statements.ts";
import { scoreTimes } from "./score-times.ts";
import { ratesOf, type Rates, type Tally } from "./tally.ts";

/** What is asked of a kind. */
export type Bar = Partial<Rates>;

export const BARS: Readonly<Record<string, Bar>> = {
  lineage: { precision: 1, recall: 1 },
  people: { f1: 0.9 },
  attribution: { f1: 0.8 },
  standing: { f1: 0.8 },
  times: { f1: 0.8 },
  quantities: { f1: 0.9 },
  drift: { recall: 0.8, precision: 0.7 },
  events: { recall: 0.75, precision: 0.65 },
};

/** A reading against the gold of its set: one tally a kind, after it those that tell it apart (their names are indented). */
export function scoreReading(reading: Reading, gold: Gold): Tally[] {
  const siblings = (a: string, b: string): boolean => gold.accounts.get(a)?.lineage.siblings.includes(b) ?? false;
  return [
    ...scoreLineage(reading.accounts, gold.accounts),
    ...scoreNames(reading.names, gold.names),
    ...scoreStatements(reading.sentences, gold.statements),
    ...scoreTimes(reading.times, gold.times),
    ...scoreQuantities(reading.quantities, gold.quantities),
    ...scoreDrift(reading.drift, gold.drift, siblings),
    ...scoreEvents(reading.candidates, gold.events, { found: reading.names, gold: gold.names }),
  ];
}

/** Whether a kind reaches what is asked of it; undefined where nothing is. */
export function reaches(tally: Tally): boolean | undefined {
  const bar = BARS[tally.kind];
  if (!bar) return undefined;
  const rates = ratesOf(tally);
  return (["precision", "recall", "f1"] as const).every((rate) => rates[rate] >= (bar[rate] ?? 0));
}
