/**
 * Numbers as whole multiples of a unit, so that sums do not depend on their order and equal packages compare equal: in
 * binary fractions 0.1 + 0.2 is not 0.3, and a frontier would have points that no one could tell apart.
 */

/** Sums of units stay below this, so that sums over parties still fit the 2^53 that a float holds exactly. */
export const UNIT_LIMIT = 2 ** 48;

const MOST_DECIMALS = 12;
const LARGEST_DENOMINATOR = 1_000_000;

/**
 * The denominator of the fraction that a number stands for: what its decimals say where there are at most 12 of them, else
 * of the simplest fraction within one part in 2^51 (continued fraction; a normalised weight is one), with a denominator of
 * at most a million. Undefined where it is no such number.
 */
export function denominatorOf(x: number): number | undefined {
  if (Number.isInteger(x)) return 1;
  const decimals = decimalsOf(x);
  if (decimals <= MOST_DECIMALS) {
    const whole = 10 ** decimals;
    return whole / greatestCommonDivisor(Math.abs(Math.round(x * whole)), whole);
  }
  let [before, denominator] = [0, 1];
  let rest = Math.abs(x) % 1;
  while (rest > 0 && denominator <= LARGEST_DENOMINATOR) {
    const scaled = Math.abs(x) * denominator;
    if (Math.abs(scaled - Math.round(scaled)) <= scaled * 2 ** -51) return denominator;
    const whole = Math.floor(1 / rest);
    rest = 1 / rest - whole;
    [before, denominator] = [denominator, whole * denominator + before];
  }
  return undefined;
}

/** The least common denominator of all, or undefined where one has none or it would pass the limit. Cost: numbers. */
export function commonDenominator(numbers: Iterable<number>): number | undefined {
  let common = 1;
  for (const x of numbers) {
    const one = denominatorOf(x);
    const joined = one === undefined ? undefined : leastCommonMultiple(common, one);
    if (joined === undefined) return undefined;
    common = joined;
  }
  return common;
}

/** Of two positive whole numbers; undefined past the limit. */
export function leastCommonMultiple(a: number, b: number): number | undefined {
  const multiple = (a / greatestCommonDivisor(a, b)) * b;
  return multiple > UNIT_LIMIT ? undefined : multiple;
}

function greatestCommonDivisor(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a;
}

/** How many decimals the shortest text of a number has. */
function decimalsOf(x: number): number {
  const [digits = "", exponent = "0"] = String(x).split("e");
  return Math.max(0, (digits.split(".")[1] ?? "").length - Number(exponent));
}
