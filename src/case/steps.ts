/** Amounts run from `min` by `step` and do not pass `max`; the arithmetic of such ladders, in one place. */

/** Number of amounts, at least 1. A last step that misses `max` by rounding alone still counts. */
export function stepsOf(min: number, max: number, step: number): number {
  const steps = (max - min) / step;
  return Math.max(0, Math.floor(steps + 1e-9 * Math.max(1, steps))) + 1;
}

/** The `i`th amount, without the dust of binary fractions: 0.3, not 0.30000000000000004. */
export function amountAt(min: number, step: number, i: number): number {
  return Number((min + i * step).toPrecision(12));
}

/** The `i`th amount as text. */
export function nameAmount(min: number, step: number, i: number): string {
  return String(amountAt(min, step, i));
}

/** 0 to `size` − 1. */
export function indexes(size: number): number[] {
  return Array.from({ length: size }, (_, i) => i);
}
