import { MEASURES, type Measure, type Scored } from "./judge-games.ts";
import { METHODS, OURS } from "./methods.ts";
import { type Cell, intervalOf, meanOf, type Resampled } from "./resample.ts";

const OVER: readonly Resampled[] = ["sessions", "roles", "both"];

/** Means by method, and how far ours is from each, with intervals. The differences are paired: same party, same session. */
export function printScores(scored: readonly Scored[], seed: number): void {
  const cellsOf = (method: string, measure: Measure): Cell[] =>
    scored.flatMap(({ game, session, role, measures, ...each }) =>
      each.method === method ? [{ game, session, role, value: measures[measure] }] : [],
    );
  console.log(["".padEnd(12), ...MEASURES.map((measure) => measure.padStart(10))].join(""));
  for (const { name } of METHODS) {
    console.log([name.padEnd(12), ...MEASURES.map((measure) => meanOf(cellsOf(name, measure)).toFixed(3).padStart(10))].join(""));
  }
  console.log(`${OURS.name} less each, with 95% intervals over ${OVER.join(", ")}`);
  for (const { name } of METHODS.filter((method) => method !== OURS)) {
    for (const measure of MEASURES) {
      const theirs = cellsOf(name, measure);
      const less = cellsOf(OURS.name, measure).map((cell, k) => ({ ...cell, value: cell.value - (theirs[k]?.value ?? NaN) }));
      const intervals = OVER.map((over) => `[${intervalOf(less, over, seed).map(signed).join(" to ")}]`);
      console.log(`  ${name.padEnd(10)} ${measure.padEnd(10)} ${signed(meanOf(less))}  ${intervals.join("  ")}`);
    }
  }
}

function signed(number: number): string {
  return `${number < 0 ? "−" : "+"}${Math.abs(number).toFixed(3)}`;
}
