/** Values as whole numbers, so that sums are exact in any order and equal means equal. */
export interface WholeValues {
  /** The numbers, times a common factor: multiples of `QUANTUM`, whose absolute values sum to at most `MOST`. */
  readonly whole: readonly number[];
  /** What a whole number of 1 stands for. */
  readonly unit: number;
  /**
   * 0 where the whole numbers are the given ones exactly. Otherwise the given ones were rounded: sums that differ by less
   * than this, on the scale of the numbers given, may be taken for equal, and equal ones for different.
   */
  readonly rounding: number;
}

/** Sums differ by multiples of it. Divisible by 1 to 10: a value can be shared out evenly over the sides of a box. */
export const QUANTUM = 2520;
/** Sums stay below 2^52: adding and taking away in any order is exact in a float. */
const MOST = 2 ** 52;
const MOST_DECIMALS = 15;

/**
 * Scales numbers to whole ones. They are exact where, as people write them, they have few decimals: 0.15 is held to be
 * fifteen hundredths, not the nearest binary fraction. `factors` is a list of factors for each number to be multiplied
 * exactly, as weight × value is. Cost: linear. Finite numbers only.
 */
export function wholeValues(factors: readonly (readonly number[])[]): WholeValues {
  const most = BigInt(Math.floor(MOST / QUANTUM));
  const products = factors.map((of) => of.map(decimalOf).reduce(times, { digits: 1n, decimals: 0 }));
  const decimals = products.reduce((sum, one) => (one.digits === 0n ? sum : Math.max(sum, one.decimals)), 0);
  if (decimals <= 2 * MOST_DECIMALS) {
    const digits = products.map((one) => (one.digits === 0n ? 0n : one.digits * 10n ** BigInt(decimals - one.decimals)));
    const common = digits.reduce(divisorOf, 0n) || 1n;
    const least = digits.map((one) => one / common);
    if (least.reduce((sum, one) => sum + (one < 0n ? -one : one), 0n) <= most) {
      const unit = Number(common) / 10 ** decimals / QUANTUM;
      return { whole: least.map((one) => Number(one) * QUANTUM), unit, rounding: 0 };
    }
  }
  const plain = factors.map((of) => of.reduce((product, one) => product * one, 1));
  const total = plain.reduce((sum, one) => sum + Math.abs(one), 0);
  // Each may be rounded up by a half: room for that in the sum.
  const factor = (Number(most) - plain.length) / total;
  const rounded = plain.map((one) => Math.round(one * factor));
  return { whole: rounded.map((one) => one * QUANTUM), unit: 1 / factor / QUANTUM, rounding: (plain.length + 1) / factor };
}

interface Decimal {
  readonly digits: bigint;
  readonly decimals: number;
}

/** The shortest decimal that reads as this number, which is what somebody wrote. */
function decimalOf(number: number): Decimal {
  const [mantissa = "0", exponent = "0"] = String(number).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const decimals = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return decimals < 0 ? { digits: digits * 10n ** BigInt(-decimals), decimals: 0 } : { digits, decimals };
}

function times(one: Decimal, other: Decimal): Decimal {
  return { digits: one.digits * other.digits, decimals: one.decimals + other.decimals };
}

function divisorOf(one: bigint, other: bigint): bigint {
  let [a, b] = [one < 0n ? -one : one, other < 0n ? -other : other];
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
